import { ME } from '#model/contact.ts'
import { type Choices, type MergedField, mergedContact } from '#model/merging.ts'
import { Problem } from '#model/problem.ts'
import type { SourcedContact } from '#model/source.ts'
import { addKey } from '#store/contact-keys.ts'
import { changeContact, findSourced, removeContact } from '#store/contacts.ts'
import type { Write } from '#store/journal.ts'
import { type Belongings, belongingsOf, type Moved, moveBelongings } from '#store/move-person.ts'
import { carryOut, type Plan, planOperation } from '#store/plan.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'

/** What making one of two people does. */
export interface Merging {
  readonly kept: SourcedContact
  readonly gone: SourcedContact
  /** Field by field, what it becomes. */
  readonly fields: readonly MergedField[]
  readonly moved: Moved
  /** Whether both have a profile address of their own, which mostly means two people. */
  readonly twoProfiles: boolean
  /** Whether an open invitation of one direction would stand twice with the same person. */
  readonly invitationsOf: { readonly kept: number; readonly gone: number }
}

async function twoOf(book: Book, keptId: string, goneId: string): Promise<[SourcedContact, SourcedContact]> {
  if (keptId === ME || goneId === ME)
    throw new Problem('refused', {
      what: 'You cannot be made one with somebody else.',
      why: 'The owner of the book is where its reporting lines end.',
      fix: 'Change what is known of you in the settings.',
    })
  if (keptId === goneId)
    throw new Problem('bad-input', {
      what: 'That is the same person already.',
      why: 'It takes two to make one.',
      fix: 'Name the other one.',
      field: 'other',
    })
  const [kept, gone] = [await findSourced(book.store.db, keptId), await findSourced(book.store.db, goneId)]
  if (kept && gone) return [kept, gone]
  throw new Problem('not-found', {
    what: 'One of the two is not in the book.',
    why: 'They may have been made one already, or taken back with the change that added them.',
    fix: 'Look for them among the people.',
  })
}

/** Addresses of the one gone that the one kept does not have as their own go on naming them. */
function keepAddresses(
  write: Write,
  kept: SourcedContact,
  gone: SourcedContact,
  merged: SourcedContact,
  all: Belongings,
): void {
  const further = new Set(all.keys.map(({ kind, key }) => `${kind} ${key}`))
  const add = (kind: 'profile' | 'email', key: string | null | undefined, own: string | null | undefined) => {
    if (!key || key === own || further.has(`${kind} ${key}`)) return
    further.add(`${kind} ${key}`)
    addKey(write, kept.id, kind, key)
  }
  for (const each of [kept, gone]) {
    add('profile', each.profileKey, merged.profileKey)
    add('email', each.email?.toLowerCase(), merged.email?.toLowerCase())
  }
}

async function planMerge(book: Book, keptId: string, goneId: string, choices: Choices, by: By): Promise<Plan<Merging>> {
  const [kept, gone] = await twoOf(book, keptId, goneId)
  const { contact, sources, fields } = mergedContact(kept, gone, choices)
  const { now } = await momentOf(book)
  const occasion = { by, at: now, label: `Make one of ${kept.name} and ${gone.name}`.slice(0, 200) } as const
  return planOperation(book.store, occasion, async (write) => {
    const [theirs, others] = [await belongingsOf(write, kept.id), await belongingsOf(write, gone.id)]
    const moved = moveBelongings(write, kept.id, gone.id, theirs, others)
    removeContact(write, gone.id)
    changeContact(write, kept.id, contact, sources)
    const all = { ...theirs, keys: [...theirs.keys, ...others.keys] }
    keepAddresses(write, kept, gone, { ...contact, id: kept.id, sources }, all)
    return {
      kept,
      gone,
      fields,
      moved,
      twoProfiles: kept.profileKey !== null && gone.profileKey !== null,
      invitationsOf: { kept: theirs.invitations.length, gone: others.invitations.length },
    }
  })
}

/** What making one of two people would do, and changes nothing. */
export async function previewMerge(
  book: Book,
  keptId: string,
  goneId: string,
  choices: Choices = {},
): Promise<Merging> {
  return (await planMerge(book, keptId, goneId, choices, 'ui')).result
}

/**
 * Makes one of two people, in one change that can be taken back exactly: everything that hangs on the one gone moves to
 * the one kept, and the addresses of both go on naming them.
 */
export async function mergeContacts(
  book: Book,
  keptId: string,
  goneId: string,
  choices: Choices,
  by: By,
): Promise<{ readonly merging: Merging; readonly operation: string | null }> {
  const plan = await planMerge(book, keptId, goneId, choices, by)
  const { result, operation } = await carryOut(book.store, plan, { at: (await momentOf(book)).now })
  return { merging: result, operation }
}
