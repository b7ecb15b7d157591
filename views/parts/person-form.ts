import type { Contact, Welcome } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import { type Html, html, pathTo, person } from '#views/html.ts'
import { type Choice, field, formProblems } from './field.ts'

/** A form as it stands: what is written in it, and what is wrong with it by field. */
export interface FormState {
  readonly written: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
}

/** A form nobody has written in. */
export const untouched: FormState = { written: {}, errors: {} }

const MARKS: readonly Choice[] = [
  { value: '', label: 'No mark' },
  { value: 'high', label: 'High' },
  { value: 'low', label: 'Low' },
]

/** Whom a profile says it welcomes invitations from, in words. */
export const welcomeWords: Readonly<Record<Welcome, string>> = {
  everybody: 'Everybody',
  'people-they-know': 'People they know',
  nobody: 'Nobody',
}

const yesOrNo: readonly Choice[] = [
  { value: '', label: 'Not known' },
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

const welcomes: readonly Choice[] = [
  { value: '', label: 'Not known' },
  ...(Object.keys(welcomeWords) as Welcome[]).map((value) => ({ value, label: welcomeWords[value] })),
]

function moreFields({ written, errors }: FormState, today: Day): Html {
  const day = (name: string, label: string, hint: string) =>
    field({ name, label, hint, as: 'date', value: written[name] ?? '', error: errors[name], extra: { max: today } })
  const choice = (name: string, label: string, choices: readonly Choice[]) =>
    field({ name, label, as: 'select', choices, value: written[name] ?? '', error: errors[name] })
  return html`<div class="fields">
    ${day('connectedOn', 'Connected since', 'The day you became connected.')}
    ${day('removedOn', 'Connection removed on', 'When one of you ended it; nobody is told.')}
  </div>
  <div class="fields">
    ${choice('welcomes', 'Welcomes invitations from', welcomes)}
    ${choice('isMember', 'Has an account', yesOrNo)}
    ${choice('profileRead', 'You have read their profile', yesOrNo)}
  </div>`
}

/** The fields about a person; `all` adds those that only matter once somebody is in the book. */
export function personFields(state: FormState, today: Day, all: boolean): Html {
  const { written, errors } = state
  const text = (name: string, label: string, more: { hint?: string; autocomplete?: string; most?: number } = {}) =>
    field({
      name,
      label,
      ...(more.hint ? { hint: more.hint } : {}),
      value: written[name] ?? '',
      error: errors[name],
      extra: { autocomplete: 'off', maxlength: more.most ?? 300 },
    })
  return html`${field({ name: 'name', label: 'Name', value: written.name ?? '', error: errors.name, required: true, extra: { autocomplete: 'off', dir: 'auto' } })}
  <div class="fields">${text('position', 'Position')}${text('company', 'Company')}</div>
  <div class="fields">${text('region', 'Region', { hint: 'A city, a country, a part of the world.' })}${text('industry', 'Industry', { hint: 'What their work belongs to.' })}</div>
  <div class="fields">${text('profile', 'Profile address', { hint: 'linkedin.com/in/their-name', most: 500 })}${field({ name: 'email', label: 'E-mail', hint: 'For finding them; nothing is ever sent.', value: written.email ?? '', error: errors.email, extra: { autocomplete: 'off', inputmode: 'email', maxlength: 320 } })}</div>
  ${field({ name: 'mark', label: 'Your mark', hint: 'What they are worth to you; it outranks everything Decorum works out.', as: 'select', choices: MARKS, value: written.mark ?? '', error: errors.mark })}
  ${all ? moreFields(state, today) : ''}
  ${field({ name: 'remarks', label: 'Remarks', hint: 'Only you see them.', as: 'long-text', rows: 3, value: written.remarks ?? '', error: errors.remarks })}`
}

/** The form that adds a person; `namesakes` are people of that name who are in the book already. */
export function addForm(state: FormState, namesakes: readonly Contact[], today: Day): Html {
  return html`<form class="form" id="add" method="post" action="/people">
  ${formProblems(state.errors)}
  ${
    namesakes.length > 0
      ? html`<div class="notice notice-info">
    <p>In the book already: ${namesakes.map((each, index) => html`${index > 0 ? '; ' : ''}<a href="${pathTo(`/people/${each.id}`)}">${person(each.name)}</a>${each.company ? html` (${person(each.company)})` : ''}`)}.</p>
    ${field({ name: 'another', label: 'This is somebody else of the same name', as: 'checkbox', checked: state.written.another !== undefined })}
  </div>`
      : ''
  }
  ${personFields(state, today, false)}
  <p class="actions"><button type="submit" class="button button-main">Add to the book</button> <a class="button button-quiet" href="${pathTo('/people')}">Back to the list</a></p>
</form>`
}
