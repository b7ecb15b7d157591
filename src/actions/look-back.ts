import { type BudgetOverTime, budgetWeeks, firstWeekFrom } from '#etiquette/insight/budget-weeks.ts'
import { type Flow, flow } from '#etiquette/insight/flow.ts'
import { type PatienceCurve, patienceCurve } from '#etiquette/insight/patience-curve.ts'
import type { Day } from '#model/day.ts'
import { type Reach, reachOf } from '#model/fate.ts'
import { fateCounts, lastByHandOn, sentPerDay } from '#store/fate-counts.ts'
import { newestArchiveOn } from '#store/imports.ts'
import { keptWhileUnchanged } from '#store/kept.ts'
import { type Book, momentOf } from './moment.ts'

/** What the book's own counts show when one looks back. */
export interface LookedBack {
  readonly today: Day
  readonly sent: number
  readonly received: number
  /** The days it can tell of; null when it holds no invitation. */
  readonly reach: Reach | null
  readonly patience: PatienceCurve
  readonly budget: BudgetOverTime
  readonly flow: Flow
}

async function count(book: Book): Promise<LookedBack> {
  const { db } = book.store
  const { today, settings } = await momentOf(book)
  const { limits } = settings
  const counts = await fateCounts(db, today)
  const reach = reachOf(counts, today, await newestArchiveOn(db), await lastByHandOn(db, today))
  const perDay = await sentPerDay(db, firstWeekFrom(reach, today, limits.weekDays), today)
  const all = (way: 'sent' | 'received') =>
    counts.reduce((sum, { direction, number }) => sum + (direction === way ? number : 0), 0)
  return {
    today,
    sent: all('sent'),
    received: all('received'),
    reach,
    patience: patienceCurve(counts, today, limits.expiryDays),
    budget: budgetWeeks(perDay, reach, today, limits),
    flow: flow(counts, reach, today, limits.expiryDays),
  }
}

/** Counts how soon invitations were accepted, what was sent week by week, and what came in beside what went out. */
export async function lookBack(book: Book): Promise<LookedBack> {
  const { today } = await momentOf(book)
  return keptWhileUnchanged(book.store.db, 'looked-back', today, () => count(book), {
    tables: ['invitations', 'invitation_events', 'unnamed_sent', 'imports', 'settings'],
  })
}
