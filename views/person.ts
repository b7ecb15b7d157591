import type { Ties } from '#etiquette/subjects.ts'
import type { Value } from '#etiquette/value.ts'
import type { Waiver } from '#etiquette/waivers.ts'
import { type Contact, isConnected, ME } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import { KEPT_DAYS } from '#model/deletion.ts'
import { holdsOn, standsToYou } from '#model/relation.ts'
import { dated, type Html, html, nothing, onDay, outsideLink, pathTo, person } from './html.ts'
import type { View } from './layout.ts'
import { formProblems } from './parts/field.ts'
import { noteQuote, workOf } from './parts/invitation.ts'
import { answer } from './parts/items.ts'
import { badge } from './parts/mark.ts'
import type { ShownLine } from './parts/org-line.ts'
import { identitySection, type Origin, originsSection, type ShownKey } from './parts/origins.ts'
import { outcomePart } from './parts/outcome-form.ts'
import { type FormState, personFields, untouched, welcomeWords } from './parts/person-form.ts'
import { storySection, type ToldInvitation, type ToldMessage } from './parts/story.ts'
import { facts } from './parts/table.ts'
import { type EndState, type Tie, tiesSection } from './parts/ties.ts'
import { valueSection } from './parts/value.ts'

/** A waiver about somebody or an invitation with them. */
export interface ShownWaiver {
  readonly waiver: Waiver
  /** What the rule flags. */
  readonly summary: string
  readonly inForce: boolean
}

/** Everything the page about one person shows. */
export interface PersonView {
  readonly today: Day
  readonly contact: Contact
  readonly ties: Ties
  readonly relations: readonly Tie[]
  /** The reporting lines between you and them. */
  readonly line: ShownLine
  /** Who may be the same person, with what speaks for it. */
  readonly lookAlikes: readonly { readonly id: string; readonly name: string; readonly reason: string }[]
  readonly value: Value
  /** Oldest first. */
  readonly invitations: readonly ToldInvitation[]
  readonly messages: readonly ToldMessage[]
  readonly messageCount: number
  readonly draft: { readonly note: string; readonly purpose: string | null; readonly madeOn: Day } | null
  readonly waivers: readonly ShownWaiver[]
  /** The fields of the person as the book has them. */
  readonly details: FormState['written']
  /** Where what is known of them comes from. */
  readonly origins: readonly Origin[]
  /** Further addresses they are known by. */
  readonly keys: readonly ShownKey[]
}

/** The forms of the page that need another look. */
export interface PersonForms {
  readonly details?: FormState
  readonly relation?: FormState
  readonly otherIsNew?: boolean
  readonly end?: EndState
  readonly outcome?: FormState & { readonly invitation: string }
  readonly key?: FormState
  readonly same?: FormState
}

function standingFact(contact: Contact, today: Day): Html {
  if (isConnected(contact, today) && contact.connectedOn)
    return html`Connected since ${dated(contact.connectedOn, today)}`
  if (contact.removedOn) return html`Connection removed ${dated(contact.removedOn, today)}`
  return html`Not connected`
}

/** What stands between you in one line: the connection, how they stand to you today, and the last word either way. */
function glance({ contact, today, relations, invitations, messages }: PersonView): Html {
  const ties = relations.filter(({ relation, other }) => other.id === ME && holdsOn(relation, today))
  const days = [...messages.map((each) => each.sentOn), ...invitations.map(({ invitation }) => invitation.sentOn)]
  const last = days.toSorted().at(-1)
  const parts = [
    standingFact(contact, today),
    ...ties.map(({ relation }) => html`${standsToYou(relation)}`),
    last ? html`last word ${dated(last, today)}` : html`no word yet`,
  ]
  return html`<p class="glance">${parts.map((part, index) => html`${index > 0 ? ' · ' : ''}${part}`)}</p>`
}

const yesNo = (value: boolean): string => (value ? 'Yes' : 'No')

