import { join } from 'node:path'
import { importArchive } from '#actions/import-archive.ts'
import type { Book } from '#actions/moment.ts'
import type { Archive } from '#formats/archive.ts'
import { type Instant, parseDay } from '#model/day.ts'
import { openStore } from '#store/open-store.ts'
import { makeBook } from '#test/book/make-book.ts'
import { owner, story } from '#test/book/sample.ts'
import type { BenchBook } from './measure.ts'

const EXPORTED = '2026-11-20'

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
  await book.store.close()
  return { people, folder, path }
}

/** Opens a file as a book that plays on the evening of the export. */
export async function openBench(path: string): Promise<Book> {
  return { store: await openStore(path), clock: benchClock }
}
