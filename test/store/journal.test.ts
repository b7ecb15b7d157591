import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerInvitation } from '#actions/answer-invitation.ts'
import { changeMany } from '#actions/change-many.ts'
import { changeRule, changeSettings } from '#actions/change-settings.ts'
import { discardDraft, keepDraft } from '#actions/keep-draft.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import { relate } from '#actions/relate.ts'
import { beginReview, finishReview, finishStep } from '#actions/review-run.ts'
import { bringBack, undo } from '#actions/undo.ts'
import { unwaive, waive } from '#actions/waive.ts'
import { ME } from '#model/contact.ts'
import { addDays } from '#model/day.ts'
import { eventsFor } from '#model/invitation.ts'
import { RELATION_KINDS } from '#model/relation.ts'
import { REVIEW_STEPS } from '#model/review.ts'
import { addContact, allContacts, changeContact, findContact } from '#store/contacts.ts'
import { listDeletions } from '#store/deletions.ts'
import { listDrafts } from '#store/drafts.ts'
import { allInvitations } from '#store/invitations.ts'
import { asJson, inOperation } from '#store/journal.ts'
import type { Store } from '#store/open-store.ts'
import { listOperations } from '#store/operations.ts'
import { columns, type JournalledTable } from '#store/schema.ts'
import { listWaivers } from '#store/waivers.ts'
import { day, logSent, rowsHash, rowsOf } from '#test/support/make.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

interface Change {
  readonly operation_id: string
  readonly table_name: JournalledTable
  readonly row_id: string
  readonly before: string | null
  readonly after: string | null
}

const TODAY = day('2026-11-18')
const PEOPLE = [
  'Ana Sousa',
  'Bo Lind',
  'Chi Nwosu',
  'Dora Meier',
  'ana@example.org',
  'https://www.linkedin.com/in/eli-f',
]

/** Plays the journal from nothing; fails when a line does not follow from the ones before it. */
function replay({ sqlite }: Store): Map<string, string> {
  const rows = new Map<string, string>()
  const changes = sqlite
    .prepare('select c.* from changes c join operations o on o.id = c.operation_id order by o.rowid, c.position')
    .all() as Change[]
  for (const change of changes) {
    const key = `${change.table_name} ${change.row_id}`
    expect(rows.get(key) ?? null).toBe(change.before)
    if (change.after === null) rows.delete(key)
    else rows.set(key, change.after)
  }
  return rows
}

const sorted = (rows: ReadonlyMap<string, string>) => [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1))

const aPerson = fc.constantFrom(...PEOPLE)
const pick = fc.nat(1000)

/** Things a person does, each with its own choices; what cannot be done at the moment is refused and changes nothing. */
const deeds = fc.oneof(
  fc.record({
    do: fc.constant('log' as const),
    person: aPerson,
    ago: fc.nat(60),
    note: fc.string({ unit: 'grapheme' }),
  }),
  fc.record({ do: fc.constant('receive' as const), person: aPerson, ago: fc.nat(60), note: fc.constant('Hello') }),
  fc.record({ do: fc.constant('answer' as const), pick, kind: pick }),
  fc.record({
    do: fc.constant('relate' as const),
    person: aPerson,
    other: fc.constantFrom('me', ...PEOPLE),
    kind: fc.constantFrom(...RELATION_KINDS),
  }),
  fc.record({ do: fc.constant('draft' as const), person: aPerson, note: fc.string() }),
  fc.record({ do: fc.constant('discard' as const), pick }),
  fc.record({
    do: fc.constant('set' as const),
    key: fc.constantFrom('me.name', 'theme', 'limits.weekly'),
    value: fc.constantFrom('', '12', 'dark', 'Joana'),
  }),
  fc.record({ do: fc.constant('rule' as const), days: fc.option(fc.integer({ min: 1, max: 90 })) }),
  fc.record({ do: fc.constant('waive' as const), person: aPerson }),
  fc.record({ do: fc.constant('unwaive' as const), pick }),
  fc.record({ do: fc.constant('review' as const), finish: fc.boolean() }),
  fc.record({ do: fc.constant('delete' as const), pick, many: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('bring-back' as const), pick }),
  fc.record({ do: fc.constant('undo' as const) }),
)

type Deed = typeof deeds extends fc.Arbitrary<infer D> ? D : never