function whoSection({ contact, today }: PersonView): Html {
  const { profileUrl, email, region, industry, welcomes, isMember, profileRead, remarks } = contact
  const rows: (readonly [string, string | Html])[] = [
    ['Connection', standingFact(contact, today)],
    ...(region ? [['Region', person(region)] as const] : []),
    ...(industry ? [['Industry', person(industry)] as const] : []),
    ...(email ? [['E-mail', person(email)] as const] : []),
    ...(profileUrl ? [['Profile', outsideLink(profileUrl, person(shortAddress(profileUrl)))] as const] : []),
    ...(welcomes ? [['Welcomes', welcomeWords[welcomes]] as const] : []),
    ...(isMember === null ? [] : [['Has an account', yesNo(isMember)] as const]),
    ...(profileRead === null ? [] : [['Profile read', yesNo(profileRead)] as const]),
  ]
  return html`<section class="section" id="who"><h2>Who they are</h2>
  ${facts(rows)}
  ${remarks ? html`<blockquote class="quote"><bdi>${remarks}</bdi></blockquote>` : ''}
  <p><a href="#field-name">Change</a></p>
</section>`
}

/** An address as people say it, without its beginning; only ever shown, never linked to. */
function shortAddress(url: string): string {
  const bare = url.replace(/^\w+:\/+(www\.)?/, '').replace(/\/$/, '')
  try {
    return decodeURIComponent(bare)
  } catch {
    return bare
  }
}

function detailsSection({ contact, today, details }: PersonView, state: FormState | undefined): Html {
  const shown = state ?? { written: details, errors: {} }
  const action = `/people/${contact.id}` as const
  return html`<details class="section fold" id="details"${state ? html` open` : ''}><summary><h2>Change what you know of them</h2></summary>
  <form class="form" method="post" action="${action}">
    ${formProblems(shown.errors)}
    ${personFields(shown, today, true)}
    <p class="actions"><button type="submit" class="button button-main">Keep it so</button></p>
    <p class="quiet">What you write here stays; an archive never overwrites it.</p>
  </form>
</details>`
}

function waiversSection({ contact, today, waivers }: PersonView): Html {
  if (waivers.length === 0) return nothing
  const action = `/people/${contact.id}/waivers` as const
  return html`<section class="section" id="waivers"><h2>Rules set aside</h2>
  <ul class="plain">${waivers.map(
    ({ waiver, summary, inForce }) => html`<li class="tie">
    <p><a href="${pathTo('/rules')}#${waiver.ruleId}">${summary}</a> <span class="quiet">since ${dated(waiver.madeOn, today)}${waiver.endsOn ? html`, until ${onDay(waiver.endsOn)}` : ''}${inForce ? '' : '; over'}</span></p>
    <blockquote class="quote"><bdi>${waiver.reason}</bdi></blockquote>
    ${answer({ label: 'Take it back', action, values: { waiver: waiver.id }, replaces: null })}
  </li>`,
  )}</ul>
</section>`
}

function draftSection({ contact, today, draft }: PersonView): Html {
  if (!draft) return nothing
  const action = `/people/${contact.id}/draft` as const
  return html`<section class="section" id="draft"><h2>A draft is kept</h2>
  ${noteQuote(draft.note)}
  <p class="quiet">${draft.purpose ? html`Purpose: ${person(draft.purpose)}. ` : ''}Written ${dated(draft.madeOn, today)}.</p>
  <div class="actions"><a class="button button-main" href="${pathTo('/check', { to: contact.id })}">Check it again</a>${answer({ label: 'Discard', action, replaces: null })}</div>
</section>`
}

