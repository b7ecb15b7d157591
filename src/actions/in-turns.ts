import { setImmediate } from 'node:timers/promises'

/** How many are looked at before whatever else waits has its turn. */
const AT_ONCE = 5

/**
 * To be awaited before each of many is judged: now and then, whatever else waits has its turn. The first judgement of a
 * large book takes long, and a page that does not ask for it is not to wait for its end.
 */
export function inTurns(): () => Promise<void> | undefined {
  let looked = 0
  return () => (++looked % AT_ONCE === 0 ? setImmediate() : undefined)
}
