import { expect, test } from 'vitest'
import { answerInvitation } from '#actions/answer-invitation.ts'
import { changeSettings } from '#actions/change-settings.ts'
import { checkDraft } from '#actions/check-draft.ts'
import { considerAnswer } from '#actions/consider-answer.ts'
import { listFindings } from '#actions/list-findings.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import { relate } from '#actions/relate.ts'
import type { Day } from '#model/day.ts'
import type { Direction } from '#model/invitation.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

const day = (text: string) => text as Day
const NOTE = 'Your talk on harbour charts in Porto stayed with me. I draw tide maps; shall we stay in touch?'

async function log(book: TestBook, direction: Direction, person: string, on: string, note = NOTE) {
  return (await logInvitation(book, { direction, person, on: day(on), note, purpose: 'maps', by: 'cli' })).invitation
}

const rulesOf = async (book: TestBook, person: string, note = NOTE) =>
  (await checkDraft(book, { to: person, note, purpose: 'maps' })).findings.map((each) => each.rule)

test('an acceptance without a word since asks for thanks, until something is written', async () => {
  const book = await testBook()
  const { id } = await log(book, 'sent', 'Ana Sousa', '2026-11-10')
  await answerInvitation(book, id, { kind: 'accepted', on: day('2026-11-15'), by: 'cli' })
  const { findings } = await listFindings(book)
  expect(findings.map(({ rule, subject }) => [rule, subject.kind, subject.contact?.name])).toEqual([
    ['say-thanks', 'accepted', 'Ana Sousa'],
  ])
  expect((await listFindings(book, day('2026-11-14'))).findings.map((each) => each.rule)).toEqual([])
})

test('a received note that asks for an invitation is told apart from one that only waits', async () => {
  const book = await testBook()
  await log(book, 'received', 'Wes Stoke', '2026-11-16', 'Hi, could you send me an invitation instead? I used up mine.')
  await log(book, 'received', 'Mia Berg', '2026-11-16')
  const { findings } = await listFindings(book)
  expect(findings.map(({ rule, subject }) => [rule, subject.contact?.name])).toEqual([
    ['asks-you-to-invite', 'Wes Stoke'],
  ])
})

test('reporting and “I don’t know this person” ask once more; ignoring does not', async () => {
  const book = await testBook()
  const { id } = await log(book, 'received', 'Mia Berg', '2026-11-16')
  const said = async (answer: Parameters<typeof considerAnswer>[2]) =>
    (await considerAnswer(book, id, answer)).findings.map((each) => each.rule)
  expect(await said('reported')).toEqual(['report-lightly'])
  expect(await said('unknown-person')).toEqual(['dont-know-lightly'])
  expect(await said('ignored')).toEqual([])
  expect(await said('accepted')).toEqual([])
  await answerInvitation(book, id, { kind: 'unknown-person', by: 'cli' })
  expect((await listFindings(book)).findings).toEqual([])
})

test('a sent invitation is none to consider an answer to', async () => {
  const book = await testBook()
  const { id } = await log(book, 'sent', 'Ana Sousa', '2026-11-10')
  await expect(considerAnswer(book, id, 'ignored')).rejects.toThrow('not among those you received')
})

test('a book of a week ago without a review is told so, and one of today is not', async () => {
  const book = await testBook()
  await log(book, 'sent', 'Ana Sousa', '2026-11-17')
  expect((await listFindings(book)).findings).toEqual([])
  book.clock.set('2026-11-26T12:00:00.000Z')
  expect((await listFindings(book)).findings.map((each) => each.rule)).toEqual(['review-overdue'])
})

test('a restriction stops every draft up to its last day', async () => {
  const book = await testBook()
  await changeSettings(book, { restrictedUntil: '2026-11-20' }, 'cli')
  expect(await rulesOf(book, 'Ana Sousa')).toContain('account-restricted')
  book.clock.set('2026-11-21T08:00:00.000Z')
  expect(await rulesOf(book, 'Ana Sousa')).not.toContain('account-restricted')
  await expect(changeSettings(book, { restrictedUntil: '31 Nov' }, 'cli')).rejects.toThrow('does not fit')
})

test('answers that they do not know you are counted from the events', async () => {
  const book = await testBook()
  for (const name of ['Ada Kerr', 'Bo Lind', 'Cy Wren']) {
    const { id } = await log(book, 'sent', name, '2026-10-01')
    await answerInvitation(book, id, { kind: 'unknown-person', on: day('2026-10-04'), by: 'cli' })
  }
  expect(await rulesOf(book, 'Dora Elm')).toContain('standing-at-risk')
  expect(await rulesOf(book, 'Ada Kerr')).toContain('they-do-not-know-you')
  await relate(book, { person: 'Dora Elm', kind: 'met', other: 'me', from: null, until: null, by: 'cli' })
  expect(await rulesOf(book, 'Dora Elm')).not.toContain('standing-at-risk')
})

test('many bare invitations to strangers are a burst; to people who know you they are not', async () => {
  const book = await testBook()
  const names = Array.from({ length: 20 }, (_, index) => `Person ${String.fromCharCode(65 + index)}`)
  for (const name of names) await log(book, 'sent', name, '2026-11-16', '')
  expect(await rulesOf(book, 'Dora Elm')).toContain('burst')
  for (const person of names)
    await relate(book, { person, kind: 'colleague', other: 'me', from: null, until: null, by: 'cli' })
  expect(await rulesOf(book, 'Dora Elm')).not.toContain('burst')
})

test('authority and a no beforehand come from dated ties', async () => {
  const book = await testBook()
  const tie = (kind: string, person: string, other: string, from: string | null, until: string | null) =>
    relate(book, { person, kind, other, from: from ? day(from) : null, until: until ? day(until) : null, by: 'cli' })
  await tie('authority-over', 'me', 'Ana Sousa', null, '2027-02-28')
  const { findings } = await checkDraft(book, { to: 'Ana Sousa', note: NOTE, purpose: 'maps' })
  const finding = findings.find((each) => each.rule === 'authority-over-them')
  expect(finding?.fix).toContain('It is fine from 1 Mar 2027')
  await tie('said-no', 'Bo Lind', 'me', '2026-05-04', null)
  expect(await rulesOf(book, 'Bo Lind')).toContain('said-no-when-asked')
  await tie('said-no', 'Bo Lind', 'me', '2026-05-04', '2026-10-01')
  expect(await rulesOf(book, 'Bo Lind')).not.toContain('said-no-when-asked')
})
