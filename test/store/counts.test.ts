import { expect, test } from 'vitest'
import { answerInvitation } from '#actions/answer-invitation.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import { relate } from '#actions/relate.ts'
import type { Day } from '#model/day.ts'
import type { EventKind } from '#model/invitation.ts'
import { faredByKind, uninvited } from '#store/candidates.ts'
import { sentFates } from '#store/fates.ts'
import { countConnectionsOn, receivingRecord } from '#store/receiving.ts'
import { recentInvitations, sendingRecord } from '#store/sending.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

const day = (text: string) => text as Day
const TODAY = day('2026-11-18')

async function log(
  book: TestBook,
  direction: 'sent' | 'received',
  person: string,
  on: string,
  events: readonly (readonly [EventKind, string])[] = [],
  note = '',
) {
  const { invitation } = await logInvitation(book, { direction, person, on: day(on), note, purpose: null, by: 'cli' })
  for (const [kind, when] of events) await answerInvitation(book, invitation.id, { kind, on: day(when), by: 'cli' })
}

test('what was sent adds up as of any day, from the last event up to it', async () => {
  const book = await testBook()
  await log(book, 'sent', 'Ana Sousa', '2026-10-01', [['unknown-person', '2026-10-05']])
  await log(book, 'sent', 'Bo Lind', '2026-10-02', [
    ['withdrawn', '2026-10-20'],
    ['reopened', '2026-10-21'],
  ])
  await log(book, 'sent', 'Cy Wren', '2026-05-01')
  await log(book, 'sent', 'Dora Elm', '2026-10-03', [
    ['unknown-person', '2026-10-06'],
    ['accepted', '2026-10-09'],
  ])
  const on = (text: string) => sendingRecord(book.store.db, day(text), 180)
  expect(await on('2026-10-04')).toEqual({ unknownPerson: 0, outstanding: 4 })
  expect(await on('2026-10-06')).toEqual({ unknownPerson: 2, outstanding: 2 })
  expect(await on('2026-10-20')).toEqual({ unknownPerson: 1, outstanding: 1 })
  expect(await on('2026-11-18')).toEqual({ unknownPerson: 1, outstanding: 1 })
})

test('recent invitations know whether the person knew you by then', async () => {
  const book = await testBook()
  await log(book, 'sent', 'Ana Sousa', '2026-11-10', [], 'Hello')
  await log(book, 'sent', 'Bo Lind', '2026-11-12')
  await relate(book, { person: 'Bo Lind', kind: 'met', other: 'me', from: day('2026-11-15'), until: null, by: 'cli' })
  const recent = async (until: string) =>
    (await recentInvitations(book.store.db, day('2026-11-04'), day(until))).map(({ name, hasNote, knowsYou }) => [
      name,
      hasNote,
      knowsYou,
    ])
  expect(await recent('2026-11-14')).toEqual([
    ['Ana Sousa', true, false],
    ['Bo Lind', false, false],
  ])
  expect((await recent('2026-11-15'))[1]).toEqual(['Bo Lind', false, true])
})

test('fates tell when each invitation left the open ones', async () => {
  const book = await testBook()
  await log(book, 'sent', 'Ana Sousa', '2026-07-01', [['accepted', '2026-07-03']])
  await log(book, 'sent', 'Bo Lind', '2026-07-02', [['withdrawn', '2026-08-01']])
  await log(book, 'sent', 'Cy Wren', '2026-07-03', [
    ['withdrawn', '2026-08-01'],
    ['reopened', '2026-08-02'],
  ])
  expect(await sentFates(book.store.db, { after: day('2026-06-30'), upTo: day('2026-07-31') }, TODAY)).toEqual([
    { sentOn: '2026-07-01', acceptedOn: '2026-07-03', endedOn: null },
    { sentOn: '2026-07-02', acceptedOn: null, endedOn: '2026-08-01' },
    { sentOn: '2026-07-03', acceptedOn: null, endedOn: null },
  ])
})

test('what was received and decided is counted by its last event, and what it came with', async () => {
  const book = await testBook()
  await log(book, 'received', 'Ana Sousa', '2026-11-01', [['accepted', '2026-11-03']])
  await log(book, 'received', 'Bo Lind', '2026-11-01', [['accepted', '2026-11-03']], 'Hello')
  await log(book, 'received', 'Cy Wren', '2026-11-01', [['ignored', '2026-11-03']])
  await log(book, 'received', 'Dora Elm', '2026-11-01', [
    ['ignored', '2026-11-03'],
    ['accepted', '2026-11-05'],
  ])
  await relate(book, { person: 'Dora Elm', kind: 'colleague', other: 'me', from: null, until: null, by: 'cli' })
  await log(book, 'received', 'Eli Fox', '2026-11-01')
  expect(await receivingRecord(book.store.db, day('2026-10-01'), TODAY)).toEqual({
    decided: 4,
    accepted: 3,
    acceptedBlind: 1,
    unwanted: 1,
  })
  expect(await countConnectionsOn(book.store.db, day('2026-11-03'))).toBe(2)
  expect(await countConnectionsOn(book.store.db, TODAY)).toBe(3)
})

test('kinds of invitations are told apart by note and by who knew you then; the uninvited are neither', async () => {
  const book = await testBook()
  await relate(book, { person: 'Ana Sousa', kind: 'met', other: 'me', from: day('2026-01-01'), until: null, by: 'cli' })
  await log(book, 'sent', 'Ana Sousa', '2026-07-01', [['accepted', '2026-07-02']], 'Hello')
  await log(book, 'sent', 'Bo Lind', '2026-07-01', [['accepted', '2026-07-02']])
  await log(book, 'sent', 'Cy Wren', '2026-07-01')
  await relate(book, { person: 'Dora Elm', kind: 'met', other: 'me', from: null, until: null, by: 'cli' })
  expect(await faredByKind(book.store.db, day('2026-10-01'), TODAY)).toEqual([
    { knowsYou: false, hasNote: false, sent: 2, accepted: 1 },
    { knowsYou: true, hasNote: true, sent: 1, accepted: 1 },
  ])
  expect((await uninvited(book.store.db, TODAY, 10)).map((contact) => contact.name)).toEqual(['Dora Elm'])
})
