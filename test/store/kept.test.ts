import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { answerInvitation } from '#actions/answer-invitation.ts'
import { changeSettings } from '#actions/change-settings.ts'
import { deletePerson } from '#actions/delete-person.ts'
import { gatherAccount } from '#actions/gather-account.ts'
import { gatherPatience, gatherSending } from '#actions/gather-facts.ts'
import { gatherShared } from '#actions/gather-history.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { listFindings } from '#actions/list-findings.ts'
import { lookBack } from '#actions/look-back.ts'
import { mergeContacts } from '#actions/merge-contacts.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import { nowQueue } from '#actions/now-queue.ts'
import { purge } from '#actions/purge.ts'
import { relate } from '#actions/relate.ts'
import { maybeSame } from '#actions/same-person.ts'
import { similarPeople } from '#actions/similar-people.ts'
import { undo } from '#actions/undo.ts'
import { waive } from '#actions/waive.ts'
import { addDays } from '#model/day.ts'
import { faredByKind, uninvited } from '#store/candidates.ts'
import { addContact, changeContact, findByName } from '#store/contacts.ts'
import { addInvitation, allInvitations } from '#store/invitations.ts'
import { inOperation, type Write } from '#store/journal.ts'
import { keptWhileUnchanged, MOST_FOLLOWED, oneByOne, rowsIn } from '#store/kept.ts'
import { countPeople, listPeople } from '#store/list-people.ts'
import { addMessage } from '#store/messages.ts'
import { openStore } from '#store/open-store.ts'
import { ownTies } from '#store/relations.ts'
import { listWaivers } from '#store/waivers.ts'
import { routesOver } from '#test/support/book-app.ts'
import { day, logReceived, logSent, noFields } from '#test/support/make.ts'
import { testApp } from '#test/support/test-app.ts'
import { type TestBook, testBook, testFolder } from '#test/support/test-book.ts'

describe('what is kept', () => {
  test('is found once, and again after a change here, in another process, or of what it hangs on', async () => {
    const book = await testBook({ path: join(testFolder(), 'book.db') })
    let times = 0
    const find = (key = '') => keptWhileUnchanged(book.store.db, 'test', key, async () => ++times)
    expect([await find(), await find(), await find()]).toEqual([1, 1, 1])
    await addPerson(book, { ...noFields, name: 'Ana Sousa' }, 'ui')
    expect([await find(), await find()]).toEqual([2, 2])
    const other = await openStore(book.store.path)
    await addPerson({ ...book, store: other }, { ...noFields, name: 'Bo Lind' }, 'cli')
    expect([await find(), await find()]).toEqual([3, 3])
    expect([await find('other'), await find('other')]).toEqual([4, 4])
    await other.close()
  })

  test('is looked for again after it could not be found', async () => {
    const book = await testBook()
    let times = 0
    const find = () =>
      keptWhileUnchanged(book.store.db, 'test', '', async () => {
        if (++times === 1) throw new Error('not now')
        return times
      })
    await expect(find()).rejects.toThrow('not now')
    await new Promise((resolve) => setImmediate(resolve))
    expect(await find()).toBe(2)
  })
})

test('a disk that fails just as something was found costs no more than finding it again', async () => {
  const book = await testBook({ path: join(testFolder(), 'book.db') })
  const other = { ...book, store: await openStore(book.store.path) }
  const { sqlite } = book.store
  const prepare = sqlite.prepare.bind(sqlite)
  let fails = false
  sqlite.prepare = ((text: string) => {
    const statement = prepare(text)
    const asked = statement.get.bind(statement)
    statement.get = (...given: unknown[]) => {
      if (fails && text.includes('schema_version')) throw new Error('disk I/O error')
      return asked(...given)
    }
    return statement
  }) as typeof sqlite.prepare
  const unhandled: unknown[] = []
  const note = (error: unknown) => unhandled.push(error)
  process.on('unhandledRejection', note)
  let times = 0
  const find = () =>
    keptWhileUnchanged(book.store.db, 'test', '', async () => {
      await addPerson(other, { ...noFields, name: `Person ${times}` }, 'cli')
      fails = true
      return ++times
    })
  expect(await find()).toBe(1)
  await new Promise((resolve) => setImmediate(resolve))
  fails = false
  expect(await find()).toBe(2)
  process.off('unhandledRejection', note)
  expect(unhandled).toEqual([])
  await other.store.close()
})

