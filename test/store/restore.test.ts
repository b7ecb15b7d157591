import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { changeSettings } from '#actions/change-settings.ts'
import { restoreBackup } from '#actions/restore-backup.ts'
import type { Instant } from '#model/day.ts'
import { type Backup, backUp, backupsOf, pathOfBackup, verifyBackup } from '#store/back-up.ts'
import { CURRENT_VERSION } from '#store/migrate.ts'
import { openStore } from '#store/open-store.ts'
import { differenceFrom, type RestoreStep } from '#store/restore.ts'
import { logSent, rowsHash, rowsOf } from '#test/support/make.ts'
import { type TestBook, testBook, testFolder } from '#test/support/test-book.ts'

const LATER = '2026-11-19T12:00:00.000Z' as Instant
const BESIDE = ['-wal', '-shm', '-journal']

async function logMany(book: TestBook, names: readonly string[]): Promise<void> {
  for (const name of names) await logSent(book, name, '2026-11-18')
}

/** What a book at `path` holds, by opening it as anybody would. */
async function contentAt(path: string): Promise<Map<string, string>> {
  const store = await openStore(path)
  const rows = rowsOf(store)
  await store.close()
  return rows
}

/** A closed book with a backup of it when it held Ana, and Bo and Chi added since. */
async function bookWithPast() {
  const path = join(testFolder(), 'book.db')
  const book = await testBook({ path })
  await logMany(book, ['Ana Sousa'])
  const past = rowsOf(book.store)
  const backup = backUp(book.store.sqlite, path, 'by-hand', book.clock.now())
  await logMany(book, ['Bo Lind', 'Chi Nwosu'])
  const present = rowsOf(book.store)
  await book.close()
  return { path, backup, past, present }
}

describe('a restore', () => {
  test('brings a book back as it was, whatever was in it and whatever was done since', async () => {
    const names = fc.array(
      fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name.trim() !== ''),
      { maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(names, names, async (before, after) => {
        const path = join(testFolder(), 'book.db')
        const book = await testBook({ path })
        for (const [index, name] of before.entries())
          await logSent(book, `A${index} ${name}`, '2026-11-18', index % 2 ? [['accepted', '2026-11-18']] : [], {
            note: name,
          })
        await changeSettings(book, { 'me.company': 'Docks' }, 'ui')
        const past = rowsOf(book.store)
        const backup = backUp(book.store.sqlite, path, 'by-hand')
        for (const [index, name] of after.entries()) await logSent(book, `B${index} ${name}`, '2026-11-18')
        await changeSettings(book, { 'me.company': 'Elsewhere' }, 'ui')
        const present = rowsOf(book.store)
        await book.close()
        const { before: kept } = await restoreBackup(path, backup, LATER)
        expect(await contentAt(path)).toEqual(past)
        await restoreBackup(path, kept as Backup, LATER)
        expect(await contentAt(path)).toEqual(present)
      }),
      { numRuns: 15 },
    )
  })

  test('backs up what it replaces, and leaves nothing of the old book beside the new one', async () => {
    const { path, backup, past, present } = await bookWithPast()
    const { before, setAside } = await restoreBackup(path, backup, LATER)
    expect(before).toMatchObject({ reason: 'before-restore', at: LATER, rows: { contacts: 3 } })
    expect(verifyBackup(path, before as Backup)).toBeNull()
    expect(setAside).toEqual([])
    expect(readdirSync(dirname(path)).sort()).toEqual(['backups', 'book.db', 'book.db-seen'])
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600')
    expect(await contentAt(path)).toEqual(past)
    expect(await contentAt(pathOfBackup(path, before as Backup))).toEqual(present)
  })

  test('of a backup that is not whole is refused, and nothing is changed', async () => {
    const { path, backup, present } = await bookWithPast()
    const file = pathOfBackup(path, backup)
    const bytes = readFileSync(file)
    bytes[5_000] = (bytes[5_000] ?? 0) ^ 1
    writeFileSync(file, bytes)
    await expect(restoreBackup(path, backup, LATER)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/has been changed since/),
    })
    expect(await contentAt(path)).toEqual(present)
    expect(backupsOf(path)).toHaveLength(1)
  })

  test('that cannot back up the present does not happen', async () => {
    const { path, backup, present } = await bookWithPast()
    const folder = join(dirname(path), 'backups')
    const manifest = join(folder, 'manifest.jsonl')
    rmSync(manifest)
    // A folder where the manifest should be: the backup can be made and not be noted.
    mkdirSync(manifest)
    await expect(restoreBackup(path, backup, LATER)).rejects.toThrow()
    rmSync(manifest, { recursive: true })
    expect(await contentAt(path)).toEqual(present)
    expect(existsSync(`${path}.restoring`)).toBe(false)
  })

  test('with a book written by a version to come keeps that one as a backup', async () => {
    const { path, backup, past } = await bookWithPast()
    const book = new Sqlite(path)
    book.pragma(`user_version = ${CURRENT_VERSION + 1}`)
    book.close()
    await expect(openStore(path)).rejects.toThrow(/newer Decorum/)
    const { before } = await restoreBackup(path, backup, LATER)
    expect(await contentAt(path)).toEqual(past)
    expect(verifyBackup(path, before as Backup)).toMatch(/newer Decorum/)
  })
})

