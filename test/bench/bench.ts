// `npm run bench`: what a person waits for, beside the limit of the same machine in the same rounds. Nothing here passes
// or fails; `-- --help` tells the rest.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeBenchBook } from './bench-book.ts'
import { browsing } from './browser.ts'
import { importing } from './import.ts'
import { installed } from './install.ts'
import { cold, drafting, judging, trying } from './judging.ts'
import { asMarkdown, type Beside, figureAsText } from './markdown.ts'
import { asked, type BenchBook, type Figure, type Step } from './measure.ts'
import { memory } from './memory.ts'
import { makeLongBook } from './million.ts'
import { bytes, pages, searching } from './pages.ts'
import { aboutPeers, peer } from './peer.ts'
import { starting } from './start.ts'
import { command, logging, saving } from './writing.ts'

interface Measured {
  readonly step: Step
  readonly tells: string
  /** Where it is not measured: on the book of a million, or more than once, as it hangs on no book. */
  readonly not?: 'long' | 'again'
}

const steps: Readonly<Record<string, Measured>> = {
  judging: { step: judging, tells: 'the whole book judged, and again unchanged' },
  cold: { step: cold, tells: 'the whole book judged by a process that has just begun' },
  trying: { step: trying, tells: 'the rules on trial over everything sent', not: 'long' },
  drafting: { step: drafting, tells: 'the verdict on one draft' },
  logging: { step: logging, tells: 'one invitation written down, and what is judged anew by it' },
  saving: { step: saving, tells: 'a form sent from a page until the answer is there' },
  command: { step: command, tells: 'one invitation written down by a command' },
  searching: { step: searching, tells: 'searching while somebody types' },
  pages: { step: pages, tells: 'pages as a browser asks for them' },
  bytes: { step: bytes, tells: 'bytes a page sends', not: 'long' },
  browsing: { step: browsing, tells: 'time to content in a real browser' },
  starting: { step: starting, tells: 'from starting the program to its first page' },
  memory: { step: memory, tells: 'memory of the serving process, idle and after work' },
  importing: { step: importing, tells: 'bringing in an archive, the first time and again', not: 'long' },
  installed: { step: installed, tells: 'size and packages of what is installed', not: 'again' },
}

const MILLION = 1_000_000

const help = `npm run bench -- [--people 10000,30000] [--only NAME,…] [--heavy] [--peer] [--profile] [--json FILE] [--markdown]

  --people N,…   how many people the books hold that are made of an archive
  --only NAME,…  measure this alone:
${Object.entries(steps)
  .map(([name, { tells }]) => `                   ${name.padEnd(10)} ${tells}`)
  .join('\n')}
  --heavy        also a book of 1,000,000 invitations and 400,000 people; takes half an hour or more, and 8 GB of disk
  --peer         also the same people in Datasette, and brought in by sqlite-utils, where they are installed
  --profile      for each goal that is not met, also what the time is spent in
  --json FILE    write the figures there
  --markdown     write them as BENCHMARKS.md`

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    people: { type: 'string', default: '10000,30000' },
    only: { type: 'string' },
    heavy: { type: 'boolean', default: false },
    peer: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    json: { type: 'string' },
    markdown: { type: 'boolean', default: false },
  },
})

/** For somebody who waits: on the error output, so that figures can be kept by themselves. */
const say = (words: string) => void process.stderr.write(`… ${words}\n`)

const print = (book: BenchBook, figure: Figure) => console.log(`${book.people} ${figureAsText(figure)}`)

/** A program that is stopped as soon as it has started leaves the backup it had begun; a day later it is removed. */
function dropUnfinishedBackups({ folder }: BenchBook): void {
  const backups = join(folder, 'backups')
  if (!existsSync(backups)) return
  for (const name of readdirSync(backups)) if (name.includes('.tmp')) rmSync(join(backups, name), { force: true })
}

async function measureAll(book: BenchBook, names: readonly string[], isLong: boolean, isFirst: boolean) {
  const figures: Figure[] = []
  for (const name of names) {
    const { step, not, tells } = steps[name] as Measured
    if ((not === 'long' && isLong) || (not === 'again' && !isFirst)) continue
    say(`${name}: ${tells}`)
    for (const figure of await step(book, say)) {
      figures.push(figure)
      print(book, figure)
    }
    dropUnfinishedBackups(book)
  }
  return figures
}

async function main(): Promise<void> {
  asked.profiles = values.profile
  const names = values.only?.split(',') ?? Object.keys(steps)
  const unknown = names.find((name) => steps[name] === undefined)
  if (unknown !== undefined) throw new Error(`--only takes some of ${Object.keys(steps).join(', ')}; not ${unknown}.`)
  const sizes = values.people.split(',').filter(Boolean).map(Number)
  if (sizes.some((people) => !Number.isSafeInteger(people) || people < 100))
    throw new Error('--people takes whole numbers from 100 on, such as 10000,30000.')

  const folder = mkdtempSync(join(tmpdir(), 'decorum-bench-'))
  const run = new Map<BenchBook, Figure[]>()
  let beside: Beside | undefined
  // A run of an hour that breaks off has told what it had.
  const keep = () => {
    if (values.json)
      writeFileSync(
        values.json,
        `${JSON.stringify(
          {
            books: [...run].map(([{ folder: _, path: __, ...book }, figures]) => ({ ...book, figures })),
            beside: beside?.figures,
          },
          null,
          2,
        )}\n`,
      )
    if (values.markdown)
      writeFileSync('BENCHMARKS.md', asMarkdown(run, `npm run bench -- ${process.argv.slice(2).join(' ')}`, beside))
  }
  try {
    for (const people of sizes) {
      say(`making a book of ${people} people`)
      const book = await makeBenchBook(folder, people)
      run.set(book, await measureAll(book, names, false, run.size === 0))
      keep()
    }
    const [last] = [...run.keys()].slice(-1)
    if (values.peer && last) {
      say('peer: the same people in Datasette, and brought in by sqlite-utils')
      beside = { book: last, about: aboutPeers(), figures: await peer(last, say) }
      for (const figure of beside.figures) print(last, figure)
      keep()
    }
    if (values.heavy) {
      say(`making a book of ${MILLION} invitations; it takes a minute or two`)
      const book = await makeLongBook(folder, MILLION)
      run.set(book, await measureAll(book, names, true, run.size === 0))
      keep()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (values.help) console.log(help)
else await main()
