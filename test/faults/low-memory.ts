import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { zipBook } from '#test/book/zip-book.ts'
import { bringIn, illness, inFolder, makePeople, putBook, saysOf, withBook, writeArchive } from './books.ts'
import { type FaultTest, fault, newTally, type Report, type Tally } from './fault-test.ts'
import { childLine, programLine, runLine, startDashboard } from './processes.ts'

/** Megabytes of memory a process may take for what it works with. */
const HEAP = (megabytes: number) => ({ NODE_OPTIONS: `--max-old-space-size=${megabytes}` })

const MOST_RESIDENT = 600

const says = (path: string) =>
  withBook(path, async ({ store }) => ({ says: saysOf(store.sqlite), ill: illness(store.sqlite) }))

/** Kilobytes a process takes of the machine's memory. */
function residentOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** A file that is one thing and unpacks into another: a little zip with a table of 300 MB in it. */
async function bomb(folder: string): Promise<string> {
  const row = `Ana,Sousa,https://www.linkedin.com/in/ana,,Docks,${'Pilot'.repeat(200)},01 Oct 2026\n`
  const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n'
  const path = join(folder, 'Basic_LinkedInDataExport_11-20-2026-bomb.zip')
  const texts = new Map([['Connections.csv', header + row.repeat(Math.ceil((300 << 20) / row.length))]])
  writeFileSync(path, await zipBook(texts, '2026-11-20', true))
  return path
}

/** Sends the dashboard a hostile file; it must answer on, with the book as it was. */
async function sendBomb(folder: string, before: string, path: string, tally: Tally, report: Report): Promise<void> {
  putBook(before, path)
  const hostile = await bomb(folder)
  const dashboard = await startDashboard(path)
  try {
    const form = new FormData()
    form.set('files', new Blob([Uint8Array.from(readFileSync(hostile))]), basename(hostile))
    form.set('how', 'at-once')
    const answer = await dashboard.ask('/data/import', form)
    const job = answer.headers.get('location')
    let words = await answer.text()
    for (let turn = 0; job && turn < 200; turn++) {
      words = await (await dashboard.ask(job)).text()
      if (!/Still|Working|Reading|is read/i.test(words)) break
      await pause(200)
    }
    const page = await dashboard.ask('/people')
    if (page.status !== 200) fault(tally, report, `a hostile file: a page answers ${page.status} afterwards`)
    if (!/bytes|MB|large|ratio|limit/i.test(words)) fault(tally, report, 'a hostile file: the answer does not say why')
    const resident = Math.round(residentOf(dashboard.running.child.pid) / 1024)
    if (resident > MOST_RESIDENT) fault(tally, report, `a hostile file: the dashboard took ${resident} MB`)
    tally.notes.push(
      `a zip of ${Math.round(readFileSync(hostile).length / 1024)} kB that unpacks to 300 MB: at most ${resident} MB taken`,
    )
  } finally {
    await dashboard.stop()
  }
  const { says: after, ill } = await says(path)
  if (ill || after !== (await says(before)).says) fault(tally, report, 'a hostile file changed the book', 'lost')
  tally.tried++
}

/** Imports with too little memory. */
export const lowMemory: FaultTest = {
  name: 'low-memory',
  promise: 'Short of memory an import is done whole or not at all, and a hostile file ends the work, not the program.',
  async run(scale, report) {
    const tally = newTally()
    const full = scale >= 0.2
    await inFolder(async (folder) => {
      const before = join(folder, 'before.db')
      const path = join(folder, 'book.db')
      await makePeople(before, 20)
      // About three and a half rows a connection: a hundred thousand at full scale.
      const archive = await writeArchive(folder, full ? 28_500 : 1_500)
      const none = (await says(before)).says
      putBook(before, path)
      const all = await withBook(path, async (book) => {
        await bringIn(book, archive)
        return saysOf(book.store.sqlite)
      })
      for (const megabytes of full ? [128, 256, 64, 512] : [28, 128]) {
        putBook(before, path)
        const begun = performance.now()
        const { code, signal, out, err } = runLine(programLine('import', archive, '--json', '--db', path), {
          env: HEAP(megabytes),
          patience: 600_000,
        })
        const seconds = Math.round((performance.now() - begun) / 1000)
        const is = await says(path)
        const at = `${megabytes} MB`
        if (is.ill) fault(tally, report, `${at}: ${is.ill}`)
        if (is.says !== none && is.says !== all) fault(tally, report, `${at}: a part of it is there`, 'lost')
        if (code === 0 && is.says !== all) fault(tally, report, `${at}: it was acknowledged and is not there`, 'lost')
        const rows = code === 0 ? (JSON.parse(out) as { total: { read: number } }).total.read : 0
        const how = /heap out of memory/.test(err) ? 'out of memory' : `${code ?? signal}`
        tally.notes.push(`${at}: ${code === 0 ? `${rows} rows in ${seconds} s` : `ended (${how}), nothing written`}`)
        tally.tried++
      }

      // The thread that does long work, with too little: it ends, and the program goes on.
      putBook(before, path)
      const { out, err, code } = runLine(childLine('starve', path, archive), { patience: 300_000 })
      if (code !== 0 || !out.includes('failed') || !out.includes('answers'))
        fault(tally, report, `a thread without memory took the program along: ${code} ${out} ${err.slice(0, 300)}`)
      if ((await says(path)).says !== none) fault(tally, report, 'a thread without memory left a part', 'lost')
      tally.tried++
      await sendBomb(folder, before, path, tally, report)

      // The control writes row by row: what is short of memory, or of time, leaves a part there.
      putBook(before, path)
      runLine(childLine('import-in-pieces', path, archive), { env: { DIES_AFTER: '500' } })
      const part = (await says(path)).says
      tally.control = { tried: 1, caught: part !== none && part !== all ? 1 : 0 }
    })
    return tally
  },
}
