import { type Imported, importArchive } from '#actions/import-archive.ts'
import { importManagers, type ManagersImported } from '#actions/import-managers.ts'
import { openArchive, openManagers } from '#formats/open-archive.ts'
import { count, showDay } from '#model/day.ts'
import { type Command, jsonOption } from './command.ts'
import { safe } from './print.ts'
import { neededWord } from './typed.ts'

const MOST_REJECTED = 20

/** An import in words. */
function showImported(imported: Imported, preview: boolean): string {
  const rows = [...imported.files, { name: 'total', rows: imported.total }]
  const width = Math.max(...rows.map((row) => row.name.length), 4)
  const cell = (number: number | string) => String(number).padStart(9)
  const day = imported.exportedOn ? `, exported on ${showDay(imported.exportedOn)}` : ''
  const lines = [
    `${preview ? 'Preview of' : 'Imported'} ${safe(imported.archive)}${day}`,
    '',
    `  ${''.padEnd(width)}${['read', 'new', 'changed', 'same', 'rejected'].map(cell).join('')}`,
    ...rows.map(
      ({ name, rows: r }) =>
        `  ${safe(name).padEnd(width)}${[r.read, r.new, r.changed, r.same, r.rejected].map(cell).join('')}`,
    ),
    '',
  ]
  if (imported.inferredAccepted > 0) {
    lines.push(
      `${count(imported.inferredAccepted, 'invitation')} concluded to be accepted, because the person is a connection now.`,
    )
  }
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

/** An import of managers in words. */
function showManagers(imported: ManagersImported, preview: boolean): string {
  const { rows, kind, without, people, rejected } = imported
  const lines = [
    `${preview ? 'Preview of' : 'Imported'} ${safe(imported.file)}: ${kind}`,
    '',
    `  ${count(rows.read, 'line')} that ${rows.read === 1 ? 'names' : 'name'} a manager: ${rows.new} new, ${rows.changed} changed, ${rows.same} same, ${rows.rejected} rejected; ${without} without one.`,
    ...(people > 0 ? [`  ${count(people, 'person', 'people')} not in the book before.`] : []),
    ...rejected.slice(0, MOST_REJECTED).map((row) => `  line ${row.line}: ${safe(row.reason)}`),
  ]
  if (rejected.length > MOST_REJECTED)
    lines.push(`  … and ${rejected.length - MOST_REJECTED} more; --json lists them all.`)
  if (preview) lines.push('Nothing was changed. Leave out --preview to import.')
  else if (imported.operation === null) lines.push('Nothing in it was new; the book is as it was.')
  else lines.push(`To take it back: decorum undo ${imported.operation}`)
  return `${lines.join('\n')}\n`
}

/** `decorum import`: bring a LinkedIn archive, or a file of who reports to whom, into the book. */
export const importCommand: Command = {
  name: 'import',
  summary: 'Bring a LinkedIn archive, or a file of who reports to whom, into the book.',
  words: 'FILE…',
  options: {
    preview: { type: 'boolean', help: 'Say what would change, and change nothing.' },
    json: jsonOption,
  },
  examples: [
    'decorum import Basic_LinkedInDataExport_11-20-2026.zip --preview',
    'decorum import Connections.csv Invitations.csv',
    'decorum import managers.csv --preview',
  ],
  notes: [
    'FILE is the zip as downloaded, a folder with its files, or single CSV files. The same archive again changes',
    'nothing; a later one adds to what is there. What you typed yourself is never overwritten.',
    'A file of managers is a CSV with the columns person, manager and, if you like, from and to (YYYY-MM-DD), an',
    'Outlook export, or vCards. The word me, or your own name, stands for you.',
  ],
  async run(typed, io, openBook) {
    neededWord(importCommand, typed, 0, 'a file')
    const preview = typed.flag('preview')
    const [only = '', ...others] = typed.words
    const managers = others.length === 0 ? await openManagers(only) : undefined
    if (managers) {
      const imported = await importManagers(await openBook(), managers, { preview })
      io.out(
        typed.flag('json') ? `${JSON.stringify({ ...imported, preview }, null, 2)}\n` : showManagers(imported, preview),
      )
      return 0
    }
    const archive = await openArchive([...typed.words])
    const imported = await importArchive(await openBook(), archive, { preview })
    if (typed.flag('json')) {
      const { files, total, rejected, skipped, operation, inferredAccepted, exportedOn } = imported
      io.out(
        `${JSON.stringify({ files, total, rejected, operation, preview, exportedOn, inferredAccepted, skipped }, null, 2)}\n`,
      )
    } else io.out(showImported(imported, preview))
    return 0
  },
}
