import { describe, expect, test } from 'vitest'
import { defaultLimits, limitFacts } from '#model/limits.ts'
import { Problem } from '#model/problem.ts'
import {
  defaultSettings,
  parseSetting,
  settingFact,
  settingFacts,
  settingIn,
  settingsFrom,
  showSetting,
} from '#model/settings.ts'

const parse = (key: string, typed: string) => parseSetting(settingFact(key), typed)

function refusal(act: () => unknown): Problem {
  try {
    throw new Error(`it took ${JSON.stringify(act())}`)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

describe('a setting as it is typed', () => {
  test.each<[string, string, unknown]>([
    ['me.name', '  Joana Vilarinho ', 'Joana Vilarinho'],
    ['me.name', '', null],
    ['me.name', '   ', null],
    ['goals.roles', 'recruiter, head of data,, ', ['recruiter', 'head of data']],
    ['account', 'premium', 'premium'],
    ['zone', 'Europe/Lisbon', 'Europe/Lisbon'],
    ['limits.weekly', '80', 80],
    ['limits.total', '0', 0],
    ['limits.weekly', ' 80 ', 80],
  ])('%s %j is %j', (key, typed, value) => expect(parse(key, typed)).toEqual(value))

  test.each([
    ['account', 'gold', /free, premium/],
    ['theme', 'Dark', /auto, light, dark/],
    ['zone', 'Lisbon', /no time zone/],
    ['limits.weekly', '0', /from 1 to 1000/],
    ['limits.weekly', '1001', /from 1 to 1000/],
    ['limits.weekly', '12.5', /whole number/],
    ['limits.weekly', 'many', /whole number/],
    ['limits.weekly', '-5', /whole number/],
    ['limits.weekly', '1e2', /whole number/],
    ['limits.weekly', '0x10', /whole number/],
  ])('%s %j is refused with what would fit', (key, typed, why) => {
    const problem = refusal(() => parse(key, typed))
    expect(problem.kind).toBe('bad-input')
    expect(problem.field).toBe(key)
    expect(problem.why).toMatch(why)
  })

  test.each(['limits.daily', '__proto__', 'constructor', ''])(
    '%j is no setting, and those that are are listed',
    (name) => {
      const problem = refusal(() => settingFact(name))
      for (const fact of settingFacts) expect(problem.why).toContain(fact.key)
    },
  )

  test('a text that is too long is cut between characters, never within one', () => {
    expect((parse('me.name', `${'a'.repeat(499)}😀`) as string).isWellFormed()).toBe(true)
  })
})

test('every setting of every kind goes to text and back', () => {
  const examples: Readonly<Record<string, string>> = { list: 'a, b', day: '2026-12-01', zone: 'UTC' }
  for (const fact of settingFacts) {
    const typed = fact.choices?.at(-1) ?? examples[fact.kind] ?? String(fact.most ?? 'Lisbon')
    expect(showSetting(parseSetting(fact, typed)), fact.key).toBe(typed)
  }
})

test('what is kept lies over the defaults, name by name; what is not kept is the default', () => {
  expect(settingsFrom(new Map())).toEqual(defaultSettings)
  const kept = new Map<string, unknown>([
    ['me.name', 'Joana'],
    ['limits.weekly', 80],
    ['theme', null],
    ['rule.resend-too-soon', { severity: 'off' }],
    ['imported.positions', []],
  ])
  const settings = settingsFrom(kept)
  expect(settings.me).toEqual({ ...defaultSettings.me, name: 'Joana' })
  expect(settings.limits).toEqual({ ...defaultLimits, weekly: 80 })
  expect(settings.theme).toBe('auto')
  expect(settings.rules).toEqual({ 'resend-too-soon': { severity: 'off' } })
})

test('every setting can be asked for by name, and its default fits its own bounds', () => {
  for (const fact of settingFacts) {
    const value = settingIn(defaultSettings, fact.key)
    expect(value, fact.key).not.toBeUndefined()
    if (value !== null && showSetting(value) !== '') expect(parseSetting(fact, showSetting(value))).toEqual(value)
  }
})

test('every limit says what it counts, where it comes from and when that was read', () => {
  for (const fact of limitFacts) {
    expect(fact.default >= fact.least && fact.default <= fact.most, fact.key).toBe(true)
    expect(fact.label && fact.unit && fact.help && fact.source, fact.key).toBeTruthy()
    expect(fact.readOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    if (fact.url) expect(fact.url).toMatch(/^https:\/\//)
  }
  expect(Object.keys(defaultLimits)).toEqual(limitFacts.map((fact) => fact.key))
})
