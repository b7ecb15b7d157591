import { type Preset, presets } from '#etiquette/presets.ts'
import { allRules } from '#etiquette/rules/index.ts'
import { checkChoice } from '#etiquette/settings.ts'
import { Problem } from '#model/problem.ts'
import type { Settings } from '#model/settings.ts'
import { inOperation } from '#store/journal.ts'
import { keepSetting } from '#store/settings.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'

/** What a preset changed. */
export interface PresetApplied {
  readonly preset: Preset
  /** Null when everything was set so already. */
  readonly operation: string | null
}

/** The preset of that name; throws a Problem with the known ones when there is none. */
export function presetNamed(name: string): Preset {
  const preset = presets.find((each) => each.name === name.trim())
  if (preset) return preset
  throw new Problem('bad-input', {
    what: `There is no preset "${name}".`,
    why: `The presets are: ${presets.map((each) => each.name).join(', ')}.`,
    fix: 'Use one of these names.',
    field: 'preset',
  })
}

/** Replaces every choice of rules, and whom you accept, by those of a preset, as one change that can be taken back. */
export async function applyPreset(book: Book, name: string, by: By): Promise<PresetApplied> {
  const preset = presetNamed(name)
  for (const [id, choice] of Object.entries(preset.rules)) checkChoice(allRules, id, choice)
  const { now, settings } = await momentOf(book)
  const occasion = { by, at: now, label: `Use the preset ${preset.name}` }
  const { operation } = await inOperation(book.store, occasion, async (write) => {
    for (const id of Object.keys(settings.rules))
      if (!(id in preset.rules)) await keepSetting(write, `rule.${id}`, null)
    for (const [id, choice] of Object.entries(preset.rules)) await keepSetting(write, `rule.${id}`, choice)
    await keepSetting(write, 'accepting', preset.accepting === 'with-a-reason' ? null : preset.accepting)
  })
  return { preset, operation }
}

/** The name of the preset whose choices are those in force; null when the person chose otherwise. */
export function presetInForce(settings: Pick<Settings, 'rules' | 'accepting'>): string | null {
  const same = (preset: Preset) => {
    const ids = Object.keys(preset.rules)
    return (
      preset.accepting === settings.accepting &&
      ids.length === Object.keys(settings.rules).length &&
      ids.every((id) => JSON.stringify(preset.rules[id]) === JSON.stringify(settings.rules[id]))
    )
  }
  return presets.find(same)?.name ?? null
}
