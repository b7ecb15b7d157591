import { attributes, type Html, html, person } from '#views/html.ts'

interface Common {
  readonly name: string
  readonly label: string | Html
  readonly hint?: string | Html
  /** What is wrong with the value, in a sentence; shown under the field and read with it. */
  readonly error?: string | undefined
  readonly required?: boolean
  /** Other attributes of the control, such as `autocomplete`, `inputmode` or `hx-*`. */
  readonly extra?: Readonly<Record<string, string | number | boolean | undefined>>
}

/** One of the answers of a select or a group of radio buttons. */
export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

/** One question of a form. */
export type Field =
  | (Common & {
      readonly as?: 'text' | 'search' | 'email' | 'url' | 'date' | 'number' | 'password'
      readonly value?: string | number | null
    })
  | (Common & { readonly as: 'long-text'; readonly value?: string | null; readonly rows?: number })
  | (Common & { readonly as: 'select'; readonly value?: string | null; readonly choices: readonly Choice[] })
  | (Common & { readonly as: 'radio'; readonly value?: string | null; readonly choices: readonly Choice[] })
  | (Common & { readonly as: 'checkbox'; readonly checked?: boolean; readonly value?: string })
  | (Common & { readonly as: 'file'; readonly accept?: string })

/** The id of the control of a field; a form with two of one name needs ids of its own. */
export function fieldId(name: string): string {
  return `field-${name}`
}

/** Words that may hold a name or what somebody typed, set apart from what stands around them. */
function spoken(words: string | Html): Html {
  return typeof words === 'string' ? person(words) : words
}

function choiceGroup(field: Common & { value?: string | null; choices: readonly Choice[] }, described: string): Html {
  return html`<fieldset class="field field-group"${attributes({ 'aria-describedby': described || undefined })}>
  <legend class="label">${spoken(field.label)}</legend>
  ${below(field, 'hint')}
  ${field.choices.map(
    (choice) =>
      html`<label class="choice"><input type="radio"${attributes({
        name: field.name,
        value: choice.value,
        checked: choice.value === field.value,
        required: field.required === true,
        ...field.extra,
      })}> <span>${choice.label}${choice.hint ? html` <span class="hint">${choice.hint}</span>` : ''}</span></label>`,
  )}
  ${below(field, 'error')}
</fieldset>`
}

function below({ name, hint, error }: Common, which: 'hint' | 'error'): Html | '' {
  // What is wrong may quote what was written.
  const words = which === 'hint' ? hint : error && person(error)
  return words ? html`<p class="${which}" id="${fieldId(name)}-${which}">${words}</p>` : ''
}

/** A control with its label, its hint and what is wrong with it, tied together for whoever hears the page. */
export function field(given: Field): Html {
  const id = fieldId(given.name)
  const described = [...(given.hint ? [`${id}-hint`] : []), ...(given.error ? [`${id}-error`] : [])].join(' ')
  if (given.as === 'radio') return choiceGroup(given, described)
  const common = {
    id,
    name: given.name,
    required: given.required === true,
    'aria-describedby': described || undefined,
    'aria-invalid': given.error ? 'true' : undefined,
    ...given.extra,
  }
  if (given.as === 'checkbox') {
    return html`<div class="field field-check">
  <label class="choice"><input type="checkbox"${attributes({ ...common, value: given.value ?? 'yes', checked: given.checked === true })}> <span>${spoken(given.label)}</span></label>
  ${below(given, 'hint')}${below(given, 'error')}
</div>`
  }
  return html`<div class="field${given.error ? ' field-wrong' : ''}">
  <label class="label" for="${id}">${spoken(given.label)}${given.required ? '' : html` <span class="optional">optional</span>`}</label>
  ${below(given, 'hint')}
  ${control(given, common)}
  ${below(given, 'error')}
</div>`
}

function control(
  given: Exclude<Field, { as: 'radio' } | { as: 'checkbox' }>,
  common: Readonly<Record<string, string | number | boolean | undefined>>,
): Html {
  if (given.as === 'long-text')
    return html`<textarea${attributes({ rows: given.rows ?? 5, ...common })}>${'\n'}${given.value ?? ''}</textarea>`
  if (given.as === 'select')
    return html`<select${attributes(common)}>${given.choices.map(
      (choice) =>
        html`<option${attributes({ value: choice.value, selected: choice.value === given.value })}>${choice.label}</option>`,
    )}</select>`
  if (given.as === 'file') return html`<input type="file"${attributes({ accept: given.accept, ...common })}>`
  return html`<input${attributes({ type: given.as ?? 'text', value: given.value ?? undefined, ...common })}>`
}

/** What is wrong with a form as a whole, above its fields; nothing when no field is wrong. */
export function formProblems(errors: Readonly<Record<string, string>>): Html | '' {
  const names = Object.keys(errors)
  if (names.length === 0) return ''
  return html`<div class="notice notice-warn" tabindex="-1" data-focus>
  <p><strong>${names.length === 1 ? 'One thing needs another look.' : `${names.length} things need another look.`}</strong> What you wrote is kept.</p>
  <ul>${names.map((name) => html`<li><a href="#${fieldId(name)}">${person(errors[name] ?? '')}</a></li>`)}</ul>
</div>`
}
