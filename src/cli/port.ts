import { Problem } from '#model/problem.ts'

/** The port when none is named. */
export const DEFAULT_PORT = 4747

/** The port from `--port` or DECORUM_PORT, else the default. Throws a Problem when it is not one. */
export function portFrom(option: string | undefined, variable: string | undefined): number {
  const text = option ?? variable
  if (text === undefined || text === '') return DEFAULT_PORT
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port
  throw new Problem('bad-input', {
    what: `"${text}" is no port.`,
    why: 'A port is a whole number from 1 to 65535.',
    fix: `Leave out ${option === undefined ? 'DECORUM_PORT' : '--port'} for ${DEFAULT_PORT}, or name another.`,
    field: 'port',
  })
}
