import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maybeSame, sameAmong } from '#actions/same-person.ts'
import { similarPeople } from '#actions/similar-people.ts'
import { ME, nameKeyOf } from '#model/contact.ts'
import { addDays, type Day, type Instant } from '#model/day.ts'
import { endedUnanswered, type Invitation, standingOn } from '#model/invitation.ts'
import { INVITED, type PeopleFilter } from '#model/people-filter.ts'
import { addContact, changeContact } from '#store/contacts.ts'
import { distinctPairs } from '#store/distinct-people.ts'
import { everybody, type Stretch } from '#store/everybody.ts'
import { whoMatches } from '#store/filter-people.ts'
import { addEvent, addInvitation, allInvitations } from '#store/invitations.ts'
import { inOperation, type Write } from '#store/journal.ts'
import { likenesses } from '#store/likenesses.ts'
import { countPeople, listPeople, type NameCursor } from '#store/list-people.ts'
import { addMessage } from '#store/messages.ts'
import { openStore, type Store } from '#store/open-store.ts'
import { keepSetting } from '#store/settings.ts'
import { openInvitations } from '#store/standing-invitations.ts'
import { type Random, randomFrom } from '#test/book/random.ts'
import { logSent } from '#test/support/make.ts'
import { type TestBook, testBook, testFolder } from '#test/support/test-book.ts'

// A book so big that everybody is several stretches, and all invitations are read in several parts.

const PEOPLE = 3_300
const INVITATIONS = 14_000
const TODAY = '2026-11-18' as Day
const asOf = { today: TODAY, expiryDays: 180 }

const FIRST = ['Ana', 'Bo', 'Zoë', 'Łucja', '𝒜da', 'Éva', 'Jörg', 'Mara', '\uffeeli', '\u4e2d']
const LAST = ['Sousa', 'Lind', 'Ruiz', 'Nowak', 'Elm', 'Docks', 'Olsen', 'Patel', '\u6587', 'de Sá']
const nameFrom = (random: Random) =>
  `${random.pick(FIRST)} ${random.pick(FIRST)[0]}${random.pick(LAST)} ${random.pick(LAST)}`

const idOf = (table: number, number: number) =>
  `0190000${table}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`

function fill({ sqlite }: Store, random: Random): void {
  const contact = sqlite.prepare('insert into contacts (id, name, name_key, company, email) values (?, ?, ?, ?, ?)')
  const invitation = sqlite.prepare(
    `insert into invitations (id, contact_id, direction, sent_on, said_by) values (?, ?, ?, ?, 'you')`,
  )
  const event = sqlite.prepare(
    `insert into invitation_events (id, invitation_id, kind, on_day, said_by) values (?, ?, ?, ?, 'you')`,
  )
  for (let number = 0; number < PEOPLE; number++) {
    const name = nameFrom(random)
    contact.run(idOf(1, number), name, nameKeyOf(name), random.pick([null, 'Docks', 'Férn']), `p${number}@example.org`)
  }
  for (let number = 0; number < INVITATIONS; number++) {
    const sentOn = addDays(TODAY, -Math.floor((INVITATIONS - number) / 20))
    const direction = random.chance(0.5) ? 'sent' : 'received'
    const who = idOf(1, random.int(0, PEOPLE * 0.9))
    invitation.run(idOf(2, number), who, direction, sentOn)
    const kinds = ['accepted', 'withdrawn', 'ignored', 'answered', 'reopened']
    for (let at = 0; at < 2 && random.chance(0.6); at++)
      event.run(idOf(3 + at, number), idOf(2, number), random.pick(kinds), addDays(sentOn, at + 1))
  }
}

const idsOf = async (store: Store, filter: PeopleFilter) =>
  (await whoMatches(store.db, filter, asOf)).flatMap(({ stretch, places }) =>
    Array.from(places, (at) => stretch.ids[at]),
  )

/** Everybody as one stretch, however they are cut. */
const joined = (all: readonly Stretch[]) => ({
  ids: all.flatMap(({ ids }) => ids),
  text: all.map(({ text }) => text).join(''),
  lengths: all.flatMap(({ begins }) => Array.from(begins.subarray(1), (end, at) => end - (begins[at] ?? 0))),
  connectedOn: all.flatMap(({ connectedOn }) => connectedOn),
  facts: all.flatMap(({ facts }) => [...facts]),
  emails: all.flatMap(({ emails }) => [...emails]),
})

