import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { listOperations } from '#store/operations.ts'
import { bringIn, illness, inFolder, makePeople, putBook, withBook, writeArchive } from './books.ts'
import { type FaultTest, fault, newTally, type Report, type Tally, times } from './fault-test.ts'
import { makeOld } from './killed-while-migrating.ts'
import { type Ended, programLine, runLine, startDashboard } from './processes.ts'
import { failing, failuresIn, noStrace } from './strace.ts'

/** Every way at full scale; at a small one each kind of call once. */
const waysAt = (scale: number) => (scale < 0.05 ? ways.filter((_, index) => [3, 4].includes(index)) : ways)

/** At full scale every call fails, else every so manyth. */
const strideAt = (scale: number) => Math.max(1, Math.ceil(1 / scale))

/** A line of work of the program, from a closed book. */
interface Work {
  readonly name: string
  readonly before: string
  readonly line: readonly string[]
  /** How many changes more the book has when it was done. */
  readonly adds: number
}

/** Kinds of calls that fail, how, and for how long. */
const ways = [
  ['pwrite64', 'ENOSPC', false],
  ['pwrite64', 'ENOSPC', true],
  ['pwrite64', 'EIO', false],
  ['pwrite64', 'EIO', true],
  ['fsync,fdatasync', 'EIO', false],
  ['fsync,fdatasync', 'EIO', true],
] as const

async function worksIn(folder: string, path: string): Promise<Work[]> {
  const before = join(folder, 'before.db')
  const old = join(folder, 'old.db')
  const archive = await writeArchive(folder, 20)
  await makePeople(before, 10)
  const operation = await withBook(before, async (book) => {
    await bringIn(book, archive)
    return (await listOperations(book.store.db, 1))[0]?.id ?? ''
  })
  const more = await writeArchive(folder, 25, 2)
  await makeOld(old, 1, 30)
  rmSync(join(folder, 'backups'), { recursive: true, force: true })
  const db = ['--db', path]
  return [
    { name: 'log', before, line: ['log', 'received', 'Nova Pessoa', '--note', 'Hello', ...db], adds: 1 },
    { name: 'import', before, line: ['import', more, ...db], adds: 1 },
    { name: 'undo', before, line: ['undo', operation, ...db], adds: 1 },
    { name: 'update', before: old, line: ['findings', ...db], adds: 0 },
  ]
}

const operationsIn = (path: string) =>
  withBook(path, async ({ store: { sqlite } }) => ({
    count: Number(sqlite.prepare('select count(*) from operations').pluck().get()),
    people: Number(sqlite.prepare('select count(*) from contacts').pluck().get()),
    ill: illness(sqlite),
  }))

/** Holds what the program said against what is in the book. */
async function look(
  { adds }: Pick<Work, 'adds'>,
  path: string,
  had: { readonly count: number; readonly people: number },
  told: { readonly saved: boolean; readonly words: string; readonly unsure?: boolean },
): Promise<string[]> {
  const wrong: string[] = []
  const has = await operationsIn(path).catch((error: unknown) => String(error))
  if (typeof has === 'string') return [`the book does not open any more: ${has}`]
  if (has.ill) wrong.push(has.ill)
  if (told.saved && has.count !== had.count + adds) wrong.push('it was acknowledged and is not there')
  // Where the disk does not confirm what it took, nobody can know.
  const open = told.unsure === true && /may or may not have been kept/.test(told.words)
  if (!told.saved && !open && has.count !== had.count) wrong.push('it was refused and is there all the same')
  if (adds === 0 && has.people !== had.people) wrong.push('people are gone')
  if (!told.saved && !open && !/Nothing was (saved|changed)|nothing was changed/.test(told.words))
    wrong.push(`it does not say that nothing was saved: ${told.words.slice(0, 300)}`)
  return wrong
}

const crashed = ({ code, signal, err, hung }: Ended) =>
  hung
    ? 'it hung'
    : signal !== null || (code !== 0 && code !== 5) || /\n\s+at /.test(err)
      ? `it ended with ${code ?? signal}: ${err.slice(0, 400)}`
      : undefined

