import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { markContact } from '#actions/change-contact.ts'
import { importArchive } from '#actions/import-archive.ts'
import type { Book } from '#actions/moment.ts'
import type { Archive } from '#formats/archive.ts'
import { type Day, type Instant, parseDay } from '#model/day.ts'
import { findContact } from '#store/contacts.ts'
import { openStore } from '#store/open-store.ts'
import { makeBook } from '#test/book/make-book.ts'
import { owner, story } from '#test/book/sample.ts'
import type { BenchBook } from './measure.ts'

const EXPORTED = '2026-11-20'

/** The day every step takes for today. */
export const benchDay = EXPORTED as Day

let notes = 0

/** A note as somebody might write it, another one each time: the reading of one that was read before is remembered. */
export const benchNote = () =>
  `Hi Ana, your talk on harbour charts in Porto stayed with me. I draw tide maps of ${++notes} bays; shall we stay in touch?`

/** The evening of the export: what every step takes for now. */
export const benchClock = { zone: 'UTC', now: () => '2026-11-20T18:00:00.000Z' as Instant }

/** An archive of that many people, two thirds as many invitations, three times as many messages. */
export function archiveOf(people: number): Archive {
  const sent = Math.round((people * 2 * 0.7) / 3)
  const texts = makeBook({
    seed: 1,
    exportedOn: EXPORTED,
    owner,
    story,
    connections: people,
    sent,
    received: Math.round((people * 2) / 3) - sent,
    messages: Math.round((people * 10) / 3),
    remarks: 0,
    noteShare: 0.17,
    pace: 'even',
    handMade: [],
  })
  const files = [...texts].map(([name, text]) => ({ name, text }))
  return { name: 'bench', exportedOn: parseDay(EXPORTED) ?? null, files, others: [] }
}

/** A book to measure on, made of such an archive. */
export async function makeBenchBook(folder: string, people: number): Promise<BenchBook> {
  const path = join(folder, `${people}.db`)
  const book = await openBench(path)
  await importArchive(book, archiveOf(people), { preview: false })
  const count = (table: string) => book.store.sqlite.prepare(`select count(*) from ${table}`).pluck().get() as number
  const made = { people, contacts: count('contacts') - 1, invitations: count('invitations'), folder, path }
  await book.store.close()
  return made
}

/** Opens a file as a book that plays on the evening of the export. */
export async function openBench(path: string): Promise<Book> {
  return { store: await openStore(path), clock: benchClock }
}

/** Opens a copy of a book for a step that writes into it, so that every step finds the same book; `close` removes it. */
export async function openCopy({ folder, path }: BenchBook): Promise<Book & { close(): Promise<void> }> {
  const copy = join(folder, 'copy.db')
  copyFileSync(path, copy)
  const book = await openBench(copy)
  return {
    ...book,
    async close() {
      await book.store.close()
      removeBook(copy)
    },
  }
}

/** Removes the file of a book and its companions. */
export function removeBook(path: string): void {
  for (const end of ['', '-wal', '-shm', '-seen']) rmSync(path + end, { force: true })
}

/** A change of one person, as a page makes it; another one each time. */
export async function markSomebody(book: Book, time: number): Promise<void> {
  const row = book.store.sqlite.prepare(`select id from contacts where id <> 'me' order by id limit 1`).pluck().get()
  const contact = await findContact(book.store.db, String(row))
  if (!contact) throw new Error('the book holds somebody')
  await markContact(book, contact, time % 2 === 0 ? 'high' : 'low', 'ui')
}