describe('what an old journal would do to a restored book', () => {
  /** A book with changes that are in its journal alone, as a kill leaves it. */
  async function bookWithJournal() {
    const path = join(testFolder(), 'book.db')
    const book = await testBook({ path })
    await logMany(
      book,
      Array.from({ length: 40 }, (_, index) => `Person ${index}`),
    )
    book.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    const backup = backUp(book.store.sqlite, path, 'by-hand')
    const past = rowsOf(book.store)
    const copies = join(dirname(path), 'copies')
    await changeSettings(book, { 'me.company': 'Docks' }, 'ui')
    mkdirSync(copies)
    // A child copies them: this process must not open the files of a book it has open.
    spawnSync('cp', [path, `${path}-wal`, copies])
    const present = rowsOf(book.store)
    await book.close()
    for (const suffix of ['', '-wal']) copyFileSync(join(copies, `book.db${suffix}`), path + suffix)
    rmSync(copies, { recursive: true })
    return { path, backup, past, present }
  }

  test('it is brought in before the present is backed up, and gone before the new book lies there', async () => {
    const { path, backup, past, present } = await bookWithJournal()
    const { before } = await restoreBackup(path, backup, LATER)
    expect(await contentAt(path)).toEqual(past)
    expect(await contentAt(pathOfBackup(path, before as Backup))).toEqual(present)
  })

  test('control: a copy put over a book whose journal is left beside it is not what was copied', async () => {
    const { path, backup, past } = await bookWithJournal()
    copyFileSync(pathOfBackup(path, backup), path)
    const store = await openStore(path).catch(() => undefined)
    // It opens as something else, or not at all; never as what was put there.
    const same = store !== undefined && JSON.stringify([...rowsOf(store)]) === JSON.stringify([...past])
    await store?.close()
    expect(same).toBe(false)
  })
})

