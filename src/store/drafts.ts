import type { Kysely } from 'kysely'
import type { Instant } from '#model/day.ts'
import type { Write } from './journal.ts'
import { madeOnce } from './made-once.ts'
import { newId } from './new-id.ts'
import type { Database, Row } from './schema.ts'

/** An invitation not sent yet. */
export interface Draft {
  readonly id: string
  readonly contactId: string
  readonly note: string
  readonly purpose: string | null
  /** What the two have in common, and what is in it for them, in the owner's words. */
  readonly commonGround: string | null
  readonly offer: string | null
  readonly madeAt: Instant
}

function toDraft(row: Row<'drafts'>): Draft {
  return {
    id: row.id,
    contactId: row.contact_id,
    note: row.note,
    purpose: row.purpose,
    commonGround: row.common_ground,
    offer: row.offer,
    madeAt: row.made_at,
  }
}

const newestFirst = (db: Kysely<Database>) =>
  db.selectFrom('drafts').selectAll().orderBy('made_at', 'desc').orderBy('id', 'desc')

/** Every draft, newest first. */
export async function listDrafts(db: Kysely<Database>): Promise<Draft[]> {
  return (await newestFirst(db).execute()).map(toDraft)
}

const newestTo = madeOnce((db, { contactId }: { readonly contactId: string }) =>
  newestFirst(db).where('contact_id', '=', contactId).limit(1),
)

/** The draft to one person, if there is one. */
export async function draftTo(db: Kysely<Database>, contactId: string): Promise<Draft | undefined> {
  const [row] = await newestTo(db, { contactId })
  return row && toDraft(row)
}

/** Keeps a draft to a person in place of an earlier one. */
export async function keepDraft(write: Write, draft: Omit<Draft, 'id' | 'madeAt'>): Promise<void> {
  const { note, purpose, commonGround, offer } = draft
  const kept = { note, purpose, common_ground: commonGround, offer }
  const present = await draftTo(write.trx, draft.contactId)
  if (present) write.update('drafts', present.id, kept)
  else {
    write.insert('drafts', { id: newId(), contact_id: draft.contactId, ...kept, made_at: write.at })
  }
}

/** Drops the draft to a person, once it is sent or no longer wanted; says whether there was one. */
export async function dropDraft(write: Write, contactId: string): Promise<boolean> {
  const present = await draftTo(write.trx, contactId)
  if (present) write.remove('drafts', present.id)
  return present !== undefined
}
