import { inFolder } from './books.ts'
import { unaccounted } from './damage-files.ts'
import { type FaultTest, fault, newTally, times } from './fault-test.ts'
import { childLine, startLine } from './processes.ts'
import { seedFiles } from './seed-files.ts'

const FILES = 20_000
const AT_ONCE = 2_000
const PATIENCE = 10_000

/** Files of every kind that can be brought in, damaged. */
export const damagedFiles: FaultTest = {
  name: 'damaged-files',
  promise: 'A damaged file is read with every row accounted for, or refused in words; nothing else ever comes of it.',
  async run(scale, report) {
    const tally = newTally()
    const count = times(FILES, scale, 400)
    const first = report.seed * 1_000_000
    let takenAll = 0
    const kinds = new Set<string>()
    await inFolder(async (folder) => {
      for (let from = first; from < first + count; ) {
        const some = Math.min(AT_ONCE, first + count - from)
        let reached = from
        let hung = false
        let timer: NodeJS.Timeout | undefined
        const running = startLine(childLine('damage-files', folder, String(from), String(some)), (line, self) => {
          clearTimeout(timer)
          timer = setTimeout(() => {
            hung = true
            self.kill()
          }, PATIENCE)
          if (line.startsWith('case ')) reached = Number(line.slice('case '.length))
          if (line.startsWith('fault ')) fault(tally, report, line.slice('fault '.length))
          if (line.startsWith('taken '))
            for (const [kind, number] of JSON.parse(line.slice('taken '.length)) as [string, number][]) {
              takenAll += number
              kinds.add(kind)
            }
        })
        const { code, signal, err } = await running.ended
        clearTimeout(timer)
        const whole = code === 0 && signal === null
        if (!whole)
          fault(tally, report, `${reached}: it ${hung ? 'hung' : `ended with ${code ?? signal}`}: ${err.slice(0, 400)}`)
        const next = whole ? from + some : reached + 1
        tally.tried += next - from
        from = next
      }
    })
    const seeds = (await seedFiles()).size
    tally.notes.push(
      `${takenAll} were taken all the same, of ${kinds.size} of ${seeds} seed files; numbers from ${first}`,
    )

    // A count that is off by one must be seen.
    const rows = { read: 5, new: 1, changed: 1, same: 1, rejected: 1 }
    const sound = { ...rows, read: 4 }
    const control = [
      { files: [{ name: 'a', rows }], total: rows },
      { files: [{ name: 'a', rows: sound }], total: rows },
      { files: [], total: { read: 0, new: 0, changed: 0, same: 0, rejected: 0 } },
    ]
    tally.control = {
      tried: control.length,
      caught: control.filter((each) => unaccounted({ ...each, remarks: [] })).length,
    }
    return tally
  },
}
