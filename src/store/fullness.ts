import type { Kysely } from 'kysely'
import { ME } from '#model/contact.ts'
import type { Database } from './schema.ts'

/** What makes a book more than an empty one: people other than the owner, and invitations, those without a name too. */
export interface Fullness {
  readonly people: number
  readonly invitations: number
}

/** How many people and invitations the book holds. */
export async function fullness(db: Kysely<Database>): Promise<Fullness> {
  const counted = await db
    .selectNoFrom(({ selectFrom }) => [
      selectFrom('contacts')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('id', '<>', ME)
        .as('people'),
      selectFrom('invitations')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('named'),
      selectFrom('unnamed_sent')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('unnamed'),
    ])
    .executeTakeFirstOrThrow()
  return { people: Number(counted.people), invitations: Number(counted.named) + Number(counted.unnamed) }
}
