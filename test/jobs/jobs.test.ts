import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { backUpDaily } from '#actions/back-up-daily.ts'
import { backUpEveryDay } from '#jobs/daily-backup.ts'
import { createJobs, type Jobs } from '#jobs/jobs.ts'
import { localWorkshop } from '#jobs/local-workshop.ts'
import { threadWorkshop } from '#jobs/thread-workshop.ts'
import { type Backup, backupsOf, pathOfBackup, verifyBackup } from '#store/back-up.ts'
import { findByName } from '#store/contacts.ts'
import { withFile } from '#store/copy.ts'
import { countPeople } from '#store/list-people.ts'
import { openStore } from '#store/open-store.ts'
import { logSent, rowsHash } from '#test/support/make.ts'
import { type TestBook, testBook, testFolder } from '#test/support/test-book.ts'

const NAME = 'Basic_LinkedInDataExport_11-20-2026.zip'
const zip = await readFile(fileURLToPath(new URL(`../../data/sample/${NAME}`, import.meta.url)))
const sample = () => [{ name: NAME, bytes: Uint8Array.from(zip) }]

const CONNECTIONS = `First Name,Last Name,URL,Email Address,Company,Position,Connected On
Álvaro,Peça,https://www.linkedin.com/in/alvaro-peca,,Docas,Piloto,01 Oct 2026
`

async function ended(jobs: Jobs, id: string, state = 'working'): Promise<void> {
  for (let turn = 0; turn < 2_000 && jobs.find(id)?.state === state; turn++) await jobs.settled(id, 20)
}

/** Connections enough for the work to be caught in its midst. */
function manyConnections(count: number): { name: string; bytes: Uint8Array } {
  const rows = Array.from(
    { length: count },
    (_, index) => `Person,Number ${index},https://www.linkedin.com/in/person-${index},,Docks,Pilot,01 Oct 2026`,
  )
  const text = `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join('\n')}\n`
  return { name: 'Connections.csv', bytes: new TextEncoder().encode(text) }
}

async function inThread(): Promise<{ book: TestBook; jobs: Jobs }> {
  const book = await testBook({ path: join(testFolder(), 'book.db'), now: '2026-11-21T12:00:00.000Z' })
  const jobs = createJobs(threadWorkshop(book.store.path), book.clock)
  onTestFinished(() => jobs.close())
  return { book, jobs }
}

async function here(): Promise<{ book: TestBook; jobs: Jobs }> {
  const book = await testBook({ now: '2026-11-21T12:00:00.000Z' })
  return { book, jobs: createJobs(localWorkshop(book.store), book.clock) }
}

describe.each([
  ['in a thread of its own', inThread],
  ['on the spot', here],
])('long work %s', (_, open) => {
  test.each([
    ['a zip', NAME, zip],
    ['UTF-16', 'Connections.csv', Buffer.from(`\ufeff${CONNECTIONS}`, 'utf16le')],
    ['windows-1252', 'Connections.csv', Buffer.from(CONNECTIONS, 'latin1')],
    ['UTF-8', 'Connections.csv', Buffer.from(CONNECTIONS)],
  ])('reads %s from memory that both threads see, as an upload gives it', async (_says, name, given) => {
    const { book, jobs } = await open()
    const bytes = new Uint8Array(new SharedArrayBuffer(given.length))
    bytes.set(given)
    const { id } = jobs.import([{ name, bytes }], true)
    await ended(jobs, id)
    expect(jobs.find(id)?.outcome).toMatchObject({ is: 'imported' })
    expect((await countPeople(book.store.db)).all).toBeGreaterThan(0)
    if (given !== zip) expect((await findByName(book.store.db, 'Álvaro Peça'))[0]?.company).toBe('Docas')
  })

  test('is worked out, waits, is done, and is taken back', async () => {
    const { book, jobs } = await open()
    const before = rowsHash(book.store)
    const { id } = jobs.import(sample(), false)
    await ended(jobs, id)
    const waiting = jobs.find(id)
    expect(waiting?.state).toBe('waiting')
    expect(waiting?.preview?.total.new).toBeGreaterThan(300)
    expect(rowsHash(book.store)).toBe(before)
    jobs.goOn(id)
    await ended(jobs, id)
    const outcome = jobs.find(id)?.outcome
    if (outcome?.is !== 'imported') throw new Error(`it was ${JSON.stringify(outcome)}`)
    const { operation, ...did } = outcome.imported
    expect(did).toEqual(waiting?.preview)
    expect((await countPeople(book.store.db)).all).toBeGreaterThan(300)
    const undoing = jobs.undo(operation ?? '', 'Undo')
    await ended(jobs, undoing.id)
    expect(jobs.find(undoing.id)?.outcome).toMatchObject({ is: 'undone', undone: { left: { all: 0 } } })
    expect(rowsHash(book.store)).toBe(before)
  })

  test('that cannot be done says why, and the next can', async () => {
    const { jobs } = await open()
    const { id } = jobs.import([{ name: 'a.zip', bytes: new Uint8Array([1, 2, 3]) }], true)
    await ended(jobs, id)
    const outcome = jobs.find(id)?.outcome
    expect(outcome).toMatchObject({ is: 'failed', error: { kind: 'bad-input', message: 'a.zip is not a zip.' } })
    const next = jobs.import(sample(), true)
    await ended(jobs, next.id)
    expect(jobs.find(next.id)?.outcome?.is).toBe('imported')
  })
})

