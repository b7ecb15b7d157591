import { describe, expect, test } from 'vitest'
import { answerInvitation } from '#actions/answer-invitation.ts'
import { changeRule } from '#actions/change-settings.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { listFindings } from '#actions/list-findings.ts'
import { beginReview, finishReview, finishStep } from '#actions/review-run.ts'
import { reviewWeek } from '#actions/review-week.ts'
import { waive } from '#actions/waive.ts'
import { REVIEW_STEPS } from '#model/review.ts'
import { changeContact } from '#store/contacts.ts'
import { inOperation } from '#store/journal.ts'
import { findReview, listReviews } from '#store/reviews.ts'
import { day, logReceived, logSent, rowsHash } from '#test/support/make.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

/** A small book: one invitation sent ten days ago, one received on the same day, one accepted lately. */
async function smallBook(): Promise<TestBook> {
  const book = await testBook()
  await logSent(book, 'Ana Sousa', '2026-11-08')
  await logReceived(book, 'Bo Lind', '2026-11-08', 'Hello')
  await logSent(book, 'Chi Nwosu', '2026-11-10', [['accepted', '2026-11-15']])
  return book
}

async function found(book: TestBook, on: string): Promise<string[]> {
  const { findings } = await listFindings(book, day(on))
  return findings
    .filter((each) => each.subject.kind !== 'account')
    .map((each) => `${each.subject.contact?.name}: ${each.rule} ${each.severity}`)
}

describe('findings day by day', () => {
  test('nothing is found before a thing has happened', async () => {
    expect(await found(await smallBook(), '2026-11-07')).toEqual([])
  })

  test.each([
    ['2026-11-14', 'Bo Lind: received-unhandled', undefined],
    ['2026-11-15', 'Bo Lind: received-unhandled', 'warn'],
    ['2026-12-07', 'Bo Lind: received-unhandled', 'warn'],
    ['2026-12-08', 'Bo Lind: received-unhandled', 'stop'],
    ['2026-11-21', 'Ana Sousa: pending-long', undefined],
    ['2026-11-22', 'Ana Sousa: pending-long', 'info'],
    ['2026-12-06', 'Ana Sousa: pending-long', 'warn'],
    ['2027-04-26', 'Ana Sousa: expires-soon', undefined],
    ['2027-04-27', 'Ana Sousa: expires-soon', 'info'],
    ['2027-05-06', 'Ana Sousa: expires-soon', 'info'],
    ['2027-05-07', 'Ana Sousa: expires-soon', undefined],
    ['2026-11-14', 'Chi Nwosu: say-thanks', undefined],
    ['2026-11-15', 'Chi Nwosu: say-thanks', 'info'],
  ])('on %s, of %s: %s', async (on, what, severity) => {
    const one = (await found(await smallBook(), on)).find((each) => each.startsWith(`${what} `))
    expect(one?.split(' ').at(-1)).toBe(severity)
  })

  test('the most severe come first, and of equal ones the oldest', async () => {
    const book = await smallBook()
    await logReceived(book, 'Dora Meier', '2026-11-01')
    const { findings } = await listFindings(book, day('2026-12-09'))
    const order = ['stop', 'warn', 'info']
    const ranks = findings.map((each) => order.indexOf(each.severity))
    expect(ranks).toEqual(ranks.toSorted())
    expect(
      findings.filter((each) => each.rule === 'received-unhandled').map((each) => each.subject.contact?.name),
    ).toEqual(['Dora Meier', 'Bo Lind'])
  })

  test('what is decided is no longer found; what was on an earlier day still was', async () => {
    const book = await smallBook()
    const [received] = (await listFindings(book)).findings.filter((each) => each.subject.kind === 'received')
    await answerInvitation(book, received?.subject.id ?? '', { kind: 'ignored', by: 'ui' })
    expect((await found(book, '2026-11-18')).filter((each) => each.startsWith('Bo'))).toEqual([])
    expect((await found(book, '2026-11-17')).filter((each) => each.startsWith('Bo'))).toHaveLength(1)
  })

  test('a waived one is told apart, and a rule switched off says nothing', async () => {
    const book = await smallBook()
    const [received] = (await listFindings(book)).findings.filter((each) => each.rule === 'received-unhandled')
    await waive(book, {
      rule: 'received-unhandled',
      subjectId: received?.subject.id ?? '',
      reason: 'On leave',
      until: day('2026-11-20'),
      by: 'ui',
    })
    expect((await listFindings(book)).waived.map((each) => each.waivedBy?.reason)).toEqual(['On leave'])
    expect(await found(book, '2026-11-21')).toContain('Bo Lind: received-unhandled warn')
    await changeRule(book, 'received-unhandled', { severity: 'off' }, 'ui')
    expect((await found(book, '2026-11-21')).join()).not.toMatch(/received-unhandled/)
  })

  test('judging changes nothing', async () => {
    const book = await smallBook()
    const before = rowsHash(book.store)
    await listFindings(book)
    await reviewWeek(book)
    expect(rowsHash(book.store)).toBe(before)
  })
})

