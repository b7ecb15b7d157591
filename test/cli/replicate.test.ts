import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findLitestream, hasBeginning, placeOf, readLog, settingsFor } from '#cli/litestream.ts'
import { copyFrom, showBehind } from '#model/copy-elsewhere.ts'
import type { Instant } from '#model/day.ts'
import { noteCopy } from '#store/copy-elsewhere.ts'
import { runCli } from '#test/support/run-cli.ts'

const NEW = ['msg="copy-shadow: ok" offset=1', 'msg="sync: ok"', 'msg="replica sync" position=a/0:9']
const WRITTEN = 'msg="wal segment written" position=a/0:1'
const LOOKED = 'msg="sync: ok"'

const says = (lines: readonly string[]) => {
  const told = readLog()
  return lines.map((line) => told.line(line)).at(-1)
}

test('a copy is whole only when everything that was seen was written there', () => {
  expect(says([LOOKED])).toBe(false)
  expect(says([...NEW, LOOKED])).toBe(false)
  expect(says([...NEW, WRITTEN, LOOKED])).toBe(true)
  // Something new was seen while the piece before it was on its way.
  expect(says([...NEW, 'msg="copy-shadow: ok" offset=2', WRITTEN, LOOKED])).toBe(false)
  // It found there what it would write.
  expect(says(['msg="replica sync" position=a/0:9', 'msg="replica sync: calc new pos" position=a/0:9', LOOKED])).toBe(
    true,
  )
  expect(says(['msg="replica sync" position=a/0:9', 'msg="replica sync: calc new pos" position=a/0:1', LOOKED])).toBe(
    false,
  )
})

test('after an error nothing is confirmed until something is written there again', () => {
  const failed = [...NEW, WRITTEN, 'level=ERROR msg="monitor error" error="no space left"', LOOKED]
  expect(says(failed)).toBe(false)
  expect(says([...failed, ...NEW, WRITTEN, LOOKED])).toBe(true)
})

test('what is known is stamped with the times of its own log, in whatever zone it writes them', () => {
  const told = readLog()
  const look = (time: string) => told.line(`time=${time} level=DEBUG msg=sync db=/b.db`)
  expect([told.looked, told.confirmed, told.generation]).toEqual([null, null, ''])
  look('2026-11-26T13:00:01.200+01:00')
  for (const line of NEW) told.line(`time=2026-11-26T13:00:01.300+01:00 ${line}`)
  told.line(`time=2026-11-26T13:00:01.400+01:00 ${WRITTEN}`)
  expect([told.looked, told.confirmed, told.generation]).toEqual([
    '2026-11-26T12:00:01.200Z',
    '2026-11-26T12:00:01.400Z',
    'a',
  ])
  // Looking at a book that does not change tells nothing of the place.
  look('2026-11-26T12:30:00.000Z')
  expect(told.line(`time=2026-11-26T12:30:00.001Z ${LOOKED}`)).toBe(true)
  expect([told.looked, told.confirmed]).toEqual(['2026-11-26T12:30:00.000Z', '2026-11-26T12:00:01.400Z'])
  // A look without a time says nothing of when.
  look('soon')
  expect(told.looked).toBeNull()
})

test('a copy in a folder that lost its beginning is none', () => {
  const there = folder()
  expect(hasBeginning(there, 'a')).toBe(false)
  mkdirSync(join(there, 'generations', 'a', 'wal'), { recursive: true })
  expect(hasBeginning(there, 'a')).toBe(false)
  mkdirSync(join(there, 'generations', 'a', 'snapshots'))
  expect(hasBeginning(there, 'a')).toBe(true)
})

test('a place is a folder, s3:// or sftp://, and holds no password', () => {
  expect(placeOf('/mnt/x').shown).toBe('/mnt/x')
  expect(placeOf('s3://bucket/a').url).toBe('s3://bucket/a')
  for (const bad of ['sftp://me:secret@host/a', 'http://host/a', 'gs://b'])
    expect(() => placeOf(bad)).toThrow(/place|password/)
})

test('a secret for sftp is in the settings alone', () => {
  const place = placeOf('sftp://me@host:2222/a%20b')
  const { dbs } = JSON.parse(settingsFor('/b.db', place, { DECORUM_SFTP_PASSWORD: 'hush' }))
  expect(dbs[0].replicas[0]).toMatchObject({ host: 'host:2222', user: 'me', path: '/a b', password: 'hush' })
  expect(JSON.stringify(place)).not.toContain('hush')
})

test('how far behind is told in words', () => {
  const upTo = '2026-11-26T12:00:00.000Z' as Instant
  const copy = { to: '/x', upTo, confirmed: '2026-11-26T11:59:58.000Z' as Instant, trouble: null }
  expect(showBehind(copy, '2026-11-26T12:00:03.000Z' as Instant)).toBe('a copy elsewhere, 3 seconds behind')
  expect(showBehind(copy, '2026-11-28T12:00:03.000Z' as Instant)).toBe('a copy elsewhere, 2 days behind')
  const quiet = { ...copy, confirmed: '2026-11-26T09:00:00.000Z' as Instant }
  expect(showBehind(quiet, '2026-11-26T12:00:03.000Z' as Instant)).toBe(
    'a copy elsewhere, 3 seconds behind (nothing changed since it was last confirmed there, 3 hours ago)',
  )
  expect(showBehind({ ...copy, confirmed: null }, upTo)).toBe('a copy elsewhere, 0 seconds behind')
  for (const each of [copy, quiet]) expect(copyFrom(JSON.stringify(each))).toEqual(each)
  const nothing = { to: '/x', upTo: null, confirmed: null, trouble: null }
  expect(copyFrom('{"to":"/x","upTo":"nonsense","confirmed":3}')).toEqual(nothing)
  expect(copyFrom('{')).toBeNull()
})