describe('what another program changed', () => {
  /** Names as they come, followed from the journal; tells how often they were read afresh. */
  async function followedNames() {
    const path = join(testFolder(), 'book.db')
    const book = await testBook({ path })
    const other = { ...book, store: await openStore(path) }
    let afresh = 0
    const names = () =>
      keptWhileUnchanged<readonly string[]>(
        book.store.db,
        'names',
        '',
        async () => {
          afresh++
          return (await book.store.db.selectFrom('contacts').select('name').orderBy('id').execute()).map(
            ({ name }) => name,
          )
        },
        {
          tables: ['contacts'],
          follow: oneByOne((list, change) => {
            const rows = rowsIn('contacts', change)
            return rows?.before === null && rows.after ? [...list, rows.after.name] : undefined
          }),
        },
      )
    const add = (to: Book, name: string) => addPerson(to, { ...noFields, name }, 'cli')
    return { book, other, names, add, afresh: () => afresh, end: () => other.store.close() }
  }

  test('is followed by the lines of the journal, in the order they were committed', async () => {
    const { book, other, names, add, afresh, end } = await followedNames()
    await add(book, 'Ana Sousa')
    expect(await names()).toEqual(['Ana Sousa'])
    await add(other, 'Bo Lind')
    await add(book, 'Zoë Ruiz')
    await add(other, 'Łucja Nowak')
    expect(await names()).toEqual(['Ana Sousa', 'Bo Lind', 'Zoë Ruiz', 'Łucja Nowak'])
    expect(afresh()).toBe(1)
    await end()
  })

  test('is found afresh where it is much', async () => {
    const { other, names, add, afresh, end } = await followedNames()
    await add(other, 'Ana Sousa')
    await names()
    await inOperation(other.store, { by: 'cli', at: other.clock.now(), label: 'Many' }, async (write) => {
      for (let each = 0; each <= MOST_FOLLOWED; each++) addContact(write, { name: `Person ${each}` })
    })
    expect(await names()).toHaveLength(MOST_FOLLOWED + 2)
    expect(afresh()).toBe(2)
    await end()
  })

  test('is found afresh where the journal does not tell it', async () => {
    const { other, names, add, afresh, end } = await followedNames()
    await add(other, 'Ana Sousa')
    await add(other, 'Bo Lind')
    await names()
    const [bo] = await findByName(other.store.db, 'Bo Lind')
    if (bo) await deletePerson(other, bo, 'cli')
    await names()
    const before = afresh()
    // Gone for good: the journal itself is written anew, with no line about it.
    expect(await purge(other, { olderThanDays: 0 })).toMatchObject({ people: 1 })
    expect(await names()).toEqual(['Ana Sousa'])
    expect(afresh()).toBe(before + 1)
    await end()
  })

  test('is found afresh where somebody wrote into the file with a tool of their own', async () => {
    const { book, other, names, add, end } = await followedNames()
    await add(other, 'Ana Sousa')
    expect(await names()).toEqual(['Ana Sousa'])
    other.store.sqlite.exec(`update contacts set name = 'Ana Lund' where name = 'Ana Sousa'`)
    expect(await names()).toEqual(['Ana Lund'])
    await add(book, 'Bo Lind')
    other.store.sqlite.exec(`update contacts set name = 'Ana Berg' where name = 'Ana Lund'`)
    expect(await names()).toEqual(['Ana Berg', 'Bo Lind'])
    await end()
  })

  test('is not mistaken for what this program wrote and took back', async () => {
    const { book, other, names, add, afresh, end } = await followedNames()
    await add(book, 'Ana Sousa')
    const occasion = { by: 'ui', at: book.clock.now(), label: 'Given up' } as const
    let asked: Promise<readonly string[]> | undefined
    const givenUp = inOperation(book.store, occasion, async (write) => {
      addContact(write, { name: 'Nobody' })
      asked = names()
      throw new Error('given up')
    })
    await expect(givenUp).rejects.toThrow('given up')
    expect(await asked).toEqual(['Ana Sousa'])
    await add(other, 'Bo Lind')
    expect(await names()).toEqual(['Ana Sousa', 'Bo Lind'])
    expect(afresh()).toBeGreaterThan(0)
    await end()
  })
})

