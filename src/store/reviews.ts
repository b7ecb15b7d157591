import type { Kysely } from 'kysely'
import type { Day, Instant } from '#model/day.ts'
import { keptJson } from '#model/kept-json.ts'
import type { Write } from './journal.ts'
import { madeOnce } from './made-once.ts'
import { newId } from './new-id.ts'
import type { Database, Row } from './schema.ts'

/** One weekly review; `finishedAt` is null while it goes on. */
export interface Review {
  readonly id: string
  readonly day: Day
  readonly startedAt: Instant
  readonly finishedAt: Instant | null
  readonly doneSteps: readonly string[]
  /** One page of Markdown, written at the end. */
  readonly report: string | null
  /** Its counts at the end, by name; null while it goes on, and for one finished before they were kept. */
  readonly counts: Readonly<Record<string, number>> | null
}

function toReview(row: Row<'reviews'>): Review {
  return {
    id: row.id,
    day: row.day,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    doneSteps: keptJson<string[]>(row.done_steps),
    report: row.report,
    counts: row.counts === null ? null : keptJson<Record<string, number>>(row.counts),
  }
}

/** Every review, newest first. */
export async function listReviews(db: Kysely<Database>): Promise<Review[]> {
  return (await db.selectFrom('reviews').selectAll().orderBy('id', 'desc').execute()).map(toReview)
}

/** One review. */
export async function findReview(db: Kysely<Database>, id: string): Promise<Review | undefined> {
  const row = await db.selectFrom('reviews').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toReview(row)
}

/** The review that was begun and not finished, if there is one. */
export async function openReview(db: Kysely<Database>): Promise<Review | undefined> {
  return (await listReviews(db)).find((review) => review.finishedAt === null)
}

const lastFinished = madeOnce((db, { day }: { readonly day: Day }) =>
  db
    .selectFrom('reviews')
    .select(({ fn }) => fn.max<Day | null>('day').as('last'))
    .where('finished_at', 'is not', null)
    .where('day', '<=', day),
)

/** The day of the last finished review up to `day`. */
export async function lastReviewOn(db: Kysely<Database>, day: Day): Promise<Day | null> {
  const [row] = await lastFinished(db, { day })
  return row?.last ?? null
}

/** Begins a review. */
export function addReview(write: Write, day: Day): Review {
  const id = newId()
  const review: Review = { id, day, startedAt: write.at, finishedAt: null, doneSteps: [], report: null, counts: null }
  write.insert('reviews', {
    id,
    day,
    started_at: write.at,
    finished_at: null,
    done_steps: '[]',
    report: null,
    counts: null,
  })
  return review
}

/** Notes how far a review is, and at the end its report. */
export function changeReview(
  write: Write,
  id: string,
  patch: Partial<Pick<Review, 'doneSteps' | 'finishedAt' | 'report' | 'counts'>>,
): boolean {
  return write.update('reviews', id, {
    ...(patch.doneSteps !== undefined && { done_steps: JSON.stringify(patch.doneSteps) }),
    ...(patch.finishedAt !== undefined && { finished_at: patch.finishedAt }),
    ...(patch.report !== undefined && { report: patch.report }),
    ...(patch.counts !== undefined && { counts: JSON.stringify(patch.counts) }),
  })
}
