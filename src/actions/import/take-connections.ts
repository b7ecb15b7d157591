import type { ConnectionRecord } from '#formats/linkedin/records.ts'
import type { Contact } from '#model/contact.ts'
import type { SourceField } from '#model/source.ts'
import { addContact, changeContact } from '#store/contacts.ts'
import type { Write } from '#store/journal.ts'
import type { Seen } from './compared.ts'
import { follow, type Speaker, saidBy } from './follow.ts'
import { hasDouble, type Known, remember, whyDeleted } from './known.ts'
import { type ImportSteps, inOrderOf, watched } from './steps.ts'
import { emptyTally, type Fate, type Tally } from './tally.ts'
import { whichConnection } from './who-is.ts'

function valuesOf(record: ConnectionRecord): Pick<Contact, SourceField> {
  const { name, profileKey, profileUrl, email, company, position, connectedOn } = record
  return { name, profileKey, profileUrl, email, company, position, connectedOn, region: null, remarks: null }
}

const LAST = '\uffff'

// The newest first, as archives have them, and then by what the rows say: which of two rows wins never hangs on their
// order in the file.
function inOrder(records: readonly ConnectionRecord[]): ConnectionRecord[] {
  const keyOf = ({ name, profileKey, profileUrl, email, company, position }: ConnectionRecord) =>
    JSON.stringify([profileKey, name, profileUrl, email, company, position])
  // Two rows of one person are rare: only of them is more compared than the day and the address.
  return records.toSorted(
    (a, b) =>
      inOrderOf(b.connectedOn, a.connectedOn) ||
      inOrderOf(a.profileKey ?? LAST, b.profileKey ?? LAST) ||
      inOrderOf(keyOf(a), keyOf(b)),
  )
}

function takeOne(
  write: Write,
  known: Known,
  record: ConnectionRecord,
  speaker: Speaker,
  seen: Seen,
  tally: Tally,
  zone: string,
): Fate | { readonly reason: string } {
  const values = valuesOf(record)
  const found = whichConnection(known, record, seen.connections)
  if (!found) {
    const deleted = whyDeleted(known, record, zone)
    if (deleted) return { reason: deleted }
    const sources = saidBy(speaker, values)
    const added = { ...addContact(write, values, sources), sources }
    if (hasDouble(known, added)) tally.doubles.add(added.id)
    remember(known, added)
    seen.connections.set(added.id, record.line)
    return 'new'
  }
  const { contact, by } = found
  const before = seen.connections.get(contact.id)
  if (before !== undefined) return { reason: `The same person stands on line ${before} already.` }
  seen.connections.set(contact.id, record.line)
  if (by === 'name') tally.byName++
  const following = follow(contact, values, speaker)
  // A connection removed by hand and made again later is a connection.
  const again = contact.removedOn !== null && record.connectedOn > contact.removedOn
  if (!following && !again) return 'same'
  const patch = { ...following?.patch, ...(again && { connectedOn: record.connectedOn, removedOn: null }) }
  const sources = following?.sources ?? contact.sources
  changeContact(write, contact.id, patch, sources)
  const changed = { ...contact, ...patch, sources }
  remember(known, changed)
  seen.changes.push({ before: contact, after: changed })
  return 'changed'
}

/**
 * Takes the connections of an archive into the book; people already there follow it. A second row for the same person
 * is rejected, so that the same archive again changes nothing.
 */
export function takeConnections(
  write: Write,
  known: Known,
  zone: string,
  records: readonly ConnectionRecord[],
  speaker: Speaker,
  seen: Seen,
  steps: ImportSteps,
): Tally {
  const tally = emptyTally()
  for (const record of watched(inOrder(records), 'connections', steps)) {
    const fate = takeOne(write, known, record, speaker, seen, tally, zone)
    if (typeof fate === 'string') tally.fates.push(fate)
    else tally.rejected.push({ line: record.line, reason: fate.reason })
  }
  return tally
}
