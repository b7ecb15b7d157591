import type { Person } from '#test/book/people.ts'
import { shownName } from '#test/book/people.ts'

const MINUTE = 60_000
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A moment in whole minutes since 1970, UTC. */
export type Minute = number

/** A row of Connections.csv; a person who hid or closed the profile leaves the date alone. */
export interface ConnectionRow {
  readonly person: Person | null
  readonly at: Minute
}

/** A row of Invitations.csv. */
export interface InvitationRow {
  readonly person: Person
  readonly direction: 'OUTGOING' | 'INCOMING'
  readonly sentAt: Minute
  readonly note: string
}

/** A row of messages.csv. `from` and `to` are shown names and profile addresses. */
export interface MessageRow {
  readonly conversation: string
  readonly from: { readonly name: string; readonly url: string }
  readonly to: readonly { readonly name: string; readonly url: string }[]
  readonly at: Minute
  readonly seconds: number
  readonly text: string
  readonly draft: boolean
}

/** Quotes a cell only where it must be, as the archive does. */
function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const row = (cells: readonly string[]) => cells.map(cell).join(',')
const quotedRow = (cells: readonly string[]) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')
const two = (number: number) => String(number).padStart(2, '0')

/** The profile address as Invitations.csv and messages.csv write it. */
export function profileAddress(person: Pick<Person, 'slug'>): string {
  return `https://www.linkedin.com/in/${person.slug}`
}

/** `02 Jan 2026`, the UTC day. */
function connectedOn(at: Minute): string {
  const date = new Date(at * MINUTE)
  return `${two(date.getUTCDate())} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** `1/29/26, 2:37 PM`, wall time on the US Pacific coast. */
function sentAt(at: Minute): string {
  const there = Temporal.Instant.fromEpochMilliseconds(at * MINUTE).toZonedDateTimeISO('America/Los_Angeles')
  const clock = `${there.hour % 12 || 12}:${two(there.minute)} ${there.hour < 12 ? 'AM' : 'PM'}`
  return `${there.month}/${there.day}/${two(there.year % 100)}, ${clock}`
}

/** `2026-01-02 10:11:12 UTC`. */
function messageDate(at: Minute, seconds: number): string {
  return `${new Date(at * MINUTE + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

const preamble = `Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed their connections to see or download their email address using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here https://www.linkedin.com/help/linkedin/answer/261"

First Name,Last Name,URL,Email Address,Company,Position,Connected On`

/** Connections.csv: three lines before the names of the columns, newest first, no newline at the end. */
export function connectionsCsv(rows: readonly ConnectionRow[]): string {
  const lines = [...rows]
    .sort((a, b) => b.at - a.at)
    .map(({ person, at }) =>
      person === null
        ? `,,,,,,${connectedOn(at)}`
        : row([
            person.first,
            person.last,
            encodeURI(profileAddress(person)),
            person.email,
            person.company,
            person.position,
            connectedOn(at),
          ]),
    )
  return [preamble, ...lines].join('\n')
}

/** Invitations.csv, in the order given, with a newline at the end. */
export function invitationsCsv(owner: Person, rows: readonly InvitationRow[]): string {
  const lines = rows.map(({ person, direction, sentAt: at, note }) => {
    const ends = direction === 'OUTGOING' ? [owner, person] : [person, owner]
    const [from, to] = ends as [Person, Person]
    const cells = [
      shownName(from),
      shownName(to),
      sentAt(at),
      note,
      direction,
      profileAddress(from),
      profileAddress(to),
    ]
    return row(cells)
  })
  return ['From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl', ...lines, ''].join('\n')
}

const messageColumns = [
  'CONVERSATION ID',
  'CONVERSATION TITLE',
  'FROM',
  'SENDER PROFILE URL',
  'TO',
  'RECIPIENT PROFILE URLS',
  'DATE',
  'SUBJECT',
  'CONTENT',
  'FOLDER',
  'ATTACHMENTS',
  'IS MESSAGE DRAFT',
]

/** messages.csv, newest first, every cell quoted. */
export function messagesCsv(rows: readonly MessageRow[]): string {
  const lines = [...rows]
    .sort((a, b) => b.at - a.at || b.seconds - a.seconds)
    .map(({ conversation, from, to, at, seconds, text, draft }) =>
      quotedRow([
        conversation,
        '',
        from.name,
        from.url,
        to.map((each) => each.name).join(', '),
        to.map((each) => each.url).join(','),
        messageDate(at, seconds),
        '',
        text,
        'INBOX',
        '',
        draft ? 'Yes' : 'No',
      ]),
    )
  return [quotedRow(messageColumns), ...lines, ''].join('\n')
}

/** The owner as Profile.csv and Positions.csv describe them. */
export interface OwnerStory {
  readonly headline: string
  readonly summary: string
  readonly industry: string
  readonly region: string
  /** Company, title, description, location, start and end of each post, the newest first; no end is a current one. */
  readonly posts: readonly (readonly [string, string, string, string, string, string])[]
  /** Name, first and last year, remark, degree and activities of each school. */
  readonly schools: readonly (readonly [string, string, string, string, string, string])[]
}

/** Profile.csv: one row about the owner. */
export function profileCsv(owner: Person, story: OwnerStory): string {
  const cells = [owner.first, owner.last, '', '', '', story.headline, story.summary, story.industry, '', story.region]
  return `First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\n${row([...cells, '', '', ''])}\n`
}

/** Positions.csv: the posts of the owner. */
export function positionsCsv(story: OwnerStory): string {
  return ['Company Name,Title,Description,Location,Started On,Finished On', ...story.posts.map(row), ''].join('\n')
}

/** Education.csv: the schools of the owner. */
export function educationCsv(story: OwnerStory): string {
  return ['School Name,Start Date,End Date,Notes,Degree Name,Activities', ...story.schools.map(row), ''].join('\n')
}

/** A row of Recommendations_Received.csv or of Notes.csv: whom it is from or about, when, and its words. */
export interface RemarkRow {
  readonly person: Person
  readonly at: Minute
  readonly text: string
}

/** Recommendations_Received.csv: what others wrote about the owner. */
export function recommendationsCsv(rows: readonly RemarkRow[]): string {
  const lines = rows.map(({ person: { first, last, company, position }, at, text }) => {
    const [month, day, rest] = sentAt(at).split('/') as [string, string, string]
    const date = `${two(Number(month))}/${two(Number(day))}/${rest.replace(/ (\d):/, ' 0$1:')}`
    return row([first, last, company, position, text, date, 'VISIBLE'])
  })
  return ['First Name,Last Name,Company,Job Title,Text,Creation Date,Status', ...lines, ''].join('\n')
}

/** Notes.csv: what the owner wrote down about people. */
export function notesCsv(rows: readonly RemarkRow[]): string {
  const header = 'Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On'
  const lines = rows.map(({ person, at, text }) =>
    row([person.first, person.last, profileAddress(person), text, messageDate(at, 0), '']),
  )
  return [header, ...lines, ''].join('\n')
}

/** Files a real archive has beside those that are read, most of them with no row at all. */
export const sideFiles: Readonly<Record<string, string>> = {
  'Company Follows.csv': 'Organization,Followed On\n',
  'LearningCoachMessages.csv': 'No conversations found\n',
  'PhoneNumbers.csv': 'Extension,Number,Type\n',
  'guide_messages.csv': `${messageColumns.slice(0, 10).join(',')}\n`,
}
