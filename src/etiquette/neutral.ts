import { type Budget, budgetAt } from '#model/budget.ts'
import { type Contact, nameKeyOf, unknownContact } from '#model/contact.ts'
import { addDays, type Day, type Instant } from '#model/day.ts'
import type { Direction, EventKind, Invitation, ReceivedAnswer } from '#model/invitation.ts'
import { standingOn } from '#model/invitation.ts'
import { defaultLimits, type Limits } from '#model/limits.ts'
import type { ReceivingRecord } from '#model/receiving.ts'
import type { RecentInvitation, SendingRecord } from '#model/sending.ts'
import type { Accepting } from '#model/settings.ts'
import { readNote } from './note/read-note.ts'
import { noHistory, type StillToCome, stillToCome } from './patience.ts'
import type {
  AcceptedFacts,
  Account,
  AccountFacts,
  AnswerFacts,
  DraftFacts,
  FactsOf,
  MessageFacts,
  PastInvitation,
  ReceivedFacts,
  SentFacts,
  SubjectKind,
  Ties,
} from './subjects.ts'
import type { Value } from './value.ts'

// Neutral facts: what no rule objects to. The examples in a rule, and its tests, say only where they differ from these.

/** A past invitation in an example: sent so many days before the example's today, with what happened since. */
export interface GivenInvitation {
  readonly sentDaysAgo: number
  readonly note?: string
  /** Event kinds with the days before today on which they happened, oldest first. */
  readonly events?: readonly (readonly [EventKind, number])[]
}

/** Recent invitations in an example: as many as `times` on one day, to other people. */
interface GivenRecent extends Partial<Omit<RecentInvitation, 'sentOn' | 'contactId' | 'companyKey'>> {
  readonly company?: string | null
  readonly daysAgo: number
  readonly times?: number
}

interface GivenAccount {
  readonly account?: 'free' | 'premium'
  readonly limits?: Partial<Limits>
  readonly restrictedUntil?: Day
  readonly accepting?: Accepting
}

interface GivenAlways extends GivenAccount {
  readonly contact?: Partial<Contact>
  readonly ties?: Partial<Ties>
}

/** How an example departs from the neutral facts, per kind of subject. */
export interface Given {
  readonly draft: GivenAlways & {
    readonly note?: string
    readonly purpose?: string | null
    readonly sent?: readonly GivenInvitation[]
    readonly received?: readonly GivenInvitation[]
    readonly heardDaysAgo?: number
    readonly budget?: Partial<Budget>
    readonly value?: Partial<Value>
    readonly recent?: readonly GivenRecent[]
    readonly record?: Partial<SendingRecord>
    /** The words alone: no contact, no purpose, no budget. */
    readonly wordsOnly?: boolean
  }
  readonly sent: GivenAlways & {
    readonly ageDays?: number
    readonly certain?: boolean
    readonly note?: string
    readonly stillToCome?: Partial<StillToCome>
  }
  readonly accepted: GivenAlways & { readonly acceptedDaysAgo?: number; readonly wroteDaysAgo?: number }
  readonly received: GivenAlways & {
    readonly ageDays?: number
    readonly note?: string
    readonly answeredDaysAgo?: number
    readonly budget?: Partial<Budget>
  }
  readonly answer: GivenAlways & { readonly answer?: ReceivedAnswer; readonly note?: string }
  readonly message: GivenAlways & {
    readonly note?: string
    readonly as?: 'message' | 'reply'
    readonly acceptedDaysAgo?: number
    readonly wordsOnly?: boolean
  }
  readonly account: GivenAccount & {
    readonly budget?: Partial<Budget>
    /** Null: never. */
    readonly reviewedDaysAgo?: number | null
    /** Null: nothing was ever written down. */
    readonly begunDaysAgo?: number | null
    readonly connections?: number
    readonly receiving?: Partial<ReceivingRecord>
  }
}

