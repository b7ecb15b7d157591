import { type Day, showDay } from '#model/day.ts'
import { type Html, html, nothing } from '#views/html.ts'

interface Counted {
  readonly day: Day
  readonly counts: Readonly<Record<string, number>> | null
}

const SERIES = [
  { count: 'receivedDecided', says: 'Received, decided' },
  { count: 'sent', says: 'Sent' },
  { count: 'accepted', says: 'Accepted by others' },
] as const

const LEAST = 3
const MOST = 26
const WIDTH = 220
const HEIGHT = 44
const EDGE = 4

function line(says: string, numbers: readonly number[]): Html {
  const most = Math.max(1, ...numbers)
  const step = (WIDTH - 2 * EDGE) / (numbers.length - 1)
  const points = numbers.map((number, index) => ({
    x: (EDGE + index * step).toFixed(1),
    y: (HEIGHT - EDGE - (number / most) * (HEIGHT - 2 * EDGE)).toFixed(1),
  }))
  return html`<figure class="review-line"><figcaption>${says} <span class="quiet">${Math.min(...numbers)} to ${Math.max(...numbers)}, last ${numbers.at(-1) ?? 0}</span></figcaption>
  <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true" focusable="false">
    <polyline points="${points.map(({ x, y }) => `${x},${y}`).join(' ')}"/>
    ${points.map(({ x, y }) => html`<circle cx="${x}" cy="${y}" r="2.5"/>`)}
  </svg></figure>`
}

/** Three small lines over the reviews whose counts were kept; the table above them says the same. `past` is newest first. */
export function reviewLines(past: readonly Counted[]): Html {
  const kept = past
    .filter((each) => each.counts !== null)
    .slice(0, MOST)
    .toReversed()
  const [first, last] = [kept[0], kept.at(-1)]
  if (kept.length < LEAST || !first || !last) return nothing
  return html`<p class="quiet">The ${kept.length} reviews from ${showDay(first.day)} to ${showDay(last.day)}:</p><div class="review-lines">${SERIES.map(
    ({ count, says }) =>
      line(
        says,
        kept.map((each) => each.counts?.[count] ?? 0),
      ),
  )}</div>`
}
