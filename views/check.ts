import type { Finding, Judgement } from '#etiquette/judge.ts'
import type { Value } from '#etiquette/value.ts'
import type { Budget } from '#model/budget.ts'
import type { Contact } from '#model/contact.ts'
import { count, type Day } from '#model/day.ts'
import { attributes, type Html, html, nothing, pathTo, person } from './html.ts'
import type { View } from './layout.ts'
import { budgetBar } from './parts/budget-bar.ts'
import { field } from './parts/field.ts'
import { personLink, workOf } from './parts/invitation.ts'
import { mark } from './parts/mark.ts'
import { verdict } from './parts/verdict.ts'

/** What is written in the form. */
export interface CheckWritten {
  readonly to: string
  readonly purpose: string
  readonly note: string
}

/** The verdict on what is written. */
export interface CheckAnswer {
  readonly judgement: Judgement
  /** The contact, with an id when the book holds them. */
  readonly contact: Pick<Contact, 'name'> & { readonly id: string | null }
  readonly similar: readonly Contact[]
  readonly budget: Budget
  readonly value: Value
  readonly noteLength: number
  readonly noteLimit: number
  readonly today: Day
}

/** Something about the person that is not clear yet. */
export interface CheckUnclear {
  readonly what: string
  readonly why: string
  readonly fix: string
  /** The people that can be meant, to choose from. */
  readonly several: readonly Contact[]
}

/** What the page to check an invitation shows. */
export interface CheckView {
  /** The page to go back to, such as a review under way. */
  readonly back?: string | undefined
  readonly written: CheckWritten
  /** Null while nobody is named. */
  readonly answer: CheckAnswer | CheckUnclear | null
  readonly budget: Budget
  readonly today: Day
}

/** Suggestions for the person, as options of the field's list. */
export function personOptions(people: readonly Contact[]): Html {
  return html`${people.map(
    (contact) =>
      html`<option value="${contact.profileUrl ?? contact.name}">${[contact.name, contact.position, contact.company].filter(Boolean).join(', ')}</option>`,
  )}`
}

function waiveForm(findings: readonly Finding[], contact: CheckAnswer['contact']): Html {
  if (findings.length === 0) return nothing
  const rules = [...new Set(findings.map((each) => each.rule))]
  return html`<details class="more"><summary>Set a rule aside for ${person(contact.name)}</summary>
  <div class="fields">
    ${field({ name: 'rule', label: 'Rule', as: 'select', choices: rules.map((rule) => ({ value: rule, label: rule })), required: true })}
    ${field({ name: 'reason', label: 'Why it does not apply here', extra: { maxlength: 500, autocomplete: 'off' } })}
  </div>
  <p class="actions"><button type="submit" class="button" formaction="/check/waive">Set it aside</button> <span class="quiet">It stays visible, and no longer counts for them.</span></p>
  </details>`
}

function valueLines(value: Value): Html {
  const known = value.factors.filter((factor) => factor.answer !== 'unknown')
  if (known.length === 0)
    return html`<p class="quiet">Nothing is recorded yet that tells what this contact is worth to you.</p>`
  return html`<ul class="plain">${known.map(({ factor, answer, says }) => html`<li>${mark(answer === 'yes' ? 'good' : 'plain')}${factor}: <span class="quiet">${person(says)}</span></li>`)}</ul>`
}

/** Several people of one name: each with their work, to choose from; what was written comes along. */
function chooseOne({ what, several }: CheckUnclear, { purpose, note }: CheckWritten): Html {
  return html`<section data-say="${what}"><p>${mark('warn')}<bdi>${what}</bdi> Whom do you mean?</p>
  <ul class="plain">${several.map((each) => html`<li><a href="${pathTo('/check', { to: each.id, purpose, note })}">${person(each.name)}</a> ${workOf(each)}</li>`)}</ul></section>`
}

