import { allRules } from '#etiquette/rules/index.ts'
import { type ChosenRule, chooseRules } from '#etiquette/settings.ts'
import type { Waiver } from '#etiquette/waivers.ts'
import { memoryOf } from '#model/memory-of.ts'
import { listWaivers } from '#store/waivers.ts'
import type { Book, Moment } from './moment.ts'

// Every page asks; the choices are the same object for as long as nobody changes a setting.
const chosenBefore = memoryOf<Moment['settings']['rules'], readonly ChosenRule[]>()

/** The rules with the owner's choices, and every waiver. */
export async function rulesInForce(
  { store }: Book,
  moment: Moment,
): Promise<{ readonly rules: readonly ChosenRule[]; readonly waivers: readonly Waiver[] }> {
  const choices = moment.settings.rules
  const rules = chosenBefore(choices, [], () => chooseRules(allRules, choices))
  return { rules, waivers: await listWaivers(store.db) }
}
