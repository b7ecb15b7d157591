import type { Ties } from '#etiquette/subjects.ts'
import { type Contact, ME } from '#model/contact.ts'
import { type Day, showDay } from '#model/day.ts'
import { RELATION_KINDS, type Relation, relationFacts, standsToYou, stood } from '#model/relation.ts'
import { type Html, html, nothing, onDay, person } from '#views/html.ts'
import { type Choice, field, formProblems } from './field.ts'
import { personLink } from './invitation.ts'
import { answer } from './items.ts'
import { orgLinePart, type ShownLine } from './org-line.ts'
import type { FormState } from './person-form.ts'

/** A tie of one person: which, and who is at the other end of it. */
export interface Tie {
  readonly relation: Relation
  readonly other: Pick<Contact, 'id' | 'name'>
}

/** Whether a tie holds no more. */
function isOver({ endsOn }: Relation, today: Day): boolean {
  return endsOn !== null && endsOn < today
}

/** The tie in words that follow the person's name. */
function tieWords({ relation, other }: Tie, today: Day): Html {
  const said = (words: string) => (isOver(relation, today) ? stood(words) : words)
  if (other.id === ME) return html`${said(standsToYou(relation))}`
  const { reads, readsBack } = relationFacts[relation.kind]
  return html`${said(relation.to === other.id ? reads : readsBack)} ${personLink(other)}`
}

function dates({ startsOn, endsOn }: Relation): Html {
  if (startsOn && endsOn) return html`${onDay(startsOn)} to ${onDay(endsOn)}`
  if (startsOn) return html`since ${onDay(startsOn)}`
  return endsOn ? html`until ${onDay(endsOn)}` : html`no days given`
}

/** A form under one tie: what was written, and what is wrong with it. */
export interface EndState {
  readonly relation: string
  readonly on: string
  readonly error: string
}

function tieLine(contact: Contact, tie: Tie, today: Day, end: EndState | null): Html {
  const { relation } = tie
  const action = `/people/${contact.id}/relations/${relation.id}` as const
  const wrong = end?.relation === relation.id ? end : null
  return html`<li class="tie" id="tie-${relation.id}">
  <p>${person(contact.name)} <strong>${tieWords(tie, today)}</strong> <span class="quiet">${dates(relation)}${relation.startsOn !== null && relation.startsOn > today ? '; to come' : ''}</span></p>
  <details class="fold"${wrong ? html` open` : ''}><summary>Change the days, or remove</summary>
    <div class="actions">
      <form class="answer" method="post" action="${action}">
        <input type="hidden" name="what" value="days">
        <label>First day <input type="date" name="first" value="${relation.startsOn ?? ''}"></label>
        <label>Last day <input type="date" name="on" value="${wrong?.on ?? relation.endsOn ?? ''}"></label>
        <button type="submit" class="button">Keep these days</button>
      </form>
      ${relation.endsOn ? '' : answer({ label: 'It ended today', action, values: { what: 'end', on: today }, replaces: null })}
      ${answer({ label: 'Remove, it was a mistake', action, values: { what: 'remove' }, replaces: null })}
    </div>
    ${wrong ? html`<p class="error" role="alert">${wrong.error}</p>` : ''}
  </details>
</li>`
}

// "reports to" and "is the manager of" are one kind seen from its two ends.
const KINDS: readonly Choice[] = RELATION_KINDS.flatMap((kind) => {
  const { directed, reads, readsBack } = relationFacts[kind]
  const forward = { value: kind, label: `${reads} …` }
  return directed ? [forward, { value: `${kind}:back`, label: `${readsBack} …` }] : [forward]
})

function tieForm(contact: Contact, { written, errors }: FormState, isNew: boolean): Html {
  const action = `/people/${contact.id}/relations` as const
  return html`<form class="form" method="post" action="${action}">
  ${formProblems(errors)}
  <div class="fields">
    ${field({ name: 'kind', label: contact.name, as: 'select', required: true, choices: [{ value: '', label: 'choose …' }, ...KINDS], value: written.kind ?? '', error: errors.kind })}
    ${field({ name: 'other', label: 'whom', hint: '“me”, or a name, e-mail or profile address.', required: true, value: written.other ?? 'me', error: errors.other, extra: { autocomplete: 'off', maxlength: 500 } })}
  </div>
  ${isNew ? field({ name: 'addOther', label: `Add ${written.other ?? 'them'} to the book as well`, as: 'checkbox' }) : ''}
  <div class="fields">
    ${field({ name: 'from', label: 'From', as: 'date', value: written.from ?? '', error: errors.from })}
    ${field({ name: 'until', label: 'Until', hint: 'The last day; empty while it holds.', as: 'date', value: written.until ?? '', error: errors.until })}
  </div>
  <p class="actions"><button type="submit" class="button">Add the relation</button></p>
</form>`
}

/** What is left of a reporting line that is over; nothing while one joins you, or where none ever did. */
function pastLine({ wasBelowYouUntil }: Ties): Html {
  return wasBelowYouUntil
    ? html`<p class="path quiet">Reported to you, at some remove, until ${showDay(wasBelowYouUntil)}.</p>`
    : nothing
}

/** What the part about relations shows. */
export interface TiesPart {
  readonly contact: Contact
  readonly today: Day
  readonly ties: Ties
  /** The reporting lines between you and them. */
  readonly line: ShownLine
  readonly list: readonly Tie[]
  readonly form: FormState
  /** Whether the other person written in the form is not in the book yet. */
  readonly otherIsNew: boolean
  readonly end: EndState | null
}

/** How somebody stands to you and to others, with the forms that change it. */
export function tiesSection({ contact, today, ties, line, list, form, otherIsNew, end }: TiesPart): Html {
  const lines = (some: readonly Tie[]) =>
    html`<ul class="plain ties">${some.map((tie) => tieLine(contact, tie, today, end))}</ul>`
  const past = list.filter(({ relation }) => isOver(relation, today))
  const present = list.filter((tie) => !past.includes(tie))
  const begun = Object.keys(form.errors).length > 0
  return html`<section class="section" id="relations"><h2>How you stand to each other</h2>
  ${list.length === 0 ? html`<p class="quiet">No relation is recorded. One that is tells a stranger from somebody who knows you, and who must not feel pressed to say yes.</p>` : present.length === 0 ? html`<p class="quiet">No relation holds any more.</p>` : lines(present)}
  ${orgLinePart(line, contact.id)}
  ${past.length === 0 ? '' : html`<h3>Before</h3>${lines(past)}`}
  ${pastLine(ties)}
  <details class="fold"${begun ? html` open` : ''}><summary>Add a relation</summary>${tieForm(contact, form, otherIsNew)}</details>
</section>`
}
