import type { Finding } from '#etiquette/judge.ts'
import type { Budget } from '#model/budget.ts'
import type { Contact } from '#model/contact.ts'
import { count, type Day, weekday } from '#model/day.ts'
import { dated, type Html, html, nothing, onDay, pathTo, person } from '#views/html.ts'
import { draftAnswers } from './draft-answers.ts'
import { eventButton, noteQuote, outcomeBadge, personLink, type ShownInvitation, workOf } from './invitation.ts'
import { answer, type Item, lead } from './items.ts'
import { mark, severityWords } from './mark.ts'
import { type TriageItem, triageItem } from './triage.ts'

/** One line of the queue with what a page shows of it. */
export type NowLine = { readonly id: string } & (
  | { readonly kind: 'received'; readonly item: TriageItem }
  | { readonly kind: 'accepted' | 'stale'; readonly item: ShownInvitation }
  | {
      readonly kind: 'wait'
      readonly wait: { readonly contact: Contact; readonly on: Day; readonly hasDraft: boolean }
    }
  | {
      readonly kind: 'draft'
      readonly next: {
        readonly contact: Contact
        readonly note: string
        readonly purpose: string | null
        readonly place: 'now' | 'reserve' | 'later'
        readonly chance: { readonly says: string }
      }
    }
  | { readonly kind: 'slot'; readonly budget: Budget }
  | { readonly kind: 'account'; readonly finding: Finding }
  | {
      readonly kind: 'remark'
      readonly remark: { readonly message: string; readonly fix: string; readonly waiverId: string | null }
    }
)

function leave(label: string, line: string, back: string): Html {
  return answer({ label, action: '/now/left', values: { line, back }, key: 'l' })
}

/** Why a line stands here, with the sign of the gravest thing the rules say; `says` is that in fewer words. */
function why(found: readonly Finding[], says?: string): Html {
  const [first] = found
  if (!first) return html`${says ?? ''}`
  return html`${mark(first.severity)}<span class="visually-hidden">${severityWords[first.severity]}: </span>${says ?? person(first.message)} <a class="quiet" href="${pathTo('/rules')}#${first.rule}">why</a>`
}

const kindWords: Readonly<Record<NowLine['kind'], string>> = {
  received: 'to decide',
  accepted: 'to thank',
  stale: 'no answer yet',
  wait: 'free again',
  draft: 'draft',
  slot: 'budget',
  account: 'account',
  remark: 'the book',
}

const facts = (kind: NowLine['kind'], more: Html = nothing) =>
  html`<span class="badge badge-plain">${kindWords[kind]}</span> ${more}`

/** The rule that speaks of the age of a received invitation, which the line says in fewer words. */
const WAITED = 'received-unhandled'

/** What to do next about a finding of the account. */
const nextSteps: Readonly<Record<string, readonly [label: string, path: `/${string}`]>> = {
  'review-overdue': ['Review the week', '/review'],
  'accepts-everyone': ['Set whom you accept', '/settings#account'],
  'near-connection-cap': ['Look at your people', '/people'],
}

type LineOf<K extends NowLine['kind']> = Extract<NowLine, { readonly kind: K }>

function receivedItem({ id, item }: LineOf<'received'>, today: Day, back: string): Item {
  const { invitation, ageDays } = item
  const waited = item.findings.filter((each) => each.rule === WAITED)
  const made = triageItem({ ...item, findings: item.findings.filter((each) => each.rule !== WAITED) }, today, back)
  const says = ageDays === 0 ? 'Came today.' : `Has waited ${count(ageDays, 'day')} for your decision.`
  return { ...made, id, why: why(waited, says), facts: facts('received', dated(invitation.sentOn, today)) }
}

function acceptedItem({ id, item }: LineOf<'accepted' | 'stale'>, today: Day, back: string): Item {
  const { contact, standing, findings } = item
  const place = `more-${id}`
  const path = pathTo(`/now/thanks/${contact.id}`, { back })
  const href = path
  return {
    id,
    who: html`${personLink(contact)} ${workOf(contact)}`,
    facts: facts('accepted', dated(standing.since, today)),
    why: why(findings, 'Said yes, and has no word from you since.'),
    actions: [
      answer({ label: 'I thanked them', action: `/now/thanks/${contact.id}`, values: { back }, key: 't', main: true }),
      html`<a class="button" href="${href}" hx-get="${href}" hx-target="#${place}" hx-swap="innerHTML" data-key="w" aria-keyshortcuts="w">Write thanks…<kbd class="key" aria-hidden="true">w</kbd></a>`,
      leave('Leave it', id, back),
    ],
    more: place,
  }
}

