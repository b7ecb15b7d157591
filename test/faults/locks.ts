import { join } from 'node:path'
import { inFolder, makePeople, writeArchive } from './books.ts'
import { type FaultTest, fault, newTally } from './fault-test.ts'
import { childLine, runLine } from './processes.ts'

/** Whether SQLite's own locks on the book are still held after everything one process does to its files. */
export const locks: FaultTest = {
  name: 'locks',
  promise: 'Nothing the program does beside an open book drops the locks that keep other programs from its log.',
  async run(_, report) {
    const tally = newTally()
    if (process.platform !== 'linux') return { ...tally, notRun: ['all of it: only Linux lists its locks'] }
    await inFolder(async (folder) => {
      const path = join(folder, 'book.db')
      await makePeople(path, 5)
      const archive = await writeArchive(folder, 100)
      const { out, err, code } = runLine(childLine('locks', path, archive))
      if (code !== 0) fault(tally, report, `it ended with ${code}: ${err.slice(0, 400)}`)
      for (const line of out.split('\n').filter((each) => each.startsWith('locks '))) {
        const [, book, memory, ...what] = line.split(' ')
        const held = Number(book) > 0 && Number(memory) > 0
        if (what.join(' ') === 'control') tally.control = { tried: 1, caught: held ? 0 : 1 }
        else {
          tally.tried++
          if (!held) fault(tally, report, `${what.join(' ')}: ${book} on the book, ${memory} on its memory`)
        }
      }
    })
    return tally
  },
}
