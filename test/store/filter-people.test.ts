import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { answerInvitation } from '#actions/answer-invitation.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import { relate } from '#actions/relate.ts'
import { ME, nameKeyOf } from '#model/contact.ts'
import { addDays, type Day } from '#model/day.ts'
import { endedUnanswered, standingOn } from '#model/invitation.ts'
import { filterFrom, filterParameters, type PeopleFilter } from '#model/people-filter.ts'
import { holdsOn } from '#model/relation.ts'
import { findContacts } from '#store/contacts.ts'
import { invitationsWith } from '#store/invitations.ts'
import { inOperation } from '#store/journal.ts'
import { countPeople, listPeople } from '#store/list-people.ts'
import { addMessage, messagesWith } from '#store/messages.ts'
import { relationsOf } from '#store/relations.ts'
import { noFields } from '#test/support/make.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

const TODAY = '2026-11-18' as Day
const asOf = { today: TODAY, expiryDays: 180 }
const names = ['Ana Sousa', 'Zoë Núñez', 'Bo', '\u4e2d\u6587', 'ana reis', 'Éva']
const companies = [null, 'Fernmark', 'Old Docks', 'férnmark & sons']
const kinds = ['colleague', 'reports-to', 'friend', 'said-no'] as const

const ago = fc.integer({ min: 1, max: 400 }).map((days) => addDays(TODAY, -days))
const one = fc.record({
  name: fc.constantFrom(...names),
  company: fc.constantFrom(...companies),
  mark: fc.constantFrom(null, 'high' as const, 'low' as const),
  region: fc.constantFrom(null, 'Porto'),
  industry: fc.constantFrom(null, 'Maps'),
  connectedOn: fc.option(ago),
  removed: fc.boolean(),
  invitation: fc.option(
    fc.record({
      direction: fc.constantFrom('sent' as const, 'received' as const),
      on: ago,
      ended: fc.constantFrom(null, 'accepted' as const, 'ignored' as const, 'withdrawn' as const, 'answered' as const),
    }),
  ),
  tie: fc.option(fc.record({ kind: fc.constantFrom(...kinds), back: fc.boolean(), until: fc.option(ago) })),
  message: fc.option(ago),
})
const filters: fc.Arbitrary<PeopleFilter> = fc
  .record(
    {
      q: fc.constantFrom('ana', 'zoe', 'dock', 'fern', 'x'),
      show: fc.constantFrom('connections', 'others'),
      relation: fc.constantFrom('any', 'none', 'colleague', 'reports-to', 'reports-to:back', 'said-no', 'friend'),
      company: fc.constantFrom('fernmark', 'docks'),
      mark: fc.constantFrom('high', 'low', 'none'),
      invited: fc.constantFrom('never', 'open-sent', 'open-received', 'answered', 'unanswered'),
      since: ago,
      before: ago,
      quiet: ago,
      region: fc.constantFrom('known', 'unknown'),
      industry: fc.constantFrom('known', 'unknown'),
    },
    { requiredKeys: [] },
  )
  // Two or three parts at once: more seldom leave anybody.
  .map((query) => filterFrom(Object.fromEntries(Object.entries(query).slice(0, 3))))

async function fill(book: TestBook, people: readonly (typeof one extends fc.Arbitrary<infer T> ? T : never)[]) {
  for (const [index, each] of people.entries()) {
    const { company, mark, region, industry, connectedOn } = each
    const removedOn = connectedOn && each.removed ? addDays(connectedOn, 1) : null
    const fields = { ...noFields, company, mark, region, industry, connectedOn, removedOn, name: each.name }
    const profile = `https://www.linkedin.com/in/p${index}`
    const { contact } = await addPerson(book, { ...fields, profile }, 'ui')
    if (each.invitation) {
      const { direction, on, ended } = each.invitation
      const log = { direction, person: profile, on, note: '', purpose: null, by: 'ui' } as const
      const { invitation } = await logInvitation(book, log)
      if (ended)
        await answerInvitation(book, invitation.id, { kind: ended, on: addDays(on, 1), by: 'ui' }).catch(() => {})
    }
    if (each.tie) {
      const { kind, back, until } = each.tie
      const [person, other] = back ? ['me', profile] : [profile, 'me']
      await relate(book, { person, kind, other, from: null, until, by: 'ui' })
    }
    const sentOn = each.message
    if (sentOn)
      await inOperation(book.store, { by: 'import', at: book.clock.now(), label: 'A message' }, async (write) =>
        addMessage(write, {
          contactId: contact.id,
          direction: 'received',
          sentOn,
          sentAt: null,
          text: 'Hello',
        }),
      )
  }
}

