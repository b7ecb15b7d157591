import type { Day } from '#model/day.ts'
import { grouped } from '#model/grouped.ts'
import { type Html, html, nothing, onDay, pathTo, person } from './html.ts'
import type { View } from './layout.ts'
import { answer } from './parts/items.ts'
import { badge } from './parts/mark.ts'
import { facts, table } from './parts/table.ts'

/** The day and the time of the day, `18:05`, in the owner's zone; null when they are not known. */
export type Made = { readonly on: Day; readonly time: string } | null

/** A backup, as it is shown. */
export interface BackupView {
  readonly file: string
  readonly made: Made
  /** Why it was made, in words. */
  readonly why: string
  /** How large it is, in words; null when that is not known. */
  readonly size: string | null
  readonly people: number
  /** What is wrong with it; null when it looks as it was made. */
  readonly trouble: string | null
}

/** What went wrong with the last backup, in words. */
export interface BackupTrouble {
  readonly what: string
  readonly fix: string
}

/** The last backup, for a line on another page. */
export interface LastBackup {
  readonly made: Made
  /** Whether there is any. */
  readonly any: boolean
  readonly trouble: BackupTrouble | null
}

/** What the page of all backups shows. */
export interface BackupsPageView {
  /** The folder they lie in; null for a book in memory alone. */
  readonly folder: string | null
  /** The newest first. */
  readonly backups: readonly BackupView[]
  readonly trouble: BackupTrouble | null
  /** After a restore: the backup of the book as it was before, or null where that could not be read. */
  readonly restored: { readonly before: string | null } | null
}

/** What the page of one backup shows. */
export interface RestorePageView {
  readonly backup: BackupView
  readonly peopleNow: number
  /** What would be left behind; null when the backup cannot be read. */
  readonly difference: {
    readonly lost: number
    readonly latest: readonly { readonly id: string; readonly made: NonNullable<Made>; readonly label: string }[]
    readonly back: number
  } | null
}

function when(made: Made): Html {
  return made === null
    ? html`at an unknown time`
    : html`${onDay(made.on)} <span class="quiet number">${made.time}</span>`
}

function troubleNotice(trouble: BackupTrouble | null): Html {
  return trouble === null
    ? nothing
    : html`<p><strong>The last backup could not be made.</strong> ${person(trouble.what)} ${person(trouble.fix)}</p>`
}

/** When the last backup was made and whether the latest attempt failed, in a line that leads to all of them. */
export function lastBackup({ made, any, trouble }: LastBackup): Html {
  return html`<p>Last backup: ${any ? when(made) : 'none yet'}. <a href="${pathTo('/data/backups')}">All backups, and going back to one</a></p>
  ${troubleNotice(trouble)}`
}

/** Leads back to the book as it was before a restore. */
export function restoredNotice(restored: BackupsPageView['restored']): Html {
  if (restored === null) return nothing
  return restored.before === null
    ? html`<p>The book as it was could not be read; its files are kept in the folder quarantine beside it.</p>`
    : html`<p>The book as it was before is kept too: <a href="${pathTo(`/data/backups/${encodeURIComponent(restored.before)}`)}">go back to it</a>.</p>`
}

function list(backups: readonly BackupView[]): Html {
  if (backups.length === 0) return html`<p class="quiet">There are none yet.</p>`
  return table(
    'The latest first. Each was opened, checked and counted when it was made.',
    [
      { label: 'Made' },
      { label: 'Why' },
      { label: 'People', number: true },
      { label: 'Size', number: true },
      { label: 'Restore' },
    ],
    backups.map(({ file, made, why, size, people, trouble }) => [
      when(made),
      html`${person(why)} <span class="quiet"><code>${person(file)}</code></span>`,
      grouped(people),
      size ?? '?',
      trouble === null
        ? html`<a href="${pathTo(`/data/backups/${encodeURIComponent(file)}`)}">Restore<span class="visually-hidden"> ${person(file)}</span></a>`
        : html`${badge('not whole', 'warn')} ${person(trouble)}`,
    ]),
  )
}

/** The backups there are, and the way to make one or go back to one. */
export function backupsPage({ folder, backups, trouble, restored }: BackupsPageView): View {
  return {
    title: 'Backups',
    lead: html`Copies of the whole book, to go back to. <a href="${pathTo('/data')}">Back to the Data page</a>`,
    current: 'data',
    body:
      folder === null
        ? html`<p>This book is in memory alone: it has no backups, and when Decorum stops it is gone.</p>`
        : html`${restoredNotice(restored)}${troubleNotice(trouble)}
    <div class="actions">${answer({ label: 'Make one now', action: '/data/backups', main: true, replaces: null })}</div>
    <section class="section" id="backups"><h2>All backups</h2>${list(backups)}</section>
    <p class="quiet">They lie in <code>${person(folder)}</code>. One is made daily while Decorum runs, if anything has changed, and before every import, update and restore. Kept are three of today, one of each of the last 14 days and of each of the last 12 months with any. A disk that fails takes them along with the book: copy the folder elsewhere now and then.</p>`,
  }
}

function differenceSection({ difference, peopleNow, backup }: RestorePageView): Html {
  if (difference === null) return html`<p>It cannot be read, so it cannot be restored. Choose another.</p>`
  const { lost, latest, back } = difference
  const changes = (number: number) => `${grouped(number)} ${number === 1 ? 'change' : 'changes'}`
  return html`<section class="section"><h2>What you would leave behind</h2>
  ${facts([
    ['People in it', html`<span class="number">${grouped(backup.people)}</span>`],
    ['People now', html`<span class="number">${grouped(peopleNow)}</span>`],
  ])}
  ${
    lost === 0
      ? html`<p>Nothing has been changed since it was made.</p>`
      : html`<p>${changes(lost)} made since${latest.length < lost ? ', the latest of them' : ''}:</p>
  <ul class="plain told">${latest.map(({ made, label }) => html`<li>${when(made)} ${person(label)}</li>`)}</ul>`
  }
  ${back > 0 ? html`<p>${changes(back)} that the book no longer has would come back.</p>` : ''}
</section>`
}

/** Asks whether to go back to one backup, and says what that would leave behind. */
export function restorePage(view: RestorePageView): View {
  const { backup, difference } = view
  const { file, made, why, size } = backup
  const can = backup.trouble === null && difference !== null
  return {
    title: 'Restore a backup',
    lead: html`${person(why)}, ${when(made)}${size ? `, ${size}` : ''}. <code>${person(file)}</code>`,
    current: 'data',
    body: html`${backup.trouble === null ? '' : html`<p><strong>It is not as it was made.</strong> ${person(backup.trouble)} It cannot be restored.</p>`}
    ${differenceSection(view)}
    ${can ? html`<p>The book as it is now is backed up first, so that you can come back to it the same way.</p>` : ''}
    <div class="actions">${can ? answer({ label: 'Restore it', action: `/data/backups/${encodeURIComponent(file)}`, main: true, replaces: null }) : ''} <a class="button" href="${pathTo('/data/backups')}">Leave the book as it is</a></div>`,
  }
}
