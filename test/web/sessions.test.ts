import { describe, expect, test } from 'vitest'
import { testClock } from '#test/support/test-book.ts'
import { createSessions } from '#web/sessions.ts'

describe('a session', () => {
  test('is a token of 32 random bytes, never the same', () => {
    const sessions = createSessions(testClock())
    const tokens = Array.from({ length: 20 }, () => sessions.begin())
    expect(new Set(tokens).size).toBe(20)
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  })

  test('stands for whoever has it, until it is ended', () => {
    const sessions = createSessions(testClock())
    const [mine, other] = [sessions.begin(), sessions.begin()]
    expect(sessions.stands(mine)).toBe(true)
    sessions.end(mine)
    sessions.end('nonsense')
    expect(sessions.stands(mine)).toBe(false)
    expect(sessions.stands(other)).toBe(true)
  })

  test('ends after twelve hours without a request, and not before', () => {
    const clock = testClock('2026-11-18T08:00:00.000Z')
    const sessions = createSessions(clock)
    const token = sessions.begin()
    clock.set('2026-11-18T19:59:59.000Z')
    expect(sessions.stands(token)).toBe(true)
    clock.set('2026-11-19T07:59:58.000Z')
    expect(sessions.stands(token)).toBe(true)
    clock.set('2026-11-19T19:59:58.000Z')
    expect(sessions.stands(token)).toBe(false)
    clock.set('2026-11-19T07:59:59.000Z')
    expect(sessions.stands(token)).toBe(false)
  })

  test.each(['', 'x', 'A'.repeat(43), 'A'.repeat(44), `${'A'.repeat(42)}=`, 'ÿ'.repeat(43)])(
    'does not stand for %j',
    (token) => {
      const sessions = createSessions(testClock())
      sessions.begin()
      expect(sessions.stands(token)).toBe(false)
    },
  )

  test('a token written otherwise that means the same bytes is the same one, and a changed one is none', () => {
    const sessions = createSessions(testClock())
    const token = sessions.begin()
    for (let at = 0; at < 42; at++) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
      expect(sessions.stands(changed)).toBe(false)
    }
  })

  test('takes no more memory than for some: the longest idle makes room', () => {
    const clock = testClock('2026-11-18T08:00:00.000Z')
    const sessions = createSessions(clock)
    const first = sessions.begin()
    clock.set('2026-11-18T08:01:00.000Z')
    const second = sessions.begin()
    clock.set('2026-11-18T08:02:00.000Z')
    expect(sessions.stands(first)).toBe(true)
    for (let more = 0; more < 31; more++) sessions.begin()
    expect(sessions.stands(first)).toBe(true)
    expect(sessions.stands(second)).toBe(false)
  })
})
