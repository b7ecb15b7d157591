import { type Day, showDay } from '#model/day.ts'
import { type Html, html } from '#views/html.ts'
import { table } from './table.ts'

/** Two finished reviews side by side, as the page shows them. */
export interface Comparison {
  readonly before: { readonly id: string; readonly day: Day; readonly kept: boolean }
  readonly now: { readonly id: string; readonly day: Day; readonly kept: boolean }
  readonly lines: readonly {
    readonly says: string
    readonly before: string
    readonly now: string
    readonly difference: string
  }[]
}

/** Two reviews as a table, the difference said in words. */
export function comparisonTable({ before, now, lines }: Comparison): Html {
  if (!before.kept && !now.kept)
    return html`<p class="quiet">The counts of these two were not kept: they are older than the counting.</p>`
  const beside = table(
    `${showDay(before.day)} and ${showDay(now.day)}`,
    [
      { label: 'Counted' },
      { label: showDay(before.day), number: true },
      { label: showDay(now.day), number: true },
      { label: 'Difference' },
    ],
    lines.map((line) => [line.says, line.before, line.now, line.difference]),
  )
  return html`<div class="side-by-side">${beside}</div>`
}
