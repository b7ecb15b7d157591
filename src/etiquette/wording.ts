import { type Contact, ME } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import type { Ties } from './subjects.ts'

/** The name by which a message speaks of a contact: their given name where the whole name has one. */
export function firstName(contact: Pick<Contact, 'name'>): string {
  const words = contact.name.replace(/,.*$/, '').split(/\s+/).filter(Boolean)
  const first = words.find((word) => !/^(dr|mr|mrs|ms|prof|sir)\.?$/i.test(word))
  return first && first.length > 1 ? first : contact.name
}

/** Whether they asked for an invitation, or wrote to you, on or after `day`: then a new one is welcome. */
export function askedOrWroteSince(day: Day, ties: Ties | null, lastHeardOn: Day | null): boolean {
  if (lastHeardOn !== null && lastHeardOn >= day) return true
  return (ties?.active ?? []).some(
    (relation) =>
      relation.kind === 'asked-to-be-invited' &&
      relation.from !== ME &&
      (relation.startsOn === null || relation.startsOn >= day),
  )
}

/** Whether they asked you to invite them, and have not taken it back: then the invitation is expected. */
export function expectsInvitation(ties: Ties | null): boolean {
  return (ties?.active ?? []).some((relation) => relation.kind === 'asked-to-be-invited' && relation.from !== ME)
}

/** Who reports to whom, upwards, in words: `Ana Sousa reports to Bo Lind, Bo Lind to you`. Takes at least two names. */
export function reportingLine(names: readonly string[]): string {
  const [first = '', ...above] = names
  const verb = /^you$/i.test(first) ? 'report' : 'reports'
  return `${first} ${verb} to ${above.map((name, at) => (at === 0 ? name : `${above[at - 1]} to ${name}`)).join(', ')}`
}
