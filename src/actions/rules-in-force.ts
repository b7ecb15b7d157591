import { allRules } from '#etiquette/rules/index.ts'
import { type ChosenRule, chooseRules } from '#etiquette/settings.ts'
import type { Waiver } from '#etiquette/waivers.ts'
import { listWaivers } from '#store/waivers.ts'
import type { Book, Moment } from './moment.ts'

/** The rules with the owner's choices, and every waiver. */
export async function rulesInForce(
  { store }: Book,
  moment: Moment,
): Promise<{ readonly rules: readonly ChosenRule[]; readonly waivers: readonly Waiver[] }> {
  return { rules: chooseRules(allRules, moment.settings.rules), waivers: await listWaivers(store.db) }
}
