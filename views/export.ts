import { type Html, html, pathTo } from './html.ts'
import type { View } from './layout.ts'
import { answer } from './parts/items.ts'
import { table } from './parts/table.ts'

/** What the page of exports shows. */
export interface ExportView {
  /** The tables that can be had for a spreadsheet. */
  readonly tables: readonly string[]
  /** The address at which the calendar is served; null while it is off. */
  readonly calendar: string | null
}

function fileLink(file: string, label: string): Html {
  return html`<a href="${pathTo(`/data/export/${file}`)}" download>${label}</a>`
}

function filesSection({ tables }: ExportView): Html {
  const rows: readonly (readonly [file: Html, holds: string, use: string])[] = [
    [
      fileLink('book.json', 'Whole book (JSON)'),
      'Everything but the history of changes, exactly.',
      'To keep, to move to another machine, or for programs. An empty book takes it in again.',
    ],
    [
      fileLink('contacts.vcf', 'Contacts (vCard)'),
      'Everybody, with company, e-mail, profile and your remarks.',
      'For an address book.',
    ],
    [
      fileLink('report.md', 'Report (Markdown)'),
      'Today on one page: who waits, what grew old, the budget, who next.',
      'To print, or to keep beside your notes.',
    ],
    [
      fileLink('days.ics', 'Days (calendar file)'),
      'The days on which something is due or a wait ends, as they are now.',
      'For a calendar, once. The address below keeps itself fresh.',
    ],
    [
      html`${tables.map((name, index) => html`${index > 0 ? ', ' : ''}${fileLink(`${name}.csv`, name)}`)} (CSV)`,
      'One table each, with the names of people in it.',
      'For a spreadsheet. A cell that it would calculate begins with an apostrophe.',
    ],
  ]
  return html`<section class="section" id="files"><h2>Files</h2>
  ${table('', [{ label: 'File' }, { label: 'Holds' }, { label: 'Use' }], rows)}
  <p class="quiet">They hold other people’s names and words. Keep them where only you can read them, and delete them when they have done their work.</p>
</section>`
}

function calendarSection({ calendar }: ExportView): Html {
  const action = '/data/export/calendar'
  return html`<section class="section" id="calendar"><h2>Calendar</h2>
  <p>A calendar program on this machine can follow the days on which something is due: an invitation that has waited long or ends by itself, somebody who waits for your answer, a word of thanks, the day somebody may be invited again, room in the budget, the weekly review. It gets names and days, never a note or a message.</p>
  ${
    calendar === null
      ? html`<p class="quiet">It is off. Switched on, it gets an address that nobody can guess; whoever knows it can read the calendar while Decorum runs here.</p>
  <div class="actions">${answer({ label: 'Switch it on', action, replaces: null })}</div>`
      : html`<div class="field"><label class="label" for="calendar-address">Address to subscribe to</label>
    <input id="calendar-address" type="text" readonly value="${calendar}" spellcheck="false" autocomplete="off"></div>
  <p class="quiet">Whoever knows it can read the calendar while Decorum runs, from this machine alone: a calendar kept on the web cannot reach it. A new address ends this one.</p>
  <div class="actions">${answer({ label: 'Make a new address', action, replaces: null })} ${answer({ label: 'Switch it off', action: '/data/export/calendar/off', replaces: null })}</div>`
  }
</section>`
}

function shellSection(): Html {
  return html`<section class="section" id="shell"><h2>In a terminal</h2>
  <p class="quiet"><code>decorum export json --to FILE</code> writes the same files, for a backup that runs by itself. <code>decorum export --help</code> tells the rest.</p>
</section>`
}

/** Everything that can be taken out of the book, and what each is for. */
export function exportPage(view: ExportView): View {
  return {
    title: 'Take out',
    lead: 'All of it is yours, in formats that other programs read.',
    current: 'data',
    body: html`${filesSection(view)}${calendarSection(view)}`,
    aside: shellSection(),
  }
}
