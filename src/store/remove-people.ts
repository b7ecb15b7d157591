import { findContacts } from './contacts.ts'
import type { Write } from './journal.ts'
import { newId } from './new-id.ts'
import type { JournalledTable } from './schema.ts'

const OF_A_CONTACT = ['messages', 'drafts', 'contact_keys'] as const
const AT_ONCE = 500

/**
 * Takes people out of the book with everything that hangs on them, and notes a deletion for each who is in it. What was
 * sent to them goes on counting in the budget, without a name. Undoing the operation brings it all back.
 */
export async function removePeople(write: Write, ids: readonly string[]): Promise<void> {
  for (const some of parts(ids)) await removeSome(write, some)
}

/** The parts of a list that one question may name. */
function parts(ids: readonly string[]): (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, part) =>
    ids.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  )
}

async function removeSome(write: Write, asked: readonly string[]): Promise<void> {
  const { trx } = write
  // Since they were chosen somebody may have been deleted already: nothing would bring back a second deletion of them.
  const there = await findContacts(trx, asked)
  const people = asked.flatMap((id) => there.get(id) ?? [])
  if (people.length === 0) return
  const remove = (table: JournalledTable, rows: readonly { readonly id: string }[]) => {
    for (const { id } of rows) write.remove(table, id)
  }
  const contacts = people.map(({ id }) => id)
  const invitations = await trx
    .selectFrom('invitations')
    .selectAll()
    .where('contact_id', 'in', contacts)
    .orderBy('sent_on')
    .orderBy('id')
    .execute()
  const ids = invitations.map(({ id }) => id)
  for (const some of parts([...contacts, ...ids]))
    remove(
      'waivers',
      await trx.selectFrom('waivers').select('id').where('subject_id', 'in', some).orderBy('id').execute(),
    )
  for (const some of parts(ids)) {
    const events = trx.selectFrom('invitation_events').select('id').where('invitation_id', 'in', some).orderBy('id')
    remove('invitation_events', await events.execute())
  }
  remove('invitations', invitations)
  for (const table of OF_A_CONTACT) {
    const rows = trx.selectFrom(table).select('id').where('contact_id', 'in', contacts).orderBy('id')
    remove(table, await rows.execute())
  }
  const ends = { relations: ['from_id', 'to_id'], distinct_people: ['one_id', 'other_id'] } as const
  const relations = trx.selectFrom('relations').select('id')
  for (const end of ends.relations)
    remove('relations', await relations.where(end, 'in', contacts).orderBy('id').execute())
  const distinct = trx.selectFrom('distinct_people').select('id')
  for (const end of ends.distinct_people)
    remove('distinct_people', await distinct.where(end, 'in', contacts).orderBy('id').execute())
  for (const id of contacts) write.remove('contacts', id)

  for (const { id, name, profileKey, email } of people)
    write.insert('deletions', { id: newId(), contact_id: id, name, profile_key: profileKey, email, at: write.at })
  for (const { direction, sent_on, sent_at, note } of invitations)
    if (direction === 'sent') write.insert('unnamed_sent', { id: newId(), sent_on, sent_at, has_note: note ? 1 : 0 })
}