test('whoever another program brings back stands where they stood among those of a day', async () => {
  const path = join(testFolder(), 'book.db')
  const book = await testBook({ path })
  const other = { ...book, store: await openStore(path) }
  for (const name of ['Ana Sousa', 'Bo Lind']) await logSent(book, name, day('2026-11-17'))
  const names = async () => (await gatherSending(book.store.db, await momentOf(book))).recent.map(({ name }) => name)
  const [ana] = await findByName(book.store.db, 'Ana Sousa')
  if (ana) await deletePerson(book, ana, 'ui')
  expect(await names()).toEqual(['Bo Lind'])
  await undo(other, undefined, 'cli')
  expect(await names()).toEqual(['Ana Sousa', 'Bo Lind'])
  await other.store.close()
})

const PEOPLE = ['Ana Sousa', 'Bo Lind', 'Zoë Ruiz', 'Łucja Nowak', '𝒜da Elm', 'Ann Sousa']

const deeds = fc.oneof(
  // Checked before it is logged, and written down alone: the check of a day gone by asks for everything of that day.
  fc.record({ do: fc.constant('logged' as const), who: fc.nat(5), ago: fc.constantFrom(0, 3, 100, 200) }),
  fc.record({ do: fc.constant('sent' as const), who: fc.nat(5), ago: fc.constantFrom(0, 3, 100, 170, 200) }),
  fc.record({ do: fc.constant('received' as const), who: fc.nat(3), ago: fc.constantFrom(0, 8, 40) }),
  fc.record({
    do: fc.constant('answer' as const),
    pick: fc.nat(20),
    kind: fc.constantFrom('accepted', 'withdrawn', 'ignored'),
  }),
  fc.record({ do: fc.constant('set' as const), weekly: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ do: fc.constant('waive' as const), who: fc.nat(5) }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({ do: fc.constant('tie' as const), who: fc.nat(3), kind: fc.constantFrom('reports-to', 'colleague') }),
  fc.record({
    do: fc.constant('note' as const),
    who: fc.nat(3),
    said: fc.constantFrom(
      { company: 'Docks' },
      { name: 'Bea Lund' },
      { mark: 'high' as const },
      { mark: 'low' as const },
      { connectedOn: day('2026-10-01') },
      { connectedOn: null },
    ),
  }),
  fc.record({
    do: fc.constant('wrote' as const),
    who: fc.nat(3),
    direction: fc.constantFrom('received' as const, 'sent' as const),
  }),
  fc.record({ do: fc.constant('delete' as const), who: fc.nat(5) }),
  fc.record({ do: fc.constant('draft' as const), who: fc.nat(5) }),
  fc.record({ do: fc.constant('day' as const), on: fc.nat(20), hour: fc.nat(23) }),
)

/** What is done, whether another program does it, and whether anybody looks before the next. */
const steps = fc.record({
  deed: deeds,
  elsewhere: fc.boolean(),
  looks: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
})

const bare = { sentAt: null, note: null, purpose: null, saidBy: 'you', judged: null } as const

async function withPerson(book: TestBook, who: number, work: (write: Write, id: string) => unknown): Promise<void> {
  const [person] = await findByName(book.store.db, PEOPLE[who] ?? '')
  const occasion = { by: 'ui', at: book.clock.now(), label: 'Change somebody' } as const
  if (person) await inOperation(book.store, occasion, async (write) => void work(write, person.id))
}

/** Everything that is kept between two pages and followed from change to change. */
async function keptOf(book: Book) {
  const { db } = book.store
  const moment = await momentOf(book)
  const { names, reporting } = await gatherShared(db)
  const { moment: _, ...judged } = await listFindings(book)
  return {
    moment,
    names,
    reporting,
    judged,
    looked: await lookBack(book),
    next: await uninvited(db, moment.today, 3),
    fared: await faredByKind(db, addDays(moment.today, -14), moment.today),
    sending: await gatherSending(db, moment),
    patience: await gatherPatience(db, moment),
    account: await gatherAccount(db, moment),
    ties: await ownTies(db),
    waivers: await listWaivers(db),
    same: await maybeSame(book),
    similar: await similarPeople(db, 'Anna Sosa', 5),
    counted: await countPeople(db),
    invited: await listPeople(db, { invited: 'open-sent' }, 9, undefined, { today: moment.today, expiryDays: 180 }),
    tied: await listPeople(db, { relation: 'any' }, 9, undefined, { today: moment.today, expiryDays: 180 }),
    quiet: await listPeople(db, { quiet: moment.today }, 9, undefined, { today: moment.today, expiryDays: 180 }),
  }
}

async function perform(book: TestBook, deed: typeof deeds extends fc.Arbitrary<infer D> ? D : never): Promise<void> {
  const today = day(book.clock.now().slice(0, 10))
  if (deed.do === 'logged') await logSent(book, PEOPLE[deed.who] ?? '', addDays(today, -deed.ago))
  if (deed.do === 'received') await logReceived(book, PEOPLE[deed.who] ?? '', addDays(today, -deed.ago))
  if (deed.do === 'set') await changeSettings(book, { 'limits.weekly': String(deed.weekly) }, 'ui')
  if (deed.do === 'sent')
    await withPerson(book, deed.who, (write, contactId) =>
      addInvitation(write, { ...bare, contactId, direction: 'sent', sentOn: addDays(today, -deed.ago) }),
    )
  if (deed.do === 'tie') {
    const tie = { kind: deed.kind, other: 'me', from: null, until: null, by: 'ui' } as const
    await relate(book, { ...tie, person: PEOPLE[deed.who] ?? '' })
  }
  if (deed.do === 'note') await withPerson(book, deed.who, (write, id) => changeContact(write, id, deed.said))
  if (deed.do === 'wrote')
    await withPerson(book, deed.who, (write, contactId) =>
      addMessage(write, { contactId, direction: deed.direction, sentOn: today, sentAt: null, text: 'Hello' }),
    )
  if (deed.do === 'delete') {
    const [person] = await findByName(book.store.db, PEOPLE[deed.who] ?? '')
    if (person) await deletePerson(book, person, 'ui')
  }
  if (deed.do === 'draft') await keepDraft(book, { to: PEOPLE[deed.who] ?? '', note: 'Hello', purpose: null, by: 'ui' })
  if (deed.do === 'undo') await undo(book, undefined, 'ui')
  if (deed.do === 'day') {
    const [date, hour] = [deed.on + 1, deed.hour].map((each) => String(each).padStart(2, '0'))
    book.clock.set(`2026-11-${date}T${hour}:00:00.000Z`)
  }
  if (deed.do === 'waive')
    await waive(book, {
      rule: 'received-unhandled',
      person: PEOPLE[deed.who] ?? '',
      reason: 'Later',
      until: null,
      by: 'ui',
    })
  if (deed.do === 'answer') {
    const all = await allInvitations(book.store.db)
    const one = all[deed.pick % Math.max(1, all.length)]
    if (one) await answerInvitation(book, one.id, { kind: deed.kind as 'accepted', by: 'ui' })
  }
}

test('whatever happens, what is kept is what is found afresh', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 30, size: 'max' }), async (all) => {
      const path = join(testFolder(), 'book.db')
      const book = await testBook({ path })
      for (const name of PEOPLE.slice(0, 4)) await addPerson(book, { ...noFields, name }, 'ui')
      const other = { ...book, store: await openStore(path) }
      for (const { deed, elsewhere, looks } of all) {
        await perform(elsewhere ? other : book, deed).catch(() => undefined)
        if (!looks) continue
        const store = await openStore(path)
        const afresh = { store, clock: book.clock }
        expect(await keptOf(book)).toEqual(await keptOf(afresh))
        for (const words of ['sousa', 'zoe', 'lucja', 'a']) {
          expect(await listPeople(book.store.db, { words }, 2)).toEqual(await listPeople(store.db, { words }, 2))
          expect(await countPeople(book.store.db, { words })).toEqual(await countPeople(store.db, { words }))
        }
        await store.close()
      }
      await other.store.close()
      await book.close()
    }),
    { numRuns: 30 },
  )
})

