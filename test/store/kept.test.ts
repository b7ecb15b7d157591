import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { answerInvitation } from '#actions/answer-invitation.ts'
import { changeSettings } from '#actions/change-settings.ts'
import { listFindings } from '#actions/list-findings.ts'
import { undo } from '#actions/undo.ts'
import { waive } from '#actions/waive.ts'
import { addDays } from '#model/day.ts'
import { allInvitations } from '#store/invitations.ts'
import { keptWhileUnchanged } from '#store/kept.ts'
import { countPeople, listPeople } from '#store/list-people.ts'
import { openStore } from '#store/open-store.ts'
import { day, logReceived, logSent, noFields } from '#test/support/make.ts'
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

const PEOPLE = ['Ana Sousa', 'Bo Lind', 'Zoë Ruiz', 'Łucja Nowak', '𝒜da Elm', 'Ann Sousa']

const deeds = fc.oneof(
  fc.record({ do: fc.constant('sent' as const), who: fc.nat(5), ago: fc.nat(200) }),
  fc.record({ do: fc.constant('received' as const), who: fc.nat(5), ago: fc.nat(60) }),
  fc.record({ do: fc.constant('answer' as const), pick: fc.nat(20), kind: fc.constantFrom('accepted', 'ignored') }),
  fc.record({ do: fc.constant('set' as const), weekly: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ do: fc.constant('waive' as const), who: fc.nat(5) }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({ do: fc.constant('day' as const), on: fc.nat(20) }),
)

async function perform(book: TestBook, deed: typeof deeds extends fc.Arbitrary<infer D> ? D : never): Promise<void> {
  const today = day(book.clock.now().slice(0, 10))
  if (deed.do === 'sent') await logSent(book, PEOPLE[deed.who] ?? '', addDays(today, -deed.ago))
  if (deed.do === 'received') await logReceived(book, PEOPLE[deed.who] ?? '', addDays(today, -deed.ago))
  if (deed.do === 'set') await changeSettings(book, { 'limits.weekly': String(deed.weekly) }, 'ui')
  if (deed.do === 'undo') await undo(book, undefined, 'ui')
  if (deed.do === 'day') book.clock.set(`2026-11-${String(deed.on + 1).padStart(2, '0')}T12:00:00.000Z`)
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
    fc.asyncProperty(fc.array(deeds, { minLength: 1, maxLength: 14 }), async (all) => {
      const path = join(testFolder(), 'book.db')
      const book = await testBook({ path })
      for (const deed of all) {
        await perform(book, deed).catch(() => undefined)
        const store = await openStore(path)
        const afresh = { store, clock: book.clock }
        const { moment: _, ...kept } = await listFindings(book)
        const { moment: __, ...found } = await listFindings(afresh)
        expect(kept).toEqual(found)
        for (const words of ['sousa', 'zoe', 'lucja', 'a']) {
          expect(await listPeople(book.store.db, { words }, 2)).toEqual(await listPeople(store.db, { words }, 2))
          expect(await countPeople(book.store.db, { words })).toEqual(await countPeople(store.db, { words }))
        }
        await store.close()
      }
      await book.close()
    }),
    { numRuns: 25 },
  )
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
