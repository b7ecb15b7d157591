import {
  type ConnectionRow,
  connectionsCsv,
  educationCsv,
  type InvitationRow,
  invitationsCsv,
  type MessageRow,
  type Minute,
  messagesCsv,
  notesCsv,
  type OwnerStory,
  positionsCsv,
  profileAddress,
  profileCsv,
  recommendationsCsv,
  sideFiles,
} from '#test/book/csv-texts.ts'
import { notes, praises, remarks, threads, topics } from '#test/book/names.ts'
import { longPatience, patience } from '#test/book/patience.ts'
import { crowdFrom, type Person, shownName } from '#test/book/people.ts'
import { type Random, randomFrom } from '#test/book/random.ts'

const DAY = 24 * 60
const WINDOW = 180
/** How many invitations can be in an archive that only reaches back 180 days; a busy account sends 20 a day. */
const MOST_IN_WINDOW = WINDOW * 20

/** Somebody who must be in the book exactly so. Days are counted back from the day of the export, times are UTC. */
export interface HandMade extends Person {
  readonly invitation?: {
    readonly direction: 'sent' | 'received'
    readonly ago: number
    readonly at: string
    readonly note?: string
  }
  readonly connected?: { readonly ago: number; readonly at: string }
  readonly messages?: readonly {
    readonly ago: number
    readonly at: string
    readonly by: 'me' | 'them'
    readonly text: string
  }[]
}

/** What a book is to hold. All counts include the hand-made people. */
export interface BookPlan {
  readonly seed: number
  /** `YYYY-MM-DD` */
  readonly exportedOn: string
  readonly owner: Person
  readonly story: OwnerStory
  readonly connections: number
  readonly sent: number
  readonly received: number
  readonly messages: number
  /**
   * Rows of Notes.csv, and of Recommendations_Received.csv. With none these and Education.csv are left out, as an archive
   * leaves out what an account has not got.
   */
  readonly remarks: number
  /** The share of generated sent invitations that carry a note. */
  readonly noteShare: number
  /** `even` over the time the book covers, or `rising` towards the export as somebody begins to look for work. */
  readonly pace: 'even' | 'rising'
  readonly handMade: readonly HandMade[]
}

type Tie = { readonly person: Person; readonly at: Minute }

/**
 * Makes up an archive: its CSV files by name. The same plan gives the same texts, byte for byte.
 *
 * An archive reaches back 180 days: it has the invitations sent or answered in that time, and every connection made in
 * it has its invitation. Books of up to 3,600 invitations keep to that. Larger ones cannot; there the invitations spread
 * over as many years as 20 a day need.
 */
export function makeBook(plan: BookPlan): Map<string, string> {
  const random = randomFrom(plan.seed)
  const exportDay = Date.parse(`${plan.exportedOn}T00:00:00Z`) / 60_000
  const now = exportDay + 17 * 60
  const moment = ({ ago, at }: { ago: number; at: string }) =>
    exportDay - ago * DAY + Number(at.slice(0, 2)) * 60 + Number(at.slice(3))
  const newPerson = crowdFrom(
    random,
    [plan.owner, ...plan.handMade].map(({ slug }) => slug),
  )

  const span = plan.sent + plan.received <= MOST_IN_WINDOW ? WINDOW : Math.ceil((plan.sent + plan.received) / 20)
  const invitations: InvitationRow[] = []
  const ties: Tie[] = []
  const openings: MessageRow[] = []
  const conversations = new Map<string, string>()

  const hidden = Math.floor(plan.connections * 0.02)
  const handMadeTies = plan.handMade.filter((each) => each.connected).length
  const room = () => ties.length < plan.connections - hidden - handMadeTies

  /** A moment in somebody's day `ago` days before the export; seldom on a Sunday. */
  function daytime(ago: number): Minute {
    const day = exportDay - Math.floor(ago) * DAY
    const sunday = new Date(day * 60_000).getUTCDay() === 0
    const at = day - (sunday && ago >= 2 && random.chance(0.7) ? 2 * DAY : 0) + random.int(8 * 60, 20 * 60)
    return Math.min(at, now - random.int(1, 60))
  }

  function note(share: number, to: Person): string {
    if (!random.chance(share)) return ''
    return fill(random, random.pick(notes), to).slice(0, 300)
  }

  function send() {
    const person = newPerson()
    // Answered late enough that the invitation itself lies before the window.
    const late = span === WINDOW && random.chance(0.04)
    const days = late ? Math.max(21, longPatience(random)) : patience(random)
    const share = random.next()
    const ago = late ? WINDOW + 1 + share * (days - 3) : (span - 4) * (plan.pace === 'rising' ? share ** 2 : share)
    const sent = daytime(ago)
    const text = note(plan.noteShare, person)
    const answered = Math.round(sent + days * DAY)
    const accepted = (late || random.chance(0.6)) && answered < now && room()
    const inWindow = (at: Minute) => span > WINDOW || at > now - WINDOW * DAY
    if (!inWindow(sent) && !(accepted && inWindow(answered))) return false
    invitations.push({ person, direction: 'OUTGOING', sentAt: sent, note: text })
    if (!accepted) return true
    ties.push({ person, at: answered })
    if (text !== '') openings.push(message(person, 'me', answered, text))
    return true
  }

  function receive() {
    const person = newPerson()
    const waiting = random.chance(0.04)
    const sent = daytime(waiting ? random.next() * 40 : random.next() * (span - 4))
    const answered = Math.round(sent + random.next() ** 3 * 12 * DAY)
    invitations.push({ person, direction: 'INCOMING', sentAt: sent, note: note(0.13, plan.owner) })
    if (!waiting && answered < now && room()) ties.push({ person, at: answered })
  }

  function message(person: Person, by: 'me' | 'them', at: Minute, text: string): MessageRow {
    const conversation = conversations.get(person.slug) ?? conversationId(random)
    conversations.set(person.slug, conversation)
    const ends = [plan.owner, person].map((each) => ({ name: shownName(each), url: profileAddress(each) }))
    const [from, to] = (by === 'me' ? ends : ends.reverse()) as [MessageRow['from'], MessageRow['from']]
    return { conversation, from, to: [to], at, seconds: random.int(0, 59), text, draft: false }
  }

  const handMade = (direction: 'sent' | 'received') =>
    plan.handMade.filter((each) => each.invitation?.direction === direction).length
  for (let wanted = plan.sent - handMade('sent'); wanted > 0; ) if (send()) wanted--
  for (let wanted = plan.received - handMade('received'); wanted > 0; wanted--) receive()

  const written: MessageRow[] = []
  const connections: ConnectionRow[] = []
  for (const { invitation, connected, messages = [], ...person } of plan.handMade) {
    if (invitation)
      invitations.push({
        person,
        direction: invitation.direction === 'sent' ? 'OUTGOING' : 'INCOMING',
        sentAt: moment(invitation),
        note: invitation.note ?? '',
      })
    if (connected) connections.push({ person, at: moment(connected) })
    if (connected && invitation?.direction === 'sent' && invitation.note)
      written.push(message(person, 'me', moment(connected), invitation.note))
    for (const each of messages) written.push(message(person, each.by, moment(each), each.text))
  }

  while (room()) ties.push({ person: newPerson(), at: daytime(span + 6 + random.next() ** 1.5 * 3600) })
  for (let i = 0; i < hidden; i++) connections.push({ person: null, at: daytime(span + 6 + random.next() * 3600) })
  connections.push(...ties)

  const rows = [...written, ...openings].slice(0, plan.messages)
  while (rows.length < plan.messages && ties.length > 0)
    rows.push(...thread(random, random.pick(ties), now, plan.messages - rows.length, plan.owner, message))

  return new Map<string, string>([
    ['Connections.csv', connectionsCsv(connections)],
    [
      'Invitations.csv',
      invitationsCsv(
        plan.owner,
        random.shuffle(invitations).map((each) => untidy(random, each)),
      ),
    ],
    ['Positions.csv', positionsCsv(plan.story)],
    ['Profile.csv', profileCsv(plan.owner, plan.story)],
    ['messages.csv', messagesCsv(rows)],
    ...Object.entries(sideFiles),
    ...(plan.remarks > 0 ? filesOfRemarks(plan, ties, now) : []),
  ])
}

