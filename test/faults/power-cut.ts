import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type Random, randomFrom } from '#test/book/random.ts'
import { afterTheCut, type Disk, diskOf, tell } from './after-the-cut.ts'
import { illness, inFolder, makePeople, withBook, writeArchive } from './books.ts'
import { type FaultTest, fault, newTally, times } from './fault-test.ts'
import { childLine, runLine } from './processes.ts'
import { type Call, noStrace, readCalls, recordTo } from './strace.ts'

const CUTS = 300
const ROUNDS = 240

interface Recorded {
  readonly disk: Disk
  readonly calls: readonly Call[]
  readonly book: string
}

/** Records what a process that works for a while tells the disk. */
async function record(mode: string, folder: string, rounds: number): Promise<Recorded> {
  mkdirSync(folder)
  const book = join(folder, 'book.db')
  const trace = join(folder, 'trace')
  await makePeople(book, 5)
  const archive = await writeArchive(folder, 60)
  const before = new Map([[book, readFileSync(book)]])
  const { code, err } = runLine([...recordTo(trace), ...childLine(mode, book, String(rounds), archive)])
  if (code !== 0) throw new Error(`the recording failed: ${err}`)
  const calls = readCalls(trace).filter(
    (call) => call.is === 'said' || (call.path.startsWith(folder) && !call.path.endsWith('-shm')),
  )
  rmSync(trace)
  return { disk: diskOf(before), calls, book }
}

/** The places to cut at, in order: half of them right after something was acknowledged. */
function places(calls: readonly Call[], count: number, random: Random): number[] {
  const said = calls.flatMap((call, index) => (call.is === 'said' && call.line.includes(' ') ? [index + 1] : []))
  const after = random.shuffle(said).slice(0, Math.ceil(count / 2))
  return [...after, ...Array.from({ length: count - after.length }, () => random.int(1, calls.length))].toSorted(
    (a, b) => a - b,
  )
}

/** What of the acknowledged is not on the disk, and what is wrong with the book there. */
function look(files: ReadonlyMap<string, Buffer>, book: string, said: readonly string[], to: string) {
  for (const end of ['', '-wal', '-shm']) {
    rmSync(to + end, { force: true })
    const file = files.get(book + end)
    if (file) writeFileSync(to + end, file)
  }
  const sqlite = new Sqlite(to)
  try {
    const ids = (table: string) => new Set(sqlite.prepare(`select id from ${table}`).pluck().all() as string[])
    const present = { kept: ids('invitations'), operation: ids('operations') }
    const backups = [...files]
      .filter(([path]) => path.includes('/backups/'))
      .map(([path, bytes]) => `${basename(path, '.tmp')} ${createHash('sha256').update(bytes).digest('hex')}`)
    const gone = said.filter((line) => {
      const [what, id = ''] = line.split(' ')
      if (what === 'backup') return !backups.includes(line.slice('backup '.length))
      return !present[what as keyof typeof present].has(id)
    })
    return { gone, ill: illness(sqlite) }
  } catch (error) {
    return { gone: [], ill: String(error) }
  } finally {
    sqlite.close()
  }
}

/** Cuts the power after every kind of call. */
export const powerCut: FaultTest = {
  name: 'power-cut',
  promise: 'After a power cut everything acknowledged is there, backups too, and the book checks out.',
  async run(scale, report) {
    const tally = newTally()
    const missing = noStrace()
    if (missing) return { ...tally, notRun: [`all of it: ${missing}`] }
    const random = randomFrom(report.seed)
    const cuts = times(CUTS, scale, 15)
    const rounds = times(ROUNDS, scale, 62)
    await inFolder(async (folder) => {
      const image = join(folder, 'after.db')
      const { disk, calls, book } = await record('day', join(folder, 'day'), rounds)
      const said: string[] = []
      let next = 0
      for (const place of places(calls, cuts, random)) {
        for (; next < place; next++) {
          const call = calls[next] as Call
          if (call.is === 'said' && call.line.includes(' ')) said.push(call.line)
          tell(disk, call)
        }
        for (const mode of ['synced', 'some'] as const) {
          const { gone, ill } = look(afterTheCut(disk, mode, random), book, said, image)
          if (gone.length > 0)
            fault(tally, report, `cut at call ${place}, ${mode}: gone are ${gone.slice(0, 3)}`, 'lost', gone.length)
          if (ill) fault(tally, report, `cut at call ${place}, ${mode}: ${ill}`)
          tally.tried++
        }
        // And the program itself opens what the cut left.
        if (place % 10 === 0) await withBook(image, async () => {})
      }
      const syncs = calls.filter((call) => call.is === 'sync').length
      tally.notes.push(`${said.length} acknowledgements, ${calls.length} calls, ${syncs} syncs were recorded`)

      const careless = await record('day-unsynced', join(folder, 'careless'), rounds)
      const claimed: string[] = []
      let from = 0
      for (const place of places(careless.calls, cuts, random)) {
        for (; from < place; from++) {
          const call = careless.calls[from] as Call
          if (call.is === 'said' && call.line.startsWith('kept')) claimed.push(call.line)
          tell(careless.disk, call)
        }
        if (claimed.length === 0) continue
        tally.control.tried++
        const { gone } = look(afterTheCut(careless.disk, 'synced', random), careless.book, claimed, image)
        if (gone.length > 0) tally.control.caught++
      }
    })
    tally.notes.push(
      'names of files are taken to reach the disk in the order they were given; disks that lie are not modelled',
    )
    return tally
  },
}