test.each<readonly [string, (book: Book) => Promise<unknown>]>([
  ['the findings', listFindings],
  ['the queue', nowQueue],
  ['what looking back shows', lookBack],
  ['the page of the queue', async (book) => (await testApp({}, routesOver(book)).get('/')).text()],
])('a change while somebody looks, at whatever moment, is in %s from then on', async (_, look) => {
  const book = await testBook({ path: join(testFolder(), 'book.db') })
  await logReceived(book, PEOPLE[0] ?? '', day('2026-10-18'))
  await logSent(book, PEOPLE[1] ?? '', day('2026-05-18'))
  for (let moment = 0; moment < 40; moment++) {
    const changing = changeSettings(book, { 'limits.expiryDays': String(moment % 2 === 0 ? 300 : 180) }, 'ui')
    for (let waited = 0; waited < moment; waited++) await null
    await look(book)
    await changing
    const store = await openStore(book.store.path)
    expect(await look(book), `${moment} turns later`).toEqual(await look({ ...book, store }))
    await store.close()
  }
})

test.each([
  { said: 'a tie', do: 'tie', kind: 'colleague' },
  { said: 'a message', do: 'wrote', direction: 'received' },
] as const)('$said makes somebody accepted known, and no longer accepted blindly', async ({ said: _, ...deed }) => {
  const book = await testBook()
  const { id } = await logReceived(book, PEOPLE[0] ?? '', day('2026-11-18'))
  await answerInvitation(book, id, { kind: 'accepted', by: 'ui' })
  const blind = async () => (await gatherAccount(book.store.db, await momentOf(book))).receiving.acceptedBlind
  expect(await blind()).toBe(1)
  await perform(book, { who: 0, ...deed })
  expect(await blind()).toBe(0)
})

