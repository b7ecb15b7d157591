import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allInvitations } from '#store/invitations.ts'
import { openStore } from '#store/open-store.ts'
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

test('three processes that read and then write lose no change, and none is refused', async () => {
  const path = join(testFolder(), 'book.db')
  const book = await testBook({ path })
  const start = (await readSettings(book.store.db)).limits.weekly
  const writers = [1, 2, 3].map(() => startWriter(path, 'count', '60'))
  const refused = await Promise.all(writers.map((child) => text(child.stdout as NodeJS.ReadableStream)))
  expect(refused.map((said) => said.trim())).toEqual(['0', '0', '0'])
  expect((await readSettings(book.store.db)).limits.weekly).toBe(start + 180)
})
