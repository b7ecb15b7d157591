import type { Clock } from '#model/clock.ts'
import { addSeconds, type Instant, secondsBetween } from '#model/day.ts'

/** Wrong passwords that are taken without a wait. */
export const FREE_TRIES = 5

const FIRST_WAIT = 10
/** The longest wait, in seconds: nobody is locked out for good. */
export const LONGEST_WAIT = 300

/** Seconds without a try after which earlier ones are forgotten. */
const FORGOTTEN_AFTER = 3600

/** The most senders counted apart; whoever comes beyond them is counted together. */
const MOST = 100
const ALL_OTHERS = 'all others'

/** How often a password was tried in vain, by who sent it; in memory alone. */
export interface Tries {
  /**
   * Takes note of a try before it is looked at. Gives the seconds left to wait when it comes too soon, else 0: a try
   * made while waiting is not looked at, and does not make the wait longer.
   */
  begin(sender: string): number
  /** The try was right: what came before it is forgotten. */
  succeeded(sender: string): void
  /** How many senders are remembered. */
  readonly size: number
}

interface Record {
  tries: number
  readonly last: Instant
  readonly next: Instant
}

/** The wait after so many tries, in seconds: none at first, then twice as long each time. */
function waitAfter(tries: number): number {
  return tries < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - FREE_TRIES))
}

/** No tries yet. */
export function createTries(clock: Clock): Tries {
  const records = new Map<string, Record>()
  const keyOf = (sender: string) => (records.has(sender) || records.size < MOST ? sender : ALL_OTHERS)

  return {
    begin(sender) {
      const now = clock.now()
      for (const [key, { last }] of records) if (addSeconds(last, FORGOTTEN_AFTER) <= now) records.delete(key)
      const key = keyOf(sender)
      const before = records.get(key)
      if (before && now < before.next) {
        // A clock that was set back must not make somebody wait for it to catch up.
        const left = Math.ceil(secondsBetween(now, before.next))
        if (left <= LONGEST_WAIT) return left
      }
      const tries = (before?.tries ?? 0) + 1
      records.set(key, { tries, last: now, next: addSeconds(now, waitAfter(tries)) })
      return 0
    },
    succeeded(sender) {
      records.delete(keyOf(sender))
    },
    get size() {
      return records.size
    },
  }
}
