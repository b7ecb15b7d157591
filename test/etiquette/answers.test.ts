import { describe, expect, test } from 'vitest'
import { ANSWERS, effectsOf } from '#etiquette/answers.ts'
import { allRules } from '#etiquette/rules/index.ts'
import { parseDay } from '#model/day.ts'
import { eventsFor } from '#model/invitation.ts'

describe('the five answers', () => {
  test('are things that can happen to a received invitation, each once', () => {
    const kinds = ANSWERS.map((each) => each.answer)
    expect(new Set(kinds).size).toBe(5)
    for (const kind of kinds) expect(eventsFor('received')).toContain(kind)
  })

  test.each(ANSWERS)('$label says what it does, in few words, and from where that is known', (effects) => {
    const { told, reminders, again, toThem, brief, says, sources } = effects
    for (const words of [told, reminders, again, toThem, says]) expect(words).toMatch(/^[A-Z][^!]*$/)
    expect(says).toMatch(/\.$/)
    expect(brief.length).toBeLessThanOrEqual(20)
    expect(sources.length).toBeGreaterThan(0)
    for (const source of sources) expect(parseDay(source.readOn)).toBeDefined()
  })

  test('have letters of their own, none that a page uses', () => {
    const keys = ANSWERS.map((each) => each.key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of ['g', 'j', 'k', 'o', 'u']) expect(keys).not.toContain(key)
  })

  test('take a second step exactly where a rule asks for one', () => {
    const asked = allRules.filter((rule) => rule.looksAt === 'answer').map((rule) => rule.id)
    expect(asked).toEqual(expect.arrayContaining(['report-lightly', 'dont-know-lightly']))
    expect(ANSWERS.filter((each) => each.twoSteps).map((each) => each.answer)).toEqual(['unknown-person', 'reported'])
  })

  test('only accepting and writing back are told to the sender', () => {
    expect(effectsOf('ignored').told).toBe('No')
    expect(effectsOf('accepted').told).toBe('Yes')
    expect(effectsOf('ignored').again).toBe('Yes')
  })
})
