import type { PolicySays } from '#etiquette/accepting.ts'
import { ANSWERS, type AnswerEffects } from '#etiquette/answers.ts'
import type { Day } from '#model/day.ts'
import type { ReceivedAnswer } from '#model/invitation.ts'
import { dated, type Html, html, pathTo, person } from '#views/html.ts'
import { findingLines, noteQuote, outcomeBadge, personLink, type ShownInvitation, workOf } from './invitation.ts'
import { answer, type Item } from './items.ts'

/** A received invitation with what speaks for the person who sent it, and what your own policy would say. */
export interface TriageItem extends ShownInvitation {
  readonly common: readonly string[]
  readonly policy?: PolicySays
}

const suggestion: Readonly<Record<PolicySays['suggests'], string>> = {
  accepted: 'accept',
  answered: 'write back first',
  ignored: 'ignore',
}

/** What your own policy comes to here; you decide. */
export function policyLine({ policy, suggests, because }: PolicySays): Html {
  return html`<p class="quiet policy">Your policy, ${policy}: <b>${suggestion[suggests]}</b>, ${because}.</p>`
}

/** Where the second step of an answer, or the words to write back, are put in an item. */
function placeFor(id: string): string {
  return `more-${id}`
}

/** An answer that needs more than a press: it opens below, or on a page of its own where scripts do not run. */
function opening(invitationId: string, { label, key, brief }: AnswerEffects, path: string, main: boolean): Html {
  const href = pathTo(path as `/${string}`)
  return html`<div class="answer-with"><a class="button${main ? ' button-main' : ''}" href="${href}" hx-get="${href}" hx-target="#${placeFor(invitationId)}" hx-swap="innerHTML" data-key="${key}" aria-keyshortcuts="${key}">${label}…<kbd class="key" aria-hidden="true">${key}</kbd></a><span class="answer-does">${brief}</span></div>`
}

function atOnce(item: TriageItem, given: AnswerEffects, back: string, main: boolean): Html {
  const { answer: kind, label, key, brief } = given
  const action = `/invitations/${item.invitation.id}` as const
  return html`<div class="answer-with">${answer({ label, action, values: { kind, back }, key, main })}<span class="answer-does">${brief}</span></div>`
}

/** The address of the words to write back to an invitation. */
export function replyPath(id: string, back: string, words?: string): string {
  return pathTo(`/received/${id}/reply`, { words, back })
}

/** The address of the second step of an answer that weighs on the sender. */
export function surePath(id: string, answer: ReceivedAnswer, back: string): string {
  return pathTo(`/received/${id}/sure`, { answer, back })
}

/** The five answers to an invitation, each with what it does in a word; the one your policy suggests stands out. */
function triageAnswers(item: TriageItem, back: string): Html {
  const { id } = item.invitation
  const suggested = item.policy?.suggests ?? 'accepted'
  return html`${ANSWERS.map((each) => {
    const main = each.answer === suggested
    if (each.answer === 'answered') return opening(id, each, replyPath(id, back), main)
    return each.twoSteps ? opening(id, each, surePath(id, each.answer, back), main) : atOnce(item, each, back, main)
  })}`
}

/** A received invitation as an item of the triage: the note, what is common, what waits, and the answers. */
export function triageItem(item: TriageItem, today: Day, back: string): Item {
  const { invitation, contact, standing, findings, common, policy } = item
  const open = standing.outcome === 'open'
  const sinceAnswer = standing.answeredOn && open ? html` You wrote back ${dated(standing.answeredOn, today)}.` : ''
  return {
    id: `invitation-${invitation.id}`,
    who: html`${personLink(contact)} ${workOf(contact)}`,
    facts: html`${open ? '' : html`${outcomeBadge(standing)} `}${dated(invitation.sentOn, today)}`,
    body: html`${noteQuote(invitation.note)}
      ${common.length > 0 || sinceAnswer ? html`<p class="quiet">${common.length > 0 ? html`In common: ${person(common.join('; '))}.` : ''}${sinceAnswer}</p>` : ''}
      ${findingLines(findings)}
      ${open && policy ? policyLine(policy) : ''}`,
    ...(open && { actions: triageAnswers(item, back), more: placeFor(invitation.id) }),
  }
}
