import { expect, test } from 'vitest'
import { answerInvitation } from '#actions/answer-invitation.ts'
import { changeSettings } from '#actions/change-settings.ts'
import { checkDraft } from '#actions/check-draft.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import { relate } from '#actions/relate.ts'
import { reviewWeek } from '#actions/review-week.ts'
import { whoNext } from '#actions/who-next.ts'
import type { Day } from '#model/day.ts'
import { changeContact, findByName } from '#store/contacts.ts'
import { inOperation } from '#store/journal.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

const NOTE = (name: string) =>
  `Hi ${name}, your talk on harbour charts in Porto stayed with me. I draw tide maps and kept notes on what went wrong; may I share them and stay in touch?`

async function tieTo(book: TestBook, person: string, kind = 'knows-of') {
  await relate(book, { person, kind, other: 'me', from: null, until: null, by: 'cli' })
}

async function describe(book: TestBook, name: string, patch: Parameters<typeof changeContact>[2]) {
  const [contact] = await findByName(book.store.db, name)
  if (!contact) throw new Error(`${name} is not in the book`)
  const occasion = { by: 'cli', at: book.clock.now(), label: `Describe ${name}` } as const
  await inOperation(book.store, occasion, async (write) => changeContact(write, contact.id, patch))
}

const names = async (book: TestBook) => (await whoNext(book)).items.map((item) => item.contact.name)

test('drafts and people worth inviting are ranked by worth times chance', async () => {
  const book = await testBook()
  await changeSettings(book, { 'goals.companies': 'Tidewater Maps', 'goals.roles': 'cartographer' }, 'cli')
  await keepDraft(book, { to: 'Bo Lind', note: NOTE('Bo'), purpose: 'maps', by: 'cli' })
  for (const name of ['Ana Sousa', 'Cy Wren', 'Dora Elm']) await tieTo(book, name)
  await describe(book, 'Ana Sousa', { company: 'Tidewater Maps', position: 'Cartographer' })
  await describe(book, 'Cy Wren', { mark: 'high' })
  expect(await names(book)).toEqual(['Ana Sousa', 'Cy Wren', 'Bo Lind'])
  const { items } = await whoNext(book)
  expect(items[0]).toMatchObject({ worth: 5, isDraft: false, place: 'now' })
  expect(items[0]?.reasons).toContain('No note written yet.')
  expect(items[2]).toMatchObject({ isDraft: true, worth: 1 })
  expect((await reviewWeek(book)).next.map((item) => item.contact.name)).toEqual(await names(book))
})

test('whoever was invited, is connected or is below you is no candidate', async () => {
  const book = await testBook()
  for (const name of ['Ana Sousa', 'Bo Lind', 'Cy Wren']) {
    await tieTo(book, name)
    await describe(book, name, { mark: 'high' })
  }
  await logInvitation(book, { direction: 'sent', person: 'Ana Sousa', note: null, purpose: null, by: 'cli' })
  await describe(book, 'Bo Lind', { connectedOn: '2024-01-01' as Day })
  await tieTo(book, 'Cy Wren', 'reports-to')
  expect(await names(book)).toEqual([])
})

test('a draft is judged among all as it is judged alone', async () => {
  const book = await testBook()
  const tie = (person: string, kind: string, other: string) =>
    relate(book, { person, kind, other, from: null, until: null, by: 'cli' })
  await tie('Ana Sousa', 'reports-to', 'me')
  await tie('Cy Wren', 'met', 'me')
  await logInvitation(book, { direction: 'received', person: 'Dora Elm', note: 'Hello', purpose: null, by: 'cli' })
  const drafts = ['Ana Sousa', 'Bo Lind', 'Cy Wren', 'Dora Elm'].flatMap((to) => [{ to, note: '', purpose: null }])
  for (const draft of drafts) await keepDraft(book, { ...draft, by: 'cli' })
  const { items } = await whoNext(book)
  expect(items.length).toBe(drafts.length)
  for (const { contact, verdict, reasons } of items) {
    const alone = await checkDraft(book, { to: contact.id, note: '', purpose: null })
    expect(verdict).toBe(alone.verdict)
    expect(reasons).toEqual(alone.findings.filter((each) => each.severity !== 'info').map((each) => each.message))
  }
})

test('the chance is that of your own earlier invitations of the kind, with its base', async () => {
  const book = await testBook()
  for (let index = 0; index < 30; index++) {
    const person = `Old ${String.fromCharCode(65 + (index % 26))}${index}`
    const { invitation } = await logInvitation(book, {
      direction: 'sent',
      person,
      on: '2026-07-01' as Day,
      note: 'A note of some kind.',
      purpose: null,
      by: 'cli',
    })
    if (index < 3) await answerInvitation(book, invitation.id, { kind: 'accepted', on: '2026-07-05' as Day, by: 'cli' })
  }
  await keepDraft(book, { to: 'Bo Lind', note: NOTE('Bo'), purpose: 'maps', by: 'cli' })
  const [item] = (await whoNext(book)).items
  expect(item?.chance.says).toBe(
    '3 of 30 invitations of yours with a note to people who did not know you were accepted',
  )
  expect(item?.chance.chance).toBeLessThan(0.3)
})

test('while drafts are ranked, whatever else waits has its turn', async () => {
  const book = await testBook()
  for (let each = 0; each < 60; each++)
    await keepDraft(book, { to: `Person ${each}`, note: NOTE('you'), purpose: 'maps', by: 'cli' })
  let turns = 0
  const others = () => {
    turns++
    next = setImmediate(others)
  }
  let next = setImmediate(others)
  await whoNext(book, undefined, 'drafts')
  clearImmediate(next)
  expect(turns).toBeGreaterThanOrEqual(2)
})
