// Judges the book at a path, or only reads the same rows, in a process of its own: `cold.ts judge|read PATH`.
import Sqlite from 'better-sqlite3'
import { listFindings } from '#actions/list-findings.ts'
import { openBench } from './bench-book.ts'
import { readRows } from './limits.ts'

const [what, path = ''] = process.argv.slice(2)
const begun = performance.now()
if (what === 'judge') {
  const book = await openBench(path)
  await listFindings(book)
  report()
  await book.store.close()
} else {
  const sqlite = new Sqlite(path, { readonly: true })
  readRows(sqlite)
  report()
  sqlite.close()
}

function report(): void {
  const took = performance.now() - begun
  console.log(JSON.stringify({ took, peak: (process.resourceUsage().maxRSS * 1024) / 1e6 }))
}
