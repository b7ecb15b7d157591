import type { Verdict } from '#etiquette/judge.ts'
import type { Chance } from '#etiquette/rank.ts'
import type { Value } from '#etiquette/value.ts'
import type { Budget } from '#model/budget.ts'
import type { Contact } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import { type Html, html, pathTo, person } from './html.ts'
import type { View } from './layout.ts'
import { budgetBar } from './parts/budget-bar.ts'
import { empty } from './parts/empty.ts'
import { noteQuote, workOf } from './parts/invitation.ts'
import { answer, type Item, items } from './parts/items.ts'
import { badge } from './parts/mark.ts'
import { verdictWords } from './parts/verdict.ts'

/** Somebody to invite next, with what puts them at their place. */
export interface NextInLine {
  readonly contact: Contact
  readonly note: string
  readonly purpose: string | null
  readonly isDraft: boolean
  readonly verdict: Verdict
  readonly reasons: readonly string[]
  readonly value: Value
  readonly worth: number
  readonly chance: Chance
  readonly score: number
  /** Within what is left this week, only out of the reserve, or later. */
  readonly place: 'now' | 'reserve' | 'later'
}

/** What the page of drafts shows. */
export interface DraftsView {
  readonly today: Day
  readonly budget: Budget
  readonly next: readonly NextInLine[]
}

const places: Readonly<Record<NextInLine['place'], string>> = {
  now: 'fits this week',
  reserve: 'out of the reserve',
  later: 'when slots free',
}

function why({ value, worth, chance, score }: NextInLine): Html {
  const speaks = value.factors.filter((factor) => factor.answer === 'yes').map((factor) => factor.factor)
  const worthFrom = speaks.length > 0 ? speaks.join(', ') : 'nothing recorded speaks for it yet'
  return html`<p class="quiet">Worth <span class="number">${worth}</span> (${worthFrom}) × chance <span class="number">${Math.round(chance.chance * 100)} %</span> (${chance.says}) = <span class="number">${score.toFixed(1)}</span></p>`
}

function nextItem(next: NextInLine): Item {
  const { contact, note, purpose, isDraft, verdict, reasons, place } = next
  const { says, tone } = verdictWords[verdict]
  return {
    id: `draft-${contact.id}`,
    who: html`<a href="${pathTo('/check', { to: contact.id })}">${person(contact.name)}</a> ${workOf(contact)}`,
    facts: html`${isDraft ? badge(says, tone) : badge('no note yet')} ${places[place]}`,
    body: html`${isDraft ? noteQuote(note) : ''}
      ${purpose ? html`<p class="quiet">For: ${person(purpose)}</p>` : ''}
      ${isDraft && reasons.length > 0 ? html`<p>${person(reasons.join(' '))}</p>` : ''}
      ${why(next)}`,
    actions: [
      html`<a class="button" href="${pathTo('/check', { to: contact.id })}">${isDraft ? 'Check and send' : 'Write a note'}</a>`,
      ...(isDraft ? [answer({ label: 'Discard', action: `/drafts/${contact.id}/discard`, key: 'x' })] : []),
    ],
  }
}

/** Who comes next: drafts, and people worth inviting who have none yet. */
export function draftsPage({ today, budget, next }: DraftsView): View {
  return {
    title: 'Drafts',
    lead: 'Who next: what each invitation is worth to you, times the chance that it is accepted.',
    current: 'drafts',
    body:
      next.length === 0
        ? empty({
            title: 'No drafts',
            says: 'Keep a checked invitation for later, mark people as high value, or set goals: then they are ranked here.',
            actions: [
              { label: 'Check an invitation', href: '/check' },
              { label: 'Set goals', href: '/settings' },
            ],
          })
        : items(next.map(nextItem), 'Who next'),
    aside: html`<section class="section"><h2>Budget</h2>${budgetBar(budget, today)}</section>
      <section class="section"><h2>How it is ranked</h2><p class="quiet">Worth counts your own mark most, then a company or role among your goals, then industry, region and a common link. Rank in a company counts nothing. The chance comes from your own invitations of the same kind, drawn towards one half while they are few.</p></section>`,
  }
}
