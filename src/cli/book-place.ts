import { posix, win32 } from 'node:path'

/** Where the program runs: its system, the environment and the owner's home folder. */
interface Machine {
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/** Where a program that came as a package keeps the book: in the folder the system has for a user's data. */
export function bookOfUser({ platform, env, home }: Machine): string {
  if (platform === 'win32')
    return win32.join(env.LOCALAPPDATA ?? win32.join(home, 'AppData', 'Local'), 'Decorum', 'decorum.db')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Decorum', 'decorum.db')
  // One that is not absolute is to be taken as not set.
  const data = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : posix.join(home, '.local', 'share')
  return posix.join(data, 'decorum', 'decorum.db')
}
