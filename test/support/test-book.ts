import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import type { Book } from '#actions/moment.ts'
import type { Clock } from '#model/clock.ts'
import type { Instant } from '#model/day.ts'
import { openStore } from '#store/open-store.ts'

/** A clock a test sets. */
export interface TestClock extends Clock {
  set(instant: string): void
}

/** A real book under a clock a test sets. */
export interface TestBook extends Book {
  readonly clock: TestClock
  /** Closes it now; it is closed after the test in any case. */
  close(): Promise<void>
}

/** Noon of the day on which every example plays: Wednesday, 18 November 2026. */
export const NOON = '2026-11-18T12:00:00.000Z'

/** A clock that stands still until it is set. */
export function testClock(now: string = NOON, zone = 'UTC'): TestClock {
  let present = now as Instant
  return {
    now: () => present,
    zone,
    set(instant) {
      present = instant as Instant
    },
  }
}

/** Opens a book of its own for one test, in memory unless `path` names a file, and closes it when the test is over. */
export async function testBook({ now = NOON, zone = 'UTC', path = ':memory:' } = {}): Promise<TestBook> {
  const store = await openStore(path)
  let open = true
  const close = async () => {
    if (!open) return
    open = false
    await store.close()
  }
  onTestFinished(close)
  return { store, clock: testClock(now, zone), close }
}

/** A new folder for all tests of a file, asked for in `beforeAll`; removed after the last. */
export function testFolderOfFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'decorum-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A new folder for one test, removed when the test is over. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'decorum-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
