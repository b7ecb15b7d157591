import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { exponent, type Figure } from './measure.ts'

/** A run: the figures by how many people the book held. */
export type Run = ReadonlyMap<number, readonly Figure[]>

const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(2))

function row(figure: Figure): string {
  const ratio = figure.took / figure.limit
  const { goal, name, took, p95, limit, limitName, atMost, memory } = figure
  const met = atMost === null ? '' : ratio <= atMost * 1.25 ? 'met' : '**not met**'
  return `| ${goal} | ${name} | ${number(took)} | ${number(p95)} | ${limitName}: ${number(limit)} | ${number(ratio)} × | ${atMost === null ? '' : `≤ ${atMost} ×`} | ${met} | ${memory} |`
}

function growth(run: Run): string[] {
  const [[small, first] = [], [large, second] = []] = [...run]
  if (!small || !large || !first || !second) return []
  const rows = first.flatMap((figure) => {
    const other = second.find((each) => each.name.replace(/ \(.*/, '') === figure.name.replace(/ \(.*/, ''))
    return other
      ? [`| ${figure.name.replace(/ \(.*/, '')} | ${exponent(figure.took, other.took, large / small).toFixed(2)} |`]
      : []
  })
  return [
    `## Growth from ${small} to ${large} people`,
    '',
    'An exponent of 1 is in step with the rows, 0 not at all.',
    '',
    '| what | exponent |',
    '|---|---|',
    ...rows,
    '',
  ]
}

/** Why goals are not met, as far as it is known; written beside every run, so that nobody takes a table for a promise. */
const ARGUED = `## What is not met, and why

- **1, judging the whole book.** Only what can still be acted on is judged, a few hundred invitations, each through the
  same pure rules as a draft, with its evidence worded. A scan in SQLite touches bytes and words nothing. It is done once
  after a change; every page after it takes what is kept ("judge it again").
- **4 and 5, one invitation and one verdict.** Half is what was sent lately and how it fared, counted anew after every
  change because it hangs on the day; the rest is reading the note by the phrases of its language. The durable write itself
  is one commit.
- **6, import.** Every row is written twice, itself and its line in the journal as JSON, with keys of its own in an index:
  that is what undo, deletion for good and the proof of the record stand on.
- **8 and 9, pages.** "Hello" sends five bytes; these send fifty to ninety kilobytes of rows with their forms. What is left
  is writing that text out.
- **13, the first page.** The whole book is checked by SQLite before anything is written to it (about 0.2 s for 200 MB):
  a damaged book must be told before a backup, a purge or a change touches it. The rest is loading the sources and the first
  judgement, with its notes read for the first time.
`

/** A run as the page BENCHMARKS.md, with the machine, the day, the commit and the command. */
export function asMarkdown(run: Run, command: string): string {
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim()
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 1e9)} GB, ${process.platform}, Node ${process.version}`
  const tables = [...run].flatMap(([people, figures]) => [
    `## A book of ${people} people`,
    '',
    '| goal | what | median, ms | p95, ms | limit, ms | ratio | goal | | memory, MB |',
    '|---|---|--:|--:|---|--:|--:|---|--:|',
    ...figures.map(row),
    '',
  ])
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'UTC' }).format()
  return [
    '# Benchmarks',
    '',
    `Written by \`${command}\` on ${day}, from ${commit}.`,
    `Machine: ${machine}. It was shared with other work: the ratios tell, the times do not.`,
    'Each figure is the median of rounds taken in turns with its limit. "Met" allows a quarter on top of the goal.',
    '',
    ...tables,
    ...growth(run),
    ARGUED,
  ].join('\n')
}
