import { describe, expect, test } from 'vitest'
import { presets } from '#etiquette/presets.ts'
import { allRules } from '#etiquette/rules/index.ts'
import { checkChoice } from '#etiquette/settings.ts'

describe('presets', () => {
  test('each has a name of its own', () => {
    expect(new Set(presets.map((preset) => preset.name)).size).toBe(presets.length)
  })

  for (const preset of presets)
    test(`${preset.name} chooses only what there is, and nothing that is so already`, () => {
      for (const [id, choice] of Object.entries(preset.rules)) {
        checkChoice(allRules, id, choice)
        const rule = allRules.find((each) => each.id === id)
        if (choice.severity !== undefined && !rule?.escalatesTo) expect(choice.severity, id).not.toBe(rule?.severity)
        for (const [name, value] of Object.entries(choice.options ?? {}))
          expect(value, `${id}.${name}`).not.toBe(rule?.options[name]?.default)
      }
    })

  test('no preset silences what presses people or what the platform refuses', () => {
    const kept = ['already-connected', 'already-invited', 'two-unanswered', 'asks-why-not', 'account-restricted']
    for (const preset of presets) for (const id of kept) expect(preset.rules[id]).toBeUndefined()
  })
})
