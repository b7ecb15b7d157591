import { describe, expect, test } from 'vitest'
import { addSeconds, type Instant } from '#model/day.ts'
import { NOON, testClock } from '#test/support/test-book.ts'
import { createTries, FREE_TRIES, LONGEST_WAIT } from '#web/tries.ts'

function counting() {
  const clock = testClock()
  const tries = createTries(clock)
  let now = NOON as Instant
  const later = (seconds: number) => {
    now = addSeconds(now, seconds)
    clock.set(now)
  }
  return { tries, later }
}

describe('tries of a password', () => {
  test('five are taken at once, then each wait is longer than the one before', () => {
    const { tries, later } = counting()
    for (let at = 0; at < FREE_TRIES; at++) expect(tries.begin('a')).toBe(0)
    const waits: number[] = []
    for (let at = 0; at < 8; at++) {
      const wait = tries.begin('a')
      waits.push(wait)
      later(wait)
      expect(tries.begin('a')).toBe(0)
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 300, 300, 300])
  })

  test('a thousand tries while waiting do not make the wait longer, and nobody waits for good', () => {
    const { tries, later } = counting()
    for (let at = 0; at < 1000; at++) expect(tries.begin('a')).toBeLessThanOrEqual(LONGEST_WAIT)
    later(10)
    expect(tries.begin('a')).toBe(0)
  })

  test('a right one forgets the wrong ones, and so does an hour', () => {
    const { tries, later } = counting()
    for (let at = 0; at < FREE_TRIES; at++) tries.begin('a')
    tries.succeeded('a')
    for (let at = 0; at < FREE_TRIES; at++) expect(tries.begin('a')).toBe(0)
    expect(tries.begin('a')).toBeGreaterThan(0)
    later(3600)
    for (let at = 0; at < FREE_TRIES; at++) expect(tries.begin('a')).toBe(0)
    expect(tries.begin('a')).toBe(10)
  })

  test('one sender does not make another wait', () => {
    const { tries } = counting()
    for (let at = 0; at < 50; at++) tries.begin('a')
    expect(tries.begin('b')).toBe(0)
  })

  test('ever new senders take no more memory, and are soon counted as one', () => {
    const { tries } = counting()
    let taken = 0
    for (let at = 0; at < 10_000; at++) if (tries.begin(`sender ${at}`) === 0) taken++
    expect(tries.size).toBeLessThanOrEqual(101)
    expect(taken).toBeLessThanOrEqual(100 + FREE_TRIES)
  })

  test('a clock that was set back makes nobody wait for it', () => {
    const { tries, later } = counting()
    for (let at = 0; at < FREE_TRIES; at++) tries.begin('a')
    later(-365 * 86_400)
    expect(tries.begin('a')).toBe(0)
  })
})