async function perform(book: TestBook, deed: Deed): Promise<void> {
  const { db } = book.store
  const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]
  const by = 'ui'
  switch (deed.do) {
    case 'log':
    case 'receive': {
      const direction = deed.do === 'log' ? 'sent' : 'received'
      const on = addDays(TODAY, -deed.ago)
      await logInvitation(book, { direction, person: deed.person, on, note: deed.note, purpose: null, by })
      return
    }
    case 'answer': {
      const invitation = at(await allInvitations(db), deed.pick)
      const kind = invitation && at(eventsFor(invitation.direction), deed.kind)
      if (kind) await answerInvitation(book, invitation.id, { kind, text: 'Thank you', by })
      return
    }
    case 'relate':
      await relate(book, { person: deed.person, kind: deed.kind, other: deed.other, from: null, until: null, by })
      return
    case 'draft':
      await keepDraft(book, { to: deed.person, note: deed.note, purpose: null, by })
      return
    case 'discard': {
      const draft = at(await listDrafts(db), deed.pick)
      const contact = draft && (await findContact(db, draft.contactId))
      if (contact) await discardDraft(book, contact, by)
      return
    }
    case 'set':
      await changeSettings(book, { [deed.key]: deed.value }, by)
      return
    case 'rule':
      await changeRule(book, 'resend-too-soon', deed.days === null ? null : { options: { waitDays: deed.days } }, by)
      return
    case 'waive':
      await waive(book, { rule: 'resend-too-soon', person: deed.person, reason: 'They asked', until: null, by })
      return
    case 'unwaive': {
      const waiver = at(await listWaivers(db), deed.pick)
      if (waiver) await unwaive(book, waiver.id, by)
      return
    }
    case 'review': {
      const review = await beginReview(book, by)
      await finishStep(book, review.id, REVIEW_STEPS[0], by)
      if (deed.finish) await finishReview(book, review.id, by)
      return
    }
    case 'delete': {
      const people = (await allContacts(db)).filter(({ id }) => id !== ME)
      const some = Array.from({ length: deed.many }, (_, index) => at(people, deed.pick + index)?.id ?? '')
      await changeMany(book, { ids: some }, { what: 'deletion' }, by)
      return
    }
    case 'bring-back': {
      const deletion = at(await listDeletions(db), deed.pick)
      if (deletion) await bringBack(book, deletion, by)
      return
    }
    case 'undo':
      await undo(book, undefined, by)
  }
}

/** Does what can be done; a Problem is an answer like any other. */
async function live(book: TestBook, all: readonly Deed[]): Promise<void> {
  for (const deed of all) {
    const before = rowsHash(book.store)
    await perform(book, deed).catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'Problem') throw error
      // A refusal leaves nothing behind.
      expect(rowsHash(book.store)).toBe(before)
    })
  }
}

describe('whatever a person does', () => {
  test('the journal, played from nothing, gives exactly the book', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { maxLength: 14 }), async (all) => {
        const book = await testBook()
        await live(book, all)
        expect(sorted(replay(book.store))).toEqual(sorted(rowsOf(book.store)))
        await book.close()
      }),
      { numRuns: 60 },
    )
  })

  test('taking every change back, the last first, gives the empty book', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { maxLength: 14 }), async (all) => {
        const book = await testBook()
        const empty = rowsHash(book.store)
        // Whoever was deleted alone is brought back by undoing that, and nothing is undone twice.
        await live(
          book,
          all.filter((deed) => deed.do !== 'undo' && deed.do !== 'bring-back'),
        )
        for (const operation of await listOperations(book.store.db, 1000)) await undo(book, operation.id, 'ui')
        expect(rowsHash(book.store)).toBe(empty)
        await book.close()
      }),
      { numRuns: 40 },
    )
  })

  test('taking a change back and that back again leaves the book as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 1, maxLength: 10 }), async (all) => {
        const book = await testBook()
        await live(
          book,
          all.filter((deed) => deed.do !== 'undo'),
        )
        const [last] = await listOperations(book.store.db, 1)
        if (last) {
          const before = rowsHash(book.store)
          const { operation } = await undo(book, last.id, 'ui')
          expect(rowsHash(book.store)).not.toBe(before)
          await undo(book, operation ?? '', 'ui')
          expect(rowsHash(book.store)).toBe(before)
        }
        await book.close()
      }),
      { numRuns: 40 },
    )
  })
})

