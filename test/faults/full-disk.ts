import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { illness, inFolder, makePeople, putBook, withBook } from './books.ts'
import { type FaultTest, fault, newTally, type Report, type Tally, times } from './fault-test.ts'
import { type Ended, programLine, runLine } from './processes.ts'

const FILLINGS = 20

/** A small disk of its own, as a folder; undefined where none can be had. */
function smallDisk(place: string, megabytes: number): { readonly remove: () => void } | undefined {
  mkdirSync(place)
  const options = `size=${megabytes}m,mode=700`
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place])
  return status === 0 ? { remove: () => void spawnSync('umount', [place]) } : undefined
}

/** Leaves so many bytes free on the disk of `folder`. */
function fill(folder: string, left: number): void {
  const { bavail, bsize } = statfsSync(folder)
  const size = Math.max(0, bavail * bsize - left)
  writeFileSync(join(folder, 'ballast'), Buffer.alloc(size))
}

const logged = ({ out }: Ended) => (JSON.parse(out) as { invitation: { id: string } }).invitation.id

const log = (path: string, person: string, note = 'Hello') =>
  programLine('log', 'received', person, '--note', note, '--json', '--db', path)

async function lookAfter(path: string, kept: readonly string[], tally: Tally, report: Report, at: string) {
  await withBook(path, async ({ store: { sqlite } }) => {
    const ids = new Set(sqlite.prepare('select id from invitations').pluck().all() as string[])
    const gone = kept.filter((id) => !ids.has(id)).length
    if (gone > 0) fault(tally, report, `${at}: ${gone} acknowledged invitations are gone`, 'lost', gone)
    const ill = illness(sqlite)
    if (ill) fault(tally, report, `${at}: ${ill}`)
  })
}

/** Whether it refused in words a person can act on. */
function refusedWell({ code, err }: Ended): boolean {
  return code === 5 && /disk|space|full/i.test(err) && !/\n\s+at /.test(err) && /Nothing was|nothing was/.test(err)
}

async function fillUp(place: string, left: number, tally: Tally, report: Report): Promise<void> {
  const at = `${left} bytes left`
  const path = join(place, 'book.db')
  rmSync(join(place, 'ballast'), { force: true })
  const kept: string[] = []
  fill(place, left)
  let refused: Ended | undefined
  for (let i = 0; i < 12 && !refused; i++) {
    const ended = runLine(log(path, `Person ${i}`, 'Hello '.repeat(8_000)))
    if (ended.code === 0) kept.push(logged(ended))
    else refused = ended
  }
  if (!refused) return fault(tally, report, `${at}: the disk never became full`)
  if (!refusedWell(refused)) fault(tally, report, `${at}: it ended with ${refused.code}: ${refused.err.slice(0, 300)}`)
  const looked = runLine(programLine('undo', '--list', '--db', path))
  if (looked.code !== 0) fault(tally, report, `${at}: it cannot be read on the full disk: ${looked.err.slice(0, 300)}`)
  rmSync(join(place, 'ballast'))
  const again = runLine(log(path, 'Somebody later'))
  if (again.code === 0) kept.push(logged(again))
  else fault(tally, report, `${at}: with space again it still refuses: ${again.err.slice(0, 300)}`)
  await lookAfter(path, kept, tally, report, at)
  tally.tried++
}

/** No file may grow over a size: what a quota does. */
async function underQuota(folder: string, before: string, blocks: number, tally: Tally, report: Report) {
  const path = join(folder, 'quota.db')
  putBook(before, path)
  const ended = runLine([
    'sh',
    '-c',
    `ulimit -f ${blocks}; exec "$@"`,
    'sh',
    ...log(path, 'Nova', 'Hello '.repeat(20_000)),
  ])
  const at = `no file over ${blocks} blocks`
  if (!refusedWell(ended)) fault(tally, report, `${at}: it ended with ${ended.code}: ${ended.err.slice(0, 300)}`)
  const again = runLine(log(path, 'Somebody later'))
  if (again.code !== 0) fault(tally, report, `${at}: without the limit it still refuses: ${again.err.slice(0, 300)}`)
  else await lookAfter(path, [logged(again)], tally, report, at)
  tally.tried++
}

/** Fills the disk under a book, then frees it. */
export const fullDisk: FaultTest = {
  name: 'full-disk',
  promise: 'On a full disk a change is refused in words, the book can be read, and goes on once there is space.',
  async run(scale, report) {
    const tally = newTally()
    if (process.platform === 'win32') return { ...tally, notRun: ['all of it: this system has no such limits'] }
    await inFolder(async (folder) => {
      const before = join(folder, 'before.db')
      await makePeople(before, 10)
      for (let turn = 0; turn < times(FILLINGS / 2, scale, 2); turn++)
        await underQuota(folder, before, 140 + 40 * turn, tally, report)

      const place = join(folder, 'disk')
      const disk = smallDisk(place, 4)
      if (!disk) {
        tally.notRun.push('a disk of its own that is full: only root can mount one')
        // The control without such a disk: somebody who takes a refusal for a yes.
        const path = join(folder, 'quota.db')
        putBook(before, path)
        runLine(['sh', '-c', 'ulimit -f 140; exec "$@"', 'sh', ...log(path, 'Nova', 'Hello '.repeat(20_000))])
        await controlOf(path, 'Nova', tally)
        return
      }
      try {
        for (let turn = 0; turn < times(FILLINGS, scale, 2); turn++) {
          putBook(before, join(place, 'book.db'))
          await fillUp(place, 60_000 + 17_000 * turn, tally, report)
        }
        const path = join(place, 'book.db')
        putBook(before, path)
        fill(place, 100_000)
        runLine(log(path, 'Nova', 'Hello '.repeat(40_000)))
        rmSync(join(place, 'ballast'))
        await controlOf(path, 'Nova', tally)
      } finally {
        disk.remove()
      }
    })
    return tally
  },
}

/** Somebody who takes a refusal for a yes is seen to lose. */
async function controlOf(path: string, person: string, tally: Tally): Promise<void> {
  tally.control.tried++
  const found = await withBook(path, async ({ store }) =>
    store.sqlite.prepare('select count(*) from contacts where name = ?').pluck().get(person),
  )
  if (found === 0) tally.control.caught++
}
