import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Instant, toInstant } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import type { Io } from './command.ts'

/** Where Litestream lies: named by DECORUM_LITESTREAM, brought by its package, or on the PATH. */
function whereItLies(env: Io['env']): string | undefined {
  if (env.DECORUM_LITESTREAM) return env.DECORUM_LITESTREAM
  const name = process.platform === 'win32' ? 'litestream.exe' : 'litestream'
  try {
    const packed = `@flydotio/litestream-${process.platform}-${process.arch}/package.json`
    return join(dirname(createRequire(import.meta.url).resolve(packed)), name)
  } catch {
    const folders = (env.PATH ?? '').split(delimiter)
    return folders.map((folder) => join(folder, name)).find((file) => folders[0] !== '' && existsSync(file))
  }
}

/** The Litestream to use. Throws a Problem that says how to get one, or that this one is not known. */
export function findLitestream(env: Io['env']): string {
  const file = whereItLies(env)
  const ran = file === undefined ? undefined : spawnSync(file, ['version'], { encoding: 'utf8' })
  const install = 'Install it once, in the folder of Decorum: npm install --no-save @flydotio/litestream@1.0.1'
  if (file === undefined || ran === undefined || ran.error)
    throw new Problem('not-found', {
      what: 'Litestream is not installed.',
      why: 'A copy elsewhere is kept by that program; Decorum itself never calls out.',
      fix: `${install} (or put litestream 0.3.13 on the PATH).`,
    })
  const version = ran.stdout.trim()
  if (/^v?0\.3\.\d+/.test(version)) return file
  throw new Problem('refused', {
    what: `This Litestream (${version || 'of no version'}) is not one Decorum knows.`,
    why: 'Versions but 0.3 tell otherwise how far they are, and a copy must not be called confirmed on a guess.',
    fix: `${install}, or name one with DECORUM_LITESTREAM.`,
  })
}

/** A place for a copy: as it is shown, and as Litestream is told. */
export interface CopyPlace {
  readonly shown: string
  readonly url: string
}

/** The place somebody typed. Throws a Problem for one that is none, or that holds a secret. */
export function placeOf(typed: string): CopyPlace {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(typed)) {
    const folder = resolve(typed)
    return { shown: folder, url: pathToFileURL(folder).href.replaceAll('%20', ' ') }
  }
  const url = URL.canParse(typed) ? new URL(typed) : undefined
  const refuse = (what: string, why: string) =>
    new Problem('bad-input', {
      what,
      why,
      fix: 'Write a folder, s3://BUCKET/PATH or sftp://USER@HOST/PATH.',
      field: 'to',
    })
  if (!url || !['s3:', 'sftp:'].includes(url.protocol))
    throw refuse('This is no place for a copy.', 'A folder, s3:// and sftp:// are known.')
  if (url.password !== '')
    throw refuse(
      'A password does not belong into an address.',
      'Every user of this machine could read it while the program runs. S3 takes keys from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, sftp a password from DECORUM_SFTP_PASSWORD or a key file from DECORUM_SFTP_KEY.',
    )
  return { shown: typed, url: typed }
}

/** What Litestream is told of the book and the place, as JSON, which is YAML too. It may hold a secret. */
export function settingsFor(book: string, { shown, url }: CopyPlace, env: Io['env']): string {
  const common = { 'sync-interval': '1s' }
  const replica = url.startsWith('file:')
    ? { type: 'file', path: shown, ...common }
    : url.startsWith('s3:')
      ? { url, ...common }
      : {
          type: 'sftp',
          host: `${new URL(url).hostname}:${new URL(url).port || 22}`,
          user: decodeURIComponent(new URL(url).username),
          path: decodeURIComponent(new URL(url).pathname),
          ...(env.DECORUM_SFTP_PASSWORD && { password: env.DECORUM_SFTP_PASSWORD }),
          ...(env.DECORUM_SFTP_KEY && { 'key-path': env.DECORUM_SFTP_KEY }),
          ...common,
        }
  return JSON.stringify({
    logging: { level: 'debug', stderr: true },
    dbs: [{ path: book, replicas: [replica] }],
  })
}

/** What Litestream has said so far, put together: whether everything that was written to the book is there. */
export interface Told {
  /** Takes a line of its log; true when with it the copy is known to have everything. */
  line(text: string): boolean
  /** What it last said was wrong; null once something was confirmed after. */
  readonly trouble: string | null
  /** When it last began to look at the book, by its own clock: what was written before is seen. */
  readonly looked: Instant | null
  /** When the place last took something, or was found to have it, by the same clock. */
  readonly confirmed: Instant | null
  /** The generation of the copy that is written, a folder's name in the place; empty before there is one. */
  readonly generation: string
}

/** The time a line of its log begins with. */
function timeIn(text: string): Instant | null {
  try {
    return toInstant(Temporal.Instant.from(/^time=(\S+)/.exec(text)?.[1] ?? ''))
  } catch {
    return null
  }
}

/** Whether a copy in a folder still has its beginning, without which what is added to it is of no use. */
export function hasBeginning(folder: string, generation: string): boolean {
  return existsSync(join(folder, 'generations', generation, 'snapshots'))
}

/** Reads the log of Litestream 0.3 at level debug. */
export function readLog(): Told {
  let copied = 0
  let aimed = 0
  let position = ''
  // Nothing is known to be there before Litestream has looked or written.
  let safe = -1
  let trouble: string | null = null
  let looked: Instant | null = null
  let confirmed: Instant | null = null
  const at = (text: string) => / position=(\S+)/.exec(text)?.[1] ?? ''
  return {
    get trouble() {
      return trouble
    },
    get looked() {
      return looked
    },
    get confirmed() {
      return confirmed
    },
    get generation() {
      return position.split('/')[0] ?? ''
    },
    line(text) {
      if (text.includes('level=ERROR')) {
        trouble = (/ error="?([^"]*)/.exec(text)?.[1] ?? 'it met an error').slice(0, 200)
        safe = -1
      } else if (text.includes('msg=sync ')) looked = timeIn(text)
      else if (text.includes('msg="copy-shadow: ok"')) copied++
      else if (text.includes('msg="replica sync"')) {
        aimed = copied
        position = at(text)
      } else if (text.includes('msg="wal segment written"')) {
        safe = aimed
        trouble = null
        confirmed = timeIn(text) ?? confirmed
      } else if (text.includes('msg="replica sync: calc new pos"') && at(text) === position) {
        safe = aimed
        trouble = null
        confirmed = timeIn(text) ?? confirmed
      } else if (text.includes('msg="sync: ok"')) return safe === copied && trouble === null
      return false
    },
  }
}
