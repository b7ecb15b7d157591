import { type BadInput, file, fixture, header, inEnglish, ines, type Taken, type Told, unchanged } from './bad-input.ts'

const both: Taken = { rows: { 'Connections.csv': [2, 2, 0, 0, 0] }, people: ['Ines Okafor', 'Zoë Quintão'] }
const of = (name: string, becomes: Told | Taken): BadInput => ({ name, files: () => [fixture(`${name}.csv`)], becomes })

const nothing: Told = {
  what: 'Nothing in Connections.csv could be read.',
  why: 'Connections.csv: column names at most, and no rows under them.',
  fix: unchanged,
}

/** CSV files whose bytes are not what one expects. */
export const bytes: readonly BadInput[] = [
  of('bytes-mark', both),
  of('bytes-utf16le-mark', both),
  of('bytes-utf16be-mark', both),
  of('bytes-utf16le', both),
  of('bytes-utf16be', both),
  of('bytes-windows-1252', both),
  of('bytes-damaged-utf8', { ...both, people: ['In\ufffdes Okafor', 'Zoë Quintão'] }),
  of('bytes-nul', both),
  of('bytes-crlf', both),
  of('bytes-cr', both),
  of('bytes-line-ends-mixed', both),
  of('bytes-no-last-newline', both),
  of('bytes-quote-not-closed', {
    what: 'Connections.csv, line 3: a quotation mark is opened and never closed.',
    why: 'Everything after it would become one cell.',
    fix: 'Take the file as it was downloaded, or close the quotation mark on that line.',
  }),
  of('bytes-quote-not-closed-first-line', {
    what: 'Connections.csv, line 1: a quotation mark is opened and never closed.',
    why: 'Everything after it would become one cell.',
    fix: 'Take the file as it was downloaded, or close the quotation mark on that line.',
  }),
  of('bytes-quote-inside', both),
  of('bytes-quote-then-text', {
    what: 'Connections.csv, line 3: there is text after a closing quotation mark.',
    why: 'A cell of that row is quoted wrongly, so its columns cannot be told apart.',
    fix: 'Take the file as it was downloaded, or double the quotation marks inside that cell.',
  }),
  of('bytes-semicolon', both),
  of('bytes-tab', both),
  of('bytes-header-only', nothing),
  of('bytes-empty', nothing),
  of('bytes-blanks-only', nothing),
  {
    name: 'a cell over the limit',
    files: () => [file('Connections.csv', `${header}${'N'.repeat(64 * 1024 + 1)},Long,,,,,10 Jun 2026\n${ines}`)],
    becomes: {
      rows: { 'Connections.csv': [2, 1, 0, 0, 1] },
      rejected: ['Connections.csv, 2: One of its cells is longer than 65536 characters.'],
    },
  },
  {
    name: 'one line of three million letters',
    files: () => [file('Connections.csv', 'x'.repeat(3_000_000))],
    becomes: {
      what: 'Connections.csv, line 1: the columns are not those of a LinkedIn archive.',
      why: `None of its first 11 rows has the column names First Name and Connected On. It has: ${'x'.repeat(59)}….`,
      fix: inEnglish,
    },
  },
  {
    name: 'a row with more columns than the limit',
    files: () => [file('Connections.csv', `${header}${ines}${','.repeat(200)}\n`)],
    becomes: {
      what: 'Connections.csv, line 3: more than 100 columns.',
      why: 'Decorum reads files of up to 100 columns and 2000000 rows.',
      fix: 'Check that this is the file you meant.',
    },
  },
  {
    name: 'column names over the limit, in one of two files',
    files: () => [
      file('Connections.csv', `${header.trim()}${',x'.repeat(200)}\n${ines}`),
      file('Positions.csv', 'Company Name,Title,Started On\nPapoila Foods,Planner,2024\n'),
    ],
    becomes: {
      what: 'Connections.csv, line 1: more than 100 columns.',
      why: 'Decorum reads files of up to 100 columns and 2000000 rows.',
      fix: 'Check that this is the file you meant.',
    },
  },
  {
    name: 'a picture named CSV',
    files: () => [file('Connections.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]))],
    becomes: {
      what: 'Connections.csv, line 1: the columns are not those of a LinkedIn archive.',
      why: 'None of its first 11 rows has the column names First Name and Connected On. It has: ‰PNG.',
      fix: inEnglish,
    },
  },
  {
    name: 'nothing at all',
    files: () => [],
    becomes: {
      what: 'No file was chosen.',
      why: 'There is nothing to read.',
      fix: 'Choose the zip LinkedIn sent you.',
    },
  },
]
