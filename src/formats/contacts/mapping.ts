import { createHash } from 'node:crypto'
import type { NamedBytes } from '#formats/archive.ts'
import { type CsvRow, isBlank, readCsv } from '#formats/csv.ts'
import { decodeText } from '#formats/decode-text.ts'
import { readDay } from '#formats/linkedin/dates.ts'
import { tidy } from '#formats/linkedin/people.ts'
import { unguardCell } from '#formats/spreadsheet-guard.ts'
import { type RejectedRow, Rejection } from '#formats/table.ts'
import { shorten, someOf, unreadable } from '#formats/unreadable.ts'
import { nameKeyOf } from '#model/contact.ts'
import { Problem } from '#model/problem.ts'
import { nobodyIn } from './address-books.ts'
import { headerWords } from './header-words.ts'
import { personFrom } from './person.ts'
import type { PeopleReading, PersonRecord } from './records.ts'

/** What a column of a file can hold, with what a person calls it. */
export const mappedFields = {
  name: 'Name, whole',
  firstName: 'First name',
  lastName: 'Last name',
  profile: 'Profile address',
  email: 'E-mail address',
  company: 'Company',
  position: 'Work, or position',
  region: 'Region',
  remarks: 'Remarks',
  connectedOn: 'Day you became connected',
  manager: 'Manager',
} as const

export type MappedField = keyof typeof mappedFields

/** What each column of a file holds, by the column's name as it is written; columns of no use are left out. */
export type ColumnMapping = Readonly<Record<string, MappedField>>

/** A file nobody knows, as it is shown to be told what its columns are. */
export interface UnknownTable {
  /** The same for every file with the same columns in the same order. */
  readonly signature: string
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[]
  /** What the columns hold, as far as their names tell. */
  readonly guess: ColumnMapping
}

const SAMPLES = 3

interface Opened {
  readonly header: CsvRow
  readonly rows: Generator<CsvRow>
}

function open({ name, bytes }: NamedBytes): Opened {
  const text = decodeText(bytes)
  const [firstLine = ''] = text.replace(/^\s+/, '').split(/[\r\n]/, 1)
  const delimiter = [',', ';', '\t'].toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ','
  const rows = readCsv(text, name, delimiter)
  for (;;) {
    const next = rows.next()
    if (next.done)
      throw unreadable(
        `${name} is empty.`,
        'There is not a single row in it.',
        'Check that this is the file you meant.',
      )
    if (!isBlank(next.value)) return { header: next.value, rows }
  }
}

function namesOf(name: string, { cells, line }: CsvRow): string[] {
  const names = cells.map(tidy)
  const used = names.filter((each) => each !== '')
  const twice = used.find((each, index) => used.findIndex((other) => nameKeyOf(other) === nameKeyOf(each)) !== index)
  if (twice !== undefined)
    throw unreadable(
      `${name}, line ${line}: two columns are named “${shorten(twice)}”.`,
      'Which of them is meant cannot be told.',
      'Give one of them another name, or remove it.',
    )
  if (used.length < 2 && !/name|nom|nome|person|contact/i.test(used[0] ?? ''))
    throw unreadable(
      `${name} has no columns Decorum could read people from.`,
      `Its first row is: ${someOf(used) || 'empty'}.`,
      'A file of people is a CSV whose first row names the columns, one of them the name.',
    )
  if (used.some((each) => /@.+\.|^https?:/i.test(each)))
    throw unreadable(
      `${name} has no row of column names.`,
      `Its first row is: ${someOf(used)}.`,
      'Put a row with the names of the columns above the others.',
    )
  return names
}

const folded = (name: string) => nameKeyOf(name).replace(/[_-]+/g, ' ').replace(/\s+/g, ' ').trim()

function guessFor(names: readonly string[]): ColumnMapping {
  const guess: Record<string, MappedField> = {}
  for (const name of names) {
    const word = folded(name)
    const field = (Object.keys(headerWords) as MappedField[]).find((each) => headerWords[each].includes(word))
    if (field !== undefined && (field === 'email' || !Object.values(guess).includes(field))) guess[name] = field
  }
  return guess
}

