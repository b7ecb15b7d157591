import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { backupsOf } from '#store/back-up.ts'
import { type Random, randomFrom } from '#test/book/random.ts'
import {
  backUpAt,
  bringIn,
  illness,
  inFolder,
  makePeople,
  putBook,
  saysOf,
  troubleWithBackups,
  withBook,
  writeArchive,
} from './books.ts'
import { type FaultTest, fault, newTally, type Tally, times } from './fault-test.ts'
import { childLine, killAfter } from './processes.ts'

const KILLS = 100

interface Stage {
  readonly path: string
  /** The book with an archive in it, and what it says before the archive and with it. */
  readonly full: string
  readonly says: { readonly full: string; readonly undone: string }
}

async function setUp(folder: string): Promise<Stage> {
  const full = join(folder, 'full.db')
  const path = join(folder, 'book.db')
  await makePeople(full, 20)
  await withBook(full, async (book) => {
    await bringIn(book, await writeArchive(folder, 500))
  })
  putBook(full, path)
  const says = await withBook(path, async ({ store }) => saysOf(store.sqlite))
  await killAfter(childLine('undo', path), 'done', 60_000)
  const undone = await withBook(path, async ({ store }) => saysOf(store.sqlite))
  return { path, full, says: { full: says, undone } }
}

/** Something large that is killed, and what the book may say afterwards. Restoring a backup belongs here as a third. */
const works: Readonly<Record<string, (stage: Stage) => readonly string[]>> = {
  backup: ({ says }) => [says.full],
  undo: ({ says }) => [says.full, says.undone],
}

async function killIn(work: string, stage: Stage, folder: string, random: Random, long: number): Promise<string[]> {
  const { path, full } = stage
  putBook(full, path)
  rmSync(join(folder, 'backups'), { recursive: true, force: true })
  const first = await backUpAt(path)
  const { lines } = await killAfter(childLine(work, path), 'begins', random.int(0, long))
  const listed = new Set(backupsOf(path).map(({ file }) => file))
  const wrong: string[] = []
  for (const file of [first, ...lines.filter((line) => line.startsWith('backup ')).map((line) => line.slice(7))])
    if (!listed.has(file)) wrong.push(`the backup ${file} was acknowledged and is not listed`)
  wrong.push(...troubleWithBackups(path))
  await withBook(path, async ({ store }) => {
    const said = saysOf(store.sqlite)
    if (!works[work]?.(stage).includes(said)) wrong.push('the book is neither as before nor as after')
    const ill = illness(store.sqlite)
    if (ill) wrong.push(ill)
    if (lines.some((line) => line.startsWith('done')) && said !== stage.says.undone) wrong.push('it was not undone')
  })
  const next = await backUpAt(path)
  if (backupsOf(path).at(-1)?.file !== next) wrong.push('no further backup could be made')
  return wrong
}

async function controlOf({ path, full }: Stage, folder: string, kill: number, tally: Tally): Promise<void> {
  putBook(full, path)
  rmSync(join(folder, 'backups'), { recursive: true, force: true })
  await backUpAt(path)
  const { lines } = await killAfter(childLine('backup-too-early', path), 'ready', 5 + kill * 3)
  const listed = new Set(backupsOf(path).map(({ file }) => file))
  tally.control.tried++
  if (lines.some((line) => line.startsWith('backup ') && !listed.has(line.slice(7)))) tally.control.caught++
}

/** Kills while backups are made and while an import is taken back. */
export const killedWhileCopying: FaultTest = {
  name: 'killed-while-copying',
  promise:
    'Killed while it makes a backup or takes an import back, it leaves every listed backup sound and the book whole.',
  async run(scale, report) {
    const tally = newTally()
    const random = randomFrom(report.seed)
    await inFolder(async (folder) => {
      const stage = await setUp(folder)
      putBook(stage.full, stage.path)
      const begun = performance.now()
      await killAfter(childLine('undo', stage.path), 'closed', 60_000)
      const long = Math.ceil((performance.now() - begun) * 0.7)
      for (const work of Object.keys(works))
        for (let kill = 0; kill < times(KILLS, scale, 2); kill++) {
          for (const wrong of await killIn(work, stage, folder, random, long))
            fault(tally, report, `${work}, kill ${kill}: ${wrong}`, 'lost')
          tally.tried++
        }
      for (let kill = 0; kill < times(KILLS / 5, scale, 3); kill++) await controlOf(stage, folder, kill, tally)
    })
    tally.notes.push('putting a backup back in place is not among them: this version has no command for it')
    return tally
  },
}
