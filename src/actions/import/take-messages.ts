import { hash } from 'node:crypto'
import type { MessageRecord } from '#formats/linkedin/records.ts'
import { nameKeyOf } from '#model/contact.ts'
import type { Instant } from '#model/day.ts'
import type { SourcedContact } from '#model/source.ts'
import type { Write } from '#store/journal.ts'
import { addMessage } from '#store/messages.ts'
import { daysOf } from './days-of.ts'
import { noteThatOpened, type Opening, openings } from './infer-acceptances.ts'
import type { Known } from './known.ts'
import { type ImportSteps, watched } from './steps.ts'
import { emptyTally, type Tally } from './tally.ts'
import { whoWrote } from './who-is.ts'

/** What tells a message from every other: where and when it was written, by whom, and its words as a digest. */
function keyOf({ conversation, sentAt, direction, text }: MessageRecord): string {
  const words = hash('sha256', text, 'base64url').slice(0, 22)
  return `${conversation} ${sentAt} ${direction} ${words}`
}

interface Meant {
  readonly contactId: string
  readonly record: MessageRecord
  readonly key: string
}

/** Keys that messages with several people have: in a talk of many, two may say one word in one second. */
function sharedKeys(meant: readonly Meant[]): ReadonlySet<string> {
  const withWhom = new Map<string, string>()
  const ofMany = new Set<string>()
  let last: Meant | undefined
  for (const each of meant) {
    const { contactId, record } = each
    // The messages of a conversation stand together.
    if (last?.contactId === contactId && last.record.conversation === record.conversation) continue
    last = each
    const before = withWhom.get(record.conversation)
    if (before === undefined) withWhom.set(record.conversation, contactId)
    else if (before !== contactId) ofMany.add(record.conversation)
  }
  const first = new Map<string, string>()
  const shared = new Set<string>()
  if (ofMany.size === 0) return shared
  for (const { contactId, record, key } of meant) {
    if (!ofMany.has(record.conversation)) continue
    const before = first.get(key)
    if (before === undefined) first.set(key, contactId)
    else if (before !== contactId) shared.add(key)
  }
  return shared
}

/** The conversations that a note opens, by whom they are with. */
class Notes {
  readonly #of = new Map<string, Opening[]>()
  size = 0

  add(opening: Opening): void {
    if (this.has(opening.contactId, opening.direction, opening.at)) return
    const theirs = this.#of.get(opening.contactId)
    if (theirs) theirs.push(opening)
    else this.#of.set(opening.contactId, [opening])
    this.size++
  }

  has(contactId: string, direction: Opening['direction'], at: Instant): boolean {
    const theirs = this.#of.get(contactId)
    return theirs?.some((each) => each.at === at && each.direction === direction) ?? false
  }
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
  let last: { readonly record: MessageRecord; readonly contact: SourcedContact | undefined } | undefined
  for (const record of watched(records, 'messages', steps)) {
    const { otherName: name, otherKey: profileKey } = record
    if (last?.record.otherName !== name || last.record.otherKey !== profileKey)
      last = { record, contact: whoWrote(known, { name, profileKey }) }
    if (last.contact) meant.push({ contactId: last.contact.id, record, key: keyOf(record) })
    else tally.rejected.push({ line: record.line, reason: 'A message with somebody who is not in the book.' })
  }
  const openedBy = new Map<string, Instant>()
  const notes = new Notes()
  for (const opening of openings(meant)) {
    const invitation = noteThatOpened(known, opening)
    if (!invitation || openedBy.has(invitation.id)) continue
    openedBy.set(invitation.id, opening.at)
    notes.add(opening)
  }
  const dayAt = daysOf(zone)
  const shared = sharedKeys(meant)
  for (const { contactId, record, key: plain } of meant) {
    const { direction, sentAt, text } = record
    const holder = present.get(plain)
    const own = (holder ?? contactId) !== contactId || shared.has(plain)
    const key = own ? `${plain} ${record.otherKey ?? nameKeyOf(record.otherName)}` : plain
    const isThere = holder === contactId || (own && present.has(key))
    if (isThere || notes.has(contactId, direction, sentAt)) {
      tally.fates.push('same')
      continue
    }
    present.set(key, contactId)
    addMessage(write, { contactId, direction, sentOn: dayAt(sentAt), sentAt, text }, key)
    tally.fates.push('new')
  }
  return { tally, openedBy, notes: notes.size }
}
