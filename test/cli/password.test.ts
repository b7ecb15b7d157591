import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isPassword } from '#actions/password.ts'
import { passwordFileOf, readPassword } from '#cli/password-file.ts'
import { Problem } from '#model/problem.ts'
import { launch, shell } from '#test/support/run-cli.ts'
import { testFolder } from '#test/support/test-book.ts'

const WORDS = 'four tide maps, unread'

async function knows(db: string, words: string): Promise<boolean> {
  const record = readPassword(db)
  return record !== undefined && isPassword(record, words)
}

describe('decorum password', () => {
  test('sets, changes and removes it', async () => {
    const db = join(testFolder(), 'book.db')
    expect(readPassword(db)).toBeUndefined()
    const set = await shell(db, { input: `${WORDS}\n` })('password')
    expect([set.code, set.err]).toEqual([0, ''])
    expect(await knows(db, WORDS)).toBe(true)
    const changed = await shell(db, { input: 'another eight words' })('password')
    expect(changed.out).toContain('changed')
    expect(await knows(db, WORDS)).toBe(false)
    expect(await knows(db, 'another eight words')).toBe(true)
    expect((await shell(db)('password', '--remove')).out).toContain('gone')
    expect(readPassword(db)).toBeUndefined()
    expect((await shell(db)('password', '--remove')).out).toContain('no password')
  })

  test('lies beside the book for its owner alone, whatever the umask, and nothing half-written stays', async () => {
    const folder = testFolder()
    const db = join(folder, 'book.db')
    const before = process.umask(0)
    try {
      await shell(db, { input: WORDS })('password')
    } finally {
      process.umask(before)
    }
    expect(readdirSync(folder).filter((name) => name.includes('password'))).toEqual(['book.db.password'])
    if (process.platform !== 'win32') expect(statSync(passwordFileOf(db)).mode & 0o777).toBe(0o600)
  })

  test('is not in the book, its journal or its backups', async () => {
    const folder = testFolder()
    const db = join(folder, 'book.db')
    await shell(db, { input: WORDS })('password')
    await shell(db)('set', 'me.name', 'Joana Vilarinho')
    const { hash } = JSON.parse(readFileSync(passwordFileOf(db), 'utf8')) as { hash: string }
    for (const name of readdirSync(folder))
      if (name !== 'book.db.password') expect(readFileSync(join(folder, name)).includes(hash), name).toBe(false)
    expect((await shell(db)('undo', '--list')).out).not.toMatch(/password/i)
  })

  test('is never taken from the command line, and what was typed there is not repeated', async () => {
    const db = join(testFolder(), 'book.db')
    const { code, out, err } = await shell(db, { input: WORDS })('password', 'hunter2hunter2')
    expect([code, out]).toEqual([3, ''])
    expect(err).toContain('not given on the command line')
    expect(err).not.toContain('hunter2')
    expect(readPassword(db)).toBeUndefined()
  })

  test('is never taken from the environment', async () => {
    const db = join(testFolder(), 'book.db')
    const { code } = await launch(['password', '--db', db], {
      input: '',
      env: { DECORUM_PASSWORD: WORDS, PASSWORD: WORDS },
    })
    expect(code).toBe(3)
    expect(existsSync(passwordFileOf(db))).toBe(false)
  })

  test.each([
    ['nothing', '', /No password was given/],
    ['too little', 'short\n', /8 to 1000/],
    ['two lines', `${WORDS}\n${WORDS}\n`, /more than one line/],
  ])('refuses %s, and the one before stands', async (_says, input, words) => {
    const db = join(testFolder(), 'book.db')
    await shell(db, { input: WORDS })('password')
    const { code, err } = await shell(db, { input })('password')
    expect(code).toBe(3)
    expect(err).toMatch(words)
    expect(await knows(db, WORDS)).toBe(true)
  })

  test('has nothing to guard in the sample', async () => {
    const { code, err } = await shell(join(testFolder(), 'book.db'), { input: WORDS })('password', '--sample')
    expect(code).toBe(5)
    expect(err).toContain('The sample has no password')
  })
})

describe('the file of the password', () => {
  test.each([
    ['empty', ''],
    ['cut short', '{"scheme":"scrypt","N":327'],
    ['of something else', '{"scheme":"md5"}'],
  ])('that is %s is a problem, never a book without a password', async (_says, text) => {
    const db = join(testFolder(), 'book.db')
    writeFileSync(passwordFileOf(db), text)
    expect(() => readPassword(db)).toThrow(Problem)
    const served = await launch(['serve', '--port', '1', '--db', db])
    expect(served.code).toBe(5)
    expect(served.err).toContain('password of this book cannot be read')
    await shell(db, { input: WORDS })('password')
    expect(await knows(db, WORDS)).toBe(true)
  })

  test('that cannot be read at all is one too', () => {
    const db = join(testFolder(), 'book.db')
    mkdirSync(passwordFileOf(db))
    expect(() => readPassword(db)).toThrow(Problem)
  })

  test.skipIf(process.platform === 'win32')('that others could read is closed to them', async () => {
    const db = join(testFolder(), 'book.db')
    await shell(db, { input: WORDS })('password')
    chmodSync(passwordFileOf(db), 0o644)
    readPassword(db)
    expect(statSync(passwordFileOf(db)).mode & 0o777).toBe(0o600)
  })
})
