import type { AnswerEffects } from '#etiquette/answers.ts'
import type { Finding } from '#etiquette/judge.ts'
import type { ReplyWords } from '#etiquette/replies.ts'
import { firstName } from '#etiquette/wording.ts'
import type { Contact } from '#model/contact.ts'
import type { Invitation } from '#model/invitation.ts'
import { type Html, html, person } from '#views/html.ts'
import { effectLines } from './effects.ts'
import { findings } from './finding.ts'
import { eventButton, findingLines } from './invitation.ts'
import { answer } from './items.ts'
import { mark } from './mark.ts'
import { replyPath } from './triage.ts'

/** Words being written to somebody who invited you. */
export interface WriteBack {
  readonly invitation: Invitation
  readonly contact: Contact
  readonly replies: readonly ReplyWords[]
  /** The key of the words it began with. */
  readonly begun: string
  readonly text: string
  /** What was written by hand before other words were chosen. */
  readonly before: string | null
  readonly findings: readonly Finding[]
  readonly back: string
}

/** What the rules say of the words as they stand; `of` tells them from other words on the page. */
export function replySays(found: readonly Finding[], of: string): Html {
  const counted = found.filter((each) => each.waivedBy === null)
  if (counted.length === 0)
    return html`<p class="quiet" data-say="Nothing to object to.">${mark('good')}Nothing to object to.</p>`
  return html`<div data-say="${counted.map((each) => each.message).join(' ')}">${findings(counted, of)}</div>`
}

/** The words to write back, to be chosen and changed; kept with the invitation once they are sent. */
export function writeBack({
  invitation,
  contact,
  replies,
  begun,
  text,
  before,
  findings: found,
  back,
}: WriteBack): Html {
  const { id } = invitation
  const path = `/received/${id}/reply` as const
  const field = `reply-${id}`
  return html`<details class="panel" id="write-back-${id}" open><summary>Write back to ${person(firstName(contact))}, without accepting</summary>
  <p class="choices" role="group" aria-label="Words to begin with">${replies.map(({ key, label }) => {
    const href = replyPath(id, back, key)
    const current = key === begun ? html` aria-current="true"` : ''
    return html`<a class="choice-link" href="${href}" hx-get="${href}" hx-include="#${field}" hx-target="closest details" hx-swap="outerHTML"${current}>${label}</a>`
  })}</p>
  <form class="form" method="post" action="/invitations/${id}" hx-post="/invitations/${id}" hx-target="closest [data-item]" hx-swap="outerHTML" hx-disable="find button">
    <input type="hidden" name="kind" value="answered"><input type="hidden" name="back" value="${back}"><input type="hidden" name="words" value="${begun}">
    <div class="field"><label class="label" for="${field}">Your words</label>
      <textarea id="${field}" name="text" rows="4" required data-focus hx-post="${path}" hx-trigger="input delay:300ms" hx-target="#says-${id}" hx-swap="innerMorph" hx-sync="this:replace">${'\n'}${text}</textarea></div>
    ${before === null ? '' : html`<details class="fold" id="before-${id}" open><summary>What you had written</summary><blockquote class="quote"><bdi>${before}</bdi></blockquote></details>`}
    <div id="says-${id}" class="reply-says">${replySays(found, id)}</div>
    <p class="actions"><button type="submit" class="button button-main">I sent this</button><noscript><button type="submit" class="button" formaction="/received/${id}/reply">Look it over</button></noscript> <span class="quiet">Copy it to the platform. Here it is kept, and their invitation stays open.</span></p>
    <p class="quiet"><a href="/received/replies">Change these words</a> for all replies.</p>
  </form>
</details>`
}

/** The second step of an answer that weighs on the sender. */
export interface SecondStep {
  readonly invitation: Invitation
  readonly contact: Contact
  readonly effects: AnswerEffects
  readonly findings: readonly Finding[]
  readonly back: string
}

/** Names what an answer does to the sender, offers the gentler ones, and lets the answer be noted. */
export function secondStep({ invitation, contact, effects, findings: found, back }: SecondStep): Html {
  const counted = found.filter((each) => each.waivedBy === null)
  const reports = effects.answer === 'reported'
  const sure = reports ? 'It is abuse: note it as reported' : 'Note that I answered so'
  const name = person(firstName(contact))
  return html`<details class="panel" open tabindex="-1" data-focus><summary>${reports ? html`Report ${name}` : html`Say that you don’t know ${name}`}</summary>
  ${counted.length > 0 ? findingLines(counted) : html`<p>${mark('info')}What ${name} wrote is a reason for it. It weighs on their account all the same.</p>`}
  ${effectLines(effects)}
  <div class="actions">
    ${eventButton(invitation, 'ignored', 'Ignore instead', { main: true, back })}
    ${answer({ label: sure, action: `/invitations/${invitation.id}`, values: { kind: effects.answer, sure: 'yes', back }, key: 'y' })}
  </div>
  <p class="quiet">Ignoring is not told to ${name}, and ends the reminders.</p>
</details>`
}
