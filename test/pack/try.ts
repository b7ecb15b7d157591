import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve, sep } from 'node:path'
import { bookOfUser } from '#cli/book-place.ts'
import { freePort, type Running, startLine } from '#test/faults/processes.ts'

// Packs the program, installs the package in an empty folder as somebody with any Node would, and uses it there, with
// the Node and npm of this machine: `npm run pack:try`. It is no part of `npm test`: npm asks its registry for the
// dependencies where its cache lacks them.

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'decorum-pack-'))
const place = join(folder, 'empty')
const data = join(folder, 'data')
const home = join(folder, 'home')
for (const each of [place, data, home]) mkdirSync(each)

// `npm run` puts node_modules/.bin first, the packaged Node with it, and npm reads its settings beside the Node that runs
// it; what it says to its scripts (`npm_…`) is not for a second npm either.
const ofPackages = (entry: string) => entry.split(sep).includes('node_modules')
const plain: Record<string, string | undefined> = {
  ...Object.fromEntries(Object.keys(process.env).flatMap((name) => (/^npm_/i.test(name) ? [[name, undefined]] : []))),
  NODE: undefined,
  INIT_CWD: undefined,
  NODE_COMPILE_CACHE: undefined,
  PATH: (process.env.PATH ?? '')
    .split(delimiter)
    .filter((entry) => !ofPackages(entry))
    .join(delimiter),
  XDG_DATA_HOME: data,
}

const running = new Set<Running>()

/** Ends whatever still runs and takes the folder away. */
function tidyUp(): void {
  for (const each of running) each.kill()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)
  process.on(signal, () => {
    tidyUp()
    process.exit(code)
  })

function say(words: string): void {
  process.stdout.write(`${words}\n`)
}

function must(what: string, holds: unknown): void {
  say(`${holds ? 'holds' : 'FAILS'}: ${what}`)
  if (!holds) process.exitCode = 1
}

interface Given {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Seconds after which it counts as hanging, and is ended. */
  readonly patience?: number
}

function begin(line: readonly string[], { cwd = place, env = {} }: Given = {}): Running {
  const begun = startLine(line, () => {}, { ...plain, ...env }, cwd)
  running.add(begun)
  return begun
}

/** Waits for the end of what was begun, and ends it with all it started when that takes too long. Null: it hung. */
async function endOf(begun: Running, patience: number) {
  const hung = Promise.withResolvers<null>()
  const timer = setTimeout(() => hung.resolve(null), patience * 1000)
  const ended = await Promise.race([begun.ended, hung.promise])
  clearTimeout(timer)
  begun.kill()
  await begun.ended
  running.delete(begun)
  return ended
}

/** Runs a command line to its end and returns what it printed. Throws, with its last words, when it fails or hangs. */
async function run(line: readonly string[], { patience = 60, ...given }: Given = {}): Promise<string> {
  say(`… ${line.join(' ')} (at most ${patience} s)`)
  const begun = begin(line, given)
  const ended = await endOf(begun, patience)
  const { err } = await begun.ended
  if (ended?.code === 0) return begun.lines.join('\n')
  const last = [...begun.lines, ...err.split('\n')].filter(Boolean).slice(-12)
  throw new Error(`${ended ? `it gave ${ended.code ?? ended.signal}` : 'it hung'}; its last words:\n${last.join('\n')}`)
}

async function pack(): Promise<string> {
  // `.npmrc` keeps npm from running scripts, the one before packing included.
  await run([process.execPath, 'test/pack/write-dist.ts'], { cwd: root })
  const [packed] = JSON.parse(await run(['npm', 'pack', '--json', '--pack-destination', folder], { cwd: root })) as [
    { filename: string; size: number; entryCount: number; files: { path: string }[] },
  ]
  const strays = packed.files.filter(({ path }) => /\.ts$|^(test|\.cache)\/|\.db$|Connections\.csv/.test(path))
  const size = Math.round(packed.size / 1024)
  must(`no test, source or book among its ${packed.entryCount} files, ${size} KB`, strays.length === 0)
  return join(folder, packed.filename)
}

async function install(packed: string): Promise<void> {
  const node = await run(['node', '-p', 'process.execPath'])
  say(`with Node ${await run(['node', '-v'])} (${node}) and npm ${await run(['npm', '-v'])}`)
  must('that Node is the machine’s own', !ofPackages(node))
  // Where the registry cannot be reached, npm would try again for minutes without a word.
  const patient = ['--prefer-offline', '--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--loglevel=http']
  await run(['npm', 'install', ...patient, '--no-audit', '--no-fund', packed], { patience: 300 })
}

async function useIt(): Promise<void> {
  must('decorum --help', (await run(['npx', 'decorum', '--help'])).startsWith('Decorum '))
  const bring = ['npx', 'decorum', 'import', join(root, 'data/sample')]
  for (const env of [{}, { XDG_DATA_HOME: undefined }]) {
    const book = bookOfUser({ platform: process.platform, home, env: { ...plain, ...env } })
    must('decorum import', /Imported/.test(await run(bring, { env: { ...env, HOME: home } })))
    must(`its book lies at ${book.replace(folder, '…')}`, existsSync(book))
  }
  const inPackage = readdirSync(join(place, 'node_modules/decorum'), { recursive: true, encoding: 'utf8' })
  must('and none in the package', !inPackage.some((name) => /\.db/.test(name)))
}

async function serveIt(): Promise<void> {
  const port = await freePort()
  say(`… npx decorum serve --port ${port}`)
  const serving = begin(['npx', 'decorum', 'serve', '--port', String(port)])
  const waited = setTimeout(() => serving.kill(), 60_000)
  await serving.line('The book:')
  clearTimeout(waited)
  const asked = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(30_000) })
  must('decorum serve shows the book', asked.status === 200 && (await asked.text()).includes('<h1>Now '))
  serving.kill('SIGTERM')
  must('and ends when it is told to', (await endOf(serving, 20)) !== null)
}

try {
  await install(await pack())
  await useIt()
  await serveIt()
} catch (error) {
  must(`all of it ran: ${error instanceof Error ? error.message : error}`, false)
} finally {
  tidyUp()
}
