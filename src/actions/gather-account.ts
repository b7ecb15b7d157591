import type { AccountFacts } from '#etiquette/subjects.ts'
import { addDays, dayOf } from '#model/day.ts'
import { RECEIVING_DAYS } from '#model/receiving.ts'
import { countConnectionsOn, firstEntryAt, receivingRecord } from '#store/receiving.ts'
import { lastReviewOn } from '#store/reviews.ts'
import { accountAt, gatherBudget } from './gather-facts.ts'
import type { Book, Moment } from './moment.ts'

/** The account as a whole. */
export async function gatherAccount(db: Book['store']['db'], moment: Moment): Promise<AccountFacts> {
  const begunAt = await firstEntryAt(db)
  const begunOn = begunAt === null ? null : dayOf(begunAt, moment.zone)
  return {
    today: moment.today,
    now: moment.now,
    account: accountAt(moment),
    budget: await gatherBudget(db, moment),
    lastReviewOn: await lastReviewOn(db, moment.today),
    bookSince: begunOn !== null && begunOn <= moment.today ? begunOn : null,
    connections: await countConnectionsOn(db, moment.today),
    receiving: await receivingRecord(db, addDays(moment.today, -RECEIVING_DAYS), moment.today),
  }
}
