// `npm run bench`: what a person waits for, beside the limit of the same machine in the same rounds. Nothing here passes
// or fails. `-- --people 10000,30000`, `--only NAME`, `--heavy` (a book of a million), `--json FILE`, `--markdown`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeBenchBook } from './bench-book.ts'
import { importing } from './import.ts'
import { drafting, judging, logging } from './judging.ts'
import { asMarkdown } from './markdown.ts'
import type { Figure, Step } from './measure.ts'
import { pages, searching } from './pages.ts'
import { starting } from './start.ts'

const steps: Readonly<Record<string, Step>> = { judging, drafting, logging, searching, pages, starting, importing }

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000,30000' },
    only: { type: 'string' },
    heavy: { type: 'boolean', default: false },
    json: { type: 'string' },
    markdown: { type: 'boolean', default: false },
  },
})
const sizes = [...values.people.split(',').map(Number), ...(values.heavy ? [1_000_000] : [])]
const chosen = Object.entries(steps).filter(([name]) => values.only === undefined || name === values.only)
if (chosen.length === 0) throw new Error(`--only takes one of ${Object.keys(steps).join(', ')}.`)

const folder = mkdtempSync(join(tmpdir(), 'decorum-bench-'))
const run = new Map<number, Figure[]>()
try {
  for (const people of sizes) {
    const book = await makeBenchBook(folder, people)
    const figures: Figure[] = []
    for (const [, step] of chosen)
      for (const figure of await step(book)) {
        figures.push(figure)
        const { name, took, limit, limitName } = figure
        console.log(`${people} ${name.padEnd(36)} ${took.toFixed(2)} ms, ${(took / limit).toFixed(2)} × ${limitName}`)
      }
    run.set(people, figures)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(Object.fromEntries(run), null, 2)}\n`)
if (values.markdown)
  writeFileSync('BENCHMARKS.md', asMarkdown(run, `npm run bench -- ${process.argv.slice(2).join(' ')}`))