describe('a backup', () => {
  test('is made by the thread while pages are answered, and is no job', async () => {
    const { book, jobs } = await inThread()
    expect(await jobs.backUp('daily')).toBeNull()
    await logSent(book, 'Ana Sousa', '2026-11-18')
    const backup = await jobs.backUp('daily')
    expect(backup).toMatchObject({ reason: 'daily', at: '2026-11-21T12:00:00.000Z', rows: { contacts: 1 } })
    expect(verifyBackup(book.store.path, backup as Backup)).toBeNull()
    expect(jobs.find()).toBeUndefined()
  })

  test('and a job wait for each other, whichever was asked for first', async () => {
    const { book, jobs } = await inThread()
    await logSent(book, 'Ana Sousa', '2026-11-18')
    const first = jobs.backUp('by-hand')
    const { id } = jobs.import(sample(), true)
    const second = jobs.backUp('by-hand')
    expect((await first)?.rows.contacts).toBe(1)
    expect((await second)?.rows.contacts).toBeGreaterThan(300)
    await ended(jobs, id)
    expect(jobs.find(id)?.outcome?.is).toBe('imported')
    expect(backupsOf(book.store.path).map(({ reason }) => reason)).toEqual(['by-hand', 'before-import', 'by-hand'])
  })

  test('does not disturb work that waits for a word', async () => {
    const { book, jobs } = await inThread()
    await logSent(book, 'Ana Sousa', '2026-11-18')
    const { id } = jobs.import(sample(), false)
    await ended(jobs, id)
    await jobs.backUp('daily')
    jobs.goOn(id)
    await ended(jobs, id)
    expect(jobs.find(id)?.outcome?.is).toBe('imported')
  })

  test('that cannot be made is remembered until one can; the book is as it was', async () => {
    const { book, jobs } = await inThread()
    await logSent(book, 'Ana Sousa', '2026-11-18')
    const before = rowsHash(book.store)
    const folder = join(dirname(book.store.path), 'backups')
    writeFileSync(folder, 'a file where the folder should be')
    await expect(jobs.backUp('daily')).rejects.toThrow(/No backup could be made/)
    expect(jobs.backupTrouble()?.message).toMatch(/No backup could be made/)
    expect(rowsHash(book.store)).toBe(before)
    rmSync(folder)
    await jobs.backUp('daily')
    expect(jobs.backupTrouble()).toBeUndefined()
  })

  test('is made daily while the program runs, and only when something has changed', async () => {
    const { book, jobs } = await inThread()
    const reasons = () => backupsOf(book.store.path).map(({ at }) => at?.slice(0, 10))
    const daily = () => backUpDaily(book, () => jobs.backUp('daily'))
    expect(await daily()).toBeNull()
    await logSent(book, 'Ana Sousa', '2026-11-18')
    await daily()
    expect(reasons()).toEqual(['2026-11-21'])
    await logSent(book, 'Bo Lind', '2026-11-18')
    await daily()
    expect(reasons()).toEqual(['2026-11-21'])
    book.clock.set('2026-11-22T08:00:00.000Z')
    await daily()
    book.clock.set('2026-11-23T08:00:00.000Z')
    await daily()
    expect(reasons()).toEqual(['2026-11-21', '2026-11-22'])
    // The newest backup is gone: there is something to save again.
    rmSync(join(dirname(book.store.path), 'backups', backupsOf(book.store.path)[1]?.file ?? ''))
    await daily()
    expect(reasons()).toEqual(['2026-11-21', '2026-11-22', '2026-11-23'])
  })

  test('is looked for at once and every hour; what goes wrong is told and ends nothing', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const { book } = await here()
    const onDisk = await testBook({ path: join(testFolder(), 'book.db') })
    await logSent(onDisk, 'Ana Sousa', '2026-11-18')
    let asked = 0
    const jobs = {
      ...createJobs(localWorkshop(book.store), book.clock),
      backUp: () => {
        asked++
        return Promise.reject(new Error('the disk is full'))
      },
    }
    const told: unknown[] = []
    const end = backUpEveryDay(onDisk, jobs, (error) => told.push(error))
    await vi.waitFor(() => expect(told).toHaveLength(1))
    vi.advanceTimersByTime(3_600_000)
    await vi.waitFor(() => expect(told).toHaveLength(2))
    end()
    vi.advanceTimersByTime(36_000_000)
    expect(asked).toBe(2)
  })
})