async function lookAt(store: Store) {
  const { db } = store
  const filters: readonly PeopleFilter[] = [
    ...INVITED.map((invited) => ({ invited })),
    { quiet: addDays(TODAY, -300) },
    { words: 'sousa do' },
    { words: 'lucja' },
    { company: 'férn', mark: 'high' },
    { show: 'connections' },
  ]
  return {
    everybody: joined(await everybody(db)),
    found: await Promise.all(filters.map((filter) => idsOf(store, filter))),
    similar: await similarPeople(db, 'Anna Sosa', 9),
    same: (await maybeSame({ store, clock: { zone: 'UTC', now: () => `${TODAY}T12:00:00.000Z` as never } })).length,
  }
}

/** Does many things to the book as one change, though not too many to be followed; among the Anas most of all. */
async function change(book: TestBook, random: Random): Promise<void> {
  const { db } = book.store
  const people = (await everybody(db)).flatMap(({ ids }) => ids)
  const occasion = { by: 'ui', at: book.clock.now(), label: 'Change many' } as const
  const one = (write: Write) => {
    const contactId = random.pick(people)
    const sentOn = addDays(TODAY, -random.int(0, 400))
    const direction = random.chance(0.5) ? 'sent' : 'received'
    const bare = { sentAt: null, note: null, purpose: null, saidBy: 'you' } as const
    const deeds = [
      () => addContact(write, { name: nameFrom(random), company: 'Docks' }),
      () => changeContact(write, contactId, { name: nameFrom(random), email: random.pick([null, 'a@b.pt', 'A@b.pt']) }),
      () => changeContact(write, contactId, { mark: 'high', connectedOn: sentOn }),
      () => addMessage(write, { contactId, direction, sentOn, sentAt: null, text: 'Hello' }),
      () => addInvitation(write, { ...bare, contactId, direction, sentOn }),
      () => {
        const { id } = addInvitation(write, { ...bare, contactId, direction, sentOn })
        addEvent(write, id, {
          kind: random.pick(['accepted', 'ignored']),
          on: sentOn,
          at: null,
          saidBy: 'you',
          remark: null,
        })
      },
    ]
    random.pick(deeds)()
  }
  await inOperation(book.store, occasion, async (write) => {
    for (let number = random.int(1, 70); number > 0; number--) one(write)
    for (let number = 0; number < 40; number++) addContact(write, { name: `Ana A${nameFrom(random)}` })
  })
}

async function bigBook(seed: number): Promise<TestBook> {
  const book = await testBook({ path: join(testFolder(), 'book.db') })
  book.store.sqlite.transaction(fill)(book.store, randomFrom(seed))
  return book
}

test('in a big book, what is kept of everybody is what is found afresh', { timeout: 120_000 }, async () => {
  const book = await bigBook(1)
  const random = randomFrom(2)
  const before = await everybody(book.store.db)
  expect(before.length).toBe(4)
  for (let time = 0; time < 40; time++) {
    await change(book, random)
    const here = await lookAt(book.store)
    if (time % 4 > 0) continue
    const store = await openStore(book.store.path)
    expect(here).toEqual(await lookAt(store))
    await store.close()
  }
  // Somewhere so many came that a stretch was cut in two.
  expect((await everybody(book.store.db)).length).toBeGreaterThan(before.length)
})

test('a stretch is made anew where somebody changes, and is gone with the last of it; the others stay', async () => {
  const book = await bigBook(3)
  const { db } = book.store
  const occasion = { by: 'ui', at: book.clock.now(), label: 'Change somebody' } as const
  const before = await everybody(db)
  await inOperation(book.store, occasion, async (write) =>
    changeContact(write, before[2]?.ids[7] ?? '', { mark: 'low' }),
  )
  const after = await everybody(db)
  expect(after.map((stretch, at) => stretch === before[at])).toEqual([true, true, false, true])
  const last = [...(after[3]?.ids ?? [])]
  for (let from = 0; from < last.length; from += 90)
    await inOperation(book.store, occasion, async (write) => {
      const gone = new Set(last.slice(from, from + 90))
      for (const each of await allInvitations(write.trx))
        if (gone.has(each.contactId)) {
          for (const { id } of each.events) write.remove('invitation_events', id)
          write.remove('invitations', each.id)
        }
      for (const id of gone) write.remove('contacts', id)
    }).then(() => everybody(db))
  expect(joined(await everybody(db))).toEqual(joined(after.slice(0, 3)))
})