describe('the journal', () => {
  test('can be added to and never changed', async () => {
    const book = await testBook()
    await logSent(book, 'Ana Sousa', '2026-11-18')
    const { sqlite } = book.store
    expect(() => sqlite.exec(`update changes set after = '{}'`)).toThrow(/append-only/)
    expect(() => sqlite.exec('delete from changes')).toThrow(/append-only/)
    expect(() => sqlite.exec('delete from operations')).toThrow(/FOREIGN KEY/)
  })

  test('has no line when a change changes nothing', async () => {
    const book = await testBook()
    await changeSettings(book, { theme: 'dark' }, 'cli')
    expect(await changeSettings(book, { theme: 'dark' }, 'cli')).toBeNull()
    expect(await changeSettings(book, { account: '' }, 'cli')).toBeNull()
    expect(await changeRule(book, 'resend-too-soon', null, 'cli')).toBeNull()
    const tie = { person: 'Ana Sousa', kind: 'friend', other: 'me', from: null, until: null, by: 'cli' } as const
    await relate(book, tie)
    expect((await relate(book, tie)).operation).toBeNull()
    expect((await listOperations(book.store.db, 10)).map((each) => each.label)).toEqual([
      'Ana Sousa is a friend of you',
      'Set theme',
    ])
  })

  test('has nothing of a change that throws half way, and neither has the book', async () => {
    const { store } = await testBook()
    const occasion = { by: 'ui', at: '2026-11-18T12:00:00.000Z' as never, label: 'Half a change' } as const
    const broken = inOperation(store, occasion, async (write) => {
      addContact(write, { name: 'Ana Sousa' })
      throw new Error('the lights went out')
    })
    await expect(broken).rejects.toThrow('the lights went out')
    expect(rowsOf(store).size).toBe(0)
    expect(await listOperations(store.db, 10)).toEqual([])
  })

  test('tells of each row what it was and what it became, in the order of writing', async () => {
    const { store } = await testBook()
    const occasion = { by: 'ui', at: '2026-11-18T12:00:00.000Z' as never, label: 'Meet Ana' } as const
    const { result: id } = await inOperation(store, occasion, async (write) => {
      const ana = addContact(write, { name: 'Ana Sousa' })
      changeContact(write, ana.id, { company: 'Tidewater Maps' })
      changeContact(write, ana.id, { company: 'Tidewater Maps' })
      return ana.id
    })
    const changes = store.sqlite.prepare('select * from changes order by position').all() as Change[]
    expect(
      changes.map(({ row_id, before, after }) => [
        row_id,
        before && JSON.parse(before).company,
        after && JSON.parse(after).company,
      ]),
    ).toEqual([
      [id, null, null],
      [id, null, 'Tidewater Maps'],
    ])
    expect(changes.map((each) => each.before === null)).toEqual([true, false])
  })

  test('writes equal rows as equal text, whatever the order of their values', () => {
    const row = Object.fromEntries(columns.settings.map((name) => [name, name]))
    const turned = Object.fromEntries(Object.entries(row).toReversed())
    expect(asJson('settings', turned)).toBe(asJson('settings', row))
  })

  test('takes text that is not well-formed as it will be read back, so that the change can be taken back', async () => {
    const book = await testBook()
    const empty = rowsHash(book.store)
    const half = '\ud83d'
    const { operation } = await logInvitation(book, {
      direction: 'sent',
      person: 'Ana Sousa',
      note: `Hello\0 ${half}`,
      purpose: null,
      by: 'ui',
    })
    expect((await allInvitations(book.store.db))[0]?.note).toBe('Hello \ufffd')
    await undo(book, operation ?? '', 'ui')
    expect(rowsHash(book.store)).toBe(empty)
  })
})

test('a disk that takes no change is a problem in words, and nothing is saved', async () => {
  const book = await testBook()
  book.store.sqlite.pragma('query_only = ON')
  await expect(changeSettings(book, { theme: 'dark' }, 'cli')).rejects.toMatchObject({
    kind: 'storage',
    message: 'The book cannot be written to.',
  })
  book.store.sqlite.pragma('query_only = OFF')
  expect((await listOperations(book.store.db, 10)).length).toBe(0)
})