async function failEach(work: Work, path: string, folder: string, scale: number, tally: Tally, report: Report) {
  const trace = join(folder, 'trace')
  const had = await operationsIn(work.before)
  putBook(work.before, path)
  // One that was brought up to date while it was looked at is made old again by putting it there anew.
  for (const [calls, error, forever] of waysAt(scale))
    for (let number = 1; ; number += strideAt(scale)) {
      putBook(work.before, path)
      rmSync(join(folder, 'backups'), { recursive: true, force: true })
      const ended = runLine([...failing(trace, calls, error, number, forever), ...programLine(...work.line)])
      if (existsSync(trace) && failuresIn(trace) === 0) break
      const at = `${work.name}, ${calls} ${number}${forever ? '+' : ''} ${error}`
      const crash = crashed(ended)
      if (crash) fault(tally, report, `${at}: ${crash}`)
      for (const wrong of await look(work, path, had, {
        saved: ended.code === 0,
        words: ended.err,
        unsure: calls.includes('sync'),
      }))
        fault(tally, report, `${at}: ${wrong}`, wrong.includes('not there') ? 'lost' : 'wrong')
      tally.tried++
    }
}

/** The same with a form sent to the dashboard. */
async function failForm(before: string, path: string, folder: string, scale: number, tally: Tally, report: Report) {
  const trace = join(folder, 'trace')
  const had = await operationsIn(before)
  for (const [calls, error, forever] of waysAt(scale))
    for (let number = 1; ; number += strideAt(scale)) {
      putBook(before, path)
      const dashboard = await startDashboard(path, failing(trace, calls, error, number, forever)).catch(() => undefined)
      if (!dashboard) {
        // It could not even start, and said so.
        tally.tried++
        continue
      }
      const form = new URLSearchParams({ direction: 'received', person: 'Nova Pessoa', note: 'Hello' })
      const answer = await dashboard.ask('/invitations/log', form)
      const words = await answer.text()
      // Killed, not stopped: what was answered counts from the answer on.
      dashboard.running.kill()
      await dashboard.running.ended
      if (failuresIn(trace) === 0) break
      const saved = answer.status < 400
      const at = `dashboard, ${calls} ${number}${forever ? '+' : ''} ${error}, answer ${answer.status}`
      if (!saved && answer.status !== 507 && answer.status !== 503)
        fault(tally, report, `${at}: not the answer it should be`)
      for (const wrong of await look({ adds: 1 }, path, had, { saved, words, unsure: calls.includes('sync') }))
        fault(tally, report, `${at}: ${wrong}`, wrong.includes('not there') ? 'lost' : 'wrong')
      tally.tried++
    }
}

/** Lets every write and every sync of standard work fail, once and from then on. */
export const failingDisk: FaultTest = {
  name: 'failing-disk',
  promise: 'Whichever write or sync the disk refuses, nothing acknowledged is lost and every failure is told in words.',
  async run(scale, report) {
    const tally = newTally()
    const missing = noStrace()
    if (missing) return { ...tally, notRun: [`all of it: ${missing}`] }
    await inFolder(async (folder) => {
      const path = join(folder, 'book.db')
      const works = await worksIn(folder, path)
      for (const work of works.filter(({ name }) => scale >= 0.05 || name !== 'undo')) {
        const from = tally.tried
        await failEach(work, path, folder, scale, tally, report)
        tally.notes.push(`${work.name}: ${tally.tried - from} calls failed`)
      }
      const from = tally.tried
      await failForm(works[0]?.before ?? '', path, folder, scale, tally, report)
      tally.notes.push(`dashboard: ${tally.tried - from} calls failed`)

      // The control says "saved" whatever happened.
      const log = works[0] as Work
      const had = await operationsIn(log.before)
      for (let number = 1; number <= times(10, scale, 3); number++) {
        putBook(log.before, path)
        runLine([...failing(join(folder, 'trace'), 'pwrite64', 'EIO', number, true), ...programLine(...log.line)])
        tally.control.tried++
        const wrong = await look(log, path, had, { saved: true, words: '' })
        if (wrong.some((each) => each.includes('not there'))) tally.control.caught++
      }
    })
    return tally
  },
}
