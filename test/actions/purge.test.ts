import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { answerPerson } from '#actions/answer-invitation.ts'
import { changeContact } from '#actions/change-contact.ts'
import type { ContactFields } from '#actions/contact-fields.ts'
import { deletePerson } from '#actions/delete-person.ts'
import { importArchive } from '#actions/import-archive.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { purge, purgeDue, toPurge } from '#actions/purge.ts'
import { relate } from '#actions/relate.ts'
import { undo } from '#actions/undo.ts'
import { waive } from '#actions/waive.ts'
import type { Contact } from '#model/contact.ts'
import { backUp } from '#store/back-up.ts'
import { findByName, findContact } from '#store/contacts.ts'
import { listDeletions } from '#store/deletions.ts'
import { inOperation } from '#store/journal.ts'
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
})
