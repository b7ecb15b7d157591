// Judges the book at a path, or only reads the same rows, in a process of its own: `cold.ts judge|read PATH [profile]`.
import { setFlagsFromString } from 'node:v8'
import Sqlite from 'better-sqlite3'
import { listFindings } from '#actions/list-findings.ts'
import { openBench } from './bench-book.ts'
import { readRows } from './limits.ts'
import { profiledOnce } from './profile.ts'

// As the program does (`main.ts`).
setFlagsFromString('--no-regexp-unroll')

const [what, path = '', profile] = process.argv.slice(2)

// The longest that anything else would have waited for its turn while the book was judged, in milliseconds.
let held = 0

async function judge(): Promise<void> {
  const book = await openBench(path)
  let last = performance.now()
  const others = () => {
    const now = performance.now()
    held = Math.max(held, now - last)
    last = now
    next = setImmediate(others)
  }
  let next = setImmediate(others)
  await listFindings(book)
  clearImmediate(next)
  held = Math.max(held, performance.now() - last)
  await book.store.close()
}

function read(): void {
  const sqlite = new Sqlite(path, { readonly: true })
  readRows(sqlite)
  sqlite.close()
}

const work = what === 'judge' ? judge : read
const begun = performance.now()
const shares = profile ? await profiledOnce(work) : void (await work())
const took = performance.now() - begun
console.log(JSON.stringify({ took, peak: (process.resourceUsage().maxRSS * 1024) / 1e6, held, shares }))
