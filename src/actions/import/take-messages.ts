import { hash } from 'node:crypto'
import type { MessageRecord } from '#formats/linkedin/records.ts'
import { nameKeyOf } from '#model/contact.ts'
import type { Instant } from '#model/day.ts'
import type { Write } from '#store/journal.ts'
import { addMessage } from '#store/messages.ts'
import { daysOf } from './days-of.ts'
import { noteThatOpened, type Opening, openings } from './infer-acceptances.ts'
import type { Known } from './known.ts'
import { type ImportSteps, watched } from './steps.ts'
import { type Talks, talksIn } from './talks.ts'
import { emptyTally, type Tally } from './tally.ts'

/** What tells a message from every other: where and when it was written, by whom, and its words as a digest. */
function keyOf({ conversation, sentAt, direction, text }: MessageRecord): string {
  const words = hash('sha256', text, 'base64url').slice(0, 22)
  return `${conversation} ${sentAt} ${direction} ${words}`
}

/** Keys that messages with several people have: in a talk of many, two may say one word in one second. */
function sharedKeys(records: readonly MessageRecord[], { all, placeOf }: Talks): ReadonlySet<string> {
  const first = new Map<string, string>()
  const shared = new Set<string>()
  if (!all.some((talk) => talk.ofMany)) return shared
  for (const [index, record] of records.entries()) {
    const talk = all[placeOf[index] ?? -1]
    if (!talk?.ofMany) continue
    const key = keyOf(record)
    const before = first.get(key)
    if (before === undefined) first.set(key, talk.contactId)
    else if (before !== talk.contactId) shared.add(key)
  }
  return shared
}

/** The keys of the messages with one person that were taken before. */
class TheirKeys {
  readonly #listed: readonly string[]
  #next = 0
  #all: Set<string> | undefined

  constructor(listed: readonly string[]) {
    this.#listed = listed
  }

  /** Whether it is one of them; quick while they are asked for in the order they were written down in. */
  has(key: string): boolean {
    if (this.#listed[this.#next] === key) {
      this.#next++
      return true
    }
    if (this.#all === undefined && this.#listed.length === 0) return false
    return this.#set().has(key)
  }

  add(key: string): void {
    this.#set().add(key)
  }

  #set(): Set<string> {
    this.#all ??= new Set(this.#listed)
    return this.#all
  }
}

/** What tells which messages are there already. */
class Present {
  readonly #listed: ReadonlyMap<string, readonly string[]>
  readonly #of = new Map<string, TheirKeys>()
  #all: Set<string> | undefined

  /** `listed`: the keys in the book, by whom the messages are with. */
  constructor(listed: ReadonlyMap<string, readonly string[]>) {
    this.#listed = listed
  }

  with(contactId: string): TheirKeys {
    let theirs = this.#of.get(contactId)
    if (!theirs) {
      theirs = new TheirKeys(this.#listed.get(contactId) ?? [])
      this.#of.set(contactId, theirs)
    }
    return theirs
  }

  /** Whether it is one of anybody's in the book, or was added. Of an archive taken before there is nothing to ask. */
  has(key: string): boolean {
    return this.#everybodys().has(key)
  }

  add(key: string): void {
    this.#everybodys().add(key)
  }

  #everybodys(): Set<string> {
    this.#all ??= new Set([...this.#listed.values()].flat())
    return this.#all
  }
}

/** The conversations that a note opens, by whom they are with. */
class Notes {
  readonly #of = new Map<string, Opening[]>()
  size = 0

  add(opening: Opening): void {
    const theirs = this.with(opening.contactId)
    if (isAmong(theirs, opening.direction, opening.at)) return
    this.#of.set(opening.contactId, theirs ? [...theirs, opening] : [opening])
    this.size++
  }

  with(contactId: string): readonly Opening[] | undefined {
    return this.#of.get(contactId)
  }
}

function isAmong(notes: readonly Opening[] | undefined, direction: Opening['direction'], at: Instant): boolean {
  return notes?.some((each) => each.at === at && each.direction === direction) ?? false
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
 * conversation is no message of its own: the invitation has its words, and is told when it was accepted. `listed`
 * are the keys of the messages in the book, by whom they are with.
 */
export function takeMessages(
  write: Write,
  known: Known,
  zone: string,
  records: readonly MessageRecord[],
  listed: ReadonlyMap<string, readonly string[]>,
  steps: ImportSteps,
): MessagesTaken {
  const tally = emptyTally()
  const talks = talksIn(known, watched(records, 'messages', steps))
  const openedBy = new Map<string, Instant>()
  const notes = new Notes()
  for (const opening of openings(talks.all)) {
    const invitation = noteThatOpened(known, opening)
    if (!invitation || openedBy.has(invitation.id)) continue
    openedBy.set(invitation.id, opening.at)
    notes.add(opening)
  }
  const dayAt = daysOf(zone)
  const shared = sharedKeys(records, talks)
  const present = new Present(listed)
  const keys = talks.all.map(({ contactId }) => present.with(contactId))
  const theirNotes = talks.all.map(({ contactId }) => notes.with(contactId))
  for (const [index, record] of records.entries()) {
    const place = talks.placeOf[index] ?? -1
    const [talk, theirs] = [talks.all[place], keys[place]]
    if (!talk || !theirs) {
      tally.rejected.push({ line: record.line, reason: 'A message with somebody who is not in the book.' })
      continue
    }
    const { contactId, inOrder } = talk
    const { direction, sentAt, text } = record
    const plain = keyOf(record)
    if (theirs.has(plain) || isAmong(theirNotes[place], direction, sentAt)) {
      tally.fates.push('same')
      continue
    }
    const own = shared.has(plain) || (listed.size > 0 && present.has(plain))
    const key = own ? `${plain} ${record.otherKey ?? nameKeyOf(record.otherName)}` : plain
    if (own && present.has(key)) {
      tally.fates.push('same')
      continue
    }
    if (own) present.add(key)
    else if (!inOrder) theirs.add(key)
    addMessage(write, { contactId, direction, sentOn: dayAt(sentAt), sentAt, text }, key)
    tally.fates.push('new')
  }
  return { tally, openedBy, notes: notes.size }
}
