import type { CurvePoint, OpenBand } from '#etiquette/insight/patience-curve.ts'
import { grouped } from '#model/grouped.ts'
import { type Html, html, ofBase } from '#views/html.ts'
import { table } from '#views/parts/table.ts'
import { asTable, chart, label } from './chart.ts'
import { CHART, line, scale, short } from './scale.ts'

/** What the patience chart is drawn from. */
export interface PatienceDrawn {
  /** Accepted invitations the own counts rest on. */
  readonly base: number
  /** Whether those are enough to draw. */
  readonly drawOwn: boolean
  readonly points: readonly CurvePoint[]
  readonly open: readonly OpenBand[]
}

const LAST_DAY = 180
const TOP = 12
const GROUND = 132
const BELOW = 150
const FOOT = 196
const ON_AXIS = [0, 1, 2, 7, 14, 28, 90, 180]

/** The first days matter most, and get most of the room. */
function place(days: number): number {
  const x = scale(Math.log1p(LAST_DAY), CHART.left, CHART.right)
  return x(Math.log1p(days))
}

function openBars(open: readonly OpenBand[]): Html {
  const most = Math.max(1, ...open.map(({ number }) => number))
  const height = scale(most, 0, FOOT - BELOW - 14)
  return html`${open.map(({ from, below, number }) => {
    const [left, right] = [place(from), place(below ?? LAST_DAY)]
    if (number === 0) return ''
    const tall = Math.max(1, height(number))
    return html`<rect class="fill-open" x="${short(left + 1)}" y="${short(FOOT - tall)}" width="${short(right - left - 2)}" height="${short(tall)}"/>${label(short((left + right) / 2), short(FOOT - tall - 3), grouped(number))}`
  })}<path class="line-axis" d="${line([
    [CHART.left, FOOT],
    [CHART.right, FOOT],
  ])}"/>`
}

/** How soon invitations are accepted: your own beside public archives, and the open ones by age below. */
export function patienceChart({ base, drawOwn, points, open }: PatienceDrawn): Html {
  const y = scale(1, GROUND, TOP)
  const known = points.map(({ days, known }) => [place(days), y(known)] as const)
  const own = points.map(({ days, arrived }) => [place(days), y(arrived / Math.max(1, base))] as const)
  const drawn = html`${[0, 0.25, 0.5, 0.75, 1].map((share) => html`<path class="line-grid" d="M${CHART.left} ${short(y(share))}H${CHART.right}"/>${label(String(CHART.left - 4), short(y(share) + 3), `${share * 100}%`, 'end')}`)}
  ${ON_AXIS.map((days) => html`<path class="line-grid" d="M${short(place(days))} ${TOP}V${GROUND}"/>${label(short(place(days)), String(GROUND + 12), String(days), days === LAST_DAY ? 'end' : 'middle')}`)}
  <path class="line-known" d="${line(known)}"/>
  ${drawOwn ? html`<path class="line-own" d="${line(own)}"/>${own.map(([x, at]) => html`<circle class="fill-own" cx="${short(x)}" cy="${short(at)}" r="2.2"/>`)}` : ''}
  ${openBars(open)}`
  return chart('Share of acceptances by days after sending, with open invitations by age', FOOT + 2, drawn, [
    ...(drawOwn ? [{ mark: 'line-own', says: 'Your acceptances that had come, by days after sending' }] : []),
    {
      mark: 'line-known',
      says: drawOwn
        ? 'The same in public archives'
        : 'Acceptances that had come, by days after sending, in public archives',
    },
    ...(open.some(({ number }) => number > 0)
      ? [{ mark: 'fill-open', says: 'Your open invitations of that age' }]
      : []),
  ])
}

function age({ from, below }: OpenBand): string {
  if (below === null) return `${from} days and more`
  if (below === from + 1) return from === 1 ? '1 day' : 'today'
  return `${from} to ${below - 1} days`
}

/** The same as tables. */
export function patienceTable({ base, points, open }: PatienceDrawn): Html {
  return asTable(
    html`${table(
      'Acceptances that had come, by days after sending',
      [{ label: 'Days' }, { label: 'Yours', number: true }, { label: 'Public archives, of 100', number: true }],
      points.map(({ days, arrived, known }) => [days, ofBase(arrived, base), Math.round(known * 1000) / 10]),
    )}${table(
      'Open invitations by age',
      [{ label: 'Age' }, { label: 'Open', number: true }],
      open.map((band) => [age(band), grouped(band.number)]),
    )}`,
  )
}
