import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createJobs, type Jobs } from '#jobs/jobs.ts'
import { localWorkshop } from '#jobs/local-workshop.ts'
import { threadWorkshop } from '#jobs/thread-workshop.ts'
import { countPeople } from '#store/list-people.ts'
import { rowsHash } from '#test/support/make.ts'
import { type TestBook, testBook, testFolder } from '#test/support/test-book.ts'

const NAME = 'Basic_LinkedInDataExport_11-20-2026.zip'
const zip = await readFile(fileURLToPath(new URL(`../../data/sample/${NAME}`, import.meta.url)))
const sample = () => [{ name: NAME, bytes: Uint8Array.from(zip) }]

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
