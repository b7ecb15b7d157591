import { Hono } from 'hono'
import { z } from 'zod'
import { deletedPeople } from '#actions/deleted-people.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import type { Jobs } from '#jobs/jobs.ts'
import { Problem } from '#model/problem.ts'
import { backupsOf, folderOf } from '#store/back-up.ts'
import { type DeletedPageView, deletedPage } from '#views/deleted.ts'
import { pathTo } from '#views/html.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { readForm, tick } from '#web/forms.ts'
import { changed, page } from '#web/render.ts'

const sureForm = z.object({ sure: tick() })

/** Who was deleted: bringing them back, and removing them for good. */
export function deletedRoutes(book: Book, jobs: Jobs): Routes {
  const { path } = book.store

  /** The backups named in the address, by their numbers, as far as the manifest has them. */
  function backupsNamed(c: Ctx): DeletedPageView['holding'] {
    const numbers = (c.req.query('backups') ?? '').split(',')
    const files = path === ':memory:' ? [] : backupsOf(path).map(({ file }) => file)
    const named = files.filter((file) => numbers.includes(String(Number.parseInt(file, 10))))
    return named.length > 0 ? { folder: folderOf(path), files: named } : null
  }

  async function view(c: Ctx, unsure: string | null = null): Promise<DeletedPageView> {
    const { today } = await momentOf(book)
    const people = (await deletedPeople(book)).map(({ deletion, on, until, clash }) => ({
      operation: deletion.operation,
      name: deletion.name,
      known: deletion.emails[0] ?? deletion.profileKeys[0] ?? null,
      on,
      until,
      inTheWay: clash === null ? null : { what: clash.message, fix: clash.fix },
    }))
    return { today, people, holding: backupsNamed(c), nameStays: c.req.query('name') === 'stays', unsure }
  }

  async function removeForGood(c: Ctx): Promise<Response> {
    const operation = c.req.param('operation') ?? ''
    const meant = (await deletedPeople(book)).find(({ deletion }) => deletion.operation === operation)
    if (!meant) {
      throw new Problem('not-found', {
        what: 'Nobody is deleted by this change any more.',
        why: 'They were brought back, or removed for good already.',
        fix: 'Open the page of those deleted again.',
      })
    }
    const form = await readForm(c, sureForm)
    if (!form.ok || !form.values.sure) return page(c, deletedPage(await view(c, operation)), 422)
    const { backups, kept, oneWord } = await jobs.purge({ ids: [meant.deletion.id] })
    const goTo = pathTo('/data/deleted', {
      backups: backups.map((file) => Number.parseInt(file, 10)).join(','),
      name: kept.length + oneWord.length > 0 ? 'stays' : null,
    })
    return changed(c, { goTo, done: 'purged' })
  }

  return () =>
    new Hono<Env>()
      .get('/data/deleted', async (c) => page(c, deletedPage(await view(c))))
      .post('/data/deleted/:operation/purge', removeForGood)
}
