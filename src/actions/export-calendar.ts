import { writeIcs } from '#formats/ics-write.ts'
import { PROGRAM_VERSION } from '#model/program.ts'
import { calendarDays } from './calendar-days.ts'
import type { Book } from './moment.ts'

/** The days that ask for something as the text of an iCalendar file. */
export async function calendarText(book: Book): Promise<string> {
  return writeIcs(await calendarDays(book), { now: book.clock.now(), program: PROGRAM_VERSION })
}

/** The same as the other exports give theirs: in one piece. */
export async function* exportCalendar(book: Book): AsyncGenerator<string> {
  yield await calendarText(book)
}
