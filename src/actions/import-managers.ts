import type { ManagerRecord, ManagersReading, NamedPerson } from '#formats/managers/records.ts'
import { ME, nameKeyOf } from '#model/contact.ts'
import { count } from '#model/day.ts'
import type { Relation } from '#model/relation.ts'
import { addContact, ensureMe } from '#store/contacts.ts'
import type { Write } from '#store/journal.ts'
import { addRelation, dateRelation, relationsOfKind } from '#store/relations.ts'
import { type Speaker, saidBy } from './import/follow.ts'
import type { Imported, Importing } from './import/imported.ts'
import { type Known, namesakes, ofEmail, ofProfile, readKnown, remember } from './import/known.ts'
import { type ImportSteps, unwatched, watched } from './import/steps.ts'
import { countFates, emptyTally, type Fate } from './import/tally.ts'
import { type Book, momentOf } from './moment.ts'
import { carryOutImport, type PlannedImport, planImport } from './plan-import.ts'

interface Who {
  readonly id: string
  readonly isNew: boolean
}

/** Takes reporting lines into the book, one after the other, with the people at their ends. */
export class ReportingLines {
  readonly #write: Write
  readonly #known: Known
  readonly #ownName: string | null
  readonly #speaker: Speaker
  readonly #ties: Map<string, Relation[]>
  #meIsThere = false

  constructor(write: Write, known: Known, ties: readonly Relation[], ownName: string | null, speaker: Speaker) {
    this.#write = write
    this.#known = known
    this.#ownName = ownName
    this.#speaker = speaker
    this.#ties = Map.groupBy(ties, (tie) => `${tie.from} ${tie.to}`)
  }

  /** Who a name, an e-mail or an address means; added when nobody is. A name several people share means none of them. */
  async whoIs(person: NamedPerson): Promise<Who | { readonly reason: string }> {
    const key = nameKeyOf(person.name)
    if (key === '') return { reason: 'A name is missing.' }
    if (key === 'me' || (this.#ownName !== null && key === nameKeyOf(this.#ownName))) {
      if (!this.#meIsThere) await ensureMe(this.#write, this.#ownName)
      this.#meIsThere = true
      return { id: ME, isNew: false }
    }
    const byProfile = ofProfile(this.#known, person.profileKey)
    if (byProfile) return { id: byProfile.id, isNew: false }
    const byEmail = ofEmail(this.#known, person.email)
    const [only, ...others] = byEmail.length > 0 ? byEmail : namesakes(this.#known, person.name)
    if (others.length > 0)
      return { reason: `${others.length + 1} people in the book go by "${person.email ?? person.name}".` }
    if (only) return { id: only.id, isNew: false }
    const { name, email, profileKey } = person
    const profileUrl = profileKey === null ? null : `https://www.linkedin.com/in/${encodeURIComponent(profileKey)}`
    const shown = profileKey !== null && /\/in\//i.test(name) ? profileKey.replaceAll('-', ' ') : name
    const values = { name: shown, email, profileKey, profileUrl }
    const sources = saidBy(this.#speaker, values)
    const added = { ...addContact(this.#write, values, sources), sources }
    remember(this.#known, added)
    return { id: added.id, isNew: true }
  }

  /** Writes one line down. What the owner dated stays as it is unless the file gives a day of its own. */
  tie(from: string, to: string, record: Pick<ManagerRecord, 'from' | 'until'>): Fate {
    const key = `${from} ${to}`
    const known = this.#ties.get(key) ?? []
    // Another spell, with a beginning of its own, is a line of its own.
    const same = known.find((tie) => record.from === null || tie.startsOn === null || tie.startsOn === record.from)
    if (!same) {
      const dates = { startsOn: record.from, endsOn: record.until }
      const added = addRelation(this.#write, { from, to, kind: 'reports-to', ...dates, remark: null })
      this.#ties.set(key, [...known, added])
      return 'new'
    }
    const dates = { startsOn: record.from ?? same.startsOn, endsOn: record.until ?? same.endsOn }
    if (dates.startsOn !== null && dates.endsOn !== null && dates.endsOn < dates.startsOn) return 'same'
    const changed = dateRelation(this.#write, same.id, dates)
    this.#ties.set(
      key,
      known.map((tie) => (tie === same ? { ...same, ...dates } : tie)),
    )
    return changed ? 'changed' : 'same'
  }
}

// By what they say: which of two rows comes first in the file decides nothing.
function inOrder(records: readonly ManagerRecord[]): ManagerRecord[] {
  const keyOf = ({ person, manager, from, until }: ManagerRecord) => JSON.stringify([person, manager, from, until])
  return records.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b))))
}

async function take(
  write: Write,
  reading: ManagersReading,
  ownName: string | null,
  steps: ImportSteps,
): Promise<Importing> {
  const tally = emptyTally()
  const known = await readKnown(write.trx)
  const ties = await relationsOfKind(write.trx, 'reports-to')
  const lines = new ReportingLines(write, known, ties, ownName, { source: 'csv', on: null, older: false })
  let people = 0
  for (const record of watched(inOrder(reading.records), reading.name, steps)) {
    const refuse = (reason: string) => tally.rejected.push({ line: record.line, reason })
    const person = await lines.whoIs(record.person)
    const manager = 'reason' in person ? person : await lines.whoIs(record.manager)
    if ('reason' in person) refuse(person.reason)
    else if ('reason' in manager) refuse(manager.reason)
    else if (person.id === manager.id) refuse(`${record.person.name} would report to themselves.`)
    else {
      tally.fates.push(lines.tie(person.id, manager.id, record))
      people += Number(person.isNew) + Number(manager.isNew)
    }
  }
  const rejected = [...reading.rejected, ...tally.rejected].toSorted((a, b) => a.line - b.line)
  const rows = countFates(reading.read, tally, rejected.length)
  return {
    archive: reading.name,
    kind: reading.kind,
    isWholeBook: false,
    exportedOn: null,
    files: [{ name: reading.name, rows }],
    total: rows,
    rejected: rejected.map((row) => ({ file: reading.name, ...row })),
    skipped: [],
    inferredAccepted: 0,
    byName: 0,
    doubles: 0,
    compared: null,
    remarks: [
      ...(reading.without > 0
        ? [`${count(reading.without, 'line')} ${reading.without === 1 ? 'names' : 'name'} no manager.`]
        : []),
      ...(people > 0 ? [`${count(people, 'person', 'people')} not in the book before.`] : []),
    ],
  }
}

/** Works out what a file of who reports to whom would change. The same file again changes nothing. */
export async function planManagers(book: Book, reading: ManagersReading, steps: ImportSteps): Promise<PlannedImport> {
  const { settings } = await momentOf(book)
  return planImport(book, reading.name, (write) => take(write, reading, settings.me.name, steps))
}

/** Writes down who reports to whom from a file, in one operation, or with `preview` says what that would do. */
export async function importManagers(
  book: Book,
  reading: ManagersReading,
  { preview }: { readonly preview: boolean },
): Promise<Imported> {
  const planned = await planManagers(book, reading, unwatched)
  return preview ? { ...planned.result, operation: null } : carryOutImport(book, planned, unwatched)
}
