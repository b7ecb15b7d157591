import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { CURRENT_VERSION } from '#store/migrate.ts'
import { hashOfFile, inFolder, makePeople, putBook } from './books.ts'
import { type FaultTest, fault, newTally, times } from './fault-test.ts'
import { programLine, runLine } from './processes.ts'

const commands: readonly (readonly string[])[] = [
  ['findings'],
  ['log', 'received', 'Nova', '--note', 'Hello'],
  ['undo', '--list'],
  ['undo'],
  ['review', '--finish'],
  ['set', 'limits.weekly', '20'],
  ['import', 'data/sample/Basic_LinkedInDataExport_11-20-2026.zip'],
  ['serve', '--port', '4791'],
]

/** Books of versions to come. */
export const newerBook: FaultTest = {
  name: 'newer-book',
  promise: 'A book of a newer version is refused at once by every command, and not a byte of it changes.',
  async run(scale, report) {
    const tally = newTally()
    let longest = 0
    await inFolder(async (folder) => {
      const before = join(folder, 'before.db')
      const path = join(folder, 'book.db')
      await makePeople(before, 30)
      for (const ahead of [1, 2, 40].slice(0, times(3, scale, 1))) {
        putBook(before, path)
        const sqlite = new Sqlite(path)
        sqlite.exec('create table to_come (id text primary key) strict')
        sqlite.pragma(`user_version = ${CURRENT_VERSION + ahead}`)
        sqlite.close()
        const [hash, files] = [hashOfFile(path), readdirSync(folder).join(' ')]
        for (const command of commands) {
          const begun = performance.now()
          const { code, err } = runLine(programLine(...command, '--db', path), { patience: 30_000 })
          longest = Math.max(longest, performance.now() - begun)
          const at = `${ahead} ahead, ${command[0]}`
          if (code !== 5 || !/newer Decorum/.test(err)) fault(tally, report, `${at}: ${code}: ${err.slice(0, 300)}`)
          if (hashOfFile(path) !== hash) fault(tally, report, `${at}: the book was changed`, 'lost')
          if (readdirSync(folder).join(' ') !== files) fault(tally, report, `${at}: files were made`)
          tally.tried++
        }
        // The version is all that keeps a change away.
        const other = new Sqlite(path)
        other.pragma(`user_version = ${CURRENT_VERSION}`)
        other.close()
        const named = hashOfFile(path)
        runLine(programLine('log', 'received', 'Nova', '--note', 'Hello', '--db', path))
        tally.control.tried++
        if (hashOfFile(path) !== named) tally.control.caught++
      }
    })
    tally.notes.push(`the longest refusal took ${Math.round(longest)} ms, the start of the program included`)
    return tally
  },
}
