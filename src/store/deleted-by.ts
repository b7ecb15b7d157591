import { keptJson } from '#model/kept-json.ts'
import { type Effect, rowKey } from './effects.ts'
import type { Values } from './journal.ts'

/** Whom an operation deleted, and which of its rows are about whom. */
export interface DeletedBy {
  /** The deletion of each of them, by contact. */
  readonly people: ReadonlyMap<string, string>
  /** Whom a row is about, two people for a tie between them; nobody for a row that is about none of those deleted. */
  ownersOf(row: Pick<Effect, 'table' | 'id'>): readonly string[]
}

const rowIn = ({ before, after }: Effect) => keptJson<Values>(before ?? after ?? '{}')

/** What counts in the budget of something sent, the same for all that count alike. */
function countsAs({ sent_on, sent_at }: Values, hasNote: boolean): string {
  return `${sent_on} ${sent_at ?? ''} ${hasNote}`
}

/**
 * Whom an operation deleted, by what it did to each row. What was sent to them counts on in rows without a name: which
 * of these is whose is told by what it counts as, for those that count alike are alike.
 */
export function deletedBy(effects: readonly Effect[]): DeletedBy {
  const people = new Map<string, string>()
  for (const effect of effects)
    if (effect.table === 'deletions' && effect.before === null && effect.after !== null)
      people.set(String(rowIn(effect).contact_id), effect.id)
  const owners = new Map<string, readonly string[]>()
  if (people.size > 0) {
    const invited = new Map<string, string>()
    const counting = new Map<string, string[]>()
    for (const effect of effects.filter(({ table }) => table === 'invitations')) {
      const row = rowIn(effect)
      const contact = String(row.contact_id)
      invited.set(effect.id, contact)
      if (row.direction !== 'sent') continue
      const kind = countsAs(row, Boolean(row.note))
      const sameKind = counting.get(kind)
      if (sameKind) sameKind.push(contact)
      else counting.set(kind, [contact])
    }
    for (const list of counting.values()) list.reverse()
    for (const effect of effects) {
      const about = whoIn(effect, invited, counting).filter((id) => people.has(id))
      if (about.length > 0) owners.set(rowKey(effect), about)
    }
  }
  return { people, ownersOf: (row) => owners.get(rowKey(row)) ?? [] }
}

/** Every contact a row names; `counting` gives away each of what counts alike once. */
function whoIn(
  effect: Effect,
  invited: ReadonlyMap<string, string>,
  counting: ReadonlyMap<string, string[]>,
): readonly string[] {
  const row = rowIn(effect)
  const named = (...values: readonly unknown[]) => values.filter((value) => typeof value === 'string')
  switch (effect.table) {
    case 'contacts':
      return [effect.id]
    case 'invitation_events':
      return named(invited.get(String(row.invitation_id)))
    case 'waivers':
      return named(invited.get(String(row.subject_id)) ?? row.subject_id)
    case 'unnamed_sent':
      return named(counting.get(countsAs(row, row.has_note === 1))?.pop())
    default:
      return named(row.contact_id, row.from_id, row.to_id, row.one_id, row.other_id)
  }
}
