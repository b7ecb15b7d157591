// Runs the checks of the project under the Node that Decorum itself runs on. Plain JavaScript, read by any Node.
//   node test/run.mjs            everything `npm test` promises; prints `N passed, N failed` at the end
//   node test/run.mjs unit …     vitest alone, with its own arguments
//   node test/run.mjs format     let Biome mend format and order of imports
//   node test/run.mjs tool FILE  run a TypeScript file of the tests' own (the book writer, the rules page, the benchmarks)
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode, noNodeMessage } from '../src/find-node.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const node = findNode()
if (!node) {
  console.error(noNodeMessage())
  process.exit(3)
}

function run(args) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  const { status, error } = spawnSync(node, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  })
  if (error) console.error(error.message)
  return status ?? 1
}

const tool = {
  types: ['node_modules/typescript/bin/tsc'],
  lint: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  'dead code': ['node_modules/knip/bin/knip.js'],
}
const vitest = 'node_modules/vitest/vitest.mjs'
const [command, ...rest] = process.argv.slice(2)

if (command === 'unit') process.exit(run([vitest, 'run', ...rest]))
if (command === 'format') process.exit(run(['node_modules/@biomejs/biome/bin/biome', 'check', '--write', ...rest]))
if (command === 'tool') process.exit(run(rest))

let passed = 0
let failed = 0
for (const [name, args] of Object.entries(tool)) {
  console.log(`\n== ${name}`)
  if (run(args) === 0) passed++
  else {
    failed++
    console.log(`== ${name}: failed`)
  }
}

console.log('\n== unit, HTTP and browser tests')
const report = join(root, '.cache', 'vitest.json')
mkdirSync(dirname(report), { recursive: true })
rmSync(report, { force: true })
const status = run([vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
try {
  const counts = JSON.parse(readFileSync(report, 'utf8'))
  const notRun = counts.testResults.flatMap((file) => file.assertionResults.filter((each) => each.status === 'skipped'))
  for (const each of notRun) console.log(`== not run on this machine: ${each.fullName}`)
  passed += counts.numPassedTests
  failed += counts.numTotalTests - counts.numPassedTests - notRun.length
} catch {
  console.log('== the test runner left no report')
}
// A file that fails to load, or an error outside any test, has no failing test of its own.
if (status !== 0 && failed === 0) failed++

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
