import type { Imported } from '#actions/import/imported.ts'
import { type ImportSteps, unwatched } from '#actions/import/steps.ts'
import { planArchive } from '#actions/import-archive.ts'
import { type ColumnMapping, planOf, planUpload } from '#actions/import-upload.ts'
import { carryOutImport } from '#actions/plan-import.ts'
import { mappedFields } from '#formats/contacts/mapping.ts'
import { isFolder, openArchive, openFiles } from '#formats/open-archive.ts'
import type { Compared, Some } from '#model/compared.ts'
import { count, showDay } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { type Command, type Io, jsonOption } from './command.ts'
import { safe } from './print.ts'
import { neededWord } from './typed.ts'

const MOST_REJECTED = 20
const MOST_TOLD = 10

/** What an archive shows beside the one before it, in words. */
function showCompared({ since, ...lists }: Compared): string[] {
  const part = <T>(title: string, { all, some }: Some<T>, line: (each: T) => string) =>
    all === 0
      ? []
      : [
          `${title}: ${all}`,
          ...some.slice(0, MOST_TOLD).map((each) => `  ${safe(line(each))}`),
          ...(all > MOST_TOLD ? [`  … and ${all - MOST_TOLD} more; --json lists them.`] : []),
        ]
  const told = ({ name, on }: { name: string; on: Parameters<typeof showDay>[0] }) => `${name}, ${showDay(on)}`
  const change = ({ name, is, was }: { name: string; is: string; was: string }) => `${name}: ${is} (was ${was})`
  const lines = [
    ...part('No longer in your chain? They changed company', lists.questions, change),
    ...part('Accepted', lists.accepted, told),
    ...part(
      'Connections no longer listed (removed, closed or hidden: it does not say which)',
      lists.goneConnections,
      told,
    ),
    ...part('Open invitations no longer listed (how they ended it does not say)', lists.goneInvitations, told),
    ...part('Sent again', lists.sentAgain, told),
    ...part('New work', lists.jobs, change),
    ...part('New names', lists.names, change),
  ]
  return lines.length > 0 ? ['', `Since the archive of ${showDay(since)}`, ...lines] : []
}

/** An import in words. */
function showImported(imported: Imported, preview: boolean): string {
  const several = imported.files.length > 1
  const rows = [...imported.files, ...(several ? [{ name: 'total', rows: imported.total }] : [])]
  const width = Math.max(...rows.map((row) => row.name.length), 4)
  const cell = (number: number | string) => String(number).padStart(9)
  const day = imported.exportedOn ? `, exported on ${showDay(imported.exportedOn)}` : ''
  const lines = [
    `${preview ? 'Preview of' : 'Imported'} ${safe(imported.archive)}: ${imported.kind}${day}`,
    '',
    `  ${''.padEnd(width)}${['read', 'new', 'changed', 'same', 'rejected'].map(cell).join('')}`,
    ...rows.map(
      ({ name, rows: r }) =>
        `  ${safe(name).padEnd(width)}${[r.read, r.new, r.changed, r.same, r.rejected].map(cell).join('')}`,
    ),
    '',
  ]
  const { inferredAccepted, byName, doubles } = imported
  if (inferredAccepted > 0)
    lines.push(
      `${count(inferredAccepted, 'invitation')} concluded to be accepted, because the person is a connection now.`,
    )
  if (byName > 0) lines.push(`${count(byName, 'row')} joined by name alone: this archive has no addresses.`)
  if (doubles > 0)
    lines.push(`${count(doubles, 'person', 'people')} may be somebody you have already: see decorum duplicates.`)
  lines.push(...imported.remarks.map(safe))
  if (imported.compared) lines.push(...showCompared(imported.compared))
  for (const row of imported.rejected.slice(0, MOST_REJECTED))
    lines.push(`  ${safe(row.file)}, line ${row.line}: ${safe(row.reason)}`)
  const more = imported.rejected.length - MOST_REJECTED
  if (more > 0) lines.push(`  … and ${more} more; --json lists them all.`)
  if (imported.skipped.length > 0) lines.push(`Of no use here, passed over: ${imported.skipped.map(safe).join(', ')}.`)
  if (preview) lines.push('Nothing was changed. Leave out --preview to import.')
  else if (imported.operation === null) lines.push('Nothing in it was new; the book is as it was.')
  else lines.push(`To take it back: decorum undo ${imported.operation}`)
  return `${lines.join('\n')}\n`
}

