import { type Imported, importArchive } from '#actions/import-archive.ts'
import { openArchive } from '#formats/open-archive.ts'
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
    lines.push(`  ${safe(row.file)}, line ${row.line}: ${row.reason}`)
  const more = imported.rejected.length - MOST_REJECTED
  if (more > 0) lines.push(`  … and ${more} more; --json lists them all.`)
  if (imported.skipped.length > 0) lines.push(`Of no use here, passed over: ${imported.skipped.map(safe).join(', ')}.`)
  if (preview) lines.push('Nothing was changed. Leave out --preview to import.')
  else if (imported.operation === null) lines.push('Nothing in it was new; the book is as it was.')
  else lines.push(`To take it back: decorum undo ${imported.operation}`)
  return `${lines.join('\n')}\n`
}

/** `decorum import`: bring a LinkedIn archive into the book. */
export const importCommand: Command = {
  name: 'import',
  summary: 'Bring a LinkedIn archive into the book.',
  words: 'FILE…',
  options: {
    preview: { type: 'boolean', help: 'Say what would change, and change nothing.' },
    json: jsonOption,
  },
  examples: [
    'decorum import Basic_LinkedInDataExport_11-20-2026.zip --preview',
    'decorum import Connections.csv Invitations.csv',
  ],
  notes: [
    'FILE is the zip as downloaded, a folder with its files, or single CSV files. The same archive again changes',
    'nothing; a later one adds to what is there. What you typed yourself is never overwritten.',
  ],
  async run(typed, io, openBook) {
    neededWord(importCommand, typed, 0, 'a file')
    const archive = await openArchive([...typed.words])
    const preview = typed.flag('preview')
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
