import type { Fared, RuleTrial } from '#etiquette/trial.ts'
import { count, type Day, showDay } from '#model/day.ts'
import { html, pathTo } from '#views/html.ts'
import type { View } from '#views/layout.ts'
import { badge, severityWords } from './parts/mark.ts'
import { table } from './parts/table.ts'

/** The rules replayed over every invitation you sent. */
export interface TrialShown {
  readonly today: Day
  readonly all: Fared & { readonly judged: number }
  readonly rules: readonly RuleTrial[]
  /** Days after which an invitation counts, and how many there must be for anything to be said. */
  readonly settledDays: number
  readonly leastBase: number
}

const of = ({ accepted, settled }: Fared): string => `${accepted} of ${settled}`

/** The rules on trial: per rule how often it would have spoken up, and how flagged and unflagged invitations fared. */
export function trialPage({ today, all, rules, settledDays, leastBase }: TrialShown): View {
  const fired = rules.filter((each) => each.fired > 0)
  const silent = rules.filter((each) => each.fired === 0)
  return {
    title: 'Rules on trial',
    current: 'rules',
    lead: html`Today’s rules, replayed over the ${count(all.judged, 'invitation')} you had sent by ${showDay(today)}, each judged as the book stood on its day. ${all.settled} of them are old enough to tell, and ${all.accepted} of these were accepted.`,
    full: true,
    body: html`${
      fired.length === 0
        ? html`<p>No rule would have spoken up about an invitation of yours.</p>`
        : table(
            'What each rule would have said, and what became of it',
            [
              { label: 'Rule' },
              { label: 'Spoke up', number: true },
              { label: 'Flagged, accepted', number: true },
              { label: 'Not flagged, accepted', number: true },
              { label: 'What that tells' },
            ],
            fired.map(({ rule, summary, severity, fired: times, flagged, unflagged, says }) => [
              html`<a href="${pathTo('/rules')}#${rule}">${summary}</a> ${badge(severityWords[severity], severity)}`,
              times,
              of(flagged),
              of(unflagged),
              says,
            ]),
          )
    }
<section class="section" aria-labelledby="how">
  <h2 id="how">How to read it</h2>
  <p>An invitation counts once it is ${settledDays} days old: nearly every answer has arrived by then. Nothing is said where either side has fewer than ${leastBase}, or where chance alone could make the difference.</p>
  <p>A difference is no cause. A note often goes to people who know you less, so notes may look worse than they are. Manners are for the other person’s sake, whatever they bring.</p>
  <p>Company, region, marks and settings are taken as they are now, and waivers are left aside.</p>
  ${silent.length > 0 ? html`<p class="quiet">Would never have spoken up: ${silent.map(({ rule }, index) => html`${index > 0 ? ', ' : ''}<a href="${pathTo('/rules')}#${rule}">${rule}</a>`)}.</p>` : ''}
</section>`,
  }
}
