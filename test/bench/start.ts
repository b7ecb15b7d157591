import { spawn } from 'node:child_process'
import { get } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { resolve } from 'node:path'
import { measure, type Step } from './measure.ts'

const home = resolve(import.meta.dirname, '../..')

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    get({ host: '127.0.0.1', port, path: '/', headers: { 'Sec-Fetch-Site': 'none' } }, (answer) => {
      answer.resume().on('end', () => done(true))
    }).on('error', () => done(false))
  })
}

/** Starts a server in a process of its own, waits for its first page, and ends it. */
async function started(argsFor: (port: number) => string[]): Promise<void> {
  const port = await freePort()
  const child = spawn(process.execPath, argsFor(port), { cwd: home, stdio: 'ignore' })
  const ended = new Promise((done) => child.on('exit', done))
  while (!(await answers(port))) await new Promise((again) => setTimeout(again, 3))
  child.kill('SIGTERM')
  await ended
}

/** From starting the program to its first page. */
export const starting: Step = async ({ path }) => [
  await measure({
    goal: '13',
    name: 'start to the first page',
    atMost: 3.5,
    rounds: 3,
    limitName: 'bare http server',
    limit: () =>
      started((port) => [
        '-e',
        `require('node:http').createServer((_, a) => a.end('hello')).listen(${port}, '127.0.0.1')`,
      ]),
    work: () => started((port) => ['src/launch.mjs', 'serve', '--port', String(port), '--db', path]),
  }),
]