test('a big book tells of everybody what a look at their invitations tells', async () => {
  const { store } = await bigBook(4)
  const of = Map.groupBy(await allInvitations(store.db), (each) => each.contactId)
  const outcome = (each: Invitation) => standingOn(each, TODAY, asOf).outcome
  const isOpen = (direction: string) => (all: readonly Invitation[]) =>
    all.some((each) => each.direction === direction && outcome(each) === 'open')
  const expected: Record<(typeof INVITED)[number], (all: readonly Invitation[]) => boolean> = {
    never: (all) => !all.some(({ direction }) => direction === 'sent'),
    'open-sent': isOpen('sent'),
    'open-received': isOpen('received'),
    answered(all) {
      const last = all.at(-1)
      if (!last) return false
      const { answeredOn } = standingOn(last, TODAY, asOf)
      if (last.direction === 'received' && (answeredOn !== null || outcome(last) === 'ignored')) return true
      return ['accepted', 'unknown-person', 'reported'].includes(outcome(last))
    },
    unanswered(all) {
      const last = all.findLast(({ direction }) => direction === 'sent')
      return last !== undefined && endedUnanswered(outcome(last))
    },
  }
  const all = await idsOf(store, {})
  for (const invited of INVITED) {
    const found = await idsOf(store, { invited })
    expect(found).toEqual(all.filter((id) => expected[invited](of.get(id ?? '') ?? [])))
    expect(found.length, invited).toBeGreaterThan(50)
  }
})

test('a list is turned over from whoever it ended with, called otherwise since, or gone', async () => {
  const book = await testBook()
  const occasion = { by: 'ui', at: book.clock.now(), label: 'Change somebody' } as const
  const names = ['Ana Docks', 'Bo Docks', 'Cy Docks', 'Di Docks', 'Ed Docks']
  await inOperation(book.store, occasion, async (write) => {
    for (const name of names) addContact(write, { name })
  })
  const { db } = book.store
  const { next } = await listPeople(db, { words: 'docks' }, 2)
  const rest = async () =>
    (await listPeople(db, { words: 'docks' }, 9, next ?? undefined)).people.map(({ name }) => name)
  expect(await rest()).toEqual(names.slice(2))
  await inOperation(book.store, occasion, async (write) => changeContact(write, next?.id ?? '', { name: 'Da Docks' }))
  expect(await rest()).toEqual(names.slice(3))
  await inOperation(book.store, occasion, async (write) => write.remove('contacts', next?.id ?? ''))
  expect(await rest()).toEqual(names.slice(2))
})

test('who may be one person is found as by comparing every two', async () => {
  const somebody = fc.record({
    name: fc.constantFrom('Ana Sousa', 'Sousa, Ana', 'Ana M. Sousa', 'Bo', 'Bo Lind', 'Di Elm'),
    email: fc.constantFrom(
      null,
      null,
      'x@example.org',
      'X@example.org',
      'ana.sousa@example.org',
      'i@\u212a.org',
      'i@k.org',
    ),
    company: fc.constantFrom(null, 'Docks', 'docks', 'Tide'),
    hasProfile: fc.boolean(),
  })
  let found = 0
  await fc.assert(
    fc.asyncProperty(fc.array(somebody, { minLength: 1, maxLength: 220, size: 'max' }), async (people) => {
      const book = await testBook()
      await inOperation(book.store, { by: 'ui', at: book.clock.now(), label: 'Add people' }, async (write) => {
        for (const [at, { hasProfile, ...each }] of people.entries())
          addContact(write, { ...each, profileKey: hasProfile ? `p${at}` : null })
      })
      const { db } = book.store
      const ids = (await everybody(db)).flatMap((stretch) => stretch.ids)
      const plain = sameAmong(await likenesses(db, ids), await distinctPairs(db))
      expect(await maybeSame(book)).toEqual(plain)
      expect(ids).not.toContain(ME)
      found += plain.length
      await book.close()
    }),
    { numRuns: 40 },
  )
  expect(found).toBeGreaterThan(100)
})

test('somebody changed while a filter is being asked makes nobody fall out of it', async () => {
  const book = await testBook()
  const { db } = book.store
  const occasion = { by: 'ui', at: book.clock.now(), label: 'Many' } as const
  await inOperation(book.store, occasion, async (write) => {
    for (let each = 0; each < 1500; each++) addContact(write, { name: `Person ${each}` })
  })
  const { contactId } = await logSent(book, 'Person 700', '2026-11-10')
  const counts = new Set<number>()
  for (let moment = 0; moment < 12; moment++) {
    // Another day each time: it is found afresh.
    const asked = countPeople(db, { invited: 'open-sent' }, { today: TODAY, expiryDays: 100 + moment })
    for (let waited = 0; waited < moment; waited++) await setImmediate()
    await inOperation(book.store, occasion, async (write) => {
      changeContact(write, contactId, { mark: moment % 2 === 0 ? 'high' : 'low' })
    })
    counts.add((await asked).all)
  }
  expect([...counts]).toEqual([1])
})

