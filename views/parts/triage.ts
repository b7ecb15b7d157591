import { firstName } from '#etiquette/wording.ts'
import type { Day } from '#model/day.ts'
import { dated, type Html, html, person } from '#views/html.ts'
import {
  eventButton,
  findingLines,
  noteQuote,
  outcomeBadge,
  personLink,
  type ShownInvitation,
  workOf,
} from './invitation.ts'
import type { Item } from './items.ts'

/** A received invitation with what speaks for the person who sent it. */
export interface TriageItem extends ShownInvitation {
  readonly common: readonly string[]
}

/** The words to begin a reply with; they are there to be changed. */
export function replyTemplates(name: string): readonly { readonly label: string; readonly text: string }[] {
  return [
    {
      label: 'Ask',
      text: `Hello ${name}, thank you for the invitation. I am trying to place where we have met; could you help my memory, or tell me what brought you to me?`,
    },
    {
      label: 'Decline kindly',
      text: `Hello ${name}, thank you for thinking of me. I keep this network to people I have worked with, so I will leave it for now. I wish you all the best with your work.`,
    },
  ]
}

function reply(item: TriageItem, back: string): Html {
  const { invitation, contact } = item
  const templates = replyTemplates(firstName(contact))
  const id = `reply-${invitation.id}`
  return html`<details class="triage-more">
  <summary>Write back, or report</summary>
  ${templates.map(
    ({ label, text }, index) => html`<form class="form" method="post" action="/invitations/${invitation.id}">
    <input type="hidden" name="kind" value="answered"><input type="hidden" name="back" value="${back}">
    <div class="field"><label class="label" for="${id}-${index}">${label}</label>
      <textarea id="${id}-${index}" name="text" rows="3">${'\n'}${text}</textarea></div>
    <p class="actions"><button type="submit" class="button">I sent this</button> <span class="quiet">Copy it to the platform; the invitation stays open here.</span></p>
  </form>`,
  )}
  <form class="form" method="post" action="/invitations/${invitation.id}">
    <input type="hidden" name="kind" value="reported"><input type="hidden" name="back" value="${back}">
    <p class="quiet">Reporting can restrict their account. It is for harassment and fraud; for anything else, ignoring is enough.</p>
    <label class="choice"><input type="checkbox" name="sure" value="yes" required> <span>It is abuse, and I have reported it</span></label>
    <p class="actions"><button type="submit" class="button button-quiet">Note it as reported</button></p>
  </form>
</details>`
}

/** A received invitation as an item of the triage: the note, what is common, what waits, and the answers. */
export function triageItem(item: TriageItem, today: Day, back: string): Item {
  const { invitation, contact, standing, findings, common } = item
  const open = standing.outcome === 'open'
  const sinceAnswer = standing.answeredOn && open ? html` You wrote back ${dated(standing.answeredOn, today)}.` : ''
  return {
    id: `invitation-${invitation.id}`,
    who: html`${personLink(contact)} ${workOf(contact)}`,
    facts: html`${dated(invitation.sentOn, today)}${open ? '' : html` ${outcomeBadge(standing)}`}`,
    body: html`${noteQuote(invitation.note)}
      ${common.length > 0 || sinceAnswer ? html`<p class="quiet">${common.length > 0 ? html`In common: ${person(common.join('; '))}.` : ''}${sinceAnswer}</p>` : ''}
      ${findingLines(findings)}
      ${open ? reply(item, back) : ''}`,
    actions: open
      ? [
          eventButton(invitation, 'accepted', 'Accept', { key: 'a', main: true, back }),
          eventButton(invitation, 'ignored', 'Ignore', { key: 'i', back }),
        ]
      : [],
  }
}
