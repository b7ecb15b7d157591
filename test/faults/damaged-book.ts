import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { randomFrom } from '#test/book/random.ts'
import { backUpAt, bringIn, hashOfFile, inFolder, makePeople, withBook, writeArchive } from './books.ts'
import { damages } from './damage.ts'
import { type FaultTest, fault, newTally, type Report, type Tally, times } from './fault-test.ts'
import { programLine, runLine } from './processes.ts'
import { type Done, inOneProcess } from './run-commands.ts'

const BOOKS = 2_000
const AT_ONCE = 100

const readings: readonly (readonly string[])[] = [
  ['findings', '--json'],
  ['undo', '--list'],
  ['review', '--json'],
  ['next', '--json'],
]

/** What is wrong with the way a damaged book was met. */
function wrongWith({ code, err, end }: Done): string | undefined {
  if (end) return `it ${end}: ${err.slice(0, 300)}`
  if (code === 0) return undefined
  if (code !== 5) return `it ended with ${code}: ${err.slice(0, 400)}`
  if (/\n\s+at /.test(err) || !/othing was (changed|saved)|nothing was changed/.test(err))
    return `it says: ${err.slice(0, 300)}`
  return undefined
}

/** Whether somebody who only asks for the people would have noticed anything. */
function passesForGood(path: string): boolean {
  try {
    const sqlite = new Sqlite(path, { readonly: true })
    try {
      return Number(sqlite.prepare('select count(*) from contacts').pluck().get()) >= 0
    } finally {
      sqlite.close()
    }
  } catch {
    return false
  }
}

async function damageMany(whole: Buffer, count: number, folder: string, tally: Tally, report: Report): Promise<void> {
  const random = randomFrom(report.seed)
  const list = join(folder, 'tasks.json')
  const write = (tasks: unknown) => {
    writeFileSync(list, JSON.stringify(tasks))
    return list
  }
  const kinds = Object.entries(damages)
  let unnoticed = 0
  for (let from = 0; from < count; from += AT_ONCE) {
    const room = join(folder, 'room')
    mkdirSync(room)
    const books = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => {
      const [name, damage] = kinds[(from + index) % kinds.length] ?? ['', (bytes: Buffer) => bytes]
      const path = join(room, `${from + index}.db`)
      writeFileSync(path, damage(Buffer.from(whole), random), { mode: 0o600 })
      const task = { args: [...(readings[(from + index) % readings.length] ?? []), '--db', path] }
      return { name, path, task, hash: hashOfFile(path), good: passesForGood(path) }
    })
    const done = await inOneProcess(
      books.map(({ task }) => task),
      write,
    )
    const passed: typeof books = []
    for (const [index, each] of books.entries()) {
      const { name, path, hash, good, task } = each
      const met = done[index] as Done
      const wrong = wrongWith(met)
      const at = `book ${from + index} of seed ${report.seed} (${name}), ${task.args[0]}`
      if (wrong) fault(tally, report, `${at}: ${wrong}`)
      else if (hashOfFile(path) !== hash) fault(tally, report, `${at}: the file was changed`)
      if (met.code === 0) passed.push(each)
      if (good) {
        tally.control.tried++
        if (met.code === 5) tally.control.caught++
      }
      tally.tried++
    }
    unnoticed += passed.length
    // What opens is written to as well: then a page that was not looked at may turn up.
    const change = ['log', 'received', 'Nova', '--note', 'Hello', '--json']
    const written = await inOneProcess(
      passed.map(({ path }) => ({ args: [...change, '--db', path] })),
      write,
    )
    for (const [index, met] of written.entries()) {
      const wrong = wrongWith(met)
      if (wrong)
        fault(tally, report, `${passed[index]?.path} of seed ${report.seed} (${passed[index]?.name}), log: ${wrong}`)
    }
    rmSync(room, { recursive: true })
  }
  tally.notes.push(
    `${unnoticed} of ${count} opened: SQLite keeps no sums of its pages, and a changed letter is a letter`,
  )
}

/** What is no book at all, to the program as a person starts it. */
async function oddities(before: string, folder: string, scale: number, tally: Tally, report: Report): Promise<void> {
  const place = join(folder, 'odd')
  mkdirSync(place)
  const at = (name: string) => join(place, name)
  mkdirSync(at('folder.db'))
  if (process.platform !== 'win32') spawnSync('mkfifo', [at('pipe.db')])
  symlinkSync(at('folder.db'), at('link-to-folder.db'))
  symlinkSync(at('link-to-itself.db'), at('link-to-itself.db'))
  writeFileSync(at('text.db'), 'Dear diary')
  writeFileSync(at('log-is-a-folder.db'), readFileSync(before))
  mkdirSync(at('log-is-a-folder.db-wal'))
  // Empty where a book was.
  writeFileSync(at('emptied.db'), readFileSync(before))
  await backUpAt(at('emptied.db'))
  writeFileSync(at('emptied.db'), '')
  for (const name of ['folder', 'pipe', 'link-to-folder', 'link-to-itself', 'text', 'log-is-a-folder', 'emptied']) {
    const path = at(`${name}.db`)
    if (name === 'pipe' && !existsSync(path)) {
      tally.notRun.push('a pipe in the place of a book: this system has none')
      continue
    }
    for (const line of [['log', 'received', 'Nova', '--note', 'Hello'], ['findings']].slice(0, times(2, scale))) {
      const mode = existsSync(path) ? statSync(path).mode : 0
      const ended = runLine(programLine(...line, '--db', path), { patience: 20_000 })
      const met: Done = {
        ...ended,
        ...(ended.hung ? { end: 'hung' as const } : ended.signal ? { end: 'crashed' as const } : {}),
      }
      const wrong = wrongWith(met) ?? (met.code === 0 ? 'it was taken for a book' : undefined)
      if (wrong) fault(tally, report, `${name}, ${line[0]}: ${wrong}`)
      if ((existsSync(path) ? statSync(path).mode : 0) !== mode) fault(tally, report, `${name}: its mode was changed`)
      tally.tried++
    }
  }
}

/** Books that came to harm, given to the program. */
export const damagedBook: FaultTest = {
  name: 'damaged-book',
  promise: 'Given a damaged book, or something that is none, the program neither crashes nor hangs nor changes it.',
  async run(scale, report) {
    const tally = newTally()
    await inFolder(async (folder) => {
      const before = join(folder, 'before.db')
      await makePeople(before, 20)
      await withBook(before, async (book) => {
        await bringIn(book, await writeArchive(folder, 60))
      })
      await damageMany(readFileSync(before), times(BOOKS, scale, 66), folder, tally, report)
      await oddities(before, folder, scale, tally, report)
    })
    return tally
  },
}