/** The share still accepted at this age, out of what the rule says; the dates in it stand beside the line already. */
function chanceIn({ message }: Finding): string {
  const [share] = /At this age .*$/s.exec(message) ?? []
  return share === undefined ? '' : ` ${share}`
}

function staleItem({ id, item }: LineOf<'accepted' | 'stale'>, today: Day, back: string): Item {
  const { invitation, contact, findings, standing, ageDays } = item
  const [first] = findings
  return {
    id,
    who: html`${personLink(contact)} ${workOf(contact)}`,
    facts: html`${outcomeBadge(standing)} ${dated(invitation.sentOn, today)}`,
    why: why(findings, `No answer for ${count(ageDays, 'day')}.${first ? chanceIn(first) : ''}`),
    body: html`${first ? html`<p class="quiet">${person(first.fix)}</p>` : ''}`,
    actions: [
      eventButton(invitation, 'withdrawn', 'Withdrew it', { key: 'w', back }),
      leave('Wait two more weeks', id, back),
      eventButton(invitation, 'accepted', 'They accepted', { key: 'a', back }),
    ],
  }
}

function draftItem({ id, next }: LineOf<'draft'>, back: string): Item {
  const { contact, note, purpose, place, chance } = next
  return {
    id,
    who: html`${personLink(contact)} ${workOf(contact)}`,
    facts: facts('draft'),
    why: html`${mark('good')}Fine to send, and ${place === 'reserve' ? 'worth one of your reserve' : 'there is room this week'}; ${chance.says}.`,
    body: html`${noteQuote(note)}${purpose ? html`<p class="quiet">For: ${person(purpose)}</p>` : ''}`,
    actions: draftAnswers(contact, back),
  }
}

function waitItem({ id, wait }: LineOf<'wait'>, today: Day, back: string): Item {
  const { contact, on, hasDraft } = wait
  const past = on <= today
  return {
    id,
    who: html`${personLink(contact)} ${workOf(contact)}`,
    facts: facts('wait', dated(on, today)),
    why: past
      ? 'The wait after the last invitation is over: you may invite them again.'
      : html`You may invite them again from ${weekday(on)}, ${onDay(on)}.`,
    actions: [
      lead(hasDraft ? 'Open the draft' : 'Check an invitation', pathTo('/check', { to: contact.id }), 'c', past),
      leave('Leave it', id, back),
    ],
  }
}

function slotItem({ id, budget }: LineOf<'slot'>, today: Day): Item {
  const { nextSlotOn, nextSlotTime } = budget
  return {
    id,
    who: 'The budget of the week is spent',
    facts: facts('slot'),
    why: nextSlotOn
      ? html`The next slot frees ${weekday(nextSlotOn)}${nextSlotTime ? ` ${nextSlotTime}` : ''}, ${dated(nextSlotOn, today)}.`
      : '',
    actions: [lead('See who is next', '/drafts', 'n')],
  }
}

function accountItem({ id, finding }: LineOf<'account'>, back: string): Item {
  const [label, path] = nextSteps[finding.rule] ?? ['Read the rule', `${pathTo('/rules')}#${finding.rule}` as const]
  return {
    id,
    who: 'Your account',
    facts: facts('account'),
    why: why([finding]),
    body: html`<p class="quiet">${person(finding.fix)}</p>`,
    actions: [lead(label, path, 'n', true), leave('Leave it for a week', id, back)],
  }
}

function remarkItem({ id, remark }: LineOf<'remark'>): Item {
  const { message, fix, waiverId } = remark
  return {
    id,
    who: 'In the book itself',
    facts: facts('remark'),
    why: html`<bdi>${message}</bdi>`,
    body: html`<p class="quiet">${fix}</p>`,
    ...(waiverId !== null && {
      actions: [answer({ label: 'Take the waiver back', action: `/waivers/${waiverId}/remove`, key: 'x' })],
    }),
  }
}

/** One line of the queue: what it is, why it stands here now, and its answers. */
export function nowItem(line: NowLine, today: Day, back: string): Item {
  switch (line.kind) {
    case 'received':
      return receivedItem(line, today, back)
    case 'accepted':
      return acceptedItem(line, today, back)
    case 'stale':
      return staleItem(line, today, back)
    case 'draft':
      return draftItem(line, back)
    case 'wait':
      return waitItem(line, today, back)
    case 'slot':
      return slotItem(line, today)
    case 'account':
      return accountItem(line, back)
    case 'remark':
      return remarkItem(line)
  }
}
