import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '#model/problem.ts'
import { openStore } from '#store/open-store.ts'
import { type Random, randomFrom } from '#test/book/random.ts'
import { illness, inFolder, makePeople } from './books.ts'
import { type FaultTest, fault, newTally, type Report, type Tally, times } from './fault-test.ts'
import { childLine, killAfter } from './processes.ts'

const DAMAGES = 400
const HEADER = 32
const FRAME = 24 + 4096

/** The files of a book at one moment. */
interface State {
  readonly book: Buffer
  readonly log: Buffer | undefined
  readonly seen: Buffer | undefined
}

const fileAt = (path: string) => (existsSync(path) ? readFileSync(path) : undefined)

const stateAt = (path: string): State => ({
  book: readFileSync(path),
  log: fileAt(`${path}-wal`),
  seen: fileAt(`${path}-seen`),
})

function put(path: string, { book, log, seen }: State): void {
  rmSync(`${path}-shm`, { force: true })
  writeFileSync(path, book)
  for (const [end, bytes] of [['-wal', log] as const, ['-seen', seen] as const])
    if (bytes) writeFileSync(path + end, bytes)
    else rmSync(path + end, { force: true })
}

/** Opens what lies at `path`: its changes in order and what it says is missing; undefined when it is refused in words. */
async function opened(path: string): Promise<{ ids: string[]; missing: number; ill: string | undefined } | undefined> {
  try {
    const store = await openStore(path)
    const ids = store.sqlite.prepare('select id from operations order by rowid').pluck().all() as string[]
    const { missing } = store
    const ill = illness(store.sqlite)
    store.sqlite.close()
    return { ids, missing, ill }
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

/** A damaged log, by name. */
function damagedLog(log: Buffer, other: Buffer, random: Random, turn: number): readonly [string, Buffer | undefined] {
  const frames = Math.floor((log.length - HEADER) / FRAME)
  const bytes = Buffer.from(log)
  switch (turn % 7) {
    case 0: {
      const frame = Math.floor(turn / 7) % (frames + 1)
      return [`cut at frame ${frame}`, bytes.subarray(0, HEADER + frame * FRAME)]
    }
    case 1:
      return ['cut anywhere', bytes.subarray(0, random.int(1, bytes.length - 1))]
    case 2: {
      const at = random.int(0, bytes.length - 1)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(0, 7))
      return [`a bit at ${at}`, bytes]
    }
    case 3: {
      const at = HEADER + FRAME * random.int(0, frames - 1)
      return ['a frame of zeros', bytes.fill(0, at, at + FRAME)]
    }
    case 4: {
      const [from, to] = [random.int(0, frames - 1), random.int(0, frames - 1)]
      bytes.copy(bytes, HEADER + to * FRAME, HEADER + from * FRAME, HEADER + (from + 1) * FRAME)
      return ['a frame in the place of another', bytes]
    }
    case 5:
      return ['of another time', other]
    default:
      return ['gone', undefined]
  }
}

/** The log comes to harm after a crash: what is lost then cannot be known, but nothing else may come of it. */
async function harm(
  state: State,
  ids: readonly string[],
  least: number,
  other: Buffer,
  path: string,
  count: number,
  tally: Tally,
  report: Report,
) {
  const random = randomFrom(report.seed)
  let short = 0
  for (let turn = 0; turn < count; turn++) {
    const [name, log] = damagedLog(state.log ?? Buffer.alloc(0), other, random, turn)
    put(path, { ...state, log })
    const is = await opened(path)
    tally.tried++
    if (!is) continue
    const at = `log ${name}, turn ${turn} of seed ${report.seed}`
    if (is.ill) fault(tally, report, `${at}: ${is.ill}`)
    if (is.ids.some((id, index) => id !== ids[index])) fault(tally, report, `${at}: the changes are not the first ones`)
    if (is.ids.length < least)
      fault(tally, report, `${at}: ${least - is.ids.length} changes that were in the book are gone`, 'lost')
    if (is.missing !== 0) fault(tally, report, `${at}: it says that ${is.missing} are missing of what was never closed`)
    if (is.ids.length < ids.length) short++
  }
  tally.notes.push(
    `${short} of ${count} logs damaged after a crash cost changes made since the book was last closed: nothing can tell of them`,
  )
}

/** The book went back behind what it was when it was last closed. */
async function goBack(
  states: readonly (readonly [string, State])[],
  now: State,
  all: number,
  path: string,
  tally: Tally,
  report: Report,
) {
  for (const [name, state] of states) {
    for (const seen of [now.seen, undefined]) {
      put(path, { ...state, seen })
      const is = await opened(path)
      // Refused as damaged: nothing is claimed.
      if (!is) {
        if (seen) tally.tried++
        continue
      }
      const gone = all - is.ids.length
      if (seen) {
        tally.tried++
        if (is.missing !== gone) fault(tally, report, `${name}: ${gone} are missing, it says ${is.missing}`)
        if (is.ill) fault(tally, report, `${name}: ${is.ill}`)
      } else if (gone > 0) {
        tally.control.tried++
        if (is.missing !== gone) tally.control.caught++
      }
    }
  }
}

/** What lies beside the book, SQLite's log above all, is damaged, lost or of another time. */
export const damagedWal: FaultTest = {
  name: 'damaged-log',
  promise: 'A damaged log never makes a book that is not so, and a book older than when it was last closed is told of.',
  async run(scale, report) {
    const tally = newTally()
    await inFolder(async (folder) => {
      const path = join(folder, 'book.db')
      await makePeople(path, 20)
      const states: (readonly [string, State])[] = [['after the first close', stateAt(path)]]
      // Three sessions that end with a kill, each with its own log, and a clean stop after each.
      let crashed: State | undefined
      let between: State | undefined
      for (let session = 0; session < 3; session++) {
        await killAfter(childLine('log', path), '0', 60 + 40 * session)
        between = crashed
        crashed = stateAt(path)
        states.push([`killed in session ${session}`, crashed])
        if (session < 2) {
          await (await openStore(path)).close()
          states.push([`closed after session ${session}`, stateAt(path)])
        }
      }
      if (!crashed?.log || !between?.log) throw new Error('the killed sessions left no log')
      put(path, crashed)
      const whole = await opened(path)
      if (!whole) throw new Error('the book does not open')
      const before = states.at(-2)?.[1] as State
      put(path, before)
      const least = (await opened(path))?.ids.length ?? 0
      await harm(crashed, whole.ids, least, between.log, path, times(DAMAGES, scale, 70), tally, report)

      put(path, crashed)
      const store = await openStore(path)
      await store.close()
      const now = stateAt(path)
      const mixed = states.flatMap(([name, { log }]): (readonly [string, State])[] =>
        log ? [[`as it is, with the log of: ${name}`, { ...now, log }]] : [],
      )
      const older = states.flatMap(([name, state]): (readonly [string, State])[] => [
        [name, state],
        [`${name}, its log gone`, { ...state, log: undefined }],
      ])
      await goBack([['as it is', now], ...older, ...mixed], now, whole.ids.length, path, tally, report)
    })
    return tally
  },
}
