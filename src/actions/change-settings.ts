import { allRules } from '#etiquette/rules/index.ts'
import { checkChoice } from '#etiquette/settings.ts'
import { profileKeyOf } from '#model/contact.ts'
import { Problem } from '#model/problem.ts'
import { parseSetting, type RuleChoice, type SettingValue, settingFact } from '#model/settings.ts'
import { ensureMe } from '#store/contacts.ts'
import { inOperation } from '#store/journal.ts'
import { keepSetting } from '#store/settings.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'

function check(key: string, value: SettingValue): void {
  if (key === 'me.profile' && typeof value === 'string' && profileKeyOf(value) === undefined) {
    throw new Problem('bad-input', {
      what: `"${value}" is no profile address.`,
      why: 'A profile address has /in/ and a name in it.',
      fix: 'Write it as https://www.linkedin.com/in/your-name.',
      field: key,
    })
  }
}

/**
 * Sets several settings at once, by name and as typed; an empty text goes back to the default. All or none: throws a
 * Problem for the first name or value that does not fit.
 */
export async function changeSettings(
  book: Book,
  typed: Readonly<Record<string, string>>,
  by: By,
): Promise<string | null> {
  const parsed = Object.entries(typed).map(([key, text]): [string, SettingValue] => {
    const value = parseSetting(settingFact(key), text)
    check(key, value)
    return [key, value]
  })
  const moment = await momentOf(book)
  const label = parsed.length === 1 ? `Set ${parsed[0]?.[0]}` : 'Change settings'
  const { operation } = await inOperation(book.store, { by, at: moment.now, label }, async (write) => {
    for (const [key, value] of parsed) {
      await keepSetting(write, key, value)
      if (key === 'me.name' && typeof value === 'string') await ensureMe(write, value)
    }
  })
  return operation
}

/** Sets the severity and options of one rule; null goes back to the rule's own. */
export async function changeRule(book: Book, id: string, choice: RuleChoice | null, by: By): Promise<string | null> {
  checkChoice(allRules, id, choice ?? {})
  const moment = await momentOf(book)
  const occasion = { by, at: moment.now, label: `Change the rule ${id}` }
  return (await inOperation(book.store, occasion, (write) => keepSetting(write, `rule.${id}`, choice))).operation
}
