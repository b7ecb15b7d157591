// Writes a made-up LinkedIn archive: `npm run book -- --help`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parseDay } from '#model/day.ts'
import { type BookPlan, makeBook } from '#test/book/make-book.ts'
import { owner, samplePlan, story } from '#test/book/sample.ts'
import { zipBook, zipName } from '#test/book/zip-book.ts'

const help = `Writes a made-up LinkedIn archive, as CSV files and as the zip LinkedIn would send. The same options give the same bytes.

  npm run book -- --out DIR [options]
  npm run book -- --sample            write data/sample again

  --connections N   rows of Connections.csv (30000)
  --invitations N   rows of Invitations.csv, about 7 in 10 of them sent (20000)
  --messages N      rows of messages.csv (100000)
  --seed N          another seed gives other people (1)
  --export-day DAY  YYYY-MM-DD, the day of the export (2026-11-20)
  --out DIR         where to write; made when it does not exist

Up to 3600 invitations keep to the 180 days a real archive reaches back. More are spread over as many years as 20 a day
need, which no real archive would show at once.
`

function whole(name: string, text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new Error(`--${name} takes a whole number, not “${text}”.`)
  return Number(text)
}

function planOf(values: Record<string, string | boolean | undefined>): BookPlan {
  const invitations = whole('invitations', String(values.invitations))
  const exportedOn = String(values['export-day'])
  if (!parseDay(exportedOn)) throw new Error(`--export-day takes a day as YYYY-MM-DD, not “${exportedOn}”.`)
  const sent = Math.round(invitations * 0.7)
  return {
    seed: whole('seed', String(values.seed)),
    exportedOn,
    owner,
    story,
    connections: whole('connections', String(values.connections)),
    sent,
    received: invitations - sent,
    messages: whole('messages', String(values.messages)),
    remarks: 8,
    noteShare: 0.17,
    pace: 'even',
    handMade: [],
  }
}

async function write(plan: BookPlan, folder: string, compress: boolean) {
  const book = makeBook(plan)
  mkdirSync(folder, { recursive: true })
  const zip = zipName(plan.exportedOn)
  const files = [...book, [zip, await zipBook(book, plan.exportedOn, compress)] as const]
  for (const [name, content] of files) {
    writeFileSync(join(folder, name), content)
    const size = typeof content === 'string' ? Buffer.byteLength(content) : content.length
    console.log(`${String(size).padStart(10)} bytes  ${relative('.', join(folder, name))}`)
  }
}

const options = {
  connections: { type: 'string', default: '30000' },
  invitations: { type: 'string', default: '20000' },
  messages: { type: 'string', default: '100000' },
  seed: { type: 'string', default: '1' },
  'export-day': { type: 'string', default: '2026-11-20' },
  out: { type: 'string' },
  sample: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

try {
  const { values } = parseArgs({ options })
  if (values.help) console.log(help)
  else if (values.sample) {
    // Stored, not deflated: what deflate makes of a text differs between machines, and the sample is compared byte by
    // byte.
    const home = resolve(dirname(fileURLToPath(import.meta.url)), '../../data/sample')
    await write(samplePlan, values.out ?? home, false)
  } else if (values.out !== undefined) await write(planOf(values), values.out, true)
  else throw new Error('--out names the folder to write to; --help says more.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
