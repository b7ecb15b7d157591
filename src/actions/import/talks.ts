import type { MessageRecord } from '#formats/linkedin/records.ts'
import type { Known } from './known.ts'
import { whoWrote } from './who-is.ts'

/** What an archive has of a conversation with one person. */
export interface Talk {
  readonly place: number
  readonly contactId: string
  /** Its earliest message. */
  first: MessageRecord
  /** Whether each message is older than the one before it, as archives have them: then none stands there twice. */
  inOrder: boolean
  /** Whether others take part in the same conversation. */
  ofMany: boolean
}

/** A whole conversation, and who the other person of its last message was. */
interface Conversation {
  readonly talks: Talk[]
  name: string
  key: string | null
  talk: Talk | undefined
  lastAt: string
}

// Of two of one second the order of their words decides, not that of their rows.
function comesBefore(a: MessageRecord, b: MessageRecord): boolean {
  const keyOf = ({ sentAt, direction, text }: MessageRecord) => `${sentAt} ${direction} ${text}`
  return a.sentAt === b.sentAt ? keyOf(a) < keyOf(b) : a.sentAt < b.sentAt
}

/** The order in which conversations began. */
export function byBeginning(a: Talk, b: Talk): number {
  return comesBefore(a.first, b.first) ? -1 : 1
}

/** The talks of an archive: `placeOf` tells of each message where among `all` its own is; -1 for none. */
export interface Talks {
  readonly all: readonly Talk[]
  readonly placeOf: readonly number[]
}

/** Finds the talks of messages, in their order; a message with somebody who is not in the book has none. */
export function talksIn(known: Known, records: Iterable<MessageRecord>): Talks {
  const all: Talk[] = []
  const placeOf: number[] = []
  // Every message is looked up by its conversation alone: there are a hundred thousand.
  const conversations = new Map<string, Conversation>()

  function talkWith({ talks }: Conversation, record: MessageRecord): Talk | undefined {
    const contact = whoWrote(known, { name: record.otherName, profileKey: record.otherKey })
    if (!contact) return undefined
    const present = talks.find((each) => each.contactId === contact.id)
    if (present) return present
    const talk: Talk = { place: all.length, contactId: contact.id, first: record, inOrder: true, ofMany: false }
    all.push(talk)
    talks.push(talk)
    if (talks.length > 1) for (const each of talks) each.ofMany = true
    return talk
  }

  for (const record of records) {
    const { conversation, otherName: name, otherKey: key, sentAt } = record
    let whole = conversations.get(conversation)
    if (!whole) {
      whole = { talks: [], name, key, talk: undefined, lastAt: '\uffff' }
      whole.talk = talkWith(whole, record)
      conversations.set(conversation, whole)
    } else if (whole.name !== name || whole.key !== key) {
      whole.talk = talkWith(whole, record)
      whole.name = name
      whole.key = key
    }
    const { talk } = whole
    if (sentAt >= whole.lastAt) for (const each of whole.talks) each.inOrder = false
    whole.lastAt = sentAt
    if (talk && talk.first !== record && comesBefore(record, talk.first)) talk.first = record
    placeOf.push(talk?.place ?? -1)
  }
  return { all, placeOf }
}
