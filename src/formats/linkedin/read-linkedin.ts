import type { Archive, ArchiveFile } from '#formats/archive.ts'
import { hiddenProfile, isConnectionsHeader, readConnections } from '#formats/linkedin/connections.ts'
import { isEducationHeader, readEducation } from '#formats/linkedin/education.ts'
import { expectedFiles, isTalkWithAssistant, kindByName } from '#formats/linkedin/file-names.ts'
import { headerWords } from '#formats/linkedin/header-words.ts'
import { isInvitationsHeader, readInvitations } from '#formats/linkedin/invitations.ts'
import { isMessagesHeader, readMessages } from '#formats/linkedin/messages.ts'
import { isNotesHeader, readNotes } from '#formats/linkedin/notes.ts'
import { isPositionsHeader, isProfileHeader, readPositions, readProfile } from '#formats/linkedin/profile.ts'
import { isRecommendationsHeader, readRecommendations } from '#formats/linkedin/recommendations.ts'
import type { FileKind, FileReading, LinkedInReading } from '#formats/linkedin/records.ts'
import {
  type Beginning,
  beginningsOf,
  findHeader,
  type Header,
  headerWithin,
  nameOf,
  type OnRows,
  widestRow,
} from '#formats/table.ts'
import { someOf, unreadable } from '#formats/unreadable.ts'

type Wanted = Exclude<FileKind, 'other'>

/** How each kind of file is told, by its column names and, where two kinds have the same, by its own. */
const headers: readonly (readonly [Wanted, (names: ReadonlySet<string>, fileName: string) => boolean])[] = [
  ['connections', isConnectionsHeader],
  ['invitations', isInvitationsHeader],
  ['messages', isMessagesHeader],
  ['positions', isPositionsHeader],
  ['profile', isProfileHeader],
  ['education', isEducationHeader],
  ['recommendations-given', (names, file) => isRecommendationsHeader(names) && /given/i.test(file)],
  ['recommendations-received', (names, file) => isRecommendationsHeader(names) && /received/i.test(file)],
  ['notes', isNotesHeader],
]

/** The English names of the columns of a kind of file, by their names in other languages. */
const englishNames: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(headerWords).map(([kind, words]) => [
    kind,
    new Map(Object.entries(words).flatMap(([name, others]) => others.map((other) => [nameOf(other), name]))),
  ]),
)

interface Recognised {
  readonly file: ArchiveFile
  readonly kind: FileKind
  readonly header: Header | undefined
  readonly beginnings: readonly Beginning[]
}

/** Files without a single row: nothing was sent, or LinkedIn says so in words. */
function hasNothing(file: ArchiveFile): boolean {
  return /^\s*(No conversations found\s*)?$/.test(file.text)
}

function recognise(file: ArchiveFile): Recognised {
  if (isTalkWithAssistant(file.name)) return { file, kind: 'other', header: undefined, beginnings: [] }
  const beginnings = beginningsOf(file)
  for (const [kind, isHeader] of headers) {
    const header = findHeader(beginnings, (names) => isHeader(names, file.name), englishNames.get(kind))
    if (header) return { file, kind, header, beginnings }
  }
  return { file, kind: kindByName(file.name), header: undefined, beginnings }
}

/** Whether a file is one of an archive, by its columns or at least by its name. */
export function looksLikeLinkedIn(file: ArchiveFile): boolean {
  return isTalkWithAssistant(file.name) || recognise(file).kind !== 'other'
}

/** A file with a wanted name and columns nobody knows. Connections and invitations are what an import is for. */
function unrecognised({ file, kind, beginnings }: Recognised): FileReading {
  if (kind === 'other' || hasNothing(file)) return { name: file.name, kind, read: 0, rejected: [] }
  const row = widestRow(beginnings)
  const found = row ? someOf(row.cells.map((cell) => cell.trim())) : 'no row that can be read'
  if (kind === 'connections' || kind === 'invitations') {
    const [withComma, ...others] = beginnings
    // Where no other delimiter cuts anything, a fault met with the comma is the file's own.
    const uncut = others.every(({ fault, rows }) => fault || rows.every(({ cells }) => cells.length === 1))
    if (withComma?.fault && uncut) throw withComma.fault
    throw unreadable(
      `${file.name}, line ${row?.line ?? 1}: the columns are not those of a LinkedIn archive.`,
      `None of its first ${headerWithin} rows has the column names ${kind === 'connections' ? 'First Name and Connected On' : 'From, To, Sent At and Direction'}. It has: ${found}.`,
      'Take the file as it was downloaded, from an archive asked for with LinkedIn set to English.',
    )
  }
  const reason = `None of the first ${headerWithin} rows has the column names of this file. It has: ${found}.`
  return { name: file.name, kind, read: 1, rejected: [{ line: row?.line ?? 1, reason }] }
}

