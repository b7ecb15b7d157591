import type { ConnectionRecord } from '#formats/linkedin/records.ts'
import type { Contact } from '#model/contact.ts'
import type { SourcedContact, Sources } from '#model/source.ts'
import { addContact, changeContact } from '#store/contacts.ts'
import type { Write } from '#store/journal.ts'
import { type Known, remember, whichConnection } from './known.ts'
import { emptyTally, type Fate, type Tally } from './tally.ts'

/** The fields an archive knows of a connection; the owner may have typed something else into any of them. */
const FIELDS = ['name', 'profileKey', 'profileUrl', 'email', 'company', 'position', 'connectedOn'] as const

type Field = (typeof FIELDS)[number]

function valuesOf(record: ConnectionRecord): Pick<Contact, Field> {
  const { name, profileKey, profileUrl, email, company, position, connectedOn } = record
  return { name, profileKey, profileUrl, email, company, position, connectedOn }
}

/**
 * What to change: a field follows the archive while it is empty or still as the last archive left it. What the owner
 * typed stays, and so does what an archive with fewer columns does not mention.
 */
function following(contact: SourcedContact, values: Pick<Contact, Field>): Partial<Pick<Contact, Field>> {
  const changed = FIELDS.filter((field) => {
    const [has, gets, had] = [contact[field], values[field], contact.sources.linkedin?.values[field] ?? null]
    return gets !== null && gets !== has && (has === null || has === had)
  })
  return Object.fromEntries(changed.map((field) => [field, values[field]]))
}

function takeOne(write: Write, known: Known, record: ConnectionRecord, taken: Map<string, number>): Fate | number {
  const values = valuesOf(record)
  const contact = whichConnection(known, record, taken)
  if (!contact) {
    const sources: Sources = { linkedin: { on: null, values } }
    const added = { ...addContact(write, values, sources), sources }
    remember(known, added)
    taken.set(added.id, record.line)
    return 'new'
  }
  const before = taken.get(contact.id)
  if (before !== undefined) return before
  taken.set(contact.id, record.line)
  const patch = following(contact, values)
  // A connection removed by hand and made again later is a connection.
  const again = contact.removedOn !== null && record.connectedOn > contact.removedOn
  const full = again ? { ...patch, connectedOn: record.connectedOn, removedOn: null } : patch
  if (Object.keys(full).length === 0) return 'same'
  const linkedin = { on: null, values: { ...contact.sources.linkedin?.values, ...values } }
  const sources = { ...contact.sources, linkedin }
  changeContact(write, contact.id, full, sources)
  remember(known, { ...contact, ...full, sources })
  return 'changed'
}

/**
 * Takes the connections of an archive into the book; people already there follow it. The newest row comes first in an
 * archive: a second row for the same person is rejected, so that the same archive again changes nothing.
 */
export function takeConnections(write: Write, known: Known, records: readonly ConnectionRecord[]): Tally {
  const tally = emptyTally()
  const taken = new Map<string, number>()
  for (const record of records) {
    const fate = takeOne(write, known, record, taken)
    if (typeof fate === 'number') {
      tally.rejected.push({ line: record.line, reason: `The same person stands on line ${fate} already.` })
    } else tally.fates.push(fate)
  }
  return tally
}
