import { join } from 'node:path'
import { randomFrom } from '#test/book/random.ts'
import { illness, inFolder, withBook } from './books.ts'
import { type FaultTest, fault, newTally, type Report, type Tally, times } from './fault-test.ts'
import { childLine, killAfter } from './processes.ts'

const KILLS = 500
/** A book is begun anew after so many kills. */
const KILLS_A_BOOK = 50

/** What a process says that is no id. */
const words: ReadonlySet<string> = new Set(['opening', 'ready'])

/** What a book says after a kill, held against what was acknowledged before it. */
async function look(path: string, acknowledged: ReadonlySet<string>, tally: Tally, report: Report, kill: number) {
  await withBook(path, async ({ store: { sqlite } }) => {
    const kept = new Set(sqlite.prepare('select id from invitations').pluck().all() as string[])
    const gone = [...acknowledged].filter((id) => !kept.has(id)).length
    if (gone > 0) fault(tally, report, `${gone} acknowledged invitations are gone after kill ${kill}`, 'lost', gone)
    const ill = illness(sqlite)
    if (ill) fault(tally, report, `after kill ${kill}: ${ill}`)
    // What was not acknowledged is there whole or not at all: person, invitation and journal stand together.
    const count = (table: string) => Number(sqlite.prepare(`select count(*) from ${table}`).pluck().get())
    const counts = ['contacts', 'invitations', 'operations'].map(count)
    if (new Set(counts).size > 1) fault(tally, report, `after kill ${kill} a half is there: ${counts.join(', ')}`)
  })
}

/** Kills at any moment while single changes are written. */
export const killedWhileWriting: FaultTest = {
  name: 'killed-while-writing',
  promise: 'Killed at any moment, the program has lost no change that it had acknowledged, and kept none by half.',
  async run(scale, report) {
    const tally = newTally()
    const random = randomFrom(report.seed)
    let acknowledged = 0
    await inFolder(async (folder) => {
      let said = new Set<string>()
      for (let kill = 0; kill < times(KILLS, scale, 6); kill++) {
        const path = join(folder, `${Math.floor(kill / KILLS_A_BOOK)}.db`)
        if (kill % KILLS_A_BOOK === 0) said = new Set()
        const { lines } = await killAfter(childLine('log', path), '0', random.int(0, 60))
        const ids = lines.filter((line) => !words.has(line))
        for (const id of ids) said.add(id)
        acknowledged += ids.length
        await look(path, said, tally, report, kill)
        tally.tried++
      }

      const path = join(folder, 'control.db')
      for (let kill = 0; kill < times(KILLS / 5, scale, 5); kill++) {
        const { lines } = await killAfter(childLine('log-too-early', path), 'ready', 3 + kill * 2)
        const kept = await withBook(
          path,
          async ({ store }) => new Set(store.sqlite.prepare('select id from contacts').pluck().all()),
        )
        tally.control.tried++
        if (lines.some((line) => !words.has(line) && !kept.has(line))) tally.control.caught++
      }
    })
    tally.notes.push(`${acknowledged} changes were acknowledged before the kills`)
    return tally
  },
}
