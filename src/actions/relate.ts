import { type Contact, ME, nameKeyOf } from '#model/contact.ts'
import { type Day, showDay } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { isRelationKind, RELATION_KINDS, type Relation, relationFacts } from '#model/relation.ts'
import { ensureMe, findByName, findContact } from '#store/contacts.ts'
import { inOperation, type Write } from '#store/journal.ts'
import { addRelation, dateRelation, relationsOf, removeRelation } from '#store/relations.ts'
import { findOrAdd } from './find-person.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'

/** A tie to write down: `person kind other`, as "Ana reports-to me". */
export interface TieToLog {
  readonly person: string
  readonly kind: string
  /** `me`, or another person. */
  readonly other: string
  readonly from: Day | null
  readonly until: Day | null
  readonly by: By
}

/** What was written down. */
export interface Related {
  readonly operation: string | null
  readonly relation: Relation
  readonly person: Contact
  readonly other: Contact
  /** The tie in words: "Ana reports to you". */
  readonly says: string
}

/** Your own name means you, unless somebody else of that name is in the book. */
async function isOwnName(write: Write, typed: string, ownName: string | null): Promise<boolean> {
  if (ownName === null || nameKeyOf(typed) !== nameKeyOf(ownName)) return false
  return (await findByName(write.trx, typed)).length === 0
}

async function oneOf(write: Write, typed: string, ownName: string | null): Promise<Contact> {
  const isMe = typed.trim().toLowerCase() === ME || (await isOwnName(write, typed, ownName))
  if (!isMe) return findOrAdd(write, typed)
  await ensureMe(write, ownName)
  const me = await findContact(write.trx, ME)
  if (!me) throw new Error('the owner is in the book')
  return me
}

const SAID_OF_YOU: Readonly<Record<string, string>> = {
  is: 'are',
  has: 'have',
  was: 'were',
  does: 'do',
  reports: 'report',
}

/** A tie in words, seen from neither side. */
export function sayRelation(relation: Relation, nameOf: (id: string) => string): string {
  const { reads } = relationFacts[relation.kind]
  const says = relation.from === ME ? reads.replace(/^\w+/, (verb) => SAID_OF_YOU[verb] ?? verb) : reads
  return `${nameOf(relation.from)} ${says} ${nameOf(relation.to)}`
}

/**
 * Writes a tie down within an operation. The same tie said again gets the new dates rather than a second line; another
 * spell of it, with a beginning of its own, is a line of its own.
 */
export async function keepTie(write: Write, tie: Omit<Relation, 'id' | 'remark'>): Promise<Relation> {
  const { from, to, kind, startsOn, endsOn } = tie
  const { directed } = relationFacts[kind]
  const same = (await relationsOf(write.trx, from === ME ? to : from)).find(
    (each) =>
      each.kind === kind &&
      ((each.from === from && each.to === to) || (!directed && each.from === to && each.to === from)) &&
      (startsOn === null || each.startsOn === null || each.startsOn === startsOn),
  )
  const dates = { startsOn: startsOn ?? same?.startsOn ?? null, endsOn }
  if (!same) return addRelation(write, { from, to, kind, ...dates, remark: null })
  dateRelation(write, same.id, dates)
  return { ...same, ...dates }
}

/**
 * Writes a dated tie between two people down, adding whoever is new. The same tie said again gets the new dates rather
 * than a second line. Throws a Problem for an unknown kind, reversed dates, or a person tied to themselves.
 */
export async function relate(book: Book, tie: TieToLog): Promise<Related> {
  const { kind, from: startsOn, until: endsOn } = tie
  if (!isRelationKind(kind)) {
    throw new Problem('bad-input', {
      what: `"${kind}" is no relation Decorum knows.`,
      why: `The relations are: ${RELATION_KINDS.join(', ')}.`,
      fix: 'Use one of these.',
      field: 'kind',
    })
  }
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
    throw new Problem('bad-input', {
      what: `The relation would end on ${showDay(endsOn)}, before it starts on ${showDay(startsOn)}.`,
      why: 'The last day comes after the first, or is the same.',
      fix: 'Swap the two days.',
      field: 'until',
    })
  }
  const moment = await momentOf(book)
  const occasion = { by: tie.by, at: moment.now, label: 'Write a relation down' }
  const { result, operation } = await inOperation(book.store, occasion, async (write) => {
    const person = await oneOf(write, tie.person, moment.settings.me.name)
    const other = await oneOf(write, tie.other, moment.settings.me.name)
    if (person.id === other.id) {
      throw new Problem('bad-input', {
        what: `${person.name} would be tied to themselves.`,
        why: 'A relation joins two people.',
        fix: 'Name another person, or "me".',
        field: 'other',
      })
    }
    const relation = await keepTie(write, { from: person.id, to: other.id, kind, startsOn, endsOn })
    const nameOf = (id: string) => (id === ME ? 'you' : id === person.id ? person.name : other.name)
    const says = sayRelation(relation, nameOf)
    write.name(says.charAt(0).toUpperCase() + says.slice(1))
    return { relation, person, other, says }
  })
  return { ...result, operation }
}

/** Takes a tie out of the book. Throws a Problem when it is not there. */
export async function unrelate(book: Book, personId: string, relationId: string, by: By): Promise<string | null> {
  const moment = await momentOf(book)
  const label = 'Remove a relation'
  const { operation } = await inOperation(book.store, { by, at: moment.now, label }, async (write) => {
    removeRelation(write, relationId)
  })
  if (operation !== null) return operation
  throw new Problem('not-found', {
    what: 'This relation is not in the book.',
    why: `It may have been removed since the page of ${personId} was opened.`,
    fix: 'Open the page again.',
  })
}