/** What is known of schools and said about people. It draws on chance of its own, so that no other file changes by it. */
function filesOfRemarks(plan: BookPlan, ties: readonly Tie[], now: Minute): [string, string][] {
  const random = randomFrom(plan.seed + 1)
  const about = (texts: readonly string[]) =>
    random
      .shuffle(ties)
      .slice(0, plan.remarks)
      .map(({ person, at }) => ({
        person,
        at: at + Math.floor(random.next() * (now - at)),
        text: fill(random, random.pick(texts), plan.owner),
      }))
  return [
    ['Education.csv', educationCsv(plan.story)],
    ['Recommendations_Received.csv', recommendationsCsv(about(praises))],
    ['Notes.csv', notesCsv(about(remarks))],
  ]
}

function fill(random: Random, text: string, to: Person): string {
  return text
    .replaceAll('{first}', to.first.trim())
    .replaceAll('{company}', to.company || 'your company')
    .replaceAll('{topic}', random.pick(topics))
    .replace(/\s+/g, ' ')
}

function conversationId(random: Random): string {
  return `2-${random.text(60, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789')}==`
}

/** Shown names come with stray spaces in a few rows of Invitations.csv. */
function untidy(random: Random, invitation: InvitationRow): InvitationRow {
  if (!random.chance(0.02)) return invitation
  const { person } = invitation
  return { ...invitation, person: { ...person, last: `${person.last} ` } }
}

/** Some messages between the owner and somebody, after they connected; a few are drafts or from a profile since closed. */
function thread(
  random: Random,
  { person, at: connected }: Tie,
  now: Minute,
  most: number,
  owner: Person,
  message: (person: Person, by: 'me' | 'them', at: Minute, text: string) => MessageRow,
): MessageRow[] {
  const rows: MessageRow[] = []
  const topic = random.pick(topics)
  let by: 'me' | 'them' = random.chance(0.5) ? 'me' : 'them'
  let at = connected + Math.floor(random.next() ** 2 * (now - connected))
  for (const line of random.pick(threads).slice(0, most)) {
    if (at >= now) break
    const [from, to] = by === 'me' ? [owner, person] : [person, owner]
    const text = fill(random, line.replaceAll('{topic}', topic), to)
    const row = message(person, by, at, random.chance(0.05) ? `${text}\n\nBest,\n${from.first.trim()}` : text)
    if (random.chance(0.005)) rows.push({ ...row, draft: by === 'me' })
    else if (by === 'them' && random.chance(0.01)) rows.push({ ...row, from: { name: 'LinkedIn Member', url: '' } })
    else rows.push(row)
    at += random.int(20, 2 * DAY)
    by = by === 'me' ? 'them' : 'me'
  }
  return rows
}
