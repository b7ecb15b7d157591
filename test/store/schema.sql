CREATE TRIGGER changes_are_never_deleted before delete on changes
    begin select raise(abort, 'the journal is append-only'); end;

CREATE TRIGGER changes_are_never_updated before update on changes
    begin select raise(abort, 'the journal is append-only'); end;

CREATE TABLE changes (
  operation_id text not null references operations (id),
  position integer not null,
  table_name text not null,
  row_id text not null,
  before text,
  after text,
  primary key (operation_id, position),
  check (before is not null or after is not null)
) strict, without rowid;

CREATE INDEX changes_by_row on changes (table_name, row_id);

CREATE TABLE contact_keys (
  id text primary key not null,
  contact_id text not null references contacts (id),
  kind text not null check (kind in ('profile', 'email')),
  key text not null check (key <> '')
) strict;

CREATE INDEX contact_keys_of_contact on contact_keys (contact_id);

CREATE UNIQUE INDEX contact_keys_once on contact_keys (kind, key);

CREATE TABLE contacts (
  id text primary key not null,
  name text not null check (name <> ''),
  name_key text not null,
  profile_key text,
  profile_url text,
  email text,
  company text,
  position text,
  region text,
  industry text,
  mark text check (mark in ('high', 'low')),
  connected_on text,
  removed_on text,
  welcomes text check (welcomes in ('everybody', 'people-they-know', 'nobody')),
  is_member integer check (is_member in (0, 1)),
  profile_read integer check (profile_read in (0, 1)),
  remarks text,
  imported text) strict;

CREATE INDEX contacts_by_connection on contacts (connected_on, removed_on, id);

CREATE INDEX contacts_by_email on contacts (email) where email is not null;

CREATE INDEX contacts_by_name on contacts (name_key, id);

CREATE UNIQUE INDEX contacts_one_per_profile on contacts (profile_key) where profile_key is not null;

CREATE TABLE deletions (
  id text primary key not null,
  contact_id text not null,
  name text not null,
  profile_key text,
  email text,
  at text not null
) strict;

CREATE INDEX deletions_by_profile on deletions (profile_key) where profile_key is not null;

CREATE TABLE distinct_people (
  id text primary key not null,
  one_id text not null references contacts (id),
  other_id text not null references contacts (id),
  check (one_id < other_id)
) strict;

CREATE UNIQUE INDEX distinct_people_once on distinct_people (one_id, other_id);

CREATE INDEX distinct_people_other on distinct_people (other_id);

CREATE TABLE drafts (
  id text primary key not null,
  contact_id text not null references contacts (id),
  note text not null,
  purpose text,
  made_at text not null
, common_ground text, offer text) strict;

CREATE INDEX drafts_of_contact on drafts (contact_id);

CREATE TABLE imports (
  id text primary key not null,
  at text not null,
  name text not null,
  exported_on text,
  summary text not null
) strict;

CREATE TABLE invitation_events (
  id text primary key not null,
  invitation_id text not null references invitations (id),
  kind text not null check (kind in
    ('accepted', 'withdrawn', 'expired', 'ignored', 'unknown-person', 'reported', 'answered', 'reopened')),
  on_day text not null,
  at text,
  said_by text not null check (said_by in ('you', 'import', 'inferred')),
  remark text
) strict;

CREATE INDEX events_in_time on invitation_events (on_day, kind, invitation_id);

CREATE INDEX events_of_invitation on invitation_events (invitation_id, on_day, id, kind);

CREATE INDEX events_unknown_person on invitation_events (on_day, invitation_id)
  where kind = 'unknown-person';

CREATE TABLE invitations (
  id text primary key not null,
  contact_id text not null references contacts (id),
  direction text not null check (direction in ('sent', 'received')),
  sent_on text not null,
  sent_at text,
  note text,
  purpose text,
  said_by text not null check (said_by in ('you', 'import')),
  judged text
) strict;

CREATE INDEX invitations_in_time on invitations (direction, sent_on, id);

CREATE INDEX invitations_of_contact on invitations (contact_id, direction, sent_on, id);

CREATE TABLE messages (
  id text primary key not null,
  contact_id text not null references contacts (id),
  direction text not null check (direction in ('sent', 'received')),
  sent_on text not null,
  sent_at text,
  text text not null,
  source_key text
) strict;

CREATE INDEX messages_of_contact on messages (contact_id, direction, sent_on);

CREATE UNIQUE INDEX messages_once on messages (source_key) where source_key is not null;

CREATE TABLE operations (
  id text primary key not null,
  at text not null,
  by text not null check (by in ('ui', 'cli', 'import')),
  label text not null check (label <> ''),
  undoes text references operations (id)
) strict;

CREATE UNIQUE INDEX operations_undone_once on operations (undoes) where undoes is not null;

CREATE TABLE relations (
  id text primary key not null,
  from_id text not null references contacts (id),
  to_id text not null references contacts (id),
  kind text not null,
  starts_on text,
  ends_on text,
  remark text,
  check (from_id <> to_id),
  check (starts_on is null or ends_on is null or starts_on <= ends_on)
) strict;

CREATE INDEX relations_from on relations (from_id, kind);

CREATE INDEX relations_to on relations (to_id, kind);

CREATE TABLE reviews (
  id text primary key not null,
  day text not null,
  started_at text not null,
  finished_at text,
  done_steps text not null,
  report text
, counts text) strict;

CREATE TABLE settings (
  id text primary key not null,
  value text not null
) strict;

CREATE TABLE unnamed_sent (
  id text primary key not null,
  sent_on text not null,
  sent_at text,
  has_note integer not null check (has_note in (0, 1))
) strict;

CREATE INDEX unnamed_sent_in_time on unnamed_sent (sent_on);

CREATE TABLE waivers (
  id text primary key not null,
  rule_id text not null,
  subject_id text not null,
  reason text not null check (trim(reason) <> ''),
  made_on text not null,
  ends_on text
) strict;

CREATE INDEX waivers_of_subject on waivers (subject_id, rule_id);
