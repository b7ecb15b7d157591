import type { ArchiveFile } from '#formats/archive.ts'
import { readMessageTime } from '#formats/linkedin/dates.ts'
import { yesWords } from '#formats/linkedin/header-words.ts'
import { readAddress, shownName, tidy } from '#formats/linkedin/people.ts'
import type { LinkedInReading, MessageRecord } from '#formats/linkedin/records.ts'
import { Tally } from '#formats/linkedin/tally.ts'
import { type Cell, type Header, type OnRows, Rejection, readTable } from '#formats/table.ts'
import { shorten } from '#formats/unreadable.ts'
import { nameKeyOf } from '#model/contact.ts'

const columns = [
  'conversation id',
  'from',
  'sender profile url',
  'to',
  'recipient profile urls',
  'date',
  'content',
  'direction',
  'folder',
  'is message draft',
  'is conversation draft',
] as const

type Cells = Cell<(typeof columns)[number]>
type Owner = LinkedInReading['owner']

/** Whether a row has the column names of messages.csv, or of the Messages.csv of 2018. */
export function isMessagesHeader(names: ReadonlySet<string>): boolean {
  return names.has('from') && names.has('to') && names.has('date') && names.has('content')
}

/** Profile keys by address: the same few hundred people write all the messages. */
function keysByAddress(): (address: string) => string | null {
  const known = new Map<string, string | null>()
  return (address) => {
    let key = known.get(address)
    if (key === undefined) {
      key = readAddress(address).profileKey
      known.set(address, key)
    }
    return key
  }
}

function isYes(cell: string): boolean {
  return cell !== '' && cell !== 'No' && yesWords.has(cell.trim().toLowerCase())
}

/** Addresses are joined by a comma alone, and may have commas of their own. */
function addressesIn(cell: string): string[] {
  if (!cell.includes(',')) return cell === '' ? [] : [cell]
  return cell.split(/,(?=https?:)/).filter((address) => address.trim() !== '')
}

/**
 * Reads the rows of messages.csv. `known` is the owner as far as other files name them; the rest is found in the
 * messages themselves, in which the owner always takes part.
 */
export function readMessages(file: ArchiveFile, header: Header, known: Owner, onRows?: OnRows) {
  const keyOf = keysByAddress()
  const found = known.profileKey === null ? ownerOf(file, header, keyOf, onRows) : known
  const owner: Owner = { name: known.name ?? found.name, profileKey: known.profileKey ?? found.profileKey }
  const ownerName = owner.name === null ? null : nameKeyOf(owner.name)

  function isSent(cell: Cells): boolean | undefined {
    const direction = tidy(cell('direction')).toUpperCase()
    if (direction === 'OUTGOING') return true
    if (direction === 'INCOMING') return false
    const sender = keyOf(cell('sender profile url'))
    if (sender !== null && owner.profileKey !== null) return sender === owner.profileKey
    if (ownerName !== null) return nameKeyOf(cell('from')) === ownerName
    return undefined
  }

  function toMessage(cell: Cells, line: number): MessageRecord | Rejection {
    if (isYes(cell('is message draft')) || isYes(cell('is conversation draft')))
      return new Rejection('It is a draft that was not sent.')
    if (cell('folder').trim().toUpperCase() === 'SPAM') return new Rejection('It was sorted out as spam.')
    const date = cell('date')
    const sentAt = readMessageTime(date) ?? readMessageTime(tidy(date))
    if (!sentAt) return new Rejection(`“${shorten(tidy(date))}” in “Date” is not a time Decorum can read for certain.`)
    const sent = isSent(cell)
    if (sent === undefined) return new Rejection('Whether you wrote it or received it cannot be told.')
    const recipients = addressesIn(cell('recipient profile urls'))
    if (sent && recipients.length > 1)
      return new Rejection('It went to several people at once and is counted for none.')
    const otherKey = sent ? keyOf(recipients[0] ?? '') : keyOf(cell('sender profile url'))
    const shown = shownName(cell(sent ? 'to' : 'from'))
    const otherName = shown || otherKey
    if (!otherName || (otherName === 'LinkedIn Member' && otherKey === null))
      return new Rejection('It names nobody: the profile is hidden or was closed.')
    return {
      line,
      conversation: tidy(cell('conversation id')) || otherName,
      direction: sent ? 'sent' : 'received',
      otherName,
      otherKey,
      sentAt,
      text: cell('content'),
    }
  }

  return { ...readTable(file, 'messages', header, columns, toMessage, onRows), owner }
}

/**
 * Whoever takes part in more of the messages than anybody else. Nothing counts as read on this first way through the
 * file, which can be called off all the same.
 */
function ownerOf(file: ArchiveFile, header: Header, keyOf: (address: string) => string | null, onRows?: OnRows): Owner {
  const keys = new Tally()
  const names = new Tally()
  const noneYet: OnRows | undefined = onRows && ((name) => onRows(name, 0))
  const look = (cell: Cells) => {
    const recipients = addressesIn(cell('recipient profile urls'))
    // Where recipients have no address, the senders alone would show who writes most, not whose archive it is.
    if (recipients.length > 0) for (const each of [cell('sender profile url'), ...recipients]) keys.add(keyOf(each))
    for (const name of [cell('from'), cell('to')]) names.add(tidy(name))
    return undefined
  }
  readTable(file, 'messages', header, columns, look, noneYet)
  return { name: names.most(), profileKey: keys.most() }
}
