import { Problem } from '#model/problem.ts'
import type { RuleChoice } from '#model/settings.ts'
import { retiredRules } from './retired-rules.ts'
import { type Rule, SEVERITIES, type Severity } from './rule.ts'

/** A rule with the severity and the options in force for it. */
export interface ChosenRule {
  readonly rule: Rule
  readonly severity: Severity | 'off' | undefined
  readonly options: Readonly<Record<string, number>>
}

/** The options of a rule as its declaration sets them. */
export function defaultOptions(rule: Rule): Record<string, number> {
  return Object.fromEntries(Object.entries(rule.options).map(([name, option]) => [name, option.default]))
}

/** The rules with a person's choices laid over them; a choice for a rule that is gone follows its new name. */
export function chooseRules(rules: readonly Rule[], choices: Readonly<Record<string, RuleChoice>>): ChosenRule[] {
  const byId = new Map(Object.entries(choices).map(([id, choice]) => [retiredRules[id] ?? id, choice]))
  return rules.map((rule) => {
    const choice = byId.get(rule.id)
    return { rule, severity: choice?.severity, options: { ...defaultOptions(rule), ...choice?.options } }
  })
}

/** Checks a choice before it is kept; throws a Problem that names what is known when the rule, option or value is not. */
export function checkChoice(rules: readonly Rule[], id: string, choice: RuleChoice): void {
  const rule = rules.find((each) => each.id === (retiredRules[id] ?? id))
  if (!rule) {
    throw new Problem('bad-input', {
      what: `There is no rule "${id}".`,
      why: `The rules are: ${rules.map((each) => each.id).join(', ')}.`,
      fix: 'Use one of these names.',
      field: 'rule',
    })
  }
  if (choice.severity !== undefined && choice.severity !== 'off' && !SEVERITIES.includes(choice.severity)) {
    throw new Problem('bad-input', {
      what: `"${choice.severity}" is no severity.`,
      why: 'A rule is off, info, warn or stop.',
      fix: `Set ${id} to one of these.`,
      field: 'severity',
    })
  }
  for (const [name, value] of Object.entries(choice.options ?? {})) {
    const option = Object.hasOwn(rule.options, name) ? rule.options[name] : undefined
    const known = Object.keys(rule.options)
    if (!option) {
      throw new Problem('bad-input', {
        what: `The rule ${id} has no option "${name}".`,
        why: known.length > 0 ? `Its options are: ${known.join(', ')}.` : 'It has no options.',
        fix: known.length > 0 ? 'Use one of these names.' : 'Change its severity instead.',
        field: name,
      })
    }
    if (!Number.isInteger(value) || value < option.least || value > option.most) {
      throw new Problem('bad-input', {
        what: `"${value}" does not fit ${id}.${name}.`,
        why: `It is a whole number of ${option.unit} from ${option.least} to ${option.most}.`,
        fix: `The default is ${option.default}.`,
        field: name,
      })
    }
  }
}
