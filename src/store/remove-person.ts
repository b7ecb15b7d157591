import type { Contact } from '#model/contact.ts'
import type { Write } from './journal.ts'
import { newId } from './new-id.ts'
import type { JournalledTable } from './schema.ts'

const OF_A_CONTACT = ['messages', 'drafts', 'contact_keys'] as const

/**
 * Takes somebody out of the book with everything that hangs on them, and notes the deletion under the operation of
 * `write`. What was sent to them goes on counting in the budget, without a name. Undoing the operation brings it all
 * back.
 */
export async function removePerson(write: Write, contact: Contact): Promise<void> {
  const { trx } = write
  const remove = (table: JournalledTable, rows: readonly { readonly id: string }[]) => {
    for (const { id } of rows) write.remove(table, id)
  }
  const invitations = await trx
    .selectFrom('invitations')
    .selectAll()
    .where('contact_id', '=', contact.id)
    .orderBy('sent_on')
    .orderBy('id')
    .execute()
  const ids = invitations.map(({ id }) => id)
  for (const subject of [contact.id, ...ids]) {
    const waivers = trx.selectFrom('waivers').select('id').where('subject_id', '=', subject).orderBy('id')
    remove('waivers', await waivers.execute())
  }
  for (const id of ids) {
    const events = trx.selectFrom('invitation_events').select('id').where('invitation_id', '=', id).orderBy('id')
    remove('invitation_events', await events.execute())
  }
  remove('invitations', invitations)
  for (const table of OF_A_CONTACT) {
    const rows = trx.selectFrom(table).select('id').where('contact_id', '=', contact.id).orderBy('id')
    remove(table, await rows.execute())
  }
  const ends = { relations: ['from_id', 'to_id'], distinct_people: ['one_id', 'other_id'] } as const
  const relations = trx.selectFrom('relations').select('id')
  for (const end of ends.relations)
    remove('relations', await relations.where(end, '=', contact.id).orderBy('id').execute())
  const distinct = trx.selectFrom('distinct_people').select('id')
  for (const end of ends.distinct_people)
    remove('distinct_people', await distinct.where(end, '=', contact.id).orderBy('id').execute())
  write.remove('contacts', contact.id)

  const { name, profileKey, email } = contact
  write.insert('deletions', {
    id: write.operation,
    contact_id: contact.id,
    name,
    profile_key: profileKey,
    email,
    at: write.at,
  })
  for (const { direction, sent_on, sent_at, note } of invitations)
    if (direction === 'sent') write.insert('unnamed_sent', { id: newId(), sent_on, sent_at, has_note: note ? 1 : 0 })
}
