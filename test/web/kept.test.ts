import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { answerInvitation } from '#actions/answer-invitation.ts'
import { changeContact } from '#actions/change-contact.ts'
import { changeSettings } from '#actions/change-settings.ts'
import { deletePerson } from '#actions/delete-person.ts'
import { importArchive } from '#actions/import-archive.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { lookBack } from '#actions/look-back.ts'
import { mergeContacts } from '#actions/merge-contacts.ts'
import type { Book } from '#actions/moment.ts'
import { relate } from '#actions/relate.ts'
import { undo } from '#actions/undo.ts'
import { waive } from '#actions/waive.ts'
import { createJobs } from '#jobs/jobs.ts'
import { localWorkshop } from '#jobs/local-workshop.ts'
import { createTrials, type Trials } from '#jobs/trials.ts'
import type { Contact } from '#model/contact.ts'
import { addDays } from '#model/day.ts'
import { EVENT_KINDS } from '#model/invitation.ts'
import { INVITED } from '#model/people-filter.ts'
import { Problem } from '#model/problem.ts'
import { findByName } from '#store/contacts.ts'
import { allInvitations } from '#store/invitations.ts'
import { openStore } from '#store/open-store.ts'
import { routesOver } from '#test/support/book-app.ts'
import { archive, connectionsFile, day, invitationsFile, logReceived, logSent, noFields } from '#test/support/make.ts'
import { type TestApp, testApp } from '#test/support/test-app.ts'
import { type TestBook, testBook, testFolder } from '#test/support/test-book.ts'

// Between requests the program keeps what it has found, for as long as the book is what it was. Whatever is done to the
// book, here or by another process, every page has to be the one that a program would send that was started just now.

const PEOPLE = ['Ana Sousa', 'Ana Souza', 'Bo Lind', 'Zoë Ruiz', 'Łucja Nowak', 'Ines Docks'] as const

const who = fc.constantFrom(...PEOPLE)
const ago = fc.nat(230)

const deeds = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sent' as const), who, ago }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('received' as const), who, ago }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      pick: fc.nat(20),
      kind: fc.constantFrom(...EVENT_KINDS),
    }),
  },
  fc.record({ do: fc.constant('add' as const), who, company: fc.constantFrom('Docks', 'Harbour', null) }),
  fc.record({ do: fc.constant('change' as const), who, mark: fc.constantFrom('high' as const, 'low' as const, null) }),
  fc.record({ do: fc.constant('relate' as const), who, kind: fc.constantFrom('colleague', 'reports-to', 'friend') }),
  fc.record({ do: fc.constant('draft' as const), who }),
  fc.record({ do: fc.constant('delete' as const), who }),
  fc.record({ do: fc.constant('merge' as const), who, other: who }),
  fc.record({ do: fc.constant('import' as const), who, ago }),
  fc.record({ do: fc.constant('set' as const), weekly: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ do: fc.constant('waive' as const), who }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('clock' as const), on: fc.nat(40), hour: fc.nat(23) }) },
  fc.record({ do: fc.constant('put back' as const) }),
)

type Deed = typeof deeds extends fc.Arbitrary<infer D> ? D : never

/** What is done, and whether another process does it. */
interface Step {
  readonly deed: Deed
  readonly elsewhere: boolean
}

const history = fc.array(fc.record({ deed: deeds, elsewhere: fc.boolean() }), { minLength: 2, maxLength: 10 })

async function found(book: Book, name: string): Promise<Contact> {
  const [contact] = await findByName(book.store.db, name)
  if (!contact) throw new Problem('not-found', { what: `${name} is not there.`, why: '', fix: '' })
  return contact
}

const doing: { readonly [D in Deed['do']]: (book: Book, deed: Extract<Deed, { do: D }>) => Promise<unknown> } = {
  sent: (book, { who, ago }) => logSent(book, who, addDays(day(book.clock.now().slice(0, 10)), -ago)),
  received: (book, { who, ago }) => logReceived(book, who, addDays(day(book.clock.now().slice(0, 10)), -ago)),
  async answer(book, { pick, kind }) {
    const all = await allInvitations(book.store.db)
    const one = all[pick % Math.max(1, all.length)]
    if (one) await answerInvitation(book, one.id, { kind, by: 'ui' })
  },
  add: (book, { who, company }) => addPerson(book, { ...noFields, name: who, company }, 'ui'),
  async change(book, { who, mark }) {
    const contact = await found(book, who)
    await changeContact(book, contact, { ...noFields, name: who, company: contact.company, mark }, 'ui')
  },
  relate: (book, { who, kind }) => relate(book, { person: who, kind, other: 'me', from: null, until: null, by: 'ui' }),
  draft: (book, { who }) => keepDraft(book, { to: who, note: `Hi ${who}`, purpose: 'maps', by: 'ui' }),
  delete: async (book, { who }) => deletePerson(book, await found(book, who), 'ui'),
  merge: async (book, { who, other }) =>
    mergeContacts(book, (await found(book, who)).id, (await found(book, other)).id, {}, 'ui'),
  async import(book, { who, ago }) {
    const at = addDays(day('2026-11-18'), -ago)
    const [year, month, date] = at.split('-').map(Number) as [number, number, number]
    const files = {
      'Connections.csv': connectionsFile([{ name: 'Mia Berg', company: 'Docks', on: '03 Nov 2026' }]),
      'Invitations.csv': invitationsFile([
        { name: who, way: 'OUTGOING', at: `${month}/${date}/${year % 100}, 9:05 AM` },
      ]),
    }
    await importArchive(book, archive(files), { preview: false })
  },
  set: (book, { weekly }) => changeSettings(book, { 'limits.weekly': String(weekly) }, 'ui'),
  waive: (book, { who }) =>
    waive(book, { rule: 'received-unhandled', person: who, reason: 'Later', until: null, by: 'ui' }),
  undo: (book) => undo(book, undefined, 'ui'),
  clock: async () => {},
  'put back': async () => {},
}

