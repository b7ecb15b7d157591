import { describe, expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { answerInvitation } from '#actions/answer-invitation.ts'
import { changeSettings } from '#actions/change-settings.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { leaveLine } from '#actions/leave-line.ts'
import { noteThanks } from '#actions/note-thanks.ts'
import { nowQueue } from '#actions/now-queue.ts'
import { undo } from '#actions/undo.ts'
import { waive } from '#actions/waive.ts'
import { messagesWith } from '#store/messages.ts'
import { readAllKept } from '#store/settings.ts'
import { logReceived, logSent, noFields } from '#test/support/make.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

const NOTE =
  'Hi Ana, your write-up of the Oslo port cutover settled an argument of ours about dual writes. We move 300 lorries with the same doubt; I would gladly compare notes.'

async function lines(book: TestBook): Promise<string[]> {
  return (await nowQueue(book)).lines.map((line) => {
    if ('contact' in line) return `${line.kind} ${line.contact.name}`
    if (line.kind === 'wait') return `wait ${line.wait.contact.name} ${line.wait.on}`
    if (line.kind === 'draft') return `draft ${line.next.contact.name}`
    return line.kind === 'account' ? `account ${line.finding.rule}` : line.kind
  })
}

const idOf = async (book: TestBook, kind: string) =>
  (await nowQueue(book)).lines.find((line) => line.kind === kind)?.id ?? ''

describe('the queue', () => {
  test('of an empty book is empty', async () => {
    expect(await lines(await testBook())).toEqual([])
  })

  test('is one list of all that needs a person, in order', async () => {
    const book = await testBook()
    await logSent(book, 'Sven Old', '2026-10-01')
    await logSent(book, 'Tia Thanked', '2026-11-10', [['accepted', '2026-11-15']])
    await logReceived(book, 'Rita New', '2026-11-17')
    await logReceived(book, 'Rob Waits', '2026-10-01')
    await keepDraft(book, { to: 'Ana Sousa', note: NOTE, purpose: 'Compare notes', by: 'ui' })
    await keepDraft(book, { to: 'Bo Empty', note: '', purpose: null, by: 'ui' })
    expect(await lines(book)).toEqual([
      'received Rob Waits',
      'received Rita New',
      'accepted Tia Thanked',
      'draft Ana Sousa',
      'stale Sven Old',
    ])
    expect((await nowQueue(book)).drafts.map((each) => each.contact.name)).toEqual(['Ana Sousa', 'Bo Empty'])
  })

  test('holds nobody you wrote back to lately, nor one set aside, until they wait again', async () => {
    const book = await testBook()
    const wrote = await logReceived(book, 'Rita Asked', '2026-11-08')
    const aside = await logReceived(book, 'Rob Aside', '2026-11-08')
    expect(await lines(book)).toHaveLength(2)
    await answerInvitation(book, wrote.id, { kind: 'answered', text: 'Where have we met?', by: 'ui' })
    const kept = { rule: 'received-unhandled', subjectId: aside.id, reason: 'On leave', until: null, by: 'ui' } as const
    await waive(book, kept)
    expect(await lines(book)).toEqual([])
    book.clock.set('2026-12-20T12:00:00.000Z')
    expect(await lines(book)).toContain('received Rita Asked')
  })

  test('follows a change at once', async () => {
    const book = await testBook()
    const received = await logReceived(book, 'Rita New', '2026-11-17')
    expect(await lines(book)).toEqual(['received Rita New'])
    const { operation } = await answerInvitation(book, received.id, { kind: 'ignored', by: 'ui' })
    expect(await lines(book)).toEqual([])
    await undo(book, operation ?? undefined, 'ui')
    expect(await lines(book)).toEqual(['received Rita New'])
  })

  test('counts your open invitations: none that was closed, by anybody or by time', async () => {
    const book = await testBook()
    await logSent(book, 'Sven Open', '2026-05-23')
    await logSent(book, 'Vasco Ended', '2026-05-22')
    await logSent(book, 'Wes Withdrawn', '2026-11-01', [['withdrawn', '2026-11-02']])
    await logSent(book, 'Rea Reopened', '2026-11-01', [
      ['ignored', '2026-11-02'],
      ['reopened', '2026-11-03'],
    ])
    expect((await nowQueue(book)).openSent).toBe(2)
  })

  test('tells when the next slot frees, but only while the budget is spent', async () => {
    const book = await testBook()
    await logSent(book, 'Sven New', '2026-11-17')
    expect(await lines(book)).toEqual([])
    await changeSettings(book, { 'limits.weekly': '1', 'limits.reserve': '0' }, 'ui')
    expect(await lines(book)).toEqual(['slot'])
  })
})

describe('a wait that ends', () => {
  async function withdrawn(on: string): Promise<TestBook> {
    const book = await testBook()
    await logSent(book, 'Ana Sousa', '2026-06-01', [['withdrawn', on]])
    return book
  }

  test('of somebody with a draft is told from a week before to a week after', async () => {
    // 90 days after 20 August it is 18 November.
    const book = await withdrawn('2026-08-20')
    expect(await lines(book)).toEqual([])
    await keepDraft(book, { to: 'Ana Sousa', note: '', purpose: null, by: 'ui' })
    expect(await lines(book)).toEqual(['wait Ana Sousa 2026-11-18'])
    book.clock.set('2026-11-11T12:00:00.000Z')
    expect(await lines(book)).toEqual(['wait Ana Sousa 2026-11-18'])
    book.clock.set('2026-11-10T12:00:00.000Z')
    expect(await lines(book)).toEqual([])
    book.clock.set('2026-11-25T12:00:00.000Z')
    expect(await lines(book)).toContain('wait Ana Sousa 2026-11-18')
    book.clock.set('2026-11-26T12:00:00.000Z')
    expect(await lines(book)).not.toContain('wait Ana Sousa 2026-11-18')
  })

  test('is said once: a draft that may go out says it', async () => {
    const book = await withdrawn('2026-08-20')
    await keepDraft(book, { to: 'Ana Sousa', note: NOTE, purpose: 'Compare notes', by: 'ui' })
    expect(await lines(book)).toEqual(['draft Ana Sousa'])
  })

  test('is told without a draft of people of high value alone', async () => {
    const book = await testBook()
    await addPerson(book, { ...noFields, name: 'Ana Sousa', mark: 'high' }, 'ui')
    for (const name of ['Ana Sousa', 'Bo Lind']) await logSent(book, name, '2026-06-01', [['withdrawn', '2026-08-20']])
    expect(await lines(book)).toEqual(['wait Ana Sousa 2026-11-18'])
  })

  test('is not told once they invited you, or after two without an answer', async () => {
    const book = await withdrawn('2026-08-20')
    await keepDraft(book, { to: 'Ana Sousa', note: '', purpose: null, by: 'ui' })
    await logReceived(book, 'Ana Sousa', '2026-11-17')
    expect(await lines(book)).toEqual(['received Ana Sousa'])
    const twice = await testBook()
    await logSent(twice, 'Ana Sousa', '2026-01-01', [['withdrawn', '2026-03-01']])
    await logSent(twice, 'Ana Sousa', '2026-06-01', [['withdrawn', '2026-08-20']])
    await keepDraft(twice, { to: 'Ana Sousa', note: '', purpose: null, by: 'ui' })
    expect(await lines(twice)).toEqual([])
  })
})

describe('leaving a line', () => {
  test('brings what grew old back after two weeks; nothing else changes', async () => {
    const book = await testBook()
    await logSent(book, 'Sven Old', '2026-10-01')
    const { until, operation } = await leaveLine(book, await idOf(book, 'stale'), 'ui')
    expect(until).toBe('2026-12-02')
    expect(await lines(book)).toEqual([])
    book.clock.set('2026-12-02T12:00:00.000Z')
    expect(await lines(book)).not.toContain('stale Sven Old')
    book.clock.set('2026-12-03T12:00:00.000Z')
    expect(await lines(book)).toContain('stale Sven Old')
    await undo(book, operation ?? undefined, 'ui')
    expect((await readAllKept(book.store.db, 'left.')).size).toBe(0)
  })

  test('is for good where thanks are let be', async () => {
    const book = await testBook()
    await logSent(book, 'Tia Thanked', '2026-11-10', [['accepted', '2026-11-15']])
    expect((await leaveLine(book, await idOf(book, 'accepted'), 'ui')).until).toBeNull()
    expect(await lines(book)).toEqual([])
  })

  test('forgets what was left until a day that is over', async () => {
    const book = await testBook()
    await logSent(book, 'Sven Old', '2026-10-01')
    await leaveLine(book, await idOf(book, 'stale'), 'ui')
    book.clock.set('2026-12-10T12:00:00.000Z')
    await leaveLine(book, await idOf(book, 'stale'), 'ui')
    expect([...(await readAllKept(book.store.db, 'left.')).values()]).toEqual(['2026-12-24'])
  })

  test('is refused where somebody waits for a decision, and where nothing is', async () => {
    const book = await testBook()
    await logReceived(book, 'Rita New', '2026-11-17')
    await expect(leaveLine(book, await idOf(book, 'received'), 'ui')).rejects.toThrow('cannot be left')
    await expect(leaveLine(book, 'stale-nothing', 'ui')).rejects.toThrow('not in the queue')
  })
})

describe('thanks', () => {
  test('are a message to them, with no words but yours, and can be taken back', async () => {
    const book = await testBook()
    const { contactId } = await logSent(book, 'Tia Thanked', '2026-11-10', [['accepted', '2026-11-15']])
    expect(await lines(book)).toEqual(['accepted Tia Thanked'])
    const operation = await noteThanks(book, { contactId, by: 'ui' })
    expect(await lines(book)).toEqual([])
    expect(await messagesWith(book.store.db, contactId, 5)).toMatchObject([
      { direction: 'sent', sentOn: '2026-11-18', text: '' },
    ])
    await undo(book, operation ?? undefined, 'ui')
    expect(await lines(book)).toEqual(['accepted Tia Thanked'])
    await noteThanks(book, { contactId, text: ' Thank you, Tia. ', by: 'ui' })
    expect(await messagesWith(book.store.db, contactId, 5)).toMatchObject([{ text: 'Thank you, Tia.' }])
  })

  test('to nobody are refused in words', async () => {
    await expect(noteThanks(await testBook(), { contactId: 'nobody', by: 'ui' })).rejects.toThrow('not in the book')
  })
})