function refuseTwins(found: readonly Recognised[]) {
  for (const [kind] of headers) {
    const twins = found.filter((each) => each.kind === kind).map((each) => each.file.name)
    if (twins.length > 1)
      throw unreadable(
        `More than one file holds ${kind}: ${someOf(twins)}.`,
        'Which of them is the newer one cannot be told.',
        'Import one archive at a time, the oldest first.',
      )
  }
}

/** Something is there and none of it can be used: an error, never an import of nothing. */
function refuseNothing(archive: Archive, readings: readonly FileReading[]) {
  const wanted = readings.filter((reading) => reading.kind !== 'other')
  if (wanted.length === 0) {
    const names = readings.map((reading) => reading.name)
    throw unreadable(
      `${archive.name} holds no file Decorum reads.`,
      names.length === 0 ? 'It is empty.' : `Found: ${someOf(names)}.`,
      `Give the zip that LinkedIn’s “Get a copy of your data” made, its folder, or some of ${expectedFiles}.`,
    )
  }
  if (wanted.every((reading) => reading.read === reading.rejected.length)) {
    const sample = wanted.find((reading) => reading.rejected.length > 0)
    const first = sample?.rejected[0]
    throw unreadable(
      `Nothing in ${archive.name} could be read.`,
      sample && first
        ? `${sample.name}, line ${first.line}: ${first.reason}`
        : `${someOf(wanted.map((reading) => reading.name))}: column names at most, and no rows under them.`,
      'Check that the files are those LinkedIn sent, not a copy a spreadsheet has changed.',
    )
  }
}

/**
 * Connections or invitations of which every row was refused would be taken for nobody connected and nobody invited.
 * Rows of hidden profiles alone are no such fault.
 */
function refuseUnread(reading: FileReading) {
  const [first] = reading.rejected
  if (!first || reading.read > reading.rejected.length) return
  if (reading.rejected.every((row) => row.reason === hiddenProfile)) return
  throw unreadable(
    `${reading.name}: none of its rows could be read (${reading.read} in all).`,
    `Line ${first.line}: ${first.reason}`,
    'Take the file as it was downloaded, not a copy a spreadsheet has changed.',
  )
}

/**
 * Reads the files of a LinkedIn archive of any year into records. Every row that is not blank becomes a record or a
 * rejected row with its line and a reason. Throws a Problem when a file is broken, when two files hold the same, and
 * when there is nothing to read. `onRows` hears how far each file has come, at most every 1,000 rows and at its end;
 * what it throws stops the reading.
 */
export function readLinkedIn(archive: Archive, onRows?: OnRows): LinkedInReading {
  const found = archive.files.map(recognise)
  refuseTwins(found)
  const readings = new Map<ArchiveFile, FileReading>()
  function take<Result extends { reading: FileReading }>(
    kind: Wanted,
    reader: (file: ArchiveFile, header: Header, onRows?: OnRows) => Result,
  ): Result | undefined {
    const one = found.find((each) => each.kind === kind)
    if (!one?.header) return undefined
    const result = reader(one.file, one.header, onRows)
    readings.set(one.file, result.reading)
    return result
  }

  const connections = take('connections', readConnections)
  const invitations = take('invitations', readInvitations)
  const profile = take('profile', readProfile)
  const positions = take('positions', readPositions)
  const education = take('education', readEducation)
  const [given, received] = (['given', 'received'] as const).map((way) =>
    take(`recommendations-${way}`, (file, header) => readRecommendations(file, header, way, onRows)),
  )
  const notes = take('notes', readNotes)
  // Messages show the owner under the name that invitations show, which can differ from the one in Profile.csv.
  const shownName = invitations?.owner.name ?? profile?.records[0]?.name ?? null
  const profileKey = invitations?.owner.profileKey ?? null
  const messages = take('messages', (file, header) =>
    readMessages(file, header, { name: shownName, profileKey }, onRows),
  )

  const files = [
    ...found.map((each) => readings.get(each.file) ?? unrecognised(each)),
    ...archive.others.map((name): FileReading => ({ name, kind: 'other', read: 0, rejected: [] })),
  ]
  refuseNothing(archive, files)
  if (connections) refuseUnread(connections.reading)
  if (invitations) refuseUnread(invitations.reading)
  return {
    exportedOn: archive.exportedOn,
    files,
    connections: connections?.records ?? [],
    invitations: invitations?.records ?? [],
    messages: messages?.records ?? [],
    profile: profile?.records[0] ?? null,
    positions: positions?.records ?? [],
    education: education?.records ?? [],
    recommendations: [...(given?.records ?? []), ...(received?.records ?? [])],
    notes: notes?.records ?? [],
    owner: {
      name: profile?.records[0]?.name ?? shownName ?? messages?.owner.name ?? null,
      profileKey: profileKey ?? messages?.owner.profileKey ?? null,
    },
  }
}
