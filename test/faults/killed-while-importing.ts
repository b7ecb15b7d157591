import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Random, randomFrom } from '#test/book/random.ts'
import {
  bringIn,
  hashOfFile,
  illness,
  inFolder,
  makePeople,
  putBook,
  saysOf,
  troubleWithBackups,
  withBook,
  writeArchive,
} from './books.ts'
import { type FaultTest, fault, newTally, type Report, type Tally, times } from './fault-test.ts'
import { childLine, killAfter, startDashboard } from './processes.ts'

const KILLS = 200
// So many messages that the indices of their table are taken away and made anew within the import.
const CONNECTIONS = 2_700
const A_FEW = 350

interface Stage {
  readonly folder: string
  /** The book without the import; it is never opened again. */
  readonly before: string
  readonly path: string
  readonly archive: string
  /** What the book says without it and with it. */
  readonly says: { readonly before: string; readonly after: string }
}

async function setUp(folder: string, connections: number): Promise<Stage> {
  const before = join(folder, 'before.db')
  const path = join(folder, 'book.db')
  await makePeople(before, 20)
  const archive = await writeArchive(folder, connections)
  putBook(before, path)
  const says = await withBook(path, async (book) => {
    const first = saysOf(book.store.sqlite)
    await bringIn(book, archive)
    return { before: first, after: saysOf(book.store.sqlite) }
  })
  return { folder, before, path, archive, says }
}

/** A moment of the import to kill at: after one of the things it says, and a little later. */
function moment(random: Random, long: number): readonly [string, number] {
  const phase = random.pick(['begins', 'comparing', 'backing-up', 'writing 0', 'writing 1000', 'writing 2000'])
  return [phase, random.int(0, phase === 'begins' ? long : phase.startsWith('writing') ? 60 : Math.ceil(long / 4))]
}

async function look({ path, archive, says }: Stage, tally: Tally, report: Report, kill: string, done: boolean) {
  await withBook(path, async (book) => {
    const { sqlite } = book.store
    const said = saysOf(sqlite)
    const ill = illness(sqlite)
    if (ill) fault(tally, report, `${kill}: ${ill}`)
    if (said !== says.before && said !== says.after) fault(tally, report, `${kill}: a part of it is there`, 'lost')
    if (done && said !== says.after) fault(tally, report, `${kill}: it was acknowledged and is not there`, 'lost')
    await bringIn(book, archive)
    if (saysOf(sqlite) !== says.after) fault(tally, report, `${kill}: done again it came to something else`)
  })
  for (const trouble of troubleWithBackups(path)) fault(tally, report, `${kill}: backup ${trouble}`)
}

async function killDashboard(stage: Stage, random: Random, long: number): Promise<boolean> {
  const dashboard = await startDashboard(stage.path)
  const form = new FormData()
  form.set('files', new Blob([Uint8Array.from(readFileSync(stage.archive))]), basename(stage.archive))
  form.set('how', 'at-once')
  const answer = dashboard.ask('/data/import', form).catch(() => undefined)
  await pause(random.int(0, long))
  dashboard.running.kill()
  await dashboard.running.ended
  await answer
  return false
}

/** Kills at any moment of an import, in the shell's process and in the dashboard's thread. */
export const killedWhileImporting: FaultTest = {
  name: 'killed-while-importing',
  promise: 'Killed in an import, the book has all of it or nothing of it; done again, it comes to the same.',
  async run(scale, report) {
    const tally = newTally()
    const random = randomFrom(report.seed)
    await inFolder(async (folder) => {
      const stage = await setUp(folder, scale < 0.2 ? A_FEW : CONNECTIONS)
      const { path, before, archive } = stage
      const untouched = hashOfFile(before)
      putBook(before, path)
      const begun = performance.now()
      await killAfter(childLine('import', path, archive), 'done', 60_000)
      const long = Math.ceil((performance.now() - begun) * 0.8)
      await look(stage, tally, report, 'not killed at all', true)

      let midway = 0
      for (let kill = 0; kill < times(KILLS * 0.9, scale, 3); kill++) {
        putBook(before, path)
        const [phase, milliseconds] = moment(random, long)
        const { lines } = await killAfter(childLine('import', path, archive), phase, milliseconds)
        const done = lines.some((line) => line.startsWith('done'))
        if (!done && lines.some((line) => line.startsWith('writing'))) midway++
        await look(stage, tally, report, `kill ${kill}, ${milliseconds} ms after “${phase}”`, done)
        tally.tried++
      }
      for (let kill = 0; kill < times(KILLS * 0.1, scale, 1); kill++) {
        putBook(before, path)
        await killDashboard(stage, random, long * 2)
        await look(stage, tally, report, `dashboard, kill ${kill}`, false)
        tally.tried++
      }
      tally.notes.push(`${midway} of them were killed between the first row and the commit`)
      if (hashOfFile(before) !== untouched) throw new Error('the book to begin with was changed')

      for (let kill = 0; kill < times(KILLS / 5, scale, 2); kill++) {
        putBook(before, path)
        await killAfter(childLine('import-in-pieces', path, archive), 'begins', random.int(20, 120))
        tally.control.tried++
        const said = await withBook(path, async ({ store }) => saysOf(store.sqlite))
        if (said !== stage.says.before && said !== stage.says.after) tally.control.caught++
      }
    })
    return tally
  },
}
