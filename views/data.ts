import { count, type Day } from '#model/day.ts'
import { KEPT_DAYS } from '#model/deletion.ts'
import { grouped } from '#model/grouped.ts'
import { type LastBackup, lastBackup } from './backups.ts'
import { type Html, html, onDay, pathTo, person } from './html.ts'
import type { View } from './layout.ts'
import { field } from './parts/field.ts'
import type { RowsCounted } from './parts/import-result.ts'
import { answer } from './parts/items.ts'
import { badge } from './parts/mark.ts'
import { pager } from './parts/pager.ts'
import { table } from './parts/table.ts'

/** An archive brought in earlier. */
export interface PastImport {
  /** The operation that brought it in. */
  readonly id: string
  readonly on: Day
  readonly name: string
  readonly exportedOn: Day | null
  readonly total: RowsCounted | null
  /** Whether the history of this book has it: that of a book restored from its export does not. */
  readonly inHistory: boolean
}

/** One change in the history. */
export interface PastChange {
  readonly id: string
  readonly on: Day
  /** The time of the day in the owner's zone, `18:05`. */
  readonly time: string
  readonly by: 'ui' | 'cli' | 'import'
  readonly label: string
  readonly rows: number
  /** `stands`: may be taken back; `undone`: was taken back; `redone`: taken back and put back again. */
  readonly state: 'stands' | 'undone' | 'redone'
}

/** A copy of the book that another program keeps elsewhere. */
export interface CopyView {
  readonly to: string
  /** `a copy elsewhere, 3 seconds behind` */
  readonly says: string
  /** What went wrong since; null when nothing did. */
  readonly trouble: string | null
}

/** What the Data page shows. */
export interface DataPageView {
  /** Where the book lies; null for one in memory alone. */
  readonly place: {
    readonly file: string
    readonly backups: string
    readonly last: LastBackup
    readonly copy: CopyView | null
  } | null
  readonly imports: readonly PastImport[]
  readonly history: readonly PastChange[]
  /** Whether the history starts with the latest change. */
  readonly first: boolean
  readonly next: string | null
  /** The address of this page, to come back to. */
  readonly here: string
  /** Long work that goes on or waits for a word. */
  readonly job: { readonly id: string; readonly about: string; readonly waits: boolean } | null
  /** What to know of a book that is older than when it was last closed. */
  readonly goneBack: { readonly what: string; readonly why: string; readonly fix: string } | null
  /** What is wrong with the file that was chosen. */
  readonly fileError?: string | undefined
}

/** The form that takes an archive. */
function importForm(error?: string): Html {
  return html`<form class="form" id="import" method="post" action="/data/import" enctype="multipart/form-data">
  ${field({ name: 'files', label: 'File', as: 'file', required: true, accept: '.zip,.csv,.tsv,.txt,.vcf,.vcard,.json', error, hint: 'The zip as LinkedIn sends it, or the CSV files of one archive together. Also contacts from Google, Outlook, vCards or any CSV of people; a list of person and manager; or a whole book you took out. It is read here and goes nowhere.', extra: { multiple: true } })}
  <p class="actions"><button type="submit" class="button button-main" name="how" value="look">Show what it would change</button> <button type="submit" class="button" name="how" value="at-once">Import at once</button></p>
</form>`
}

function pastImports(imports: readonly PastImport[], here: string): Html {
  if (imports.length === 0) return html`<p class="quiet">Nothing has been brought in yet.</p>`
  return html`<p class="quiet">What you typed yourself is never overwritten; the same archive again changes nothing.</p>
  ${table(
    '',
    [
      { label: 'File' },
      { label: 'Brought in' },
      { label: 'Read', number: true },
      { label: 'New', number: true },
      { label: 'Changed', number: true },
      { label: 'Rejected', number: true },
      { label: 'Undo' },
    ],
    imports.map(({ id, on, name, exportedOn, total, inHistory }) => [
      html`<a href="${pathTo(`/data/imports/${id}`)}">${person(name)}</a>${exportedOn ? html` <span class="exported quiet">exported ${onDay(exportedOn)}</span>` : ''}`,
      onDay(on),
      ...(['read', 'new', 'changed', 'rejected'] as const).map((key) => (total ? grouped(total[key]) : '?')),
      inHistory ? undoButton(id, here) : '',
    ]),
  )}`
}

