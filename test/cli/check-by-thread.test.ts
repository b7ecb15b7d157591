import { openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { launch, shell } from '#test/support/run-cli.ts'
import { freePort, startServer } from '#test/support/start-server.ts'
import { testFolder } from '#test/support/test-book.ts'

/** A book so large that a thread looks through it while the pages are loaded. */
async function largeBook(): Promise<string> {
  const db = join(testFolder(), 'book.db')
  await shell(db)('findings')
  const sqlite = new Sqlite(db)
  sqlite.exec('create table filler (bytes blob) strict')
  sqlite.exec('insert into filler values (zeroblob(20000000))')
  sqlite.close()
  return db
}

describe('a large book that is served', () => {
  test('is refused when it is damaged, and left as it is', async () => {
    const db = await largeBook()
    writeSync(openSync(db, 'r+'), Buffer.alloc(4096, 0xff), 0, 4096, 2000 * 4096)
    const before = readFileSync(db)
    const { code, out, err } = await launch(['serve', '--port', String(await freePort()), '--db', db])
    expect([code, out]).toEqual([5, ''])
    expect(err).toMatch(/ is damaged: /)
    expect(readFileSync(db).equals(before)).toBe(true)
  })

  test('control: opens when it is whole', async () => {
    const db = await largeBook()
    const { stop } = await startServer(['--db', db])
    expect(await stop()).toBe(0)
    expect((await shell(db)('findings')).code).toBe(0)
  })
})
