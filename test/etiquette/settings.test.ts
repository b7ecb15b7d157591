import { describe, expect, test } from 'vitest'
import { allRules } from '#etiquette/rules/index.ts'
import { checkChoice, chooseRules, defaultOptions } from '#etiquette/settings.ts'
import { Problem } from '#model/problem.ts'
import type { RuleChoice } from '#model/settings.ts'

function refusal(id: string, choice: object): Problem {
  try {
    checkChoice(allRules, id, choice as RuleChoice)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error(`${id} took ${JSON.stringify(choice)}`)
}

describe('a choice is refused with what is known', () => {
  test.each(['resend-to-soon', '', '__proto__', 'constructor', 'toString'])('an unknown rule: %j', (id) => {
    const problem = refusal(id, {})
    expect(problem.kind).toBe('bad-input')
    for (const rule of allRules) expect(problem.why).toContain(rule.id)
  })

  test.each(['error', 'STOP', '', 'constructor'])('an unknown severity: %j', (severity) => {
    expect(refusal('resend-too-soon', { severity }).why).toMatch(/off, info, warn or stop/)
  })

  test.each(['waitdays', '__proto__', 'constructor', 'toString'])('an unknown option: %s', (option) => {
    const problem = refusal('resend-too-soon', { options: Object.fromEntries([[option, 5]]) })
    expect(problem.why).toContain('waitDays')
  })

  test('an option of a rule that has none', () => {
    expect(refusal('reports-to-you', { options: { depth: 2 } }).why).toBe('It has no options.')
  })

  test.each([-1, 731, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('a number that does not fit: %s', (waitDays) => {
    const problem = refusal('resend-too-soon', { options: { waitDays } })
    expect(problem.why).toMatch(/whole number of days from 0 to 730/)
    expect(problem.fix).toBe('The default is 90.')
  })
})

test('every rule takes each severity, and every option its bounds and its default', () => {
  for (const rule of allRules) {
    for (const severity of ['off', 'info', 'warn', 'stop'] as const) checkChoice(allRules, rule.id, { severity })
    for (const [name, option] of Object.entries(rule.options))
      for (const value of [option.least, option.default, option.most])
        checkChoice(allRules, rule.id, { options: { [name]: value } })
  }
})

test('without choices every rule has its own severity and options', () => {
  for (const { rule, severity, options } of chooseRules(allRules, {})) {
    expect(severity).toBeUndefined()
    expect(options).toEqual(defaultOptions(rule))
  }
})

test('a choice changes the one rule it names, and the options it does not name stay', () => {
  const chosen = chooseRules(allRules, { 'pending-long': { severity: 'warn', options: { warnDays: 40 } } })
  const found = chosen.find(({ rule }) => rule.id === 'pending-long')
  expect(found).toMatchObject({ severity: 'warn', options: { tellDays: 14, warnDays: 40 } })
  const others = (all: typeof chosen) => all.filter(({ rule }) => rule.id !== 'pending-long')
  expect(others(chosen)).toEqual(others(chooseRules(allRules, {})))
})
