import type { Book } from './moment.ts'
import { reviewReport } from './review-report.ts'
import { reviewWeek } from './review-week.ts'

/** The state of the book today on one page of Markdown, as a review would end with it. */
export async function exportReport(book: Book): Promise<string> {
  return reviewReport(await reviewWeek(book))
}
