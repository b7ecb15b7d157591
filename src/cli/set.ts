import { changeRule, changeSettings } from '#actions/change-settings.ts'
import { momentOf } from '#actions/moment.ts'
import { type RuleChoice, type Settings, settingFact, settingFacts, settingIn, showSetting } from '#model/settings.ts'
import { type Command, jsonOption } from './command.ts'
import { printer, safe } from './print.ts'
import { refuseMoreWords } from './typed.ts'

/** `rule.ID` and a severity, or `rule.ID.OPTION` and a number, as a choice laid over the present one. */
function ruleChoice(settings: Settings, key: string, value: string): { id: string; choice: RuleChoice | null } {
  const [, id = '', option] = key.split('.')
  if (value === '') return { id, choice: null }
  const present = settings.rules[id] ?? {}
  if (option === undefined)
    return { id, choice: { ...present, severity: value as NonNullable<RuleChoice['severity']> } }
  return { id, choice: { ...present, options: { ...present.options, [option]: Number(value) } } }
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
    'rule.ID takes off, info, warn or stop; rule.ID.OPTION a number. See decorum rules.',
  ],
  async run(typed, io, openBook) {
    refuseMoreWords(set, typed, 2)
    const [key, value] = typed.words
    const book = await openBook()
    const { settings } = await momentOf(book)
    if (key !== undefined && value !== undefined) {
      let operation: string | null
      if (key.startsWith('rule.')) {
        const { id, choice } = ruleChoice(settings, key, value)
        operation = await changeRule(book, id, choice, 'cli')
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
      else if (!typed.flag('json')) {
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
