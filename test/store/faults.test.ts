import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deletePerson } from '#actions/delete-person.ts'
import { addContact } from '#store/contacts.ts'
import { listDeletions } from '#store/deletions.ts'
import { disagreements } from '#store/examine.ts'
import { allInvitations } from '#store/invitations.ts'
import { inOperation } from '#store/journal.ts'
import { openStore, type Store } from '#store/open-store.ts'
import { purgeDeletions, tidyFile } from '#store/purge.ts'
import { readSettings } from '#store/settings.ts'
import { testBook, testFolder } from '#test/support/test-book.ts'

const writer = fileURLToPath(new URL('./writer.ts', import.meta.url))

function startWriter(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', writer, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Twenty processes start here; compiled once is enough.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'decorum-test-cache') },
  })
}

/** Lets a writer work until some time after its first word, kills it, and returns every line it could say. */
async function killWhileWriting(path: string, mode: string, milliseconds: number): Promise<string[]> {
  const child = startWriter(path, mode)
  const lines: string[] = []
  const reader = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  const gone = new Promise((done) => child.on('close', done))
  reader.on('line', (line) => {
    if (lines.length === 0) setTimeout(() => child.kill('SIGKILL'), milliseconds)
    lines.push(line)
  })
  await gone
  return lines
}

test('twenty kills at any moment lose no invitation that was acknowledged', async () => {
  const path = join(testFolder(), 'book.db')
  await (await testBook({ path })).close()
  const acknowledged: string[] = []
  for (const milliseconds of fc.sample(fc.integer({ min: 0, max: 60 }), 20)) {
    acknowledged.push(...(await killWhileWriting(path, 'log', milliseconds)))
  }
  const store = await openStore(path)
  const kept = new Set((await allInvitations(store.db)).map((invitation) => invitation.id))
  expect(acknowledged.length).toBeGreaterThanOrEqual(20)
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
  expect(store.sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(store.sqlite.pragma('foreign_key_check')).toEqual([])
  // What was not acknowledged is there whole or not at all: person, invitation and journal stand together.
  const count = (table: string) => store.sqlite.prepare(`select count(*) from ${table}`).pluck().get()
  expect([count('contacts'), count('operations')]).toEqual([kept.size, kept.size])
  await store.close()
})

test('control: a writer that acknowledges before it commits is seen to lose', async () => {
  const path = join(testFolder(), 'book.db')
  await (await testBook({ path })).close()
  const said: string[] = []
  for (let kills = 0; kills < 6; kills++) said.push(...(await killWhileWriting(path, 'too-early', kills)))
  const store = await openStore(path)
  const kept = new Set(store.sqlite.prepare('select id from contacts').pluck().all() as string[])
  expect(said.filter((id) => !kept.has(id)).length).toBeGreaterThan(0)
  await store.close()
})

test('twelve kills in the middle of a purge leave the book whole, with the person or without, and it can be done again', async () => {
  const folder = testFolder()
  const path = join(folder, 'book.db')
  const book = await testBook({ path })
  const occasion = { by: 'cli', at: '2026-11-18T12:00:00.000Z' as never, label: 'Add many' } as const
  const { result: ana } = await inOperation(book.store, occasion, async (write) => {
    for (let i = 0; i < 4_000; i++) addContact(write, { name: `Person ${i}`, remarks: `Knows Ana Sousa, ${i}` })
    return addContact(write, { name: 'Ana Sousa', remarks: 'Tide tables' })
  })
  await deletePerson(book, ana, 'cli')
  const schema = (store: Store) => store.sqlite.prepare('select * from sqlite_schema order by name').all() as object[]
  const plain = (rows: object[]) => JSON.stringify(rows.map((row) => ({ ...row, rootpage: 0 })))
  const before = plain(schema(book.store))
  await book.close()
  const whole = readFileSync(path)
  const ends = new Set<string>()
  for (const milliseconds of [0, 5, 10, 20, 30, 45, 60, 80, 100, 130, 160, 200]) {
    for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
    writeFileSync(path, whole)
    const said = await killWhileWriting(path, 'purge', milliseconds)
    const store = await openStore(path)
    expect(store.sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(disagreements(store.sqlite)).toEqual([])
    expect(plain(schema(store))).toBe(before)
    const left = await listDeletions(store.db)
    const named = store.sqlite.prepare(`select count(*) from changes where after like '%Ana Sousa%'`).pluck().get()
    expect([left.length, Number(named) > 0]).toEqual(left.length === 1 ? [1, true] : [0, false])
    if (said.includes('purged')) expect(left).toEqual([])
    ends.add(said.at(-1) ?? '')
    await purgeDeletions(
      store,
      left.map((each) => each.id),
      '2026-11-18' as never,
    )
    await tidyFile(store)
    expect(readFileSync(path).includes('Ana Sousa')).toBe(false)
    expect(readFileSync(path).includes('Tide tables')).toBe(false)
    await store.close()
  }
  // Some were killed before it was done.
  expect(ends.has('begins') || ends.has('purged')).toBe(true)
})

test('three processes that read and then write lose no change, and none is refused', async () => {
  const path = join(testFolder(), 'book.db')
  const book = await testBook({ path })
  const start = (await readSettings(book.store.db)).limits.weekly
  const writers = [1, 2, 3].map(() => startWriter(path, 'count', '60'))
  const refused = await Promise.all(writers.map((child) => text(child.stdout as NodeJS.ReadableStream)))
  expect(refused.map((said) => said.trim())).toEqual(['0', '0', '0'])
  expect((await readSettings(book.store.db)).limits.weekly).toBe(start + 180)
})
