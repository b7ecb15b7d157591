import { addHours, type Instant } from './day.ts'

/** For how many days somebody deleted can be brought back. */
export const KEPT_DAYS = 30

/** The moment from which somebody deleted at `at` has been gone for `days` days, and is removed for good. */
export function dueAt(at: Instant, days: number = KEPT_DAYS): Instant {
  return addHours(at, days * 24)
}
