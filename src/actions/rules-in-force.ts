import { allRules } from '#etiquette/rules/index.ts'
import { type ChosenRule, chooseRules } from '#etiquette/settings.ts'
import type { Waiver } from '#etiquette/waivers.ts'
import { listWaivers } from '#store/waivers.ts'
import type { Book, Moment } from './moment.ts'

// Every page asks; the choices are the same object for as long as nobody changes a setting.
const chosenBy = new WeakMap<Moment['settings']['rules'], readonly ChosenRule[]>()

function chosen(choices: Moment['settings']['rules']): readonly ChosenRule[] {
  const rules = chosenBy.get(choices) ?? chooseRules(allRules, choices)
  chosenBy.set(choices, rules)
  return rules
}

/** The rules with the owner's choices, and every waiver. */
export async function rulesInForce(
  { store }: Book,
  moment: Moment,
): Promise<{ readonly rules: readonly ChosenRule[]; readonly waivers: readonly Waiver[] }> {
  return { rules: chosen(moment.settings.rules), waivers: await listWaivers(store.db) }
}
