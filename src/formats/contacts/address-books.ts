import type { ArchiveFile } from '#formats/archive.ts'
import { type CsvRow, isBlank, readCsv } from '#formats/csv.ts'
import { unguardCell } from '#formats/spreadsheet-guard.ts'
import { beginningsOf, findHeader, type Header, type RejectedRow, Rejection } from '#formats/table.ts'
import { unreadable } from '#formats/unreadable.ts'
import type { Source } from '#model/source.ts'
import { personFrom } from './person.ts'
import type { PeopleReading, PersonRecord } from './records.ts'

/** A row by the names of its columns; numbered groups of columns by their beginning. */
export interface Columns {
  /** The first of these columns that has something in it. */
  of(...names: readonly string[]): string
  /** Every cell of a column whose name fits. */
  all(name: RegExp): string[]
}

/** How one program's address book is laid out. */
interface Layout {
  readonly source: Source
  readonly kind: string
  readonly fits: (names: ReadonlySet<string>) => boolean
  readonly read: (columns: Columns) => Omit<Parameters<typeof personFrom>[0], 'line'>
}

const joined = (...parts: readonly string[]) => parts.filter((part) => part.trim() !== '').join(' ')

const regionOf = (columns: Columns, ...names: readonly (readonly string[])[]) =>
  names
    .map((each) => columns.of(...each))
    .filter((part) => part.trim() !== '')
    .join(', ')

const layouts: readonly Layout[] = [
  {
    source: 'google',
    kind: 'Google Contacts',
    fits: (names) => names.has('e-mail 1 - value') && (names.has('labels') || names.has('organization name')),
    read: (columns) => ({
      names: [
        joined(columns.of('first name'), columns.of('middle name'), columns.of('last name')),
        columns.of('file as'),
        columns.of('nickname'),
      ],
      emails: columns.all(/^e-mail \d+ - value$/),
      addresses: columns.all(/^website \d+ - value$/),
      company: columns.of('organization name'),
      position: columns.of('organization title'),
      region: regionOf(columns, ['address 1 - city'], ['address 1 - country']),
      remarks: columns.of('notes'),
      managers: [relationIn(columns)],
    }),
  },
  {
    source: 'google',
    kind: 'Google Contacts',
    fits: (names) => names.has('given name') && names.has('family name') && names.has('e-mail 1 - value'),
    read: (columns) => ({
      names: [
        columns.of('name'),
        joined(columns.of('given name'), columns.of('additional name'), columns.of('family name')),
        columns.of('nickname'),
      ],
      emails: columns.all(/^e-mail \d+ - value$/),
      addresses: columns.all(/^website \d+ - value$/),
      company: columns.of('organization 1 - name'),
      position: columns.of('organization 1 - title'),
      region: regionOf(columns, ['address 1 - city', 'location'], ['address 1 - country']),
      remarks: columns.of('notes'),
      managers: [relationIn(columns)],
    }),
  },
  {
    source: 'outlook',
    kind: 'Outlook contacts',
    fits: (names) => names.has('first name') && names.has('last name') && names.has('e-mail address'),
    read: (columns) => ({
      names: [
        joined(columns.of('first name'), columns.of('middle name'), columns.of('last name')),
        columns.of('display name'),
        columns.of('nickname'),
      ],
      emails: columns.all(/^e-mail( \d)? address$/),
      addresses: [columns.of('web page'), columns.of('personal web page'), columns.of('business web page')],
      company: columns.of('company'),
      position: columns.of('job title'),
      region: regionOf(
        columns,
        ['business city', 'home city', 'location'],
        ['business country/region', 'business country', 'home country/region', 'home country'],
      ),
      remarks: columns.of('notes'),
      managers: [columns.of("manager's name", 'managers name', 'manager name')],
    }),
  },
]

/** Google's numbered relations: the one labelled a manager. */
function relationIn(columns: Columns): string {
  const labels = columns.all(/^relation \d+ - (label|type)$/)
  const values = columns.all(/^relation \d+ - value$/)
  return values.find((_, index) => /^\W*manager$/i.test(labels[index]?.trim() ?? '')) ?? ''
}

function columnsOf(header: Header, row: CsvRow): Columns {
  const cell = (index: number) => unguardCell(row.cells[index] ?? '')
  return {
    of: (...names) => {
      for (const name of names) {
        const found = cell(header.names.indexOf(name))
        if (header.names.includes(name) && found.trim() !== '') return found
      }
      return ''
    },
    all: (name) => header.names.flatMap((each, index) => (name.test(each) ? [cell(index)] : [])),
  }
}

/** Straight quotation marks, as some programs write `Manager’s Name`. */
const plain = (header: Header): Header => ({
  ...header,
  names: header.names.map((name) => name.replace(/[’‘`]/g, "'")),
})

/** Reads a CSV of Google Contacts or of Outlook; undefined when it is neither. */
export function readAddressBook(file: ArchiveFile): PeopleReading | undefined {
  const beginnings = beginningsOf(file)
  for (const { source, kind, fits, read } of layouts) {
    const found = findHeader(beginnings, fits)
    if (!found) continue
    const header = plain(found)
    const records: PersonRecord[] = []
    const rejected: RejectedRow[] = []
    for (const row of readCsv(file.text, file.name, header.delimiter)) {
      if (row.line <= header.line || isBlank(row)) continue
      const person = personFrom({ line: row.line, ...read(columnsOf(header, row)) })
      if (person instanceof Rejection) rejected.push({ line: row.line, reason: person.reason })
      else records.push(person)
    }
    if (records.length === 0) throw nobodyIn(file.name, rejected)
    return { name: file.name, source, kind, read: records.length + rejected.length, records, rejected }
  }
  return undefined
}

/** A file of contacts without a single one is an error, never an import of nothing. */
export function nobodyIn(name: string, rejected: readonly RejectedRow[]): Error {
  const [first] = rejected
  return unreadable(
    `Nobody in ${name} could be read.`,
    first ? `Line ${first.line}: ${first.reason}` : 'It has column names and no rows under them.',
    'Check that this is the file you meant.',
  )
}
