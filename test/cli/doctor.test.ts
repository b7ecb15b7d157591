import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { bringSample } from '#actions/bring-sample.ts'
import { deletePerson } from '#actions/delete-person.ts'
import type { Examined } from '#actions/examine-book.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { beginReview, finishReview } from '#actions/review-run.ts'
import { waive } from '#actions/waive.ts'
import type { Contact } from '#model/contact.ts'
import { backUp } from '#store/back-up.ts'
import { findContact } from '#store/contacts.ts'
import { contentHash } from '#store/content-hash.ts'
import { CURRENT_VERSION } from '#store/migrate.ts'
import { openStore } from '#store/open-store.ts'
import { columns } from '#store/schema.ts'
import { logReceived, logSent } from '#test/support/make.ts'
import { shell } from '#test/support/run-cli.ts'
import { readSample } from '#test/support/sample-book.ts'
import { testBook, testFolder } from '#test/support/test-book.ts'

const bytesOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

/** A closed book with two people and one backup, and what its doctor says. */
async function patient() {
  const folder = testFolder()
  const path = join(folder, 'book.db')
  const book = await testBook({ path })
  await logSent(book, 'Ana Sousa', '2026-11-10', [['accepted', '2026-11-12']], { note: 'Hello Ana' })
  await logReceived(book, 'Bo Lind', '2026-11-11')
  backUp(book.store.sqlite, path, 'by-hand')
  const hash = contentHash(book.store)
  await book.close()
  const decorum = shell(path)
  const backup = join(folder, 'backups', '00001-by-hand.db')
  /** Changes the file as another program would. */
  const meddle = (statements: string) => {
    const sqlite = new Sqlite(path)
    sqlite.pragma('foreign_keys = OFF')
    sqlite.exec(statements)
    sqlite.close()
  }
  return {
    folder,
    path,
    backup,
    hash,
    decorum,
    meddle,
    examine: async (db = path) => examined(await decorum('doctor', '--json', '--db', db)),
  }
}

function examined({ code, out, err }: { code: number; out: string; err: string }): Examined {
  const found = JSON.parse(out) as Examined
  expect([code, err]).toEqual([found.ok ? 0 : 5, ''])
  expect(found.ok).toBe(found.checks.every((each) => each.ok))
  for (const each of found.checks) expect(each.fix === null).toBe(each.ok)
  return found
}

/** What is wrong, by check. */
const wrongIn = ({ checks }: Examined) =>
  Object.fromEntries(checks.filter((each) => !each.ok).map((each) => [each.id, each]))

describe('a book in good health', () => {
  test('is said to be, line by line, with its rows and its content', async () => {
    const { decorum, hash, path } = await patient()
    const { code, out } = await decorum('doctor')
    expect(code).toBe(0)
    expect(out).toContain(path)
    expect(out.match(/^ {2}ok {5}/gm)).toHaveLength(10)
    expect(out).toContain('1 backup, each as it was written, and each opens with all its rows.')
    expect(out).toMatch(/contacts 2,.*invitations 2, invitation_events 1/)
    expect(out).toContain(`Content: ${hash}`)
    expect(out).toMatch(/All is well\.\n$/)
  })

  test('is told as JSON with every check, every table and the content', async () => {
    const { examine, hash } = await patient()
    const found = await examine()
    expect(Object.keys(found)).toEqual(['ok', 'contentHash', 'checks', 'counts', 'version'])
    expect(found).toMatchObject({ ok: true, contentHash: hash, version: CURRENT_VERSION })
    expect(Object.keys(found.counts).toSorted()).toEqual(Object.keys(columns).toSorted())
    expect(found.checks.map((each) => each.id)).toEqual([
      'opens',
      'version',
      'sqlite',
      'pages',
      'references',
      'journal',
      'files',
      'backups',
      'log',
      'space',
    ])
  })

  test('is not touched', async () => {
    const { examine, path, backup, folder } = await patient()
    const before = [readdirSync(folder), ...[path, backup].map(bytesOf)]
    await examine()
    expect([readdirSync(folder), ...[path, backup].map(bytesOf)]).toEqual(before)
  })

  test('is left with what stands in its log alone, as a program that was killed leaves it', async () => {
    const { path, folder, examine } = await patient()
    const book = await testBook({ path })
    await logSent(book, 'Chi Nwosu', '2026-11-12')
    const killed = join(folder, 'killed.db')
    for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, `${killed}${end}`)
    const before = [killed, `${killed}-wal`].map(bytesOf)
    expect((await examine(killed)).contentHash).toBe(contentHash(book.store))
    expect([killed, `${killed}-wal`].map(bytesOf)).toEqual(before)
  })

  test('may be open elsewhere, and what stands in its log alone is seen', async () => {
    const { path, examine } = await patient()
    const book = await testBook({ path })
    await logSent(book, 'Chi Nwosu', '2026-11-12')
    expect((await examine()).contentHash).toBe(contentHash(book.store))
    await logSent(book, 'Dora Meier', '2026-11-12')
  })

  test('the sample is one', async () => {
    const { decorum } = await patient()
    const { code, out } = await decorum('doctor', '--sample')
    expect([code, out.includes('All is well.')]).toEqual([0, true])
  })
})

