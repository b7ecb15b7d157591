import type { Book } from './moment.ts'
import { reviewReport } from './review-report.ts'
import { reviewWeek } from './review-week.ts'

/** The state of the book today on one page of Markdown, as a review would end with it, in one piece. */
export async function* exportReport(book: Book): AsyncGenerator<string> {
  yield reviewReport(await reviewWeek(book))
}
