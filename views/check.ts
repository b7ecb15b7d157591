import type { Alternative } from '#etiquette/alternatives.ts'
import type { Composed } from '#etiquette/compose-note.ts'
import type { Finding, Judgement } from '#etiquette/judge.ts'
import type { Value } from '#etiquette/value.ts'
import type { Budget } from '#model/budget.ts'
import type { Contact } from '#model/contact.ts'
import { count, type Day } from '#model/day.ts'
import { attributes, dated, type Html, html, nothing, pathTo, person } from './html.ts'
import type { View } from './layout.ts'
import { budgetBar } from './parts/budget-bar.ts'
import { composedNotes } from './parts/composed-notes.ts'
import { field } from './parts/field.ts'
import { personLink, workOf } from './parts/invitation.ts'
import { mark } from './parts/mark.ts'
import { notKnown } from './parts/value.ts'
import { verdict } from './parts/verdict.ts'

/** What is written in the form. */
export interface CheckWritten {
  readonly to: string
  readonly purpose: string
  readonly note: string
  readonly commonGround: string
  readonly offer: string
  /** What is said of somebody new. */
  readonly newName: string
  readonly newProfile: string
  readonly newPosition: string
  readonly newCompany: string
  readonly newKnows: string
}

/** A form with nothing in it. */
export const nothingWritten: CheckWritten = {
  to: '',
  purpose: '',
  note: '',
  commonGround: '',
  offer: '',
  newName: '',
  newProfile: '',
  newPosition: '',
  newCompany: '',
  newKnows: '',
}

