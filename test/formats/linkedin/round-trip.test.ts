import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tidy } from '#formats/linkedin/people.ts'
import { readLinkedIn } from '#formats/linkedin/read-linkedin.ts'
import { type Day, type Instant, toInstant } from '#model/day.ts'
import { connectionsCsv, invitationsCsv, type MessageRow, messagesCsv, profileAddress } from '#test/book/csv-texts.ts'
import { type Person, shownName } from '#test/book/people.ts'

const word = fc.string({ unit: fc.constantFrom(...'abcXYZéßłø李🚀"\',;= -()'), minLength: 1, maxLength: 12 })
const name = word.filter((text) => tidy(text) !== '')
const slug = fc.string({ unit: fc.constantFrom(...'abcxyz0189-éßłø李'), minLength: 1, maxLength: 12 })
const person: fc.Arbitrary<Person> = fc.record({
  first: name,
  last: name,
  slug,
  company: word,
  position: word,
  email: fc.constantFrom('', 'a@example.org'),
})
const minute = fc.integer({ min: Date.UTC(2005, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 })

const owner: Person = { first: 'Rosa', last: 'Lind', slug: 'rosa-lind', company: '', position: '', email: '' }
const instant = (at: number): Instant => toInstant(Temporal.Instant.fromEpochMilliseconds(at * 60_000))
const archive = (file: string, text: string) => ({
  name: 'x',
  exportedOn: null,
  files: [{ name: file, text }],
  others: [],
})

test('connections are read as they were written', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ person, at: minute }), { minLength: 1, maxLength: 6 }), (rows) => {
      const { connections } = readLinkedIn(archive('Connections.csv', connectionsCsv(rows)))
      const written = [...rows].sort((a, b) => b.at - a.at)
      expect(connections).toMatchObject(
        written.map(({ person: { first, last, slug, company, position, email }, at }) => ({
          firstName: tidy(first),
          lastName: tidy(last),
          name: tidy(`${first} ${last}`),
          profileKey: slug.normalize('NFC').toLowerCase(),
          email: email || null,
          company: tidy(company) || null,
          position: tidy(position) || null,
          connectedOn: instant(at).slice(0, 10) as Day,
        })),
      )
    }),
  )
})

test('invitations are read as they were written, but for the hour that comes twice', () => {
  const row = fc.record({
    person,
    direction: fc.constantFrom('OUTGOING' as const, 'INCOMING' as const),
    sentAt: minute,
    note: word,
  })
  // Wall time cannot say which of the two hours it is at the end of summer time; the first is taken.
  const again = (at: number) => {
    const there = Temporal.Instant.fromEpochMilliseconds(at * 60_000).toZonedDateTimeISO('America/Los_Angeles')
    return there.toPlainDateTime().toZonedDateTime('America/Los_Angeles').epochMilliseconds / 60_000
  }
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      const { invitations } = readLinkedIn(archive('Invitations.csv', invitationsCsv(owner, rows)))
      expect(invitations).toMatchObject(
        rows.map(({ person, direction, sentAt, note }) => ({
          direction: direction === 'OUTGOING' ? 'sent' : 'received',
          name: tidy(shownName(person)),
          profileKey: person.slug.normalize('NFC').toLowerCase(),
          note: note.trim(),
          sentAt: instant(again(sentAt)),
        })),
      )
    }),
  )
})

test('messages are read as they were written', () => {
  const row = fc.record({
    person,
    sent: fc.boolean(),
    at: minute,
    seconds: fc.nat({ max: 59 }),
    text: fc.string({ unit: fc.constantFrom(...'ab",\n é🚀') }),
  })
  const end = (one: Person) => ({ name: shownName(one), url: profileAddress(one) })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      const written = rows.map(({ person, sent, at, seconds, text }): MessageRow => {
        const [from, to] = sent ? [owner, person] : [person, owner]
        return { conversation: '2-aa==', from: end(from), to: [end(to)], at, seconds, text, draft: false }
      })
      const profile = { name: 'Profile.csv', text: 'First Name,Last Name,Headline\nRosa,Lind,\n' }
      const { name, exportedOn, files, others } = archive('messages.csv', messagesCsv(written))
      const { messages } = readLinkedIn({ name, exportedOn, others, files: [...files, profile] })
      const sorted = [...written].sort((a, b) => b.at - a.at || b.seconds - a.seconds)
      expect(messages.map(({ sentAt, text }) => [sentAt, text])).toEqual(
        sorted.map(({ at, seconds, text }) => [
          `${instant(at).slice(0, 17)}${String(seconds).padStart(2, '0')}.000Z`,
          text,
        ]),
      )
    }),
  )
})
