import type { Verdict } from '#etiquette/judge.ts'
import type { Severity } from '#etiquette/rule.ts'
import type { Contact } from '#model/contact.ts'
import { count, type Day, type Instant } from '#model/day.ts'
import type { Direction, EventKind, Invitation, InvitationEvent, SaidBy, Standing } from '#model/invitation.ts'
import { dated, type Html, html, pathTo, person } from '#views/html.ts'
import { noteQuote, outcomeBadge } from './invitation.ts'
import { mark, severityWords, type Tone } from './mark.ts'
import type { Tie } from './ties.ts'
import { verdictWords } from './verdict.ts'

/** What was judged when an invitation was logged. */
export interface Judged {
  readonly verdict: Verdict
  readonly findings: readonly {
    readonly rule: string
    readonly severity: Severity
    readonly message: string
    readonly waived?: string | undefined
  }[]
}

/** An invitation with the person, where it stands, and the verdict of its day. */
export interface ToldInvitation {
  readonly invitation: Invitation
  readonly standing: Standing
  readonly judged: Judged | null
}

/** A message as the story tells it. */
export interface ToldMessage {
  readonly id: string
  readonly direction: Direction
  readonly sentOn: Day
  readonly sentAt: Instant | null
  readonly text: string
}

/** Everything that happened between you and one person. */
export interface StoryPart {
  readonly contact: Contact
  readonly today: Day
  readonly invitations: readonly ToldInvitation[]
  readonly messages: readonly ToldMessage[]
  /** How many messages there are in all. */
  readonly messageCount: number
  readonly ties: readonly Tie[]
}

interface Entry {
  /** Sorts the entries: the day, then the moment within it. */
  readonly order: string
  readonly on: Day
  readonly tone: Tone
  readonly says: Html
  readonly body?: Html | ''
}

const saidByWords: Readonly<Record<SaidBy, string>> = {
  you: 'you said so',
  import: 'from the archive',
  inferred: 'concluded',
}

const sentWords: Partial<Record<EventKind, string>> = {
  accepted: 'accepted your invitation',
  ignored: 'did not take your invitation',
  'unknown-person': 'answered that they do not know you',
}

const ownWords: Readonly<Record<Direction, Partial<Record<EventKind, string>>>> = {
  sent: {
    withdrawn: 'You withdrew your invitation',
    expired: 'Your invitation expired',
    reopened: 'Your invitation is open again',
  },
  received: {
    accepted: 'You accepted their invitation',
    ignored: 'You ignored their invitation',
    reported: 'You reported their invitation',
    answered: 'You wrote back without accepting',
    reopened: 'Their invitation is open again',
    expired: 'Their invitation expired',
  },
}

function eventSays(name: Html, direction: Direction, kind: EventKind): Html {
  const own = ownWords[direction][kind]
  if (own !== undefined) return html`${own}`
  if (direction === 'received') return html`${name} withdrew their invitation`
  return html`${name} ${sentWords[kind] ?? kind}`
}

function eventEntry(name: Html, invitation: Invitation, event: InvitationEvent): Entry {
  const tones: Partial<Record<EventKind, Tone>> = { accepted: 'good', 'unknown-person': 'warn', reported: 'warn' }
  return {
    order: `${event.on} ${event.at ?? '~'} 2`,
    on: event.on,
    tone: tones[event.kind] ?? 'plain',
    says: html`${eventSays(name, invitation.direction, event.kind)} <span class="quiet">(${saidByWords[event.saidBy]})</span>`,
    body: event.remark
      ? event.kind === 'answered'
        ? quoted(event.remark)
        : html`<p class="quiet">${person(event.remark)}</p>`
      : '',
  }
}

function judgedThen({ verdict, findings }: Judged): Html {
  const counted = findings.filter((finding) => finding.waived === undefined).length
  const { says, tone } = verdictWords[verdict]
  const head = html`${mark(tone)}Judged when you logged it: ${says.toLowerCase()}`
  if (findings.length === 0) return html`<p class="quiet">${head}.</p>`
  return html`<details class="fold"><summary>${head}, ${count(counted, 'finding')}</summary>
  <ul class="plain">${findings.map((finding) => html`<li>${finding.waived === undefined ? severityWords[finding.severity] : 'Waived'}: ${person(finding.message)}${finding.waived === undefined ? '' : html` <span class="quiet">(${person(finding.waived)})</span>`} <a class="quiet" href="${pathTo('/rules')}#${finding.rule}">why</a></li>`)}</ul>
</details>`
}

