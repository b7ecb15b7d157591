import type { Fared, FlowMonth } from '#etiquette/insight/flow.ts'
import { showDay } from '#model/day.ts'
import { grouped } from '#model/grouped.ts'
import { type Html, html } from '#views/html.ts'
import { table } from '#views/parts/table.ts'
import { asTable, chart, label } from './chart.ts'
import { CHART, scale, short, ticks } from './scale.ts'

const TOP = 10
const MIDDLE = 92
const FOOT = 188

const parts = ['accepted', 'ended', 'open'] as const
const all = ({ accepted, ended, open }: Fared) => accepted + ended + open

/** One month's bar, from the middle outwards: accepted, ended without, open. */
function bar(fared: Fared, x: number, wide: number, height: (number: number) => number, up: boolean): Html {
  let reached = 0
  return html`${parts.map((part) => {
    const tall = height(fared[part])
    const y = up ? MIDDLE - reached - tall : MIDDLE + 16 + reached
    reached += tall
    return fared[part] === 0
      ? ''
      : html`<rect class="fill-${part}" x="${short(x)}" y="${short(y)}" width="${short(wide)}" height="${short(tall)}"/>`
  })}`
}

const monthOf = ({ from }: FlowMonth) => showDay(from).replace(/^\d+ /, '')

/** Sent above, received below, month by month, and what became of them. */
export function flowChart(months: readonly FlowMonth[]): Html {
  const most = Math.max(1, ...months.flatMap(({ sent, received }) => [all(sent), all(received)]))
  const height = scale(most, 0, MIDDLE - TOP)
  const wide = (CHART.right - CHART.left) / months.length
  const drawn = html`${ticks(most)
    .filter((value) => value <= most)
    .map(
      (value) =>
        html`<path class="line-grid" d="M${CHART.left} ${short(MIDDLE - height(value))}H${CHART.right}M${CHART.left} ${short(MIDDLE + 16 + height(value))}H${CHART.right}"/>${label(String(CHART.left - 4), short(MIDDLE - height(value) + 3), grouped(value), 'end')}${value === 0 ? '' : label(String(CHART.left - 4), short(MIDDLE + 16 + height(value) + 3), grouped(value), 'end')}`,
    )}
  ${months.map((month, index) => {
    const x = CHART.left + index * wide
    const name = label(short(x + wide / 2), String(MIDDLE + 11), monthOf(month).slice(0, 3))
    if (!month.reached)
      return html`<rect class="fill-gap" x="${short(x)}" y="${TOP}" width="${short(wide)}" height="${FOOT - TOP}"/>${name}`
    return html`${bar(month.sent, x + wide * 0.15, wide * 0.7, height, true)}${name}${bar(month.received, x + wide * 0.15, wide * 0.7, height, false)}`
  })}`
  return chart('Invitations sent and received, month by month', FOOT + 8, drawn, [
    { mark: 'fill-accepted', says: 'Accepted' },
    { mark: 'fill-ended', says: 'Ended without' },
    { mark: 'fill-open', says: 'Open' },
    ...(months.some(({ reached }) => !reached) ? [{ mark: 'fill-gap', says: 'The book does not reach there' }] : []),
  ])
}

function row(month: FlowMonth): readonly string[] {
  const told = (number: number) => (month.reached ? grouped(number) : 'not known')
  const { sent, received } = month
  return [
    monthOf(month),
    ...[all(sent), sent.accepted, sent.ended, sent.open].map(told),
    ...[all(received), received.accepted, received.ended, received.open].map(told),
  ]
}

/** The same as a table, newest first. */
export function flowTable(months: readonly FlowMonth[]): Html {
  const number = (label: string) => ({ label, number: true })
  return asTable(
    table(
      'Sent and received by month',
      [
        { label: 'Month' },
        ...['Sent', 'accepted', 'ended', 'open', 'Received', 'accepted', 'ended', 'open'].map(number),
      ],
      months.toReversed().map(row),
    ),
  )
}
