import type { Day } from '#model/day.ts'
import { isUnknown, type Severity, type Source } from './rule.ts'
import type { ChosenRule } from './settings.ts'
import type { FactsOf, SubjectKind } from './subjects.ts'
import { type Waiver, waiverFor } from './waivers.ts'

export type Verdict = 'send' | 'reconsider' | 'dont'

/** What one rule has to say about one subject. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly why: string
  readonly fix: string
  readonly sources: readonly Source[]
  /** Set when a waiver covers it; it then no longer counts, but stays visible. */
  readonly waivedBy: Waiver | null
  /** The words of the note it is about, as they stand there; absent where it is about none. */
  readonly words?: readonly string[]
  /** The first day on which it no longer holds, where there is one. */
  readonly fineFrom?: Day
}

/** A rule that could not judge, and what it would need. */
export interface NotJudged {
  readonly rule: string
  readonly needs: string
}

/** Everything the rules say about one subject. */
export interface Judgement {
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  readonly unknown: readonly NotJudged[]
}

/** `dont` when anything stops it, `reconsider` when anything warns, else `send`. Waived findings do not count. */
export function verdictOf(findings: readonly Pick<Finding, 'severity' | 'waivedBy'>[]): Verdict {
  const counted = findings.filter((finding) => finding.waivedBy === null)
  if (counted.some((finding) => finding.severity === 'stop')) return 'dont'
  if (counted.some((finding) => finding.severity === 'warn')) return 'reconsider'
  return 'send'
}

/**
 * Judges one subject by every rule that looks at its kind, in the rules' own order. `subjectId` is what waivers name.
 */
export function judge<K extends SubjectKind>(
  kind: K,
  facts: FactsOf[K] & { readonly today: Day },
  subjectId: string | null,
  rules: readonly ChosenRule[],
  waivers: readonly Waiver[],
): Judgement {
  const findings: Finding[] = []
  const unknown: NotJudged[] = []
  for (const { rule, severity, options } of rules) {
    if (rule.looksAt !== kind || severity === 'off') continue
    const answer = rule.run(facts as never, options)
    if (answer === undefined) continue
    if (isUnknown(answer)) {
      unknown.push({ rule: rule.id, needs: answer.needs })
      continue
    }
    findings.push({
      rule: rule.id,
      severity: severity ?? answer.severity,
      message: answer.message,
      why: rule.rationale,
      fix: answer.fix,
      sources: rule.sources,
      waivedBy: (subjectId === null ? undefined : waiverFor(waivers, rule.id, subjectId, facts.today)) ?? null,
      ...(answer.words && { words: answer.words }),
      ...(answer.fineFrom && { fineFrom: answer.fineFrom }),
    })
  }
  return { verdict: verdictOf(findings), findings, unknown }
}
