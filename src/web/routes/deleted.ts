import { Hono } from 'hono'
import { z } from 'zod'
import { deletedPeople } from '#actions/deleted-people.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import { bringBack } from '#actions/undo.ts'
import type { Jobs } from '#jobs/jobs.ts'
import { count } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { backupsOf, folderOf } from '#store/back-up.ts'
import { type Deletion, listDeletions } from '#store/deletions.ts'
import { type DeletedPageView, deletedPage } from '#views/deleted.ts'
import { pathTo } from '#views/html.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { readForm, tick } from '#web/forms.ts'
import { changed, page } from '#web/render.ts'

const ROWS = 50

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
    const all = await listDeletions(book.store.db)
    const start = all.findIndex(({ id }) => id === c.req.query('after')) + 1
    const shown = all.slice(start, start + ROWS)
    const people = (await deletedPeople(book, shown)).map(({ deletion, on, until, together, clash }) => ({
      id: deletion.id,
      operation: deletion.operation,
      name: deletion.name,
      known: deletion.emails[0] ?? deletion.profileKeys[0] ?? null,
      on,
      until,
      together,
      inTheWay: clash === null ? null : { what: clash.message, fix: clash.fix },
    }))
    const more = start + ROWS < all.length ? shown.at(-1) : undefined
    const pages = {
      previous: start > 0 ? '/data/deleted' : null,
      next: more ? pathTo('/data/deleted', { after: more.id }) : null,
      ...(shown.length < all.length && { says: `${shown.length} of ${count(all.length, 'person', 'people')}` }),
    }
    const nameStays = c.req.query('name') === 'stays'
    return { today, people, pages, holding: backupsNamed(c), nameStays, unsure }
  }

  /** The deletion that the address means. */
  async function meant(c: Ctx): Promise<Deletion> {
    const deletion = (await listDeletions(book.store.db)).find(({ id }) => id === c.req.param('deletion'))
    if (deletion) return deletion
    throw new Problem('not-found', {
      what: 'They are not among those deleted any more.',
      why: 'They were brought back, or removed for good already.',
      fix: 'Open the page of those deleted again.',
    })
  }

  async function restore(c: Ctx): Promise<Response> {
    const operation = await bringBack(book, await meant(c), 'ui')
    return changed(c, { goTo: '/data/deleted', done: 'broughtBack', operation: operation ?? undefined })
  }

  async function removeForGood(c: Ctx): Promise<Response> {
    const { id } = await meant(c)
    const form = await readForm(c, sureForm)
    if (!form.ok || !form.values.sure) return page(c, deletedPage(await view(c, id)), 422)
    const { backups, kept, oneWord } = await jobs.purge({ ids: [id] })
    const goTo = pathTo('/data/deleted', {
      backups: backups.map((file) => Number.parseInt(file, 10)).join(','),
      name: kept.length + oneWord.length > 0 ? 'stays' : null,
    })
    return changed(c, { goTo, done: 'purged' })
  }

  return () =>
    new Hono<Env>()
      .get('/data/deleted', async (c) => page(c, deletedPage(await view(c))))
      .post('/data/deleted/:deletion/restore', restore)
      .post('/data/deleted/:deletion/purge', removeForGood)
}
