import { type Day, showDay } from '#model/day.ts'
import { grouped } from '#model/grouped.ts'
import { restoredNotice } from './backups.ts'
import { attributes, type Html, html, nothing, pathTo, person } from './html.ts'
import type { View } from './layout.ts'
import { type Choice, field } from './parts/field.ts'
import { type ImportResult, importResult } from './parts/import-result.ts'
import { answer } from './parts/items.ts'
import { facts } from './parts/table.ts'

/** What goes on at the moment. */
export interface Going {
  /** What is being done, in words. */
  readonly says: string
  /** How far it is; null where that cannot be told. */
  readonly done: number | null
  readonly all: number | null
}

/** A table whose columns have to be told, and what a column can hold. */
export interface ColumnsAsked {
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[]
  readonly fields: readonly Choice[]
}

/** A piece of long work, as a page shows it. */
export interface JobView {
  readonly id: string
  readonly about: string
  readonly does: 'import' | 'undo' | 'back-up' | 'restore'
  readonly state:
    | 'working'
    | 'asking'
    | 'waiting'
    | 'imported'
    | 'nothing-new'
    | 'undone'
    | 'backed-up'
    | 'restored'
    | 'failed'
    | 'cancelled'
  /** Rows read so far of each file. */
  readonly read: readonly { readonly file: string; readonly rows: number }[]
  readonly going: Going | null
  readonly result: ImportResult | null
  readonly exportedOn: Day | null
  /** The operation it made. */
  readonly operation: string | null
  /** The file of the backup it made. */
  readonly backup: string | null
  /** After a restore: the backup of the book as it was before, or null where that could not be read. */
  readonly restored: { readonly before: string | null } | null
  /** Rows that a taking back left as they are. */
  readonly left: { readonly all: number; readonly some: readonly string[] }
  readonly problem: { readonly what: string; readonly why: string; readonly fix: string } | null
  readonly today: Day
  readonly minutes: number
  /** The table whose columns have to be told. */
  readonly table: ColumnsAsked | null
  /** What was said of them so far, by column, and what is wrong with it. */
  readonly told: { readonly written: Readonly<Record<string, string>>; readonly error: string | undefined }
}

const titles: Readonly<Record<JobView['state'], string>> = {
  working: 'Working on it',
  asking: 'What do the columns hold?',
  waiting: 'What it would change',
  imported: 'Brought in',
  'nothing-new': 'Nothing new in it',
  undone: 'Taken back',
  'backed-up': 'Backup made',
  restored: 'Restored',
  failed: 'Not done',
  cancelled: 'Cancelled',
}

const headings: Readonly<Record<JobView['does'], string>> = {
  import: 'Bringing in',
  undo: 'Taking back',
  'back-up': 'Making a backup',
  restore: 'Restoring a backup',
}

/** How far the work is: a bar, the rows of each file, and a way to end it. */
function working({ id, read, going }: JobView): Html {
  const bar = going?.all ? { value: going.done ?? 0, max: going.all } : {}
  return html`<p class="working"><label for="job-progress">${going?.says ?? 'Beginning'}${going?.all ? html` <span class="number">${grouped(going.done ?? 0)} of ${grouped(going.all)}</span>` : ''}</label>
  <progress id="job-progress"${attributes(bar)}></progress></p>
  ${read.length > 0 ? facts(read.map(({ file, rows }) => [file, html`<span class="number">${grouped(rows)}</span> rows read`] as const)) : ''}
  <div class="actions">${answer({ label: 'Cancel', action: `/data/job/${id}/cancel`, replaces: null })}</div>
  <p class="quiet">You may leave this page; it goes on, and the Data page leads back here.</p>`
}

function waiting(view: JobView): Html {
  const { id, result, minutes } = view
  if (!result) return nothing
  const nothingNew = result.total.new + result.total.changed + result.inferredAccepted === 0
  return html`<div class="actions">${answer({ label: nothingNew ? 'Import it all the same' : 'Import it', action: `/data/job/${id}/go-on`, main: true, replaces: null })} ${answer({ label: 'Leave it', action: `/data/job/${id}/cancel`, replaces: null })}</div>
  ${nothingNew ? html`<p>Nothing in it is new to the book.</p>` : ''}
  ${importResult(result, { done: false, today: null })}
  <p class="quiet">It is held in memory for ${minutes} minutes, then let go.</p>`
}

