import type { Factor, Value } from '#etiquette/value.ts'
import type { Contact, Mark } from '#model/contact.ts'
import { type Html, html, nothing, person } from '#views/html.ts'
import { answer } from './items.ts'
import { badge, mark } from './mark.ts'

const levels: Readonly<Record<Value['level'], string>> = { high: 'High', ordinary: 'Ordinary', low: 'Low' }

function factorLine({ factor, answer: given, says }: Factor): Html {
  const sign = given === 'yes' ? mark('good') : html`<span class="factor-no" aria-hidden="true">–</span>`
  const word = given === 'yes' ? 'speaks for it' : 'speaks against it'
  return html`<li class="factor">${sign}<span><b>${capital(factor)}</b> <span class="visually-hidden">${word}:</span> ${person(says)}</span></li>`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What the owner has not said yet, and where it is said: it is asked for here, where it first matters. */
const whereSaid: Readonly<Record<string, 'me' | 'goals'>> = {
  'not set for you': 'me',
  'no such goal set': 'goals',
}

function reason(says: string): Html {
  const where = whereSaid[says]
  return where ? html`<a href="/settings#${where}">${says}</a>` : person(says)
}

/** What is not known, with why: it counts for neither side. */
export function notKnown(factors: readonly Factor[]): Html {
  const unknown = factors.filter((each) => each.answer === 'unknown')
  if (unknown.length === 0) return nothing
  const reasons = [...Map.groupBy(unknown, (each) => each.says)]
  return html`<p class="quiet">Not counted: ${reasons.map(([says, list], index) => html`${index > 0 ? '; ' : ''}${list.map((each) => each.factor).join(', ')} (${reason(says)})`)}.</p>`
}

function markButtons(contact: Contact): Html {
  const action = `/people/${contact.id}/mark` as const
  const list: readonly (readonly [Mark | null, string])[] = [
    ['high', 'Mark high'],
    ['low', 'Mark low'],
    [null, 'Take the mark off'],
  ]
  return html`<div class="actions">${list
    .filter(([value]) => value !== contact.mark)
    .map(([value, label]) => answer({ label, action, values: { mark: value ?? '' }, replaces: null }))}</div>`
}

/** What somebody is worth to you, factor by factor, with your own mark to set. */
export function valueSection(contact: Contact, value: Value): Html {
  return html`<section class="section" id="value"><div class="section-head"><h2>Value to you</h2>${badge(levels[value.level], value.level === 'high' ? 'good' : 'plain')}</div>
  <ul class="plain factors">${value.factors.filter((each) => each.answer !== 'unknown').map(factorLine)}</ul>
  ${notKnown(value.factors)}
  ${markButtons(contact)}
  <p class="quiet">Drawn from your <a href="/settings#goals">goals</a>. Rank is no factor.</p>
</section>`
}
