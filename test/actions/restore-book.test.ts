import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tableOf, toStoreRow } from '#actions/book-rows.ts'
import { changeRule, changeSettings } from '#actions/change-settings.ts'
import { exportBook } from '#actions/export-book.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import type { Book } from '#actions/moment.ts'
import { openSample, type SampleExtras } from '#actions/open-sample.ts'
import { relate } from '#actions/relate.ts'
import { restoreBook } from '#actions/restore-book.ts'
import { beginReview, finishReview } from '#actions/review-run.ts'
import { undo } from '#actions/undo.ts'
import { waive } from '#actions/waive.ts'
import { fieldsOf, LIST_NAMES } from '#formats/book/lists.ts'
import { openArchive } from '#formats/open-archive.ts'
import { backupsOf } from '#store/back-up.ts'
import { inOperation } from '#store/journal.ts'
import { listOperations } from '#store/operations.ts'
import { columns } from '#store/schema.ts'
import { bookTables, logReceived, logSent, rowsHash, rowsOf } from '#test/support/make.ts'
import { fill, hostileText, randomBook } from '#test/support/random-book.ts'
import { testBook, testClock, testFolder } from '#test/support/test-book.ts'
import also from '../../data/sample/also.json' with { type: 'json' }

async function textOf(book: Book): Promise<string> {
  const pieces: string[] = []
  for await (const piece of exportBook(book)) pieces.push(piece)
  return pieces.join('')
}

/** Every row but those of people deleted, which belong to the history. */
function kept(book: Book): [string, string][] {
  return [...rowsOf(book.store)].filter(([key]) => !key.startsWith('deletions '))
}

async function restored(text: string): Promise<Book> {
  const book = await testBook()
  await restoreBook(book, text, { preview: false })
  return book
}

async function lived(): Promise<Book> {
  const book = await testBook()
  await changeSettings(book, { 'me.name': 'Joana Vilarinho', 'goals.roles': 'recruiter, head of data' }, 'ui')
  await changeRule(book, 'resend-too-soon', { severity: 'warn', options: { waitDays: 60 } }, 'ui')
  await logSent(book, 'Ana Sousa', '2026-10-01', [['withdrawn', '2026-11-01']], { note: 'Hello' })
  await logReceived(book, 'Bo Lind', '2026-11-02', 'May I?')
  await relate(book, { person: 'Ana Sousa', kind: 'reports-to', other: 'me', from: null, until: null, by: 'ui' })
  await keepDraft(book, { to: 'Chi Nwosu', note: 'Dear Chi', purpose: 'Work', by: 'ui' })
  await waive(book, { rule: 'resend-too-soon', person: 'Ana Sousa', reason: 'They asked', until: null, by: 'ui' })
  await finishReview(book, (await beginReview(book, 'ui')).id, 'ui')
  return book
}

describe('a book written out and taken in again', () => {
  test('is the same, for a book somebody lived with', async () => {
    const book = await lived()
    const again = await restored(await textOf(book))
    expect(kept(again)).toEqual(kept(book))
    expect(kept(again).length).toBeGreaterThan(10)
    expect(await textOf(again)).toBe(await textOf(book))
  })

  test('is the same, for the sample archive', async () => {
    const zip = 'data/sample/Basic_LinkedInDataExport_11-20-2026.zip'
    const book = await openSample(await openArchive([zip]), also as unknown as SampleExtras, testClock())
    const again = await restored(await textOf(book))
    expect(kept(again)).toEqual(kept(book))
    expect(kept(again).length).toBeGreaterThan(500)
    await book.store.close()
  })

  test('is the same, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(randomBook, async (rows) => {
        const book = await testBook()
        const settings = rows.settings.map((row) => ({ ...row, id: `of another time ${row.id}` }))
        await fill(book, { ...rows, settings })
        const again = await restored(await textOf(book))
        expect(kept(again)).toEqual(kept(book))
        await book.store.close()
        await again.store.close()
      }),
      { numRuns: 60 },
    )
  })

  test('control: a book that lost one letter is seen to differ', async () => {
    const book = await lived()
    const again = await restored((await textOf(book)).replace('Dear Chi', 'Dear Ch'))
    expect(kept(again)).not.toEqual(kept(book))
  })

  test('keeps every hostile text of every field to the letter, in pieces however cut', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, fc.integer({ min: 1, max: 50 }), async (text, size) => {
        const book = await testBook()
        const occasion = { by: 'ui', at: book.clock.now(), label: 'Write it down' } as const
        const draft = { id: 'd', contactId: 'c', note: text, purpose: text, madeAt: '2026-11-18T12:00:00.000Z' }
        const blank = Object.fromEntries(fieldsOf('contacts').map(([name]) => [name, null]))
        await inOperation(book.store, occasion, async (write) => {
          const contact = { ...blank, id: 'c', name: `${text}.`, company: text, remarks: text }
          write.insert('contacts', toStoreRow('contacts', contact) as never)
          write.insert('drafts', toStoreRow('drafts', draft) as never)
        })
        const again = await testBook()
        await restoreBook(again, cut(await textOf(book), size), { preview: false })
        expect(kept(again)).toEqual(kept(book))
        await book.store.close()
        await again.store.close()
      }),
      { numRuns: 30 },
    )
  })

  test('loses what was never well-formed as the book itself would', async () => {
    const book = await lived()
    const text = (await textOf(book)).replace('"Dear Chi"', '"Dear \\u0000Chi \\ud83d"')
    const again = await restored(text)
    expect(await textOf(again)).toContain('"Dear Chi \ufffd"')
  })
})

function* cut(text: string, size: number): Generator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

