import { expect, test } from 'vitest'
import { answerInvitation, answerPerson } from '#actions/answer-invitation.ts'
import { noteThanks } from '#actions/note-thanks.ts'
import { compareReviews, pastReviews } from '#actions/review-compare.ts'
import { beginReview, finishReview, leaveItem, stepToGoOn, takeUpItem } from '#actions/review-run.ts'
import { reviewSoFar } from '#actions/review-so-far.ts'
import { undo } from '#actions/undo.ts'
import { weekSpent } from '#actions/week-spent.ts'
import { inWords } from '#model/review.ts'
import { messagesWith } from '#store/messages.ts'
import { day, logReceived, logSent, rowsHash } from '#test/support/make.ts'
import { testBook } from '#test/support/test-book.ts'

async function week() {
  const book = await testBook()
  const rita = await logReceived(book, 'Rita Waits', '2026-11-01', 'Hello')
  const bo = await logReceived(book, 'Bo Lind', '2026-11-02')
  await logSent(book, 'Sven Old', '2026-09-01')
  await logSent(book, 'Ana Sousa', '2026-11-10', [['accepted', '2026-11-15']])
  const review = await beginReview(book, 'ui')
  return { book, review, rita, bo }
}

const namesOf = (items: readonly { readonly contact: { readonly name: string } }[]) =>
  items.map((each) => each.contact.name)

test('what was decided before the review began is not counted in it', async () => {
  const { book, review } = await week()
  const { counts } = await reviewSoFar(book, review)
  expect(counts).toMatchObject({
    received: 2,
    receivedDecided: 0,
    stale: 1,
    staleWithdrawn: 0,
    thanks: 1,
    thanked: 0,
    items: 4,
    left: 4,
    accepted: 1,
  })
})

test('answers count in their kinds, and undo in the middle takes them out again', async () => {
  const { book, review, rita, bo } = await week()
  const first = await answerInvitation(book, rita.id, { kind: 'accepted', by: 'ui' })
  await answerInvitation(book, bo.id, { kind: 'answered', text: 'Where did we meet?', by: 'ui' })
  await answerPerson(book, 'Sven Old', { kind: 'withdrawn', by: 'ui' })
  const soFar = await reviewSoFar(book, review)
  // Somebody written back to is done with for this review, though the invitation stays open.
  expect(namesOf(soFar.received.open)).toEqual([])
  expect(soFar.counts).toMatchObject({ received: 2, receivedDecided: 2, staleWithdrawn: 1, left: 1 })

  await undo(book, first.operation ?? '', 'ui')
  const after = await reviewSoFar(book, review)
  expect(namesOf(after.received.open)).toEqual(['Rita Waits'])
  expect(after.counts).toMatchObject({ received: 2, receivedDecided: 1, left: 2 })
})

test('what is left is remembered for this review alone, each taken back by itself, and gone with its end', async () => {
  const { book, review, rita, bo } = await week()
  const before = rowsHash(book.store)
  const one = await leaveItem(book, review.id, rita.id, 'ui')
  const other = await leaveItem(book, review.id, bo.id, 'ui')
  expect(await leaveItem(book, review.id, bo.id, 'ui')).toBeNull()
  await expect(leaveItem(book, review.id, 'gone', 'ui')).rejects.toMatchObject({ kind: 'not-found' })
  const soFar = await reviewSoFar(book, review)
  expect([namesOf(soFar.received.open), namesOf(soFar.received.left)]).toEqual([[], ['Rita Waits', 'Bo Lind']])
  expect(soFar.counts.left).toBe(4)

  await undo(book, one ?? '', 'ui')
  expect(namesOf((await reviewSoFar(book, review)).received.left)).toEqual(['Bo Lind'])
  await undo(book, other ?? '', 'ui')
  expect(rowsHash(book.store)).toBe(before)

  await leaveItem(book, review.id, bo.id, 'ui')
  await takeUpItem(book, review.id, bo.id, 'ui')
  expect(rowsHash(book.store)).toBe(before)

  await leaveItem(book, review.id, bo.id, 'ui')
  await finishReview(book, review.id, 'ui')
  const kept = book.store.sqlite.prepare(`select count(*) from settings where id like 'review.%'`).pluck().get()
  expect(kept).toBe(0)
  await expect(leaveItem(book, review.id, bo.id, 'ui')).rejects.toMatchObject({ kind: 'refused' })
  book.clock.set('2026-11-25T12:00:00.000Z')
  const next = await beginReview(book, 'ui')
  expect(namesOf((await reviewSoFar(book, next)).received.open)).toContain('Bo Lind')
})