test('somebody accepted blindly is known once they are joined with somebody known', async () => {
  const book = await testBook()
  const { id, contactId } = await logReceived(book, 'Ana Sousa', day('2026-11-18'))
  await answerInvitation(book, id, { kind: 'accepted', by: 'ui' })
  await relate(book, { person: 'Bo Lind', kind: 'colleague', other: 'me', from: null, until: null, by: 'ui' })
  const blind = async () => (await gatherAccount(book.store.db, await momentOf(book))).receiving.acceptedBlind
  expect(await blind()).toBe(1)
  const [bo] = await findByName(book.store.db, 'Bo Lind')
  await mergeContacts(book, bo?.id ?? '', contactId, {}, 'ui')
  expect(await blind()).toBe(0)
})

test('a search turns its pages over names of any letters without losing anybody', async () => {
  const book = await testBook()
  for (const name of [...PEOPLE, '🦊 Fox', 'Élan', '\uffee wide'])
    await addPerson(book, { ...noFields, name, company: 'Docks' }, 'ui')
  const seen: string[] = []
  let after: Awaited<ReturnType<typeof listPeople>>['next'] = null
  do {
    const page: Awaited<ReturnType<typeof listPeople>> = await listPeople(
      book.store.db,
      { words: 'docks' },
      2,
      after ?? undefined,
    )
    seen.push(...page.people.map((each) => each.name))
    after = page.next
  } while (after)
  expect(seen.toSorted()).toEqual([...PEOPLE, '🦊 Fox', 'Élan', '\uffee wide'].toSorted())
})
