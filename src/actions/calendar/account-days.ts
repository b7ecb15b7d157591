import { gatherAccount } from '#actions/gather-account.ts'
import { reviewOverdue } from '#etiquette/rules/review-overdue.ts'
import type { CalendarDay } from '#formats/ics-write.ts'
import { addDays } from '#model/day.ts'
import { type Asked, daysSet, momentOn, speaksUp } from './ask-rules.ts'

/** When the spent budget has room again, and when the weekly review is due. */
export async function accountDays(asked: Asked): Promise<CalendarDay[]> {
  const { book, moment } = asked
  const account = await gatherAccount(book.store.db, moment)
  const days: CalendarDay[] = []
  const { used, weekly, nextSlotOn } = account.budget
  if (used >= weekly && nextSlotOn)
    days.push({ uid: 'budget-slot', on: nextSlotOn, says: 'Your invitation budget has room again' })
  const since = account.lastReviewOn ?? account.bookSince
  if (since !== null) {
    const due = addDays(since, daysSet(asked, reviewOverdue.id, 'days'))
    const { today, now } = momentOn(moment, due)
    if (speaksUp(asked, [reviewOverdue.id], 'account', { ...account, today, now }, 'account'))
      days.push({ uid: `review-after-${since}`, on: due, says: 'Weekly review' })
  }
  return days
}
