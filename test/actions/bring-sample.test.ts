import { expect, test } from 'vitest'
import { bringSample, takeOutSample } from '#actions/bring-sample.ts'
import { changeSettings } from '#actions/change-settings.ts'
import { importArchive } from '#actions/import-archive.ts'
import { listFindings } from '#actions/list-findings.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import { hasSample } from '#actions/made-up-people.ts'
import type { Book } from '#actions/moment.ts'
import { undo } from '#actions/undo.ts'
import type { Day } from '#model/day.ts'
import { columns } from '#store/schema.ts'
import { bookApp } from '#test/support/book-app.ts'
import { readSample } from '#test/support/sample-book.ts'
import { testBook } from '#test/support/test-book.ts'

/** Every row of the book but its history. */
function rows({ store: { sqlite } }: Book): unknown {
  const tables = Object.keys(columns).filter((name) => name !== 'operations' && name !== 'changes')
  return tables.map((name) => [name, sqlite.prepare(`select * from ${name} order by id`).all()])
}

const log = { direction: 'sent', on: '2027-03-01' as Day, note: '', purpose: null, by: 'ui' } as const

test('the made-up people come as if their archive were of today, whatever today is', async () => {
  const book = await testBook({ now: '2027-03-01T12:00:00.000Z' })
  const { exportedOn, total } = await bringSample(book, await readSample())
  expect(exportedOn).toBe('2027-03-01')
  const plain = await importArchive(await testBook(), (await readSample()).archive, { preview: true })
  expect(total).toEqual(plain.total)
  const ties = book.store.sqlite.prepare("select count(*) from relations where kind = 'reports-to'").pluck().get()
  expect(ties).toBe(3)
  const { findings } = await listFindings(book)
  expect(findings.filter(({ subject }) => subject.kind === 'received').length).toBeGreaterThan(3)
})

test('one Undo takes them back exactly, and so does taking them out after they were worked with', async () => {
  const book = await testBook({ now: '2027-03-01T12:00:00.000Z' })
  await changeSettings(book, { 'me.region': 'Porto', theme: 'dark' }, 'ui')
  const before = rows(book)
  const { operation } = await bringSample(book, await readSample())
  expect(rows(book)).not.toEqual(before)
  await undo(book, operation ?? undefined, 'ui')
  expect(rows(book)).toEqual(before)

  await bringSample(book, await readSample())
  await logInvitation(book, { ...log, person: 'Somebody New' })
  await logInvitation(book, { ...log, person: 'Lia Prates' })
  await undo(book, undefined, 'ui')
  await changeSettings(book, { 'me.company': 'Quayside' }, 'ui')
  expect(await hasSample(book)).toBe(true)
  await takeOutSample(book)
  expect(rows(book)).toEqual(before)
  expect(await hasSample(book)).toBe(false)
  await expect(takeOutSample(book)).rejects.toThrow('no made-up people')
})

test('they never come into a book with somebody in it', async () => {
  const book = await testBook()
  await logInvitation(book, { ...log, on: '2026-11-01' as Day, person: 'Ana Sousa' })
  await expect(bringSample(book, await readSample())).rejects.toThrow('not brought in')
})

test('real people are not brought in among them, and are once they are out', async () => {
  const book = await testBook()
  const sample = await readSample()
  await bringSample(book, sample)
  await expect(importArchive(book, sample.archive, { preview: false })).rejects.toThrow('Nothing was brought in')
  await takeOutSample(book)
  expect((await importArchive(book, sample.archive, { preview: false })).total.new).toBeGreaterThan(500)
})

test('on the page: a button where the book is empty, a banner while they are in it', async () => {
  const { html, post } = await bookApp()
  expect(await html('/')).toContain('Look around in a sample')
  expect((await post('/sample')).headers.get('location')).toMatch(/^\/\?done=imported&operation=/)
  expect(await html('/people')).toContain('These are made-up people')
  expect((await post('/sample')).status).toBe(409)
  expect((await post('/sample/remove')).status).toBe(303)
  const empty = await html('/')
  expect(empty).toContain('Your book is empty')
  expect(empty).not.toContain('These are made-up people')
})