describe('what is wrong is said, with what to do', () => {
  test('a damaged page', async () => {
    const { path, meddle, examine } = await patient()
    meddle('pragma journal_mode = delete')
    const sqlite = new Sqlite(path, { readonly: true })
    const page = sqlite.prepare(`select rootpage from sqlite_schema where name = 'invitations'`).pluck().get() as number
    const size = Number(sqlite.pragma('page_size', { simple: true }))
    sqlite.close()
    const file = openSync(path, 'r+')
    writeSync(file, Buffer.from([0xff]), 0, 1, (page - 1) * size)
    closeSync(file)
    const wrong = wrongIn(await examine())
    expect(wrong.pages?.says).toMatch(/damaged|malformed/)
    expect(wrong.pages?.fix).toContain(`decorum restore latest --db ${path}`)
  })

  test('files and folders others may use', async () => {
    const { path, folder, backup, examine, decorum } = await patient()
    chmodSync(path, 0o644)
    expect(wrongIn(await examine()).files).toEqual({
      id: 'files',
      ok: false,
      says: `Others on this machine may open ${path} (mode 0644).`,
      fix: `chmod 600 "${path}"`,
    })
    expect((await decorum('doctor')).out).toMatch(/WRONG {2}files .*\(mode 0644\)\.\n +→ chmod 600/)
    chmodSync(path, 0o600)
    chmodSync(backup, 0o640)
    expect(wrongIn(await examine()).files?.says).toContain('00001-by-hand.db (mode 0640)')
    chmodSync(backup, 0o600)
    chmodSync(folder, 0o777)
    expect(wrongIn(await examine()).files).toMatchObject({
      says: `Others on this machine may put files in ${folder} (mode 0777).`,
      fix: `chmod 700 "${folder}"`,
    })
    // Seeing that a book is there gives nothing of it away.
    chmodSync(folder, 0o755)
    expect((await examine()).ok).toBe(true)
  })

  test('a row that points at nothing', async () => {
    const { path, meddle, examine } = await patient()
    meddle(`delete from contacts where name = 'Ana Sousa'`)
    const wrong = wrongIn(await examine())
    expect(wrong.references?.says).toBe('What 1 row of invitations point at is not in the book.')
    expect(wrong.references?.fix).toContain(`decorum restore latest --db ${path}`)
  })

  test.each([
    [
      'a row changed',
      `update contacts set company = 'Elsewhere'`,
      /of contacts is not what the journal says, and 1 row/,
    ],
    ['a row added', `insert into settings values ('theme', '"dark"')`, /row theme of settings stands in no line/],
    ['a row removed', 'delete from invitation_events', /of invitation_events is not what the journal says:/],
    [
      'a line changed',
      `drop trigger changes_are_never_updated; update changes set before = '{"id":"x"}' where table_name = 'invitation_events'`,
      /of invitation_events has a line in the journal that does not follow/,
    ],
  ])('the journal does not tell of %s', async (_, statements, says) => {
    const { meddle, examine } = await patient()
    meddle(statements)
    const found = await examine()
    expect(wrongIn(found).journal?.says).toMatch(says)
    expect(wrongIn(found).journal?.says).toContain('something but Decorum wrote to the book')
  })

  test('a backup edited, cut short or taken away', async () => {
    const { backup, examine, folder } = await patient()
    const whole = readFileSync(backup)
    const edited = Buffer.from(whole)
    edited[5000] = (edited[5000] ?? 0) ^ 1
    const about = (trouble: string) => `Of 1 backup, 1 cannot be relied on. 00001-by-hand.db: ${trouble}`
    writeFileSync(backup, edited)
    expect(wrongIn(await examine()).backups?.says).toBe(about('Its file has been changed since it was made.'))
    writeFileSync(backup, whole.subarray(0, -1))
    expect(wrongIn(await examine()).backups?.says).toContain(about(`Its file is ${whole.length - 1} bytes long`))
    rmSync(backup)
    const wrong = wrongIn(await examine())
    expect(wrong.backups?.says).toBe(about('Its file is missing.'))
    expect(wrong.backups?.fix).toContain(join(folder, 'backups', 'manifest.jsonl'))
  })

  test('a backup that is the file written, and has not every row noted', async () => {
    const { backup, examine, folder } = await patient()
    const manifest = join(folder, 'backups', 'manifest.jsonl')
    const line = JSON.parse(readFileSync(manifest, 'utf8')) as { rows: Record<string, number>; sha256: string }
    writeFileSync(manifest, `${JSON.stringify({ ...line, rows: { ...line.rows, contacts: 3 } })}\n`)
    expect(wrongIn(await examine()).backups?.says).toContain('It holds 2 rows of contacts, and should hold 3.')
    writeFileSync(backup, 'words')
    writeFileSync(manifest, `${JSON.stringify({ ...line, size: 5, sha256: bytesOf(backup) })}\n`)
    expect(wrongIn(await examine()).backups?.says).toContain('It cannot be read: file is not a database.')
  })

  test('a book of an older version, which is left as it is', async () => {
    const { path, meddle, examine } = await patient()
    meddle('pragma user_version = 1')
    const before = bytesOf(path)
    const found = await examine()
    expect(wrongIn(found).version?.says).toMatch(/^Version 1 of the book; this program writes/)
    expect([found.version, found.contentHash]).toEqual([1, null])
    expect(bytesOf(path)).toBe(before)
  })
})

