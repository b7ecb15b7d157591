import { dirname, join } from 'node:path'
import { Hono } from 'hono'
import { goneBack } from '#actions/gone-back.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import type { Jobs } from '#jobs/jobs.ts'
import { showBehind } from '#model/copy-elsewhere.ts'
import { dayOf, timeOf } from '#model/day.ts'
import { keptJson } from '#model/kept-json.ts'
import { Problem } from '#model/problem.ts'
import { readCopy } from '#store/copy-elsewhere.ts'
import { findImport, type ImportRecord, listImports } from '#store/imports.ts'
import { findOperation, listOperations, type Operation } from '#store/operations.ts'
import { type DataPageView, dataPage, type PastChange, type PastImport } from '#views/data.ts'
import { pathTo } from '#views/html.ts'
import { importPage } from '#views/job.ts'
import type { ImportResult } from '#views/parts/import-result.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { page } from '#web/render.ts'
import { readUpload } from '#web/uploads.ts'
import { lastBackupOf } from './backups.ts'
import { pathToJob } from './job.ts'

/** Rows of the history on a page. */
const ROWS = 20

/** How long an upload waits for its job to come to something that can be shown, in milliseconds. */
const PATIENCE = 400

const NO_FILE = 'Choose the zip LinkedIn sent you, or the CSV files in it.'

const nothing = { read: 0, new: 0, changed: 0, same: 0, rejected: 0 }

/** What was kept of an import; older books kept less. */
function resultOf({ summary }: ImportRecord): ImportResult {
  const kept = keptJson<Partial<ImportResult>>(summary)
  return {
    kind: 'LinkedIn archive',
    files: [],
    total: nothing,
    rejected: [],
    skipped: [],
    inferredAccepted: 0,
    byName: 0,
    doubles: 0,
    compared: null,
    remarks: [],
    ...kept,
  }
}

/** The import, the history, and where the book lies. */
export function dataRoutes(book: Book, jobs: Jobs): Routes {
  const { db, path } = book.store

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

  async function pastImport(record: ImportRecord, zone: string): Promise<PastImport> {
    const { id, at, name, exportedOn } = record
    const inHistory = (await findOperation(db, id)) !== undefined
    return { id, on: dayOf(at, zone), name, exportedOn, total: resultOf(record).total, inHistory }
  }

  /** What is said of the copy elsewhere; null where none is kept. */
  function copyOf(path: string) {
    const copy = readCopy(path)
    return copy && { to: copy.to, says: showBehind(copy, book.clock.now()), trouble: copy.trouble }
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
    const job = jobs.find()
    const back = goneBack(book.store.missing)
    return {
      place:
        path === ':memory:'
          ? null
          : {
              file: path,
              backups: join(dirname(path), 'backups'),
              last: lastBackupOf(path, jobs, zone),
              copy: copyOf(path),
            },
      imports: await Promise.all((await listImports(db)).map((record) => pastImport(record, zone))),
      history,
      first: before === undefined,
      next: operations.length > ROWS ? pathTo('/data', { before: shown.at(-1)?.id }) : null,
      here: pathTo('/data', { before }),
      job: job && job.state !== 'over' ? { id: job.id, about: job.about, waits: job.state !== 'working' } : null,
      goneBack: back ? { what: back.message, why: back.why, fix: back.fix } : null,
      fileError,
    }
  }

  async function again(c: Ctx, fileError: string): Promise<Response> {
    return page(c, dataPage(await view(c, fileError)), 422)
  }

  async function bringIn(c: Ctx): Promise<Response> {
    const { files, fields } = await readUpload(c, 'files')
    if (files.length === 0) return again(c, NO_FILE)
    const job = jobs.import(files, fields.how === 'at-once')
    await jobs.settled(job.id, PATIENCE)
    const { outcome } = job
    const error = outcome?.is === 'failed' ? outcome.error : undefined
    if (error instanceof Problem && error.kind === 'bad-input')
      return again(c, `${error.message} ${error.why} ${error.fix}`)
    return c.redirect(pathToJob(job), 303)
  }

  async function pastOne(c: Ctx): Promise<Response> {
    const record = await findImport(db, c.req.param('id') ?? '')
    if (!record)
      throw new Problem('not-found', {
        what: 'There is no import at this address.',
        why: 'It may have been taken back since.',
        fix: 'See the history on the Data page.',
      })
    const { today, zone } = await momentOf(book)
    const { id, name, exportedOn, at } = record
    const result = resultOf(record)
    return page(
      c,
      importPage({
        id,
        name,
        on: dayOf(at, zone),
        exportedOn,
        result,
        stands: (await findOperation(db, id)) !== undefined,
        today,
      }),
    )
  }

  return () =>
    new Hono<Env>()
      .get('/data', async (c) => page(c, dataPage(await view(c))))
      .post('/data/import', bringIn)
      .get('/data/imports/:id', pastOne)
}
