import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { TABLE_NAMES } from '#actions/export-tables.ts'
import { looksLikeBook } from '#actions/restore-book.ts'
import { writeWhole } from '#cli/write-file.ts'
import { launch, shell } from '#test/support/run-cli.ts'
import { testFolder } from '#test/support/test-book.ts'

async function filled() {
  const folder = testFolder()
  const decorum = shell(join(folder, 'book.db'))
  await decorum('log', 'sent', 'Ana Sousa', '--on', '2026-11-10', '--note', '=Hi Ana')
  await decorum('relate', 'Ana Sousa', 'friend', 'me')
  return { folder, decorum }
}

const modeOf = (path: string) => statSync(path).mode & 0o777

describe('on standard output', () => {
  test('json is the whole book', async () => {
    const { decorum } = await filled()
    const { code, out, err } = await decorum('export', 'json')
    expect([code, err]).toEqual([0, ''])
    expect(looksLikeBook(out)).toBe(true)
    expect(JSON.parse(out)).toMatchObject({ format: 'decorum-book', invitations: [{ note: '=Hi Ana' }] })
  })

  test('csv is one table, guarded', async () => {
    const { decorum } = await filled()
    const { code, out } = await decorum('export', 'csv', '--table', 'invitations')
    expect(code).toBe(0)
    const [row] = parse(out, { bom: true, columns: true }) as Record<string, string>[]
    expect(row).toMatchObject({
      Person: 'Ana Sousa',
      Note: "'=Hi Ana",
      Outcome: 'open',
      Since: '2026-11-10',
      Certain: 'yes',
    })
  })

  test('vcard, ics and report are what they say', async () => {
    const { decorum } = await filled()
    expect((await decorum('export', 'vcard')).out).toMatch(/^BEGIN:VCARD\r\n[\s\S]*\r\nFN:Ana Sousa\r\n/)
    const { out } = await decorum('export', 'ics')
    expect(new ICAL.Component(ICAL.parse(out)).getAllSubcomponents('vevent').length).toBe(3)
    expect((await decorum('export', 'report')).out).toMatch(/^# Week up to 18 Nov 2026\n/)
    expect((await decorum('export', 'report')).out).toBe((await decorum('review', '--markdown')).out)
  })

  test('every command can be tried on the sample', async () => {
    const { out } = await shell(join(testFolder(), 'book.db'))('export', 'csv', '--table', 'contacts', '--sample')
    expect(parse(out, { bom: true }).length).toBeGreaterThan(100)
  })
})

describe('into a file', () => {
  test('is written for its owner alone, and nothing else is left beside it', async () => {
    const { folder, decorum } = await filled()
    const path = join(folder, 'out.json')
    const { code, out } = await decorum('export', 'json', '--to', path)
    expect([code, out]).toEqual([0, `Written: ${path}\n`])
    expect(looksLikeBook(readFileSync(path, 'utf8'))).toBe(true)
    if (process.platform !== 'win32') expect(modeOf(path)).toBe(0o600)
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('in a folder has a name of its own', async () => {
    const { folder, decorum } = await filled()
    mkdirSync(join(folder, 'there'))
    await decorum('export', 'json', '--to', join(folder, 'there'))
    await decorum('export', 'vcard', '--to', `${join(folder, 'new')}/`)
    expect(readdirSync(join(folder, 'there'))).toEqual(['decorum-book.json'])
    expect(readdirSync(join(folder, 'new'))).toEqual(['decorum-contacts.vcf'])
  })

  test('does not take the place of another unless asked', async () => {
    const { folder, decorum } = await filled()
    const path = join(folder, 'report.md')
    writeFileSync(path, 'mine')
    const refused = await decorum('export', 'report', '--to', path)
    expect(refused.code).toBe(5)
    expect(refused.err).toContain(`${path} is there already.`)
    expect(readFileSync(path, 'utf8')).toBe('mine')
    expect((await decorum('export', 'report', '--to', path, '--force')).code).toBe(0)
    expect(readFileSync(path, 'utf8')).toMatch(/^# Week/)
  })

  test('that cannot be written is told of, and nothing is left', async () => {
    const { folder, decorum } = await filled()
    const { code, err } = await decorum('export', 'json', '--to', join(folder, 'no', 'such', 'folder.json'))
    expect(code).toBe(5)
    expect(err).toMatch(/could not be written[\s\S]*--to/)
  })

  test('that breaks off half way is not there, and what was there still is', async () => {
    const path = join(testFolder(), 'out.json')
    writeFileSync(path, 'the one before')
    async function* broken() {
      yield 'half'
      throw new Error('the lights went out')
    }
    await expect(writeWhole(path, broken(), true)).rejects.toThrow('the lights went out')
    expect(readFileSync(path, 'utf8')).toBe('the one before')
    expect(readdirSync(join(path, '..'))).toEqual(['out.json'])
  })
})

describe('csv of all tables', () => {
  test('goes into a folder, one file a table', async () => {
    const { folder, decorum } = await filled()
    const to = join(folder, 'tables')
    const { code, out } = await decorum('export', 'csv', '--to', to)
    expect(code).toBe(0)
    expect(out.match(/^Written: /gm)?.length).toBe(TABLE_NAMES.length)
    expect(readdirSync(to).sort()).toEqual(TABLE_NAMES.map((name) => `${name}.csv`).sort())
    for (const name of TABLE_NAMES) {
      const [head] = parse(readFileSync(join(to, `${name}.csv`)), { bom: true }) as string[][]
      expect(head?.at(0)).not.toBe('')
    }
    const [relation] = parse(readFileSync(join(to, 'relations.csv')), { bom: true, columns: true }) as object[]
    expect(relation).toMatchObject({ From: 'Ana Sousa', Kind: 'friend', To: 'you' })
    if (process.platform !== 'win32') expect([modeOf(to), modeOf(join(to, 'drafts.csv'))]).toEqual([0o700, 0o600])
  })

  test('replaces none of them unless asked, and then writes none', async () => {
    const { folder, decorum } = await filled()
    const to = join(folder, 'tables')
    mkdirSync(to)
    writeFileSync(join(to, 'reviews.csv'), 'mine')
    const { code, err } = await decorum('export', 'csv', '--to', to)
    expect([code, readdirSync(to)]).toEqual([5, ['reviews.csv']])
    expect(err).toMatch(/reviews\.csv is there already/)
    expect((await decorum('export', 'csv', '--to', to, '--force')).code).toBe(0)
  })

  test('needs a folder or a table', async () => {
    const { folder, decorum } = await filled()
    const refused = await decorum('export', 'csv')
    expect(refused.code).toBe(3)
    expect(refused.err).toMatch(/--to[\s\S]*--table/)
    writeFileSync(join(folder, 'file'), '')
    expect((await decorum('export', 'csv', '--to', join(folder, 'file'))).code).toBe(3)
  })
})

test.each([
  [['export'], /needs a format/],
  [['export', 'xml'], /There is no format "xml"[\s\S]*json, csv, vcard, ics, report/],
  [['export', 'constructor'], /There is no format/],
  [['export', 'csv', '--table', 'people'], /There is no table "people"[\s\S]*contacts, invitations/],
  [['export', 'json', '--table', 'contacts'], /--table goes with csv, not with json/],
  [['export', 'json', 'out.json'], /does not know what "out.json" is for/],
])('%j is not clear, and opens no book', async (args, words) => {
  const path = join(testFolder(), 'book.db')
  const { code, err } = await shell(path)(...args)
  expect(code).toBe(3)
  expect(err).toMatch(words)
  expect(existsSync(path)).toBe(false)
})

test('the help tells what each format is for', async () => {
  const { out } = await shell('none')('export', '--help')
  for (const word of ['json', 'csv', 'vcard', 'ics', 'report', '--to', '--table', '--force', 'Examples:'])
    expect(out).toContain(word)
})

test('works as a person starts it, under the permissions it is given', async () => {
  const folder = testFolder()
  const { code, err } = await launch(['export', 'json', '--sample', '--to', join(folder, 'book.json')])
  expect([code, err]).toEqual([0, ''])
  expect(looksLikeBook(readFileSync(join(folder, 'book.json'), 'utf8'))).toBe(true)
})
