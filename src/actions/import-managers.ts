import type { ManagerRecord, ManagersReading } from '#formats/managers/records.ts'
import { count } from '#model/day.ts'
import type { Write } from '#store/journal.ts'
import { relationsOfKind } from '#store/relations.ts'
import { type Imported, type Importing, listImported } from './import/imported.ts'
import { readKnown } from './import/known.ts'
import { ReportingLines } from './import/reporting-lines.ts'
import { type ImportSteps, unwatched, watched } from './import/steps.ts'
import { emptyTally } from './import/tally.ts'
import { type Book, momentOf } from './moment.ts'
import { carryOutImport, type PlannedImport, planImport } from './plan-import.ts'

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
  return listImported(reading, tally, [
    ...(reading.without > 0
      ? [`${count(reading.without, 'line')} ${reading.without === 1 ? 'names' : 'name'} no manager.`]
      : []),
    ...(people > 0 ? [`${count(people, 'person', 'people')} not in the book before.`] : []),
  ])
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
