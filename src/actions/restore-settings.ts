import type { BookRow } from '#formats/book/lists.ts'
import { parseDay } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { parseSetting, type SettingFact, settingFacts } from '#model/settings.ts'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === 'string')

function isRuleChoice(value: unknown): boolean {
  if (!isObject(value)) return false
  const { severity, options = {}, ...rest } = value
  return (
    Object.keys(rest).length === 0 &&
    (severity === undefined || ['off', 'stop', 'warn', 'info'].includes(severity as string)) &&
    isObject(options) &&
    Object.values(options).every(Number.isInteger)
  )
}

function fits(fact: SettingFact, value: unknown): boolean {
  if (fact.kind === 'text') return typeof value === 'string'
  if (fact.kind === 'list') return areTexts(value)
  try {
    return parseSetting(fact, String(value)) === value
  } catch {
    return false
  }
}

function reads(id: string, value: unknown): boolean {
  const fact = settingFacts.find((each) => each.key === id)
  if (fact) return fits(fact, value)
  if (id.startsWith('rule.')) return isRuleChoice(value)
  if (id.startsWith('imported.') || id === 'people.views') return Array.isArray(value)
  if (id === 'calendar.secret') return typeof value === 'string' && /^[\w-]{22,}$/.test(value)
  if (id.startsWith('reply.')) return typeof value === 'string'
  if (id.startsWith('left.')) return typeof value === 'string' && parseDay(value) !== undefined
  // A name of another time: nothing reads it, and it is kept.
  return true
}

/** Refuses a setting that could not be read later, and would keep the whole book from opening. */
export function checkSettings(rows: readonly BookRow[]): void {
  const wrong = rows.find(({ id, value }) => !reads(String(id), value))
  if (!wrong) return
  const fact = settingFacts.find((each) => each.key === wrong.id)
  throw new Problem('bad-input', {
    what: `settings: the value of "${wrong.id}" does not fit.`,
    why: fact ? `${fact.label}: ${fact.help}` : 'It is not what Decorum keeps under this name.',
    fix: 'Correct its value in the file, or take its row out to go back to the default. Nothing was changed.',
  })
}