describe('a backup that somebody asks for', () => {
  test('is a job that says what it does, and what came of it', async () => {
    const { book, jobs } = await inThread()
    await logSent(book, 'Ana Sousa', '2026-11-18')
    const { id } = jobs.makeBackup()
    expect(jobs.find()).toMatchObject({ id, does: 'back-up', state: 'working' })
    await ended(jobs, id)
    const outcome = jobs.find(id)?.outcome
    if (outcome?.is !== 'backed-up') throw new Error(`it was ${JSON.stringify(outcome)}`)
    expect(outcome.backup).toMatchObject({ reason: 'by-hand', rows: { contacts: 1 } })
    expect(verifyBackup(book.store.path, outcome.backup)).toBeNull()
    expect(jobs.find(id)?.progress).toEqual({ phase: 'backing-up', step: 'hashing' })
  })

  test('lets work that waits go on waiting', async () => {
    const { book, jobs } = await inThread()
    await logSent(book, 'Ana Sousa', '2026-11-18')
    const { id } = jobs.import(sample(), false)
    await ended(jobs, id)
    const backup = jobs.makeBackup()
    expect(jobs.find()?.id).toBe(backup.id)
    await ended(jobs, backup.id)
    expect(jobs.find()?.id).toBe(id)
    jobs.goOn(id)
    await ended(jobs, id)
    expect(jobs.find(id)?.outcome?.is).toBe('imported')
  })

  test('of nobody, and one that is cancelled, leave none and are no trouble to be told of', async () => {
    const { book, jobs } = await inThread()
    const empty = jobs.makeBackup()
    await ended(jobs, empty.id)
    expect(jobs.find(empty.id)?.outcome).toMatchObject({ is: 'failed', error: { kind: 'refused' } })
    await logSent(book, 'Ana Sousa', '2026-11-18')
    const { id } = jobs.makeBackup()
    jobs.cancel(id)
    await ended(jobs, id)
    expect(jobs.find(id)?.outcome).toEqual({ is: 'cancelled' })
    expect(backupsOf(book.store.path)).toEqual([])
    expect(readdirSync(dirname(book.store.path)).filter((name) => /tmp|restoring/.test(name))).toEqual([])
    expect(jobs.backupTrouble()).toBeUndefined()
  })
})

