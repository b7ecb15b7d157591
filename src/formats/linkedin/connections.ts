import type { ArchiveFile } from '#formats/archive.ts'
import { type FigureOrder, orderOfFigures, readDay } from '#formats/linkedin/dates.ts'
import { readAddress, shownName, tidy, tidyOrNull } from '#formats/linkedin/people.ts'
import type { ConnectionRecord } from '#formats/linkedin/records.ts'
import { type Cell, cellsOf, type Header, type OnRows, Rejection, readTable } from '#formats/table.ts'
import { shorten } from '#formats/unreadable.ts'

const columns = ['first name', 'last name', 'url', 'email address', 'company', 'position', 'connected on'] as const

/** Why a row with a date and nothing else is no contact. Up to one in twenty rows is like that; it is no fault. */
export const hiddenProfile = 'It has no name: the profile is hidden or was closed.'

/** Whether a row has the column names of Connections.csv. */
export function isConnectionsHeader(names: ReadonlySet<string>): boolean {
  return names.has('first name') && names.has('connected on')
}

function toConnection(
  cell: Cell<(typeof columns)[number]>,
  line: number,
  order: () => FigureOrder | undefined,
): ConnectionRecord | Rejection {
  const firstName = tidy(cell('first name'))
  const lastName = tidy(cell('last name'))
  const address = readAddress(cell('url'))
  const name = shownName(`${firstName} ${lastName}`) || address.profileKey
  const written = tidy(cell('connected on'))
  const connectedOn = readDay(written, order)
  if (!connectedOn)
    return new Rejection(
      written === ''
        ? 'It has no date in “Connected On”.'
        : `“${shorten(written)}” in “Connected On” is not a date Decorum can read for certain.`,
    )
  if (!name) return new Rejection(hiddenProfile)
  const email = tidy(cell('email address'))
  return {
    line,
    firstName,
    lastName,
    name,
    ...address,
    email: email.includes('@') ? email : null,
    company: tidyOrNull(cell('company')),
    position: tidyOrNull(cell('position')),
    connectedOn,
  }
}

/** Reads the rows of Connections.csv. Days in figures alone are read in the order that the whole file proves, if it does. */
export function readConnections(file: ArchiveFile, header: Header, onRows?: OnRows) {
  let proved: { readonly order: FigureOrder | undefined } | undefined
  const order = () => {
    proved ??= { order: orderOfFigures(cellsOf(file, header, 'connected on')) }
    return proved.order
  }
  return readTable(file, 'connections', header, columns, (cell, line) => toConnection(cell, line, order), onRows)
}
