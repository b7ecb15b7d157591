import type { ArchiveFile } from '#formats/archive.ts'
import { readDay } from '#formats/linkedin/dates.ts'
import { readAddress, shownName } from '#formats/linkedin/people.ts'
import type { NoteRecord } from '#formats/linkedin/records.ts'
import { type Header, type OnRows, Rejection, readTable } from '#formats/table.ts'

const columns = [
  'connection first name',
  'connection last name',
  'connection profile url',
  'note',
  'created on',
  'edited on',
] as const

/** Whether a row has the column names of Notes.csv. */
export function isNotesHeader(names: ReadonlySet<string>): boolean {
  return names.has('note') && (names.has('connection profile url') || names.has('connection first name'))
}

/** Reads the rows of Notes.csv: what the owner wrote down about people, for themselves. */
export function readNotes(file: ArchiveFile, header: Header, onRows?: OnRows) {
  return readTable(
    file,
    'notes',
    header,
    columns,
    (cell, line): NoteRecord | Rejection => {
      const address = readAddress(cell('connection profile url'))
      const name = shownName(`${cell('connection first name')} ${cell('connection last name')}`) || address.profileKey
      if (!name) return new Rejection('It names nobody.')
      const note = cell('note').trim()
      if (note === '') return new Rejection('It has no note.')
      return {
        line,
        name,
        ...address,
        note,
        createdOn: readDay(cell('created on')) ?? null,
        editedOn: readDay(cell('edited on')) ?? null,
      }
    },
    onRows,
  )
}
