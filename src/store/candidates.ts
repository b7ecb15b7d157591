import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { type Contact, ME } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import { RELATION_KINDS, relationFacts } from '#model/relation.ts'
import { toContact } from './contacts.ts'
import { whoseEvent } from './invitations.ts'
import { keptWhileUnchanged, oneByOne, type RowChange, rowsIn } from './kept.ts'
import type { Database } from './schema.ts'
import { type Span, spansOf } from './spans.ts'

const KNOWING = RELATION_KINDS.filter((kind) => relationFacts[kind].knows)

/** People who are no connections, were not invited up to `day`, have no draft and are not marked low; the marked first. */
export function uninvited(db: Kysely<Database>, day: Day, limit: number): Promise<readonly Contact[]> {
  return keptWhileUnchanged(db, 'uninvited', `${day} ${limit}`, () => uninvitedAfresh(db, day, limit), {
    tables: ['contacts', 'invitations', 'drafts'],
    follow(found, changes) {
      const ids = new Set(found.map((contact) => contact.id))
      return changes.every((change) => leavesOut(ids, change)) ? found : undefined
    },
  })
}

/** Whether a change is of somebody who is not among these, and does not bring them in. */
function leavesOut(ids: ReadonlySet<string>, change: RowChange): boolean {
  const contact = rowsIn('contacts', change)
  if (contact) {
    const { after } = contact
    return !ids.has(change.id) && (after === null || after.connected_on !== null || after.mark === 'low')
  }
  const written = rowsIn('invitations', change) ?? rowsIn('drafts', change)
  return written?.before === null && written.after !== null && !ids.has(written.after.contact_id)
}

async function uninvitedAfresh(db: Kysely<Database>, day: Day, limit: number): Promise<readonly Contact[]> {
  const rows = await db
    .selectFrom('contacts as c')
    .selectAll('c')
    .where('c.id', '<>', ME)
    .where('c.connected_on', 'is', null)
    .where(({ eb, or }) => or([eb('c.mark', 'is', null), eb('c.mark', '=', 'high')]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('invitations as i')
            .select('i.id')
            .whereRef('i.contact_id', '=', 'c.id')
            .where('i.direction', '=', 'sent')
            .where('i.sent_on', '<=', day),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('drafts as d').select('d.id').whereRef('d.contact_id', '=', 'c.id'))),
    )
    .orderBy(sql`c.mark is null`)
    .orderBy('c.name_key')
    .orderBy('c.id')
    .limit(limit)
    .execute()
  return rows.map(toContact)
}

/** How invitations of one kind fared. */
export interface KindFared {
  readonly knowsYou: boolean
  readonly hasNote: boolean
  readonly sent: number
  readonly accepted: number
}

/** How the invitations sent up to `sentUntil` had fared by `day`, by whether the person knew you then and by note. */
export function faredByKind(db: Kysely<Database>, sentUntil: Day, day: Day): Promise<readonly KindFared[]> {
  const find = async () => {
    const all = new Map<string, KindFared>()
    for await (const span of spansOf(db, 'sent', { after: '' as Day, upTo: sentUntil }))
      for (const part of await faredAfresh(db, span, day)) {
        const kind = `${part.knowsYou} ${part.hasNote}`
        const { sent, accepted } = all.get(kind) ?? { sent: 0, accepted: 0 }
        all.set(kind, { ...part, sent: sent + part.sent, accepted: accepted + part.accepted })
      }
    return [...all].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, kind]) => kind)
  }
  return keptWhileUnchanged(db, 'fared', `${sentUntil} ${day}`, find, {
    tables: ['invitations', 'invitation_events', 'relations', 'messages'],
    follow: oneByOne(async (fared, change) => {
      // What came later than all of them says nothing of them.
      const later = (row: { readonly sent_on: Day } | null) => row === null || row.sent_on > sentUntil
      const dated = rowsIn('invitations', change) ?? rowsIn('messages', change)
      if (dated) return later(dated.before) && later(dated.after) ? fared : undefined
      const one = await whoseEvent(db, change)
      return one && later(one) ? fared : undefined
    }),
  })
}

async function faredAfresh(db: Kysely<Database>, { after, upTo }: Span, day: Day): Promise<readonly KindFared[]> {
  const rows = await db
    .selectFrom((from) =>
      from
        .selectFrom('invitations as i')
        .select((eb) => [
          sql<number>`coalesce(i.note, '') <> ''`.as('hasNote'),
          eb
            .or([
              eb.exists(
                eb
                  .selectFrom('relations as r')
                  .select('r.id')
                  .where((ties) =>
                    ties.or([
                      ties.and([ties('r.from_id', '=', ties.ref('i.contact_id')), ties('r.to_id', '=', ME)]),
                      ties.and([ties('r.to_id', '=', ties.ref('i.contact_id')), ties('r.from_id', '=', ME)]),
                    ]),
                  )
                  .where('r.kind', 'in', KNOWING)
                  .where((ties) =>
                    ties.or([ties('r.starts_on', 'is', null), ties('r.starts_on', '<=', ties.ref('i.sent_on'))]),
                  ),
              ),
              eb.exists(
                eb
                  .selectFrom('messages as m')
                  .select('m.id')
                  .whereRef('m.contact_id', '=', 'i.contact_id')
                  .where('m.direction', '=', 'received')
                  .whereRef('m.sent_on', '<=', 'i.sent_on'),
              ),
            ])
            .as('knowsYou'),
          sql<number>`coalesce((select l.kind from invitation_events as l where l.invitation_id = i.id
            and l.kind <> 'answered' and l.on_day <= ${day} order by l.on_day desc, l.id desc limit 1), '') = 'accepted'`.as(
            'accepted',
          ),
        ])
        .where('i.direction', '=', 'sent')
        .where('i.sent_on', '>', after)
        .where('i.sent_on', '<=', upTo)
        .as('fared'),
    )
    .select(({ fn }) => [
      'fared.knowsYou',
      'fared.hasNote',
      fn.countAll<number>().as('sent'),
      fn.sum<number>('fared.accepted').as('accepted'),
    ])
    .groupBy(['fared.knowsYou', 'fared.hasNote'])
    .execute()
  return rows.map((row) => ({
    knowsYou: Number(row.knowsYou) === 1,
    hasNote: row.hasNote === 1,
    sent: Number(row.sent),
    accepted: Number(row.accepted),
  }))
}
