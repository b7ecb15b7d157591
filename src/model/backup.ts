import { type Day, earlierOf } from './day.ts'

/** A backup as it is weighed against others. */
export interface DatedBackup {
  /** Its file; the name begins with its number, which only grows. */
  readonly file: string
  readonly on: Day
  readonly reason: string
}

const OF_TODAY = 3
const DAILY = 14
const MONTHLY = 12

const numberOf = ({ file }: DatedBackup) => Number.parseInt(file, 10) || 0

/** Whether a backup was made before a new version changed the shape of the book. */
const beforeVersion = ({ reason }: DatedBackup) => reason.startsWith('before-version')

/**
 * The files worth keeping: three of today, the last one of each of fourteen days and of each of twelve months, every one
 * made before an update of the book in those months, and always the newest. Days and months without a backup are not
 * counted. Newer means made later, whatever the clock said; a day still to come counts as today.
 */
export function whichToKeep(backups: readonly DatedBackup[], today: Day): ReadonlySet<string> {
  const newestFirst = backups
    .map((backup) => ({ ...backup, on: earlierOf(backup.on, today) }))
    .toSorted((a, b) => numberOf(b) - numberOf(a) || (a.file < b.file ? 1 : -1))
  const monthOf = ({ on }: DatedBackup) => on.slice(0, 7)
  const latest = (of: (backup: DatedBackup) => string, most: number) =>
    [...new Set(newestFirst.map(of))].toSorted().slice(-most)
  const lastOfEach = (of: (backup: DatedBackup) => string, most: number) =>
    latest(of, most).map((each) => newestFirst.find((backup) => of(backup) === each))
  const months = latest(monthOf, MONTHLY)
  const kept = [
    newestFirst[0],
    ...newestFirst.filter(({ on }) => on === today).slice(0, OF_TODAY),
    ...lastOfEach(({ on }) => on, DAILY),
    ...lastOfEach(monthOf, MONTHLY),
    ...newestFirst.filter((backup) => beforeVersion(backup) && months.includes(monthOf(backup))),
  ]
  return new Set(kept.flatMap((backup) => (backup ? [backup.file] : [])))
}

const WHY: Readonly<Record<string, string>> = {
  daily: 'Daily',
  'by-hand': 'Made by hand',
  'before-import': 'Before an import',
  'before-restore': 'Before a restore',
  'before-deletion': 'Before people were deleted',
  'from-elsewhere': 'Brought back from a copy elsewhere',
}

/** Why a backup was made, in words. */
export function whyMade(reason: string): string {
  if (reason.startsWith('before-version')) return 'Before an update of the book'
  return WHY[reason] ?? reason.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase())
}

/** How many people a backup holds; of one that did not note it, the owner counts as one. */
export function peopleIn({ people, rows }: { people?: number; rows: Readonly<Record<string, number>> }): number {
  return people ?? rows.contacts ?? 0
}

/** A size for a person to read: `12 KB`, `3.4 MB`. */
export function showSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} KB`
  return bytes < 10_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.round(bytes / 1_000_000)} MB`
}
