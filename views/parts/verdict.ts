import type { Judgement, Verdict } from '#etiquette/judge.ts'
import { count } from '#model/day.ts'
import { type Html, html } from '#views/html.ts'
import { findings, gravestFirst, notJudged } from './finding.ts'
import { mark, type Tone } from './mark.ts'
import { withMarks } from './marked-note.ts'

/** How each verdict is said, and in which tone. */
export const verdictWords: Readonly<Record<Verdict, { readonly says: string; readonly tone: Tone }>> = {
  send: { says: 'Fine to send', tone: 'good' },
  reconsider: { says: 'Reconsider first', tone: 'warn' },
  dont: { says: 'Better not', tone: 'stop' },
}

/** What the rules say of something, counted in words. */
export function reasonsCounted({ findings, unknown }: Pick<Judgement, 'findings' | 'unknown'>): string {
  const counted = findings.filter((finding) => finding.waivedBy === null)
  const of = (severity: string) => counted.filter((finding) => finding.severity === severity).length
  const waived = findings.length - counted.length
  const parts = [
    ...(of('stop') > 0 ? [count(of('stop'), 'reason to stop', 'reasons to stop')] : []),
    ...(of('warn') > 0 ? [`${of('warn')} to reconsider`] : []),
    ...(of('info') > 0 ? [`${of('info')} worth knowing`] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
    ...(unknown.length > 0 ? [`${unknown.length} not judged`] : []),
  ]
  return parts.length > 0 ? parts.join(', ') : 'No rule objects'
}

/**
 * The verdict on one subject with everything behind it; `cost` says what it takes from the budget, where it does. A page
 * with several gives each an id. With the `note` judged, the words that are meant are marked in it.
 */
export function verdict(judgement: Judgement, cost?: string | Html, id = 'verdict', note = ''): Html {
  const marks = withMarks(note, gravestFirst(judgement.findings))
  const { says, tone } = verdictWords[judgement.verdict]
  const why = reasonsCounted(judgement)
  return html`<section class="verdict verdict-${tone}" id="${id}" aria-labelledby="${id}-word" data-say="${says}. ${why}.">
  <h2 class="verdict-word" id="${id}-word">${mark(tone)}${says}</h2>
  <p class="verdict-reasons">${why}.${cost ? html` ${cost}` : ''}</p>
  ${marks.shown}
  ${findings(judgement.findings, id, marks.numbers)}
  ${notJudged(judgement.unknown, id)}
</section>`
}
