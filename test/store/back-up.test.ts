import { createHash } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { importArchive } from '#actions/import-archive.ts'
import { addDays, type Instant } from '#model/day.ts'
import { type Backup, backUp, backupsOf, looksWhole, pruneBackups, verifyBackup } from '#store/back-up.ts'
import { backUpBook } from '#store/back-up-book.ts'
import { openStore } from '#store/open-store.ts'
import { archive, connectionsFile, day, logSent, rowsHash } from '#test/support/make.ts'
import { type TestBook, testBook, testFolder } from '#test/support/test-book.ts'

const oneConnection = archive({
  'Connections.csv': connectionsFile([
    { name: 'Chi Nwosu', url: 'https://www.linkedin.com/in/chi-nwosu', on: '17 Nov 2026' },
  ]),
})

async function bookWithAna(): Promise<{ book: TestBook; folder: string }> {
  const folder = testFolder()
  const book = await testBook({ path: join(folder, 'book.db') })
  await logSent(book, 'Ana Sousa', '2026-11-18')
  return { book, folder: join(folder, 'backups') }
}

test('before an import a verified copy of the book is made, its hash and rows noted', async () => {
  const { book, folder } = await bookWithAna()
  const before = rowsHash(book.store)
  await importArchive(book, oneConnection, { preview: false })
  expect(readdirSync(folder).sort()).toEqual(['00001-before-import.db', 'manifest.jsonl'])
  const noted = JSON.parse(readFileSync(join(folder, 'manifest.jsonl'), 'utf8')) as Backup
  const copy = join(folder, noted.file)
  expect(noted).toMatchObject({ file: '00001-before-import.db', book: 'book.db', reason: 'before-import' })
  expect(noted.sha256).toBe(createHash('sha256').update(readFileSync(copy)).digest('hex'))
  expect(noted.rows).toMatchObject({ contacts: 1, invitations: 1, operations: 1 })
  const opened = await openStore(copy)
  expect(rowsHash(opened)).toBe(before)
  await opened.close()
})

test('backups are for the owner alone, whatever the umask', async () => {
  const before = process.umask(0o022)
  try {
    const { book, folder } = await bookWithAna()
    backUp(book.store.sqlite, book.store.path, 'before-import')
    expect((statSync(folder).mode & 0o777).toString(8)).toBe('700')
    for (const file of readdirSync(folder)) {
      const mode = (statSync(join(folder, file)).mode & 0o777).toString(8)
      expect(`${file} ${mode}`).toBe(`${file} 600`)
    }
  } finally {
    process.umask(before)
  }
})

test('when no backup can be made the import does not happen, and the book is as it was', async () => {
  const { book, folder } = await bookWithAna()
  writeFileSync(folder, 'a file where the folder should be')
  const before = rowsHash(book.store)
  await expect(importArchive(book, oneConnection, { preview: false })).rejects.toMatchObject({
    kind: 'storage',
    message: expect.stringMatching(/No backup could be made/),
  })
  expect(rowsHash(book.store)).toBe(before)
  rmSync(folder)
  await importArchive(book, oneConnection, { preview: false })
  expect(rowsHash(book.store)).not.toBe(before)
})

test('a failed backup leaves the earlier ones and no half file', async () => {
  const { book, folder } = await bookWithAna()
  const first = backUp(book.store.sqlite, book.store.path, 'before-import')
  book.store.sqlite.exec('begin')
  expect(() => backUp(book.store.sqlite, book.store.path, 'before-import')).toThrow(/No backup could be made/)
  book.store.sqlite.exec('rollback')
  expect(readdirSync(folder).sort()).toEqual([first.file, 'manifest.jsonl'])
  expect(backupsOf(book.store.path)).toEqual([first])
})

test('a new backup never takes the name of one that is there, in the manifest or not', async () => {
  const { book, folder } = await bookWithAna()
  const first = backUp(book.store.sqlite, book.store.path, 'before-import')
  rmSync(join(folder, 'manifest.jsonl'))
  const second = backUp(book.store.sqlite, book.store.path, 'before-import')
  expect([first.file, second.file]).toEqual(['00001-before-import.db', '00002-before-import.db'])
  expect(existsSync(join(folder, first.file))).toBe(true)
})

