import type { Day } from '#model/day.ts'
import { retiredRules } from './retired-rules.ts'
import type { ChosenRule } from './settings.ts'

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

/** Why a waiver covers nothing any more. */
export type Idle = 'ended' | 'rule-gone' | 'rule-off' | 'subject-gone' | 'no-match'

/** What is known of a waiver's subject on the day of judging. */
export interface WaiverUse {
  /** Ids of the waivers that covered a finding. */
  readonly used: ReadonlySet<string>
  /** Whether the subject of a waiver was there to be judged: a draft to them, an open invitation, the account. */
  readonly judged: 'judged' | 'gone' | 'not-now'
}

/** Why a waiver covers nothing on `today`; undefined while it does, or while that cannot be told. */
export function whyIdle(waiver: Waiver, rules: readonly ChosenRule[], use: WaiverUse, today: Day): Idle | undefined {
  if (waiver.endsOn !== null && waiver.endsOn < today) return 'ended'
  const chosen = rules.find(({ rule }) => rule.id === (retiredRules[waiver.ruleId] ?? waiver.ruleId))
  if (!chosen) return 'rule-gone'
  if (chosen.severity === 'off') return 'rule-off'
  if (use.judged === 'gone') return 'subject-gone'
  return use.judged === 'judged' && !use.used.has(waiver.id) ? 'no-match' : undefined
}
