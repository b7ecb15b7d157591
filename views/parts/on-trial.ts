import type { GroupFared } from '#etiquette/insight/groups.ts'
import type { Severity } from '#etiquette/rule.ts'
import { interval } from '#etiquette/trial.ts'
import { count, type Day } from '#model/day.ts'
import { grouped } from '#model/grouped.ts'
import { shareBar } from '#views/charts/share.ts'
import { attributes, type Html, html, nothing, ofBase, onDay, pathTo } from '#views/html.ts'
import { answer } from './items.ts'
import { badge, severityWords } from './mark.ts'
import { table } from './table.ts'

interface Fared {
  readonly settled: number
  readonly accepted: number
}

/** What replaying one rule over the past showed. */
export interface TrialLine {
  readonly rule: string
  readonly summary: string
  readonly severity: Severity
  readonly fired: number
  readonly flagged: Fared
  readonly unflagged: Fared
  readonly says: string
}

/** Kinds of invitations side by side, and what can be seen in them. */
interface Groups {
  readonly groups: readonly GroupFared[]
  readonly says: string
}

/** What is shown of the owner's invitations judged again, each as the book stood on its day. */
export interface OnTrialView {
  /** Null until a first replay has ended. */
  readonly trial: {
    /** When it ended, in words, where the book has changed since; null when it is up to date. */
    readonly asOf: string | null
    readonly all: Fared & { readonly judged: number }
    /** Up to this day nothing was judged again; null where all of it was. */
    readonly leftOutUntil: Day | null
    readonly rules: readonly TrialLine[]
    readonly knew: Groups
    readonly notes: Groups
  } | null
  /** How far one that goes on is. */
  readonly going: { readonly done: number; readonly all: number } | null
  readonly problem: { readonly what: string; readonly why: string; readonly fix: string } | null
  /** From which age on an invitation counts, in days. */
  readonly settledDays: number
  readonly leastBase: number
}

/** How far the replay is; it asks again by itself, and brings the whole once it is over. */
export function replayProgress({ going, trial }: Pick<OnTrialView, 'going' | 'trial'>): Html {
  if (!going) return nothing
  const bar = going.all > 0 ? { value: going.done, max: going.all } : {}
  const again = {
    'hx-get': '/insight/trial',
    'hx-trigger': 'every 600ms',
    'hx-target': '#replay',
    'hx-swap': 'outerHTML',
  }
  return html`<div id="replay" class="working"${attributes(again)}><p><label for="replay-bar">${trial ? 'Judging your invitations again' : 'Judging each invitation you sent as the book stood on its day'}${going.all > 0 ? html` <span class="number">${grouped(going.done)} of ${grouped(going.all)}</span>` : ''}</label>
  <progress id="replay-bar"${attributes(bar)}></progress></p>
  <p class="quiet">You may leave this page; it goes on, and shows here when you come back.</p></div>`
}

function groupSection(title: string, { groups, says }: Groups, note: string): Html {
  return html`<section class="section insight"><h2>${title}</h2>
  <p class="insight-says">${says}</p>
  ${table(
    `${title}: accepted, of those old enough to tell`,
    [{ label: 'Kind' }, { label: 'Accepted', number: true }, { label: 'Share' }, { label: 'What can be said' }],
    groups.map(({ label, accepted, settled, between, says: said }) => [
      label,
      ofBase(accepted, settled),
      shareBar(accepted, settled, between),
      said,
    ]),
  )}
  <p class="quiet">${note}</p></section>`
}

function ruleLink(rule: string): Html {
  return html`<a href="${pathTo('/rules')}#${rule}">${rule}</a>`
}

function faredBar(fared: Fared, leastBase: number): Html {
  const between = fared.settled < leastBase ? null : interval(fared)
  return html`${ofBase(fared.accepted, fared.settled)}${shareBar(fared.accepted, fared.settled, between)}`
}

function rulesSection(
  { all, leftOutUntil, rules }: NonNullable<OnTrialView['trial']>,
  { settledDays, leastBase }: Pick<OnTrialView, 'settledDays' | 'leastBase'>,
): Html {
  const fired = rules.filter((each) => each.fired > 0).toSorted((a, b) => b.fired - a.fired)
  const silent = rules.filter((each) => each.fired === 0)
  return html`<section class="section insight"><h2>Rules on trial</h2>
  <p class="insight-says">${grouped(all.judged)} ${all.judged === 1 ? 'invitation' : 'invitations'} judged again; ${ofBase(all.accepted, all.settled)} of those at least ${settledDays} days old accepted. ${fired.length === 0 ? 'No rule would have spoken up.' : `${count(fired.length, 'rule')} of ${rules.length} would have spoken up.`}</p>
  ${
    fired.length === 0
      ? ''
      : table(
          'How flagged and unflagged invitations fared',
          [
            { label: 'Rule' },
            { label: 'Spoke up', number: true },
            { label: 'Flagged, accepted' },
            { label: 'Others, accepted' },
            { label: 'What can be said' },
          ],
          fired.map(({ rule, severity, fired: times, flagged, unflagged, says }) => [
            html`${ruleLink(rule)} ${badge(severityWords[severity], severity)}`,
            grouped(times),
            faredBar(flagged, leastBase),
            faredBar(unflagged, leastBase),
            says,
          ]),
        )
  }
  ${leftOutUntil ? html`<p>What was sent up to ${onDay(leftOutUntil)} is left out: the book holds too much for one replay.</p>` : ''}
  ${silent.length > 0 ? html`<details class="more"><summary>${count(silent.length, 'rule')} never spoke up</summary><p class="quiet">${silent.map((each, index) => html`${index > 0 ? ', ' : ''}${ruleLink(each.rule)}`)}</p></details>` : ''}
  <p class="quiet">An invitation counts once it is ${settledDays} days old. Nothing is said of fewer than ${leastBase} on either side. A difference is no cause: a note often goes to people who know you less.</p></section>`
}

/** Everything that comes of judging the past again; `fresh` when it has just ended before the reader's eyes. */
export function onTrial(view: OnTrialView, fresh = false): Html {
  const { trial, problem, settledDays } = view
  return html`<div id="on-trial" class="insights"${attributes({ 'data-say': fresh ? 'Your invitations are judged again.' : undefined })}>
  ${problem ? html`<div class="notice notice-warn"><p>${problem.what} ${problem.why} ${problem.fix}</p><div class="actions">${answer({ label: 'Try again', action: '/insight/trial', replaces: null })}</div></div>` : ''}
  ${trial?.asOf ? html`<div class="section"><p>What follows is as of ${trial.asOf}; the book or the day has changed since.</p>${replayProgress(view)}</div>` : ''}
  ${view.going && !trial ? html`<section class="section"><h2>Your invitations, judged again</h2>${replayProgress(view)}</section>` : ''}
  ${
    trial
      ? html`${groupSection('How you knew them', trial.knew, `As the book had it on the day the invitation went out, the closest tie counts. Nothing recorded does not mean strangers. Only invitations at least ${settledDays} days old count.`)}
  ${groupSection('What note they had', trial.notes, 'A note of your own words may stand in several lines. People who are sent a note differ from those who are not, so a difference is no cause.')}
  ${rulesSection(trial, view)}`
      : ''
  }
</div>`
}
