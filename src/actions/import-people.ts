import type { ColumnMapping, UnknownTable } from '#formats/contacts/mapping.ts'
import type { PeopleReading, PersonRecord } from '#formats/contacts/records.ts'
import type { Contact } from '#model/contact.ts'
import { count } from '#model/day.ts'
import type { Source, SourcedContact, SourceField } from '#model/source.ts'
import { addKey } from '#store/contact-keys.ts'
import { addContact, changeContact } from '#store/contacts.ts'
import type { Write } from '#store/journal.ts'
import { relationsOfKind } from '#store/relations.ts'
import { keepSetting } from '#store/settings.ts'
import { follow, type Speaker, saidBy } from './import/follow.ts'
import { type Importing, listImported } from './import/imported.ts'
import {
  hasDouble,
  type Known,
  namesakes,
  ofEmail,
  ofProfile,
  readKnown,
  remember,
  rememberKey,
  whyDeleted,
} from './import/known.ts'
import { ReportingLines } from './import/reporting-lines.ts'
import { type ImportSteps, watched } from './import/steps.ts'
import { emptyTally, type Fate } from './import/tally.ts'
import { type Book, type Moment, momentOf } from './moment.ts'
import { type PlannedImport, planImport } from './plan-import.ts'

type Values = Pick<Contact, SourceField>

function valuesOf(record: PersonRecord): Values {
  const { name, profileKey, profileUrl, company, position, region, remarks, connectedOn } = record
  return {
    name,
    profileKey,
    profileUrl,
    email: record.emails[0] ?? null,
    company,
    position,
    region,
    remarks,
    connectedOn,
  }
}

/** Everybody the keys of a row name: its profile address and its e-mail addresses. */
function namedByKeys(known: Known, record: PersonRecord): SourcedContact[] {
  const found = [ofProfile(known, record.profileKey), ...record.emails.flatMap((email) => ofEmail(known, email))]
  return [...new Map(found.flatMap((each) => (each ? [[each.id, each] as const] : []))).values()]
}

/**
 * Whom a row without any key meant the last time it was brought in: somebody of that name whom this very source told of,
 * and who has no key either; of several the one at the same company.
 */
function toldBefore(
  known: Known,
  record: PersonRecord,
  source: Source,
  taken: ReadonlySet<string>,
): SourcedContact | undefined {
  if (record.profileKey !== null || record.emails.length > 0) return undefined
  const possible = namesakes(known, record.name).filter(
    (each) =>
      !taken.has(each.id) &&
      each.profileKey === null &&
      each.email === null &&
      each.sources[source]?.values.name === record.name,
  )
  const saidCompany = (each: SourcedContact) => each.sources[source]?.values.company ?? null
  return possible.find((each) => saidCompany(each) === record.company) ?? possible[0]
}

// By what they say: which of two rows comes first in the file decides nothing.
function inOrder(records: readonly PersonRecord[]): PersonRecord[] {
  return records
    .map((record) => ({ record, key: JSON.stringify({ ...record, line: 0 }) }))
    .toSorted((a, b) => Number(a.key > b.key) - Number(a.key < b.key))
    .map(({ record }) => record)
}

class Taking {
  readonly tally = emptyTally()
  readonly #write: Write
  readonly #known: Known
  readonly #speaker: Speaker
  readonly #taken = new Map<string, number>()
  readonly #zone: string

  constructor(write: Write, known: Known, speaker: Speaker, zone: string) {
    this.#zone = zone
    this.#write = write
    this.#known = known
    this.#speaker = speaker
  }