/**
 * The columns of a CSV nobody knows, with some of what stands in them and a guess at what they hold. Throws a Problem
 * when it is no table with a row of names, or has nothing under it.
 */
export function columnsOf(file: NamedBytes): UnknownTable {
  const { header, rows } = open(file)
  const names = namesOf(file.name, header)
  const samples = names.map((): string[] => [])
  let seen = 0
  for (const row of rows) {
    if (isBlank(row)) continue
    seen++
    for (const [index, cell] of row.cells.entries()) {
      const text = tidy(cell)
      const list = samples[index]
      if (list && text !== '' && list.length < SAMPLES && !list.includes(text)) list.push(shorten(text, 60))
    }
    if (samples.every((list) => list.length >= SAMPLES) || seen > 200) break
  }
  if (seen === 0) throw nobodyIn(file.name, [])
  return {
    signature: createHash('sha256').update(names.map(folded).join('\n')).digest('base64url').slice(0, 22),
    columns: names.flatMap((name, index) => (name === '' ? [] : [{ name, samples: samples[index] ?? [] }])),
    guess: guessFor(names.filter((name) => name !== '')),
  }
}

/** Refuses a mapping by which nobody could be named. */
export function checkMapping(mapping: ColumnMapping): void {
  const fields = Object.values(mapping)
  if (fields.some((field) => field === 'name' || field === 'firstName' || field === 'lastName' || field === 'profile'))
    return
  throw new Problem('bad-input', {
    what: 'No column is the name.',
    why: 'People are written down by their name, or at least by their profile address.',
    fix: 'Say which column has the name.',
    field: 'name',
  })
}

/** Reads a CSV by what its columns were said to hold. Throws a Problem when no column is a name, and when nobody is in it. */
export function readMapped(file: NamedBytes, mapping: ColumnMapping): PeopleReading {
  checkMapping(mapping)
  const { header, rows } = open(file)
  const names = namesOf(file.name, header).map(folded)
  // Columns are the same whatever the case of their names.
  const fields = new Map(Object.entries(mapping).map(([name, field]) => [folded(name), field]))
  const records: PersonRecord[] = []
  const rejected: RejectedRow[] = []
  for (const row of rows) {
    if (isBlank(row)) continue
    const all = (field: MappedField) =>
      names.flatMap((name, index) => (fields.get(name) === field ? [unguardCell(row.cells[index] ?? '')] : []))
    const of = (field: MappedField) => all(field).find((cell) => cell.trim() !== '') ?? ''
    const written = tidy(of('connectedOn'))
    const connectedOn = written === '' ? null : readDay(written)
    const person =
      connectedOn === undefined
        ? new Rejection(`“${shorten(written)}” is not a date Decorum can read for certain; write it as 2024-01-31.`)
        : personFrom({
            line: row.line,
            names: [of('name'), `${of('firstName')} ${of('lastName')}`, nameInAddress(of('profile'))],
            emails: all('email'),
            addresses: all('profile'),
            company: of('company'),
            position: of('position'),
            region: of('region'),
            remarks: all('remarks')
              .map((cell) => cell.trim())
              .filter(Boolean)
              .join('\n'),
            managers: [of('manager')],
            connectedOn,
          })
    if (person instanceof Rejection) rejected.push({ line: row.line, reason: person.reason })
    else records.push(person)
  }
  if (records.length === 0) throw nobodyIn(file.name, rejected)
  const read = records.length + rejected.length
  return { name: file.name, source: 'csv', kind: 'CSV of contacts', read, records, rejected }
}

/** The name a profile address shows, for want of another: `ana-sousa-3b2` as `ana sousa`. */
function nameInAddress(address: string): string {
  const slug = /\/in\/([^/?#\s]+)/i.exec(address)?.[1] ?? ''
  return slug
    .split('-')
    .filter((word) => !/\d/.test(word))
    .join(' ')
}
