import type { ArchiveFile } from '#formats/archive.ts'
import { shownName, tidy, tidyOrNull } from '#formats/linkedin/people.ts'
import type { PositionRecord, ProfileRecord } from '#formats/linkedin/records.ts'
import { type Header, type OnRows, Rejection, readTable } from '#formats/table.ts'

const profileColumns = ['first name', 'last name', 'headline', 'industry', 'geo location'] as const
const positionColumns = ['company name', 'title', 'started on', 'finished on'] as const

/** Whether a row has the column names of Profile.csv. */
export function isProfileHeader(names: ReadonlySet<string>): boolean {
  return names.has('first name') && names.has('last name') && names.has('headline')
}

/** Whether a row has the column names of Positions.csv. */
export function isPositionsHeader(names: ReadonlySet<string>): boolean {
  return names.has('company name') && names.has('title') && names.has('started on')
}

/** Reads the one row of Profile.csv. The birth date, address and phone numbers beside it are none of our business. */
export function readProfile(file: ArchiveFile, header: Header, onRows?: OnRows) {
  let seen = false
  return readTable(
    file,
    'profile',
    header,
    profileColumns,
    (cell, line): ProfileRecord | Rejection => {
      const firstName = tidy(cell('first name'))
      const lastName = tidy(cell('last name'))
      const name = shownName(`${firstName} ${lastName}`)
      if (name === '') return new Rejection('It has no name.')
      if (seen) return new Rejection('An archive has one owner; only the first row is read.')
      seen = true
      return {
        line,
        name,
        firstName,
        lastName,
        headline: tidyOrNull(cell('headline')),
        industry: tidyOrNull(cell('industry')),
        region: tidyOrNull(cell('geo location')),
      }
    },
    onRows,
  )
}

/** Reads the rows of Positions.csv, the newest first as the archive has them. */
export function readPositions(file: ArchiveFile, header: Header, onRows?: OnRows) {
  return readTable(
    file,
    'positions',
    header,
    positionColumns,
    (cell, line): PositionRecord | Rejection => {
      const company = tidy(cell('company name'))
      if (company === '') return new Rejection('It has no company.')
      return {
        line,
        company,
        title: tidy(cell('title')),
        startedOn: tidyOrNull(cell('started on')),
        finishedOn: tidyOrNull(cell('finished on')),
      }
    },
    onRows,
  )
}
