import type { ArchiveFile } from '#formats/archive.ts'
import { readPacificTime } from '#formats/linkedin/dates.ts'
import { readAddress, shownName, tidy } from '#formats/linkedin/people.ts'
import type { InvitationRecord, LinkedInReading } from '#formats/linkedin/records.ts'
import { Tally } from '#formats/linkedin/tally.ts'
import { type Cell, type Header, type OnRows, Rejection, readTable } from '#formats/table.ts'
import { shorten } from '#formats/unreadable.ts'

// The member numbers of the autumn of 2023 (`inviterProfileUrn`) are left aside: no other file has them to join on.
const columns = ['from', 'to', 'sent at', 'message', 'direction', 'inviterprofileurl', 'inviteeprofileurl'] as const

/** Whether a row has the column names of Invitations.csv. */
export function isInvitationsHeader(names: ReadonlySet<string>): boolean {
  return names.has('from') && names.has('to') && names.has('sent at') && names.has('direction')
}

/** Reads the rows of Invitations.csv. The owner is whoever sent the outgoing ones and received the incoming ones. */
export function readInvitations(file: ArchiveFile, header: Header, onRows?: OnRows) {
  const ownerNames = new Tally()
  const ownerAddresses = new Tally()

  function toInvitation(cell: Cell<(typeof columns)[number]>, line: number): InvitationRecord | Rejection {
    const direction = tidy(cell('direction')).toUpperCase()
    if (direction !== 'OUTGOING' && direction !== 'INCOMING')
      return new Rejection(`“${shorten(direction)}” in “Direction” is neither OUTGOING nor INCOMING.`)
    const written = tidy(cell('sent at'))
    const sentAt = readPacificTime(written)
    if (!sentAt)
      return new Rejection(
        written === ''
          ? 'It has no time in “Sent At”.'
          : `“${shorten(written)}” in “Sent At” is not a time Decorum can read for certain.`,
      )
    const sent = direction === 'OUTGOING'
    const other = readAddress(cell(sent ? 'inviteeprofileurl' : 'inviterprofileurl'))
    const name = shownName(cell(sent ? 'to' : 'from')) || other.profileKey
    if (!name) return new Rejection('It names nobody.')
    ownerNames.add(tidy(cell(sent ? 'from' : 'to')))
    ownerAddresses.add(cell(sent ? 'inviterprofileurl' : 'inviteeprofileurl'))
    return { line, direction: sent ? 'sent' : 'received', name, ...other, note: cell('message').trim(), sentAt }
  }

  const { reading, records } = readTable(file, 'invitations', header, columns, toInvitation, onRows)
  const owner: LinkedInReading['owner'] = {
    name: ownerNames.most(),
    profileKey: readAddress(ownerAddresses.most() ?? '').profileKey,
  }
  return { reading, records, owner }
}
