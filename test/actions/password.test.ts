import { describe, expect, test } from 'vitest'
import { isPassword, keepPassword, readPasswordRecord } from '#actions/password.ts'
import { Problem } from '#model/problem.ts'

const WORDS = 'four tide maps, unread'

describe('what is kept of a password', () => {
  test('knows it again, and no other', async () => {
    const record = await keepPassword(WORDS)
    expect(await isPassword(record, WORDS)).toBe(true)
    for (const wrong of ['', 'four tide maps', `${WORDS} `, WORDS.toUpperCase()])
      expect(await isPassword(record, wrong)).toBe(false)
  })

  test('is salted, costs work, and does not hold the words', async () => {
    const [one, two] = [await keepPassword(WORDS), await keepPassword(WORDS)]
    expect(one.salt).not.toBe(two.salt)
    expect(one.hash).not.toBe(two.hash)
    expect(one.N).toBeGreaterThanOrEqual(2 ** 15)
    expect(JSON.stringify(one)).not.toContain('tide')
  })

  test('does not ask on which keyboard it was typed', async () => {
    expect(await isPassword(await keepPassword('crème brûlée'.normalize('NFD')), 'crème brûlée'.normalize('NFC'))).toBe(
      true,
    )
  })

  test.each(['', 'seven77', 'x'.repeat(1001)])('refuses one too short or too long', async (words) => {
    await expect(keepPassword(words)).rejects.toThrow(Problem)
  })

  test('keeps the private name when it changes, and gives each book one of its own', async () => {
    const before = await keepPassword(WORDS)
    expect((await keepPassword('another eight words', before)).privateName).toBe(before.privateName)
    expect((await keepPassword(WORDS)).privateName).not.toBe(before.privateName)
    expect(before.privateName).toMatch(/^decorum-[a-f\d]{20}\.localhost$/)
  })

  test('is read back as it was, with its own parameters', async () => {
    const record = await keepPassword(WORDS)
    const read = readPasswordRecord(JSON.stringify(record))
    expect(read).toEqual(record)
    expect(read && (await isPassword(read, WORDS))).toBe(true)
  })

  test('is not read from what is no record, or one that would ask for endless work', async () => {
    const record = await keepPassword(WORDS)
    for (const change of [
      { scheme: 'plain' },
      { N: 2 ** 30 },
      { N: 2 ** 15 + 1 },
      { N: 1024 },
      { N: '32768' },
      { r: 1000 },
      { p: 0 },
      { salt: '' },
      { hash: 'AAAA' },
      { hash: 7 },
      { privateName: 'evil.test' },
    ])
      expect(readPasswordRecord(JSON.stringify({ ...record, ...change })), JSON.stringify(change)).toBeUndefined()
    for (const text of ['', '{', 'null', '[]', '7', '{}']) expect(readPasswordRecord(text)).toBeUndefined()
  })
})