/** A person to choose while their name is typed; `value` names them and nobody else. */
export interface PersonChoice {
  readonly contact: Contact
  readonly value: string
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
  readonly alternatives: readonly Alternative[]
  readonly composed: Composed
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

/** The people that can be meant, for the list under the field; app.js makes it one to choose from. */
export function personChoices(people: readonly PersonChoice[]): Html {
  return html`${people.map(
    ({ contact, value }, index) =>
      html`<li id="choice-${index}" data-value="${value}">${person(contact.name)} ${workOf(contact)}</li>`,
  )}`
}

const TIES = [
  { value: '', label: 'not recorded' },
  { value: 'met', label: 'we met' },
  { value: 'colleague', label: 'colleagues, now or before' },
  { value: 'classmate', label: 'studied together' },
  { value: 'client', label: 'do business together' },
  { value: 'corresponded', label: 'wrote to each other' },
  { value: 'friend', label: 'friends' },
  { value: 'family', label: 'family' },
] as const

/** Somebody the book does not hold: what is known of them, kept once the invitation is logged or the draft kept. */
function newcomer({ contact, similar }: CheckAnswer, written: CheckWritten): Html {
  if (contact.id !== null) return nothing
  const byName = !/[@/]/.test(written.to)
  const short = { maxlength: 300, autocomplete: 'off' }
  return html`<fieldset class="newcomer"><legend class="label">New person</legend>
  <p class="quiet">${person(contact.name)} is not in the book yet, and is judged as somebody new; added when you log or keep this.${similar.length > 0 ? html` Or do you mean ${similar.map((each, index) => html`${index > 0 ? ', ' : ''}<a href="${pathTo('/check', { to: each.id, purpose: written.purpose, note: written.note })}">${person(each.name)}</a>`)}?` : ''}</p>
  <div class="fields">
    ${byName ? field({ name: 'newProfile', label: 'Profile address', value: written.newProfile, extra: short }) : field({ name: 'newName', label: 'Name', value: written.newName, extra: { ...short, placeholder: contact.name } })}
    ${field({ name: 'newKnows', label: 'How you know them', as: 'select', value: written.newKnows, choices: TIES })}
    ${field({ name: 'newPosition', label: 'Position', value: written.newPosition, extra: short })}
    ${field({ name: 'newCompany', label: 'Company', value: written.newCompany, extra: short })}
  </div></fieldset>`
}

function alternative(each: Alternative, today: Day): Html {
  switch (each.do) {
    case 'answer-theirs':
      return html`<a href="/received">Answer their invitation</a>: it costs you none.`
    case 'wait':
      return html`Wait until ${dated(each.until, today)}: keep it as a draft until then.`
    case 'ask-by-mail':
      return html`<details id="ask-by-mail"><summary>Ask by mail first whether it is welcome</summary><p>To <code>${each.email}</code>: “${each.subject}”</p><blockquote class="said">${each.words}</blockquote></details>`
    case 'state-purpose':
      return html`<a href="#field-purpose">Write the purpose</a>: what you hope to learn, share or do together.`
    case 'change-words':
      return html`<a href="#field-note">Change the words</a> that are marked in the note.`
    case 'leave':
      return html`Leave it: nobody is harmed by not being invited.`
  }
}

function instead({ alternatives, today }: CheckAnswer): Html {
  if (alternatives.length === 0) return nothing
  return html`<section class="instead"><h3>Instead</h3><ul>${alternatives.map((each) => html`<li>${alternative(each, today)}</li>`)}</ul></section>`
}

/** What it costs of the budget, and of the reserve. */
function cost({ left, reserve }: Budget): Html {
  if (left === 0) return html`Nothing is left of the budget.`
  const after = left - 1
  return html`It costs one of the ${left} left; <span class="number">${after}</span> would remain, ${after < reserve ? html`out of the reserve of ${reserve}` : html`${reserve} of them in reserve`}.`
}

function waiveForm(findings: readonly Finding[], contact: CheckAnswer['contact']): Html {
  if (findings.length === 0) return nothing
  const rules = [...new Set(findings.map((each) => each.rule))]
  return html`<details class="more" id="set-aside"><summary>Set a rule aside for ${person(contact.name)}</summary>
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
    return html`<p class="quiet">Nothing is recorded yet that tells what this contact is worth to you.</p>${notKnown(value.factors)}`
  return html`<ul class="plain">${known.map(({ factor, answer, says }) => html`<li>${mark(answer === 'yes' ? 'good' : 'plain')}${factor}: <span class="quiet">${person(says)}</span></li>`)}</ul>${notKnown(value.factors)}`
}

/** Several people of one name: each with their work, to choose from; what was written comes along. */
function chooseOne({ what, several }: CheckUnclear, { purpose, note, commonGround, offer }: CheckWritten): Html {
  return html`<section data-say="${what}"><p>${mark('warn')}<bdi>${what}</bdi> Whom do you mean?</p>
  <ul class="plain">${several.map((each) => html`<li><a href="${pathTo('/check', { to: each.id, purpose, note, commonGround, offer })}">${person(each.name)}</a> ${workOf(each)}</li>`)}</ul></section>`
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
  const { judgement, contact, budget, noteLength, noteLimit } = answer
  const waivable = judgement.findings.filter((each) => each.severity !== 'info' && each.waivedBy === null)
  const sends = judgement.verdict === 'send'
  return html`${newcomer(answer, written)}
  <p class="${noteLength > noteLimit ? 'error' : 'quiet'}">The note has <span class="number">${noteLength}</span> of ${count(noteLimit, 'character')}${noteLength > noteLimit ? `: ${noteLength - noteLimit} too many` : ''}.</p>
  ${verdict(judgement, cost(budget), 'verdict', written.note)}
  ${instead(answer)}
  <p class="actions">
    <button type="submit" class="button${sends ? ' button-main' : ''}" formaction="/check/log"${attributes({ 'data-key': 'l', 'aria-keyshortcuts': 'l' })}>Log as sent<kbd class="key" aria-hidden="true">l</kbd></button>
    <button type="submit" class="button${sends ? '' : ' button-main'}" formaction="/check/draft"${attributes({ 'data-key': 'd', 'aria-keyshortcuts': 'd' })}>Keep as draft<kbd class="key" aria-hidden="true">d</kbd></button>
  </p>
  <p class="quiet">Decorum sends nothing: send it on the platform, then log it here.</p>
  ${composedNotes(answer.composed, written.note)}
  ${waiveForm(waivable, contact)}
  <details class="more" id="worth"><summary>What this contact is worth to you</summary>${valueLines(answer.value)}</details>`
}

/** Check an invitation before it is sent. */
export function checkPage({ written, back, answer, budget, today }: CheckView): View {
  const named = answer !== null && !('what' in answer) && answer.contact.id !== null ? answer.contact : null
  return {
    title: 'Check',
    lead: 'Should I, now, with these words?',
    current: 'check',
    body: html`${back ? html`<p><a href="${pathTo(back as `/${string}`)}">${back.startsWith('/review/') ? 'Back to the review' : 'Back'}</a></p>` : ''}<form class="form check-form" method="post" action="/check" hx-post="/check" hx-trigger="input delay:300ms" hx-target="#result" hx-swap="innerMorph" hx-sync="this:replace">
      ${back ? html`<input type="hidden" name="back" value="${back}">` : ''}
      ${field({
        name: 'to',
        label: 'To',
        value: written.to,
        hint: 'A name, an e-mail address or a profile address.',
        required: true,
        extra: { 'data-combobox': 'people', autocomplete: 'off', maxlength: 300, autofocus: written.to === '' },
      })}
      <ul id="people" class="suggestions" aria-label="People" hidden hx-get="/check/people" hx-trigger="input delay:150ms from:#field-to" hx-include="#field-to" hx-target="this" hx-swap="innerHTML" hx-sync="this:replace"></ul>
      ${field({
        name: 'purpose',
        label: 'Purpose',
        value: written.purpose,
        hint: 'For yourself: what you hope to learn, share or do together.',
        extra: { maxlength: 500, autocomplete: 'off' },
      })}
      <div class="fields">
      ${field({ name: 'commonGround', label: 'Common ground', value: written.commonGround, hint: 'Such as “Your talk stayed with me.”', extra: { maxlength: 500, autocomplete: 'off' } })}
      ${field({ name: 'offer', label: 'Offer', value: written.offer, hint: 'What is in it for them, as said to them.', extra: { maxlength: 500, autocomplete: 'off' } })}
      </div>
      ${field({ name: 'note', label: 'Note', as: 'long-text', rows: 6, value: written.note, hint: 'The words that would go with it.' })}
      <p class="actions"><button type="submit" class="button">Check</button> <span class="htmx-indicator quiet">Judging</span></p>
      <div id="result" class="result">${checkResult(answer, written)}</div>
    </form>`,
    aside: html`<section class="section"><h2>Budget</h2>${budgetBar(budget, today)}</section>
      <section class="section"><h2>From the browser</h2><p class="quiet"><a href="/capture">Buttons for your bookmarks bar</a> bring the profile you are looking at here, to check or to log.</p></section>
      ${named?.id ? html`<section class="section"><h2>About them</h2><p>${personLink({ id: named.id, name: named.name })}</p><p class="quiet">Their page keeps how you know each other; the verdict follows it.</p></section>` : ''}`,
  }
}
