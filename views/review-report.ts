import { type Day, showDay } from '#model/day.ts'
import { type Html, html } from './html.ts'
import type { View } from './layout.ts'
import { empty } from './parts/empty.ts'
import { type Comparison, comparisonTable } from './parts/review-compare.ts'

/** A report's line of Markdown as the program wrote it, with its few marks turned into markup. */
function reportLine(line: string): Html {
  const parts = line.split(/\*\*((?:[^*\\]|\\.)+)\*\*/)
  const clean = (text: string) => text.replace(/\\([\\`*_[\]<>#|])/g, '$1')
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<strong><bdi>${clean(part)}</bdi></strong>` : html`<bdi>${clean(part)}</bdi>`))}`
}

function reportBody(report: string): Html {
  const blocks: Html[] = []
  let list: Html[] = []
  const flush = () => {
    if (list.length > 0) blocks.push(html`<ul>${list}</ul>`)
    list = []
  }
  for (const line of report.split('\n')) {
    if (line.startsWith('- ')) list.push(html`<li>${reportLine(line.slice(2))}</li>`)
    else {
      flush()
      if (line.startsWith('## ')) blocks.push(html`<h2>${reportLine(line.slice(3))}</h2>`)
      else if (line !== '' && !line.startsWith('# ')) blocks.push(html`<p>${reportLine(line)}</p>`)
    }
  }
  flush()
  return html`${blocks}`
}

/** The report of a finished review: one sheet of paper, and on the screen beside the review before it. */
export function reportPage(day: Day, report: string, id: string, comparison: Comparison | null): View {
  return {
    title: `Week up to ${showDay(day)}`,
    current: 'review',
    body: html`<div class="section report">${reportBody(report)}</div>
    <p class="actions"><a class="button button-main" href="/" data-key="n" aria-keyshortcuts="n">Back to Now<kbd class="key" aria-hidden="true">n</kbd></a> <a class="button" href="/review/${id}/report.md" download>Keep it as Markdown</a> <a class="button button-quiet" href="/review">All reviews</a></p>`,
    ...(comparison !== null && {
      aside: html`<section class="section screen-only"><h2>Beside the review before</h2>${comparisonTable(comparison)}<p class="quiet">The page prints on one sheet.</p></section>`,
    }),
  }
}

/** A review that cannot be shown yet. */
export function unfinishedReport(id: string): View {
  return {
    title: 'Review under way',
    current: 'review',
    body: empty({
      title: 'Not finished yet',
      says: 'The report is written when the review is finished.',
      actions: [{ label: 'Go on with it', href: `/review/${id}/received` }],
    }),
  }
}
