import type { Finding, Verdict } from '#etiquette/judge.ts'
import { type Chance, WORTH } from '#etiquette/rank.ts'
import type { Value } from '#etiquette/value.ts'
import type { Budget } from '#model/budget.ts'
import type { Contact } from '#model/contact.ts'
import { type Day, weekday } from '#model/day.ts'
import { grouped } from '#model/grouped.ts'
import { dated, type Html, html, nothing, pathTo, person } from './html.ts'
import type { View } from './layout.ts'
import { budgetBar } from './parts/budget-bar.ts'
import { draftAnswers } from './parts/draft-answers.ts'
import { empty, emptyBook } from './parts/empty.ts'
import { findingLines, noteQuote, personLink, workOf } from './parts/invitation.ts'
import { type Item, items, lead } from './parts/items.ts'
import { badge, mark } from './parts/mark.ts'
import { pager } from './parts/pager.ts'
import { reasonsCounted, verdictWords } from './parts/verdict.ts'

/** Somebody to invite next, with what puts them at their place. */
export interface NextInLine {
  readonly contact: Contact
  readonly note: string
  readonly purpose: string | null
  readonly isDraft: boolean
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
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
  /** Whether the book holds anybody at all. */
  readonly isEmpty: boolean
  readonly budget: Budget
  /** A part of the line, the best first. */
  readonly next: readonly NextInLine[]
  readonly inAll: number
  /** How many stand before these, and how many slots those would take. */
  readonly from: number
  readonly taken: number
  /** The one after whom the next part begins; null when nobody comes after these. */
  readonly last: string | null
}

/** When the next slot frees. */
function nextSlot({ nextSlotOn, nextSlotTime }: Budget, today: Day): Html {
  if (nextSlotOn === null) return nothing
  return html` The next slot frees ${weekday(nextSlotOn)}${nextSlotTime ? ` ${nextSlotTime}` : ''}, ${dated(nextSlotOn, today)}.`
}

/** What inviting them would take from the budget; `slot` is the number of the slot it would be, of those left. */
function cost({ verdict, place }: NextInLine, slot: number, budget: Budget, today: Day): Html {
  const { left, reserve } = budget
  if (left === 0) return html`No slot is left.${nextSlot(budget, today)}`
  if (verdict === 'dont') return html`It stands behind everybody else and takes no slot of theirs.`
  if (place === 'now')
    return html`It would take slot <span class="number">${slot}</span> of the <span class="number">${grouped(left)}</span> you have left.`
  if (place === 'reserve')
    return html`It would take one of your reserve of <span class="number">${grouped(Math.min(left, reserve))}</span>, and is worth it.`
  return html`No slot is left for it but the reserve, which is kept for people of high value.${nextSlot(budget, today)}`
}

/** What somebody is worth, and the chance of a yes, each with what it rests on, and what the two come to. */
function rankedBy({ value, worth, chance, score }: NextInLine): Html {
  const speaks = value.factors.filter((each) => each.answer === 'yes')
  const low = worth < 1
  const from = low
    ? 'less than anybody: nothing speaks for it, and something against it'
    : speaks.length === 0
      ? 'as anybody; nothing recorded speaks for it yet'
      : html`1 for anybody${speaks.map((each) => html`, ${WORTH[each.factor]} for ${person(each.says)}`)}`
  return html`<dl class="facts rank">
  <div><dt>Worth <span class="number">${worth}</span></dt><dd>${from}</dd></div>
  <div><dt>Chance <span class="number">${Math.round(chance.chance * 100)} %</span></dt><dd>${chance.says}</dd></div>
  <div><dt>Together <span class="number">${score.toFixed(1)}</span></dt><dd>worth times chance: what one invitation here may bring</dd></div>
</dl>`
}

function nextItem(each: NextInLine, slot: number, { budget, today }: DraftsView, back: string): Item {
  const { contact, note, purpose, isDraft, verdict, findings } = each
  const { says, tone } = verdictWords[verdict]
  const grave = findings.filter((one) => one.severity !== 'info' && one.waivedBy === null)
  const stands = isDraft
    ? html`${mark(tone)}${says}: ${reasonsCounted({ findings, unknown: [] }).replace(/^No/, 'no')}.`
    : html`No note is written yet.`
  return {
    id: `draft-${contact.id}`,
    who: html`${personLink(contact)} ${workOf(contact)}`,
    facts: badge(isDraft ? 'draft' : 'no draft yet'),
    why: html`${stands} ${cost(each, slot, budget, today)}`,
    body: html`${isDraft ? noteQuote(note) : nothing}
      ${purpose ? html`<p class="quiet">For: ${person(purpose)}</p>` : ''}
      ${findingLines(grave)}
      ${rankedBy(each)}`,
    actions: isDraft
      ? draftAnswers(contact, back)
      : [lead('Write a note', pathTo('/check', { to: contact.id }), 'c', true)],
  }
}

function nobody(isEmpty: boolean): Html {
  return isEmpty
    ? emptyBook('Bring in your archive or add a person first. Whoever is worth an invitation is ranked here then.')
    : empty({
        title: 'Nobody is in line',
        says: 'Say what you look for, or mark people high: whoever is worth an invitation and has none is ranked here. So is every draft you keep.',
        actions: [
          { label: 'Set goals', href: '/settings#goals' },
          { label: 'Check an invitation', href: '/check' },
          { label: 'Choose among your people', href: '/people?show=others' },
        ],
      })
}

/** Who comes next: drafts, and people worth inviting who have none yet. */
export function draftsPage(view: DraftsView): View {
  const { today, isEmpty, budget, next, inAll, from, last } = view
  const back = pathTo('/drafts')
  let taken = view.taken
  const lines = next.map((each) => nextItem(each, each.place === 'later' ? taken : ++taken, view, back))
  return {
    title: 'Drafts',
    ...(inAll > 0 && {
      heading: html`Drafts <span class="heading-count" data-count="${inAll}" data-one="person in line" data-many="people in line">${grouped(inAll)} ${inAll === 1 ? 'person' : 'people'} in line</span>`,
    }),
    lead: 'Who next: what an invitation is worth to you, times the chance of a yes.',
    current: 'drafts',
    body:
      lines.length === 0
        ? nobody(isEmpty)
        : html`${items(lines, 'Who next')}
      ${pager({
        previous: from > 0 ? back : null,
        next: last && pathTo('/drafts', { after: last }),
        ...(inAll > next.length && { says: `${from + 1} to ${from + next.length} of ${grouped(inAll)}` }),
      })}`,
    aside: html`<section class="section"><h2>Budget</h2>${budgetBar(budget, today)}</section>
      <section class="section"><h2>How it is ranked</h2><p class="quiet">Worth counts your own mark most, then a company or role among your <a href="/settings#goals">goals</a>, then work like yours, industry, region and a common link. Rank in a company counts nothing.</p>
      <p class="quiet">The chance comes from your own invitations of the same kind, drawn towards one half while they are few.</p>
      <p class="quiet">Down the line each takes a slot of the week; the last ones are your reserve, for people of high value.</p></section>`,
  }
}
