import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { answerPerson } from '#actions/answer-invitation.ts'
import { changeContact } from '#actions/change-contact.ts'
import { changeSettings } from '#actions/change-settings.ts'
import type { ContactFields } from '#actions/contact-fields.ts'
import { deletePerson } from '#actions/delete-person.ts'
import { examineBook } from '#actions/examine-book.ts'
import { importArchive } from '#actions/import-archive.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { leaveLine } from '#actions/leave-line.ts'
import { nowQueue } from '#actions/now-queue.ts'
import { DUE, purge, tidyBook, toPurge } from '#actions/purge.ts'
import { relate } from '#actions/relate.ts'
import { beginReview } from '#actions/review-run.ts'
import { keepView, savedViews } from '#actions/saved-views.ts'
import { undo } from '#actions/undo.ts'
import { waive } from '#actions/waive.ts'
import { type Contact, nameKeyOf } from '#model/contact.ts'
import { filterFrom } from '#model/people-filter.ts'
import { backUp } from '#store/back-up.ts'
import { findByName, findContact } from '#store/contacts.ts'
import { contentHash } from '#store/content-hash.ts'
import { listDeletions } from '#store/deletions.ts'
import { disagreements } from '#store/examine.ts'
import { inOperation, type Write } from '#store/journal.ts'
import { addLeft } from '#store/left-items.ts'
import { listOperations } from '#store/operations.ts'
import { countSent } from '#store/spent.ts'
import {
  archive,
  connectionsFile,
  day,
  invitationsFile,
  logReceived,
  logSent,
  messagesFile,
  noFields,
  rowsOf,
} from '#test/support/make.ts'
import { type TestBook, testBook, testFolder } from '#test/support/test-book.ts'

const NOW = '2026-11-18T12:00:00.000Z'

async function fileBook(): Promise<TestBook & { readonly path: string }> {
  const path = join(testFolder(), 'book.db')
  return Object.assign(await testBook({ path }), { path })
}

/** How often a text stands in files, whatever its case; in the book's own file and its log when none are named. */
function hits(book: TestBook, text: string, files: readonly string[] = ownFiles(book)): number {
  const wanted = text.toLowerCase()
  // The bytes as they are: what is not UTF-8 reads as something else and holds no words.
  const found = (file: string) => readFileSync(file).toString('utf8').toLowerCase().split(wanted).length - 1
  return files.map(found).reduce((a, b) => a + b, 0)
}

function ownFiles({ store: { path } }: TestBook): string[] {
  return [path, `${path}-wal`].filter((file) => existsSync(file))
}

function backUpNow(book: TestBook): string {
  return join(book.store.path, '..', 'backups', backUp(book.store.sqlite, book.store.path, 'by-hand').file)
}

const words = {
  remark: 'Met her at the lighthouse of Leça',
  note: 'Your chart of the Douro estuary stayed with me',
  answer: 'Obrigada, gladly',
  message: 'The soundings came out finer than the old ones',
  draft: 'Would you show us the tide tables',
  reason: 'She asked to be written to again',
}

/** Somebody of that name with something in every table, and others who stay. */
async function meet(book: TestBook, name: string, more: Partial<ContactFields> = {}): Promise<Contact> {
  const fields = { profile: 'https://www.linkedin.com/in/ana-sousa-77', email: 'Ana.Sousa@example.org' }
  const { contact } = await addPerson(book, { ...noFields, name, ...fields, remarks: words.remark, ...more }, 'ui')
  const { id } = contact
  await logSent(book, id, '2026-10-01', [['accepted', '2026-10-03']], { note: words.note, purpose: 'tides' })
  await logReceived(book, id, '2026-09-01', 'Hello from me')
  await answerPerson(book, id, { kind: 'answered', on: day('2026-09-02'), text: words.answer, by: 'ui' }, 'received')
  await keepDraft(book, { to: id, note: words.draft, purpose: null, by: 'ui' })
  await waive(book, { rule: 'resend-too-soon', person: id, reason: words.reason, until: null, by: 'ui' })
  await relate(book, { person: id, kind: 'reports-to', other: 'Bo Lind', from: null, until: null, by: 'ui' })
  await relate(book, { person: id, kind: 'friend', other: 'me', from: null, until: null, by: 'ui' })
  await inOperation(book.store, { by: 'ui', at: NOW as never, label: 'More of the same' }, async (write) => {
    write.insert('messages', {
      id: 'm1',
      contact_id: id,
      direction: 'received',
      sent_on: day('2026-10-05'),
      sent_at: null,
      text: words.message,
      source_key: null,
    })
    write.insert('contact_keys', { id: 'k1', contact_id: id, kind: 'email', key: 'sousa@example.net' })
    write.insert('contact_keys', { id: 'k2', contact_id: id, kind: 'profile', key: 'ana-s-1' })
  })
  return contact
}

