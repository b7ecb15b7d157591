import type { Mark } from '#model/contact.ts'
import { type Day, showDay } from '#model/day.ts'
import {
  type FilterKey,
  filterParameters,
  type INVITED,
  type PeopleFilter,
  partsOf,
  RELATION_CHOICES,
} from '#model/people-filter.ts'
import { type Html, html, nothing, pathTo, person } from '#views/html.ts'
import { type Choice, field } from './field.ts'

const invitedWords: Readonly<Record<(typeof INVITED)[number], string>> = {
  never: 'never invited by you',
  'open-sent': 'your invitation is open',
  'open-received': 'their invitation is open',
  answered: 'the last invitation was answered',
  unanswered: 'yours ended without an answer',
}

const markWords: Readonly<Record<Mark | 'none', string>> = { high: 'marked high', low: 'marked low', none: 'no mark' }

const relationWords = new Map<string, string>(RELATION_CHOICES.map(({ value, says }) => [value, says]))

/** What one part of a filter asks for, in a few words. */
function partWords(filter: PeopleFilter, key: FilterKey): Html {
  const { relation, company, mark, invited, since, before, quiet, region, industry } = filter
  const known = (value: string | undefined) => (value === 'known' ? 'known' : 'not known')
  const day = (on: Day | undefined) => (on ? showDay(on) : '')
  if (key === 'relation') return html`${relationWords.get(relation ?? '') ?? ''}`
  if (key === 'company') return html`at ${person(company ?? '')}`
  if (key === 'mark') return html`${mark ? markWords[mark] : ''}`
  if (key === 'invited') return html`${invited ? invitedWords[invited] : ''}`
  if (key === 'since') return html`connected since ${day(since)}`
  if (key === 'before') return html`connected before ${day(before)}`
  if (key === 'quiet') return html`no word since ${day(quiet)}`
  if (key === 'region') return html`region ${known(region)}`
  return html`industry ${known(industry)}`
}

/** The filter without one of its parts. */
function without(filter: PeopleFilter, key: FilterKey): PeopleFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => name !== key))
}

/** The parts of a filter that are asked, each a link that takes it away; nothing when none is. */
export function filterChips(filter: PeopleFilter): Html {
  const parts = partsOf(filter)
  if (parts.length === 0) return nothing
  const { words, show } = filter
  const none = { ...(words ? { words } : {}), ...(show ? { show } : {}) }
  return html`<ul class="plain chips" aria-label="Filters chosen">${parts.map(
    (key) =>
      html`<li><a class="chip" href="${pathTo('/people', filterParameters(without(filter, key)))}"><span class="visually-hidden">Take away: </span><span>${partWords(filter, key)}</span><span aria-hidden="true">×</span></a></li>`,
  )}${parts.length > 1 ? html`<li><a href="${pathTo('/people', filterParameters(none))}">Clear all</a></li>` : ''}</ul>`
}

const any = { value: '', label: 'Any' } as const

const choices = (words: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label: label.charAt(0).toUpperCase() + label.slice(1) }))

/** The fields of a filter, one small grid; `today` is the last day that makes sense. */
export function filterFields(filter: PeopleFilter, today: Day): Html {
  const written = filterParameters(filter)
  const select = (name: string, label: string, list: readonly Choice[]) =>
    field({ name, label, as: 'select', required: false, choices: [any, ...list], value: written[name] ?? '' })
  const day = (name: string, label: string) =>
    field({ name, label, as: 'date', value: written[name] ?? '', extra: { max: today } })
  const known = choices({ known: 'known', unknown: 'not known' })
  const relations = RELATION_CHOICES.map(({ value, says }) => ({ value, label: says }))
  return html`<div class="filter-fields">
    ${select('relation', 'Who …', relations)}
    ${select('invited', 'Invitations', choices(invitedWords))}
    ${select('mark', 'Your mark', choices(markWords))}
    ${field({ name: 'company', label: 'Company holds', value: written.company ?? '', extra: { autocomplete: 'off', maxlength: 200 } })}
    ${day('since', 'Connected since')}
    ${day('before', 'Connected before')}
    ${day('quiet', 'No word since')}
    ${select('region', 'Region', known)}
    ${select('industry', 'Industry', known)}
  </div>`
}
