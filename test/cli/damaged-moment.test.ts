import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { dayOf, type Instant } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { runCli } from '#test/support/run-cli.ts'

test('a letter changed inside a stored moment is told as damage, and doctor names the row', async () => {
  const book = join(mkdtempSync(join(tmpdir(), 'decorum-moment-')), 'book.db')
  await runCli(book, ['log', 'sent', 'Ana Example', '--on', 'today'])
  expect((await runCli(book, ['doctor'])).code).toBe(0)
  const sqlite = new Sqlite(book)
  const id = sqlite.prepare('select id from operations').pluck().get() as string
  sqlite.prepare("update operations set at = replace(at, 'T', 'X')").run()
  sqlite.close()
  const { code, out } = await runCli(book, ['doctor'])
  expect(code).toBe(5)
  expect(out).toContain(`The row ${id} of operations`)
})

test('what is no moment is a Problem that leads to doctor', () => {
  const damaged = () => dayOf('2026-11-1xT12:00:00.000Z' as Instant, 'UTC')
  expect(damaged).toThrow(Problem)
  expect(damaged).toThrow('where a moment in time should stand')
  expect(dayOf('2026-11-18T12:00:00.000Z' as Instant, 'UTC')).toBe('2026-11-18')
})
