#!/usr/bin/env node
// Starts Decorum under a Node that is new enough, with as few permissions as the command needs. Plain JavaScript.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { cannotLoadMessage, findNode, noNodeMessage } from './find-node.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const args = process.argv.slice(2)
const node = findNode()
if (!node) {
  console.error(noNodeMessage())
  process.exit(3)
}

// From a checkout the sources run as they are; a package has them without types, see test/pack/write-dist.ts.
const [folder, end] = existsSync(join(here, 'main.ts')) ? [here, 'ts'] : [join(here, '..', 'dist', 'src'), 'js']
const main = join(folder, `main.${end}`)

// Only the server may open a socket and start a thread, and it gives both rights up as soon as it listens; no command
// may call out.
const serves = args[0] === undefined || args[0].startsWith('-') || args[0] === 'serve'
// Only what keeps a copy elsewhere, or brings one back, may start another program: the one that goes there.
const goesElsewhere = args[0] === 'replicate' || (args[0] === 'restore' && args.some((arg) => arg.startsWith('--from')))
const flags = [
  '--permission',
  '--allow-addons',
  '--allow-fs-read=*',
  '--allow-fs-write=*',
  // The dashboard stands open all day: less room for what is short-lived takes a quarter off its memory, at no price that
  // was seen. An import has a thread, and room, of its own.
  ...(serves ? ['--allow-net', '--allow-worker', '--max-semi-space-size=4'] : []),
  ...(goesElsewhere ? ['--allow-child-process'] : []),
  '--disable-warning=ExperimentalWarning',
  '--disable-warning=SecurityWarning',
  `--import=${pathToFileURL(join(folder, `resolve-modules.${end}`))}`,
]

const child = spawn(node, [...flags, main, ...args], {
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: join(here, '..', 'node_modules', '.cache', 'decorum'), ...process.env },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  console.error(`Decorum could not start ${node}: ${error.message}`)
  process.exit(3)
})
// What the system's loader exits with when a library is missing.
const CANNOT_LOAD = 127
child.on('exit', (code, signal) => {
  if (code === CANNOT_LOAD) console.error(cannotLoadMessage())
  if (signal) process.removeAllListeners(signal)
  if (signal) process.kill(process.pid, signal)
  else process.exit(code === CANNOT_LOAD ? 3 : (code ?? 3))
})