/** The day on which every example plays: Wednesday, 18 November 2026. */
export const EXAMPLE_DAY = '2026-11-18' as Day
const EXAMPLE_NOW = '2026-11-18T12:00:00.000Z' as Instant

const ana: Contact = {
  ...unknownContact,
  id: 'ana',
  name: 'Ana Sousa',
  profileKey: 'ana-sousa',
  profileUrl: 'https://www.linkedin.com/in/ana-sousa',
  company: 'Tidewater Maps',
  position: 'Cartographer',
  region: 'Lisbon',
  industry: 'Cartography',
}

const met: Ties = {
  acquaintance: 'known',
  certain: false,
  friend: false,
  active: [],
  belowYou: null,
  wasBelowYouUntil: null,
  aboveYou: null,
}

const GOOD_NOTE =
  'Hi Ana, your talk on harbour charts in Porto stayed with me. I draw tide maps; shall we stay in touch?'

/** An invitation as an example describes it. */
function givenInvitation(direction: Direction, given: GivenInvitation, index: number): Invitation {
  return {
    id: `${direction}-${index}`,
    contactId: ana.id,
    direction,
    sentOn: addDays(EXAMPLE_DAY, -given.sentDaysAgo),
    sentAt: null,
    note: given.note ?? '',
    purpose: null,
    saidBy: 'you',
    events: (given.events ?? []).map(([kind, daysAgo], at) => ({
      id: `${direction}-${index}-${at}`,
      kind,
      on: addDays(EXAMPLE_DAY, -daysAgo),
      at: null,
      saidBy: 'you',
      remark: null,
    })),
  }
}

function past(direction: Direction, given: readonly GivenInvitation[] | undefined, limits: Limits): PastInvitation[] {
  return (given ?? []).map((each, index) => {
    const invitation = givenInvitation(direction, each, index)
    return { invitation, standing: standingOn(invitation, EXAMPLE_DAY, limits) }
  })
}

function always(given: GivenAccount): { today: Day; now: Instant; account: Account } {
  const account: Account = {
    kind: given.account ?? 'premium',
    limits: { ...defaultLimits, ...given.limits },
    restrictedUntil: given.restrictedUntil ?? null,
    accepting: given.accepting ?? 'with-a-reason',
  }
  return { today: EXAMPLE_DAY, now: EXAMPLE_NOW, account }
}

function daysAgo(count: number | null | undefined): Day | null {
  return count === null || count === undefined ? null : addDays(EXAMPLE_DAY, -count)
}

function recentOf(given: readonly GivenRecent[] | undefined): RecentInvitation[] {
  return (given ?? []).flatMap(({ daysAgo, times = 1, company = null, ...rest }, row) =>
    Array.from({ length: times }, (_, index) => ({
      contactId: `other-${row}-${index}`,
      name: 'Bo Lind',
      companyKey: company === null ? null : nameKeyOf(company),
      hasNote: true,
      knowsYou: false,
      ...rest,
      sentOn: addDays(EXAMPLE_DAY, -daysAgo),
    })),
  )
}

