import type { Day } from '#model/day.ts'
import { count, showDay } from '#model/day.ts'
import type { ChoiceField, MergedField } from '#model/merging.ts'
import { type Html, html, pathTo, person } from './html.ts'
import type { View } from './layout.ts'
import { answer } from './parts/items.ts'
import { welcomeWords } from './parts/person-form.ts'

/** One of the two, with what tells them from a namesake. */
interface OneOfTwo {
  readonly id: string
  readonly name: string
  readonly company: string | null
  readonly email: string | null
  readonly profileKey: string | null
}

function who({ name, company, email, profileKey }: OneOfTwo): Html {
  const about = company ?? email ?? profileKey
  return html`${person(name)}${about === null ? '' : html` (${person(about)})`}`
}

/** What making one of two people would do. */
export interface MergeView {
  readonly kept: OneOfTwo
  readonly gone: OneOfTwo
  readonly fields: readonly MergedField[]
  readonly moved: {
    readonly invitations: number
    readonly messages: number
    readonly relations: number
    readonly waivers: number
    readonly drafts: number
    readonly relationsDropped: number
    readonly draftsDropped: number
  }
  readonly twoProfiles: boolean
  readonly invitationsOf: { readonly kept: number; readonly gone: number }
}

const labels: Readonly<Record<MergedField['field'], string>> = {
  name: 'Name',
  position: 'Work',
  company: 'Company',
  profile: 'Profile',
  email: 'E-mail',
  region: 'Region',
  industry: 'Industry',
  mark: 'Your mark',
  welcomes: 'Welcomes',
  isMember: 'Has an account',
  profileRead: 'Profile read',
  connectedOn: 'Connected',
  removedOn: 'Connection removed',
  remarks: 'Remarks',
}

function shown(field: MergedField['field'], value: string | boolean | null): Html {
  if (value === null) return html`<span class="quiet">not known</span>`
  if (typeof value === 'boolean') return html`${value ? 'Yes' : 'No'}`
  if (field === 'connectedOn' || field === 'removedOn') return html`${showDay(value as Day)}`
  if (field === 'welcomes') return html`${welcomeWords[value as keyof typeof welcomeWords]}`
  return person(value)
}

/** A field in which the two differ: the owner says which it is to be. */
function choice({ field, kept, gone, from }: MergedField): Html {
  const radio = (side: 'kept' | 'gone', value: string | boolean | null) =>
    html`<label class="choice"><input type="radio" name="${field}" value="${side}"${from === side ? html` checked` : ''}> <span>${shown(field, value)} <span class="hint">${side === 'kept' ? 'the one kept' : 'the other'}</span></span></label>`
  return html`<fieldset class="field field-group"><legend class="label">${labels[field as ChoiceField]}</legend>${radio('kept', kept)}${radio('gone', gone)}</fieldset>`
}

/** A field that is settled: what it will be, and whose it is. */
function settled({ field, value, from, kept, gone }: MergedField): Html {
  const whose = from === 'both' ? 'both say so' : from === 'kept' ? 'from the one kept' : 'from the other'
  const joined = field === 'remarks' && kept !== null && gone !== null && kept !== gone
  return html`<div><dt>${labels[field]}</dt><dd>${shown(field, value)} <span class="quiet">(${joined ? 'both, one below the other' : whose})</span></dd></div>`
}

function movesPart({ moved, invitationsOf }: MergeView): Html {
  const { invitations, messages, relations, waivers, drafts, relationsDropped, draftsDropped } = moved
  const parts = [
    ...(invitations > 0 ? [count(invitations, 'invitation')] : []),
    ...(messages > 0 ? [count(messages, 'message')] : []),
    ...(relations > 0 ? [count(relations, 'relation')] : []),
    ...(waivers > 0 ? [count(waivers, 'waiver')] : []),
    ...(drafts > 0 ? ['a draft'] : []),
  ]
  return html`<h2>What moves</h2>
  <p>${parts.length > 0 ? html`${parts.join(', ')} of the other.` : 'Nothing hangs on the other record but its fields.'}</p>
  ${relationsDropped > 0 ? html`<p>${count(relationsDropped, 'relation')} ${relationsDropped === 1 ? 'is' : 'are'} there twice or would tie the person to themselves, and ${relationsDropped === 1 ? 'goes' : 'go'}.</p>` : ''}
  ${draftsDropped > 0 ? html`<p>Both have a draft: the newer one stays.</p>` : ''}
  ${invitationsOf.kept > 0 && invitationsOf.gone > 0 ? html`<p>Both have invitations: they stand one after the other in the story of the one person, each with what became of it.</p>` : ''}`
}

/** Two people side by side, with what making one of them would do. */
export function mergePage(view: MergeView): View {
  const { kept, gone, fields, twoProfiles } = view
  const open = fields.filter((field) => field.open)
  return {
    title: 'Make one of two',
    lead: html`${who(kept)} stays; ${who(gone)} goes into them. Nothing has been changed yet.`,
    current: 'people',
    body: html`${twoProfiles ? html`<div class="notice notice-warn"><p>Each has a profile address of their own. That mostly means two people, or one with two accounts.</p></div>` : ''}
  <form class="form" method="post" action="/people/${kept.id}/merge">
    <input type="hidden" name="other" value="${gone.id}">
    ${open.length > 0 ? html`<section class="section"><h2>Which of the two?</h2>${open.map(choice)}</section>` : ''}
    <section class="section"><h2>What it becomes</h2><dl class="facts">${fields.filter((field) => !field.open).map(settled)}</dl></section>
    <section class="section">${movesPart(view)}
    <p class="quiet">The addresses of both go on naming the person. It can be taken back exactly.</p></section>
    <p class="actions"><button type="submit" class="button button-main">Make them one</button> <a class="button" href="${pathTo(`/people/${encodeURIComponent(gone.id)}/merge`, { with: kept.id })}">Keep the other instead</a></p>
  </form>
  <div class="actions">${answer({ label: 'They are two people', action: `/people/${encodeURIComponent(kept.id)}/apart`, values: { other: gone.id, back: '/people/duplicates' }, replaces: null })}</div>`,
  }
}
