import type { Day } from '#model/day.ts'
import { retiredRules } from './retired-rules.ts'

/** A person's decision that one rule does not apply to one subject, with their reason. */
export interface Waiver {
  readonly id: string
  readonly ruleId: string
  /** The contact's id for a draft or message, the invitation's for one sent or received, `account` for the account. */
  readonly subjectId: string
  readonly reason: string
  readonly madeOn: Day
  /** The last day on which it holds; null for no end. */
  readonly endsOn: Day | null
}

/** The waiver that covers this rule for this subject on `today`, if there is one. */
export function waiverFor(
  waivers: readonly Waiver[],
  ruleId: string,
  subjectId: string,
  today: Day,
): Waiver | undefined {
  return waivers.find(
    (waiver) =>
      (retiredRules[waiver.ruleId] ?? waiver.ruleId) === ruleId &&
      waiver.subjectId === subjectId &&
      waiver.madeOn <= today &&
      (waiver.endsOn === null || waiver.endsOn >= today),
  )
}
