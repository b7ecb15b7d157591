import { count, type Day } from '#model/day.ts'
import { grouped, type Html, html, onDay, pathTo, person } from './html.ts'
import type { View } from './layout.ts'
import { field } from './parts/field.ts'
import { answer } from './parts/items.ts'
import { badge } from './parts/mark.ts'
import { pager } from './parts/pager.ts'
import { table } from './parts/table.ts'

/** Rows of a file and what became of them. */
export interface RowsCounted {
  readonly read: number
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly rejected: number
}

/** An archive brought in earlier. */
export interface PastImport {
  /** The operation that brought it in. */
  readonly id: string
  readonly on: Day
  readonly name: string
  readonly exportedOn: Day | null
  readonly total: RowsCounted | null
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

/** What the Data page shows. */
export interface DataPageView {
  /** Where the book lies; null for one in memory alone. */
  readonly place: { readonly file: string; readonly backups: string } | null
  readonly imports: readonly PastImport[]
  readonly history: readonly PastChange[]
  /** Whether the history starts with the latest change. */
  readonly first: boolean
  readonly next: string | null
  /** The address of this page, to come back to. */
  readonly here: string
  /** What is wrong with the file that was chosen. */
  readonly fileError?: string | undefined
}

/** The form that takes an archive. */
function importForm(error?: string): Html {
  return html`<form class="form" id="import" method="post" action="/data/preview" enctype="multipart/form-data">
  ${field({ name: 'files', label: 'Archive', as: 'file', required: true, accept: '.zip,.csv,.vcf', error, hint: 'The zip as LinkedIn sends it, or the CSV files of one archive together. Also who reports to whom: a CSV with person and manager, an Outlook export, or vCards. It is read here and goes nowhere.', extra: { multiple: true } })}
  <p class="actions"><button type="submit" class="button button-main">Show what it would change</button> <button type="submit" class="button" formaction="/data/import">Import at once</button></p>
</form>`
}

function pastImports(imports: readonly PastImport[], here: string): Html {
  if (imports.length === 0) return html`<p class="quiet">No archive has been brought in yet.</p>`
  return html`<p class="quiet">What you typed yourself is never overwritten; the same archive again changes nothing.</p>
  ${table(
    '',
    [
      { label: 'Archive' },
      { label: 'Brought in' },
      { label: 'Read', number: true },
      { label: 'New', number: true },
      { label: 'Changed', number: true },
      { label: 'Rejected', number: true },
      { label: 'Undo' },
    ],
    imports.map(({ id, on, name, exportedOn, total }) => [
      html`${person(name)}${exportedOn ? html` <span class="exported quiet">exported ${onDay(exportedOn)}</span>` : ''}`,
      onDay(on),
      ...(['read', 'new', 'changed', 'rejected'] as const).map((key) => (total ? grouped(total[key]) : '?')),
      undoButton(id, here),
    ]),
  )}`
}

function undoButton(operation: string, back: string): Html {
  return answer({ label: 'Undo', action: '/undo', values: { operation, back }, replaces: null })
}

const bys: Readonly<Record<PastChange['by'], string>> = { ui: 'page', cli: 'shell', import: 'import' }

function historySection({ history, here, first, next }: DataPageView): Html {
  return html`<section class="section" id="history"><h2>History</h2>
  ${
    history.length === 0
      ? html`<p class="quiet">${first ? 'Nothing has been changed yet. Every change stands here, and each can be taken back.' : 'Nothing further.'}</p>`
      : table(
          'Every change, the latest first. One can be taken back while nothing later builds on it.',
          [
            { label: 'Change' },
            { label: 'When' },
            { label: 'From' },
            { label: 'Rows', number: true },
            { label: 'Undo' },
          ],
          history.map(({ id, on, time, by, label, rows, state }) => [
            person(label),
            html`${onDay(on)} <span class="quiet number">${time}</span>`,
            bys[by],
            grouped(rows),
            state === 'stands'
              ? undoButton(id, here)
              : badge(state === 'undone' ? 'taken back' : 'taken back, then put back'),
          ]),
        )
  }
  ${pager({ previous: first ? null : pathTo('/data'), next })}
</section>`
}

function placeSection({ place }: DataPageView): Html {
  return html`<section class="section" id="place"><h2>Where it lies</h2>
  ${
    place
      ? html`<p>The book: <code>${person(place.file)}</code></p>
  <p>Backups: <code>${person(place.backups)}</code>, one before every import and every update of the book.</p>
  <p class="quiet">Only your account on this machine may open these files, and only this machine reaches these pages. They are not encrypted: programs you run, and whoever holds the disk, can read them.</p>`
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
  const { imports, here, fileError } = view
  return {
    title: 'Data',
    current: 'data',
    body: html`<section class="section"><h2>Bring in an archive</h2>${importForm(fileError)}</section>
    <section class="section" id="imports"><h2>Brought in so far</h2>${pastImports(imports, here)}</section>
    ${historySection(view)}`,
    aside: html`${askSection()}${placeSection(view)}`,
  }
}

/** What an archive would change. */
export interface PreviewView {
  readonly token: string
  readonly archive: string
  readonly exportedOn: Day | null
  readonly files: readonly { readonly name: string; readonly rows: RowsCounted }[]
  readonly total: RowsCounted
  readonly rejected: readonly { readonly file: string; readonly line: number; readonly reason: string }[]
  readonly skipped: readonly string[]
  readonly inferredAccepted: number
  readonly minutes: number
}

const MOST_REJECTED = 200

function rejectedPart({ rejected }: PreviewView): Html {
  if (rejected.length === 0) return html``
  const shown = rejected.slice(0, MOST_REJECTED)
  return html`<details class="section fold"${rejected.length <= 20 ? html` open` : ''}><summary><h2>${count(rejected.length, 'row')} that cannot be used</h2></summary>
  ${table(
    rejected.length > shown.length
      ? `The first ${shown.length} of ${grouped(rejected.length)}.`
      : 'By their line in the file.',
    [{ label: 'File' }, { label: 'Line', number: true }, { label: 'Why' }],
    shown.map(({ file, line, reason }) => [person(file), grouped(line), person(reason)]),
  )}
</details>`
}

/** What an archive would change, before it changes anything. */
export function previewPage(view: PreviewView): View {
  const { token, archive, exportedOn, files, total, skipped, inferredAccepted, minutes } = view
  const cells = ({ read, new: added, changed, same, rejected }: RowsCounted) =>
    [read, added, changed, same, rejected].map(grouped)
  const nothingNew = total.new + total.changed + inferredAccepted === 0
  return {
    title: 'What it would change',
    lead: html`${person(archive)}${exportedOn ? html`, exported on ${onDay(exportedOn)}` : ''}. Nothing has been changed yet.`,
    current: 'data',
    body: html`<form class="actions" method="post" action="/data/import"><input type="hidden" name="upload" value="${token}"><button type="submit" class="button button-main">${nothingNew ? 'Import it all the same' : 'Import it'}</button> <a class="button" href="${pathTo('/data')}">Leave it</a></form>
    ${nothingNew ? html`<p>Nothing in it is new to the book.</p>` : ''}
    ${table(
      'Rows of each file: every row read is new, changed, the same, or cannot be used.',
      [
        { label: 'File' },
        { label: 'Read', number: true },
        { label: 'New', number: true },
        { label: 'Changed', number: true },
        { label: 'Same', number: true },
        { label: 'Rejected', number: true },
      ],
      [...files.map(({ name, rows }) => [person(name), ...cells(rows)]), ['Together', ...cells(total)]],
    )}
    ${inferredAccepted > 0 ? html`<p>${count(inferredAccepted, 'invitation')} would be concluded to be accepted, because the person is a connection now. The archive itself never says so; each is marked as concluded.</p>` : ''}
    ${rejectedPart(view)}
    ${skipped.length > 0 ? html`<p class="quiet">Of no use here, passed over: ${person(skipped.join(', '))}.</p>` : ''}
    <p class="quiet">The file is held in memory for ${minutes} minutes, then let go.</p>`,
  }
}

/** Says that a previewed file is no longer held, with the form to choose it again. */
export function goneUploadPage(minutes: number): View {
  return {
    title: 'Choose the file again',
    lead: `A file is held for ${minutes} minutes, and one at a time; this one has been let go. Nothing was changed.`,
    current: 'data',
    body: html`<section class="section"><h2>Bring in an archive</h2>${importForm()}</section>`,
  }
}
