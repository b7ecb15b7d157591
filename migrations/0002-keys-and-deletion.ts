import { type Kysely, sql } from 'kysely'

/**
 * One person may have several profile addresses and e-mail addresses; two people of one name are kept apart once the
 * owner said so; somebody deleted is remembered for as long as they can be brought back, and what was sent to them goes
 * on counting in the budget without a name.
 */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen in time and must not follow the schema's types.
export async function up(db: Kysely<any>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)

  // Deleting takes rows away, and the journal brings them back: nothing marks a row as deleted.
  await run(`drop index contacts_one_per_profile`)
  await run(`alter table contacts drop column deleted_at`)
  await run(`create unique index contacts_one_per_profile on contacts (profile_key) where profile_key is not null`)

  await run(`create table contact_keys (
    id text primary key not null,
    contact_id text not null references contacts (id),
    kind text not null check (kind in ('profile', 'email')),
    key text not null check (key <> '')
  ) strict`)
  await run(`create unique index contact_keys_once on contact_keys (kind, key)`)
  await run(`create index contact_keys_of_contact on contact_keys (contact_id)`)

  await run(`create table distinct_people (
    id text primary key not null,
    one_id text not null references contacts (id),
    other_id text not null references contacts (id),
    check (one_id < other_id)
  ) strict`)
  await run(`create unique index distinct_people_once on distinct_people (one_id, other_id)`)
  await run(`create index distinct_people_other on distinct_people (other_id)`)

  await run(`create table deletions (
    id text primary key not null,
    contact_id text not null,
    name text not null,
    profile_key text,
    email text,
    at text not null
  ) strict`)
  await run(`create index deletions_by_profile on deletions (profile_key) where profile_key is not null`)

  await run(`create table unnamed_sent (
    id text primary key not null,
    sent_on text not null,
    sent_at text,
    has_note integer not null check (has_note in (0, 1))
  ) strict`)
  await run(`create index unnamed_sent_in_time on unnamed_sent (sent_on)`)

  // What a page asks of every invitation and every person is answered from an index, without their rows.
  await run(`drop index events_of_invitation`)
  await run(`create index events_of_invitation on invitation_events (invitation_id, on_day, id, kind)`)
  await run(`create index events_in_time on invitation_events (on_day, kind, invitation_id)`)
  await run(`create index contacts_by_connection on contacts (connected_on, removed_on, id)`)
}