function invitationEntries(name: Html, { invitation, standing, judged }: ToldInvitation): Entry[] {
  const sent = invitation.direction === 'sent'
  const byClock =
    standing.outcome === 'expired' && !invitation.events.some((event) => event.kind === 'expired')
      ? [
          {
            order: `${standing.since} ~ 2`,
            on: standing.since,
            tone: 'plain' as const,
            says: html`Your invitation ended by the clock <span class="quiet">(concluded: the platform keeps none longer)</span>`,
          },
        ]
      : []
  return [
    {
      order: `${invitation.sentOn} ${invitation.sentAt ?? ''} 0`,
      on: invitation.sentOn,
      tone: 'plain',
      says: html`${sent ? html`You invited ${name}` : html`${name} invited you`} ${outcomeBadge(standing)}`,
      body: html`${noteQuote(invitation.note)}
        ${invitation.purpose ? html`<p class="quiet">Purpose: ${person(invitation.purpose)}</p>` : ''}
        <p class="quiet">${invitation.saidBy === 'you' ? 'Logged by you.' : 'From the archive.'}</p>
        ${judged ? judgedThen(judged) : ''}`,
    },
    ...invitation.events.map((event) => eventEntry(name, invitation, event)),
    ...byClock,
  ]
}

const SHORT = 280

/** Words somebody wrote; long ones folded behind their beginning. */
function quoted(text: string): Html {
  if (text.length <= SHORT) return html`<blockquote class="quote"><bdi>${text}</bdi></blockquote>`
  const begin = text
    .slice(0, 160)
    .toWellFormed()
    .replace(/\s\S*$/, '')
  return html`<details class="fold"><summary><bdi>${begin} …</bdi></summary><blockquote class="quote"><bdi>${text}</bdi></blockquote></details>`
}

function messageEntry(name: Html, { sentOn, sentAt, direction, text }: ToldMessage): Entry {
  return {
    order: `${sentOn} ${sentAt ?? '~'} 1`,
    on: sentOn,
    tone: 'plain',
    says: direction === 'sent' ? html`You wrote` : html`${name} wrote`,
    body: text.trim() === '' ? html`<p class="quiet">Without words.</p>` : quoted(text),
  }
}

function connectionEntries({ contact, invitations }: StoryPart): Entry[] {
  const accepted = invitations.flatMap(({ invitation }) =>
    invitation.events.filter((event) => event.kind === 'accepted').map((event) => event.on),
  )
  const entry = (on: Day, says: string): Entry => ({ order: `${on} ~ 3`, on, tone: 'plain', says: html`${says}` })
  return [
    ...(contact.connectedOn && !accepted.includes(contact.connectedOn)
      ? [{ ...entry(contact.connectedOn, 'You became connected'), tone: 'good' as const }]
      : []),
    ...(contact.removedOn ? [entry(contact.removedOn, 'The connection was removed')] : []),
  ]
}

/** Everything that happened, newest first. */
function entries(part: StoryPart): Entry[] {
  const name = person(part.contact.name)
  // An answer without accepting is kept as a message too; it is told once.
  const told = new Set(
    part.invitations.flatMap(({ invitation }) =>
      invitation.events.filter((event) => event.kind === 'answered').map((event) => `${event.on} ${event.remark}`),
    ),
  )
  return [
    ...part.invitations.flatMap((each) => invitationEntries(name, each)),
    ...part.messages.filter((each) => !told.has(`${each.sentOn} ${each.text}`)).map((each) => messageEntry(name, each)),
    ...connectionEntries(part),
  ].toSorted((one, other) => (one.order < other.order ? 1 : one.order > other.order ? -1 : 0))
}

/** What happened between you and somebody, in one order, the latest first. */
export function storySection(part: StoryPart): Html {
  const list = entries(part)
  const { today, messages, messageCount } = part
  return html`<section class="section" id="story"><h2>What happened</h2>
  ${
    list.length === 0
      ? html`<p class="quiet">No invitation and no message is recorded yet.</p>`
      : html`<ol class="story">${list.map(
          ({ on, tone, says, body }) => html`<li class="story-entry">
    <p class="story-says">${mark(tone)}<span>${says}</span></p>
    <p class="story-when quiet">${dated(on, today)}</p>
    ${body ? html`<div class="story-body">${body}</div>` : ''}
  </li>`,
        )}</ol>`
  }
  ${messageCount > messages.length ? html`<p class="quiet">The latest ${messages.length} of ${count(messageCount, 'message')} are shown.</p>` : ''}
</section>`
}