/** The invitations about which something may still be said: open ones, and the last each way that ended without a yes. */
function openEnded(invitations: readonly ToldInvitation[]): ToldInvitation[] {
  const last = (direction: 'sent' | 'received') =>
    invitations.findLast(({ invitation }) => invitation.direction === direction)
  const ended = [last('sent'), last('received')]
  return invitations.filter(
    (each) =>
      each.standing.outcome === 'open' ||
      (ended.includes(each) && !['accepted', 'reported'].includes(each.standing.outcome)),
  )
}

function openSection({ contact, today, invitations }: PersonView, state: PersonForms['outcome']): Html {
  const list = openEnded(invitations)
  // Two of one direction would need the same fields twice: the latest of each is at hand, the rest on their own page.
  const shown = [...new Map(list.map((each) => [each.invitation.direction, each])).values()]
  if (shown.length === 0) return nothing
  return html`<section class="section" id="open"><h2>${shown.some(({ standing }) => standing.outcome === 'open') ? 'Open between you' : 'Last invitation'}</h2>
  ${shown.map(({ invitation, standing }) => outcomePart(contact.id, invitation, standing, today, state?.invitation === invitation.id ? state : untouched))}
</section>`
}

/** The way to checking an invitation to them: the next step while there is none, at hand in any case. */
function checkLink({ contact, today, invitations, draft }: PersonView): Html {
  const open = invitations.some(
    ({ invitation, standing }) => invitation.direction === 'sent' && standing.outcome === 'open',
  )
  const label = html`Check an invitation to ${person(contact.name)}`
  if (isConnected(contact, today) || open || draft)
    return html`<p><a href="${pathTo('/check', { to: contact.id })}">${label}</a></p>`
  return html`<p class="actions"><a class="button button-main" href="${pathTo('/check', { to: contact.id })}"><span>${label}</span></a></p>`
}

/** Who may be the same person, each with the way to comparing the two. */
function lookAlikesPart({ contact, lookAlikes }: PersonView): Html {
  if (lookAlikes.length === 0) return nothing
  return html`<div class="notice notice-info">${lookAlikes.map(
    ({ id, name, reason }) =>
      html`<p>Maybe the same person as ${person(name)}: ${person(reason)} <a href="${pathTo(`/people/${encodeURIComponent(contact.id)}/merge`, { with: id })}">Compare the two</a></p>`,
  )}</div>`
}

function deleteSection({ contact }: PersonView): Html {
  const action = `/people/${contact.id}/delete` as const
  return html`<section class="section" id="delete"><h2>Delete</h2>
  <p class="quiet">Takes them and everything between you out of the book. For ${KEPT_DAYS} days they can come back; then it is for good. What you sent them goes on counting in the budget, without a name.</p>
  ${answer({ label: html`<span>Delete ${person(contact.name)}</span>`, action, replaces: null })}
</section>`
}

/** Everything about one person, with the forms that change it. */
export function personPage(view: PersonView, forms: PersonForms = {}): View {
  const { contact, today, ties, relations, invitations, messages, messageCount, value } = view
  return {
    title: contact.name,
    heading: html`${person(contact.name)}${contact.mark ? html` ${badge(`marked ${contact.mark}`)}` : ''}`,
    ...(contact.position || contact.company ? { lead: workOf(contact) } : {}),
    current: 'people',
    body: html`
  ${glance(view)}
  ${lookAlikesPart(view)}
  ${checkLink(view)}
  ${openSection(view, forms.outcome)}
  ${draftSection(view)}
  ${tiesSection({ contact, today, ties, line: view.line, list: relations, form: forms.relation ?? untouched, otherIsNew: forms.otherIsNew ?? false, end: forms.end ?? null })}
  ${storySection({ contact, today, invitations, messages, messageCount, ties: relations })}
  ${detailsSection(view, forms.details)}
  ${originsSection(contact.id, view.origins)}
  ${identitySection(contact.id, view.keys, { key: forms.key ?? untouched, same: forms.same ?? untouched })}`,
    aside: html`${whoSection(view)}${valueSection(contact, value)}${waiversSection(view)}${deleteSection(view)}`,
  }
}
