import type { Severity } from '#etiquette/rule.ts'
import { count } from '#model/day.ts'
import { type Html, html, ofBase, pathTo } from './html.ts'
import type { View } from './layout.ts'
import { empty } from './parts/empty.ts'
import { badge, severityWords } from './parts/mark.ts'
import { table } from './parts/table.ts'

interface Fared {
  readonly settled: number
  readonly accepted: number
}

/** What replaying one rule over the past showed. */
export interface TrialLine {
  readonly rule: string
  readonly severity: Severity
  readonly fired: number
  readonly flagged: Fared
  readonly unflagged: Fared
  readonly says: string
}

/** What the page of insights shows. */
export interface InsightView {
  readonly all: Fared & { readonly judged: number }
  readonly rules: readonly TrialLine[]
  /** From which age on an invitation counts, in days. */
  readonly settledDays: number
  readonly leastBase: number
}

function ruleLink(rule: string): Html {
  return html`<a href="${pathTo('/rules')}#${rule}">${rule}</a>`
}

/** The rules on trial over the owner's own history. */
export function insightPage({ all, rules, settledDays, leastBase }: InsightView): View {
  if (all.judged === 0) {
    return {
      title: 'Insight',
      current: 'insight',
      body: empty({
        title: 'Nothing to look back on yet',
        says: 'Once invitations are in the book, the rules are replayed over them here: how often each would have spoken up, and how flagged and unflagged invitations fared.',
        actions: [{ label: 'Import an archive', href: '/data' }],
      }),
    }
  }
  const fired = rules.filter((each) => each.fired > 0).toSorted((a, b) => b.fired - a.fired)
  const silent = rules.filter((each) => each.fired === 0)
  return {
    title: 'Insight',
    lead: 'The rules on trial: each invitation you sent, judged again as the book stood on its day.',
    current: 'insight',
    body: html`<p>${count(all.judged, 'invitation')} sent; ${ofBase(all.accepted, all.settled)} of those at least ${settledDays} days old accepted.</p>
      ${
        fired.length === 0
          ? html`<p class="quiet">No rule would have spoken up.</p>`
          : table(
              'How flagged and unflagged invitations fared',
              [
                { label: 'Rule' },
                { label: 'Spoke up', number: true },
                { label: 'Flagged, accepted', number: true },
                { label: 'Others, accepted', number: true },
                { label: 'What can be said' },
              ],
              fired.map(({ rule, severity, fired: times, flagged, unflagged, says }) => [
                html`${ruleLink(rule)} ${badge(severityWords[severity], severity)}`,
                times,
                ofBase(flagged.accepted, flagged.settled),
                ofBase(unflagged.accepted, unflagged.settled),
                says,
              ]),
            )
      }
      ${silent.length > 0 ? html`<details class="more"><summary>${count(silent.length, 'rule')} never spoke up</summary><p class="quiet">${silent.map((each, index) => html`${index > 0 ? ', ' : ''}${ruleLink(each.rule)}`)}</p></details>` : ''}
      <p class="quiet">An invitation counts once it is ${settledDays} days old. Nothing is said of fewer than ${leastBase} on either side. A difference is no cause: a note often goes to people who know you less.</p>`,
    full: true,
  }
}
