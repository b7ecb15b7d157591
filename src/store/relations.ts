import type { Kysely } from 'kysely'
import { ME } from '#model/contact.ts'
import type { Relation, RelationKind } from '#model/relation.ts'
import type { Write } from './journal.ts'
import { keptWhileUnchanged } from './kept.ts'
import { newId } from './new-id.ts'
import type { Database, Row } from './schema.ts'

function toRelation(row: Row<'relations'>): Relation {
  return {
    id: row.id,
    from: row.from_id,
    to: row.to_id,
    kind: row.kind,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    remark: row.remark,
  }
}

/** Every tie of one person, past and present. */
export async function relationsOf(db: Kysely<Database>, contactId: string): Promise<Relation[]> {
  const rows = await db
    .selectFrom('relations')
    .selectAll()
    .where(({ eb, or }) => or([eb('from_id', '=', contactId), eb('to_id', '=', contactId)]))
    .orderBy('id')
    .execute()
  return rows.map(toRelation)
}

/** Every tie of the owner, past and present, by the person at its other end. */
export function ownTies(db: Kysely<Database>): Promise<ReadonlyMap<string, readonly Relation[]>> {
  const find = async () => Map.groupBy(await relationsOf(db, ME), ({ from, to }) => (from === ME ? to : from))
  return keptWhileUnchanged(db, 'own-ties', '', find, { tables: ['relations'] })
}

/** Every tie of one kind in the book: the whole authority graph for `reports-to`. */
export async function relationsOfKind(db: Kysely<Database>, kind: RelationKind): Promise<Relation[]> {
  const rows = await db.selectFrom('relations').selectAll().where('kind', '=', kind).orderBy('id').execute()
  return rows.map(toRelation)
}

/** Every tie of the owner, or of whoever has that id, to anybody. */
export async function allRelations(db: Kysely<Database>): Promise<Relation[]> {
  const rows = await db.selectFrom('relations').selectAll().orderBy('id').execute()
  return rows.map(toRelation)
}

/** Writes a tie down and returns it. */
export function addRelation(write: Write, relation: Omit<Relation, 'id'>): Relation {
  const id = newId()
  write.insert('relations', {
    id,
    from_id: relation.from,
    to_id: relation.to,
    kind: relation.kind,
    starts_on: relation.startsOn,
    ends_on: relation.endsOn,
    remark: relation.remark,
  })
  return { id, ...relation }
}

/** Sets when a tie began and ended. */
export function dateRelation(write: Write, id: string, dates: Pick<Relation, 'startsOn' | 'endsOn'>): boolean {
  return write.update('relations', id, { starts_on: dates.startsOn, ends_on: dates.endsOn })
}

/** Takes a tie out of the book. */
export function removeRelation(write: Write, id: string): void {
  write.remove('relations', id)
}
