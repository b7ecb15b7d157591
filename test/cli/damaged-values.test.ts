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

test.each([
  ['settings', 'value', ['findings']],
  ['contacts', 'imported', ['export', '--as', 'vcf', '--out', 'x.vcf']],
  ['reviews', 'done_steps', ['findings']],
] as const)(
  'a letter changed inside what %s keep as JSON is no fault of the program',
  async (table, column, command) => {
    const folder = mkdtempSync(join(tmpdir(), 'decorum-json-'))
    const book = join(folder, 'book.db')
    await runCli(book, ['log', 'sent', 'Ana Example', '--on', 'today'])
    await runCli(book, ['set', 'limits.weekly', '40'])
    await runCli(book, ['review', '--out', join(folder, 'week.md')])
    const sqlite = new Sqlite(book)
    sqlite.prepare(`update ${table} set ${column} = '{"cut'`).run()
    sqlite.close()
    const ended = await runCli(
      book,
      command.map((word) => (word === 'x.vcf' ? join(folder, word) : word)),
    )
    expect(ended.code).not.toBe(70)
    if (table === 'settings') {
      expect(ended.code).toBe(5)
      expect(ended.err).toContain('where something else should stand')
      expect(ended.err).toContain('decorum doctor')
    }
  },
)
