import type { Finding } from '#etiquette/judge.ts'
import type { Contact } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import type { EventKind, Invitation, Outcome, Standing } from '#model/invitation.ts'
import { dated, type Html, html, nothing, pathTo, person } from '#views/html.ts'
import { answer, type Item } from './items.ts'
import { badge, mark, severityWords, type Tone } from './mark.ts'

/** An invitation with its person, where it stands, and what the rules say of it. */
export interface ShownInvitation {
  readonly invitation: Invitation
  readonly contact: Contact
  readonly standing: Standing
  readonly ageDays: number
  readonly findings: readonly Finding[]
}

const outcomes: Readonly<Record<Outcome, { readonly says: string; readonly tone: Tone }>> = {
  open: { says: 'open', tone: 'plain' },
  accepted: { says: 'accepted', tone: 'good' },
  withdrawn: { says: 'withdrawn', tone: 'plain' },
  expired: { says: 'expired', tone: 'plain' },
  ignored: { says: 'ignored', tone: 'plain' },
  'unknown-person': { says: 'did not know you', tone: 'warn' },
  reported: { says: 'reported', tone: 'warn' },
}

/** Where an invitation stands, in a word; what the archive cannot tell is said as such. */
export function outcomeBadge(standing: Standing): Html {
  if (standing.outcome === 'open' && !standing.certain && standing.saidBy === 'import') return badge('open or unknown')
  const { says, tone } = outcomes[standing.outcome]
  return standing.saidBy === 'inferred' ? badge(`${says}, concluded`, tone) : badge(says, tone)
}

/** A person's name, leading to their page. */
export function personLink(contact: Pick<Contact, 'id' | 'name'>): Html {
  return html`<a href="/people/${encodeURIComponent(contact.id)}">${person(contact.name)}</a>`
}

/** Where somebody works, as far as it is known. */
export function workOf(contact: Pick<Contact, 'position' | 'company'>): Html {
  const words = [contact.position, contact.company].filter((each) => each !== null)
  return words.length === 0 ? nothing : html`<span class="quiet">${person(words.join(', '))}</span>`
}

/** The note of an invitation as it was written, or that there was none. */
export function noteQuote(note: string | null): Html {
  if (note === null) return html`<p class="quiet">Whether it had a note is not known.</p>`
  return note.trim() === ''
    ? html`<p class="quiet">No note.</p>`
    : html`<blockquote class="quote"><bdi>${note}</bdi></blockquote>`
}

/** What the rules say of an invitation, each with its next step; why and whence are on the Rules page. */
export function findingLines(findings: readonly Finding[]): Html {
  if (findings.length === 0) return nothing
  return html`${findings.map(
    (finding) =>
      html`<p>${mark(finding.severity)}<span class="visually-hidden">${severityWords[finding.severity]}: </span>${person(finding.message)} <span class="quiet">${person(finding.fix)}</span> <a class="quiet" href="${pathTo('/rules')}#${finding.rule}">why</a></p>`,
  )}`
}

/** A button that notes what became of an invitation. */
export function eventButton(
  invitation: Invitation,
  kind: EventKind,
  label: string,
  options: { readonly key?: string; readonly main?: boolean; readonly back: string },
): Html {
  const { back, ...rest } = options
  return answer({ label, action: `/invitations/${invitation.id}`, values: { kind, back }, ...rest })
}

const ended = (says: string) => says.charAt(0).toUpperCase() + says.slice(1)

/** A sent invitation as an item of a list, with what can be noted of it while it is open. */
export function sentItem({ invitation, contact, standing, findings }: ShownInvitation, today: Day, back: string): Item {
  const open = standing.outcome === 'open'
  return {
    id: `invitation-${invitation.id}`,
    who: html`${personLink(contact)} ${workOf(contact)}`,
    facts: html`${outcomeBadge(standing)} ${dated(invitation.sentOn, today)}`,
    ...(!open && {
      why: html`<span class="quiet">${ended(outcomes[standing.outcome].says)}, ${dated(standing.since, today)}.</span>`,
    }),
    body: html`${noteQuote(invitation.note)}${findingLines(findings)}`,
    actions: open
      ? [
          eventButton(invitation, 'accepted', 'Accepted', { key: 'a', back }),
          eventButton(invitation, 'withdrawn', 'Withdrawn', { key: 'w', back }),
          eventButton(invitation, 'ignored', 'Ignored', { key: 'i', back }),
        ]
      : [],
  }
}
