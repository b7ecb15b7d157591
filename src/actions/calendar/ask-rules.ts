import type { Book, Moment } from '#actions/moment.ts'
import type { rulesInForce } from '#actions/rules-in-force.ts'
import { judge } from '#etiquette/judge.ts'
import type { FactsOf, SubjectKind } from '#etiquette/subjects.ts'
import { type Day, endOfDay } from '#model/day.ts'

/** What the days of a calendar are worked out from. */
export interface Asked {
  readonly book: Book
  readonly moment: Moment
  readonly inForce: Awaited<ReturnType<typeof rulesInForce>>
}

/** How long a day that is over stays in the calendar, in days. */
export const LOOK_BACK = 7

/** The moment at the end of another day, so that the rules can be asked what they will say then. */
export function momentOn(moment: Moment, day: Day): Moment {
  return { ...moment, today: day, now: endOfDay(day, moment.zone) }
}

/** Whether one of the rules named speaks up about a subject, in force and not waived. */
export function speaksUp<K extends SubjectKind>(
  { inForce: { rules, waivers } }: Asked,
  ids: readonly string[],
  kind: K,
  facts: (FactsOf[K] & { readonly today: Day }) | undefined,
  subjectId: string,
): boolean {
  if (!facts) return false
  const asked = rules.filter(({ rule }) => ids.includes(rule.id))
  return judge(kind, facts, subjectId, asked, waivers).findings.some((finding) => finding.waivedBy === null)
}

/** A number of days set for a rule. */
export function daysSet({ inForce }: Asked, id: string, option: string): number {
  const days = inForce.rules.find(({ rule }) => rule.id === id)?.options[option]
  if (days === undefined) throw new Error(`the rule ${id} has no option ${option}`)
  return days
}