describe('what cannot be opened is told in the same shape', () => {
  const unread = { ok: false, contentHash: null, counts: {}, version: null }

  test('a book of a newer Decorum', async () => {
    const { meddle, examine } = await patient()
    meddle(`pragma user_version = ${CURRENT_VERSION + 1}`)
    const found = await examine()
    expect(found).toMatchObject(unread)
    expect(wrongIn(found).opens).toMatchObject({
      says: expect.stringContaining('newer'),
      fix: expect.stringContaining('Update'),
    })
  })

  test('a database of another program', async () => {
    const { folder, decorum } = await patient()
    const path = join(folder, 'music.db')
    const other = new Sqlite(path)
    other.exec('create table songs (title text)')
    other.close()
    const before = bytesOf(path)
    const found = examined(await decorum('doctor', '--json', '--db', path))
    expect(found).toMatchObject(unread)
    expect(wrongIn(found).opens?.says).toContain('not a Decorum book')
    expect(bytesOf(path)).toBe(before)
  })

  test('a book that has lost its beginning, or everything', async () => {
    const { path, examine } = await patient()
    const whole = readFileSync(path)
    writeFileSync(path, Buffer.concat([Buffer.alloc(100), whole.subarray(100)]))
    const found = await examine()
    expect(found).toMatchObject(unread)
    expect(wrongIn(found).opens?.says).toMatch(/is damaged: file is not a database/)
    expect(wrongIn(found).opens?.fix).toContain('backups/00001-by-hand.db')
    writeFileSync(path, '')
    expect(wrongIn(await examine()).opens).toMatchObject({
      says: expect.stringContaining('is empty, and was a book before'),
      fix: expect.stringContaining('backups/00001-by-hand.db'),
    })
  })

  test('an empty file, and a folder', async () => {
    const { folder, decorum } = await patient()
    writeFileSync(join(folder, 'new.db'), '')
    for (const [name, says] of [
      ['new.db', 'no book was begun in it'],
      ['backups', 'cannot be opened'],
    ] as const) {
      const found = examined(await decorum('doctor', '--json', '--db', join(folder, name)))
      expect(wrongIn(found).opens?.says).toContain(says)
    }
  })

  test('but where there is no file that is said, and none is made', async () => {
    const { folder, decorum } = await patient()
    const before = readdirSync(folder)
    for (const missing of [join(folder, 'none.db'), join(folder, 'nowhere', 'none.db')]) {
      const { code, out, err } = await decorum('doctor', '--json', '--db', missing)
      expect([code, out]).toEqual([4, ''])
      expect(err).toContain(`There is no book at ${missing}.`)
    }
    expect(readdirSync(folder)).toEqual(before)
  })
})

