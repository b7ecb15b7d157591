import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { keepPassword } from '#actions/password.ts'
import { writePassword } from '#cli/password-file.ts'
import { requestText, sendRaw } from '#test/support/raw-socket.ts'
import { launch, shell } from '#test/support/run-cli.ts'
import { freePort, startServer } from '#test/support/start-server.ts'
import { testFolder } from '#test/support/test-book.ts'
import { WORDS } from '#test/support/with-password.ts'

/** An address of this machine in a network; undefined where it is in none. */
const elsewhere = Object.values(networkInterfaces())
  .flat()
  .find((each) => each?.family === 'IPv4' && !each.internal)?.address

/** A book, with a password or without. */
async function bookWith(password: boolean): Promise<string> {
  const db = join(testFolder(), 'book.db')
  await shell(db)('findings')
  if (password) writePassword(db, await keepPassword(WORDS))
  return db
}

/** Whether anything of ours listens at the port, on this machine or in a network. */
async function answers(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1', ...(elsewhere ? [elsewhere] : [])])
    if (await sendRaw(port, 'GET / HTTP/1.0\r\n\r\n', host).catch(() => undefined)) return true
  return false
}

describe('what would open the book to others is refused, and what is missing is named', () => {
  test.each([
    ['every address', ['--host', '0.0.0.0'], false, [/a password \(decorum password\)/, /--name/]],
    ['every IPv6 address', ['--host', '::'], false, [/a password/, /--name/]],
    ['a name and no password', ['--host', '0.0.0.0', '--name', 'desk.home.arpa'], false, [/a password/]],
    ['a password and no name', ['--host', '0.0.0.0'], true, [/--name/]],
    ['a name for a proxy, and no password', ['--name', 'https://decorum.example.org'], false, [/a password/]],
    ['the sample, which has no password', ['--host', '0.0.0.0', '--name', 'desk', '--sample'], true, [/a password/]],
  ] as const)('%s', async (_says, args, password, missing) => {
    const db = await bookWith(password)
    const port = await freePort()
    const { code, out, err } = await launch(['serve', '--port', String(port), '--db', db, ...args])
    expect([code, out]).toEqual([5, ''])
    for (const words of missing) expect(err).toMatch(words)
    if (missing.length === 1) expect(err).toMatch(/ is missing\./)
    expect(err).not.toMatch(/\n\s+at /)
    expect(await answers(port)).toBe(false)
  })

  test.each([
    ['a name that is a pattern', ['--host', '0.0.0.0', '--name', '*.home.arpa']],
    ['an address that is a name', ['--host', 'desk', '--name', 'desk']],
  ])('%s', async (_says, args) => {
    const db = await bookWith(true)
    const { code, err } = await launch(['serve', '--port', '1', '--db', db, ...args])
    expect(code).toBe(3)
    expect(err).toMatch(/is no (host name|address)/)
  })

  test('an address this machine does not have', async () => {
    const db = await bookWith(true)
    const port = String(await freePort())
    const { code, err } = await launch(['serve', '--port', port, '--db', db, '--host', '192.0.2.7', '--name', 'desk'])
    expect(code).toBe(5)
    expect(err).toContain('192.0.2.7 is not an address of this machine')
  })
})

describe('with a password and a name', () => {
  const ask = (host: string, more: readonly (readonly [string, string])[] = []) =>
    requestText('GET', '/people', [['Host', host], ...more])

  test.skipIf(!elsewhere)('it listens at that address alone, under that name alone', async () => {
    const running = await startServer([
      '--db',
      await bookWith(true),
      '--host',
      elsewhere ?? '',
      '--name',
      'desk.home.arpa',
    ])
    const { port } = running
    expect(running.said()).toContain(`Decorum is at http://desk.home.arpa:${port}/`)
    const named = await sendRaw(port, ask(`desk.home.arpa:${port}`), elsewhere)
    expect([named.status, named.headers.location]).toEqual([303, '/enter?to=%2Fpeople'])
    for (const other of [`127.0.0.1:${port}`, `localhost:${port}`, `${elsewhere}:${port}`, 'desk.home.arpa'])
      expect((await sendRaw(port, ask(other), elsewhere)).status, other).toBe(421)
    await expect(sendRaw(port, ask(`desk.home.arpa:${port}`))).rejects.toThrow('ECONNREFUSED')
  })

  test('behind a proxy it believes the Host and nothing a proxy adds', async () => {
    const running = await startServer(['--db', await bookWith(true), '--name', 'https://decorum.example.org'])
    const { port } = running
    expect(running.said()).toContain('Decorum is at https://decorum.example.org/')
    expect((await sendRaw(port, ask('decorum.example.org'))).status).toBe(303)
    for (const [name, value] of [
      ['X-Forwarded-Host', 'decorum.example.org'],
      ['Forwarded', 'host=decorum.example.org;proto=https'],
      ['X-Forwarded-For', '127.0.0.1'],
    ] as const)
      expect((await sendRaw(port, ask(`127.0.0.1:${port}`, [[name, value]]))).status, name).toBe(421)
    const enter = (origin: string) =>
      sendRaw(
        port,
        requestText(
          'POST',
          '/enter',
          [
            ['Host', 'decorum.example.org'],
            ['Origin', origin],
            ['Content-Type', 'application/x-www-form-urlencoded'],
          ],
          `password=${encodeURIComponent(WORDS)}`,
        ),
      )
    expect((await enter('http://decorum.example.org')).status).toBe(403)
    const entered = await enter('https://decorum.example.org')
    expect(entered.status).toBe(303)
    expect(entered.headers['set-cookie']).toContain('Secure')
  })
})

describe('on this machine', () => {
  test('with a password it says so, under a name only the owner knows, and asks', async () => {
    const { port, said } = await startServer(['--db', await bookWith(true)])
    const name = /http:\/\/(decorum-[a-f\d]{20}\.localhost:\d+)\//.exec(said())?.[1] ?? ''
    expect(name).toContain(`:${port}`)
    expect(said()).toContain('It asks for your password.')
    for (const host of [name, `127.0.0.1:${port}`])
      expect((await sendRaw(port, requestText('GET', '/people', [['Host', host]]))).status).toBe(303)
  })

  test('without one nothing is asked', async () => {
    const { port, said } = await startServer(['--db', await bookWith(false)])
    expect(said()).toContain(`Decorum is at http://127.0.0.1:${port}/`)
    expect(said()).not.toContain('password')
    const answer = await sendRaw(port, requestText('GET', '/people', [['Host', `127.0.0.1:${port}`]]))
    expect(answer.status).toBe(200)
  })

  test('a password in the address, the arguments or the log of the process is nowhere', async () => {
    const db = await bookWith(false)
    const set = await launch(['password', '--db', db], { input: `${WORDS}\n` })
    expect(set.code).toBe(0)
    expect(set.out + set.err).not.toContain('tide')
    const { port, said } = await startServer(['--db', db])
    const own = `127.0.0.1:${port}`
    const entered = await sendRaw(
      port,
      requestText(
        'POST',
        '/enter',
        [
          ['Host', own],
          ['Origin', `http://${own}`],
          ['Content-Type', 'application/x-www-form-urlencoded'],
        ],
        `password=${encodeURIComponent(WORDS)}`,
      ),
    )
    expect(entered.status).toBe(303)
    const token = /=([\w-]{43})/.exec(entered.headers['set-cookie'] ?? '')?.[1] ?? 'none'
    expect(token).not.toBe('none')
    expect(entered.headers.location).toBe('/')
    expect(said()).not.toContain('tide')
    expect(said()).not.toContain(token)
  })
})