/** Asks what each column of a table nobody knows holds; the answer is remembered for the next one like it. */
function asking({ id, table, told }: JobView): Html {
  if (!table) return nothing
  const choices = [{ value: '', label: 'Nothing of use' }, ...table.fields]
  return html`<p>Decorum does not know this file. Say what its columns hold; it is remembered for the next file with the same ones.</p>
  <form class="form" method="post" action="/data/job/${id}/columns">
  ${told.error ? html`<div class="notice notice-warn" tabindex="-1" data-focus><p>${told.error}</p></div>` : ''}
  ${table.columns.map(({ name, samples }, index) =>
    field({
      as: 'select',
      name: `column-${index}`,
      label: person(name),
      required: true,
      value: told.written[name] ?? '',
      choices,
      hint:
        samples.length > 0
          ? html`Such as ${samples.map((sample, at) => html`${at > 0 ? '; ' : ''}${person(sample)}`)}`
          : 'Empty in the first rows.',
    }),
  )}
  <p class="actions"><button type="submit" class="button button-main">Show what it would change</button></p>
  </form>
  <div class="actions">${answer({ label: 'Leave it', action: `/data/job/${id}/cancel`, replaces: null })}</div>`
}

function undoButton(operation: string): Html {
  return answer({ label: 'Undo', action: '/undo', values: { operation, back: '/data' }, key: 'u', replaces: null })
}

function over(view: JobView): Html {
  const { state, does, result, operation, left, problem, today, backup, restored } = view
  const backups = html`<div class="actions"><a class="button" href="${pathTo('/data/backups')}">All backups</a></div>`
  const back = html`<div class="actions"><a class="button" href="${pathTo('/data')}">Go to the Data page</a>${operation ? html` ${undoButton(operation)}` : ''}</div>`
  if (state === 'failed' && problem)
    return html`<p><strong>${person(problem.what)}</strong></p><p>${person(problem.why)}</p><p>${person(problem.fix)}</p>${back}`
  if (state === 'cancelled')
    return html`<p>${does === 'back-up' ? 'No backup was made.' : 'Nothing was changed.'}</p>${back}`
  if (state === 'backed-up')
    return html`<p>It was opened, checked and counted: <code>${person(backup ?? '')}</code></p>${backups}`
  if (state === 'restored') return html`<p>The book is as the backup has it.</p>${restoredNotice(restored)}${backups}`
  if (state === 'undone')
    return html`${
      left.all > 0
        ? html`<p>${grouped(left.all)} of its rows stay as they are, because they have changed since or something later hangs on them:</p>
  <ul class="plain told">${left.some.map((line) => html`<li>${person(line)}</li>`)}</ul>${left.all > left.some.length ? html`<p class="quiet">and ${grouped(left.all - left.some.length)} more.</p>` : ''}`
        : html`<p>The book is as it was before.</p>`
    }${back}`
  return html`${back}${result ? importResult(result, { done: true, today }) : ''}`
}

/** A piece of long work: how far it is, what it asks, and what came of it. While it works the page looks again by itself. */
export function jobPage(view: JobView): View {
  const { id, about, state, exportedOn } = view
  const goesOn = state === 'working'
  const again = goesOn
    ? { 'hx-get': `/data/job/${id}`, 'hx-trigger': 'every 600ms', 'hx-select': '#job', 'hx-swap': 'outerHTML' }
    : {}
  const says = goesOn ? undefined : titles[state].replace(/(?<![?])$/, '.')
  return {
    title: headings[view.does],
    lead: html`${person(about)}${exportedOn ? `, exported on ${showDay(exportedOn)}` : ''}`,
    current: 'data',
    refresh: goesOn,
    body: html`<section id="job" class="section"${attributes({ ...again, 'data-say': says })}><h2>${titles[state]}</h2>
  ${goesOn ? working(view) : state === 'asking' ? asking(view) : state === 'waiting' ? waiting(view) : over(view)}
</section>`,
  }
}

/** An import of the past: what it brought, and what it showed beside the one before. */
export function importPage(view: {
  readonly id: string
  readonly name: string
  readonly on: Day
  readonly exportedOn: Day | null
  readonly result: ImportResult
  readonly stands: boolean
  readonly today: Day
}): View {
  const { id, name, on, exportedOn, result, stands, today } = view
  return {
    title: 'An import',
    lead: html`${person(name)}${exportedOn ? `, exported on ${showDay(exportedOn)}` : ''}, brought in on ${showDay(on)}.`,
    current: 'data',
    body: html`<div class="actions"><a class="button" href="${pathTo('/data')}">Go to the Data page</a>${stands ? html` ${undoButton(id)}` : ''}</div>
  ${importResult(result, { done: true, today })}`,
  }
}

/** Says that work is no longer held, with the way to begin it anew. */
export function goneJobPage(minutes: number): View {
  return {
    title: 'Choose the file again',
    lead: `Work that waits is held for ${minutes} minutes, and one piece at a time; this one has been let go. Nothing was changed by it.`,
    current: 'data',
    body: html`<p class="actions"><a class="button button-main" href="${pathTo('/data')}">Go to the Data page</a></p>`,
  }
}
