import { ANSWERS, type AnswerEffects } from '#etiquette/answers.ts'
import { type Html, html } from '#views/html.ts'
import { sourceLine } from './finding.ts'
import { facts, table } from './table.ts'

/** What one answer does, as four labelled lines. */
export function effectLines({ told, reminders, again, toThem }: AnswerEffects): Html {
  return facts([
    ['Are they told?', told],
    ['Reminders', reminders],
    ['Invite you again?', again],
    ['What it does to them', toThem],
  ])
}

/** Where what is said of the answers comes from, folded away. */
function effectSources(): Html {
  const all = ANSWERS.flatMap((each) => each.sources)
  const unique = [...new Map(all.map((source) => [`${source.title} ${source.where}`, source])).values()]
  return html`<details class="more"><summary>Says who</summary><ul class="sources">${unique.map(sourceLine)}</ul></details>`
}

/** The five answers, each in a sentence. */
export function effectsList(): Html {
  return html`<dl class="effects">${ANSWERS.map(
    ({ label, key, says }) =>
      html`<div><dt>${label} <kbd class="key" aria-hidden="true">${key}</kbd></dt><dd>${says}</dd></div>`,
  )}</dl>
  <p class="quiet">Accepting, ignoring and writing back end the reminders. Those are the platform’s own, not theirs.</p>`
}

/** The five answers side by side, by the same four questions, with where that is known from. */
export function effectsTable(): Html {
  return html`${table(
    'By four questions',
    ['Answer', 'Are they told?', 'Reminders', 'Invite again?', 'What it does to them'].map((label) => ({ label })),
    ANSWERS.map(({ label, told, reminders, again, toThem }) => [label, told, reminders, again, toThem]),
  )}
  ${effectSources()}`
}
