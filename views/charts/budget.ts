import type { BudgetOverTime, BudgetWeek } from '#etiquette/insight/budget-weeks.ts'
import { showDay } from '#model/day.ts'
import { grouped } from '#model/grouped.ts'
import { type Html, html } from '#views/html.ts'
import { table } from '#views/parts/table.ts'
import { asTable, chart, label } from './chart.ts'
import { CHART, scale, short, ticks } from './scale.ts'

type Drawn = Pick<BudgetOverTime, 'weekly' | 'reserve' | 'weeks'>

const TOP = 10
const GROUND = 130
/** Lines closer than this would have their words on one another. */
const APART = 11

/** What was sent week by week, with the lines of the limit and of the reserve. */
export function budgetChart({ weekly, reserve, weeks }: Drawn): Html {
  const most = Math.max(weekly, ...weeks.map(({ sent }) => sent ?? 0))
  const y = scale(most * 1.05, GROUND, TOP)
  const wide = (CHART.right - CHART.left) / weeks.length
  const free = weekly - reserve
  const lines = [
    { at: weekly, mark: 'line-limit' },
    ...(reserve > 0 && free > 0 ? [{ at: free, mark: 'line-reserve' }] : []),
  ]
  const told = lines.filter(({ at }, index) => index === 0 || y(at) - y(weekly) >= APART)
  const steps = ticks(most).filter(
    (value) => value <= most && lines.every(({ at }) => Math.abs(y(at) - y(value)) >= APART),
  )
  const every = weeks.length / 4
  const drawn = html`${steps.map((value) => html`<path class="line-grid" d="M${CHART.left} ${short(y(value))}H${CHART.right}"/>${label(String(CHART.left - 4), short(y(value) + 3), grouped(value), 'end')}`)}
  ${weeks.map(({ from, sent }, index) => {
    const x = CHART.left + index * wide
    return html`${
      sent === null
        ? html`<rect class="fill-gap" x="${short(x)}" y="${TOP}" width="${short(wide)}" height="${GROUND - TOP}"/>`
        : html`<rect class="fill-sent" x="${short(x + 0.5)}" y="${short(y(sent))}" width="${short(wide - 1)}" height="${short(GROUND - y(sent))}"/>`
    }${index % every === 0 ? label(short(x), String(GROUND + 13), showDay(from).replace(/^\d+ /, ''), 'start') : ''}`
  })}
  <path class="line-axis" d="M${CHART.left} ${GROUND}H${CHART.right}"/>
  ${lines.map(({ at, mark }) => html`<path class="${mark}" d="M${CHART.left} ${short(y(at))}H${CHART.right}"/>`)}
  ${told.map(({ at }) => label(String(CHART.left - 4), short(y(at) + 3), grouped(at), 'end'))}`
  return chart('Invitations sent, week by week', GROUND + 18, drawn, [
    { mark: 'fill-sent', says: 'Sent in a week' },
    { mark: 'line-limit', says: `Weekly limit, ${grouped(weekly)}` },
    ...(reserve > 0 && free > 0 ? [{ mark: 'line-reserve', says: `Where the reserve begins, ${grouped(free)}` }] : []),
    ...(weeks.some(({ sent }) => sent === null) ? [{ mark: 'fill-gap', says: 'The book does not reach there' }] : []),
  ])
}

function row({ from, to, sent }: BudgetWeek): readonly [string, string] {
  return [`${showDay(from)} to ${showDay(to)}`, sent === null ? 'not known' : grouped(sent)]
}

/** The same as a table, newest first. */
export function budgetTable({ weeks }: Drawn): Html {
  return asTable(
    table('Sent, week by week', [{ label: 'Week' }, { label: 'Sent', number: true }], weeks.toReversed().map(row)),
  )
}
