import { type Authority, authorityOn } from '#etiquette/authority.ts'
import type { PastInvitation, Ties } from '#etiquette/subjects.ts'
import { tiesOn } from '#etiquette/ties.ts'
import { type Contact, ME } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import { standingOn } from '#model/invitation.ts'
import { memoryOf } from '#model/memory-of.ts'
import type { Relation } from '#model/relation.ts'
import { findContacts } from '#store/contacts.ts'
import { invitationsWithEach } from '#store/invitations.ts'
import { keptWhileUnchanged } from '#store/kept.ts'
import { lastMessagesOn } from '#store/messages.ts'
import { ownTies, relationsOfKind } from '#store/relations.ts'
import type { Book, Moment } from './moment.ts'

type Db = Book['store']['db']

/** Shared by every judgement at one moment: the reporting lines, and the names of the people along them. */
export interface Shared {
  readonly reporting: readonly Relation[]
  readonly names: ReadonlyMap<string, string>
  /** Who stands below and above the owner on a day; found once per day. */
  authorityOn(day: Day): Authority
}

/** Reads what all judgements of one moment share. */
export function gatherShared(db: Db): Promise<Shared> {
  return keptWhileUnchanged(db, 'reporting', '', () => sharedAfresh(db), {
    tables: ['relations', 'contacts'],
    follow: (shared, changes) =>
      changes.every((change) => change.table === 'contacts' && !shared.names.has(change.id)) ? shared : undefined,
  })
}

async function sharedAfresh(db: Db): Promise<Shared> {
  const reporting = await relationsOfKind(db, 'reports-to')
  const people = await findContacts(
    db,
    reporting.flatMap((relation) => [relation.from, relation.to]),
  )
  let last: { readonly day: Day; readonly authority: Authority } | undefined
  return {
    reporting,
    names: new Map([...people].map(([id, contact]) => [id, contact.name])),
    authorityOn(day) {
      if (last?.day !== day) last = { day, authority: authorityOn(reporting, ME, day) }
      return last.authority
    },
  }
}

/** What stands between the owner and one contact. */
export interface History {
  readonly ties: Ties
  readonly sent: readonly PastInvitation[]
  readonly received: readonly PastInvitation[]
  readonly lastHeardOn: Day | null
}

/**
 * What stands between the owner and a contact up to the moment; a contact not in the book has no history. `supposed` are
 * ties said of them and not written down yet.
 */
export async function gatherHistory(
  db: Db,
  moment: Moment,
  shared: Shared,
  contact: Contact,
  supposed: readonly Relation[] = [],
): Promise<History> {
  return (await gatherHistories(db, moment, shared, [contact], supposed))(contact)
}

const remembered = memoryOf<Contact, History>()

/** The same of several people, read from the book at once. Where nothing changed it is the very same object. */
export async function gatherHistories(
  db: Db,
  moment: Moment,
  shared: Shared,
  contacts: readonly Contact[],
  supposed: readonly Relation[] = [],
): Promise<(contact: Contact) => History> {
  const { today, settings } = moment
  const ids = contacts.map((contact) => contact.id)
  const invitations = await invitationsWithEach(db, ids)
  const heard = await lastMessagesOn(db, ids, 'received', today)
  const ties = await ownTies(db)
  const withMe = supposed.filter((relation) => relation.from === ME || relation.to === ME)
  return (contact) => {
    const all = invitations(contact.id)
    const lastHeardOn = heard(contact.id) ?? null
    const own = ties.get(contact.id)
    return remembered(contact, [today, settings.limits, all, lastHeardOn, own, shared, ...withMe], () => {
      const past = (all ?? [])
        .filter((invitation) => invitation.sentOn <= today)
        .map((invitation): PastInvitation => ({ invitation, standing: standingOn(invitation, today, settings.limits) }))
      const between = [...(own ?? []), ...withMe]
      const { names } = shared
      return {
        ties: tiesOn({ contact, between, past, lastHeardOn, names, authority: shared.authorityOn(today) }, today),
        sent: past.filter((each) => each.invitation.direction === 'sent'),
        received: past.filter((each) => each.invitation.direction === 'received'),
        lastHeardOn,
      }
    })
  }
}