/** Everything of hers that must be nowhere. */
const TRACES = [...Object.values(words), 'ana-sousa-77', 'Ana.Sousa@example.org', 'sousa@example.net', 'ana-s-1']

/** A change of the book by hand. */
function put(book: TestBook, label: string, work: (write: Write) => void): Promise<unknown> {
  return inOperation(book.store, { by: 'ui', at: NOW as never, label }, async (write) => work(write))
}

const operationOf = async (book: TestBook, id: string) =>
  (await listOperations(book.store.db, 1000)).find((each) => each.id === id)
const labels = async (book: TestBook) => (await listOperations(book.store.db, 1000)).map((each) => each.label)

const schemaOf = ({ store }: TestBook) =>
  store.sqlite.prepare('select type, name, tbl_name, sql from sqlite_schema order by type, name').all()

/** The journal agrees with the book, line by line, and the file with itself. */
function expectSound(book: TestBook): void {
  const { sqlite } = book.store
  expect(disagreements(sqlite)).toEqual([])
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
}

describe('somebody purged', () => {
  test('is nowhere in the file, its log or a later backup; deleting alone leaves them there', async () => {
    const book = await fileBook()
    const ana = await meet(book, 'Ana Sousa')
    const traces = ['Ana Sousa', ...TRACES]
    for (const trace of traces) expect(hits(book, trace), trace).toBeGreaterThan(0)
    const operation = await deletePerson(book, ana, 'ui')
    const before = backUpNow(book)
    for (const trace of traces) {
      expect(hits(book, trace), `${trace} after deleting`).toBeGreaterThan(0)
      expect(hits(book, trace, [before]), `${trace} in a backup after deleting`).toBeGreaterThan(0)
    }
    const purged = await purge(book, { ids: [operation] })
    expect(purged).toEqual({ people: 1, kept: [], oneWord: [], backups: ['00001-by-hand.db'] })
    const after = backUpNow(book)
    for (const trace of traces) expect([trace, hits(book, trace, [...ownFiles(book), after])]).toEqual([trace, 0])
    // The others, and what was sent, are still there.
    expect(hits(book, 'Bo Lind')).toBeGreaterThan(0)
    expect(await countSent(book.store.db, day('2026-11-18'))).toBe(1)
    expect(await listDeletions(book.store.db)).toEqual([])
  })

  test.each([
    'Ana "Nini" Sousa',
    'Ana \\ Sousa',
    "Ana O'Neil-Sousa (she/her)",
    'Ana Sousa 🌊👩🏽‍🔬',
    'Zoë Kovács',
    'Αγγελική Παπαδοπούλου',
    '王小明',
    'محمد العربي',
  ])('called %s is nowhere either, in whatever others were written', async (name) => {
    const book = await fileBook()
    const ana = await meet(book, name)
    await addPerson(book, { ...noFields, name: 'Dora Meier', remarks: `Met through ${name}.` }, 'ui')
    const dora = (await findByName(book.store.db, 'Dora Meier'))[0] as Contact
    await logSent(book, dora.id, '2026-11-01', [], { note: `${name} told me of your work` })
    await changeSettings(book, { 'goals.companies': `Maps by ${name.replaceAll(',', '')}` }, 'ui')
    await put(book, `A change about ${name}`, (write) => {
      write.update('contacts', dora.id, {
        imported: JSON.stringify({ linkedin: { on: null, values: { remarks: `Knows ${name}` } } }),
      })
      const judged = JSON.stringify({ verdict: 'send', findings: [{ rule: 'x', message: `${name} reports to you.` }] })
      write.update('invitations', invitationOf(book, dora), { judged })
    })
    const review = await beginReview(book, 'ui')
    await put(book, 'Finish the review', (write) => {
      write.update('reviews', review.id, { report: `# Week\n\n- ${name}: open\n` })
    })
    const escaped = JSON.stringify(name).slice(1, -1)
    const forms = [name, escaped, JSON.stringify(escaped).slice(1, -1), name.normalize('NFD'), nameKeyOf(name)]
    expect(hits(book, name)).toBeGreaterThan(5)
    expect(hits(book, escaped)).toBeGreaterThan(5)
    const { id } = { id: await deletePerson(book, ana, 'ui') }
    await purge(book, { ids: [id] })
    for (const form of [...forms, ...TRACES]) expect([form, hits(book, form)]).toEqual([form, 0])
    expect((await findContact(book.store.db, dora.id))?.remarks).toBe('Met through somebody deleted.')
    expect((await labels(book)).filter((label) => label.includes('somebody deleted')).length).toBeGreaterThan(5)
    expectSound(book)
  })

  test('leaves a namesake and people of longer names what is theirs', async () => {
    const book = await fileBook()
    const ana = await meet(book, 'Ana Sousa')
    const rest = { profile: null, email: null }
    await addPerson(book, { ...noFields, name: 'Ana Sousa', ...rest, company: 'Fernmark' }, 'ui')
    await addPerson(book, { ...noFields, name: 'Ana Sousa Lima', remarks: 'Not Ana Sousa of Tidewater' }, 'ui')
    await changeContact(book, ana, { ...noFields, name: 'Ana Sousa', company: 'Tidewater' }, 'ui')
    const before = (await findByName(book.store.db, 'Ana Sousa')).filter((each) => each.id !== ana.id)
    const operation = await deletePerson(book, ana, 'ui')
    const purged = await purge(book, { ids: [operation] })
    expect(purged.kept).toEqual(['Ana Sousa'])
    expect(await findByName(book.store.db, 'Ana Sousa')).toEqual(before)
    expect((await findByName(book.store.db, 'Ana Sousa Lima'))[0]?.remarks).toBe('Not Ana Sousa of Tidewater')
    for (const trace of TRACES) expect([trace, hits(book, trace)]).toEqual([trace, 0])
    // What was done about her is named after nobody; what was done about the others is as it was.
    expect(await labels(book)).toContain('Change somebody deleted')
    expect((await labels(book)).filter((label) => label.includes('Ana Sousa'))).toEqual([
      'Add Ana Sousa Lima',
      'Add Ana Sousa',
    ])
    expectSound(book)
  })

  test('loses no key or address that is somebody else’s by now', async () => {
    const book = await fileBook()
    const ana = await meet(book, 'Ana Sousa')
    const operation = await deletePerson(book, ana, 'ui')
    const fields = { profile: 'https://www.linkedin.com/in/ana-sousa-77', email: 'ana.sousa@example.org' }
    const { contact } = await addPerson(book, { ...noFields, name: 'Dora Meier', ...fields }, 'ui')
    await purge(book, { ids: [operation] })
    expect(await findContact(book.store.db, contact.id)).toEqual(contact)
    expect(hits(book, 'sousa@example.net')).toBe(0)
    expectSound(book)
  })

  test('of one word stays in other people’s words alone, and that is said', async () => {
    const book = await fileBook()
    const will = await meet(book, 'Will', { email: 'w@example.org' })
    await addPerson(book, { ...noFields, name: 'Dora Meier', remarks: 'Will call again; I will too' }, 'ui')
    const purged = await purge(book, { ids: [await deletePerson(book, will, 'ui')] })
    expect(purged).toMatchObject({ kept: [], oneWord: ['Will'] })
    expect((await findByName(book.store.db, 'Dora Meier'))[0]?.remarks).toBe('Will call again; I will too')
    expect((await labels(book)).join()).not.toMatch(/\bWill\b/)
    for (const trace of TRACES.filter((each) => !each.includes('Ana.Sousa')))
      expect([trace, hits(book, trace)]).toEqual([trace, 0])
  })

  test('leaves no beginning of a long name in a label that was cut', async () => {
    const book = await fileBook()
    const name = `Ana ${'de la Ribeira e Castro '.repeat(11)}Sousa`
    const { contact } = await addPerson(book, { ...noFields, name }, 'ui')
    await purge(book, { ids: [await deletePerson(book, contact, 'ui')] })
    expect(hits(book, 'Ribeira')).toBe(0)
    expect(await labels(book)).toEqual(['Somebody deleted, removed for good on 18 Nov 2026', 'Add somebody deleted'])
  })

  test('takes along what an earlier import, taken back, had brought in', async () => {
    const book = await fileBook()
    const person = { name: 'Chi Nwosu', url: 'https://www.linkedin.com/in/chi-nwosu' }
    const other = { name: 'Eli Fontaine', url: 'https://www.linkedin.com/in/eli-fontaine' }
    const files = archive({
      'Connections.csv': connectionsFile([
        { ...person, company: 'Brightwater Press', on: '17 Nov 2026' },
        { ...other, on: '17 Nov 2026' },
      ]),
      'Invitations.csv': invitationsFile([{ ...person, way: 'OUTGOING', at: '11/1/26, 9:05 AM', note: words.note }]),
      'messages.csv': messagesFile([
        { ...person, by: 'them', at: '2026-11-17 10:00:00 UTC', text: words.message },
        { ...other, by: 'them', at: '2026-11-17 10:00:00 UTC', text: 'From Eli' },
      ]),
    })
    const first = await importArchive(book, files, { preview: false })
    await undo(book, first.operation ?? '', 'ui')
    const second = await importArchive(book, files, { preview: false })
    const [chi] = await findByName(book.store.db, 'Chi Nwosu')
    const operation = await deletePerson(book, chi as Contact, 'ui')
    for (const trace of ['Brightwater Press', words.message]) expect(hits(book, trace), trace).toBeGreaterThan(1)
    await purge(book, { ids: [operation] })
    for (const trace of ['Chi Nwosu', 'chi-nwosu', 'Brightwater Press', words.note, words.message])
      expect([trace, hits(book, trace)]).toEqual([trace, 0])
    expect(hits(book, 'From Eli')).toBeGreaterThan(0)
    expectSound(book)
    await undo(book, second.operation ?? '', 'ui')
    expect(await findByName(book.store.db, 'Eli Fontaine')).toEqual([])
    expectSound(book)
  })

  test('takes along an entry that was made one with theirs', async () => {
    const book = await fileBook()
    const ana = await meet(book, 'Ana Sousa')
    const { contact: double } = await addPerson(book, { ...noFields, name: 'A. Sousa', company: 'Quiet Harbour' }, 'ui')
    await logSent(book, double.id, '2026-08-01', [], { note: 'From the other entry' })
    const moved = invitationOf(book, double)
    await put(book, 'Make two one', (write) => {
      write.update('invitations', moved, { contact_id: ana.id })
      write.remove('contacts', double.id)
    })
    await purge(book, { ids: [await deletePerson(book, ana, 'ui')] })
    for (const trace of ['A. Sousa', 'Quiet Harbour', 'From the other entry', ...TRACES])
      expect([trace, hits(book, trace)]).toEqual([trace, 0])
    expectSound(book)
  })

  test('takes nothing of an entry that was made one with theirs and stands by itself again', async () => {
    const book = await fileBook()
    const ana = await meet(book, 'Ana Sousa')
    const { contact: bea } = await addPerson(book, { ...noFields, name: 'Bea Sol', company: 'Quiet Harbour' }, 'ui')
    await logSent(book, bea.id, '2026-08-01', [], { note: 'To Bea' })
    const moved = invitationOf(book, bea)
    const { operation: merged } = await inOperation(
      book.store,
      { by: 'ui', at: NOW as never, label: 'Make two one' },
      async (write) => {
        write.update('invitations', moved, { contact_id: ana.id })
        write.remove('contacts', bea.id)
      },
    )
    await undo(book, merged ?? '', 'ui')
    await purge(book, { ids: [await deletePerson(book, ana, 'ui')] })
    expect(await findContact(book.store.db, bea.id)).toEqual(bea)
    expect(hits(book, 'To Bea')).toBeGreaterThan(0)
    expectSound(book)
  })

  test('lets somebody else deleted come back whole, but for the tie to them', async () => {
    const book = await fileBook()
    const ana = await meet(book, 'Ana Sousa')
    const bo = (await findByName(book.store.db, 'Bo Lind'))[0] as Contact
    await changeContact(book, bo, { ...noFields, name: 'Bo Lind', remarks: 'Friend of Ana Sousa' }, 'ui')
    const boGone = await deletePerson(book, bo, 'ui')
    await purge(book, { ids: [await deletePerson(book, ana, 'ui')] })
    await undo(book, boGone, 'ui')
    expect((await findContact(book.store.db, bo.id))?.remarks).toBe('Friend of somebody deleted')
    expectSound(book)
  })
})

