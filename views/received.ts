import type { Day } from '#model/day.ts'
import { html, pathTo } from './html.ts'
import type { View } from './layout.ts'
import { empty } from './parts/empty.ts'
import { items } from './parts/items.ts'
import { pager } from './parts/pager.ts'
import { facts } from './parts/table.ts'
import { type TriageItem, triageItem } from './parts/triage.ts'
import { logForm, type Show, showFilter } from './sent.ts'

/** What the page of received invitations shows. */
export interface ReceivedView {
  readonly today: Day
  readonly show: Show
  readonly invitations: readonly TriageItem[]
  readonly next: string | null
  readonly first: boolean
}

/** What each answer really does, told beside the list. */
export const ANSWERS_DO: readonly (readonly [string, string])[] = [
  ['Accept', 'You are connected. A line of thanks costs nothing.'],
  ['Ignore', 'Silent: they are not told, the reminders stop, and they may invite you again.'],
  ['Write back', 'You ask or explain without accepting. The invitation stays open.'],
  ['Do nothing', 'The platform reminds you a few times; those reminders are its own, not theirs.'],
  ['Report', 'Can restrict their account. For abuse only.'],
]

/** The invitations you received, to decide on. */
export function receivedPage({ today, show, invitations, next, first }: ReceivedView): View {
  const back = pathTo('/received', { show })
  const none =
    show === 'open'
      ? empty({
          title: 'Nobody waits for you',
          says: 'Archives leave out invitations that were ignored, and may miss new ones. When one arrives, note it below.',
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
      ${logForm('received', today)}`,
    aside: html`<section class="section facts-long"><h2>What the answers do</h2>${facts(ANSWERS_DO)}</section>
      <section class="section"><p class="quiet">Decorum only keeps the record: give the answer on the platform, then note it here.</p></section>`,
  }
}
