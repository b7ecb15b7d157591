import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { hashOfFile, inFolder, makePeople, putBook } from './books.ts'
import { type FaultTest, fault, newTally, type Report, type Tally, times } from './fault-test.ts'
import { type Ended, programLine, runLine } from './processes.ts'

const NOBODY = 65_534

/** A place that somebody may not write to. */
interface Place {
  readonly name: string
  /** Makes it so, and returns the path of the book. */
  make(folder: string, before: string): string
  readonly undo?: (folder: string) => void
}

const places: readonly Place[] = [
  {
    name: 'a folder and a book of somebody else',
    make(folder, before) {
      const path = join(folder, 'book.db')
      putBook(before, path)
      chmodSync(path, 0o444)
      chmodSync(folder, 0o555)
      return path
    },
  },
  {
    name: 'a folder of somebody else, a book for all',
    make(folder, before) {
      const path = join(folder, 'book.db')
      putBook(before, path)
      chmodSync(path, 0o666)
      chmodSync(folder, 0o555)
      return path
    },
  },
  {
    name: 'a book that may not even be read',
    make(folder, before) {
      const path = join(folder, 'book.db')
      putBook(before, path)
      chmodSync(path, 0o600)
      chmodSync(folder, 0o755)
      return path
    },
  },
  {
    name: 'no book yet, and none may be made',
    make(folder) {
      chmodSync(folder, 0o555)
      return join(folder, 'book.db')
    },
  },
  {
    name: 'no folder yet, and none may be made',
    make(folder) {
      chmodSync(folder, 0o555)
      return join(folder, 'data', 'book.db')
    },
  },
  {
    name: 'a folder that may not even be entered',
    make(folder, before) {
      const path = join(folder, 'book.db')
      putBook(before, path)
      chmodSync(folder, 0o700)
      return path
    },
  },
]

const commands: readonly (readonly string[])[] = [
  ['log', 'received', 'Nova', '--note', 'Hello'],
  ['findings'],
  ['undo', '--list'],
  ['review', '--finish'],
  ['import', 'data/sample/Basic_LinkedInDataExport_11-20-2026.zip'],
  ['serve', '--port', '4790'],
]

function wrongWith({ code, err, hung, signal }: Ended, path: string): string | undefined {
  if (hung) return 'it hung'
  if (signal !== null || code === 0 || code === 70) return `it ended with ${code ?? signal}: ${err.slice(0, 300)}`
  if (/\n\s+at /.test(err)) return `it shows its insides: ${err.slice(0, 300)}`
  if (!err.includes(path) && !/cannot be written to/.test(err)) return `it does not say which: ${err.slice(0, 300)}`
  return undefined
}

function tryAll(
  folder: string,
  path: string,
  name: string,
  some: readonly (readonly string[])[],
  tally: Tally,
  report: Report,
): void {
  const seen = () => [readdirSync(folder).join(' '), existsSync(path) ? hashOfFile(path) : '']
  const [files, hash] = seen()
  for (const command of some) {
    const ended = runLine(programLine(...command, '--db', path), { uid: NOBODY, patience: 30_000 })
    const wrong = wrongWith(ended, path)
    if (wrong) fault(tally, report, `${name}, ${command[0]}: ${wrong}`)
    const [after, now] = seen()
    if (after !== files) fault(tally, report, `${name}, ${command[0]}: files were made: ${after}`)
    if (now !== hash) fault(tally, report, `${name}, ${command[0]}: the book was changed`)
    tally.tried++
  }
}

/** Books in places another user of the machine may not write to. */
export const readOnly: FaultTest = {
  name: 'read-only',
  promise: 'Where it may not write, the program says so in words, ends with an error and leaves no file.',
  async run(scale, report) {
    const tally = newTally()
    if (process.platform === 'win32' || process.getuid?.() !== 0)
      return { ...tally, notRun: ['all of it: only root can start a program as somebody else'] }
    await inFolder(async (folder) => {
      chmodSync(folder, 0o755)
      const before = join(folder, 'before.db')
      const some = commands.slice(0, times(commands.length, scale))
      await makePeople(before, 5)
      for (const { name, make } of places) {
        const place = join(folder, 'place')
        mkdirSync(place)
        tryAll(place, make(place, before), name, some, tally, report)
        chmodSync(place, 0o700)
        rmSync(place, { recursive: true })
      }

      const disk = join(folder, 'disk')
      mkdirSync(disk)
      if (spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', disk]).status === 0)
        try {
          const path = join(disk, 'book.db')
          putBook(before, path)
          chmodSync(disk, 0o777)
          chmodSync(path, 0o666)
          spawnSync('mount', ['-o', 'remount,ro', disk])
          tryAll(disk, path, 'a disk that is read-only', some, tally, report)
        } finally {
          spawnSync('umount', [disk])
        }
      else tally.notRun.push('a disk that is read-only: it cannot be mounted here')

      // Where they may write, the same look sees exit code 0, new files and a changed book.
      const open = join(folder, 'open')
      mkdirSync(open, { mode: 0o777 })
      chmodSync(open, 0o777)
      const control = newTally()
      tryAll(open, join(open, 'book.db'), 'a folder for all', some, control, { ...report, say() {} })
      tally.control = { tried: control.tried, caught: Math.min(control.tried, control.wrong) }
    })
    return tally
  },
}
