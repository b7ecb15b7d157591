import { ME } from '#model/contact.ts'
import { moveKey } from './contact-keys.ts'
import type { Write } from './journal.ts'
import type { JournalledTable, Row } from './schema.ts'

/** What hangs on one contact and would hang on another, row by row. */
export interface Belongings {
  readonly invitations: readonly {
    readonly id: string
    readonly direction: 'sent' | 'received'
    readonly sentOn: string
  }[]
  readonly messages: readonly string[]
  readonly relations: readonly Row<'relations'>[]
  readonly drafts: readonly Row<'drafts'>[]
  readonly waivers: readonly string[]
  readonly keys: readonly Row<'contact_keys'>[]
  readonly distinct: readonly Row<'distinct_people'>[]
}

/** Everything that hangs on a contact. */
export async function belongingsOf({ trx }: Pick<Write, 'trx'>, id: string): Promise<Belongings> {
  const all = <T extends JournalledTable>(table: T) => trx.selectFrom(table as 'messages')
  const invitations = await trx
    .selectFrom('invitations')
    .select(['id', 'direction', 'sent_on as sentOn'])
    .where('contact_id', '=', id)
    .orderBy('sent_on')
    .orderBy('id')
    .execute()
  return {
    invitations,
    messages: (await all('messages').select('id').where('contact_id', '=', id).orderBy('id').execute()).map(
      (row) => row.id,
    ),
    relations: await trx
      .selectFrom('relations')
      .selectAll()
      .where(({ eb, or }) => or([eb('from_id', '=', id), eb('to_id', '=', id)]))
      .orderBy('id')
      .execute(),
    drafts: await trx.selectFrom('drafts').selectAll().where('contact_id', '=', id).orderBy('id').execute(),
    waivers: (await trx.selectFrom('waivers').select('id').where('subject_id', '=', id).orderBy('id').execute()).map(
      (row) => row.id,
    ),
    keys: await trx.selectFrom('contact_keys').selectAll().where('contact_id', '=', id).orderBy('id').execute(),
    distinct: await trx
      .selectFrom('distinct_people')
      .selectAll()
      .where(({ eb, or }) => or([eb('one_id', '=', id), eb('other_id', '=', id)]))
      .orderBy('id')
      .execute(),
  }
}

/** What moves from one contact to another, and what is left behind because the other has it or it would mean nothing. */
export interface Moved {
  readonly invitations: number
  readonly messages: number
  readonly relations: number
  readonly waivers: number
  readonly drafts: number
  /** Relations that the other has just so, or that would tie a person to themselves. */
  readonly relationsDropped: number
  /** A draft that gives way to a newer one. */
  readonly draftsDropped: number
}

function sameTie(a: Row<'relations'>, b: Row<'relations'>): boolean {
  return (
    a.from_id === b.from_id &&
    a.to_id === b.to_id &&
    a.kind === b.kind &&
    a.starts_on === b.starts_on &&
    a.ends_on === b.ends_on
  )
}

/** Moves everything that hangs on `gone` to `kept`. What would be there twice, or tie a person to themselves, goes. */
export function moveBelongings(
  write: Write,
  keptId: string,
  goneId: string,
  kept: Belongings,
  gone: Belongings,
): Moved {
  for (const { id } of gone.invitations) write.update('invitations', id, { contact_id: keptId })
  for (const id of gone.messages) write.update('messages', id, { contact_id: keptId })
  for (const id of gone.waivers) write.update('waivers', id, { subject_id: keptId })
  const ties = [...kept.relations]
  let relations = 0
  let relationsDropped = 0
  for (const tie of kept.relations.filter((each) => each.from_id === goneId || each.to_id === goneId)) {
    write.remove('relations', tie.id)
    relationsDropped++
  }
  for (const tie of gone.relations.filter((each) => each.from_id !== keptId && each.to_id !== keptId)) {
    const moved = {
      ...tie,
      from_id: tie.from_id === goneId ? keptId : tie.from_id,
      to_id: tie.to_id === goneId ? keptId : tie.to_id,
    }
    if (ties.some((each) => sameTie(each, moved))) {
      write.remove('relations', tie.id)
      relationsDropped++
    } else {
      write.update('relations', tie.id, { from_id: moved.from_id, to_id: moved.to_id })
      ties.push(moved)
      relations++
    }
  }
  const [newest, ...older] = [...kept.drafts, ...gone.drafts].toSorted((a, b) => (a.made_at < b.made_at ? 1 : -1))
  for (const draft of older) write.remove('drafts', draft.id)
  if (newest && newest.contact_id === goneId) write.update('drafts', newest.id, { contact_id: keptId })
  for (const key of gone.keys) moveKey(write, key.id, keptId)
  moveDistinct(write, keptId, goneId, kept, gone)
  return {
    invitations: gone.invitations.length,
    messages: gone.messages.length,
    waivers: gone.waivers.length,
    relations,
    relationsDropped,
    drafts: newest?.contact_id === goneId ? 1 : 0,
    draftsDropped: older.length,
  }
}

function moveDistinct(write: Write, keptId: string, goneId: string, kept: Belongings, gone: Belongings): void {
  const otherEnd = (row: Row<'distinct_people'>, id: string) => (row.one_id === id ? row.other_id : row.one_id)
  const already = new Set(kept.distinct.map((row) => otherEnd(row, keptId)))
  for (const row of gone.distinct) {
    const other = otherEnd(row, goneId)
    if (other === keptId || other === ME || already.has(other)) write.remove('distinct_people', row.id)
    else {
      const [one_id = '', other_id = ''] = [keptId, other].toSorted()
      write.update('distinct_people', row.id, { one_id, other_id })
      already.add(other)
    }
  }
}