describe('the weekly review', () => {
  test('gathers who waits, what grew old, who accepted, what was sent and who is next', async () => {
    const book = await smallBook()
    await logSent(book, 'Eli Falk', '2026-10-01')
    await keepDraft(book, { to: 'Fay Grant', note: '', purpose: null, by: 'ui' })
    const week = await reviewWeek(book)
    expect(week).toMatchObject({ today: '2026-11-18', since: '2026-11-11', lastReviewOn: null })
    expect(week.received.map((each) => [each.contact.name, each.ageDays])).toEqual([['Bo Lind', 10]])
    expect(week.stale.map((each) => each.contact.name)).toEqual(['Eli Falk'])
    expect(week.accepted.map((each) => [each.contact.name, each.acceptedOn, each.wroteSince])).toEqual([
      ['Chi Nwosu', '2026-11-15', false],
    ])
    expect(week.budget.used).toBe(0)
    expect(week.sentSince).toMatchObject({ count: 0, withNote: 0 })
    expect(week.next.map((each) => [each.contact.name, each.isDraft, each.verdict])).toEqual([
      ['Fay Grant', true, 'dont'],
    ])
  })

  test('names people of high value who are not invited yet, and not those who are', async () => {
    const book = await smallBook()
    const mark = async (name: string) => {
      const { contact } = await keepDraft(book, { to: name, note: '', purpose: null, by: 'ui' })
      await inOperation(book.store, { by: 'ui', at: book.clock.now(), label: 'Mark' }, async (write) =>
        changeContact(write, contact.id, { mark: 'high' }),
      )
      const { discardDraft } = await import('#actions/keep-draft.ts')
      await discardDraft(book, contact, 'ui')
    }
    for (const name of ['Ana Sousa', 'Gus Holm']) await mark(name)
    expect((await reviewWeek(book)).next.map((each) => each.contact.name)).toEqual(['Gus Holm'])
  })

  test('is begun once, gone through step by step, and finished with its report kept', async () => {
    const book = await smallBook()
    const review = await beginReview(book, 'ui')
    expect((await beginReview(book, 'ui')).id).toBe(review.id)
    await finishStep(book, review.id, 'received', 'ui')
    await finishStep(book, review.id, 'received', 'ui')
    expect((await findReview(book.store.db, review.id))?.doneSteps).toEqual(['received'])
    const { review: finished, operation } = await finishReview(book, review.id, 'ui')
    expect(finished).toMatchObject({
      day: '2026-11-18',
      finishedAt: '2026-11-18T12:00:00.000Z',
      doneSteps: [...REVIEW_STEPS],
    })
    expect(finished.report).toMatch(/^# Week up to 18 Nov 2026\n/)
    expect(finished.report).toMatch(/\*\*Bo Lind\*\*, 8 Nov 2026, 10 days ago/)
    expect(operation).not.toBeNull()
    expect((await finishReview(book, review.id, 'ui')).operation).toBeNull()
    expect(await listReviews(book.store.db)).toHaveLength(1)
  })

  test('the next one begins the day after the last', async () => {
    const book = await smallBook()
    await finishReview(book, (await beginReview(book, 'ui')).id, 'ui')
    book.clock.set('2026-11-25T12:00:00.000Z')
    expect(await reviewWeek(book)).toMatchObject({
      lastReviewOn: '2026-11-18',
      since: '2026-11-19',
      today: '2026-11-25',
    })
    expect((await beginReview(book, 'ui')).day).toBe('2026-11-25')
  })

  test('one that is gone is refused', async () => {
    await expect(finishReview(await testBook(), 'gone', 'ui')).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('a report means other people’s words literally and on one line', async () => {
    const book = await testBook()
    await logReceived(book, '# **Ana** [x](http://evil.test)', '2026-11-08', '\u001b[31m<b>red</b>\n# heading')
    const { review } = await finishReview(book, (await beginReview(book, 'ui')).id, 'ui')
    expect(review.report?.split('\n').filter((line) => line.startsWith('# '))).toEqual(['# Week up to 18 Nov 2026'])
    expect(review.report).toContain('\\# \\*\\*Ana\\*\\* \\[x\\](http://evil.test)')
    expect(review.report?.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })
})

test('while a book is judged, whatever else waits has its turn', async () => {
  const book = await testBook()
  for (let each = 0; each < 60; each++) await logReceived(book, `Person ${each}`, '2026-11-10')
  let turns = 0
  const others = () => {
    turns++
    next = setImmediate(others)
  }
  let next = setImmediate(others)
  await listFindings(book)
  clearImmediate(next)
  expect(turns).toBeGreaterThanOrEqual(2)
})
