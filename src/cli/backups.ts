import { peopleIn, showSize, whyMade } from '#model/backup.ts'
import { count, dayOf, type Instant, showDay, timeOf } from '#model/day.ts'
import { type Backup, backupsOf, looksWhole, verifyBackup } from '#store/back-up.ts'
import { type Command, jsonOption } from './command.ts'
import { pathOfBook } from './open-book.ts'
import { printer, safe } from './print.ts'
import { refuseMoreWords } from './typed.ts'

/** When a backup was made, for a person: `18 Nov 2026, 14:05`. */
export function showMade(at: Instant | null, zone: string): string {
  return at === null ? 'at an unknown time' : `${showDay(dayOf(at, zone))}, ${timeOf(at, zone)}`
}

/** What is wrong with a backup: by a look at its file alone, or to the last byte. */
function troubleWith(path: string, backup: Backup, wholly: boolean): string | null {
  if (!wholly && looksWhole(path, backup)) return null
  return verifyBackup(path, backup)
}

/** `decorum backups`: what there is to go back to. */
export const backups: Command = {
  name: 'backups',
  summary: 'List the backups of the book, and check that they are whole.',
  words: '',
  options: {
    verify: {
      type: 'boolean',
      help: 'Read each one to the last byte, and say what is wrong with any that is not whole.',
    },
    json: jsonOption,
  },
  examples: ['decorum backups', 'decorum backups --verify'],
  notes: [
    'The latest comes first. They lie in backups/ beside the book: daily while the dashboard runs, and before every',
    'import, update and restore. Kept are three of today, one of each of the last 14 days and of each of the last 12',
    'months with any. Exit code: 5 when one that was looked at is not whole.',
  ],
  async run(typed, io) {
    refuseMoreWords(backups, typed, 0)
    const path = pathOfBook(typed, io)
    const wholly = typed.flag('verify')
    const listed = typed.flag('sample') ? [] : backupsOf(path).toReversed()
    const all = listed.map((backup) => ({ backup, trouble: troubleWith(path, backup, wholly) }))
    const code = all.some(({ trouble }) => trouble !== null) ? 5 : 0
    if (typed.flag('json')) {
      const shapes = all.map(({ backup: { file, at, reason, size, rows }, trouble }) => ({
        file,
        at,
        reason,
        size,
        rows,
        verified: wholly && trouble === null,
        trouble,
      }))
      io.out(`${JSON.stringify(shapes, null, 2)}\n`)
      return code
    }
    if (all.length === 0) io.out('There are no backups of this book yet.\n')
    const p = printer(io.colour)
    const width = Math.max(0, ...all.map(({ backup }) => backup.file.length))
    for (const { backup, trouble } of all) {
      const { file, at, reason, size } = backup
      const facts = [
        showMade(at, io.clock.zone),
        whyMade(reason),
        ...(size === null ? [] : [showSize(size)]),
        count(peopleIn(backup), 'person', 'people'),
        ...(wholly && trouble === null ? ['whole'] : []),
      ]
      io.out(`${p.strong(safe(file).padEnd(width))}  ${safe(facts.join('; '))}\n`)
      if (trouble !== null) io.out(`${''.padEnd(width)}  ${safe(trouble)} It cannot be restored.\n`)
    }
    return code
  },
}
