import { type CsvRow, isBlank, readCsv } from '#formats/csv.ts'
import { unreadable } from '#formats/unreadable.ts'
import { nameKeyOf, profileKeyOf } from '#model/contact.ts'
import { type Day, parseDay } from '#model/day.ts'
import { asTyped, type ManagerRecord, type ManagersReading, type NamedPerson } from './records.ts'

/** Where the columns stand; -1 for one the file does not have. */
interface Columns {
  readonly person: number
  readonly manager: number
  readonly email: number
  readonly from: number
  readonly until: number
}

// A spreadsheet of a country that writes decimals with a comma separates cells by semicolons.
const DELIMITERS = [',', ';', '\t'] as const

const column = (name: string): string => nameKeyOf(name).replace(/[’‘`]/g, "'")

function columnsOf(header: CsvRow): Columns | undefined {
  const names = header.cells.map(column)
  const find = (...wanted: string[]) => names.findIndex((name) => wanted.includes(name))
  const columns = {
    person: find('person', 'name', 'employee'),
    manager: find('manager', 'reports to'),
    email: find('email', 'e-mail'),
    from: find('from', 'since', 'starts on'),
    until: find('to', 'until', 'ends on'),
  }
  return columns.manager >= 0 && columns.person >= 0 ? columns : undefined
}

function delimiterOf(firstLine: string): string {
  const outside = firstLine.replace(/"[^"]*("|$)/g, '')
  const count = (delimiter: string) => outside.split(delimiter).length
  return DELIMITERS.toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

function dayIn(text: string, what: string): Day | null | { readonly reason: string } {
  if (text === '') return null
  return parseDay(text) ?? { reason: `"${text}" in ${what} is no day; a day is written YYYY-MM-DD.` }
}

/**
 * Reads who reports to whom from CSV text: `person,manager[,from,to]`. Undefined when it is something else. Throws a Problem when the CSV itself is broken.
 */
export function readManagersCsv(text: string, name: string): ManagersReading | undefined {
  const delimiter = delimiterOf(text.slice(0, text.search(/[\r\n]|$/)))
  const rows = readCsv(text, name, delimiter)
  const header = rows.next().value
  const columns = header && columnsOf(header)
  if (!columns) return undefined
  const records: ManagerRecord[] = []
  const rejected: { line: number; reason: string }[] = []
  let without = 0
  for (const row of rows) {
    if (isBlank(row)) continue
    const { line } = row
    const cell = (index: number) => (row.cells[index] ?? '').replace(/\s+/g, ' ').trim()
    const managerText = cell(columns.manager)
    const personText = cell(columns.person)
    if (managerText === '') {
      without++
      continue
    }
    const refuse = (reason: string) => rejected.push({ line, reason })
    if (personText === '') {
      refuse(`It names the manager ${managerText}, and nobody who reports to them.`)
      continue
    }
    const from = dayIn(cell(columns.from), 'the first day')
    const until = dayIn(cell(columns.until), 'the last day')
    if (from !== null && typeof from === 'object') refuse(from.reason)
    else if (until !== null && typeof until === 'object') refuse(until.reason)
    else if (from !== null && until !== null && until < from)
      refuse(`It ends on ${until}, before it begins on ${from}.`)
    else {
      const typed = asTyped(personText, profileKeyOf(personText))
      const person: NamedPerson = { ...typed, email: cell(columns.email) || typed.email }
      records.push({ line, person, manager: asTyped(managerText, profileKeyOf(managerText)), from, until })
    }
  }
  if (records.length + rejected.length + without === 0) {
    throw unreadable(
      `Nobody in ${name} could be read.`,
      'It has column names and no rows under them.',
      'Give each person a row, such as: Ana Costa,Rui Lima',
    )
  }
  return { name, kind: 'list of managers', read: records.length + rejected.length, without, records, rejected }
}