  /**
   * Notes the addresses of a row the contact is not known by yet, and one that gave way to another: it goes on naming
   * the same person. Says whether there were any.
   */
  #addKeys(contact: SourcedContact, record: PersonRecord, before: SourcedContact = contact): boolean {
    let added = false
    const add = (kind: 'profile' | 'email', key: string | null, own: string | null) => {
      if (key === null || key === own || this.#known.further.has(`${kind} ${key}`)) return
      addKey(this.#write, contact.id, kind, key)
      rememberKey(this.#known, contact.id, kind, key)
      added = true
    }
    const lower = (email: string | null) => email?.toLowerCase() ?? null
    for (const key of [record.profileKey, before.profileKey]) add('profile', key, contact.profileKey)
    for (const email of [...record.emails, before.email]) add('email', lower(email), lower(contact.email))
    return added
  }

  /** Takes a row; gives whom it means and its fate, or why it can mean nobody. */
  take(record: PersonRecord): { readonly contact: SourcedContact; readonly fate: Fate } | { readonly reason: string } {
    const values = valuesOf(record)
    const byKey = namedByKeys(this.#known, record)
    const [first, second] = byKey
    if (first && second)
      return {
        reason: `Its addresses name two people of the book: ${first.name} and ${second.name}. Merge them first.`,
      }
    const deletedWhy = first ? undefined : whyDeleted(this.#known, { ...values }, this.#zone)
    if (deletedWhy) return { reason: deletedWhy }
    const found = first ?? toldBefore(this.#known, record, this.#speaker.source, new Set(this.#taken.keys()))
    if (!found) {
      const sources = saidBy(this.#speaker, values)
      const contact = { ...addContact(this.#write, values, sources), sources }
      if (hasDouble(this.#known, contact)) this.tally.doubles.add(contact.id)
      remember(this.#known, contact)
      this.#addKeys(contact, record)
      this.#taken.set(contact.id, record.line)
      return { contact, fate: 'new' }
    }
    const before = this.#taken.get(found.id)
    if (before !== undefined) return { reason: `The same person stands on line ${before} already.` }
    this.#taken.set(found.id, record.line)
    const following = follow(found, values, this.#speaker)
    const contact = following ? { ...found, ...following.patch, sources: following.sources } : found
    if (following) {
      changeContact(this.#write, found.id, following.patch, following.sources)
      remember(this.#known, contact)
    }
    const added = this.#addKeys(contact, record, found)
    return { contact, fate: following || added ? 'changed' : 'same' }
  }
}

async function take(
  write: Write,
  reading: PeopleReading,
  { settings, zone }: Moment,
  steps: ImportSteps,
): Promise<Importing> {
  const known = await readKnown(write.trx)
  const speaker: Speaker = { source: reading.source, on: null, older: false }
  const taking = new Taking(write, known, speaker, zone)
  const lines = new ReportingLines(
    write,
    known,
    await relationsOfKind(write.trx, 'reports-to'),
    settings.me.name,
    speaker,
  )
  const { tally } = taking
  const managed: { readonly record: PersonRecord; readonly contactId: string; readonly place: number }[] = []
  for (const record of watched(inOrder(reading.records), reading.name, steps)) {
    const taken = taking.take(record)
    if ('reason' in taken) {
      tally.rejected.push({ line: record.line, reason: taken.reason })
      continue
    }
    managed.push({ record, contactId: taken.contact.id, place: tally.fates.length })
    tally.fates.push(taken.fate)
  }
  // Once everybody is there: a manager may stand on a later row than those who report to them.
  let [tied, untied] = [0, 0]
  for (const { record, contactId, place } of managed)
    for (const named of record.managers) {
      const manager = await lines.whoIs(named)
      if ('reason' in manager || manager.id === contactId) {
        untied++
        continue
      }
      if (lines.tie(contactId, manager.id, { from: null, until: null }) === 'same') continue
      tied++
      if (tally.fates[place] === 'same') tally.fates[place] = 'changed'
    }
  return listImported(reading, tally, [
    ...(tied > 0 ? [`${count(tied, 'reporting line')} to a manager.`] : []),
    ...(untied > 0
      ? [`${count(untied, 'manager')} left out: the name means several people, or the person themselves.`]
      : []),
  ])
}

/** What the columns of a table were said to hold, to be remembered for the next file with the same ones. */
export interface ToldColumns {
  readonly table: Pick<UnknownTable, 'signature'>
  readonly mapping: ColumnMapping
}

/** The name under which the columns of a table are remembered. */
export function mappingSetting({ signature }: Pick<UnknownTable, 'signature'>): `mapping.${string}` {
  return `mapping.${signature}`
}

/** Works out what a file of contacts would change. People are joined by their addresses; a name alone joins nobody. */
export async function planPeople(
  book: Book,
  reading: PeopleReading,
  steps: ImportSteps,
  told?: ToldColumns,
): Promise<PlannedImport> {
  const moment = await momentOf(book)
  return planImport(book, reading.name, async (write) => {
    if (told) await keepSetting(write, mappingSetting(told.table), told.mapping)
    return take(write, reading, moment, steps)
  })
}
