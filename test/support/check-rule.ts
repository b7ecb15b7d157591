import { describe, expect, test } from 'vitest'
import type { Given } from '#etiquette/neutral.ts'
import { neutralFacts } from '#etiquette/neutral.ts'
import type { Found, Rule, Severity, Unknown } from '#etiquette/rule.ts'
import { isUnknown } from '#etiquette/rule.ts'
import { defaultOptions } from '#etiquette/settings.ts'
import type { SubjectKind } from '#etiquette/subjects.ts'

interface Case<K extends SubjectKind> {
  /** A sentence: what the situation is. */
  readonly name: string
  readonly given: Given[K]
  /** Options that differ from the defaults. */
  readonly options?: Readonly<Record<string, number>>
}

interface Cases<K extends SubjectKind> {
  readonly passes: readonly (Case<K> & {
    /** The exception, in the rule's own words, that this case shows. */
    readonly exception?: string
  })[]
  readonly flags: readonly (Case<K> & {
    readonly severity?: Severity
    /** The whole message, or a part of it. */
    readonly message?: string | RegExp
    readonly fix?: string | RegExp
  })[]
  /** Situations in which the rule cannot judge, with what it says it would need. */
  readonly unknown?: readonly (Case<K> & { readonly needs: string | RegExp })[]
}

function run<K extends SubjectKind>(rule: Rule, { given, options }: Case<K>): Found | Unknown | undefined {
  const facts = neutralFacts(rule.looksAt as K, given)
  return rule.run(facts as never, { ...defaultOptions(rule), ...options })
}

/** What is wrong with a finding as something to read; empty when nothing is. */
export function wordingProblems(rule: Rule, { message, fix, severity }: Found): string[] {
  const problems: string[] = []
  const words = `${message} ${fix}`
  if (/undefined|null|NaN|\[object/.test(words)) problems.push(`leaks a value: ${words}`)
  if (words.includes('!')) problems.push(`has an exclamation mark: ${words}`)
  if (!/^[\p{Lu}“"0-9]/u.test(message) || !/[.?”"]$/.test(message)) problems.push(`is no sentence: ${message}`)
  if (!/^[\p{Lu}“"0-9]/u.test(fix) || !/[.?”"]$/.test(fix)) problems.push(`has no sentence as next step: ${fix}`)
  if (message.length > 200) problems.push(`is too long (${message.length}): ${message}`)
  if (/\b(rejected|ghosted|unfair)\b/i.test(words)) problems.push(`uses a word that guesses a motive: ${words}`)
  if (severity !== rule.severity && !rule.escalatesTo?.includes(severity))
    problems.push(`reaches ${severity} undeclared`)
  return problems
}

/**
 * Tests one rule by cases on both sides. Refuses a rule with no case on a side, two cases of one name, a number option
 * not tested away from its default, and an exception without a passing case.
 */
export function checkRule<K extends SubjectKind>(rule: Rule<K>, cases: Cases<K>): void {
  const anyRule = rule as unknown as Rule
  describe(rule.id, () => {
    const all = [...cases.passes, ...cases.flags, ...(cases.unknown ?? [])]

    test('has cases on both sides, each with a name of its own', () => {
      expect(cases.passes.length).toBeGreaterThan(0)
      expect(cases.flags.length).toBeGreaterThan(0)
      expect(new Set(all.map((each) => each.name)).size).toBe(all.length)
    })

    test('shows each exception and moves each option', () => {
      expect(cases.passes.map((each) => each.exception).filter((each) => each !== undefined)).toEqual(
        expect.arrayContaining([...rule.exceptions]),
      )
      for (const option of Object.keys(rule.options)) {
        const moved = (side: readonly Case<K>[]) => side.some((each) => each.options?.[option] !== undefined)
        expect(moved(cases.passes) || moved(cases.flags), `option ${option} is never changed in a case`).toBe(true)
      }
    })

    for (const each of cases.passes)
      test(`passes: ${each.name}`, () => {
        const answer = run(anyRule, each)
        expect(answer === undefined || !isUnknown(answer) ? answer : answer.needs).toBeUndefined()
      })

    for (const each of cases.flags)
      test(`flags: ${each.name}`, () => {
        const answer = run(anyRule, each)
        if (answer === undefined || isUnknown(answer)) throw new Error(`${rule.id} does not flag: ${each.name}`)
        expect(wordingProblems(anyRule, answer)).toEqual([])
        expect(answer.severity).toBe(each.severity ?? rule.severity)
        if (each.message !== undefined) expect(answer.message).toMatch(each.message)
        if (each.fix !== undefined) expect(answer.fix).toMatch(each.fix)
      })

    for (const each of cases.unknown ?? [])
      test(`cannot judge: ${each.name}`, () => {
        const answer = run(anyRule, each)
        if (answer === undefined || !isUnknown(answer)) throw new Error(`${rule.id} judges: ${each.name}`)
        expect(answer.needs).toMatch(each.needs)
      })
  })
}
