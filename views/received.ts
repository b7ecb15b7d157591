import { policyWords } from '#etiquette/accepting.ts'
import type { Contact } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import type { Invitation } from '#model/invitation.ts'
import type { Accepting } from '#model/settings.ts'
import { type Html, html, pathTo } from './html.ts'
import type { View } from './layout.ts'
import { effectsList, effectsTable } from './parts/effects.ts'
import { empty } from './parts/empty.ts'
import { noteQuote, personLink, workOf } from './parts/invitation.ts'
import { items } from './parts/items.ts'
import { pager } from './parts/pager.ts'
import { type TriageItem, triageItem } from './parts/triage.ts'
import { type SecondStep, secondStep, type WriteBack, writeBack } from './parts/write-back.ts'
import { logForm, type Show, showFilter } from './sent.ts'

/** What the page of received invitations shows. */
export interface ReceivedView {
  readonly today: Day
  readonly show: Show
  readonly invitations: readonly TriageItem[]
  readonly next: string | null
  readonly first: boolean
  /** Whom the owner accepts, by their own choice. */
  readonly accepting: Accepting
}

/** The invitations you received, to decide on. */
export function receivedPage({ today, show, invitations, next, first, accepting }: ReceivedView): View {
  const back = pathTo('/received', { show })
  const none =
    show === 'open'
      ? empty({
          title: 'Nobody waits for you',
          says: 'Archives leave out invitations that were ignored, and may miss new ones. When one arrives, note it here.',
        })
      : empty({
          title: 'Nothing received yet',
          says: 'Invitations to you are kept here with your answers.',
          actions: [{ label: 'Import an archive', href: '/data' }],
        })
  return {
    title: 'Received',
    lead: 'Everybody decides for themselves whom to accept. You owe a decision, not a yes.',
    current: 'received',
    body: html`${showFilter('/received', show)}
      ${logForm('received', today)}
      ${
        invitations.length === 0
          ? first
            ? none
            : html`<p class="quiet">Nothing further.</p>`
          : items(
              invitations.map((each) => triageItem(each, today, back)),
              'Received invitations',
            )
      }
      ${pager({ previous: first ? null : back, next })}
      <section class="section" id="answers"><h2>The five answers side by side</h2>${effectsTable()}</section>`,
    aside: html`<section class="section"><h2>Your policy</h2><p>You accept <b>${policyWords[accepting]}</b>. It only suggests. <a href="/settings#account">Change it</a></p>
      <p class="quiet">The words to write back with are yours to change: <a href="/received/replies">kind replies</a>.</p></section>
      <section class="section"><h2>What the answers do</h2>${effectsList()}<p><a href="#answers">Side by side, and says who</a></p></section>
      <section class="section"><p class="quiet">Decorum only keeps the record: give the answer on the platform, then note it here.</p></section>`,
  }
}

/** One invitation by itself, above what is to be done about it. */
function alone(contact: Contact, invitation: Invitation, below: Html): Html {
  return html`<section class="section" data-item tabindex="-1"><p>${personLink(contact)} ${workOf(contact)}</p>${noteQuote(invitation.note)}
  ${below}</section>`
}

/** The words to write back, on a page of their own. */
export function writeBackPage(given: WriteBack): View {
  return {
    title: 'Write back',
    current: 'received',
    body: html`${alone(given.contact, given.invitation, writeBack(given))}<p><a href="/received">Back to the list</a></p>`,
  }
}

/** The second step of an answer, on a page of its own. */
export function secondStepPage(given: SecondStep): View {
  return {
    title: given.effects.label,
    lead: 'What it does, before it is noted.',
    current: 'received',
    body: html`${alone(given.contact, given.invitation, secondStep(given))}<p><a href="/received">Back to the list</a></p>`,
  }
}
