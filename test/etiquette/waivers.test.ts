import { expect, test } from 'vitest'
import { allRules } from '#etiquette/rules/index.ts'
import { chooseRules } from '#etiquette/settings.ts'
import { type Waiver, waiverFor, whyIdle } from '#etiquette/waivers.ts'
import type { Day } from '#model/day.ts'

const day = (text: string) => text as Day
const TODAY = day('2026-11-18')
const rules = chooseRules(allRules, {})
const judged = { used: new Set<string>(), judged: 'judged' } as const

function waiver(patch: Partial<Waiver> = {}): Waiver {
  return {
    id: 'w',
    ruleId: 'no-purpose',
    subjectId: 'ana',
    reason: 'a friend',
    madeOn: day('2026-11-01'),
    endsOn: null,
    ...patch,
  }
}

test('a waiver covers one rule for one subject, from its day to its last day', () => {
  const all = [waiver({ endsOn: day('2026-11-18') })]
  expect(waiverFor(all, 'no-purpose', 'ana', TODAY)).toBe(all[0])
  expect(waiverFor(all, 'no-purpose', 'ana', day('2026-11-19'))).toBeUndefined()
  expect(waiverFor(all, 'no-purpose', 'ana', day('2026-10-31'))).toBeUndefined()
  expect(waiverFor(all, 'no-purpose', 'bo', TODAY)).toBeUndefined()
  expect(waiverFor(all, 'no-reason', 'ana', TODAY)).toBeUndefined()
})

test('a waiver that covers nothing says why', () => {
  expect(whyIdle(waiver({ endsOn: day('2026-11-17') }), rules, judged, TODAY)).toBe('ended')
  expect(whyIdle(waiver({ ruleId: 'of-yore' }), rules, judged, TODAY)).toBe('rule-gone')
  expect(whyIdle(waiver(), chooseRules(allRules, { 'no-purpose': { severity: 'off' } }), judged, TODAY)).toBe(
    'rule-off',
  )
  expect(whyIdle(waiver(), rules, { ...judged, judged: 'gone' }, TODAY)).toBe('subject-gone')
  expect(whyIdle(waiver(), rules, judged, TODAY)).toBe('no-match')
})

test('a waiver in use, or one that cannot be told, is left alone', () => {
  expect(whyIdle(waiver(), rules, { ...judged, used: new Set(['w']) }, TODAY)).toBeUndefined()
  expect(whyIdle(waiver(), rules, { ...judged, judged: 'not-now' }, TODAY)).toBeUndefined()
})