/** The verdict, live while somebody types; the buttons belong to the form around it. */
export function checkResult(answer: CheckView['answer'], written: CheckWritten): Html {
  if (answer === null) {
    return html`<p class="quiet">Name a person, and the verdict appears here: what stands between the two of you, the budget, and the note.</p>`
  }
  if ('what' in answer) {
    return answer.several.length > 0
      ? chooseOne(answer, written)
      : html`<div class="notice notice-warn" data-say="${answer.what}"><p>${mark('warn')}<bdi>${answer.what}</bdi></p><p class="quiet"><bdi>${answer.why}</bdi> ${answer.fix}</p></div>`
  }
  const { judgement, contact, similar, budget, noteLength, noteLimit } = answer
  const waivable = judgement.findings.filter((each) => each.severity !== 'info' && each.waivedBy === null)
  const isNew =
    contact.id === null
      ? html`<p class="quiet">${person(contact.name)} is not in the book yet, and is judged as somebody new.${similar.length > 0 ? html` Or do you mean ${similar.map((each, index) => html`${index > 0 ? ', ' : ''}<a href="${pathTo('/check', { to: each.id })}"><bdi>${each.name}</bdi></a>`)}?` : ''}</p>`
      : nothing
  const sends = judgement.verdict === 'send'
  return html`${isNew}
  ${verdict(judgement, html`It costs one of the ${budget.left} left.`)}
  <p class="quiet${noteLength > noteLimit ? ' over' : ''}">The note has <span class="number">${noteLength}</span> of ${count(noteLimit, 'character')}.</p>
  <p class="actions">
    <button type="submit" class="button${sends ? ' button-main' : ''}" formaction="/check/log"${attributes({ 'data-key': 'l', 'aria-keyshortcuts': 'l' })}>Log as sent<kbd class="key" aria-hidden="true">l</kbd></button>
    <button type="submit" class="button${sends ? '' : ' button-main'}" formaction="/check/draft"${attributes({ 'data-key': 'd', 'aria-keyshortcuts': 'd' })}>Keep as draft<kbd class="key" aria-hidden="true">d</kbd></button>
  </p>
  <p class="quiet">Decorum sends nothing: send it on the platform, then log it here.</p>
  ${waiveForm(waivable, contact)}
  <details class="more"><summary>What this contact is worth to you</summary>${valueLines(answer.value)}</details>`
}

/** Check an invitation before it is sent. */
export function checkPage({ written, back, answer, budget, today }: CheckView): View {
  const named = answer !== null && !('what' in answer) && answer.contact.id !== null ? answer.contact : null
  return {
    title: 'Check',
    lead: 'Should I, now, with these words?',
    current: 'check',
    body: html`${back ? html`<p><a href="${pathTo(back as `/${string}`)}">${back.startsWith('/review/') ? 'Back to the review' : 'Back'}</a></p>` : ''}<form class="form check-form" method="post" action="/check" hx-post="/check" hx-trigger="input delay:300ms" hx-target="#result" hx-swap="innerHTML" hx-sync="this:replace">
      ${back ? html`<input type="hidden" name="back" value="${back}">` : ''}
      ${field({
        name: 'to',
        label: 'To',
        value: written.to,
        hint: 'A name, an e-mail address or a profile address.',
        required: true,
        extra: { list: 'people', autocomplete: 'off', maxlength: 300, autofocus: written.to === '' },
      })}
      <datalist id="people" hx-get="/check/people" hx-trigger="input delay:150ms from:#field-to" hx-include="#field-to" hx-target="this" hx-swap="innerHTML" hx-sync="this:replace"></datalist>
      ${field({
        name: 'purpose',
        label: 'Purpose',
        value: written.purpose,
        hint: 'For yourself: what you hope to learn, share or do together.',
        extra: { maxlength: 500, autocomplete: 'off' },
      })}
      ${field({ name: 'note', label: 'Note', as: 'long-text', rows: 6, value: written.note, hint: 'The words that would go with it.' })}
      <p class="actions"><button type="submit" class="button">Check</button> <span class="htmx-indicator quiet">Judging</span></p>
      <div id="result" class="result">${checkResult(answer, written)}</div>
    </form>`,
    aside: html`<section class="section"><h2>Budget</h2>${budgetBar(budget, today)}</section>
      ${named?.id ? html`<section class="section"><h2>About them</h2><p>${personLink({ id: named.id, name: named.name })}</p><p class="quiet">Their page keeps how you know each other; the verdict follows it.</p></section>` : ''}`,
  }
}
