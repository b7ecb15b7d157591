import type { Factor, Value } from '#etiquette/value.ts'
import type { Contact, Mark } from '#model/contact.ts'
import { type Html, html, person } from '#views/html.ts'
import { answer } from './items.ts'
import { badge, mark, type Tone } from './mark.ts'

const levels: Readonly<Record<Value['level'], string>> = { high: 'High', ordinary: 'Ordinary', low: 'Low' }

const answers: Readonly<Record<Factor['answer'], { readonly says: string; readonly tone: Tone }>> = {
  yes: { says: 'speaks for it', tone: 'good' },
  no: { says: 'speaks against it', tone: 'plain' },
  unknown: { says: 'not known', tone: 'plain' },
}

function factorLine({ factor, answer: given, says }: Factor): Html {
  const { says: word, tone } = answers[given]
  const known = given !== 'unknown'
  return html`<li class="factor${known ? '' : ' quiet'}">${given === 'no' ? html`<span class="factor-no" aria-hidden="true">–</span>` : given === 'unknown' ? html`<span class="factor-no" aria-hidden="true">·</span>` : mark(tone)}<span><b>${factor.charAt(0).toUpperCase()}${factor.slice(1)}</b> <span class="visually-hidden">${word}:</span> ${person(says)}</span></li>`
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
  <ul class="plain factors">${value.factors.map(factorLine)}</ul>
  ${value.missing.length > 0 && value.level === 'ordinary' ? html`<p class="quiet">Not judged low while this is not known: ${person(value.missing.join('; '))}.</p>` : ''}
  ${markButtons(contact)}
  <p class="quiet">Drawn from your <a href="/settings#goals">goals</a>. Rank is no factor.</p>
</section>`
}
