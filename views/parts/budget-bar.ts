import type { Budget } from '#model/budget.ts'
import { type Day, weekday } from '#model/day.ts'
import { grouped } from '#model/grouped.ts'
import { dated, type Html, html } from '#views/html.ts'

/** How a budget divides: what is used, what is free to spend, what is kept back, and by how much it is overrun. */
export function divideBudget({ weekly, used, left, reserve }: Budget): {
  readonly used: number
  readonly free: number
  readonly reserve: number
  readonly over: number
} {
  const keptBack = Math.min(left, reserve)
  return { used: Math.min(used, weekly), free: left - keptBack, reserve: keptBack, over: Math.max(0, used - weekly) }
}

/** The share of the week as a length along the bar, in per cent. */
function length(part: number, weekly: number): number {
  return weekly === 0 ? 0 : Math.round((part / weekly) * 10_000) / 100
}

/** Upright strokes over the reserve: it is told apart without colour. */
function strokes(from: number, to: number): Html[] {
  const lines: Html[] = []
  for (let at = from + 0.8; at < to; at += 1.6) {
    const x = at.toFixed(2)
    lines.push(html`<line class="budget-stroke" x1="${x}%" x2="${x}%" y1="0" y2="12"/>`)
  }
  return lines
}

/** The weekly budget as one bar, and the same in words: used, free, reserve, and when the next slot frees. */
export function budgetBar(budget: Budget, today: Day): Html {
  const { weekly, weekDays, nextSlotOn, nextSlotTime, total, totalUsed } = budget
  const part = divideBudget(budget)
  const used = length(part.used, weekly)
  const free = length(part.free, weekly)
  const reserve = length(part.reserve, weekly)
  const window = weekDays === 7 ? 'this week' : `in ${weekDays} days`
  return html`<figure class="budget">
  <svg class="budget-bar" width="100%" height="12" aria-hidden="true" focusable="false">
    <rect class="budget-rest" x="0" y="0" width="100%" height="12"/>
    <rect class="budget-used" x="0" y="0" width="${used}%" height="12"/>
    <rect class="budget-free" x="${used}%" y="0" width="${free}%" height="12"/>
    <rect class="budget-reserve" x="${used + free}%" y="0" width="${reserve}%" height="12"/>
    ${strokes(used + free, used + free + reserve)}
  </svg>
  <figcaption class="budget-words">
    <span class="budget-part"><span class="budget-key budget-key-used"></span><b>${grouped(budget.used)}</b> of ${grouped(weekly)} used ${window}</span>
    <span class="budget-part"><span class="budget-key budget-key-free"></span><b>${grouped(part.free)}</b> free</span>
    <span class="budget-part"><span class="budget-key budget-key-reserve"></span><b>${grouped(part.reserve)}</b> in reserve</span>
    ${part.over > 0 ? html`<span class="budget-part">${grouped(part.over)} over the limit you set</span>` : ''}
    ${nextSlotOn ? html`<span class="budget-part budget-next">Next slot frees ${weekday(nextSlotOn)}${nextSlotTime ? ` ${nextSlotTime}` : ''}, ${dated(nextSlotOn, today)}</span>` : ''}
    ${total > 0 ? html`<span class="budget-part">${grouped(totalUsed)} of ${grouped(total)} ever</span>` : ''}
  </figcaption>
</figure>`
}
