import type { Archive } from '#formats/archive.ts'
import { readLinkedIn } from '#formats/linkedin/read-linkedin.ts'
import type { FileKind, LinkedInReading } from '#formats/linkedin/records.ts'
import { count } from '#model/day.ts'
import type { Write } from '#store/journal.ts'
import { messageKeys } from '#store/messages.ts'
import { relationsOfKind } from '#store/relations.ts'
import { compare, nothingSeen } from './import/compared.ts'
import type { Speaker } from './import/follow.ts'
import type { FileImported, Imported, Importing } from './import/imported.ts'
import { inferAcceptances } from './import/infer-acceptances.ts'
import { readKnown } from './import/known.ts'
import { type ImportSteps, unwatched } from './import/steps.ts'
import { takeConnections } from './import/take-connections.ts'
import { takeInvitations } from './import/take-invitations.ts'
import { takeMessages } from './import/take-messages.ts'
import { takeNotes } from './import/take-notes.ts'
import { takeOwner, takeOwnList } from './import/take-owner.ts'
import { correspondents, takeRecommendations } from './import/take-recommendations.ts'
import { countFates, emptyTally, type Tally, total } from './import/tally.ts'
import { type Book, type Moment, momentOf } from './moment.ts'
import { carryOutImport, type PlannedImport, planImport } from './plan-import.ts'

type Tallies = ReadonlyMap<FileKind, Tally>

function countFiles(
  reading: LinkedInReading,
  tallies: Tallies,
): Pick<Imported, 'files' | 'total' | 'rejected' | 'skipped'> {
  const files: FileImported[] = []
  const rejected: Imported['rejected'][number][] = []
  for (const file of reading.files.filter((each) => each.kind !== 'other')) {
    const tally = tallies.get(file.kind) ?? emptyTally()
    const refused = [...file.rejected, ...tally.rejected].toSorted((a, b) => a.line - b.line)
    files.push({ name: file.name, rows: countFates(file.read, tally, refused.length) })
    for (const row of refused) rejected.push({ file: file.name, ...row })
  }
  const skipped = reading.files.filter((file) => file.kind === 'other').map((file) => file.name)
  return { files, total: total(files.map((file) => file.rows)), rejected, skipped }
}

/** A record as it is kept: where it stood in the file is nothing about it. */
function withoutLine<T extends { readonly line: number }>({ line: _, ...rest }: T): Omit<T, 'line'> {
  return rest
}

/** Writes what an archive says, as it was read. */
export async function takeReading(
  write: Write,
  moment: Moment,
  archive: string,
  reading: LinkedInReading,
  steps: ImportSteps,
): Promise<Importing> {
  const { exportedOn } = reading
  const known = await readKnown(write.trx)
  const before = new Set([...known.invitationsOf.values()].flat().map((each) => each.id))
  const older = exportedOn !== null && known.newestArchiveOn !== null && exportedOn < known.newestArchiveOn
  const speaker: Speaker = { source: 'linkedin', on: exportedOn, older }
  const seen = nothingSeen()
  const keys = reading.messages.length > 0 ? await messageKeys(write.trx) : new Map<string, readonly string[]>()

  const tallies = new Map<FileKind, Tally>()
  tallies.set('profile', await takeOwner(write, moment, reading))
  const positionKey = ({ company, title, startedOn }: Omit<LinkedInReading['positions'][number], 'line'>) =>
    [company, title, startedOn ?? ''].join(' | ')
  tallies.set(
    'positions',
    await takeOwnList(write, 'imported.positions', reading.positions.map(withoutLine), positionKey),
  )
  tallies.set(
    'education',
    await takeOwnList(write, 'imported.education', reading.education.map(withoutLine), ({ school }) => school),
  )
  tallies.set('connections', takeConnections(write, known, moment.zone, reading.connections, speaker, seen, steps))
  const invitations = takeInvitations(write, known, moment.zone, reading.invitations, speaker, seen, steps)
  tallies.set('invitations', invitations)
  tallies.set('notes', takeNotes(write, known, reading.notes, speaker))
  const written = correspondents(await relationsOfKind(write.trx, 'corresponded'))
  for (const way of ['given', 'received'] as const) {
    const records = reading.recommendations.filter((each) => each.way === way)
    const own = moment.settings.me.name ?? reading.owner.name
    tallies.set(`recommendations-${way}`, await takeRecommendations(write, known, records, written, own))
  }
  const messages = takeMessages(write, known, moment.zone, reading.messages, keys, steps)
  tallies.set('messages', messages.tally)
  const isNew = (id: string) => !before.has(id)
  const inferredAccepted = inferAcceptances(write, known, moment.zone, messages.openedBy, invitations, isNew, seen)

  const since = known.newestArchiveOn
  const has = (kind: FileKind) => reading.files.some((file) => file.kind === kind && file.read > 0)
  const compared =
    since === null || exportedOn === null || older
      ? null
      : compare(
          known,
          seen,
          { since, exportedOn, today: moment.today },
          { connections: has('connections'), invitations: has('invitations') ? invitations : undefined },
          [
            ...(await relationsOfKind(write.trx, 'reports-to')),
            ...(await relationsOfKind(write.trx, 'authority-over')),
          ],
        )
  const all = [...tallies.values()]
  return {
    archive,
    kind: 'LinkedIn archive',
    isWholeBook: false,
    exportedOn,
    ...countFiles(reading, tallies),
    inferredAccepted,
    byName: all.reduce((sum, { byName }) => sum + byName, 0),
    doubles: all.reduce((sum, { doubles }) => sum + doubles.size, 0),
    compared,
    remarks:
      messages.notes > 0
        ? [
            `${count(messages.notes, 'message')} ${messages.notes === 1 ? 'is the note of an invitation' : 'are the notes of invitations'} and counted as the same: each tells when its invitation was accepted.`,
          ]
        : [],
  }
}

/**
 * Works out what an archive would change. What the owner typed is never overwritten; the same archive again changes
 * nothing; a later one adds to it. Throws a Problem when the files are not what they should be.
 */
export async function planArchive(book: Book, archive: Archive, steps: ImportSteps): Promise<PlannedImport> {
  const reading = readLinkedIn(archive, steps.reading)
  const moment = await momentOf(book)
  return planImport(book, archive.name, (write) => takeReading(write, moment, archive.name, reading, steps))
}

/** Brings an archive into the book in one operation, or with `preview` says what that would do and changes nothing. */
export async function importArchive(
  book: Book,
  archive: Archive,
  { preview }: { readonly preview: boolean },
  steps: ImportSteps = unwatched,
): Promise<Imported> {
  const planned = await planArchive(book, archive, steps)
  return preview ? { ...planned.result, operation: null } : carryOutImport(book, planned, steps)
}