describe('the lists of a file and the tables of a book', () => {
  test('are the same, what was deleted apart', () => {
    expect(new Set<string>(Object.values(tableOf))).toEqual(new Set(bookTables.filter((each) => each !== 'deletions')))
  })

  test.each(LIST_NAMES)('have the same columns: %s', (list) => {
    const row = Object.fromEntries(fieldsOf(list).map(([name]) => [name, null]))
    expect(new Set(Object.keys(toStoreRow(list, row)))).toEqual(new Set(columns[tableOf[list]]))
  })
})

describe('restoring', () => {
  test('is one change, that can be taken back and done again', async () => {
    const text = await textOf(await lived())
    const book = await testBook()
    await changeSettings(book, { theme: 'dark', 'me.name': 'Somebody else' }, 'ui')
    const before = rowsHash(book.store)
    const { operation, replaced, rows } = await restoreBook(book, text, { preview: false })
    expect(rows).toMatchObject({ invitations: 2, drafts: 1, waivers: 1, reviews: 1 })
    // The theme went, the owner's name was replaced as a setting and as a person.
    expect(replaced).toBe(3)
    const [latest] = await listOperations(book.store.db, 1)
    expect(latest).toMatchObject({ id: operation, by: 'import', label: 'Restore the book of 2026-11-18' })
    const after = rowsHash(book.store)
    const { operation: back } = await undo(book, operation ?? '', 'ui')
    expect(rowsHash(book.store)).toBe(before)
    await undo(book, back ?? '', 'ui')
    expect(rowsHash(book.store)).toBe(after)
  })

  test('as a preview tells the same and changes nothing', async () => {
    const text = await textOf(await lived())
    const book = await testBook()
    const before = rowsHash(book.store)
    const told = await restoreBook(book, text, { preview: true })
    expect(told.operation).toBeNull()
    expect(rowsHash(book.store)).toBe(before)
    const { operation, ...done } = await restoreBook(book, text, { preview: false })
    expect({ ...done, operation: null }).toEqual(told)
    expect(operation).not.toBeNull()
  })

  test('refuses a book that is not empty, and says what to do', async () => {
    const text = await textOf(await lived())
    const book = await testBook({ path: join(testFolder(), 'book.db') })
    await logSent(book, 'Dora Meier', '2026-11-10')
    const before = rowsHash(book.store)
    await expect(restoreBook(book, text, { preview: false })).rejects.toMatchObject({
      kind: 'refused',
      message: 'This book is not empty: it holds 1 person and 1 invitation.',
      fix: expect.stringContaining('--db'),
    })
    expect(rowsHash(book.store)).toBe(before)
    expect(backupsOf(book.store.path)).toEqual([])
  })

  test('refuses a book in which only the unnamed are left', async () => {
    const book = await testBook()
    const occasion = { by: 'ui', at: book.clock.now(), label: 'Delete somebody' } as const
    await inOperation(book.store, occasion, async (write) =>
      write.insert('unnamed_sent', { id: 'u', sent_on: '2026-11-01' as never, sent_at: null, has_note: 0 }),
    )
    await expect(restoreBook(book, await textOf(await lived()), { preview: true })).rejects.toThrow(
      'This book is not empty: it holds 1 invitation.',
    )
  })

  test('makes a backup first where the owner stands in the book already', async () => {
    const text = await textOf(await lived())
    const book = await testBook({ path: join(testFolder(), 'book.db') })
    await changeSettings(book, { 'me.name': 'Joana Vilarinho' }, 'ui')
    await restoreBook(book, text, { preview: false })
    expect(backupsOf(book.store.path).map((each) => each.reason)).toEqual(['before-restore'])
  })

  test.each([
    ['"id":"limits.weekly","value":"many"', 'settings: the value of "limits.weekly" does not fit.'],
    ['"id":"zone","value":"Atlantis/Centre"', 'settings: the value of "zone" does not fit.'],
    ['"id":"goals.companies","value":[1]', 'settings: the value of "goals.companies" does not fit.'],
    ['"id":"rule.pitch","value":{"severity":"loud"}', 'settings: the value of "rule.pitch" does not fit.'],
    ['"id":"calendar.secret","value":"short"', 'settings: the value of "calendar.secret" does not fit.'],
    ['"id":"reply.not-now","value":["x"]', 'settings: the value of "reply.not-now" does not fit.'],
    ['"id":"left.stale-1","value":"soon"', 'settings: the value of "left.stale-1" does not fit.'],
  ])('refuses a setting that would keep the book from opening: %s', async (row, message) => {
    const text = await textOf(await testBook())
    const given = text.replace('"settings":[\n', `"settings":[\n{${row}}\n`)
    await expect(restoreBook(await testBook(), given, { preview: true })).rejects.toMatchObject({ message })
  })

  test('refuses in words what only the book itself could notice', async () => {
    // These two sort one way as JavaScript compares them, and the other way as bytes.
    const [high, low] = ['\u{1f600}', '\uff21']
    const book = await testBook()
    const contact = (id: string) =>
      JSON.stringify(
        Object.fromEntries(fieldsOf('contacts').map(([name]) => [name, name === 'id' || name === 'name' ? id : null])),
      )
    const text = (await textOf(book))
      .replace('"contacts":[\n', `"contacts":[\n${contact(high)},\n${contact(low)}\n`)
      .replace('"distinctPeople":[\n', `"distinctPeople":[\n{"id":"d","oneId":"${high}","otherId":"${low}"}\n`)
    await expect(restoreBook(book, text, { preview: false })).rejects.toMatchObject({
      name: 'Problem',
      kind: 'bad-input',
      message: 'The rows of this file do not fit together.',
    })
    expect(kept(book)).toEqual([])
  })
})
