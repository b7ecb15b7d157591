import { dirname, join } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Imported } from '#actions/import-archive.ts'
import { importUpload } from '#actions/import-upload.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import { dayOf, type Instant } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { type ImportRecord, listImports } from '#store/imports.ts'
import { findOperation, listOperations, type Operation } from '#store/operations.ts'
import {
  type DataPageView,
  dataPage,
  goneUploadPage,
  type PastChange,
  type PastImport,
  previewPage,
  type RowsCounted,
} from '#views/data.ts'
import { pathTo } from '#views/html.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { readForm } from '#web/forms.ts'
import { changed, page } from '#web/render.ts'
import { HELD_MINUTES, readFiles, UploadShelf } from '#web/uploads.ts'

/** Rows of the history on a page. */
const ROWS = 50

const NO_FILE = 'Choose the zip LinkedIn sent you, or the CSV files in it.'

function timeOf(instant: Instant, zone: string): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime()
  return time.toString({ smallestUnit: 'minute' })
}

function totalOf({ summary }: ImportRecord): RowsCounted | null {
  const { total } = JSON.parse(summary) as { total?: RowsCounted }
  return total ?? null
}

function pastImport(record: ImportRecord, zone: string): PastImport {
  const { id, at, name, exportedOn } = record
  return { id, on: dayOf(at, zone), name, exportedOn, total: totalOf(record) }
}

/** The import, its preview, the history, and where the book lies. */
export function dataRoutes(book: Book): Routes {
  const { db, path } = book.store
  const shelf = new UploadShelf()

  /** Whether a change stands: one that was taken back does again when that taking back was taken back. */
  async function stateOf(operation: Operation): Promise<PastChange['state']> {
    if (operation.undoneBy === null) return 'stands'
    let stands = true
    for (let later = operation.undoneBy as string | null; later !== null; ) {
      stands = !stands
      later = (await findOperation(db, later))?.undoneBy ?? null
    }
    return stands ? 'redone' : 'undone'
  }

  async function view(c: Ctx, fileError?: string): Promise<DataPageView> {
    const { zone } = await momentOf(book)
    const before = /^[\w-]{1,64}$/.exec(c.req.query('before') ?? '')?.[0]
    const operations = await listOperations(db, ROWS + 1, before)
    const shown = operations.slice(0, ROWS)
    const history: PastChange[] = []
    for (const each of shown) {
      const { id, at, by, label, rows } = each
      history.push({ id, on: dayOf(at, zone), time: timeOf(at, zone), by, label, rows, state: await stateOf(each) })
    }
    return {
      place: path === ':memory:' ? null : { file: path, backups: join(dirname(path), 'backups') },
      imports: (await listImports(db)).map((record) => pastImport(record, zone)),
      history,
      first: before === undefined,
      next: operations.length > ROWS ? pathTo('/data', { before: shown.at(-1)?.id }) : null,
      here: pathTo('/data', { before }),
      fileError,
    }
  }

  async function again(c: Ctx, fileError: string): Promise<Response> {
    return page(c, dataPage(await view(c, fileError)), 422)
  }

  /** The words of a file that is not what it should be; any other trouble is thrown on. */
  function wordsOf(error: unknown): string {
    if (error instanceof Problem && error.kind === 'bad-input') return `${error.message} ${error.why} ${error.fix}`
    throw error
  }

  async function preview(c: Ctx): Promise<Response> {
    const files = await readFiles(c, 'files')
    if (files.length === 0) return again(c, NO_FILE)
    try {
      const token = shelf.put({ files, preview: await importUpload(book, files, { preview: true }) })
      return c.redirect(pathTo('/data/preview', { upload: token }), 303)
    } catch (error) {
      return again(c, wordsOf(error))
    }
  }

  function imported({ operation }: Imported, c: Ctx): Response | Promise<Response> {
    if (operation === null) return changed(c, { goTo: '/data', done: 'nothingNew' })
    return changed(c, { goTo: '/data', done: 'imported', operation })
  }

  async function bringIn(c: Ctx): Promise<Response> {
    const form = await readForm(c, z.object({ upload: z.string().optional() }))
    const token = form.ok ? form.values.upload : undefined
    const held = token === undefined ? undefined : shelf.find(token)
    if (token !== undefined && !held) return page(c, goneUploadPage(HELD_MINUTES), 404)
    const files = held?.files ?? (await readFiles(c, 'files'))
    if (files.length === 0) return again(c, NO_FILE)
    try {
      const done = await importUpload(book, files, { preview: false })
      shelf.clear()
      return imported(done, c)
    } catch (error) {
      return again(c, wordsOf(error))
    }
  }

  return () =>
    new Hono<Env>()
      .get('/data', async (c) => page(c, dataPage(await view(c))))
      .get('/data/preview', (c) => {
        const token = c.req.query('upload') ?? ''
        const held = shelf.find(token)
        return held
          ? page(c, previewPage({ ...held.preview, token, minutes: HELD_MINUTES }))
          : page(c, goneUploadPage(HELD_MINUTES), 404)
      })
      .post('/data/preview', preview)
      .post('/data/import', bringIn)
}
