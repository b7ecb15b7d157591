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
  ].join('\n')
}
