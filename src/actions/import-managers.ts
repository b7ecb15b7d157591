import type { ManagerRecord, ManagersReading, NamedPerson } from '#formats/managers/records.ts'
import { ME, nameKeyOf } from '#model/contact.ts'
import { backUpBook } from '#store/back-up-book.ts'
import { addContact, ensureMe, findByEmail, findByName, findByProfile } from '#store/contacts.ts'
import { inOperation, rehearse, type Write } from '#store/journal.ts'
import { addRelation, dateRelation, relationsOfKind } from '#store/relations.ts'
import type { Fate, RowCounts } from './import/tally.ts'
import { type Book, momentOf } from './moment.ts'

/** What an import of managers did, or would do. */
export interface ManagersImported {
  readonly file: string
  readonly kind: ManagersReading['kind']
  readonly rows: RowCounts
  /** Rows or cards that name no manager. */
  readonly without: number
  /** People who were not in the book before. */
  readonly people: number
  readonly rejected: readonly { readonly line: number; readonly reason: string }[]
  /** Null for a preview, and when nothing was new. */
  readonly operation: string | null
}

interface Who {
  readonly id: string
  readonly isNew: boolean
}

async function whoIs(write: Write, person: NamedPerson, ownName: string | null): Promise<Who | { reason: string }> {
  const key = nameKeyOf(person.name)
  if (key === '') return { reason: 'A name is missing.' }
  if (key === 'me' || (ownName !== null && key === nameKeyOf(ownName))) {
    await ensureMe(write, ownName)
    return { id: ME, isNew: false }
  }
  const byProfile = person.profileKey === null ? undefined : await findByProfile(write.trx, person.profileKey)
  if (byProfile) return { id: byProfile.id, isNew: false }
  const byEmail = person.email === null ? [] : await findByEmail(write.trx, person.email)
  const [only, ...others] = byEmail.length > 0 ? byEmail : await findByName(write.trx, person.name)
  if (others.length > 0)
    return { reason: `${others.length + 1} people in the book go by "${person.email ?? person.name}".` }
  if (only) return { id: only.id, isNew: false }
  const { name, email, profileKey } = person
  const profileUrl = profileKey === null ? null : `https://www.linkedin.com/in/${encodeURIComponent(profileKey)}`
  const shown = profileKey !== null && /\/in\//i.test(name) ? profileKey.replaceAll('-', ' ') : name
  return { id: addContact(write, { name: shown, email, profileKey, profileUrl }).id, isNew: true }
}

type Tie = Awaited<ReturnType<typeof relationsOfKind>>[number]

/** Writes one tie down. What the owner dated stays as it is unless the file gives a day of its own. */
function takeTie(write: Write, ties: Map<string, Tie[]>, from: string, to: string, record: ManagerRecord): Fate {
  const key = `${from} ${to}`
  const known = ties.get(key) ?? []
  // Another spell, with a beginning of its own, is a line of its own.
  const same = known.find((tie) => record.from === null || tie.startsOn === null || tie.startsOn === record.from)
  if (!same) {
    const dates = { startsOn: record.from, endsOn: record.until }
    const added = addRelation(write, { from, to, kind: 'reports-to', ...dates, remark: null })
    ties.set(key, [...known, added])
    return 'new'
  }
  const dates = { startsOn: record.from ?? same.startsOn, endsOn: record.until ?? same.endsOn }
  if (dates.startsOn !== null && dates.endsOn !== null && dates.endsOn < dates.startsOn) return 'same'
  const changed = dateRelation(write, same.id, dates)
  ties.set(
    key,
    known.map((tie) => (tie === same ? { ...same, ...dates } : tie)),
  )
  return changed ? 'changed' : 'same'
}

/**
 * Writes down who reports to whom from a file, in one transaction, or with `preview` says what that would do. The same
 * file again changes nothing. People who are new are added; a name that several people share is left out and said so.
 */
export async function importManagers(
  book: Book,
  reading: ManagersReading,
  { preview }: { readonly preview: boolean },
): Promise<ManagersImported> {
  const moment = await momentOf(book)
  const occasion = { by: 'import', at: moment.now, label: `Import ${reading.name}`.slice(0, 200) } as const
  const bringIn = (write: Write) => takeManagers(write, reading, moment.settings.me.name)
  if (preview) return { ...(await rehearse(book.store, occasion, bringIn)), operation: null }
  await backUpBook(book.store, 'before-import')
  const { result, operation } = await inOperation(book.store, occasion, bringIn)
  return { ...result, operation }
}

async function takeManagers(
  write: Write,
  reading: ManagersReading,
  ownName: string | null,
): Promise<Omit<ManagersImported, 'operation'>> {
  const fates: Fate[] = []
  const rejected = [...reading.rejected]
  let people = 0
  const ties = Map.groupBy(await relationsOfKind(write.trx, 'reports-to'), (tie) => `${tie.from} ${tie.to}`)
  for (const record of reading.records) {
    const person = await whoIs(write, record.person, ownName)
    const manager = 'reason' in person ? person : await whoIs(write, record.manager, ownName)
    if ('reason' in person) rejected.push({ line: record.line, reason: person.reason })
    else if ('reason' in manager) rejected.push({ line: record.line, reason: manager.reason })
    else if (person.id === manager.id)
      rejected.push({ line: record.line, reason: `${record.person.name} would report to themselves.` })
    else {
      fates.push(takeTie(write, ties, person.id, manager.id, record))
      people += Number(person.isNew) + Number(manager.isNew)
    }
  }
  const count = (fate: Fate) => fates.filter((each) => each === fate).length
  return {
    file: reading.name,
    kind: reading.kind,
    rows: {
      read: reading.read,
      new: count('new'),
      changed: count('changed'),
      same: count('same'),
      rejected: rejected.length,
    },
    without: reading.without,
    people,
    rejected: rejected.toSorted((a, b) => a.line - b.line),
  }
}
