import { existsSync, readFileSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { allCommands } from '#cli/commands.ts'
import { inFolder, makePeople, putBook, writeArchive } from './books.ts'
import { type FaultTest, fault, newTally, type Report, type Tally } from './fault-test.ts'
import { type Dashboard, freePort, programLine, runLine, startDashboard } from './processes.ts'
import { callsOut, noStrace, type Outward, watchNetwork } from './strace.ts'

const root = resolve(import.meta.dirname, '../..')
const launcher = [process.execPath, join(root, 'src', 'launch.mjs')]

/** Every command but the dashboard, and what it is told; those that keep a copy elsewhere are asked about it alone. */
function linesIn(folder: string, archive: string, person: string, other: string): Readonly<Record<string, string[]>> {
  return {
    import: [archive],
    check: ['--to', person, '--note', 'Your talk on tide maps'],
    log: ['received', 'Nova Pessoa', '--note', 'See https://example.org/'],
    review: ['--finish'],
    export: ['json', '--to', join(folder, 'book.json')],
    backups: ['--verify'],
    findings: [],
    next: [],
    relate: [person, 'reports-to', other],
    duplicates: [],
    merge: [person, other, '--preview'],
    set: ['goals.roles', 'recruiter'],
    preset: ['article-a'],
    password: ['--help'],
    waive: ['resend-too-soon', person, '--reason', 'She asked me to'],
    rules: [],
    insight: [],
    trial: [],
    undo: ['--list'],
    restore: ['latest', '--preview'],
    replicate: ['--status'],
    delete: [person],
    deleted: [],
    purge: ['--yes'],
    doctor: [],
  }
}

/** Every page there is a link to, from the first on, one of each kind; and a few of what only a form does. */
async function walk(dashboard: Dashboard, archive: string, most: number): Promise<number> {
  const kind = (path: string) => path.replace(/\?.*/, '').replace(/[0-9a-z-]{20,}/g, ':id')
  const paths = ['/']
  const known = new Set(['/'])
  let asked = 0
  for (let at = 0; at < paths.length && asked < most; at++) {
    const answer = await dashboard.ask(paths[at] as string)
    const words = await answer.text()
    asked++
    for (const [, found = ''] of words.matchAll(/(?:href|src|action)="(\/[^"/][^"#]*)/g)) {
      const path = found.replaceAll('&amp;', '&')
      if (known.has(kind(path))) continue
      known.add(kind(path))
      paths.push(path)
    }
  }
  const files = new FormData()
  files.set('files', new Blob([Uint8Array.from(readFileSync(archive))]), basename(archive))
  files.set('how', 'at-once')
  const job = (await dashboard.ask('/data/import', files)).headers.get('location')
  let words = ''
  for (let turn = 0; job && turn < 100 && !words.includes('Brought in'); turn++) {
    if (turn > 0) await pause(100)
    words = await (await dashboard.ask(job)).text()
  }
  if (!words.includes('Brought in')) throw new Error('the archive was not brought in')
  const forms: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['/check', { to: 'Nova Pessoa', note: 'See https://example.org/ and mailto:nova@example.org', purpose: 'talk' }],
    ['/invitations/log', { direction: 'received', person: 'Nova Pessoa', on: '2026-11-20', note: 'Hello' }],
    ['/people', { name: 'Ana Example', url: 'https://www.linkedin.com/in/ana-example', email: 'ana@example.org' }],
    ['/review', {}],
    ['/data/backups', {}],
    ['/data/export/calendar', {}],
    ['/insight/trial', {}],
    ['/presets', { preset: 'article-a' }],
  ]
  for (const [path, fields] of forms) {
    const { status } = await dashboard.ask(path, new URLSearchParams(fields))
    if (status >= 400) throw new Error(`${path} answers ${status}: it was not done`)
  }
  return asked + forms.length + 1
}

interface Seen extends Tally {
  /** Connections to sockets of this machine's own files, and places it listened at. */
  own: number
  listens: number
}

/** Counts what a watched program did, and holds each call that leaves the machine against it. */
function judge(what: string, trace: string, seen: Seen, report: Report): void {
  const { outward, own, listens } = callsOut(trace)
  rmSync(trace)
  seen.own += own
  seen.listens += listens
  const words = ({ call, to }: Outward) => `${call} to ${to}`
  for (const each of outward) fault(seen, report, `${what}: ${words(each)}`)
}

/** What calls out, in ways the program could: it must be seen. */
async function callOut(folder: string, most: number, tally: Tally): Promise<void> {
  const trace = join(folder, 'control')
  const port = await freePort()
  const env = { CALL_OUT_TO: String(port), CALL_OUT_CONTROL: '1', CALL_OUT_REPORT: join(folder, 'report') }
  const node = (code: string) => [process.execPath, '--input-type=module', '--eval', code]
  const ways: readonly (readonly string[])[] = [
    [process.execPath, '--import', join(root, 'test/support/call-out.mjs'), '--eval', ''],
    // A name that is looked up, an address nobody has, and a message without a connection.
    node(`import { resolve4 } from 'node:dns/promises'
      await Promise.race([resolve4('decorum.invalid').catch(() => {}), new Promise((done) => setTimeout(done, 200))])
      process.exit()`),
    node(`import { connect } from 'node:net'
      connect(80, '192.0.2.1').on('error', () => {})
      setTimeout(() => process.exit(), 200)`),
    node(`import { createSocket } from 'node:dgram'
      const socket = createSocket('udp4')
      socket.send('x', ${port}, '127.0.0.1', () => socket.close())`),
  ]
  for (const way of ways.slice(0, most)) {
    tally.control.tried++
    runLine([...watchNetwork(trace), ...way], { env })
    if (existsSync(trace) && callsOut(trace).outward.length > 0) tally.control.caught++
    rmSync(trace, { force: true })
  }
}

/** The whole program, watched from outside of it. */
export const noCallOut: FaultTest = {
  name: 'no-call-out',
  promise: 'Seen from outside, the program connects to nothing and asks for no name: not one packet leaves.',
  async run(scale, report) {
    const tally: Seen = { ...newTally(), own: 0, listens: 0 }
    const missing = noStrace()
    if (missing) return { ...tally, notRun: [`all of it: ${missing}`] }
    const full = scale >= 0.2
    await inFolder(async (folder) => {
      const trace = join(folder, 'trace')
      const before = join(folder, 'before.db')
      const path = join(folder, 'book.db')
      const archive = await writeArchive(folder, 20)
      await makePeople(before, 5)
      putBook(before, path)

      const dashboard = await startDashboard(path, watchNetwork(trace))
      const asked = await walk(dashboard, archive, full ? 200 : 6)
      await dashboard.stop()
      judge('the dashboard', trace, tally, report)
      if (tally.listens === 0) fault(tally, report, 'the dashboard was not seen to listen: nothing was watched')
      tally.tried += asked

      const lines = linesIn(folder, archive, 'Guest 1', 'Guest 2')
      const untold = (await allCommands())
        .filter(({ name }) => name !== 'serve' && !(name in lines))
        .map(({ name }) => name)
      if (untold.length > 0) fault(tally, report, `nobody watches: ${untold.join(', ')}`)
      const some = Object.entries(lines).slice(0, full ? undefined : 2)
      for (const [name, args] of some) {
        const words = [name, ...args, ...(args.includes('--help') ? [] : ['--db', path])]
        // At full scale from its launcher on, as a person starts it.
        const line = full ? [...launcher, ...words] : programLine(...words)
        const { code, err } = runLine([...watchNetwork(trace), ...line])
        if (code === null || code === 70 || code === 3)
          fault(tally, report, `${name} did not run: ${err.slice(0, 200)}`)
        judge(name, trace, tally, report)
        tally.tried++
      }
      tally.notes.push(
        `${asked} requests and ${some.length} commands; it listened ${tally.listens} times, at the loopback alone`,
        `${tally.own} connections to sockets that are files of this machine; decorum replicate and restore --from, which start Litestream, are not part of it`,
      )
      await callOut(folder, full ? 4 : 2, tally)
    })
    return tally
  },
}
