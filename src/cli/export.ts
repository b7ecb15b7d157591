import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { exportBook } from '#actions/export-book.ts'
import { exportCalendar } from '#actions/export-calendar.ts'
import { exportContacts } from '#actions/export-contacts.ts'
import { exportReport } from '#actions/export-report.ts'
import { exportTable, exportTables, TABLE_NAMES, type TableName } from '#actions/export-tables.ts'
import type { Book } from '#actions/moment.ts'
import { Problem } from '#model/problem.ts'
import type { Command, Io, Typed } from './command.ts'
import { safe } from './print.ts'
import { neededWord, refuseMoreWords } from './typed.ts'
import { makeFolder, writeWhole } from './write-file.ts'

interface Format {
  /** What the file is called when --to names a folder. */
  readonly file: string
  text(book: Book): AsyncIterable<string>
}

const formats: Readonly<Record<string, Format>> = {
  json: { file: 'decorum-book.json', text: exportBook },
  vcard: { file: 'decorum-contacts.vcf', text: exportContacts },
  ics: { file: 'decorum-days.ics', text: exportCalendar },
  report: { file: 'decorum-report.md', text: exportReport },
}
const FORMAT_NAMES = ['json', 'csv', 'vcard', 'ics', 'report']

function tableOption(typed: Typed, format: string): TableName | undefined {
  const name = typed.text('table')
  if (name === undefined) return undefined
  const table = TABLE_NAMES.find((each) => each === name)
  if (format === 'csv' && table) return table
  throw new Problem('bad-input', {
    what: format === 'csv' ? `There is no table "${name}".` : `--table goes with csv, not with ${format}.`,
    why: `The tables are: ${TABLE_NAMES.join(', ')}.`,
    fix: `For example: decorum export csv --table ${TABLE_NAMES[0]}`,
    field: 'table',
  })
}

const isFolder = (path: string) => /[/\\]$/.test(path) || (existsSync(path) && statSync(path).isDirectory())

async function writeFormat(format: Format, book: Book, typed: Typed, io: Io): Promise<void> {
  const to = typed.text('to')
  if (to === undefined) {
    for await (const piece of format.text(book)) io.out(piece)
    return
  }
  const folder = isFolder(to)
  if (folder) await makeFolder(to)
  const path = resolve(folder ? join(to, format.file) : to)
  await writeWhole(path, format.text(book), typed.flag('force'))
  io.out(`Written: ${safe(path)}\n`)
}

async function writeTables(book: Book, typed: Typed, io: Io): Promise<void> {
  const to = typed.text('to')
  if (to === undefined)
    throw new Problem('bad-input', {
      what: 'Eight tables do not fit on one standard output.',
      why: 'CSV has one table a file.',
      fix: 'Name a folder with --to, or one table with --table.',
      field: 'to',
    })
  if (existsSync(to) && !isFolder(to))
    throw new Problem('bad-input', {
      what: `${to} is a file.`,
      why: 'All tables together are written into a folder.',
      fix: 'Name a folder with --to, or one table with --table.',
      field: 'to',
    })
  const force = typed.flag('force')
  const taken = TABLE_NAMES.map((name) => join(to, `${name}.csv`)).filter((path) => existsSync(path))
  if (taken.length > 0 && !force)
    throw new Problem('refused', {
      what: `${taken.map((path) => safe(path)).join(', ')} ${taken.length === 1 ? 'is' : 'are'} there already.`,
      why: 'They are not overwritten without being asked; nothing was written.',
      fix: 'Name another folder with --to, or add --force to replace them.',
    })
  await makeFolder(to)
  await exportTables(book, async (name, text) => {
    const path = resolve(to, `${name}.csv`)
    await writeWhole(path, text, force)
    io.out(`Written: ${safe(path)}\n`)
  })
}

/** `decorum export`: what is in the book, for keeping and for other programs. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'Write the book out: whole, for a spreadsheet, an address book, a calendar, or as a report.',
  words: FORMAT_NAMES.join('|'),
  options: {
    to: { type: 'string', value: 'PATH', help: 'The file or folder to write to; else standard output.' },
    table: { type: 'string', value: 'NAME', help: `With csv, one table: ${TABLE_NAMES.join(', ')}.` },
    force: { type: 'boolean', help: 'Replace files that are there already.' },
  },
  examples: [
    'decorum export json --to decorum-book.json',
    'decorum export csv --to tables/',
    'decorum export csv --table contacts > contacts.csv',
    'decorum export report | less',
  ],
  notes: [
    'json is the whole book without its history, exactly: decorum import takes it into an empty book again. csv is for',
    'spreadsheets, vcard for address books; ics has the days on which something is due; report is today as Markdown.',
    'Files can be read by you alone, and stand there whole or not at all.',
  ],
  async run(typed, io, openBook) {
    const name = neededWord(exportCommand, typed, 0, 'a format')
    refuseMoreWords(exportCommand, typed, 1)
    const table = tableOption(typed, name)
    const format: Format | undefined = table
      ? { file: `${table}.csv`, text: (book) => exportTable(book, table) }
      : Object.hasOwn(formats, name)
        ? formats[name]
        : undefined
    if (!format && name !== 'csv')
      throw new Problem('bad-input', {
        what: `There is no format "${name}".`,
        why: `The formats are: ${FORMAT_NAMES.join(', ')}.`,
        fix: 'Use one of these names.',
      })
    const book = await openBook()
    if (format) await writeFormat(format, book, typed, io)
    else await writeTables(book, typed, io)
    return 0
  },
}
