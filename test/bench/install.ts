import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { counted, type Step } from './measure.ts'

const home = resolve(import.meta.dirname, '../..')

interface Locked {
  readonly dev?: boolean
  readonly optional?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
}

/** Bytes on the disk under a path; `skip` names folders that are left out. */
function sizeOf(path: string, skip: readonly string[] = []): number {
  const info = lstatSync(path)
  if (!info.isDirectory()) return info.size
  return readdirSync(path)
    .filter((name) => !skip.includes(name))
    .reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
}

/** What an installed program needs, by the lock file; the Node it brings (the only optional packages) is left out. */
function needed(): { readonly all: string[]; readonly ofSqlite: string[] } {
  const lock = JSON.parse(readFileSync(join(home, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, Locked>>
  }
  const all = Object.entries(lock.packages)
    .filter(([path, each]) => path !== '' && !each.dev && !each.optional)
    .map(([path]) => path)
  const sqlite = 'node_modules/better-sqlite3'
  const further = Object.keys(lock.packages[sqlite]?.dependencies ?? {}).map((name) => `node_modules/${name}`)
  return { all, ofSqlite: [sqlite, ...further] }
}

/** How much is installed to run the program, and of how many packages; its own sources are in the size. */
export const installed: Step = async () => {
  const { all, ofSqlite } = needed()
  const megabytes = (paths: readonly string[]) =>
    paths.reduce((sum, path) => sum + sizeOf(join(home, path), ['node_modules']), 0) / 1e6
  const what = { number: '15', limitName: 'better-sqlite3 alone' }
  return [
    counted({
      ...what,
      name: 'installed, without Node',
      unit: 'MB',
      took: megabytes([...all, 'src', 'views', 'migrations', 'data/sample', 'package.json', 'CHANGELOG.md']),
      limit: megabytes(ofSqlite),
      goal: { atMost: 50, of: 'unit' },
    }),
    counted({
      ...what,
      name: 'packages at runtime, without Node',
      unit: 'packages',
      took: all.length,
      limit: ofSqlite.length,
      goal: { atMost: 15, of: 'unit' },
    }),
  ]
}
