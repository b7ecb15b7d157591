import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { launch } from '#test/support/run-cli.ts'
import { testFolder } from '#test/support/test-book.ts'

const callOut = new URL('../support/call-out.mjs', import.meta.url).href

describe('the program as a person starts it', () => {
  test('answers --help and --version without touching a book', async () => {
    const folder = testFolder()
    const env = { DECORUM_DB: join(folder, 'data', 'book.db') }
    const help = await launch(['--help'], { env })
    expect([help.code, help.err]).toEqual([0, ''])
    expect(help.out).toMatch(/^Decorum \d+\.\d+\.\d+: /)
    expect((await launch(['--version'], { env })).out).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  test('gives the verdict as its exit code, and 3 or more when it cannot judge', async () => {
    const db = join(testFolder(), 'book.db')
    const check = (...args: string[]) =>
      launch(['check', '--db', db, '--to', 'Chi Nwosu', '--purpose', 'Swap notes', ...args], {
        input: 'Hi Chi, your talk on harbour charts in Porto stayed with me.\n',
      })
    expect((await check('--note', '-')).code).toBe(0)
    expect((await check('--note', '')).code).toBe(2)
    expect((await launch(['check', '--db', db])).code).toBe(3)
    const refused = await launch(['check', '--db', testFolder(), '--to', 'Chi Nwosu'])
    expect(refused.code).toBe(5)
    expect(refused.err).not.toMatch(/\n\s+at /)
  })

  test('prints no colour into a pipe, and no warning of the machinery', async () => {
    const { out, err } = await launch(['findings', '--db', join(testFolder(), 'book.db')])
    expect(out).toBe('Nothing needs you today.\n')
    expect(err).toBe('')
  })

  test('keeps quiet when the reader of its output has seen enough', async () => {
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL('../../src/launch.mjs', import.meta.url)), 'rules', '--json'],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let err = ''
    child.stderr.on('data', (words) => {
      err += words
    })
    child.stdout.once('data', () => child.stdout.destroy())
    await new Promise((done) => child.on('close', done))
    expect(err).toBe('')
  })
})

describe('no command can reach the network', () => {
  async function attempts(
    command: readonly string[],
    env: Record<string, string> = {},
  ): Promise<{ lines: string[]; asked: number }> {
    let asked = 0
    const server = createServer((_, answer) => {
      asked++
      answer.end('hello')
    })
    server.on('connection', () => asked++)
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    onTestFinished(() => void server.close())
    const folder = testFolder()
    const report = join(folder, 'report')
    await launch([...command, '--db', join(folder, 'book.db')], {
      env: {
        NODE_OPTIONS: `--import=${callOut}`,
        CALL_OUT_TO: String((server.address() as AddressInfo).port),
        CALL_OUT_REPORT: report,
        ...env,
      },
    })
    return { lines: readFileSync(report, 'utf8').trimEnd().split('\n'), asked }
  }

  test.each([[['findings']], [['rules', '--json']], [['check', '--to', 'Chi Nwosu']]])(
    '%j: no fetch, no socket, no listening',
    async (command) => {
      expect(await attempts(command)).toEqual({
        lines: ['fetch: ERR_ACCESS_DENIED', 'connect: ERR_ACCESS_DENIED', 'listen: ERR_ACCESS_DENIED'],
        asked: 0,
      })
    },
  )

  test('control: without the launcher’s permissions the same attempts succeed', async () => {
    const { lines, asked } = await attempts(['findings'], { CALL_OUT_CONTROL: 'yes' })
    expect(lines.slice(0, 3)).toEqual(['fetch: done', 'connect: done', 'listen: done'])
    expect(asked).toBeGreaterThan(0)
  })
})