describe('going back to a backup', () => {
  /** A book with a backup of Ana, and Bo logged since. */
  async function withBackup() {
    const { book, jobs } = await inThread()
    await logSent(book, 'Ana Sousa', '2026-11-18')
    const backup = (await jobs.backUp('by-hand')) as Backup
    await logSent(book, 'Bo Lind', '2026-11-18')
    const people = async () => (await countPeople(book.store.db)).all
    return { book, jobs, backup, people }
  }

  test('is a job: the book leads to what was restored, and the thread goes on with it too', async () => {
    const { book, jobs, backup, people } = await withBackup()
    const held = jobs.import(sample(), false)
    await ended(jobs, held.id)
    const { id } = jobs.restore(backup, book.store)
    // What waits for a word is let go; what is asked for meanwhile comes afterwards, to the restored book.
    expect(jobs.find(held.id)).toBeUndefined()
    expect(() => jobs.import(sample(), false)).toThrow(/Going back is still going on/)
    const later = jobs.backUp('by-hand')
    await ended(jobs, id)
    expect(jobs.find(id)?.outcome).toMatchObject({ is: 'restored', restored: { before: { rows: { contacts: 2 } } } })
    expect(await people()).toBe(1)
    expect(await later).toMatchObject({ rows: { contacts: 1 } })
    const next = jobs.import(sample(), true)
    await ended(jobs, next.id)
    expect(await people()).toBeGreaterThan(300)
  })

  test('loses nothing that is saved while it goes on: it is in the backup of the present, or in the restored book', async () => {
    const { book, jobs, backup } = await withBackup()
    const { id } = jobs.restore(backup, book.store)
    const saved: string[] = []
    while (jobs.find(id)?.state === 'working') {
      const name = `Person ${saved.length}`
      await logSent(book, name, '2026-11-18')
      saved.push(name)
      // Faster than anybody saves, and slow enough for a copy to be counted between two.
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    const outcome = jobs.find(id)?.outcome
    if (outcome?.is !== 'restored') throw new Error(`it was ${JSON.stringify(outcome)}`)
    const { before } = outcome.restored
    if (!before) throw new Error('the book was whole')
    const namesIn = (sqlite: Sqlite.Database) => sqlite.prepare('select name from contacts').pluck().all() as string[]
    const kept = withFile(pathOfBackup(book.store.path, before), { readonly: true }, namesIn)
    const now = namesIn(book.store.sqlite)
    expect(saved.length).toBeGreaterThan(0)
    expect(saved.filter((name) => !kept.includes(name) && !now.includes(name))).toEqual([])
    // None of them is in both: the restored book is that of the backup.
    expect(saved.filter((name) => kept.includes(name) && now.includes(name))).toEqual([])
    expect(now).toContain('Ana Sousa')
    expect(now).not.toContain('Bo Lind')
    expect(kept).toContain('Bo Lind')
  })

  test('that is cancelled, or cannot be done, leaves the book as it is and nothing beside it', async () => {
    const { book, jobs, backup, people } = await withBackup()
    const before = rowsHash(book.store)
    const cancelled = jobs.restore(backup, book.store)
    jobs.cancel(cancelled.id)
    await ended(jobs, cancelled.id)
    expect(jobs.find(cancelled.id)?.outcome).toEqual({ is: 'cancelled' })
    const other = await openStore(book.store.path)
    const refused = jobs.restore(backup, book.store)
    await ended(jobs, refused.id)
    await other.close()
    expect(jobs.find(refused.id)?.outcome).toMatchObject({ is: 'failed', error: { kind: 'busy' } })
    truncateSync(pathOfBackup(book.store.path, backup), 4096)
    const damaged = jobs.restore(backup, book.store)
    await ended(jobs, damaged.id)
    expect(jobs.find(damaged.id)?.outcome).toMatchObject({ is: 'failed', error: { kind: 'refused' } })
    expect(rowsHash(book.store)).toBe(before)
    expect(await people()).toBe(2)
    expect(readdirSync(dirname(book.store.path)).filter((name) => /restoring|quarantine/.test(name))).toEqual([])
    // The book takes changes after each of these, through both connections.
    const next = jobs.import(sample(), true)
    await ended(jobs, next.id)
    expect(await people()).toBeGreaterThan(300)
  })

  test('control: with the book open here the thread cannot replace it', async () => {
    const { book, jobs, backup } = await withBackup()
    const { id } = jobs.restore(backup, { whileClosed: async (work) => work() })
    await ended(jobs, id)
    expect(jobs.find(id)?.outcome).toMatchObject({ is: 'failed', error: { kind: 'busy' } })
    expect((await countPeople(book.store.db)).all).toBe(2)
  })

  test('is refused while other work goes on', async () => {
    const { book, jobs, backup } = await withBackup()
    const { id } = jobs.import(sample(), true)
    expect(() => jobs.restore(backup, book.store)).toThrow(/still going on/)
    await ended(jobs, id)
  })
})

describe('in a thread of its own', () => {
  test('work tells how far it is, keeps the loop free, and is the only one', async () => {
    const { jobs } = await inThread()
    const { id } = jobs.import([manyConnections(20_000)], true)
    expect(() => jobs.import(sample(), false)).toThrow(/still going on/)
    const seen = new Set<string>()
    let turns = 0
    while (jobs.find(id)?.state === 'working') {
      turns++
      const progress = jobs.find(id)?.progress
      if (progress) seen.add(progress.phase)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    expect(jobs.find(id)?.outcome?.is).toBe('imported')
    expect(turns).toBeGreaterThan(10)
    expect([...seen]).toEqual(expect.arrayContaining(['comparing', 'writing']))
  })

  test('work that is cancelled while it is written leaves nothing', async () => {
    const { book, jobs } = await inThread()
    const before = rowsHash(book.store)
    const { id } = jobs.import([manyConnections(30_000)], true)
    while (jobs.find(id)?.state === 'working' && jobs.find(id)?.progress?.phase !== 'writing')
      await new Promise((resolve) => setTimeout(resolve, 1))
    jobs.cancel(id)
    await ended(jobs, id)
    expect(jobs.find(id)?.outcome).toEqual({ is: 'cancelled' })
    expect(rowsHash(book.store)).toBe(before)
    const again = jobs.import(sample(), true)
    await ended(jobs, again.id)
    expect(jobs.find(again.id)?.outcome?.is).toBe('imported')
  })

  test('a page that saves meanwhile waits for its turn and is saved', async () => {
    const { book, jobs } = await inThread()
    const { id } = jobs.import([manyConnections(20_000)], true)
    while (jobs.find(id)?.state === 'working' && jobs.find(id)?.progress?.phase !== 'writing')
      await new Promise((resolve) => setTimeout(resolve, 1))
    const { changeSettings } = await import('#actions/change-settings.ts')
    expect(await changeSettings(book, { 'me.company': 'Docks' }, 'ui')).not.toBeNull()
    await ended(jobs, id)
    expect(jobs.find(id)?.outcome?.is).toBe('imported')
  })

  test('a thread that has ended says what to do', async () => {
    const { book } = await inThread()
    const workshop = threadWorkshop(book.store.path)
    const jobs = createJobs(workshop, book.clock)
    await workshop.close()
    const { id } = jobs.import(sample(), true)
    await ended(jobs, id)
    expect(jobs.find(id)?.outcome).toMatchObject({ is: 'failed', error: { fix: 'Stop Decorum and start it again.' } })
  })
})

describe.each([
  ['in a thread of its own', inThread],
  ['on the spot', here],
])('a trial %s', (_, open) => {
  test('gives way to work that is asked for meanwhile, begins anew after it, and sees what that changed', async () => {
    const { book, jobs } = await open()
    // Long words, each others: reading them takes a while, whatever the machine.
    const words = (index: number) => `Hello from harbour ${index}. `.repeat(200)
    for (let index = 0; index < 120; index++)
      await logSent(book, `Person ${index}`, '2026-08-01', [], { note: words(index) })
    let importing: string | undefined
    const told: number[] = []
    const trial = await jobs.trial((done, all) => {
      told.push(all)
      if (done >= 0) importing ??= jobs.import(sample(), true).id
    })
    expect(importing).toBeDefined()
    expect(jobs.find(importing)?.outcome?.is).toBe('imported')
    expect(told[0]).toBe(120)
    expect(told.at(-1)).toBeGreaterThan(120)
    expect(trial.all.judged).toBe(told.at(-1))
  })
})