test('a restored backup has the content of the book it was made of', async () => {
  const { path, backup, hash, examine } = await patient()
  const book = await openStore(path)
  await logSent(
    { store: book, clock: { zone: 'UTC', now: () => '2026-11-18T12:00:00.000Z' as never } },
    'Eli F',
    '2026-11-12',
  )
  await book.close()
  expect((await examine()).contentHash).not.toBe(hash)
  for (const file of readdirSync(dirname(path)).filter((name) => /-(wal|shm)$/.test(name)))
    rmSync(join(dirname(path), file))
  copyFileSync(backup, path)
  expect((await examine()).contentHash).toBe(hash)
})

describe('a moment or a day with one letter changed', () => {
  /** Columns that hold a moment or a day, by the shape of their names. */
  const times = (Object.keys(columns) as (keyof typeof columns)[])
    .filter((table) => table !== 'changes')
    .flatMap((table) =>
      columns[table].filter((column) => /^(at|day|on_day|\w+_(on|at))$/.test(column)).map((column) => [table, column]),
    )

  async function fullBook() {
    const folder = testFolder()
    const path = join(folder, 'book.db')
    const book = await testBook({ path, now: '2026-11-20T18:00:00.000Z' })
    await bringSample(book, await readSample())
    await keepDraft(book, { to: 'Nova Pessoa', note: 'Hello', purpose: null, by: 'cli' })
    const sent = await logSent(book, 'Rui Pessoa', '2026-11-19')
    await finishReview(book, (await beginReview(book, 'cli')).id, 'cli')
    await waive(book, { rule: 'resend-too-soon', subjectId: 'account', reason: 'Asked', until: null, by: 'cli' })
    await deletePerson(book, (await findContact(book.store.db, sent.contactId)) as Contact, 'cli')
    await book.close()
    return path
  }

  test('is named by its row in every table that has one, and nothing of it is changed', async () => {
    const path = await fullBook()
    const named: string[] = []
    for (const [table = '', column = ''] of times) {
      const other = join(testFolder(), 'book.db')
      copyFileSync(path, other)
      const sqlite = new Sqlite(other)
      const id = sqlite.prepare(`select id from ${table} where ${column} is not null limit 1`).pluck().get()
      if (id === undefined) continue
      // A trigger would not let the history be changed; another program need not mind it.
      sqlite.exec(`update ${table} set ${column} = 'x' || substr(${column}, 2) where id = '${id}'`)
      sqlite.close()
      const before = bytesOf(other)
      const found = examined(await shell(other)('doctor', '--json'))
      expect(wrongIn(found).journal?.says, `${table}.${column}`).toContain(`The row ${id} of ${table} `)
      expect(bytesOf(other)).toBe(before)
      named.push(`${table}.${column}`)
    }
    for (const due of ['contacts.connected_on', 'invitations.sent_on', 'invitations.sent_at', 'messages.sent_on'])
      expect(named).toContain(due)
    expect(new Set(named.map((each) => each.split('.')[0]))).toEqual(
      new Set([
        'operations',
        'contacts',
        'invitations',
        'invitation_events',
        'messages',
        'relations',
        'drafts',
        'waivers',
        'reviews',
        'imports',
        'deletions',
        'unnamed_sent',
      ]),
    )
  })
})
