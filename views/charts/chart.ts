import { type Html, html } from '#views/html.ts'
import { CHART } from './scale.ts'

/** What a mark of a chart stands for. */
export interface LegendEntry {
  readonly mark: string
  readonly says: string
}

/** A drawing with its legend. Who cannot see it reads its name, and the table that goes with it. */
export function chart(name: string, height: number, drawn: Html, legend: readonly LegendEntry[]): Html {
  return html`<figure class="chart">
  <svg class="chart-drawn" viewBox="0 0 ${CHART.width} ${height}" role="img" aria-label="${name}; the same numbers are in the table below.">${drawn}</svg>
  <figcaption><ul class="legend">${legend.map(({ mark, says }) => html`<li><svg class="legend-mark" viewBox="0 0 16 10" width="16" height="10" aria-hidden="true" focusable="false">${mark.startsWith('line') ? html`<path class="${mark}" d="M0 5H16"/>` : html`<rect class="${mark}" x="1" y="1" width="14" height="8"/>`}</svg>${says}</li>`)}</ul></figcaption>
</figure>`
}

/** The numbers of a chart, closed until somebody asks for them. */
export function asTable(shown: Html): Html {
  return html`<details class="more"><summary>As a table</summary>${shown}</details>`
}

/** A word or number of an axis. */
export function label(x: string, y: string, words: string, anchor: 'start' | 'middle' | 'end' = 'middle'): Html {
  return html`<text class="axis" x="${x}" y="${y}" text-anchor="${anchor}">${words}</text>`
}