/** Whether a filter asks for somebody, found out the slow way. */
async function fits(book: TestBook, id: string, filter: PeopleFilter): Promise<boolean> {
  const { db } = book.store
  const contact = (await findContacts(db, [id])).get(id)
  if (!contact) return false
  const past = (await invitationsWith(db, id)).map((each) => ({
    each,
    sent: each.direction === 'sent',
    standing: standingOn(each, TODAY, asOf),
  }))
  const open = (sent: boolean) => past.some((each) => each.sent === sent && each.standing.outcome === 'open')
  const last = past.at(-1)
  const answers = ['accepted', 'unknown-person', 'reported']
  const lastSent = past.findLast(({ sent }) => sent)
  const invited = {
    never: !past.some(({ sent }) => sent),
    'open-sent': open(true),
    'open-received': open(false),
    answered:
      last !== undefined &&
      (answers.includes(last.standing.outcome) ||
        (!last.sent && (last.standing.outcome === 'ignored' || last.standing.answeredOn !== null))),
    unanswered: lastSent !== undefined && endedUnanswered(lastSent.standing.outcome),
  }
  const stands = contact.connectedOn !== null && (contact.removedOn === null || contact.removedOn < contact.connectedOn)
  const ties = (await relationsOf(db, id)).filter((tie) => holdsOn(tie, TODAY))
  const [kind, back] = (filter.relation ?? '').split(':')
  const directed = kind !== 'colleague' && kind !== 'friend'
  const tied =
    kind === 'any'
      ? ties.length > 0
      : kind === 'none'
        ? ties.length === 0
        : ties.some((tie) => tie.kind === kind && (!directed || tie.from === (back ? ME : id)))
  const words = [...(await messagesWith(db, id, 99)).map((each) => each.sentOn), ...past.map(({ each }) => each.sentOn)]
  const said = [contact.name, contact.company ?? ''].map(nameKeyOf)
  const { show, company, mark, since, before, quiet, region, industry } = filter
  return (
    (!filter.words || said.some((text) => text.includes(filter.words ?? ''))) &&
    (!show || stands === (show === 'connections')) &&
    (!filter.relation || tied) &&
    (!company || nameKeyOf(contact.company ?? '').includes(company)) &&
    (!mark || (contact.mark ?? 'none') === mark) &&
    (!filter.invited || invited[filter.invited]) &&
    (!since || (stands && (contact.connectedOn ?? '') >= since)) &&
    (!before || (stands && (contact.connectedOn ?? '9') < before)) &&
    (!quiet || words.every((on) => on < quiet)) &&
    (!region || (contact.region !== null) === (region === 'known')) &&
    (!industry || (contact.industry !== null) === (industry === 'known'))
  )
}

test('a filter shows, page by page, just those whom a look at each alone finds', async () => {
  let shown = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(one, { minLength: 2, maxLength: 7 }),
      fc.array(filters, { minLength: 8, maxLength: 8 }),
      async (people, asked) => {
        const book = await testBook()
        await fill(book, people)
        const { db } = book.store
        const all = (await listPeople(db, {}, 100)).people.map((each) => each.id)
        for (const filter of asked) {
          const expected: string[] = []
          for (const id of all) if (await fits(book, id, filter)) expected.push(id)
          const found: string[] = []
          let after: Awaited<ReturnType<typeof listPeople>>['next'] | undefined
          do {
            const page: Awaited<ReturnType<typeof listPeople>> = await listPeople(
              db,
              filter,
              2,
              after ?? undefined,
              asOf,
            )
            found.push(...page.people.map((each) => each.id))
            after = page.next
          } while (after)
          expect(found, JSON.stringify(filter)).toEqual(expected)
          const counts = await countPeople(db, filter, asOf)
          if (filter.show === undefined) expect(counts.all).toBe(expected.length)
          shown += expected.length
        }
        await book.close()
      },
    ),
    { numRuns: 40 },
  )
  // A filter that never shows anybody would prove nothing.
  expect(shown).toBeGreaterThan(20)
})

test('an address says what a filter asks, and the other way round', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(filterFrom(filterParameters(filter))).toEqual(filter)
    }),
  )
  expect(
    filterFrom({ q: ' ', show: 'cats', relation: 'friend:back', since: '2026-02-31', mark: '', company: '\0' }),
  ).toEqual({})
})