describe('a book somebody has open', () => {
  test('is not replaced; the Problem says what to stop', async () => {
    const { path, backup, present } = await bookWithPast()
    const other = await openStore(path)
    await expect(restoreBackup(path, backup, LATER)).rejects.toMatchObject({
      kind: 'busy',
      message: expect.stringMatching(/Another Decorum has .* open/),
      fix: expect.stringMatching(/Stop the dashboard/),
    })
    expect(rowsOf(other)).toEqual(present)
    await other.close()
    expect(await contentAt(path)).toEqual(present)
    expect(backupsOf(path)).toHaveLength(1)
  })

  test('in the moment of its replacing cannot be read', async () => {
    const { path, backup, past } = await bookWithPast()
    let tried = 0
    await restoreBackup(path, backup, LATER, (step) => {
      if (step !== 'copied') return
      const other = new Sqlite(path, { timeout: 0 })
      expect(() => other.prepare('select count(*) from contacts').get()).toThrow(/locked/)
      other.close()
      tried++
    })
    expect(tried).toBe(1)
    expect(await contentAt(path)).toEqual(past)
  })

  test('who opened the old file before it was replaced does not go on with it', async () => {
    const { path, past } = await bookWithPast()
    const fresh = join(dirname(path), 'fresh.db')
    copyFileSync(pathOfBackup(path, backupsOf(path)[0] as Backup), fresh)
    // Between the look at what lies there and the first look into it, the file is replaced.
    const pragma = Sqlite.prototype.pragma
    let replaced = false
    Sqlite.prototype.pragma = function (this: Sqlite.Database, ...args: Parameters<typeof pragma>) {
      if (!replaced && args[0] === 'user_version') {
        replaced = true
        renameSync(fresh, path)
      }
      return pragma.apply(this, args)
    } as typeof pragma
    onTestFinished(() => {
      Sqlite.prototype.pragma = pragma
    })
    expect(await contentAt(path)).toEqual(past)
    expect(replaced).toBe(true)
  })

  test('by ourselves goes on with the new one: whoever asks meanwhile waits', async () => {
    const path = join(testFolder(), 'book.db')
    const book = await testBook({ path })
    await logMany(book, ['Ana Sousa'])
    const backup = backUp(book.store.sqlite, path, 'by-hand')
    await logMany(book, ['Bo Lind'])
    const names = () => book.store.db.selectFrom('contacts').select('name').orderBy('name').execute()
    const restoring = book.store.whileClosed(() => restoreBackup(path, backup, LATER))
    const [seen] = await Promise.all([names(), restoring])
    expect(seen.map(({ name }) => name)).toEqual(['Ana Sousa'])
    await logMany(book, ['Chi Nwosu'])
    expect((await names()).map(({ name }) => name)).toEqual(['Ana Sousa', 'Chi Nwosu'])
    expect(book.store.sqlite.pragma('synchronous', { simple: true })).toBe(2)
  })

  test('is open again when the restore was refused', async () => {
    const path = join(testFolder(), 'book.db')
    const book = await testBook({ path })
    await logMany(book, ['Ana Sousa'])
    const backup = backUp(book.store.sqlite, path, 'by-hand')
    rmSync(pathOfBackup(path, backup))
    await expect(book.store.whileClosed(() => restoreBackup(path, backup, LATER))).rejects.toThrow(/missing/)
    await logMany(book, ['Bo Lind'])
    expect(rowsOf(book.store).size).toBeGreaterThan(2)
  })
})

const restorer = fileURLToPath(new URL('./restorer.ts', import.meta.url))

/** Restores in a process of its own, which kills itself when it comes to a step. */
function killAt(path: string, { file }: Backup, step: RestoreStep): string | null {
  const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', restorer, path, file, step], {
    encoding: 'utf8',
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'decorum-test-cache') },
  })
  if (run.signal === null) throw new Error(run.stderr)
  return run.signal
}

const STEPS = ['verified', 'alone', 'backed-up', 'copied', 'cleared', 'placed'] as const

describe('a kill', () => {
  test.each(STEPS)(
    'when it comes to "%s" leaves the old book or the new one, whole, and every backup',
    async (step) => {
      const { path, backup, past, present } = await bookWithPast()
      expect(killAt(path, backup, step)).toBe('SIGKILL')
      expect(await contentAt(path)).toEqual(step === 'placed' ? past : present)
      for (const each of backupsOf(path)) expect(verifyBackup(path, each)).toBeNull()
      expect(backupsOf(path).length).toBe(['verified', 'alone'].includes(step) ? 1 : 2)
      await restoreBackup(path, backup, LATER)
      expect(await contentAt(path)).toEqual(past)
      expect(readdirSync(dirname(path)).sort()).toEqual(['backups', 'book.db', 'book.db-seen'])
    },
  )

  test.each(STEPS)('when it comes to "%s" with a damaged book never lets a new one be begun', async (step) => {
    const { path, backup, past } = await bookWithPast()
    damage(path)
    expect(killAt(path, backup, step)).toBe('SIGKILL')
    if (step === 'placed') expect(await contentAt(path)).toEqual(past)
    else await expect(openStore(path)).rejects.toMatchObject({ fix: expect.stringContaining('decorum restore latest') })
    await restoreBackup(path, backup, LATER)
    expect(await contentAt(path)).toEqual(past)
  })
})

/** Damages every page but the first. */
function damage(path: string): void {
  const bytes = readFileSync(path)
  bytes.fill(0xff, 4096)
  writeFileSync(path, bytes)
}