describe('a purge', () => {
  test('leaves the schema to the letter, and the journal closed', async () => {
    const book = await fileBook()
    const ana = await meet(book, 'Ana Sousa')
    const before = schemaOf(book)
    await purge(book, { ids: [await deletePerson(book, ana, 'ui')] })
    expect(schemaOf(book)).toEqual(before)
    expect(() => book.store.sqlite.exec('delete from changes')).toThrow(/append-only/)
    expect(() => book.store.sqlite.exec(`update changes set after = '{}'`)).toThrow(/append-only/)
  })

  test('changes nothing of what the book says', async () => {
    const book = await fileBook()
    const ana = await meet(book, 'Ana Sousa')
    const operation = await deletePerson(book, ana, 'ui')
    const before = contentHash(book.store)
    await purge(book, { ids: [operation] })
    expect(contentHash(book.store)).toBe(before)
  })

  test('is no operation, and leaves of the deletion only that there was one', async () => {
    const book = await fileBook()
    const ana = await meet(book, 'Ana Sousa')
    const operation = await deletePerson(book, ana, 'ui')
    const before = (await listOperations(book.store.db, 1000)).length
    await purge(book, { ids: [operation] })
    expect(await listOperations(book.store.db, 1000)).toHaveLength(before)
    expect(await operationOf(book, operation)).toMatchObject({
      label: 'Somebody deleted, removed for good on 18 Nov 2026',
      rows: 0,
    })
  })

  test('of somebody who came back and went again forgets the coming back too', async () => {
    const book = await fileBook()
    const ana = await meet(book, 'Ana Sousa')
    const first = await deletePerson(book, ana, 'ui')
    const back = await undo(book, first, 'ui')
    const again = await undo(book, back.operation ?? '', 'ui')
    await purge(book, { ids: [again.operation ?? ''] })
    for (const trace of ['Ana Sousa', ...TRACES]) expect([trace, hits(book, trace)]).toEqual([trace, 0])
    for (const id of [first, back.operation, again.operation])
      expect((await operationOf(book, id ?? ''))?.rows, String(id)).toBe(0)
    expect(await countSent(book.store.db, day('2026-11-18'))).toBe(1)
    expectSound(book)
  })

  test('takes those who are due, and leaves the others for thirty days', async () => {
    const book = await testBook()
    const ana = await meet(book, 'Ana Sousa')
    const bo = (await findByName(book.store.db, 'Bo Lind'))[0] as Contact
    await deletePerson(book, ana, 'ui')
    book.clock.set('2026-12-18T11:00:00.000Z')
    await deletePerson(book, bo, 'ui')
    expect(await toPurge(book, { olderThanDays: 30 })).toEqual([])
    expect((await purge(book, DUE)).people).toBe(0)
    book.clock.set('2026-12-18T12:00:00.000Z')
    expect((await toPurge(book, { olderThanDays: 30 })).map((each) => each.name)).toEqual(['Ana Sousa'])
    expect((await purge(book, DUE)).people).toBe(1)
    expect((await listDeletions(book.store.db)).map((each) => each.name)).toEqual(['Bo Lind'])
    expect((await purge(book, { ids: ['nobody'] })).people).toBe(0)
    expect((await purge(book, { olderThanDays: 0 })).people).toBe(1)
  })

  test('names the backups that hold them, and no other', async () => {
    const book = await fileBook()
    await addPerson(book, { ...noFields, name: 'Dora Meier' }, 'ui')
    backUpNow(book)
    const ana = await meet(book, 'Ana Sousa')
    backUpNow(book)
    const operation = await deletePerson(book, ana, 'ui')
    const third = backUpNow(book)
    const bytes = readFileSync(third)
    writeFileSync(third, 'no database')
    expect((await purge(book, { ids: [operation] })).backups).toEqual(['00002-by-hand.db', '00003-by-hand.db'])
    writeFileSync(third, bytes)
    rmSync(third)
    expect((await purge(book, { ids: [operation] })).backups).toEqual([])
    expect(examineBook(book.store.path).checks.find((each) => each.id === 'journal')?.ok).toBe(true)
  })

  test('that fails half way has not happened', async () => {
    const book = await fileBook()
    const ana = await meet(book, 'Ana Sousa')
    const operation = await deletePerson(book, ana, 'ui')
    const { sqlite } = book.store
    const lines = () => sqlite.prepare('select * from changes').all()
    const before = [schemaOf(book), lines(), rowsOf(book.store), await labels(book)]
    sqlite.exec(`create temp trigger full before update on main.operations begin select raise(abort, 'disk full'); end`)
    await expect(purge(book, { ids: [operation] })).rejects.toThrow('disk full')
    sqlite.exec('drop trigger full')
    expect([schemaOf(book), lines(), rowsOf(book.store), await labels(book)]).toEqual(before)
    await undo(book, operation, 'ui')
    expect((await findContact(book.store.db, ana.id))?.name).toBe('Ana Sousa')
  })

  test('while somebody else reads is done, says that the file is to be tidied, and lets that be done later', async () => {
    const book = await fileBook()
    const ana = await meet(book, 'Ana Sousa')
    const operation = await deletePerson(book, ana, 'ui')
    book.store.sqlite.pragma('busy_timeout = 20')
    const reader = new Sqlite(book.path, { readonly: true })
    reader.exec('begin; select * from contacts')
    reader.prepare('select * from contacts').all()
    await expect(purge(book, { ids: [operation] })).rejects.toMatchObject({
      kind: 'busy',
      message: 'What was removed is out of the book, but may still be in unused parts of its file.',
      fix: expect.stringContaining('decorum purge --yes'),
    })
    expect(await listDeletions(book.store.db)).toEqual([])
    expect(hits(book, words.message)).toBeGreaterThan(0)
    reader.exec('commit')
    reader.close()
    await tidyBook(book)
    for (const trace of ['Ana Sousa', ...TRACES]) expect([trace, hits(book, trace)]).toEqual([trace, 0])
  })
})

