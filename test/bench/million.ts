import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { ME, nameKeyOf, profileKeyOf } from '#model/contact.ts'
import { addDays, earlierOf } from '#model/day.ts'
import { openStore } from '#store/open-store.ts'
import { profileAddress } from '#test/book/csv-texts.ts'
import { notes, topics } from '#test/book/names.ts'
import { patience } from '#test/book/patience.ts'
import { crowdFrom, shownName } from '#test/book/people.ts'
import { type Random, randomFrom } from '#test/book/random.ts'
import { benchDay } from './bench-book.ts'
import type { BenchBook } from './measure.ts'

/** As many a day, of both directions, as in the books made of an archive: a longer life, not a busier one. */
const A_DAY = 20
const SENT_SHARE = 0.7
/** Somebody is invited two or three times in such a life. */
const INVITATIONS_A_PERSON = 2.5
/** No account holds more connections. */
const MOST_CONNECTIONS = 30_000
const ACCEPTED_SHARE = 0.6
const NOTE_SHARE = 0.17
/** Received ones of so many days wait for an answer: some 270, as in the book of 30,000 people. */
const WAITING_DAYS = 45

/** Ids as long as the program's own, in the order they are made. */
function idsFrom(table: number): () => string {
  let last = 0
  return () => `0190000${table}-0000-7000-8000-${(last++).toString(16).padStart(12, '0')}`
}

function note(random: Random, first: string, company: string): string {
  if (!random.chance(NOTE_SHARE)) return ''
  const words = random
    .pick(notes)
    .replaceAll('{first}', first)
    .replaceAll('{company}', company || 'your company')
  return words.replaceAll('{topic}', random.pick(topics)).slice(0, 300)
}

function fill(sqlite: Sqlite.Database, invitations: number): number {
  const random = randomFrom(2)
  const contact = sqlite.prepare(
    `insert into contacts (id, name, name_key, profile_key, profile_url, email, company, position, connected_on)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const invitation = sqlite.prepare(
    `insert into invitations (id, contact_id, direction, sent_on, sent_at, note, said_by)
     values (?, ?, ?, ?, ?, ?, 'import')`,
  )
  const event = sqlite.prepare(
    `insert into invitation_events (id, invitation_id, kind, on_day, said_by) values (?, ?, ?, ?, 'import')`,
  )
  const message = sqlite.prepare(
    `insert into messages (id, contact_id, direction, sent_on, sent_at, text) values (?, ?, ?, ?, ?, ?)`,
  )
  const [contactId, invitationId, eventId, messageId] = [1, 2, 3, 4].map(idsFrom) as [
    () => string,
    () => string,
    () => string,
    () => string,
  ]

  contact.run(ME, 'Joana Vilarinho', nameKeyOf('Joana Vilarinho'), null, null, null, null, null, null)
  const newPerson = crowdFrom(random, [])
  const people: { readonly id: string; readonly first: string; readonly company: string }[] = []
  const connect = sqlite.prepare('update contacts set connected_on = ? where id = ?')
  for (let number = Math.round(invitations / INVITATIONS_A_PERSON); number > 0; number--) {
    const person = newPerson()
    const [id, name] = [contactId(), shownName(person).replace(/\s+/g, ' ')]
    // Two ways to write an accent are one key.
    const address = profileAddress({ slug: `${person.slug}-${number.toString(36)}` })
    const { email, company, position } = person
    const key = profileKeyOf(address) ?? null
    contact.run(id, name, nameKeyOf(name), key, address, email || null, company || null, position || null, null)
    people.push({ id, first: person.first.trim(), company })
  }

  const firstDay = addDays(benchDay, -Math.ceil(invitations / A_DAY))
  // Connections are the last that were made: whoever was connected before them left again in so long a life.
  const connectsFrom = invitations - MOST_CONNECTIONS / ACCEPTED_SHARE
  for (let number = 0; number < invitations; number++) {
    const person = random.pick(people)
    const sentOn = addDays(firstDay, Math.floor(number / A_DAY))
    const hour = String(8 + Math.floor((number % A_DAY) / 2)).padStart(2, '0')
    const at = `${sentOn}T${hour}:${number % 2 === 0 ? '00' : '30'}:00.000Z`
    const sent = random.chance(SENT_SHARE)
    const id = invitationId()
    const words = note(random, sent ? person.first : 'Joana', person.company)
    invitation.run(id, person.id, sent ? 'sent' : 'received', sentOn, at, words)
    const answeredOn = addDays(sentOn, Math.ceil(patience(random)))
    const waits = !sent && addDays(sentOn, WAITING_DAYS) > benchDay
    if (!waits && random.chance(sent ? ACCEPTED_SHARE : 0.96) && answeredOn <= benchDay) {
      event.run(eventId(), id, 'accepted', answeredOn)
      if (number >= connectsFrom) connect.run(answeredOn, person.id)
    } else if (sent && addDays(sentOn, 60) < benchDay) event.run(eventId(), id, 'withdrawn', addDays(sentOn, 30))
    else if (!sent && !waits) event.run(eventId(), id, 'ignored', addDays(sentOn, 7))
    const wrote = random.chance(0.5)
    message.run(
      messageId(),
      person.id,
      wrote ? 'sent' : 'received',
      earlierOf(answeredOn, benchDay),
      null,
      random.pick(topics),
    )
  }
  return people.length
}

/**
 * A book of that many invitations, as many a week as in a smaller one: the last of a very long life. Its rows are
 * written straight into the tables, without a journal, for only what reads them is measured on it.
 */
export async function makeLongBook(folder: string, invitations: number): Promise<BenchBook> {
  const path = join(folder, `long-${invitations}.db`)
  const store = await openStore(path)
  const { sqlite } = store
  sqlite.pragma('synchronous = OFF')
  const people = sqlite.transaction(() => fill(sqlite, invitations))()
  await store.close()
  return { people, contacts: people, invitations, folder, path }
}
