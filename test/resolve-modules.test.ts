import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const home = resolve(import.meta.dirname, '..')
const resolver = new URL('../src/resolve-modules.ts', import.meta.url).href
const teller = new URL('./support/tell-modules.mjs', import.meta.url).href

/** What the program loads to tell of all its commands: nearly all there is. */
function loadedBy(...preloads: readonly string[]): string[] {
  const { stderr } = spawnSync(
    process.execPath,
    [...preloads, teller].map((each) => `--import=${each}`).concat('src/main.ts', '--help'),
    { cwd: home, encoding: 'utf8' },
  )
  return stderr.split('\n').filter((line) => line.startsWith('loaded file:') && !line.includes('resolve-modules'))
}

test('every module is the one that Node itself would find', () => {
  const found = loadedBy(resolver)
  expect(found.length).toBeGreaterThan(500)
  expect(found.toSorted()).toEqual(loadedBy().toSorted())
})
