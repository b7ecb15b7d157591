import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const home = resolve(import.meta.dirname, '..')
const resolver = new URL('../src/resolve-modules.ts', import.meta.url).href
const teller = new URL('./support/tell-modules.mjs', import.meta.url).href

const evaluate = (script: string) => ['--input-type=module', `--eval=${script}`]

/** What the program loads for something, the modules of `preloads` loaded before. */
function loadedFor(what: readonly string[], preloads: readonly string[]): string[] {
  const args = [...preloads, teller].map((each) => `--import=${each}`).concat(what)
  const { stderr } = spawnSync(process.execPath, args, { cwd: home, encoding: 'utf8' })
  return stderr.split('\n').filter((line) => line.startsWith('loaded file:') && !line.includes('resolve-modules'))
}

const isUnused = (line: string) => /\/zod\/v4\/locales\/(?!en\.js)/.test(line)

test.each([
  ['all commands', ['src/main.ts', '--help'], 0],
  ['all pages', evaluate(`await import('#cli/dashboard.ts'); await import('#web/routes/book-routes.ts')`), 40],
] as const)(
  'every module of %s is the one that Node itself would find, but for what nobody uses',
  (_, what, unused) => {
    const [found, all] = [loadedFor(what, [resolver]), loadedFor(what, [])]
    expect(found.length).toBeGreaterThan(500)
    expect(found.toSorted()).toEqual(all.filter((line) => !isUnused(line)).toSorted())
    expect(all.filter(isUnused).length).toBeGreaterThanOrEqual(unused)
  },
)

test('what is wrong with a form is said in English all the same', () => {
  const asks = evaluate(`import { z } from 'zod'; console.log(z.string().safeParse(1).error.issues[0].message)`)
  const { stdout } = spawnSync(process.execPath, [`--import=${resolver}`, ...asks], { cwd: home, encoding: 'utf8' })
  expect(stdout).toBe('Invalid input: expected string, received number\n')
})
