import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { importUpload } from '#actions/import-upload.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import type { Book } from '#actions/moment.ts'
import type { Instant } from '#model/day.ts'
import { backUp, backupsOf } from '#store/back-up.ts'
import { openStore } from '#store/open-store.ts'
import { makeBook } from '#test/book/make-book.ts'
import { samplePlan } from '#test/book/sample.ts'
import { zipBook, zipName } from '#test/book/zip-book.ts'

/** The clock of every book here: it stands still. */
export const clock = { now: () => '2026-11-21T12:00:00.000Z' as Instant, zone: 'UTC' }

/** A folder for the time of `work`, removed afterwards. */
export async function inFolder<R>(work: (folder: string) => Promise<R>): Promise<R> {
  const folder = mkdtempSync(join(tmpdir(), 'decorum-fault-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Does something with the book at `path`, and closes it. */
export async function withBook<R>(path: string, work: (book: Book) => Promise<R>): Promise<R> {
  const store = await openStore(path)
  try {
    return await work({ store, clock })
  } finally {
    await store.close()
  }
}

/** Makes a book with that many people, each invited once, and closes it: one file. */
export async function makePeople(path: string, count: number): Promise<void> {
  await withBook(path, async (book) => {
    for (let i = 0; i < count; i++)
      await logInvitation(book, {
        direction: 'received',
        person: `Guest ${i}`,
        note: 'Hello',
        purpose: null,
        by: 'cli',
      })
  })
}

/** Puts a closed book, with nothing of an earlier one beside it, in a place. */
export function putBook(from: string, to: string): void {
  for (const end of ['', '-wal', '-shm', '-journal', '-seen']) rmSync(to + end, { force: true })
  copyFileSync(from, to)
  if (existsSync(`${from}-seen`)) copyFileSync(`${from}-seen`, `${to}-seen`)
}

/** Writes a made-up archive of about six rows a connection, and returns its path. */
export async function writeArchive(folder: string, connections: number, seed = 1): Promise<string> {
  const exportedOn = '2026-11-20'
  const texts = makeBook({
    ...samplePlan,
    seed,
    exportedOn,
    connections,
    sent: Math.round(connections * 0.4),
    received: Math.round(connections * 0.1),
    messages: connections * 2,
    handMade: [],
  })
  const path = join(folder, zipName(exportedOn))
  writeFileSync(path, await zipBook(texts, exportedOn, true))
  return path
}

/** Brings the file at `path` in, as the pages and the shell do. */
export async function bringIn(book: Book, path: string): Promise<string | null> {
  const bytes = Uint8Array.from(readFileSync(path))
  return (await importUpload(book, [{ name: zipName('2026-11-20'), bytes }], { preview: false })).operation
}

/** What a book says, without ids: the same for two books made the same way. */
export function saysOf(sqlite: Sqlite.Database): string {
  const hash = createHash('sha256')
  for (const sql of [
    'select name, profile_key, email, company, position, connected_on from contacts order by 1, 2, 3, 4, 5',
    `select c.name, c.profile_key, i.direction, i.sent_on, i.sent_at, i.note from invitations i
      join contacts c on c.id = i.contact_id order by 1, 2, 3, 4, 5, 6`,
    `select c.name, i.sent_on, e.kind, e.on_day, e.at, e.said_by from invitation_events e
      join invitations i on i.id = e.invitation_id join contacts c on c.id = i.contact_id order by 1, 2, 3, 4, 5, 6`,
    `select c.name, m.direction, m.sent_at, m.text from messages m join contacts c on c.id = m.contact_id
      order by 1, 2, 3, 4`,
    'select id, value from settings order by id',
    'select by, label from operations order by rowid',
    'select name from imports order by name',
    'select count(*) from changes',
  ])
    hash.update(JSON.stringify(sqlite.prepare(sql).raw().all()))
  return hash.digest('hex')
}

/** What is wrong with an open book in itself; undefined when it checks out. */
export function illness(sqlite: Sqlite.Database): string | undefined {
  const check = String(sqlite.pragma('integrity_check(1)', { simple: true }))
  if (check !== 'ok') return check
  const orphans = (sqlite.pragma('foreign_key_check') as unknown[]).length
  return orphans > 0 ? `${orphans} rows hang on nothing` : undefined
}

export const hashOfFile = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

/** What is wrong with the backups listed beside the book at `path`: each must be there, as it was, and check out. */
export function troubleWithBackups(path: string): string[] {
  return backupsOf(path).flatMap(({ file, sha256, rows }) => {
    const copy = join(path, '..', 'backups', file)
    if (!existsSync(copy)) return [`${file} is listed and not there`]
    if (hashOfFile(copy) !== sha256) return [`${file} is not what was hashed`]
    if (process.platform !== 'win32' && (statSync(copy).mode & 0o077) !== 0) return [`${file} is open to others`]
    const opened = new Sqlite(copy, { readonly: true })
    try {
      const contacts = opened.prepare('select count(*) from contacts').pluck().get()
      const ill = illness(opened)
      return ill ? [`${file}: ${ill}`] : contacts === rows.contacts ? [] : [`${file} has not every row`]
    } finally {
      opened.close()
    }
  })
}

/** Makes a backup of the book at `path`, by itself. */
export async function backUpAt(path: string): Promise<string> {
  return withBook(path, async ({ store }) => backUp(store.sqlite, path, 'daily').file)
}
