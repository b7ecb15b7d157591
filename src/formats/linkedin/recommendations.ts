import type { ArchiveFile } from '#formats/archive.ts'
import { readDay } from '#formats/linkedin/dates.ts'
import { shownName, tidyOrNull } from '#formats/linkedin/people.ts'
import type { RecommendationRecord } from '#formats/linkedin/records.ts'
import { type Header, type OnRows, Rejection, readTable } from '#formats/table.ts'

const columns = ['first name', 'last name', 'company', 'job title', 'creation date'] as const

/** Whether a row has the column names of the two files of recommendations, which differ in their own name alone. */
export function isRecommendationsHeader(names: ReadonlySet<string>): boolean {
  return names.has('first name') && names.has('last name') && names.has('text') && names.has('creation date')
}

/**
 * Reads the rows of Recommendations_Given.csv or Recommendations_Received.csv: who, and when. The text is left where it
 * is, and a day that cannot be read for certain is no reason to lose the tie.
 */
export function readRecommendations(
  file: ArchiveFile,
  header: Header,
  way: RecommendationRecord['way'],
  onRows?: OnRows,
) {
  return readTable(
    file,
    `recommendations-${way}`,
    header,
    columns,
    (cell, line): RecommendationRecord | Rejection => {
      const name = shownName(`${cell('first name')} ${cell('last name')}`)
      if (name === '') return new Rejection('It names nobody.')
      return {
        line,
        way,
        name,
        company: tidyOrNull(cell('company')),
        title: tidyOrNull(cell('job title')),
        on: readDay(cell('creation date')) ?? null,
      }
    },
    onRows,
  )
}
