import type { BudgetOverTime } from '#etiquette/insight/budget-weeks.ts'
import type { Flow } from '#etiquette/insight/flow.ts'
import type { PatienceCurve } from '#etiquette/insight/patience-curve.ts'
import { type Day, showDay } from '#model/day.ts'
import type { Reach } from '#model/fate.ts'
import { grouped } from '#model/grouped.ts'
import { budgetChart, budgetTable } from './charts/budget.ts'
import { flowChart, flowTable } from './charts/flow.ts'
import { patienceChart, patienceTable } from './charts/patience.ts'
import { type Html, html } from './html.ts'
import type { View } from './layout.ts'
import { empty } from './parts/empty.ts'
import { type OnTrialView, onTrial } from './parts/on-trial.ts'

/** What the page of insights shows. */
export interface InsightView {
  readonly sent: number
  readonly received: number
  readonly reach: Reach | null
  readonly patience: PatienceCurve
  readonly budget: BudgetOverTime
  readonly flow: Flow
  /** How old an invitation is before it counts for the curve, in days. */
  readonly patienceDays: number
  readonly onTrial: OnTrialView
}

function section(title: string, says: string, drawn: Html, note: string, numbers: Html): Html {
  return html`<section class="section insight"><h2>${title}</h2>
  <p class="insight-says">${says}</p>
  ${drawn}
  <p class="quiet">${note}</p>
  ${numbers}</section>`
}

function patienceSection(patience: PatienceCurve, days: number, leastBase: number): Html {
  const drawn = { ...patience, drawOwn: patience.base >= leastBase }
  const told =
    patience.concluded > 0
      ? ` The days of ${grouped(patience.concluded)} of them were concluded from your connections or messages, and may be off by a day.`
      : ''
  return section(
    'How soon they accept',
    patience.says,
    patienceChart(drawn),
    `Your acceptances count where the invitation is ${days} days and older: the quick ones of the last weeks would make everybody look quicker.${told} An archive does not say which open ones have ended unseen.`,
    patienceTable(drawn),
  )
}

function reachWords({ from, until }: Reach, today: Day): string {
  return `The book tells of ${showDay(from)} to ${until === today ? 'today' : showDay(until)}.`
}

/** The owner's own counts as charts, and the rules on trial over their own history. */
export function insightPage(view: InsightView, today: Day): View {
  const { sent, received, reach, patience, budget, flow, patienceDays } = view
  if (reach === null) {
    return {
      title: 'Insight',
      current: 'insight',
      body: empty({
        title: 'Nothing to look back on yet',
        says: 'Once invitations are in the book, this page shows how soon people accept, how the kinds of invitations fared, what you sent week by week, and what each rule would have said of your own past.',
        actions: [
          { label: 'Import an archive', href: '/data' },
          { label: 'Check an invitation', href: '/check' },
        ],
      }),
    }
  }
  const { leastBase } = view.onTrial
  return {
    title: 'Insight',
    lead: `${grouped(sent)} sent and ${grouped(received)} received. ${reachWords(reach, today)}`,
    current: 'insight',
    full: true,
    refresh: view.onTrial.going !== null,
    body: html`<div class="insights">
${
  sent === 0
    ? html`<p>You have sent no invitation yet, so there is nothing to say of how soon they are accepted or of your budget.</p>`
    : html`${patienceSection(patience, patienceDays, leastBase)}
${section(
  'Budget over time',
  budget.says,
  budgetChart(budget),
  'Counted by days, against the limit and reserve in your settings today; they may have been others then.',
  budgetTable(budget),
)}`
}
${section(
  'Sent and received',
  flow.says,
  flowChart(flow.months),
  'Sent above the months, received below, by the month they went out in. Ended without: withdrawn, expired, ignored or reported.',
  flowTable(flow.months),
)}
</div>
${sent === 0 ? '' : onTrial(view.onTrial)}`,
  }
}