test('a line of the manifest that was cut short is passed over', async () => {
  const { book, folder } = await bookWithAna()
  const first = backUp(book.store.sqlite, book.store.path, 'before-import')
  writeFileSync(join(folder, 'manifest.jsonl'), `${JSON.stringify(first)}\n{"file":"00002-be`)
  expect(backupsOf(book.store.path)).toEqual([first])
})

test('a preview, and a book without people, need no backup', async () => {
  const folder = testFolder()
  const book = await testBook({ path: join(folder, 'book.db') })
  await importArchive(book, oneConnection, { preview: false })
  expect(existsSync(join(folder, 'backups'))).toBe(false)
  await importArchive(book, oneConnection, { preview: true })
  expect(existsSync(join(folder, 'backups'))).toBe(false)
})

test('two books in one folder keep their backups apart', async () => {
  const folder = testFolder()
  mkdirSync(join(folder, 'backups'))
  for (const name of ['a.db', 'b.db']) {
    const book = await testBook({ path: join(folder, name) })
    await logSent(book, 'Ana Sousa', '2026-11-18')
    backUp(book.store.sqlite, book.store.path, 'before-import')
  }
  expect(backupsOf(join(folder, 'a.db')).map((each) => each.file)).toEqual(['00001-before-import.db'])
  expect(backupsOf(join(folder, 'b.db')).map((each) => each.file)).toEqual(['00002-before-import.db'])
})

describe('the manifest', () => {
  test('tells the moment of the clock, the size, and the last change in it', async () => {
    const { book, folder } = await bookWithAna()
    await importArchive(book, oneConnection, { preview: false })
    const [backup] = backupsOf(book.store.path)
    expect(backup?.at).toBe('2026-11-18T12:00:00.000Z')
    expect(backup?.size).toBe(statSync(join(folder, '00001-before-import.db')).size)
    const first = book.store.sqlite.prepare('select id from operations order by rowid').pluck().get()
    expect(backup?.upTo).toBe(first)
  })

  test('tells how many people are in it, the owner not among them', async () => {
    const { book } = await bookWithAna()
    const { sqlite, path } = book.store
    const alone = backUp(sqlite, path, 'by-hand')
    sqlite.exec(`insert into contacts (id, name, name_key) values ('me', 'you', 'you')`)
    expect([alone, backUp(sqlite, path, 'by-hand')].map(({ people, rows }) => [people, rows.contacts])).toEqual([
      [1, 1],
      [1, 2],
    ])
  })

  test('of the first version is still read; the disk tells the time then', async () => {
    const { book, folder } = await bookWithAna()
    const { file, book: name, reason, sha256, rows } = backUp(book.store.sqlite, book.store.path, 'before-import')
    writeFileSync(join(folder, 'manifest.jsonl'), `${JSON.stringify({ file, book: name, reason, sha256, rows })}\n`)
    utimesSync(join(folder, file), 1_790_000_000, 1_790_000_000)
    const [backup] = backupsOf(book.store.path)
    expect(backup).toMatchObject({ file, size: null, at: '2026-09-21T14:13:20.000Z' })
    expect(verifyBackup(book.store.path, backup as Backup)).toBeNull()
  })

  test('a line after one that was cut short is not lost with it', async () => {
    const { book, folder } = await bookWithAna()
    const first = backUp(book.store.sqlite, book.store.path, 'before-import')
    appendFileSync(join(folder, 'manifest.jsonl'), '{"file":"00002-be')
    const second = backUp(book.store.sqlite, book.store.path, 'before-import')
    expect(backupsOf(book.store.path)).toEqual([first, second])
  })

  test('leads to no file outside the folder, and is not upset by what is no line of it', async () => {
    const { book, folder } = await bookWithAna()
    const first = backUp(book.store.sqlite, book.store.path, 'before-import')
    const odd = [
      'null',
      '3',
      '[]',
      '{}',
      JSON.stringify({ ...first, file: '../book.db' }),
      '{"book":"book.db","file":7}',
    ]
    appendFileSync(join(folder, 'manifest.jsonl'), odd.join('\n'))
    expect(backupsOf(book.store.path)).toEqual([first])
  })
})