const folder = () => mkdtempSync(join(tmpdir(), 'decorum-copy-'))

test('--status and doctor tell of a copy, and of changes that are not in it', async () => {
  const book = join(folder(), 'book.db')
  await runCli(book, ['log', 'sent', 'Ana Example', '--on', 'today'])
  expect((await runCli(book, ['replicate', '--status'])).out).toContain('No copy')
  expect((await runCli(book, ['doctor'])).code).toBe(0)
  const far = '2030-01-01T00:00:00.000Z' as Instant
  noteCopy(book, { to: '/there', upTo: far, confirmed: '2029-06-01T00:00:00.000Z' as Instant, trouble: null })
  expect((await runCli(book, ['doctor'])).out).toContain(
    'The copy at /there has every change; it was last confirmed there at 2029-06-01T00:00:00.000Z.',
  )
  noteCopy(book, { to: '/there', upTo: '2020-01-01T00:00:00.000Z' as Instant, confirmed: null, trouble: null })
  const late = await runCli(book, ['doctor'])
  expect(late.code).toBe(5)
  expect(late.out).toContain('later changes are not in it')
  expect((await runCli(book, ['replicate', '--status'])).out).toContain('A copy elsewhere, ')
})

/** Stands in for Litestream: gives its version, and brings back the one file that lies in the folder it is told of. */
function standIn(version = 'v0.3.13'): string {
  const file = join(folder(), 'litestream')
  writeFileSync(
    file,
    `#!${process.execPath}
const { readFileSync, copyFileSync, existsSync } = require('node:fs')
const [what, , settings] = process.argv.slice(2)
if (what === 'version') console.log('${version}')
else {
  const { path, replicas } = JSON.parse(readFileSync(settings, 'utf8')).dbs[0]
  if (existsSync(replicas[0].path + '/copy')) copyFileSync(replicas[0].path + '/copy', path)
}
`,
  )
  chmodSync(file, 0o700)
  return file
}

test('a copy comes back on another machine through the same checks as a backup; what is no book does not', async () => {
  const there = folder()
  const env = { DECORUM_LITESTREAM: standIn() }
  await runCli(join(there, 'copy'), ['log', 'sent', 'Ana Example', '--on', 'today'])
  const other = join(folder(), 'new', 'book.db')
  const { code, out } = await runCli(other, ['restore', '--from', there], { env })
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('from a copy elsewhere') })
  expect(out).toContain('1 person')
  const hash = async (book: string) => JSON.parse((await runCli(book, ['doctor', '--json'])).out).contentHash
  expect(await hash(other)).toBe(await hash(join(there, 'copy')))
  expect(readdirSync(join(other, '..')).filter((name) => name.includes('fetched'))).toEqual([])

  const bad = folder()
  writeFileSync(join(bad, 'copy'), 'no book at all, only words that fill a file'.repeat(50))
  const before = await hash(other)
  expect((await runCli(other, ['restore', '--from', bad], { env })).code).toBe(5)
  expect((await runCli(other, ['restore', '--from', folder()], { env })).code).toBe(4)
  expect(await hash(other)).toBe(before)
})

test('a Litestream that is not there or not known is refused in words', () => {
  expect(() => findLitestream({ DECORUM_LITESTREAM: '/nowhere/litestream' })).toThrow('not installed')
  expect(() => findLitestream({ DECORUM_LITESTREAM: standIn('v0.5.17') })).toThrow('not one Decorum knows')
})

/** The real one where this machine has it; DECORUM_LITESTREAM names it. */
function real(): string | undefined {
  try {
    return findLitestream(process.env)
  } catch {
    return undefined
  }
}

test('the real Litestream copies a book to a folder while it is written to, and it comes back the same', {
  timeout: 60_000,
}, async ({ skip }) => {
  if (!real()) skip('Litestream 0.3 is not installed here')
  const { startLine, programLine } = await import('#test/faults/processes.ts')
  const at = folder()
  const book = join(at, 'book.db')
  const there = join(at, 'there')
  mkdirSync(there)
  await runCli(book, ['log', 'sent', 'Ana Example', '--on', 'today'])
  const [node = '', ...line] = programLine('replicate', '--to', there, '--db', book)
  const copying = startLine([node, '--allow-child-process', ...line])
  await copying.line('The first copy is whole')
  await runCli(book, ['log', 'sent', 'Bo Example', '--on', 'today'])
  const due = Temporal.Now.instant().toString()
  const upTo = async () => JSON.parse((await runCli(book, ['replicate', '--status', '--json'])).out).copy.upTo as string
  while ((await upTo()) < due) await new Promise((done) => setTimeout(done, 200))
  // The folder vanishes while nothing changes: Litestream itself would go on as if nothing had happened.
  const status = async () => JSON.parse((await runCli(book, ['replicate', '--status', '--json'])).out).copy
  renameSync(there, `${there}-gone`)
  while ((await status()).trouble === null) await new Promise((done) => setTimeout(done, 200))
  expect(await status()).toMatchObject({ upTo: null, confirmed: null, trouble: expect.stringContaining('is gone') })
  copying.kill('SIGINT')
  await copying.ended
  // Started again it makes the copy anew.
  mkdirSync(there)
  const again = startLine([node, '--allow-child-process', ...line])
  await again.line('The first copy is whole')
  again.kill('SIGINT')
  await again.ended
  const other = join(at, 'other', 'book.db')
  expect((await runCli(other, ['restore', '--from', there], { env: process.env })).code).toBe(0)
  const hash = async (path: string) => JSON.parse((await runCli(path, ['doctor', '--json'])).out).contentHash
  expect(await hash(other)).toBe(await hash(book))
  expect(existsSync(`${book}-copy.yml`)).toBe(false)
})