test('thanks are a message sent today, in the words given, and undone whole', async () => {
  const { book, review } = await week()
  const before = rowsHash(book.store)
  const [ana] = (await reviewSoFar(book, review)).thanks.open
  const operation = await noteThanks(book, { contactId: ana?.contact.id ?? '', text: ' Thank you. ', by: 'ui' })
  const soFar = await reviewSoFar(book, review)
  expect([namesOf(soFar.thanks.open), namesOf(soFar.decided.thanked)]).toEqual([[], ['Ana Sousa']])
  expect(await messagesWith(book.store.db, ana?.contact.id ?? '', 5)).toMatchObject([
    { direction: 'sent', sentOn: '2026-11-18', text: 'Thank you.' },
  ])
  await undo(book, operation ?? '', 'ui')
  expect(rowsHash(book.store)).toBe(before)
  await expect(noteThanks(book, { contactId: 'gone', by: 'ui' })).rejects.toMatchObject({ kind: 'not-found' })
})

test('the end keeps the counts and a report that fits one page however much waits', async () => {
  const { book, review, rita } = await week()
  for (let each = 0; each < 40; each++) await logReceived(book, `Person ${each}`, '2026-11-03', 'word '.repeat(60))
  await answerInvitation(book, rita.id, { kind: 'ignored', by: 'ui' })
  const { review: finished } = await finishReview(book, review.id, 'ui')
  expect(finished.counts).toMatchObject({ received: 42, receivedDecided: 1, left: 43, items: 44 })
  expect(finished.report).toContain('- Received, decided: 1 of 42 (ignored: **Rita Waits**).')
  expect(finished.report).toContain('- and 36 more, on the Received page.')
  expect(finished.report).toMatch(/owed an answer today\. The next review: Wednesday, 25 Nov 2026\.\n/)
  expect(finished.report).not.toContain('The last review was finished')
  expect(finished.report?.split('\n').length).toBeLessThan(60)
  expect(Math.max(...(finished.report ?? '').split('\n').map((line) => line.length))).toBeLessThan(260)
})

test('a review goes on at the first step that was not gone through', () => {
  expect(stepToGoOn({ doneSteps: [] })).toBe('received')
  expect(stepToGoOn({ doneSteps: ['received', 'accepted'] })).toBe('stale')
})

test('two reviews are compared, the later against the earlier, whichever way they are named', async () => {
  const { book, review, rita } = await week()
  await answerInvitation(book, rita.id, { kind: 'accepted', by: 'ui' })
  await finishReview(book, review.id, 'ui')
  expect(await compareReviews(book)).toBeNull()
  book.clock.set('2026-11-25T12:00:00.000Z')
  await logSent(book, 'New One', '2026-11-24', [], { note: 'Hello' })
  await finishReview(book, (await beginReview(book, 'ui')).id, 'ui')

  const compared = await compareReviews(book)
  expect([compared?.before.day, compared?.now.day]).toEqual(['2026-11-18', '2026-11-25'])
  const of = (says: string) => compared?.lines.find((line) => line.says === says)
  expect(of('Received, decided')).toMatchObject({ before: '1 of 2', now: '0 of 1', difference: '1 fewer' })
  expect(of('Sent with a note')).toMatchObject({ before: '0 of 0', now: '1 of 1', difference: '1 more' })
  const past = await pastReviews(book)
  expect(await compareReviews(book, { now: past[1]?.id, before: past[0]?.id })).toEqual(compared)
  await expect(compareReviews(book, { now: 'gone' })).rejects.toMatchObject({ kind: 'not-found' })
  expect([inWords(2, 2), inWords(undefined, 3), inWords(3, 1)]).toEqual(['the same', 'not kept', '2 fewer'])
})

test('the week’s invitations are told one by one, with the days on which their slots free', async () => {
  const book = await testBook()
  await logSent(book, 'Old One', '2026-11-01')
  await logSent(book, 'Ana Sousa', '2026-11-13', [['accepted', '2026-11-15']], { note: 'Hello' })
  await logSent(book, 'Bo Lind', '2026-11-16')
  await logSent(book, 'Chi Nwosu', '2026-11-16')
  const { list, slots } = await weekSpent(book, day('2026-11-11'))
  expect(list.map((each) => [each.contact.name, each.hasNote, each.outcome])).toEqual([
    ['Chi Nwosu', false, 'open'],
    ['Bo Lind', false, 'open'],
    ['Ana Sousa', true, 'accepted'],
  ])
  expect(slots).toEqual([
    { on: '2026-11-20', count: 1 },
    { on: '2026-11-23', count: 2 },
  ])
})
