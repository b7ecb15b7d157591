import { changeRule, changeSettings } from '#actions/change-settings.ts'
import { momentOf } from '#actions/moment.ts'
import { allRules } from '#etiquette/rules/index.ts'
import { checkChoice } from '#etiquette/settings.ts'
import { type RuleChoice, type Settings, settingFact, settingFacts, settingIn, showSetting } from '#model/settings.ts'
import { type Command, jsonOption } from './command.ts'
import { printer, safe } from './print.ts'
import { refuseMoreWords } from './typed.ts'

/** The rule and, where there is one, the option in `rule.ID.OPTION`; throws a Problem for one that is not known. */
function ruleAndOption(key: string): { readonly id: string; readonly option: string | undefined } {
  const [id = '', ...rest] = key.slice('rule.'.length).split('.')
  const option = rest.length > 0 ? rest.join('.') : undefined
  checkChoice(allRules, id, {})
  const known = option === undefined || allRules.some((rule) => rule.id === id && Object.hasOwn(rule.options, option))
  // An option it does not have is refused whatever its value.
  if (!known) checkChoice(allRules, id, { options: { [option]: 0 } })
  return { id, option }
}

/** What was typed for a rule laid over its present choice; null when nothing of it is left to choose. */
function ruleChoice(present: RuleChoice, option: string | undefined, typed: string): RuleChoice | null {
  if (option === undefined) {
    if (typed === '') return null
    return { ...present, severity: typed as NonNullable<RuleChoice['severity']> }
  }
  const { [option]: _, ...others } = present.options ?? {}
  // What is no number stays as it was typed, to be refused by that name.
  const value = /^\d+$/.test(typed) ? Number(typed) : (typed as never)
  const options = typed === '' ? others : { ...others, [option]: value }
  const { severity } = present
  if (Object.keys(options).length === 0) return severity === undefined ? null : { severity }
  return { ...(severity !== undefined && { severity }), options }
}

function list(settings: Settings): [string, string][] {
  const plain = settingFacts.map((fact): [string, string] => [fact.key, showSetting(settingIn(settings, fact.key))])
  const rules = Object.entries(settings.rules).flatMap(([id, { severity, options }]): [string, string][] => [
    ...(severity ? [[`rule.${id}`, severity] as [string, string]] : []),
    ...Object.entries(options ?? {}).map(([name, value]): [string, string] => [`rule.${id}.${name}`, String(value)]),
  ])
  return [...plain, ...rules]
}

/** `decorum set`: show or change a setting. */
export const set: Command = {
  name: 'set',
  summary: 'Show or change settings: you, your goals, the account, its limits, single rules.',
  words: '[KEY [VALUE]]',
  options: { json: jsonOption },
  examples: [
    'decorum set',
    'decorum set goals.roles "recruiter, head of data"',
    'decorum set rule.resend-too-soon.waitDays 60',
  ],
  notes: [
    'Without VALUE it shows one setting; an empty VALUE ("") goes back to the default.',
    'rule.ID takes off, info, warn or stop, or "" for all of the rule as it was; rule.ID.OPTION a number. See decorum rules.',
  ],
  async run(typed, io, openBook) {
    refuseMoreWords(set, typed, 2)
    const [key, value] = typed.words
    const book = await openBook()
    const { settings } = await momentOf(book)
    if (key !== undefined && value !== undefined) {
      let operation: string | null
      if (key.startsWith('rule.')) {
        const { id, option } = ruleAndOption(key)
        operation = await changeRule(book, id, ruleChoice(settings.rules[id] ?? {}, option, value), 'cli')
      } else operation = await changeSettings(book, { [key]: value }, 'cli')
      const now = Object.fromEntries(list((await momentOf(book)).settings))
      if (typed.flag('json')) io.out(`${JSON.stringify({ key, value: now[key] ?? null, operation }, null, 2)}\n`)
      else
        io.out(
          `${key} = ${safe(now[key] ?? '(default)')}${operation ? `   To take it back: decorum undo ${operation}` : ''}\n`,
        )
      return 0
    }
    const all = list(settings)
    const shown = key === undefined ? all : all.filter(([name]) => name === key)
    if (shown.length === 0 && key !== undefined) {
      if (!key.startsWith('rule.')) settingFact(key)
      else ruleAndOption(key)
      if (!typed.flag('json')) {
        io.out(`${key} is as the rule itself sets it. See decorum rules.\n`)
        return 0
      }
    }
    if (typed.flag('json')) {
      io.out(
        `${JSON.stringify(key === undefined ? Object.fromEntries(all) : { key, value: shown[0]?.[1] ?? null }, null, 2)}\n`,
      )
      return 0
    }
    const p = printer(io.colour)
    const width = Math.max(...shown.map(([name]) => name.length))
    for (const [name, text] of shown)
      io.out(`${name.padEnd(width)}  ${text === '' ? p.quiet('(not set)') : safe(text)}\n`)
    if (key !== undefined && settingFacts.some((fact) => fact.key === key)) io.out(`${settingFact(key).help}\n`)
    return 0
  },
}
