import type { Day } from '#model/day.ts'
import type { EventKind, Invitation, Standing } from '#model/invitation.ts'
import { dated, type Html, html } from '#views/html.ts'
import { type Choice, field, formProblems } from './field.ts'
import { outcomeBadge } from './invitation.ts'
import type { FormState } from './person-form.ts'

const SENT: readonly Choice[] = [
  { value: 'accepted', label: 'They accepted' },
  { value: 'ignored', label: 'They said no, or ignored it' },
  { value: 'unknown-person', label: 'They answered that they do not know me' },
  { value: 'withdrawn', label: 'I withdrew it' },
  { value: 'expired', label: 'It expired' },
]

const RECEIVED: readonly Choice[] = [
  { value: 'accepted', label: 'I accepted' },
  { value: 'ignored', label: 'I ignored it' },
  { value: 'answered', label: 'I wrote back without accepting' },
  { value: 'reported', label: 'I reported it' },
  { value: 'withdrawn', label: 'They withdrew it' },
]

const CLOSED: readonly Choice[] = [
  { value: 'accepted', label: 'It was accepted after all' },
  { value: 'reopened', label: 'It is still open' },
]

/** What can be said of an invitation as it stands; the first is the likeliest. */
function outcomeChoices(invitation: Invitation, standing: Standing): readonly Choice[] {
  if (standing.outcome !== 'open') return CLOSED
  return invitation.direction === 'sent' ? SENT : RECEIVED
}

/** The kinds of event the form can send. */
export const OUTCOME_KINDS = [
  'accepted',
  'ignored',
  'unknown-person',
  'withdrawn',
  'expired',
  'answered',
  'reported',
  'reopened',
] as const satisfies readonly EventKind[]

/** The names of the fields: two invitations may stand on one page, one each way. */
export function outcomeFields({ direction }: Pick<Invitation, 'direction'>): {
  readonly kind: string
  readonly on: string
  readonly text: string
} {
  return { kind: `${direction}-kind`, on: `${direction}-on`, text: `${direction}-text` }
}

/** Where one invitation stands, with the form that notes what became of it. */
export function outcomePart(
  contactId: string,
  invitation: Invitation,
  standing: Standing,
  today: Day,
  { written, errors }: FormState,
): Html {
  const names = outcomeFields(invitation)
  const open = standing.outcome === 'open'
  const action = `/people/${contactId}/invitations/${invitation.id}` as const
  const form = html`<form class="form" method="post" action="${action}">
    ${formProblems(errors)}
    <div class="fields">
      ${field({ name: names.kind, label: 'What became of it', as: 'select', required: true, choices: outcomeChoices(invitation, standing), value: written[names.kind] ?? '', error: errors[names.kind] })}
      ${field({ name: names.on, label: 'On', as: 'date', required: true, value: written[names.on] ?? today, error: errors[names.on], extra: { max: today } })}
    </div>
    ${open && invitation.direction === 'received' ? field({ name: names.text, label: 'What you wrote back', hint: 'Only for an answer without accepting.', as: 'long-text', rows: 2, value: written[names.text] ?? '', error: errors[names.text] }) : ''}
    <p class="actions"><button type="submit" class="button">Note it</button></p>
  </form>`
  const what = invitation.direction === 'sent' ? 'You invited them' : 'They invited you'
  const head = html`${what} ${dated(invitation.sentOn, today)} ${outcomeBadge(standing)}`
  return open
    ? html`<div class="waiting"><p>${head}</p>${form}</div>`
    : html`<details class="fold"${Object.keys(errors).length > 0 ? html` open` : ''}><summary>${head}. Not so?</summary>${form}</details>`
}
