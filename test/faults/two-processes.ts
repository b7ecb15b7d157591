import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inOperation } from '#store/journal.ts'
import { keepSetting, readSettings } from '#store/settings.ts'
import { clock, illness, inFolder, makePeople, troubleWithBackups, withBook } from './books.ts'
import { type FaultTest, fault, newTally, times } from './fault-test.ts'
import { childLine, startDashboard, startLine } from './processes.ts'

const CHANGES = 10_000
const WRITERS = 4

const weeklyOf = (path: string) => withBook(path, async ({ store }) => (await readSettings(store.db)).limits.weekly)

const refusedBy = (lines: readonly string[]) =>
  Number(lines.find((line) => line.startsWith('refused '))?.slice('refused '.length) ?? Number.NaN)

/** The dashboard and four shells that change one book at the same time, a backup running beside them. */
export const twoProcesses: FaultTest = {
  name: 'two-processes',
  promise: 'The dashboard, four shells and a backup at work on one book lose no change, and none is refused.',
  async run(scale, report) {
    const tally = newTally()
    await inFolder(async (folder) => {
      const path = join(folder, 'book.db')
      await makePeople(path, 5)
      await withBook(path, ({ store }) =>
        inOperation(store, { by: 'cli', at: clock.now(), label: 'Begin to count' }, (write) =>
          keepSetting(write, 'limits.weekly', 1),
        ),
      )
      const each = times(CHANGES / WRITERS, scale, 40)
      const dashboard = await startDashboard(path)
      const backups = startLine(childLine('backup', path))
      await backups.line('backup ')
      const writers = Array.from({ length: WRITERS }, () => startLine(childLine('count', path, String(each))))
      let over = false
      const all = Promise.all(writers.map(({ ended }) => ended)).then(() => {
        over = true
      })
      let forms = 0
      while (!over) {
        const person = `Person ${forms}`
        const form = new URLSearchParams({ direction: 'received', person, note: 'Hello' })
        const answer = await dashboard.ask('/invitations/log', form)
        if (answer.status !== 303) fault(tally, report, `form ${forms} was answered with ${answer.status}`)
        forms++
        await pause(20)
      }
      await all
      backups.kill()
      const { code, err } = await backups.ended
      if (code !== null) fault(tally, report, `the backups ended by themselves: ${err.slice(0, 300)}`)
      await dashboard.stop()

      for (const { lines } of writers) {
        const refused = refusedBy(lines)
        if (refused !== 0) fault(tally, report, `a shell was refused ${refused} times`)
      }
      const counted = (await weeklyOf(path)) - 1
      if (counted !== WRITERS * each)
        fault(tally, report, `${WRITERS * each - counted} changes are gone`, 'lost', Math.abs(WRITERS * each - counted))
      await withBook(path, async ({ store: { sqlite } }) => {
        const kept = Number(sqlite.prepare(`select count(*) from contacts where name like 'Person %'`).pluck().get())
        if (kept !== forms) fault(tally, report, `of ${forms} forms ${kept} are there`, 'lost', forms - kept)
        const ill = illness(sqlite)
        if (ill) fault(tally, report, ill)
      })
      const made = backups.lines.filter((line) => line.startsWith('backup ')).length
      for (const trouble of troubleWithBackups(path)) fault(tally, report, `backup ${trouble}`)
      tally.tried = WRITERS * each + forms
      const refused = backups.lines.filter((line) => line.startsWith('refused '))
      if (refused.length > 0) tally.notes.push(`${refused.length} backups were refused, and said so: ${refused[0]}`)
      tally.notes.push(`${WRITERS * each} changes by ${WRITERS} shells, ${forms} forms, ${made} backups meanwhile`)
      if (made === 0) fault(tally, report, 'no backup was made meanwhile')

      const control = Array.from({ length: WRITERS }, () =>
        startLine(childLine('count-deferred', path, String(times(400, scale, 300)))),
      )
      await Promise.all(control.map(({ ended }) => ended))
      tally.control = {
        tried: WRITERS * times(400, scale, 300),
        caught: control.reduce((sum, { lines }) => sum + refusedBy(lines), 0),
      }
    })
    return tally
  },
}
