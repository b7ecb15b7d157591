import { writeIcs } from '#formats/ics-write.ts'
import { PROGRAM_VERSION } from '#model/program.ts'
import { calendarDays } from './calendar-days.ts'
import type { Book } from './moment.ts'

/** The days that ask for something as an iCalendar file. */
export async function exportCalendar(book: Book): Promise<string> {
  const days = await calendarDays(book)
  return writeIcs(days, { now: book.clock.now(), program: PROGRAM_VERSION })
}