describe('a book that cannot be read', () => {
  test.each<[string, (path: string) => void]>([
    ['damaged', damage],
    ['damaged in its first bytes', (path) => writeFileSync(path, readFileSync(path).fill(0, 0, 100))],
    ['cut short', (path) => truncateSync(path, statSync(path).size - 5_000)],
    ['overwritten with something else', (path) => writeFileSync(path, 'Dear diary, '.repeat(900))],
  ])('because it is %s is set aside whole, and the backup put in its place', async (_, spoil) => {
    const { path, backup, past } = await bookWithPast()
    for (const suffix of BESIDE) writeFileSync(path + suffix, `beside ${suffix}`)
    if (process.platform !== 'win32') rmSync(`${path}-journal`)
    spoil(path)
    const bytes = readFileSync(path)
    const { before, setAside } = await restoreBackup(path, backup, LATER)
    expect(before).toBeNull()
    expect(await contentAt(path)).toEqual(past)
    const folder = join(dirname(path), 'quarantine')
    expect(readdirSync(folder).sort()).toEqual(['00001-book.db', '00001-book.db-shm', '00001-book.db-wal'])
    expect(setAside.toSorted()).toEqual(
      readdirSync(folder)
        .map((name) => join(folder, name))
        .toSorted(),
    )
    expect((statSync(folder).mode & 0o777).toString(8)).toBe('700')
    expect(readFileSync(join(folder, '00001-book.db')).equals(bytes)).toBe(true)
    expect(readFileSync(join(folder, '00001-book.db-wal'), 'utf8')).toBe('beside -wal')
    expect(readdirSync(dirname(path)).sort()).toEqual(['backups', 'book.db', 'book.db-seen', 'quarantine'])
  })

  test('because it was emptied, with its journal left, is set aside too', async () => {
    const { path, backup, past } = await bookWithPast()
    truncateSync(path, 0)
    writeFileSync(`${path}-wal`, 'what there is left')
    await expect(openStore(path)).rejects.toMatchObject({ fix: expect.stringContaining('decorum restore latest --db') })
    await restoreBackup(path, backup, LATER)
    expect(await contentAt(path)).toEqual(past)
    expect(readdirSync(join(dirname(path), 'quarantine'))).toEqual(['00001-book.db-wal'])
    expect(readFileSync(join(dirname(path), 'quarantine', '00001-book.db-wal'), 'utf8')).toBe('what there is left')
  })

  test('because it is gone is put there anew', async () => {
    const { path, backup, past } = await bookWithPast()
    rmSync(path)
    expect(await restoreBackup(path, backup, LATER)).toMatchObject({ before: null, setAside: [] })
    expect(await contentAt(path)).toEqual(past)
    expect(readdirSync(dirname(path)).sort()).toEqual(['backups', 'book.db', 'book.db-seen'])
  })

  test('twice gets two places in quarantine', async () => {
    const { path, backup } = await bookWithPast()
    for (let times = 0; times < 2; times++) {
      damage(path)
      await restoreBackup(path, backup, LATER)
    }
    const names = readdirSync(join(dirname(path), 'quarantine'))
    expect(names.filter((name) => name.endsWith('.db')).sort()).toEqual(['00001-book.db', '00002-book.db'])
  })
})

describe('what a restore leaves behind', () => {
  test('is told by the changes that are in one history and not in the other', async () => {
    const { path, backup } = await bookWithPast()
    expect(differenceFrom(path, backup)).toMatchObject({
      lost: 2,
      back: 0,
      latest: [{ label: 'Log an invitation sent to Chi Nwosu' }, { label: 'Log an invitation sent to Bo Lind' }],
    })
    const { before } = await restoreBackup(path, backup, LATER)
    const book = await testBook({ path })
    await logMany(book, ['Dan Mora'])
    await book.close()
    expect(differenceFrom(path, before as Backup)).toMatchObject({
      lost: 1,
      back: 2,
      latest: [{ label: 'Log an invitation sent to Dan Mora' }],
    })
    damage(path)
    expect(differenceFrom(path, backup)).toBeNull()
  })

  test('is looked up without changing the book', async () => {
    const { path, backup, present } = await bookWithPast()
    const hash = rowsHash(await openAndClose(path))
    differenceFrom(path, backup)
    expect(await contentAt(path)).toEqual(present)
    expect(rowsHash(await openAndClose(path))).toBe(hash)
  })
})

async function openAndClose(path: string) {
  const store = await openStore(path)
  onTestFinished(() => store.close())
  return store
}

test('a backup others could read comes back for the owner alone', async () => {
  const { path, backup } = await bookWithPast()
  chmodSync(pathOfBackup(path, backup), 0o644)
  await restoreBackup(path, backup, LATER)
  expect((statSync(path).mode & 0o777).toString(8)).toBe('600')
})
