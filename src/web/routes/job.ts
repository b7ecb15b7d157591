import { Hono } from 'hono'
import { type ColumnMapping, checkMapping, mappedFields, type UnknownTable } from '#actions/column-mapping.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import type { Job } from '#jobs/job.ts'
import { HELD_MINUTES, type Jobs } from '#jobs/jobs.ts'
import { Problem } from '#model/problem.ts'
import { pathTo } from '#views/html.ts'
import { goneJobPage, jobPage } from '#views/job.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { page } from '#web/render.ts'
import { showJob } from '#web/show-job.ts'

/** Where a job is shown. */
export function pathToJob({ id }: Pick<Job, 'id'>): string {
  return pathTo(`/data/job/${id}`)
}

/** How long an answer waits for work to be over: most of it takes no longer, and needs no page that looks again. */
const PATIENCE = 400

/** The pages of long work: how far it is, and its ends. */
export function jobRoutes(book: Book, jobs: Jobs): Routes {
  async function withJob(c: Ctx, answer: (job: Job) => Promise<Response>): Promise<Response> {
    const job = jobs.find(c.req.param('id') ?? '')
    return job ? answer(job) : page(c, goneJobPage(HELD_MINUTES), 404)
  }

  /** Does something with a job and shows what came of it. */
  function then(act: (id: string) => void) {
    return (c: Ctx) =>
      withJob(c, async (job) => {
        act(job.id)
        await jobs.settled(job.id, PATIENCE)
        return c.redirect(pathToJob(job), 303)
      })
  }

  /** Reads what the columns of a table were said to hold; whatever does not read as expected is of no use. */
  async function told(c: Ctx, table: UnknownTable): Promise<ColumnMapping> {
    const body = await c.req.parseBody()
    return Object.fromEntries(
      table.columns.flatMap(({ name }, index) => {
        const chosen = body[`column-${index}`]
        return typeof chosen === 'string' && Object.hasOwn(mappedFields, chosen) ? [[name, chosen]] : []
      }),
    ) as ColumnMapping
  }

  async function tellColumns(c: Ctx, job: Job): Promise<Response> {
    if (!job.table) return c.redirect(pathToJob(job), 303)
    const mapping = await told(c, job.table)
    try {
      checkMapping(mapping)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const wrong = { written: mapping, error: `${error.message} ${error.why} ${error.fix}` }
      return page(c, jobPage(showJob(job, (await momentOf(book)).today, wrong)), 422)
    }
    jobs.tellColumns(job.id, mapping)
    await jobs.settled(job.id, PATIENCE)
    return c.redirect(pathToJob(job), 303)
  }

  return () =>
    new Hono<Env>()
      .get('/data/job/:id', (c) =>
        withJob(c, async (job) => page(c, jobPage(showJob(job, (await momentOf(book)).today)))),
      )
      .post('/data/job/:id/columns', (c) => withJob(c, (job) => tellColumns(c, job)))
      .post(
        '/data/job/:id/go-on',
        then((id) => jobs.goOn(id)),
      )
      .post(
        '/data/job/:id/cancel',
        then((id) => jobs.cancel(id)),
      )
}
