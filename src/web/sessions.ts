import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Clock } from '#model/clock.ts'
import { addHours, type Instant } from '#model/day.ts'

/** Hours without a request after which somebody is asked again. */
export const IDLE_HOURS = 12

/** The most browsers that are in at once; the one longest idle makes room. */
const MOST = 32

const TOKEN_BYTES = 32
const TOKEN_SHAPE = /^[\w-]{43}$/

/** Who is in, kept in memory alone: it ends with the server. */
export interface Sessions {
  /** Lets somebody in; the token is theirs alone. */
  begin(): string
  /** Whether the token is of somebody who is in, and was here in the last hours. */
  stands(token: string): boolean
  end(token: string): void
}

interface Session {
  readonly token: Buffer
  usedAt: Instant
}

/** No sessions yet. */
export function createSessions(clock: Clock): Sessions {
  let sessions: Session[] = []

  /** Looks at every one of them to the last byte, so that the time it takes tells nothing. */
  function find(token: string): Session | undefined {
    if (!TOKEN_SHAPE.test(token)) return undefined
    const given = Buffer.from(token, 'base64url')
    let found: Session | undefined
    for (const session of sessions) if (timingSafeEqual(session.token, given)) found = session
    return found
  }

  return {
    begin() {
      const token = randomBytes(TOKEN_BYTES)
      const byUse = sessions.toSorted((a, b) => (a.usedAt < b.usedAt ? 1 : -1))
      sessions = [{ token, usedAt: clock.now() }, ...byUse.slice(0, MOST - 1)]
      return token.toString('base64url')
    },
    stands(token) {
      const now = clock.now()
      sessions = sessions.filter(({ usedAt }) => addHours(usedAt, IDLE_HOURS) > now)
      const session = find(token)
      if (!session) return false
      session.usedAt = now
      return true
    },
    end(token) {
      const session = find(token)
      sessions = sessions.filter((each) => each !== session)
    },
  }
}