const build: { readonly [K in SubjectKind]: (given: Given[K]) => FactsOf[K] } = {
  draft(given): DraftFacts {
    const base = always(given)
    const value: Value = { level: 'ordinary', factors: [], missing: [], ...given.value }
    const alone = given.wordsOnly === true
    return {
      ...base,
      contact: alone ? null : { ...ana, ...given.contact },
      ties: alone ? null : { ...met, ...given.ties },
      sent: past('sent', given.sent, base.account.limits),
      received: past('received', given.received, base.account.limits),
      lastHeardOn: daysAgo(given.heardDaysAgo),
      purpose: alone ? undefined : given.purpose === undefined ? 'Swap notes on tide maps' : given.purpose,
      note: readNote(given.note ?? GOOD_NOTE),
      budget: alone ? null : { ...budgetAt(EXAMPLE_NOW, 'UTC', [], 0, base.account.limits), ...given.budget },
      value: alone ? null : value,
      recent: recentOf(given.recent),
      record: alone ? null : { everSent: 120, unknownPerson: 0, outstanding: 12, ...given.record },
    }
  },
  sent(given): SentFacts {
    const base = always(given)
    const ageDays = given.ageDays ?? 3
    const invitation = givenInvitation('sent', { sentDaysAgo: ageDays, note: given.note ?? GOOD_NOTE }, 0)
    const standing = standingOn(invitation, EXAMPLE_DAY, base.account.limits)
    return {
      ...base,
      contact: { ...ana, ...given.contact },
      invitation,
      standing: { ...standing, certain: given.certain ?? standing.certain },
      ageDays,
      stillToCome: { ...stillToCome(noHistory, ageDays), ...given.stillToCome },
    }
  },
  accepted(given): AcceptedFacts {
    const acceptedDaysAgo = given.acceptedDaysAgo ?? 3
    const events = [['accepted', acceptedDaysAgo]] as const
    return {
      ...always(given),
      contact: { ...ana, ...given.contact },
      invitation: givenInvitation('sent', { sentDaysAgo: acceptedDaysAgo + 2, note: GOOD_NOTE, events }, 0),
      acceptedOn: addDays(EXAMPLE_DAY, -acceptedDaysAgo),
      lastWroteOn: daysAgo(given.wroteDaysAgo),
    }
  },
  received(given): ReceivedFacts {
    const base = always(given)
    const ageDays = given.ageDays ?? 2
    const events = given.answeredDaysAgo === undefined ? [] : ([['answered', given.answeredDaysAgo]] as const)
    const invitation = givenInvitation('received', { sentDaysAgo: ageDays, note: given.note ?? GOOD_NOTE, events }, 0)
    return {
      ...base,
      contact: { ...ana, ...given.contact },
      invitation,
      standing: standingOn(invitation, EXAMPLE_DAY, base.account.limits),
      ageDays,
      ties: { ...met, ...given.ties },
      note: readNote(given.note ?? GOOD_NOTE),
      budget: { ...budgetAt(EXAMPLE_NOW, 'UTC', [], 0, base.account.limits), ...given.budget },
    }
  },
  answer(given): AnswerFacts {
    return {
      ...always(given),
      contact: { ...ana, ...given.contact },
      invitation: givenInvitation('received', { sentDaysAgo: 3, note: given.note ?? GOOD_NOTE }, 0),
      ties: { ...met, ...given.ties },
      note: readNote(given.note ?? GOOD_NOTE),
      answer: given.answer ?? 'accepted',
    }
  },
  message(given): MessageFacts {
    const alone = given.wordsOnly === true
    return {
      ...always(given),
      purpose: given.as ?? 'message',
      contact: alone ? null : { ...ana, ...given.contact },
      ties: alone ? null : { ...met, ...given.ties },
      note: readNote(given.note ?? GOOD_NOTE),
      daysSinceAccepted: given.acceptedDaysAgo ?? null,
    }
  },
  account(given): AccountFacts {
    const base = always(given)
    return {
      ...base,
      budget: { ...budgetAt(EXAMPLE_NOW, 'UTC', [], 0, base.account.limits), ...given.budget },
      lastReviewOn: daysAgo(given.reviewedDaysAgo === undefined ? 2 : given.reviewedDaysAgo),
      bookSince: daysAgo(given.begunDaysAgo === undefined ? 100 : given.begunDaysAgo),
      connections: given.connections ?? 350,
      receiving: { decided: 0, accepted: 0, acceptedBlind: 0, unwanted: 0, ...given.receiving },
    }
  },
}

/** Neutral facts of one kind, changed where `given` says so. */
export function neutralFacts<K extends SubjectKind>(kind: K, given: Given[K]): FactsOf[K] {
  return build[kind](given)
}
