import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lookBack } from '#actions/look-back.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import { trial } from '#actions/trial.ts'
import { noteKinds } from '#etiquette/insight/groups.ts'
import { readNote } from '#etiquette/note/read-note.ts'
import { addDays, daysBetween } from '#model/day.ts'
import { standingOn } from '#model/invitation.ts'
import { findContacts } from '#store/contacts.ts'
import { allInvitations } from '#store/invitations.ts'
import { logReceived, logSent } from '#test/support/make.ts'
import { fill, randomBook } from '#test/support/random-book.ts'
import { sampleBook } from '#test/support/sample-book.ts'
import { testBook } from '#test/support/test-book.ts'

/** Everything counted again, one invitation after the other. */
async function recount(book: Book) {
  const { today, settings } = await momentOf(book)
  const { expiryDays } = settings.limits
  const past = (await allInvitations(book.store.db)).filter(({ sentOn }) => sentOn <= today)
  const stood = past.map((invitation) => ({ ...invitation, standing: standingOn(invitation, today, settings.limits) }))
  const sent = stood.filter(({ direction }) => direction === 'sent')
  const old = sent.filter(({ sentOn, standing }) => standing.outcome === 'accepted' && daysBetween(sentOn, today) >= 90)
  const month = today.slice(0, 7)
  const of = (direction: string) =>
    stood.filter((each) => each.direction === direction && each.sentOn.startsWith(month))
  const fared = (direction: string) => ({
    open: of(direction).filter(({ standing }) => standing.outcome === 'open').length,
    accepted: of(direction).filter(({ standing }) => standing.outcome === 'accepted').length,
    ended: of(direction).filter(({ standing }) => !['open', 'accepted'].includes(standing.outcome)).length,
  })
  const unnamed = book.store.sqlite
    .prepare('select count(*) from unnamed_sent where sent_on > ? and sent_on <= ?')
    .pluck()
    .get(addDays(today, -settings.limits.weekDays), today)
  return {
    sent: sent.length,
    received: stood.length - sent.length,
    base: old.length,
    within: (days: number) => old.filter(({ sentOn, standing }) => daysBetween(sentOn, standing.since) <= days).length,
    open: sent.filter(({ standing }) => standing.outcome === 'open').length,
    lastWeek: sent.filter(({ sentOn }) => sentOn > addDays(today, -settings.limits.weekDays)).length + Number(unnamed),
    thisMonth: { sent: fared('sent'), received: fared('received') },
    expiryDays,
  }
}

async function expectSame(book: Book): Promise<number> {
  const found = await lookBack(book)
  const again = await recount(book)
  expect(found.sent).toBe(again.sent)
  expect(found.received).toBe(again.received)
  expect(found.patience.base).toBe(again.base)
  for (const { days, arrived } of found.patience.points) expect(arrived).toBe(again.within(days))
  expect(found.patience.open.reduce((sum, { number }) => sum + number, 0)).toBe(again.open)
  expect(found.budget.weeks.at(-1)?.sent ?? 0).toBe(again.lastWeek)
  expect(found.flow.months.at(-1)).toMatchObject(again.thisMonth)
  return again.sent + again.received
}

test('the counts of the sample are those one gets by going through it', async () => {
  const book = await sampleBook()
  expect(await expectSame(book)).toBe(126)
  await book.store.close()
})

test('the counts of any book are those one gets by going through it', async () => {
  let seen = 0
  await fc.assert(
    fc.asyncProperty(randomBook, async (rows) => {
      const book = await testBook()
      await fill(book, { ...rows, settings: [] })
      seen += await expectSame(book)
      await book.close()
    }),
    { numRuns: 40 },
  )
  expect(seen).toBeGreaterThan(20)
})

test('what is kept is counted anew once the book changes, and a book of received ones alone is told of', async () => {
  const book = await testBook()
  expect((await lookBack(book)).reach).toBeNull()
  await logReceived(book, 'Ana Sousa', '2026-11-10')
  expect(await lookBack(book)).toMatchObject({ sent: 0, received: 1, reach: { from: '2026-11-10' } })
  await logSent(book, 'Bo Lind', '2026-11-12')
  expect(await lookBack(book)).toMatchObject({ sent: 1, received: 1 })
})

test('the kinds of the trial hold every invitation old enough to tell', async () => {
  const book = await sampleBook()
  const { knew, notes, all } = await trial(book)
  const { today, settings } = await momentOf(book)
  const sent = (await allInvitations(book.store.db)).filter(
    ({ direction, sentOn }) => direction === 'sent' && daysBetween(sentOn, today) >= 28,
  )
  const contacts = await findContacts(
    book.store.db,
    sent.map(({ contactId }) => contactId),
  )
  expect(contacts.size).toBeGreaterThan(10)
  expect(knew.reduce((sum, { settled }) => sum + settled, 0)).toBe(all.settled)
  expect(all.settled).toBe(sent.length)
  for (const { group, settled, accepted } of notes) {
    const those = sent.filter(({ note }) => noteKinds(note === null ? null : readNote(note)).includes(group as 'none'))
    expect([group, settled]).toEqual([group, those.length])
    expect(accepted).toBe(
      those.filter((each) => standingOn(each, today, settings.limits).outcome === 'accepted').length,
    )
  }
  await book.store.close()
})