/** Does one thing to the book; what the program refuses leaves it as it was. */
async function perform(book: TestBook, { deed, elsewhere }: Step, copy: { made: boolean }): Promise<void> {
  const { path } = book.store
  if (deed.do === 'clock') {
    book.clock.set(new Date(Date.UTC(2026, 10, 1 + deed.on, deed.hour)).toISOString())
    return
  }
  if (deed.do === 'put back') {
    // First a copy is made; from then on it takes the place of the book, as one that was never closed: what an opened
    // book tells of having gone back is of its opening, and not of what it holds.
    const takeItsPlace = () => {
      copyFileSync(`${path}.copy`, path)
      rmSync(`${path}-seen`, { force: true })
    }
    if (copy.made) await book.store.whileClosed(takeItsPlace)
    else book.store.sqlite.exec(`vacuum into '${path}.copy'`)
    copy.made = true
    return
  }
  const store = elsewhere ? await openStore(path) : book.store
  try {
    const act = doing[deed.do] as (book: Book, deed: Deed) => Promise<unknown>
    await act({ store, clock: book.clock }, deed)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  } finally {
    if (elsewhere) await store.close()
  }
}

// Insight tells how far a replay is, which is nothing of the book; its counts and its replay are compared as they are.
const NOT_COMPARED = /^\/(static|favicon|calendar|data\/export|insight|capture|palette)|\.md$/

function addressesOf({ app }: TestApp): string[] {
  const all = app.routes.filter(({ method, path }) => method === 'GET' && !path.includes(':')).map(({ path }) => path)
  const pages = [...new Set(all)].filter(
    (path) => path.startsWith('/') && !path.includes('*') && !NOT_COMPARED.test(path),
  )
  return [
    ...pages,
    ...[
      'q=sousa',
      'q=suosa',
      'q=lucja',
      'show=connections',
      'relation=any',
      'mark=high',
      'quiet=2026-10-01',
      'company=docks',
    ]
      .concat(INVITED.map((each) => `invited=${each}`))
      .map((query) => `/people?${query}`),
    ...['/sent', '/received'].map((path) => `${path}?show=all`),
    ...PEOPLE.map((name) => `/check?${new URLSearchParams({ to: name })}`),
    '/palette?q=sou',
  ]
}

/** A program that runs on a book. */
interface Running {
  readonly book: Book
  readonly app: TestApp
  readonly trials: Trials
}

const runOn = (book: Book): Running => ({
  book,
  app: testApp({}, routesOver(book)),
  trials: createTrials(book, createJobs(localWorkshop(book.store), book.clock)),
})

/** What somebody can see of a book, by where they see it. */
async function seenIn({ book, app, trials }: Running): Promise<Map<string, string>> {
  const all = new Map<string, string>()
  for (const address of addressesOf(app)) all.set(address, await (await app.get(address)).text())
  all.set('looking back', JSON.stringify(await lookBack(book)))
  let state = await trials.look()
  for (; state.going !== null || !state.last?.upToDate; state = await trials.look())
    await new Promise((again) => setImmediate(again))
  all.set('rules on trial', JSON.stringify(state.last.trial))
  return all
}

/** Lives through a history and gives where what is kept was not what is found afresh; empty when it always was. */
async function differences(steps: readonly Step[], prepare: (sqlite: Sqlite.Database) => void = () => {}) {
  const path = join(testFolder(), 'book.db')
  const book = await testBook({ path })
  prepare(book.store.sqlite)
  const running = runOn(book)
  const wrong: string[] = []
  const copy = { made: false }
  for (const [number, step] of steps.entries()) {
    await perform(book, step, copy)
    const store = await openStore(path)
    const there = await seenIn(runOn({ store, clock: book.clock }))
    const here = await seenIn(running)
    for (const [where, words] of there)
      if (here.get(where) !== words) wrong.push(`${where}, after step ${number + 1} (${JSON.stringify(step)})`)
    expect(here.size).toBe(there.size)
    await store.close()
  }
  await book.close()
  return wrong
}

describe('whatever is done to a book', () => {
  test('every page is the one a program would send that was started just now', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        expect(await differences(steps)).toEqual([])
      }),
      { numRuns: 10 },
    )
  })

  const own: Step[] = [
    { deed: { do: 'sent', who: 'Ana Sousa', ago: 30 }, elsewhere: false },
    { deed: { do: 'received', who: 'Bo Lind', ago: 30 }, elsewhere: false },
    { deed: { do: 'sent', who: 'Ines Docks', ago: 20 }, elsewhere: false },
  ]
  const others = own.map((step) => ({ ...step, elsewhere: true }))

  test.each([
    ['what this program itself wrote', 'total_changes', own],
    ['what other programs wrote', 'data_version', others],
  ] as const)('this test notices when %s is not noticed', async (_, counter, steps) => {
    expect(await differences(steps)).toEqual([])
    const wrong = await differences(steps, (sqlite) => stopCounting(sqlite, counter))
    for (const where of ['/', '/people', '/people?q=sousa', '/received', 'looking back', 'rules on trial'])
      expect(wrong.filter((each) => each.startsWith(`${where},`))).not.toEqual([])
  })
})

/** Makes a connection answer always the same when asked how much was changed. */
function stopCounting(sqlite: Sqlite.Database, counter: string): void {
  const prepare = sqlite.prepare.bind(sqlite)
  sqlite.prepare = ((text: string) =>
    prepare(text.includes(counter) ? 'select 1' : text)) as unknown as typeof sqlite.prepare
}
