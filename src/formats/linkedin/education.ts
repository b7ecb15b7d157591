import type { ArchiveFile } from '#formats/archive.ts'
import { tidy, tidyOrNull } from '#formats/linkedin/people.ts'
import type { EducationRecord } from '#formats/linkedin/records.ts'
import { type Header, type OnRows, Rejection, readTable } from '#formats/table.ts'

const columns = ['school name', 'start date', 'end date'] as const

/** Whether a row has the column names of Education.csv. */
export function isEducationHeader(names: ReadonlySet<string>): boolean {
  return names.has('school name') && names.has('start date')
}

/** Reads the rows of Education.csv. What the owner wrote about their time there is left aside. */
export function readEducation(file: ArchiveFile, header: Header, onRows?: OnRows) {
  return readTable(
    file,
    'education',
    header,
    columns,
    (cell, line): EducationRecord | Rejection => {
      const school = tidy(cell('school name'))
      if (school === '') return new Rejection('It has no school.')
      return { line, school, startedOn: tidyOrNull(cell('start date')), finishedOn: tidyOrNull(cell('end date')) }
    },
    onRows,
  )
}
