import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { inOperation } from '#store/journal.ts'
import { keepSetting, readKept } from '#store/settings.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'

const SETTING = 'calendar.secret'

/** Bytes of chance in an address: 192 bits, beyond any guessing. */
const SECRET_BYTES = 24

/** The secret part of the address at which the calendar is served; null while it is switched off. */
export async function calendarSecret({ store }: Book): Promise<string | null> {
  const kept = await readKept(store.db, SETTING)
  return typeof kept === 'string' && kept !== '' ? kept : null
}

/** Serves the calendar at a new secret address, or for the first time; an earlier address ends. */
export async function renewCalendarAddress(book: Book, by: By): Promise<string | null> {
  const { now } = await momentOf(book)
  const label = (await calendarSecret(book)) === null ? 'Switch the calendar on' : 'Make a new calendar address'
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  return (await inOperation(book.store, { by, at: now, label }, (write) => keepSetting(write, SETTING, secret)))
    .operation
}

/** Stops serving the calendar; its address ends. */
export async function switchCalendarOff(book: Book, by: By): Promise<string | null> {
  const { now } = await momentOf(book)
  const occasion = { by, at: now, label: 'Switch the calendar off' }
  return (await inOperation(book.store, occasion, (write) => keepSetting(write, SETTING, null))).operation
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Whether `given` is the secret the calendar is served under; how long it takes tells nothing about the secret. */
export async function isCalendarSecret(book: Book, given: string): Promise<boolean> {
  const secret = await calendarSecret(book)
  // Digests are of one length, so that they can be compared in constant time whatever was sent.
  return secret !== null && timingSafeEqual(digest(secret), digest(given))
}