function calledSound(file: string): boolean {
  const copy = new Sqlite(file, { readonly: true })
  try {
    return copy.pragma('integrity_check(1)', { simple: true }) === 'ok'
  } catch {
    return false
  } finally {
    copy.close()
  }
}

describe('verifying', () => {
  test('finds every one of two thousand changed bytes', async () => {
    const { book, folder } = await bookWithAna()
    const backup = backUp(book.store.sqlite, book.store.path, 'by-hand')
    const file = join(folder, backup.file)
    expect(verifyBackup(book.store.path, backup)).toBeNull()
    const size = statSync(file).size
    const opened = openSync(file, 'r+')
    let passed = 0
    for (let change = 0; change < 2_000; change++) {
      const place = (change * 7_919) % size
      const byte = Buffer.alloc(1)
      readSync(opened, byte, 0, 1, place)
      const was = byte[0] ?? 0
      writeSync(opened, Buffer.from([was ^ (1 << (change % 8))]), 0, 1, place)
      if (verifyBackup(book.store.path, backup) === null) passed++
      writeSync(opened, Buffer.from([was]), 0, 1, place)
    }
    closeSync(opened)
    expect(passed).toBe(0)
    expect(verifyBackup(book.store.path, backup)).toBeNull()
  })

  test('control: SQLite alone calls most of such copies sound', async () => {
    const { book, folder } = await bookWithAna()
    const file = join(folder, backUp(book.store.sqlite, book.store.path, 'by-hand').file)
    const bytes = readFileSync(file)
    let sound = 0
    for (let change = 0; change < 60; change++) {
      const damaged = Buffer.from(bytes)
      const place = 4096 + ((change * 7_919) % (bytes.length - 4096))
      damaged[place] = (damaged[place] ?? 0) ^ 1
      writeFileSync(file, damaged)
      if (calledSound(file)) sound++
    }
    expect(sound).toBeGreaterThan(20)
  })

  test.each<[string, (file: string) => void, RegExp]>([
    ['missing', (file) => rmSync(file), /missing/],
    ['cut short', (file) => truncateSync(file, 4096), /4096 bytes long, and was/],
    ['emptied', (file) => truncateSync(file, 0), /0 bytes long/],
  ])('names one that is %s', async (_, spoil, says) => {
    const { book, folder } = await bookWithAna()
    const backup = backUp(book.store.sqlite, book.store.path, 'by-hand')
    expect(looksWhole(book.store.path, backup)).toBe(true)
    spoil(join(folder, backup.file))
    expect(verifyBackup(book.store.path, backup)).toMatch(says)
    expect(looksWhole(book.store.path, backup)).toBe(false)
  })

  test('does not take a manifest at its word: counts, program and version are looked up', async () => {
    const { book, folder } = await bookWithAna()
    const backup = backUp(book.store.sqlite, book.store.path, 'by-hand')
    const { path } = book.store
    expect(verifyBackup(path, { ...backup, rows: { ...backup.rows, contacts: 2 } })).toMatch(/holds 1 rows of contacts/)
    const file = join(folder, backup.file)
    const changed = (pragma: string): Backup => {
      const copy = new Sqlite(file)
      copy.pragma(pragma)
      copy.close()
      const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
      return { ...backup, sha256, size: statSync(file).size }
    }
    expect(verifyBackup(path, changed('user_version = 99'))).toMatch(/newer Decorum \(version 99/)
    expect(verifyBackup(path, changed('application_id = 7'))).toMatch(/no Decorum book/)
  })
})

describe('pruning', () => {
  /** A book with a backup a day for 40 days, made from the oldest on. */
  async function fortyDays() {
    const { book, folder } = await bookWithAna()
    for (let ago = 39; ago >= 0; ago--)
      backUp(
        book.store.sqlite,
        book.store.path,
        'daily',
        `${addDays(day('2026-11-18'), -ago)}T12:00:00.000Z` as Instant,
      )
    return { book, folder, path: book.store.path }
  }

  test('leaves what is worth keeping, in the folder and in the list', async () => {
    const { path, folder } = await fortyDays()
    const removed = pruneBackups(path, day('2026-11-18'), 'UTC')
    const left = backupsOf(path).map(({ file }) => file)
    // Fourteen days, and the last of October before them; November's last is among the days.
    expect(left).toHaveLength(15)
    expect(removed).toHaveLength(25)
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.db'))
        .sort(),
    ).toEqual(left)
    expect(pruneBackups(path, day('2026-11-18'), 'UTC')).toEqual([])
    for (const backup of backupsOf(path)) expect(verifyBackup(path, backup)).toBeNull()
  })

  test('neither counts nor removes what is not as it was made', async () => {
    const { path, folder } = await fortyDays()
    const all = backupsOf(path)
    truncateSync(join(folder, all[3]?.file ?? ''), 100)
    rmSync(join(folder, all[39]?.file ?? ''))
    pruneBackups(path, day('2026-11-18'), 'UTC')
    const left = backupsOf(path).map(({ file }) => file)
    expect(left).toContain(all[3]?.file)
    expect(left).toContain(all[38]?.file)
    // Fourteen days still, the missing one not among them.
    expect(left).toContain(all[25]?.file)
  })

  test('finishes what a crash left undone, and leaves a file that has the name anew', async () => {
    const { path, folder } = await fortyDays()
    const [first] = backupsOf(path)
    const kept = readFileSync(join(folder, first?.file ?? ''))
    pruneBackups(path, day('2026-11-18'), 'UTC')
    writeFileSync(join(folder, first?.file ?? ''), kept)
    pruneBackups(path, day('2026-11-18'), 'UTC')
    expect(existsSync(join(folder, first?.file ?? ''))).toBe(false)
    writeFileSync(join(folder, first?.file ?? ''), kept)
    appendFileSync(join(folder, 'manifest.jsonl'), `${JSON.stringify({ ...first, at: '2026-11-18T13:00:00.000Z' })}\n`)
    pruneBackups(path, day('2026-11-18'), 'UTC')
    expect(existsSync(join(folder, first?.file ?? ''))).toBe(true)
  })

  test('takes away what a crash left half made, once that is a day old', async () => {
    const { path, folder } = await fortyDays()
    for (const name of ['00050-daily.db.tmp', '00050-daily.db.tmp-journal', '00051-daily.db.tmp'])
      writeFileSync(join(folder, name), 'half')
    const twoDaysAgo = statSync(join(folder, 'manifest.jsonl')).mtimeMs / 1000 - 2 * 86_400
    for (const name of ['00050-daily.db.tmp', '00050-daily.db.tmp-journal'])
      utimesSync(join(folder, name), twoDaysAgo, twoDaysAgo)
    pruneBackups(path, day('2026-11-18'), 'UTC')
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual(['00051-daily.db.tmp'])
  })

  test('follows a new backup, and never one that could not be made', async () => {
    const { book, path, folder } = await fortyDays()
    const moment = { now: '2026-11-18T18:00:00.000Z' as Instant, zone: 'UTC' }
    book.store.sqlite.exec('begin')
    await expect(backUpBook(book.store, 'by-hand', moment)).rejects.toThrow(/No backup could be made/)
    book.store.sqlite.exec('rollback')
    expect(backupsOf(path)).toHaveLength(40)
    const backup = await backUpBook(book.store, 'by-hand', moment)
    expect(backup).toMatchObject({ reason: 'by-hand', at: moment.now })
    // Two of today now, and what there was before.
    expect(backupsOf(path)).toHaveLength(16)
    expect(existsSync(join(folder, backup?.file ?? ''))).toBe(true)
  })
})

test('a backup made while others write holds every row of one moment', async () => {
  const { book } = await bookWithAna()
  const other = new Sqlite(book.store.path)
  const { sqlite } = book.store
  // Whenever the copy is done, somebody writes before it is counted.
  let writes = 0
  const prepare = sqlite.prepare.bind(sqlite)
  sqlite.prepare = ((sql: string) => {
    if (sql.startsWith('select name from sqlite_schema') && writes < 3)
      other.prepare('insert into settings (id, value) values (?, ?)').run(`made-up.${writes++}`, '1')
    return prepare(sql)
  }) as typeof sqlite.prepare
  const backup = backUp(sqlite, book.store.path, 'by-hand')
  other.close()
  expect(writes).toBe(3)
  expect(backup.rows.settings).toBe(3)
  expect(verifyBackup(book.store.path, backup)).toBeNull()
})
