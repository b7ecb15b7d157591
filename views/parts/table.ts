import { type Html, html } from '#views/html.ts'

/** A column; numbers are set right, in figures of one width. */
export interface Column {
  readonly label: string
  readonly number?: boolean
}

/** A row of a table: one cell per column. */
export type Row = readonly (string | number | Html)[]

/** A table that becomes a list of labelled lines on a narrow window. The first cell heads its row. */
export function table(caption: string, columns: readonly Column[], rows: readonly Row[]): Html {
  const kind = (index: number) => (columns[index]?.number ? 'number' : 'text')
  return html`<table class="table">
  <caption>${caption}</caption>
  <thead><tr>${columns.map((column, index) => html`<th scope="col" class="${kind(index)}">${column.label}</th>`)}</tr></thead>
  <tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, index) =>
        index === 0
          ? html`<th scope="row">${cell}</th>`
          : html`<td class="${kind(index)}" data-label="${columns[index]?.label ?? ''}"><div>${cell}</div></td>`,
      )}</tr>`,
  )}</tbody>
</table>`
}

/** Facts as labelled lines: what they are called, and what they are. */
export function facts(list: readonly (readonly [label: string, value: string | number | Html])[]): Html {
  return html`<dl class="facts">${list.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
}