/** Leads back to long work that was left. */
function jobNotice({ id, about, waits }: NonNullable<DataPageView['job']>): Html {
  return html`<div class="notice"><p>${waits ? 'Waits for your word' : 'Still going on'}: ${person(about)}. <a href="${pathTo(`/data/job/${id}`)}">${waits ? 'See what it would change' : 'See how far it is'}</a></p></div>`
}

/** Says that changes are missing, before anything else is done. */
function goneBackNotice({ what, why, fix }: NonNullable<DataPageView['goneBack']>): Html {
  return html`<div class="notice notice-warn" id="gone-back"><p><strong>${what}</strong> ${why} ${fix}</p></div>`
}

function undoButton(operation: string, back: string): Html {
  return answer({ label: 'Undo', action: '/undo', values: { operation, back }, replaces: null })
}

const bys: Readonly<Record<PastChange['by'], string>> = { ui: 'a page', cli: 'the shell', import: 'an import' }

const change =
  (here: string) =>
  ({ id, on, time, by, label, rows, state }: PastChange): Html =>
    html`<li class="change">
    <div><strong>${person(label)}</strong>
      <span class="quiet">${onDay(on)}, <span class="number">${time}</span>, from ${bys[by]}, ${count(rows, 'row')}</span></div>
    ${state === 'stands' ? (rows > 0 ? undoButton(id, here) : '') : badge(state === 'undone' ? 'taken back' : 'taken back, then put back')}
  </li>`

function historySection({ history, here, first, next }: DataPageView): Html {
  return html`<section class="section" id="history"><h2>History</h2>
  ${
    history.length === 0
      ? html`<p class="quiet">${first ? 'Nothing has been changed yet. Every change stands here, and each can be taken back.' : 'Nothing further.'}</p>`
      : html`<p class="quiet">Every change, the latest first. One can be taken back while nothing later builds on it.</p>
  <ol class="changes">${history.map(change(here))}</ol>`
  }
  ${pager({ previous: first ? null : pathTo('/data'), next })}
</section>`
}

function outSection(): Html {
  return html`<section class="section" id="out"><h2>Take it out</h2>
  <p>All of it as one exact file, tables for a spreadsheet, an address book, a calendar or a report: <a href="${pathTo('/data/export')}">what can be taken out</a>.</p>
  <p>Whom you deleted can come back for ${KEPT_DAYS} days: <a href="${pathTo('/data/deleted')}">the deleted</a>.</p>
</section>`
}

/** How far the copy elsewhere is. It is never called a backup: mistakes are copied too. */
function copyLine({ to, says, trouble }: CopyView): Html {
  return html`<p id="copy-elsewhere">Also ${says}: <code>${person(to)}</code></p>${
    trouble === null ? '' : html`<p class="notice notice-warn">The last try to copy failed: ${person(trouble)}</p>`
  }`
}

function placeSection({ place }: DataPageView): Html {
  return html`<section class="section" id="place"><h2>Where it lies</h2>
  ${
    place
      ? html`<p>The book: <code>${person(place.file)}</code></p>
  <p>Backups: <code>${person(place.backups)}</code></p>
  ${lastBackup(place.last)}${place.copy ? copyLine(place.copy) : ''}
  <p class="quiet">Only your account on this machine may open these files, and only this machine reaches these pages, unless you opened them to others. They are not encrypted: programs you run, and whoever holds the disk, can read them.</p>`
      : html`<p>In memory alone: when Decorum stops, everything here is gone.</p>`
  }
</section>`
}

function askSection(): Html {
  return html`<section class="section" id="ask"><h2>How to ask for your archive</h2>
  <p class="quiet">On LinkedIn in a browser, not the app, open Settings &amp; Privacy, then Data privacy, then Get a copy of your data. Tick Connections, Invitations, Messages, Profile and Positions, and ask for them. A mail with a link comes within minutes and the link works for three days; choose the zip here as it is.</p>
</section>`
}

/** What comes in, where it lies, and everything that was changed. */
export function dataPage(view: DataPageView): View {
  const { imports, here, fileError, job, goneBack } = view
  return {
    title: 'Data',
    current: 'data',
    body: html`${goneBack ? goneBackNotice(goneBack) : ''}${job ? jobNotice(job) : ''}<section class="section"><h2>Bring something in</h2>${importForm(fileError)}</section>
    <section class="section" id="imports"><h2>Brought in so far</h2>${pastImports(imports, here)}</section>
    ${historySection(view)}`,
    aside: html`${askSection()}${outSection()}${placeSection(view)}`,
  }
}
