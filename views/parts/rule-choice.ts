import { SEVERITIES } from '#etiquette/rule.ts'
import type { ChosenRule } from '#etiquette/settings.ts'
import { type Html, html, pathTo } from '#views/html.ts'
import { type Choice, field, formProblems } from './field.ts'
import { badge, severityWords } from './mark.ts'
import type { FormState } from './person-form.ts'

/** What was written for a rule, and what is wrong with it. */
export type RuleState = FormState

/** The name of the field with a rule's severity. */
export function severityField(id: string): string {
  return `${id}-severity`
}

/** The name of the field with one number of a rule. */
export function optionField(id: string, option: string): string {
  return `${id}-${option}`
}

function stateOf({ rule, severity, options }: ChosenRule): Html {
  const now = severity ?? rule.severity
  const own =
    severity !== undefined || Object.entries(rule.options).some(([name, { default: usual }]) => options[name] !== usual)
  return html`${now === 'off' ? badge('Off') : badge(severityWords[now], now)}${own ? html` <span class="quiet">your choice</span>` : ''}`
}

/** One rule with the form that sets how grave it is and its numbers; folded until it is wanted. */
export function ruleChoices(chosen: ChosenRule, wrong: RuleState | null, open = wrong !== null): Html {
  const { rule, severity, options } = chosen
  const { id } = rule
  const written = wrong?.written ?? {}
  const errors = wrong?.errors ?? {}
  const action = `/settings/rules/${id}` as const
  const severities: readonly Choice[] = [
    { value: '', label: `As the rule says (${severityWords[rule.severity].toLowerCase()})` },
    { value: 'off', label: 'Off' },
    ...SEVERITIES.map((value) => ({ value, label: severityWords[value] })),
  ]
  const name = severityField(id)
  return html`<li class="rule-choice" id="rule-${id}" data-item tabindex="-1"><details${open ? html` open` : ''}>
  <summary class="rule-choice-line">${rule.summary} ${stateOf(chosen)}</summary>
  <form class="form" method="post" action="${action}" hx-post="${action}" hx-target="closest [data-item]" hx-swap="outerHTML" hx-disable="find button">
    ${formProblems(errors)}
    <div class="fields">
      ${field({ name, label: 'How grave', as: 'select', required: true, choices: severities, value: written[name] ?? severity ?? '', error: errors[name] })}
      ${Object.entries(rule.options).map(([option, { help, unit, least, most, default: usual }]) => {
        const optionName = optionField(id, option)
        return field({
          name: optionName,
          label: help,
          hint: `${unit}, ${least} to ${most}; ${usual} by default`,
          as: 'number',
          value: written[optionName] ?? options[option] ?? usual,
          error: errors[optionName],
          extra: { min: least, max: most },
        })
      })}
    </div>
    <p class="actions"><button type="submit" class="button">Save</button> <a href="${pathTo('/rules')}#${id}">The whole rule</a></p>
  </form>
</details></li>`
}
