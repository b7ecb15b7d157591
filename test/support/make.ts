import { createHash } from 'node:crypto'
import { answerPerson } from '#actions/answer-invitation.ts'
import type { ContactFields } from '#actions/contact-fields.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import type { Book } from '#actions/moment.ts'
import type { Archive } from '#formats/archive.ts'
import type { Day } from '#model/day.ts'
import type { Direction, EventKind, Invitation, InvitationEvent } from '#model/invitation.ts'
import { asJson } from '#store/journal.ts'
import type { Store } from '#store/open-store.ts'
import { columns, type JournalledTable } from '#store/schema.ts'

/** A day written in a test, as the model's type. */
export const day = (text: string) => text as Day

/** An invitation with events, for functions that take one; ids follow the order given. */
export function invitation(
  direction: Direction,
  sentOn: string,
  events: readonly (readonly [EventKind, string])[] = [],
  rest: Partial<Invitation> = {},
): Invitation {
  return {
    id: 'i1',
    contactId: 'ana',
    direction,
    sentOn: day(sentOn),
    sentAt: null,
    note: '',
    purpose: null,
    saidBy: 'you',
    events: events.map(
      ([kind, on], index): InvitationEvent => ({
        id: `e${index}`,
        kind,
        on: day(on),
        at: null,
        saidBy: 'you',
        remark: null,
      }),
    ),
    ...rest,
  }
}

/** The fields of somebody of whom nothing is known, as a form gives them. */
export const noFields: ContactFields = {
  name: '',
  profile: null,
  email: null,
  company: null,
  position: null,
  region: null,
  industry: null,
  mark: null,
  connectedOn: null,
  removedOn: null,
  welcomes: null,
  isMember: null,
  profileRead: null,
  remarks: null,
}

/** Logs an invitation sent on a day, with what became of it. */
export async function logSent(
  book: Book,
  person: string,
  on: string,
  events: readonly (readonly [EventKind, string])[] = [],
  rest: { readonly note?: string; readonly purpose?: string } = {},
): Promise<Invitation> {
  const logged = await logInvitation(book, {
    direction: 'sent',
    person,
    on: day(on),
    note: rest.note ?? '',
    purpose: rest.purpose ?? null,
    by: 'cli',
  })
  for (const [kind, when] of events) await answerPerson(book, person, { kind, on: day(when), by: 'cli' }, 'sent')
  return logged.invitation
}

/** Logs an invitation received on a day. */
export async function logReceived(book: Book, person: string, on: string, note = ''): Promise<Invitation> {
  const log = { direction: 'received', person, on: day(on), note, purpose: null, by: 'cli' } as const
  return (await logInvitation(book, log)).invitation
}

/** The tables that hold the book itself; the journal beside them only grows. */
export const bookTables = Object.keys(columns).filter(
  (table) => table !== 'operations' && table !== 'changes',
) as JournalledTable[]

/** Every row of the book as the journal would write it, by table and id. */
export function rowsOf({ sqlite }: Store): Map<string, string> {
  const rows = new Map<string, string>()
  for (const table of bookTables)
    for (const row of sqlite.prepare(`select * from ${table} order by id`).all() as Record<string, unknown>[])
      rows.set(`${table} ${row.id}`, asJson(table, row))
  return rows
}

/** One text that is the same exactly when a book holds the same rows under the same ids; `contentHash` looks past ids. */
export function rowsHash(store: Store): string {
  const hash = createHash('sha256')
  for (const [key, row] of rowsOf(store)) hash.update(`${key}\0${row}\0`)
  return hash.digest('hex')
}

/** The book without ids: what it says, for comparing two books made on different ways. */
export function plainContent({ sqlite }: Store): unknown {
  const all = (sql: string) => sqlite.prepare(sql).all()
  return {
    contacts: all(`select name, profile_key, email, company, position, connected_on, removed_on from contacts
      order by name, profile_key, company`),
    invitations: all(`select c.name, i.direction, i.sent_on, i.sent_at, i.note, i.said_by from invitations i
      join contacts c on c.id = i.contact_id order by c.name, c.profile_key, i.direction, i.sent_on, i.sent_at`),
    events: all(`select c.name, i.sent_on, e.kind, e.on_day, e.said_by from invitation_events e
      join invitations i on i.id = e.invitation_id join contacts c on c.id = i.contact_id
      order by c.name, i.sent_on, e.on_day, e.kind`),
    messages: all(`select c.name, m.direction, m.sent_at, m.text from messages m
      join contacts c on c.id = m.contact_id order by m.sent_at, c.name, m.text`),
    settings: all('select id, value from settings order by id'),
  }
}

/** How an archive writes a person. */
export interface Somebody {
  readonly name: string
  /** The address as the file has it; none when left out. */
  readonly url?: string
}

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`

/** Rows of Connections.csv: name, address, company, position, the day connected (`17 Nov 2026`), e-mail. */
export function connectionsFile(
  rows: readonly (Somebody & { company?: string; position?: string; email?: string; on: string })[],
): string {
  const lines = rows.map(({ name, url, email, company, position, on }) => {
    const [first = '', ...last] = name.split(' ')
    return [first, last.join(' '), url ?? '', email ?? '', company ?? '', position ?? '', on].map(cell).join(',')
  })
  return ['First Name,Last Name,URL,Email Address,Company,Position,Connected On', ...lines, ''].join('\n')
}

/** The owner of every small archive. */
export const OWNER = { name: 'Joana Vilarinho', url: 'https://www.linkedin.com/in/joana-vilarinho' } as const

/** Rows of Invitations.csv: the other person, the direction, the time on the US Pacific coast (`11/1/26, 9:05 AM`), the note. */
export function invitationsFile(
  rows: readonly (Somebody & { way: 'OUTGOING' | 'INCOMING'; at: string; note?: string })[],
): string {
  const lines = rows.map(({ name, url, way, at, note }) => {
    const them = [name, url ?? '']
    const us = [OWNER.name, OWNER.url]
    const [from, to] = way === 'OUTGOING' ? [us, them] : [them, us]
    return [from[0], to[0], at, note ?? '', way, from[1], to[1]].map((each) => cell(each ?? '')).join(',')
  })
  return ['From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl', ...lines, ''].join('\n')
}

/** Rows of messages.csv: the other person, who wrote it, when (UTC, `2026-11-01 10:00:00 UTC`), the text. */
export function messagesFile(
  rows: readonly (Somebody & { by: 'me' | 'them'; at: string; text: string; conversation?: string })[],
): string {
  const header = 'CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT,IS MESSAGE DRAFT'
  const lines = rows.map(({ name, url, by, at, text, conversation }) => {
    const them = [name, url ?? '']
    const us = [OWNER.name, OWNER.url]
    const [from, to] = by === 'me' ? [us, them] : [them, us]
    const cells = [conversation ?? `with ${name}`, from[0], from[1], to[0], to[1], at, text, 'No']
    return cells.map((each) => cell(each ?? '')).join(',')
  })
  return [header, ...lines, ''].join('\n')
}

/** An archive of these files, exported on a day. */
export function archive(files: Readonly<Record<string, string>>, exportedOn = '2026-11-20'): Archive {
  return {
    name: `archive of ${exportedOn}`,
    exportedOn: day(exportedOn),
    files: Object.entries(files).map(([name, text]) => ({ name, text })),
    others: [],
  }
}
