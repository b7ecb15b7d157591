import { dirname, join } from 'node:path'
import { Hono } from 'hono'
import { type Book, momentOf } from '#actions/moment.ts'
import type { Job } from '#jobs/job.ts'
import type { Jobs } from '#jobs/jobs.ts'
import { peopleIn, showSize, whyMade } from '#model/backup.ts'
import { dayOf, type Instant, timeOf } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { type Backup, backupsOf, looksWhole } from '#store/back-up.ts'
import { countPeople } from '#store/list-people.ts'
import { differenceFrom } from '#store/restore.ts'
import {
  type BackupsPageView,
  type BackupView,
  backupsPage,
  type LastBackup,
  type Made,
  type RestorePageView,
  restorePage,
} from '#views/backups.ts'
import { pathTo } from '#views/html.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { changed, goTo, page } from '#web/render.ts'
import { pathToJob } from './job.ts'

const madeAt = (at: Instant, zone: string) => ({ on: dayOf(at, zone), time: timeOf(at, zone) })

function made({ at }: Backup, zone: string): Made {
  return at === null ? null : madeAt(at, zone)
}

function troubleOf(jobs: Jobs): LastBackup['trouble'] {
  const trouble = jobs.backupTrouble()
  return trouble ? { what: trouble.message, fix: trouble.fix } : null
}

/** When the last backup of the book at `path` was made, and whether the latest attempt failed. */
export function lastBackupOf(path: string, jobs: Jobs, zone: string): LastBackup {
  const last = backupsOf(path).at(-1)
  return { made: last ? made(last, zone) : null, any: last !== undefined, trouble: troubleOf(jobs) }
}

function shown(path: string, backup: Backup, zone: string): BackupView {
  const { file, reason, size } = backup
  return {
    file,
    made: made(backup, zone),
    why: whyMade(reason),
    size: size === null ? null : showSize(size),
    people: peopleIn(backup),
    trouble: looksWhole(path, backup) ? null : 'Its file is missing, or not as long as it was made.',
  }
}

/** How long an answer waits for the work to be over: in most books it takes no longer, and needs no page of its own. */
const PATIENCE = 400

/** The backups: all of them, making one, and going back to one. */
export function backupRoutes(book: Book, jobs: Jobs): Routes {
  const { path } = book.store
  const listed = () => (path === ':memory:' ? [] : backupsOf(path).toReversed())

  function named(c: Ctx): Backup {
    const file = c.req.param('file')
    const backup = listed().find((each) => each.file === file)
    if (backup) return backup
    throw new Problem('not-found', {
      what: 'There is no backup at this address.',
      why: 'It may have been removed since: only some of the older ones are kept.',
      fix: 'Choose one on the Backups page.',
    })
  }

  async function all(c: Ctx): Promise<BackupsPageView> {
    const { zone } = await momentOf(book)
    const backups = listed().map((backup) => shown(path, backup, zone))
    const before = backups.find(({ file }) => file === c.req.query('before'))
    return {
      folder: path === ':memory:' ? null : join(dirname(path), 'backups'),
      backups,
      trouble: troubleOf(jobs),
      restored: c.req.query('done') === 'restored' ? { before: before?.file ?? null } : null,
    }
  }

  async function one(backup: Backup): Promise<RestorePageView> {
    const { zone } = await momentOf(book)
    const difference = differenceFrom(path, backup)
    return {
      backup: shown(path, backup, zone),
      peopleNow: (await countPeople(book.store.db)).all,
      difference: difference && {
        ...difference,
        latest: difference.latest.map(({ id, at, label }) => ({ id, made: madeAt(at, zone), label })),
      },
    }
  }

  /** Shows what came of work that is over already; else the page that tells how far it is. */
  async function begun(c: Ctx, job: Job): Promise<Response> {
    await jobs.settled(job.id, PATIENCE)
    const { outcome } = job
    if (outcome?.is === 'failed') throw outcome.error
    if (outcome?.is === 'backed-up') return changed(c, { goTo: '/data/backups', done: 'backed-up' })
    if (outcome?.is !== 'restored') return goTo(c, pathToJob(job))
    const before = outcome.restored.before?.file
    return changed(c, { goTo: pathTo('/data/backups', { before }), done: 'restored' })
  }

  return () =>
    new Hono<Env>()
      .get('/data/backups', async (c) => page(c, backupsPage(await all(c))))
      .post('/data/backups', (c) => begun(c, jobs.makeBackup()))
      .get('/data/backups/:file', async (c) => page(c, restorePage(await one(named(c)))))
      .post('/data/backups/:file', (c) => begun(c, jobs.restore(named(c), book.store)))
}
