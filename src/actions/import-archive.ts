import type { Archive } from '#formats/archive.ts'
import { readLinkedIn } from '#formats/linkedin/read-linkedin.ts'
import type { FileKind, LinkedInReading } from '#formats/linkedin/records.ts'
import type { Day } from '#model/day.ts'
import { backUpBook } from '#store/back-up-book.ts'
import { addImport } from '#store/imports.ts'
import { inOperation, rehearse, type Write } from '#store/journal.ts'
import { inferAcceptances } from './import/infer-acceptances.ts'
import { readKnown } from './import/known.ts'
import { takeConnections } from './import/take-connections.ts'
import { takeInvitations } from './import/take-invitations.ts'
import { takeMessages } from './import/take-messages.ts'
import { takeOwner, takePositions } from './import/take-owner.ts'
import { emptyTally, type Fate, type RowCounts, type Tally, total } from './import/tally.ts'
import { type Book, type Moment, momentOf } from './moment.ts'

/** What became of one file. */
export interface FileImported {
  readonly name: string
  readonly rows: RowCounts
}

/** What an import did, or would do. */
export interface Imported {
  readonly archive: string
  readonly exportedOn: Day | null
  readonly files: readonly FileImported[]
  readonly total: RowCounts
  readonly rejected: readonly { readonly file: string; readonly line: number; readonly reason: string }[]
  /** Files of the archive that Decorum has no use for. */
  readonly skipped: readonly string[]
  /** How many invitations are now known to be accepted because their person is a connection. */
  readonly inferredAccepted: number
  /** Null for a preview, and when nothing was new. */
  readonly operation: string | null
}

async function take(write: Write, moment: Moment, reading: LinkedInReading): Promise<Map<FileKind, Tally>> {
  const known = await readKnown(write.trx)
  const tallies = new Map<FileKind, Tally>()
  tallies.set('profile', await takeOwner(write, moment, reading))
  tallies.set('positions', await takePositions(write, reading))
  tallies.set('connections', takeConnections(write, known, reading.connections))
  tallies.set('invitations', takeInvitations(write, known, moment, reading.invitations))
  tallies.set('messages', await takeMessages(write, known, moment, reading.messages))
  return tallies
}

function countFiles(
  reading: LinkedInReading,
  tallies: ReadonlyMap<FileKind, Tally>,
): Omit<Imported, 'archive' | 'exportedOn' | 'inferredAccepted' | 'operation'> {
  const files: FileImported[] = []
  const rejected: Imported['rejected'][number][] = []
  for (const file of reading.files.filter((each) => each.kind !== 'other')) {
    const tally = tallies.get(file.kind) ?? emptyTally()
    const count = (fate: Fate) => tally.fates.filter((each) => each === fate).length
    const refused = [...file.rejected, ...tally.rejected].toSorted((a, b) => a.line - b.line)
    files.push({
      name: file.name,
      rows: {
        read: file.read,
        new: count('new'),
        changed: count('changed'),
        same: count('same'),
        rejected: refused.length,
      },
    })
    rejected.push(...refused.map((row) => ({ file: file.name, ...row })))
  }
  const skipped = reading.files.filter((file) => file.kind === 'other').map((file) => file.name)
  return { files, total: total(files.map((file) => file.rows)), rejected, skipped }
}

/**
 * Brings an archive into the book, in one transaction, or with `preview` says what that would do and changes nothing.
 * What the owner typed is never overwritten; the same archive again changes nothing; a later one adds to it. Throws a
 * Problem, with the book untouched, when the files are not what they should be.
 */
export async function importArchive(
  book: Book,
  archive: Archive,
  { preview }: { readonly preview: boolean },
): Promise<Imported> {
  const reading = readLinkedIn(archive)
  const moment = await momentOf(book)
  const occasion = { by: 'import', at: moment.now, label: `Import ${archive.name}`.slice(0, 200) } as const
  const bringIn = async (write: Write): Promise<Omit<Imported, 'operation'>> => {
    const tallies = await take(write, moment, reading)
    const inferredAccepted = await inferAcceptances(write, tallies.get('invitations'))
    const counted = { ...countFiles(reading, tallies), inferredAccepted }
    if (write.changed() > 0) {
      const summary = JSON.stringify({ files: counted.files, total: counted.total })
      addImport(write, { name: archive.name, exportedOn: reading.exportedOn, summary })
    }
    return { archive: archive.name, exportedOn: reading.exportedOn, ...counted }
  }
  if (preview) return { ...(await rehearse(book.store, occasion, bringIn)), operation: null }
  await backUpBook(book.store, 'before-import')
  const { result, operation } = await inOperation(book.store, occasion, bringIn)
  return { ...result, operation }
}
