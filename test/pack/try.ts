import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

// Packs the program, installs the package in an empty folder as somebody with any Node would, and uses it there:
//   npm run pack:try            with the Node and npm in the PATH; OLD_PATH names another, such as /usr/bin:/bin
// It is no part of `npm test`: npm asks its registry for the dependencies where its cache lacks them.

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'decorum-pack-'))
const data = join(folder, 'data')
const env = { ...process.env, XDG_DATA_HOME: data, ...(process.env.OLD_PATH && { PATH: process.env.OLD_PATH }) }
for (const name of Object.keys(env)) if (/^npm_/i.test(name)) delete (env as Record<string, unknown>)[name]

function must(what: string, holds: unknown): void {
  process.stdout.write(`${holds ? 'holds' : 'FAILS'}: ${what}\n`)
  if (!holds) process.exitCode = 1
}

function run(command: string, args: readonly string[], cwd: string, given: NodeJS.ProcessEnv = env): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env: given, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} gave ${status}: ${stdout}${stderr}`)
  return stdout
}

// `.npmrc` keeps npm from running scripts, the one before packing included.
run(process.execPath, ['test/pack/write-dist.ts'], root, process.env)
const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], root)) as [
  { filename: string; size: number; entryCount: number; files: { path: string }[] },
]
const strays = packed.files.filter(({ path }) => /\.ts$|^(test|\.cache)\/|\.db$|Connections\.csv/.test(path))
must(
  `no test, source or book among its ${packed.entryCount} files, ${Math.round(packed.size / 1024)} KB`,
  strays.length === 0,
)

const place = mkdtempSync(join(folder, 'empty-'))
process.stdout.write(`with Node ${run('node', ['-v'], place)}`)
run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, packed.filename)], place)
must('decorum --help', run('npx', ['decorum', '--help'], place).startsWith('Decorum '))
must('decorum import', /Imported/.test(run('npx', ['decorum', 'import', join(root, 'data/sample')], place)))
must('the book lies in the user’s data folder', existsSync(join(data, 'decorum', 'decorum.db')))
must(
  'and none in the package',
  !readdirSync(join(place, 'node_modules/decorum/dist/data')).some((name) => /\.db/.test(name)),
)

const port = '47471'
const server = spawn('npx', ['decorum', 'serve', '--port', port], { cwd: place, env, detached: true })
await new Promise<void>((ready) => {
  server.stdout.on('data', (words) => String(words).includes('Ctrl-C') && ready())
  server.on('exit', () => ready())
})
const asked = spawnSync(process.execPath, [
  '-e',
  `fetch('http://127.0.0.1:${port}/').then((r) => r.text()).then(console.log)`,
])
must('decorum serve shows the book', String(asked.stdout).includes('<h1>Now</h1>'))
if (server.pid) process.kill(-server.pid, 'SIGTERM')
rmSync(folder, { recursive: true, force: true })
