import type { ArchiveFile } from '#formats/archive.ts'
import { readSideDay } from '#formats/linkedin/dates.ts'
import { readAddress, tidy, tidyOrNull } from '#formats/linkedin/people.ts'
import type { EducationRecord, NoteRecord, RecommendationRecord } from '#formats/linkedin/records.ts'
import { type Header, type OnRows, Rejection, readTable } from '#formats/table.ts'

const educationColumns = ['school name', 'start date', 'end date'] as const
const recommendationColumns = ['first name', 'last name', 'company', 'job title', 'creation date', 'status'] as const
const noteColumns = [
  'connection first name',
  'connection last name',
  'connection profile url',
  'note',
  'created on',
  'edited on',
] as const

/** Whether a row has the column names of Education.csv. */
export function isEducationHeader(names: ReadonlySet<string>): boolean {
  return names.has('school name') && names.has('start date')
}

/** Whether a row has the column names of Recommendations_Given.csv and Recommendations_Received.csv, which are alike. */
export function isRecommendationsHeader(names: ReadonlySet<string>): boolean {
  return names.has('first name') && names.has('job title') && names.has('text') && names.has('creation date')
}

/** Whether a row has the column names of Notes.csv. */
export function isNotesHeader(names: ReadonlySet<string>): boolean {
  return names.has('connection first name') && names.has('note')
}

/** Reads the schools of the owner. The dates are text as in the archive; no end is one that goes on or is not told. */
export function readEducation(file: ArchiveFile, header: Header, onRows?: OnRows) {
  return readTable(
    file,
    'education',
    header,
    educationColumns,
    (cell): EducationRecord | Rejection => {
      const school = tidy(cell('school name'))
      if (school === '') return new Rejection('It has no school.')
      return { school, startedOn: tidyOrNull(cell('start date')), finishedOn: tidyOrNull(cell('end date')) }
    },
    onRows,
  )
}

/** Reads who recommended whom. The words themselves are not kept: that somebody wrote them is what counts. */
export function readRecommendations(file: ArchiveFile, header: Header, way: 'given' | 'received', onRows?: OnRows) {
  return readTable(
    file,
    way === 'given' ? 'recommendations-given' : 'recommendations-received',
    header,
    recommendationColumns,
    (cell, line): RecommendationRecord | Rejection => {
      const name = tidy(`${cell('first name')} ${cell('last name')}`)
      if (name === '') return new Rejection('It names nobody.')
      if (/^(deleted|rejected|declined)$/i.test(tidy(cell('status'))))
        return new Rejection('It was taken back or declined.')
      return {
        line,
        way,
        name,
        company: tidyOrNull(cell('company')),
        title: tidyOrNull(cell('job title')),
        on: readSideDay(cell('creation date')) ?? null,
      }
    },
    onRows,
  )
}

/** Reads the owner's own notes on people. */
export function readNotes(file: ArchiveFile, header: Header, onRows?: OnRows) {
  return readTable(
    file,
    'notes',
    header,
    noteColumns,
    (cell, line): NoteRecord | Rejection => {
      const address = readAddress(cell('connection profile url'))
      const name = tidy(`${cell('connection first name')} ${cell('connection last name')}`) || address.profileKey
      if (!name) return new Rejection('It names nobody.')
      const note = cell('note').trim()
      if (note === '') return new Rejection('It has no words.')
      return { line, name, ...address, note }
    },
    onRows,
  )
}
