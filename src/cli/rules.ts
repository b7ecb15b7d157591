import { allRules } from '#etiquette/rules/index.ts'
import { Problem } from '#model/problem.ts'
import { type Command, jsonOption } from './command.ts'
import { printer, showSource, wrap } from './print.ts'
import { refuseMoreWords } from './typed.ts'

/** `decorum rules`: what each rule looks at, why, and where it comes from. */
export const rules: Command = {
  name: 'rules',
  summary: 'List the rules, or tell all of one.',
  words: '[RULE]',
  options: { json: jsonOption },
  examples: ['decorum rules', 'decorum rules resend-too-soon'],
  async run(typed, io) {
    refuseMoreWords(rules, typed, 1)
    const [id] = typed.words
    const shown = id === undefined ? allRules : allRules.filter((rule) => rule.id === id)
    if (shown.length === 0) {
      throw new Problem('not-found', {
        what: `There is no rule "${id}".`,
        why: `The rules are: ${allRules.map((rule) => rule.id).join(', ')}.`,
        fix: 'Use one of these names.',
      })
    }
    if (typed.flag('json')) {
      io.out(`${JSON.stringify(shown, null, 2)}\n`)
      return 0
    }
    const p = printer(io.colour)
    if (id === undefined) {
      const width = Math.max(...shown.map((rule) => rule.id.length))
      for (const rule of shown)
        io.out(`${p.severity(rule.severity)}  ${rule.id.padEnd(width)}  ${rule.looksAt.padEnd(8)}  ${rule.summary}\n`)
      return 0
    }
    for (const rule of shown) {
      io.out(`${p.strong(rule.id)} (${rule.severity}, looks at: ${rule.looksAt})\n${wrap(rule.summary, '  ')}\n\n`)
      io.out(`${wrap(rule.rationale, '  ')}\n`)
      for (const [name, option] of Object.entries(rule.options))
        io.out(
          `\n  rule.${rule.id}.${name}: ${option.help}. ${option.default} ${option.unit} (${option.least} to ${option.most}).\n`,
        )
      if (rule.exceptions.length > 0)
        io.out(`\n  It does not apply when:\n${rule.exceptions.map((each) => wrap(each, '    ')).join('\n')}\n`)
      io.out(
        `\n  From:\n${rule.sources.map((source) => wrap(`${showSource(source)} (read ${source.readOn})`, '    ')).join('\n')}\n`,
      )
      for (const source of rule.dissent ?? []) io.out(`${wrap(`Disagrees: ${showSource(source)}`, '    ')}\n`)
    }
    return 0
  },
}
