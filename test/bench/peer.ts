import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask, wordsOf } from './ask.ts'
import { archiveOf, openBench, removeBook } from './bench-book.ts'
import { type BenchBook, counted, type Figure, measure, type Say, type Step } from './measure.ts'
import { lastPage } from './pages.ts'
import { type Program, runToEnd, startOwn, startServing, tellsMemory } from './programs.ts'

/** Another program on the same data, by the command it is started with. */
interface Tool {
  readonly command: string
  /** As it tells itself; undefined where it is not there. */
  readonly version: string | undefined
}

function toolAt(command: string): Tool {
  const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' })
  return { command, version: status === 0 ? stdout.trim().replace(/^.*version /, '') : undefined }
}

const HOW_TO_GET_IT = `Datasette and sqlite-utils are not both here, so they were not measured. To get them: apt install
sqlite-utils; pip install datasette (Debian 12 does not package it). Where they are not in the PATH, name them in
DATASETTE and SQLITE_UTILS.`

/** The two programs that are measured beside; Datasette 0.64 is the last that runs on the Python of Debian 12. */
export function peerTools(env = process.env): { readonly datasette: Tool; readonly sqliteUtils: Tool } {
  return { datasette: toolAt(env.DATASETTE ?? 'datasette'), sqliteUtils: toolAt(env.SQLITE_UTILS ?? 'sqlite-utils') }
}

/** Which they are and how they were used, for the page of a run; what to do where they are missing. */
export function aboutPeers(): string[] {
  const { datasette, sqliteUtils } = peerTools()
  if (!datasette.version || !sqliteUtils.version) return [HOW_TO_GET_IT]
  return [
    `Datasette ${datasette.version} serves a copy of the same book, with a search index over name, company and position`,
    `that sqlite-utils ${sqliteUtils.version} made. Both servers run in processes of their own and are asked by the same client. A ratio`,
    'below 1 is less than theirs. Not comparable: Datasette only reads, has no forms and no journal, judges nothing and is told',
    'nothing of invitations; its pages show every column of a row. sqlite-utils writes the rows of the CSV into one table without',
    'an index, where the import here checks them, joins them to who is known, and writes a journal.',
  ]
}

/** A copy of the book with a search index, for Datasette. */
async function copyFor({ folder, path }: BenchBook, sqliteUtils: Tool): Promise<string> {
  const copy = join(folder, 'peer.db')
  copyFileSync(path, copy)
  await runToEnd(['enable-fts', copy, 'contacts', 'name', 'company', 'position'], sqliteUtils.command)
  return copy
}

/** Datasette writes rare letters in an address as `~` and their bytes. */
function inAddress(text: string): string {
  return encodeURIComponent(text)
    .replace(/[.!~*'()]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
    .replaceAll('%', '~')
}

async function pagesBeside(made: BenchBook, own: Program, theirs: Program, say: Say): Promise<Figure[]> {
  const book = await openBench(made.path)
  const last = lastPage(book.store.sqlite)
  const ends = book.store.sqlite
    .prepare(`select id from contacts where id <> 'me' order by name_key desc, id desc limit 1`)
    .pluck()
    .get() as string
  await book.store.close()
  const table = '/peer/contacts?_sort=name_key&_size=50'
  const quick = `${table}&_nocount=1&_nofacet=1&_nosuggest=1`
  const next = `${inAddress(last.nameKey)},${inAddress(last.id)}`
  const asked = [
    ['a list of 50, with its counts', '/people', table],
    ['a list of 50, theirs without its counts', '/people', quick],
    ['the last page', last.path, `${quick}&_next=${next}`],
    ['a search', '/people?q=garcia', `${quick}&_search=garcia`],
  ] as const
  for (const where of [
    { port: own.port, path: last.path },
    { port: theirs.port, path: asked[2][2] },
  ])
    if (!(await wordsOf(where)).includes(ends)) throw new Error(`${where.path} does not show the last of the people`)
  const figures: Figure[] = []
  for (const [name, path, theirPath] of asked)
    figures.push(
      await measure({
        number: '',
        name,
        goal: null,
        rounds: 20,
        limitName: 'Datasette',
        limit: () => ask({ port: theirs.port, path: theirPath }),
        work: () => ask({ port: own.port, path }),
        say,
      }),
    )
  return figures
}

/** Our import of Connections.csv beside theirs, each a process from start to end. */
async function importBeside({ folder, people }: BenchBook, sqliteUtils: Tool, say: Say): Promise<Figure> {
  const text = archiveOf(people).files.find(({ name }) => name === 'Connections.csv')?.text ?? ''
  const archive = join(folder, 'peer-archive')
  const [fresh, table, plain] = ['peer-own.db', 'peer-theirs.db', 'peer.csv'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  mkdirSync(archive)
  writeFileSync(join(archive, 'Connections.csv'), text)
  // The notes above the header are none of a CSV.
  writeFileSync(plain, text.slice(text.indexOf('First Name')))
  const figure = await measure({
    number: '',
    name: `import of ${people} connections from a CSV`,
    goal: null,
    rounds: 3,
    limitName: 'sqlite-utils insert',
    async limit() {
      await runToEnd(['insert', table, 'contacts', plain, '--csv', '--silent'], sqliteUtils.command)
      removeBook(table)
    },
    async work() {
      await runToEnd(['src/launch.mjs', 'import', archive, '--db', fresh])
      removeBook(fresh)
    },
    say,
  })
  rmSync(archive, { recursive: true })
  return figure
}

/** The same people in Datasette, and brought in by sqlite-utils; says how to get them where they are not there. */
export const peer: Step = async (made, say) => {
  const { datasette, sqliteUtils } = peerTools()
  if (!datasette.version || !sqliteUtils.version) {
    say(HOW_TO_GET_IT)
    return []
  }
  const copy = await copyFor(made, sqliteUtils)
  const startTheirs = () =>
    startServing(datasette.command, (port) => [
      'serve',
      copy,
      '--port',
      String(port),
      '--setting',
      'suggest_facets',
      'on',
    ])
  const figures: Figure[] = []
  figures.push(
    await measure({
      number: '',
      name: 'from start to the first page',
      goal: null,
      rounds: 3,
      limitName: 'Datasette',
      limit: async () => (await startTheirs()).stop(),
      work: async () => (await startOwn(made.path)).stop(),
      say,
    }),
  )
  const [own, theirs] = [await startOwn(made.path), await startTheirs()]
  try {
    figures.push(...(await pagesBeside(made, own, theirs, say)))
    if (tellsMemory)
      figures.push(
        counted({
          number: '',
          name: 'memory after these pages',
          unit: 'MB',
          took: own.memory().now,
          limit: theirs.memory().now,
          limitName: 'Datasette',
          goal: null,
        }),
      )
  } finally {
    await Promise.all([own.stop(), theirs.stop()])
    removeBook(copy)
  }
  figures.push(await importBeside(made, sqliteUtils, say))
  return figures.map((figure) => ({ ...figure, growsWith: null, memory: null }))
}
