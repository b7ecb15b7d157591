// `npm run faults`: everything that can go wrong, done on purpose, and what holds all the same.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { faultTests } from './all.ts'
import { type Outcome, verdict } from './fault-test.ts'

const help = `Kills, starves and lies to the program, and counts what is lost.

  npm run faults -- [options]

  --only NAME   only this one; may be given several times
  --scale N     the share of the full number of faults (1); the full number takes about an hour
  --seed N      other random moments (1)
  --json FILE   also write what came of it as JSON
  --markdown    also print what came of it as rows of the table in the README
  --of FILE     print the rows of a run written by --json, and run nothing; may be given several times
  --list        say what there is, and do nothing

Ends with 1 when a promise did not hold, or when a control, which must fail, did not.
`

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    markdown: { type: 'boolean', default: false },
    of: { type: 'string', multiple: true },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const say = (words: string) => void process.stdout.write(`${words}\n`)
const scale = Number(values.scale)
const seed = Number(values.seed)
const chosen = faultTests.filter(({ name }) => !values.only || values.only.includes(name))
const unknown = (values.only ?? []).filter((name) => !faultTests.some((each) => each.name === name))

interface Ran extends Outcome {
  readonly name: string
  readonly promise: string
  readonly verdict: string
  readonly seconds: number
}

async function runAll(): Promise<Ran[]> {
  const ran: Ran[] = []
  for (const { name, promise, run } of chosen) {
    say(`\n${name}: ${promise}`)
    const begun = performance.now()
    const outcome = await run(scale, { seed, say: (words) => say(`  ${words}`) })
    const seconds = Math.round((performance.now() - begun) / 100) / 10
    ran.push({ name, promise, ...outcome, verdict: verdict(outcome) ?? 'not run', seconds })
    for (const note of outcome.notes) say(`  · ${note}`)
    for (const part of outcome.notRun) say(`  not run here: ${part}`)
  }
  return ran
}

/** A run as rows of the table of promises; only what held makes a row. */
function rows(ran: readonly Ran[]): string {
  const grouped = (number: number) => number.toLocaleString('en-US')
  return ran
    .filter((each) => each.verdict === 'held')
    .map(({ name, promise, tried, lost, wrong, control }) => {
      const figures = `${grouped(tried)} tried: ${lost} lost, ${wrong} wrong`
      const controls = `${grouped(control.caught)} of ${grouped(control.tried)}`
      return `| ${promise} | ${figures} | ${controls} | \`npm run faults -- --only ${name}\` |`
    })
    .join('\n')
}

function table(ran: readonly Ran[]): string {
  const head = ['', 'tried', 'lost', 'wrong', 'control', 'seconds', '']
  const rows = ran.map((each) => [
    each.name,
    String(each.tried),
    String(each.lost),
    String(each.wrong),
    `${each.control.caught} of ${each.control.tried}`,
    String(each.seconds),
    each.verdict,
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const cell = (text: string, column: number) =>
    column === 0 || column === 6 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)
  return [head, ...rows].map((row) => row.map(cell).join('  ').trimEnd()).join('\n')
}

if (values.help) say(help)
else if (values.list) for (const { name, promise } of faultTests) say(`${name.padEnd(24)} ${promise}`)
else if (values.of)
  for (const file of values.of) say(rows((JSON.parse(readFileSync(file, 'utf8')) as { ran: Ran[] }).ran))
else if (unknown.length > 0 || !(scale > 0) || !Number.isSafeInteger(seed)) {
  say(
    `${unknown.length > 0 ? `There is no fault test called ${unknown.join(', ')}.` : 'A number was expected.'}\n\n${help}`,
  )
  process.exitCode = 2
} else {
  const ran = await runAll()
  say(`\n${table(ran)}\n\nscale ${scale}, seed ${seed}`)
  if (values.markdown) say(`\n${rows(ran)}`)
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ scale, seed, ran }, null, 2)}\n`)
  if (ran.some((each) => each.verdict !== 'held' && each.verdict !== 'not run')) process.exitCode = 1
}
