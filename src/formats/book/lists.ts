import { WELCOMES } from '#model/contact.ts'
import { EVENT_KINDS } from '#model/invitation.ts'
import { RELATION_KINDS } from '#model/relation.ts'

/** The name a file of the whole book gives itself. */
export const BOOK_FORMAT = 'decorum-book'

/** The version of the format this program writes, and the newest it reads. */
export const BOOK_VERSION = 2

/** What a field of a row can hold. */
export type Holds =
  | 'id'
  | 'text'
  | 'text, not empty'
  | 'day'
  | 'instant'
  | 'true or false'
  | 'any value'
  | 'object'
  | 'list of texts'
  | 'sources'

/** One field of a row. */
export interface FieldShape {
  readonly holds: Holds
  readonly orNull?: true
  /** The only texts it may be. */
  readonly oneOf?: readonly string[]
  /** The list in which the row with this id stands. */
  readonly of?: 'contacts' | 'invitations'
  /** The version of the format that brought it; in a file of an earlier one it is missing, and is null. */
  readonly since?: number
}

type Shape = Readonly<Record<string, FieldShape>>

const id = { holds: 'id' } as const
const contact = { holds: 'id', of: 'contacts' } as const
const filled = { holds: 'text, not empty' } as const
const text = { holds: 'text' } as const
const textOrNull = { holds: 'text', orNull: true } as const
const day = { holds: 'day' } as const
const dayOrNull = { holds: 'day', orNull: true } as const
const instant = { holds: 'instant' } as const
const instantOrNull = { holds: 'instant', orNull: true } as const
const yesOrNo = { holds: 'true or false' } as const
const yesNoOrNull = { holds: 'true or false', orNull: true } as const
const objectOrNull = { holds: 'object', orNull: true } as const
const oneOf = (...texts: readonly string[]): FieldShape => ({ holds: 'text', oneOf: texts })
const oneOfOrNull = (...texts: readonly string[]): FieldShape => ({ ...oneOf(...texts), orNull: true })

/** The lists of a book and the fields of their rows, in the order in which they are written and may be brought in. */
export const bookLists = {
  contacts: {
    id,
    name: filled,
    profileKey: textOrNull,
    profileUrl: textOrNull,
    email: textOrNull,
    company: textOrNull,
    position: textOrNull,
    region: textOrNull,
    industry: textOrNull,
    mark: oneOfOrNull('high', 'low'),
    connectedOn: dayOrNull,
    removedOn: dayOrNull,
    welcomes: oneOfOrNull(...WELCOMES),
    isMember: yesNoOrNull,
    profileRead: yesNoOrNull,
    remarks: textOrNull,
    imported: { holds: 'sources', orNull: true },
  },
  contactKeys: { id, contactId: contact, kind: oneOf('profile', 'email'), key: filled },
  distinctPeople: { id, oneId: contact, otherId: contact },
  relations: {
    id,
    fromId: contact,
    toId: contact,
    kind: oneOf(...RELATION_KINDS),
    startsOn: dayOrNull,
    endsOn: dayOrNull,
    remark: textOrNull,
  },
  invitations: {
    id,
    contactId: contact,
    direction: oneOf('sent', 'received'),
    sentOn: day,
    sentAt: instantOrNull,
    note: textOrNull,
    purpose: textOrNull,
    saidBy: oneOf('you', 'import'),
    judged: objectOrNull,
  },
  invitationEvents: {
    id,
    invitationId: { holds: 'id', of: 'invitations' },
    kind: oneOf(...EVENT_KINDS),
    onDay: day,
    at: instantOrNull,
    saidBy: oneOf('you', 'import', 'inferred'),
    remark: textOrNull,
  },
  messages: {
    id,
    contactId: contact,
    direction: oneOf('sent', 'received'),
    sentOn: day,
    sentAt: instantOrNull,
    text,
    sourceKey: textOrNull,
  },
  drafts: {
    id,
    contactId: contact,
    note: text,
    purpose: textOrNull,
    madeAt: instant,
    commonGround: { ...textOrNull, since: 2 },
    offer: { ...textOrNull, since: 2 },
  },
  settings: { id, value: { holds: 'any value' } },
  waivers: { id, ruleId: filled, subjectId: filled, reason: filled, madeOn: day, endsOn: dayOrNull },
  reviews: {
    id,
    day,
    startedAt: instant,
    finishedAt: instantOrNull,
    doneSteps: { holds: 'list of texts' },
    report: textOrNull,
    counts: { ...objectOrNull, since: 2 },
  },
  imports: { id, at: instant, name: text, exportedOn: dayOrNull, summary: { holds: 'object' } },
  unnamedSent: { id, sentOn: day, sentAt: instantOrNull, hasNote: yesOrNo },
} as const satisfies Readonly<Record<string, Shape>>

export type ListName = keyof typeof bookLists

/** The lists in the order in which they are written. */
export const LIST_NAMES = Object.keys(bookLists) as ListName[]

/** The fields of a row of `list`, in the order in which they are written. */
export function fieldsOf(list: ListName): [name: string, shape: FieldShape][] {
  return Object.entries(bookLists[list])
}

/** One row as the file has it: a value for every field of its list. */
export type BookRow = Readonly<Record<string, unknown>>

/** What a field holds, in the words of BOOK-FORMAT.md and of what is said about a row that does not fit. */
export function inWords({ holds, oneOf, of, orNull }: FieldShape): string {
  const words = of ? `id in ${of}` : oneOf ? `one of ${oneOf.join(', ')}` : holds
  return orNull ? `${words}, or null` : words
}
