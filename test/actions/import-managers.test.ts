import { expect, test } from 'vitest'
import { changeSettings } from '#actions/change-settings.ts'
import { checkDraft } from '#actions/check-draft.ts'
import { importManagers } from '#actions/import-managers.ts'
import { relate } from '#actions/relate.ts'
import { undo } from '#actions/undo.ts'
import { readManagers } from '#formats/managers/read-managers.ts'
import type { Day } from '#model/day.ts'
import { addContact } from '#store/contacts.ts'
import { inOperation } from '#store/journal.ts'
import { countPeople } from '#store/list-people.ts'
import { relationsOfKind } from '#store/relations.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

function readingOf(text: string, name = 'managers.csv') {
  const reading = readManagers({ name, bytes: new TextEncoder().encode(text) })
  if (!reading) throw new Error('no file of managers')
  return reading
}

const take = (book: TestBook, text: string, preview = false) => importManagers(book, readingOf(text), { preview })
const lines = async (book: TestBook) =>
  (await relationsOfKind(book.store.db, 'reports-to')).map(({ startsOn, endsOn }) => [startsOn, endsOn])

const LIST = 'person,manager,from,to\nAna Sousa,Bo Lind,,\nBo Lind,me,2024-01-01,2027-02-28\n'

test('a list of managers makes a line, and the draft tells its path and its end', async () => {
  const book = await testBook()
  const imported = await take(book, LIST)
  expect(imported).toMatchObject({
    total: { read: 2, new: 2, changed: 0, same: 0, rejected: 0 },
    remarks: ['2 people not in the book before.'],
  })
  const { findings } = await checkDraft(book, { to: 'Ana Sousa', note: '', purpose: null })
  const finding = findings.find((each) => each.rule === 'reports-to-you')
  expect(finding?.message).toBe('Ana Sousa reports to Bo Lind, Bo Lind to you.')
  expect(finding?.fix).toContain('It is fine from 1 Mar 2027')
})

test('a preview changes nothing, the same file again changes nothing, and undo takes all of it back', async () => {
  const book = await testBook()
  expect(await take(book, LIST, true)).toMatchObject({ total: { new: 2 }, operation: null })
  expect((await countPeople(book.store.db)).all).toBe(0)
  const { operation } = await take(book, LIST)
  expect(await take(book, LIST)).toMatchObject({ total: { new: 0, same: 2 }, remarks: [], operation: null })
  await undo(book, operation ?? undefined, 'cli')
  expect((await countPeople(book.store.db)).all).toBe(0)
  expect(await lines(book)).toEqual([])
})

test('days in a file date a line; a file without days leaves the owner’s alone', async () => {
  const book = await testBook()
  const until = '2026-12-31' as Day
  await relate(book, { person: 'Ana Sousa', kind: 'reports-to', other: 'me', from: null, until, by: 'cli' })
  expect((await take(book, 'person,manager\nAna Sousa,me\n')).total).toMatchObject({ new: 0, same: 1 })
  expect(await lines(book)).toEqual([[null, '2026-12-31']])
  expect((await take(book, 'person,manager,from,to\nAna Sousa,me,2025-01-01,2027-01-31\n')).total.changed).toBe(1)
  expect(await lines(book)).toEqual([['2025-01-01', '2027-01-31']])
  expect((await take(book, 'person,manager,from,to\nAna Sousa,me,2028-01-01,\n')).total.new).toBe(1)
})

test('your own name stands for you, and nobody reports to themselves', async () => {
  const book = await testBook()
  await changeSettings(book, { 'me.name': 'Joana Vilarinho' }, 'cli')
  const { rejected, total } = await take(book, 'person,manager\nAna Sousa,JOANA  Vilarinho\nBo Lind,bo lind\n')
  expect(total).toMatchObject({ new: 1, rejected: 1 })
  expect(rejected).toMatchObject([{ line: 3, reason: 'Bo Lind would report to themselves.' }])
  expect((await checkDraft(book, { to: 'Ana Sousa', note: '', purpose: null })).findings[0]?.rule).toBe(
    'reports-to-you',
  )
})

test('a name two people share is left out and said so; their mail tells them apart', async () => {
  const book = await testBook()
  const occasion = { by: 'cli', at: book.clock.now(), label: 'Two of a name' } as const
  await inOperation(book.store, occasion, async (write) => {
    addContact(write, { name: 'Maria Silva', email: 'maria@example.org' })
    addContact(write, { name: 'Maria Silva', email: 'silva@example.org' })
  })
  const { rejected } = await take(book, 'person,manager\nMaria Silva,me\n')
  expect(rejected[0]?.reason).toBe('2 people in the book go by "Maria Silva".')
  expect((await take(book, 'person,email,manager\nMaria Silva,silva@example.org,me\n')).total.new).toBe(1)
})