function invitationOf(book: TestBook, contact: Contact): string {
  return book.store.sqlite.prepare('select id from invitations where contact_id = ?').pluck().get(contact.id) as string
}

describe('what was set about somebody', () => {
  test('goes with them: what was left on a page or in a review, and the views with their name', async () => {
    const book = await fileBook()
    const { store } = book
    // Somebody else of the same name: what is said of them stays, and tells nothing of her.
    const other = await addPerson(
      book,
      { ...noFields, name: 'Ana Sousa', profile: 'https://www.linkedin.com/in/as2' },
      'ui',
    )
    const ana = await meet(book, 'Ana Sousa')
    await logSent(book, ana.id, '2026-11-01', [['accepted', '2026-11-17']])
    await logSent(book, other.contact.id, '2026-11-02', [['accepted', '2026-11-17']])
    const lines = (await nowQueue(book)).lines.filter((each) => each.kind === 'accepted')
    expect(lines).toHaveLength(2)
    for (const { id } of lines) await leaveLine(book, id, 'ui')
    const review = await beginReview(book, 'ui')
    for (const each of [ana.id, other.contact.id])
      await inOperation(store, { by: 'ui', at: NOW as never, label: 'Review: leave one for next week' }, (write) =>
        addLeft(write, review.id, each),
      )
    await keepView(book, 'Those at Ana Sousa', filterFrom({ q: 'Ana Sousa' }), 'ui')
    const leave = 'Leave Ana Sousa as it is'
    expect((await labels(book)).filter((each) => each === leave)).toHaveLength(2)

    await purge(book, { ids: [await deletePerson(book, ana, 'ui')] })
    await tidyBook(book)
    expectSound(book)
    expect(hits(book, ana.id)).toBe(0)
    const settings = store.sqlite.prepare(`select id from settings where id glob '*left.*' order by id`).pluck().all()
    expect(settings).toHaveLength(2)
    expect((await labels(book)).filter((each) => each === leave)).toHaveLength(1)
    expect(await labels(book)).toContain('Leave somebody deleted as it is')
    // The other one goes too: then no view and no label says the name any more.
    await purge(book, { ids: [await deletePerson(book, other.contact, 'ui')] })
    await tidyBook(book)
    expectSound(book)
    expect(hits(book, 'Ana Sousa')).toBe(0)
    expect(store.sqlite.prepare(`select id from settings where id glob '*left.*'`).all()).toEqual([])
    expect(await savedViews(book)).toMatchObject([{ name: 'Those at somebody deleted' }])
  })
})