test('a list asked for after people were read amid a change is the same, and turned over from where it ended', async () => {
  const book = await testBook()
  const { db } = book.store
  const occasion = { by: 'ui', at: book.clock.now(), label: 'Many' } as const
  const names = ['Ana Docks', 'Bo Docks', 'Cy Docks', 'Di Docks']
  await inOperation(book.store, occasion, async (write) => {
    for (const name of names) addContact(write, { name })
  })
  await logSent(book, 'Bo Docks', '2026-11-10')
  const page = (filter: PeopleFilter, after?: NameCursor) => listPeople(db, filter, 2, after, asOf)
  const called = ({ people }: Awaited<ReturnType<typeof page>>) => people.map(({ name }) => name)
  await page({ invited: 'open-received', quiet: TODAY })
  const { next } = await page({ words: 'docks' })
  // Nothing of the people is changed, yet amid the change they cannot be known to be the same: they are read anew.
  const before = await everybody(db)
  let asked: Promise<unknown> | undefined
  await inOperation(book.store, occasion, async (write) => {
    await keepSetting(write, 'theme', 'dark')
    asked = everybody(db)
    await setImmediate()
  })
  await asked
  expect((await everybody(db))[0]).not.toBe(before[0])
  expect(called(await page({ words: 'docks' }, next ?? undefined))).toEqual(['Cy Docks', 'Di Docks'])
  expect(called(await page({ invited: 'open-sent' }))).toEqual(['Bo Docks'])
  expect(called(await page({ quiet: '2026-11-09' as Day }))).toEqual(['Ana Docks', 'Cy Docks'])
})

test('nobody is missed, or met twice, who is called otherwise while everybody is being read', async () => {
  const { store } = await bigBook(5)
  const occasion = { by: 'ui', at: '2026-11-18T12:00:00.000Z' as Instant, label: 'Change somebody' } as const
  const ids = await idsOf(store, {})
  for (let moment = 0; moment < 8; moment++) {
    const other = await openStore(store.path)
    const asked = everybody(other.db)
    for (let waited = 0; waited < moment; waited++) await setImmediate()
    // From one end to the other, and back.
    const name = moment % 2 === 0 ? 'Aaa' : '\uffee'
    await inOperation(store, occasion, async (write) => changeContact(write, ids[1500] ?? '', { name }))
    const found = (await asked).flatMap((stretch) => stretch.ids)
    expect([found.length, new Set(found).size]).toEqual([ids.length, ids.length])
    await other.close()
  }
})

test('nobody counts as never invited whose open invitation is dated otherwise while all of them are being read', async () => {
  const { store } = await bigBook(6)
  const occasion = { by: 'ui', at: '2026-11-18T12:00:00.000Z' as Instant, label: 'Date it' } as const
  const contactId = idOf(1, PEOPLE - 1)
  const bare = { sentAt: null, note: null, purpose: null, saidBy: 'you' } as const
  const { result: id } = await inOperation(
    store,
    occasion,
    async (write) => addInvitation(write, { ...bare, contactId, direction: 'sent', sentOn: TODAY }).id,
  )
  expect(await idsOf(store, { invited: 'never' })).not.toContain(contactId)
  for (let moment = 0; moment < 12; moment++) {
    const other = await openStore(store.path)
    await everybody(other.db)
    const asked = idsOf(other, { invited: 'never' })
    for (let waited = 0; waited < moment; waited++) await setImmediate()
    const sentOn = moment % 2 === 0 ? ('2024-01-01' as Day) : TODAY
    await inOperation(store, occasion, async (write) => write.update('invitations', id, { sent_on: sentOn }))
    expect(await asked).not.toContain(contactId)
    const open = openInvitations(other.db, 'sent')
    for (let waited = 0; waited < moment; waited++) await setImmediate()
    const back = moment % 2 === 0 ? TODAY : ('2024-01-01' as Day)
    await inOperation(store, occasion, async (write) => write.update('invitations', id, { sent_on: back }))
    expect((await open).filter((each) => each.id === id).length).toBe(1)
    await other.close()
  }
})
