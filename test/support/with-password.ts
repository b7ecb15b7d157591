import { keepPassword, type PasswordRecord } from '#actions/password.ts'
import type { Clock } from '#model/clock.ts'
import { type Access, cookieName, createAccess } from '#web/access.ts'
import { testClock } from './test-book.ts'

/** The password of every book under test. */
export const WORDS = 'four tide maps, unread'

let kept: Promise<PasswordRecord> | undefined

/** What is kept of it, worked out once and at little cost. */
export function keptPassword(): Promise<PasswordRecord> {
  kept ??= keepPassword(WORDS, undefined, { N: 1024, r: 8, p: 1 })
  return kept
}

/** A door that opens for the password of every book under test. */
export async function accessByPassword(clock: Clock = testClock()): Promise<Access> {
  return createAccess(await keptPassword(), clock)
}

/** The header of a browser that is in. */
export function cookieOf(access: Access, port: number): { readonly Cookie: string } {
  return { Cookie: `${cookieName(port)}=${access.sessions.begin()}` }
}