/** Tells how far an import is, on one line that is written over. */
function stepsFor(io: Io): ImportSteps {
  if (!io.watched) return unwatched
  const say = (words: string) => io.err(`\r\u001b[K${words}`)
  return {
    reading: (file, rows) => say(`Reading ${safe(file)}: ${count(rows, 'row')}`),
    comparing: (file, rows, all) => say(`Holding ${safe(file)} against the book: ${rows} of ${all}`),
    backingUp: () => say('Making a copy of the book first'),
    writing: (rows, all) => say(rows === all ? '' : `Writing: ${rows} of ${all}`),
  }
}

/** What was said of the columns with --map; undefined when nothing was. */
function columnsTold(pairs: readonly string[]): ColumnMapping | undefined {
  if (pairs.length === 0) return undefined
  const told = pairs.map((pair) => {
    const at = pair.lastIndexOf('=')
    const [column, field] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
    if (at > 0 && Object.hasOwn(mappedFields, field)) return [column, field] as const
    throw new Problem('bad-input', {
      what: `--map "${pair}" cannot be read.`,
      why: `It is COLUMN=FIELD, and FIELD is one of ${Object.keys(mappedFields).join(', ')}.`,
      fix: 'For example: --map "Full Name=name".',
      field: 'map',
    })
  })
  return Object.fromEntries(told) as ColumnMapping
}

/** `decorum import`: bring files into the book. */
export const importCommand: Command = {
  name: 'import',
  summary: 'Bring in a LinkedIn archive, contacts, who reports to whom, or a whole book.',
  words: 'FILE…',
  options: {
    preview: { type: 'boolean', help: 'Say what would change, and change nothing.' },
    map: {
      type: 'string',
      several: true,
      value: 'COLUMN=FIELD',
      help: 'What a column of any other CSV holds; once for each column of use. It is remembered.',
    },
    json: jsonOption,
  },
  examples: [
    'decorum import Basic_LinkedInDataExport_11-20-2026.zip --preview',
    'decorum import Connections.csv Invitations.csv',
    'decorum import managers.csv --preview',
    'decorum import people.csv --map "Full Name=name" --map "Mail=email"',
  ],
  notes: [
    'FILE is the zip as downloaded, a folder with its files, or single CSV files. The same archive again changes',
    'nothing; a later one adds to what is there. What you typed yourself is never overwritten.',
    'It is also a file of contacts: Google Contacts or Outlook as CSV, vCards, or any CSV whose columns you name with',
    `--map; FIELD is one of ${Object.keys(mappedFields).join(', ')}.`,
    'A file of managers is a CSV with the columns person, manager and, if you like, from and to (YYYY-MM-DD). The word',
    'me, or your own name, stands for you. A book.json that decorum export wrote restores a book into an empty one.',
  ],
  async run(typed, io, openBook) {
    const only = neededWord(importCommand, typed, 0, 'a file')
    const preview = typed.flag('preview')
    const steps = stepsFor(io)
    const folder = typed.words.length === 1 && (await isFolder(only)) ? await openArchive([only]) : undefined
    const files = folder ? [] : await openFiles(typed.words)
    const book = await openBook()
    const told = columnsTold(typed.texts('map'))
    const planned = folder
      ? await planArchive(book, folder, steps)
      : planOf(await planUpload(book, files, steps, told), only)
    const imported = preview ? { ...planned.result, operation: null } : await carryOutImport(book, planned, steps)
    if (io.watched) io.err('\r\u001b[K')
    io.out(
      typed.flag('json') ? `${JSON.stringify({ ...imported, preview }, null, 2)}\n` : showImported(imported, preview),
    )
    return 0
  },
}
