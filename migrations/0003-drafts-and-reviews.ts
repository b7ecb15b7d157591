import { type Kysely, sql } from 'kysely'

/** A draft keeps what its note is made of; a finished review keeps its counts, so that weeks can be laid side by side. */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen in time and must not follow the schema's types.
export async function up(db: Kysely<any>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`alter table drafts add column common_ground text`)
  await run(`alter table drafts add column offer text`)
  await run(`alter table reviews add column counts text`)
}
