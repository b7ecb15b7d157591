import { createHash } from 'node:crypto'
import type { MessageRecord } from '#formats/linkedin/records.ts'
import { nameKeyOf } from '#model/contact.ts'
import { type Day, dayOf, type Instant } from '#model/day.ts'
import type { Write } from '#store/journal.ts'
import { addMessage } from '#store/messages.ts'
import { noteThatOpened, openings } from './infer-acceptances.ts'
import type { Known } from './known.ts'
import { type ImportSteps, watched } from './steps.ts'
import { emptyTally, type Tally } from './tally.ts'
import { whoWrote } from './who-is.ts'

/** What tells a message from every other: where and when it was written, by whom, and its words as a digest. */
function keyOf({ conversation, sentAt, direction, text }: MessageRecord): string {
  const words = createHash('sha256').update(text).digest('base64url').slice(0, 22)
  return `${conversation} ${sentAt} ${direction} ${words}`
}

interface Meant {
  readonly contactId: string
  readonly record: MessageRecord
  readonly key: string
}

/** Keys that messages with several people have: in a talk of many, two may say one word in one second. */
function sharedKeys(meant: readonly Meant[]): ReadonlySet<string> {
  const first = new Map<string, string>()
  const shared = new Set<string>()
  for (const { contactId, key } of meant) {
    const before = first.get(key)
    if (before === undefined) first.set(key, contactId)
    else if (before !== contactId) shared.add(key)
  }
  return shared
}

/** What became of the messages: their tally, and when the invitations were accepted whose notes open a conversation. */
export interface MessagesTaken {
  readonly tally: Tally
  readonly openedBy: ReadonlyMap<string, Instant>
  /** How many messages are the note of an invitation. */
  readonly notes: number
}

/**
 * Takes the messages with people in the book; others are passed over, each with its line. A note that opens a
 * conversation is no message of its own: the invitation has its words, and is told when it was accepted. `present` are
 * the keys of the messages taken before, with whom each is.
 */
export function takeMessages(
  write: Write,
  known: Known,
  zone: string,
  records: readonly MessageRecord[],
  present: Map<string, string>,
  steps: ImportSteps,
): MessagesTaken {
  const tally = emptyTally()
  const meant: Meant[] = []
  for (const record of watched(records, 'messages', steps)) {
    const contact = whoWrote(known, { name: record.otherName, profileKey: record.otherKey })
    if (contact) meant.push({ contactId: contact.id, record, key: keyOf(record) })
    else tally.rejected.push({ line: record.line, reason: 'A message with somebody who is not in the book.' })
  }
  const openedBy = new Map<string, Instant>()
  const notes = new Set<string>()
  for (const opening of openings(meant)) {
    const invitation = noteThatOpened(known, opening)
    if (!invitation || openedBy.has(invitation.id)) continue
    openedBy.set(invitation.id, opening.at)
    notes.add(`${opening.contactId} ${opening.direction} ${opening.at}`)
  }
  const days = new Map<string, Day>()
  const dayAt = (at: Instant) => {
    // A day begins and ends on a quarter of an hour wherever one lives.
    const quarter = `${at.slice(0, 14)}${Math.floor(Number(at.slice(14, 16)) / 15)}`
    const day = days.get(quarter) ?? dayOf(at, zone)
    days.set(quarter, day)
    return day
  }
  const shared = sharedKeys(meant)
  for (const { contactId, record, key: plain } of meant) {
    const { direction, sentAt, text } = record
    const own = shared.has(plain) || (present.get(plain) ?? contactId) !== contactId
    const key = own ? `${plain} ${record.otherKey ?? nameKeyOf(record.otherName)}` : plain
    if (present.get(plain) === contactId || present.has(key) || notes.has(`${contactId} ${direction} ${sentAt}`)) {
      tally.fates.push('same')
      continue
    }
    present.set(key, contactId)
    addMessage(write, { contactId, direction, sentOn: dayAt(sentAt), sentAt, text }, key)
    tally.fates.push('new')
  }
  return { tally, openedBy, notes: notes.size }
}
