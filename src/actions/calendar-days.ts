import type { CalendarDay } from '#formats/ics-write.ts'
import { addDays } from '#model/day.ts'
import { accountDays } from './calendar/account-days.ts'
import { type Asked, LOOK_BACK } from './calendar/ask-rules.ts'
import { receivedDays, sentDays, thanksDays } from './calendar/invitation-days.ts'
import { waitsThatEnd } from './calendar/waits-that-end.ts'
import { type Book, momentOf } from './moment.ts'
import { rulesInForce } from './rules-in-force.ts'

/**
 * The days that ask for something, from a week ago on: waits that end and words that are due, each as the rules in
 * force would say it on that day. Names and days only, never what anybody wrote.
 */
export async function calendarDays(book: Book): Promise<CalendarDay[]> {
  const moment = await momentOf(book)
  const asked: Asked = { book, moment, inForce: await rulesInForce(book, moment) }
  const all = [
    ...(await sentDays(asked)),
    ...(await receivedDays(asked)),
    ...(await thanksDays(asked)),
    ...(await waitsThatEnd(asked)),
    ...(await accountDays(asked)),
  ]
  const from = addDays(moment.today, -LOOK_BACK)
  const order = ({ on, uid }: CalendarDay) => `${on} ${uid}`
  const days = all.filter((day) => day.on >= from).toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
  return days.map((day) => ({ ...day, uid: `${day.uid}@decorum` }))
}
