import type { Budget } from '#model/budget.ts'
import type { Contact } from '#model/contact.ts'
import { type Day, weekday } from '#model/day.ts'
import type { Outcome } from '#model/invitation.ts'
import type { ReviewCounts } from '#model/review.ts'
import { type Html, html, ofBase, onDay } from '#views/html.ts'
import { budgetBar } from './budget-bar.ts'
import { personLink } from './invitation.ts'
import { facts, table } from './table.ts'

/** How the invitations since the last review were spent. */
export interface SpentLine {
  readonly contact: Contact
  readonly sentOn: Day
  readonly level: 'high' | 'ordinary' | 'low'
  readonly hasNote: boolean
  readonly outcome: Outcome
}

/** What the review tells of the budget. */
export interface BudgetView {
  readonly today: Day
  /** The day after the last review, or a week ago. */
  readonly since: Day
  readonly budget: Budget
  readonly spent: readonly SpentLine[]
  readonly slots: readonly { readonly on: Day; readonly count: number }[]
  readonly counts: ReviewCounts
}

const MOST_SPENT = 15
const MOST_SLOTS = 4

const levels = { high: 'high', ordinary: 'ordinary', low: 'low' } as const
const outcomes: Readonly<Record<Outcome, string>> = {
  open: 'no answer yet',
  accepted: 'accepted',
  withdrawn: 'withdrawn',
  expired: 'expired',
  ignored: 'ignored',
  'unknown-person': 'did not know you',
  reported: 'reported',
}

function slotWords({ slots, budget }: BudgetView): Html | string {
  if (slots.length === 0) return `None in use; all ${budget.left} are free`
  const shown = slots.slice(0, MOST_SLOTS)
  const rest = slots.slice(MOST_SLOTS).reduce((sum, each) => sum + each.count, 0)
  return html`<ul class="plain">${shown.map((each) => html`<li>${weekday(each.on)}, ${onDay(each.on)}: <span class="number">${each.count}</span></li>`)}${rest > 0 ? html`<li class="quiet"><span class="number">${rest}</span> later</li>` : ''}</ul>`
}

/** How the invitations were spent, what they became, and when the next slots free. */
export function budgetStep(view: BudgetView): Html {
  const { budget, today, since, spent, counts } = view
  const accepted = spent.filter((each) => each.outcome === 'accepted').length
  const shown = spent.slice(0, MOST_SPENT)
  return html`${budgetBar(budget, today)}
  <section class="section"><h2>Since ${onDay(since)}</h2>${facts([
    ['Sent', counts.sent],
    ['With a note', ofBase(counts.sentWithNote, counts.sent)],
    ['To people of high value', ofBase(counts.sentHighValue, counts.sent)],
    ['Accepted so far', ofBase(accepted, counts.sent)],
    ['Slots that free next', slotWords(view)],
  ])}
  <p class="quiet">Value comes from your own marks and from your goals in the <a href="/settings">settings</a>.</p></section>
  ${
    shown.length > 0
      ? html`<details class="more"><summary>${spent.length > shown.length ? `The latest ${shown.length} of ${spent.length}` : `All ${spent.length}`}, one by one</summary>${table(
          'Invitations sent since the last review',
          [{ label: 'To' }, { label: 'Sent' }, { label: 'Value' }, { label: 'Note' }, { label: 'Became' }],
          shown.map((each) => [
            personLink(each.contact),
            onDay(each.sentOn),
            levels[each.level],
            each.hasNote ? 'yes' : 'no',
            outcomes[each.outcome],
          ]),
        )}</details>`
      : ''
  }`
}
