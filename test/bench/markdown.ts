import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { type BenchBook, exponent, type Figure, isMet, ratioOf, type Unit } from './measure.ts'

/** A run: the figures of each book, in the order they were measured. */
export type Run = ReadonlyMap<Pick<BenchBook, 'people' | 'contacts' | 'invitations'>, readonly Figure[]>

/** What another program took on the same book. */
export interface Beside {
  readonly book: Pick<BenchBook, 'people' | 'contacts' | 'invitations'>
  /** Which programs they are, and what is not comparable. */
  readonly about: readonly string[]
  readonly figures: readonly Figure[]
}

const number = (value: number) =>
  value >= 100
    ? value.toFixed(0)
    : value >= 0.01 || value === 0
      ? String(Number(value.toPrecision(2)))
      : value.toPrecision(2)

const inUnit = (value: number | null, unit: Unit) =>
  value === null ? '' : unit === 'packages' ? String(value) : `${number(value)} ${unit}`

function goalInWords({ goal, unit }: Figure): string {
  if (goal === null) return ''
  return `${goal.p95 ? 'p95 ' : ''}≤ ${goal.of === 'limit' ? `${goal.atMost} ×` : inUnit(goal.atMost, unit)}`
}

/** One figure on one line, for a terminal. */
export function figureAsText(figure: Figure): string {
  const { name, unit, took, limitName } = figure
  const ratio = ratioOf(figure)
  const beside = ratio === null ? '' : `, ${number(ratio)} × ${limitName}`
  return `${name.padEnd(52)} ${inUnit(took, unit)}${beside}`
}

const verdict = (met: boolean | null) => (met === null ? '' : met ? 'met' : '**not met**')

function row(figure: Figure): string {
  const { name, unit, took, p95, limit, limitName, memory } = figure
  const ratio = ratioOf(figure)
  const cells = [
    figure.number,
    name,
    inUnit(took, unit),
    inUnit(p95, unit),
    limit === null ? limitName : `${limitName}: ${inUnit(limit, unit)}`,
    ratio === null ? '' : `${number(ratio)} ×`,
    goalInWords(figure),
    verdict(isMet(figure)),
    memory === null ? '' : String(memory),
  ]
  return `| ${cells.join(' | ')} |`
}

interface GrowthGoal {
  readonly number: string
  readonly most: number
  readonly of: 'exponent' | 'times'
  /** Said of a book of a million alone. */
  readonly toMillion?: true
}

const growthGoals: Readonly<Record<string, GrowthGoal>> = {
  'judge the whole book': { number: '3', most: 1.05, of: 'exponent', toMillion: true },
  'write one invitation down': { number: '4', most: 1.5, of: 'times', toMillion: true },
  'import, journal included': { number: '7', most: 1.1, of: 'exponent' },
  Now: { number: '9', most: 2, of: 'times', toMillion: true },
}

interface Grown {
  readonly number: string
  readonly name: string
  readonly times: number
  readonly exponent: number
  readonly goal: string
  readonly met: boolean | null
}

/** How every time of the first book has grown in the last. */
function grown(run: Run): Grown[] {
  const [small, large] = [[...run].at(0), [...run].at(-1)]
  if (!small || !large || small === large) return []
  return small[1].flatMap((figure) => {
    const other = large[1].find((each) => each.name === figure.name)
    if (!other || figure.growsWith === null) return []
    const times = other.took / figure.took
    const power = exponent(figure.took, other.took, large[0][figure.growsWith] / small[0][figure.growsWith])
    const goal = growthGoals[figure.name]
    const said = goal && (!goal.toMillion || large[0].invitations >= 1_000_000) ? goal : undefined
    return {
      number: said?.number ?? '',
      name: figure.name,
      times,
      exponent: power,
      goal: said ? `${said.of === 'times' ? 'times' : 'exponent'} ≤ ${said.most}` : '',
      met: said ? (said.of === 'times' ? times <= said.most * 1.25 : power <= said.most) : null,
    }
  })
}

function growth(run: Run): string[] {
  const all = grown(run)
  const [small, large] = [[...run.keys()].at(0), [...run.keys()].at(-1)]
  if (all.length === 0 || !small || !large) return []
  return [
    `## Growth from ${nameOf(small)} to ${nameOf(large)}`,
    '',
    'An exponent of 1 is in step with the rows, 0 not at all. The rows are invitations, or people for what lists and',
    'finds people.',
    '',
    '| goal | what | times as long | exponent | goal | |',
    '|---|---|--:|--:|---|--:|',
    ...all.map(
      (each) =>
        `| ${each.number} | ${each.name} | ${number(each.times)} | ${each.exponent.toFixed(2)} | ${each.goal} | ${verdict(each.met)} |`,
    ),
    '',
  ]
}

/** Why a goal may not be met, as far as it is known; said only of one that is not met in the run. */
const reasons: Readonly<Record<string, string>> = {
  '': `The first note that is read has every pattern for it compiled, in one go.`,
  1: `Only what can still be acted on is judged, some hundreds to two thousand invitations, each through the same pure rules
  as a draft, with its evidence worded. "Judge the whole book" is of a connection that has kept nothing: it happens once at
  the start, once a day and after an import, ahead of whoever looks and in turns with whatever else is asked. After a change,
  by whichever program, only what the change touches is judged again ("findings anew after one change"). A page that needs
  more waits 0.4 s at most, says so then, and comes by itself.`,
  2: `A cold process has SQLite check the whole book before anything is judged, because a damaged one must be told, and runs
  every rule and the reading of notes for the first time, before they are compiled.`,
  4: `Its commit changes pages of three tables and their indices, a bare insert one page. The
  draft is judged before it is written, and its note read. Listing the findings judges again what the change touches, counts
  the account's budget and record, and sorts.`,
  5: `The figure is time: p95 stays below the 2 ms the goal also asks for. Most of a verdict is asking the book who it is, what
  passed between the two of you and what was sent lately; asking the rules and wording what they found is the rest.`,
  6: `Every row is written twice, itself and its line in the journal, with its content: undo, deletion for good and the
  doctor's proof of every row stand on that. The limit is the very same rows in the same tables with the same indices.
  The rest is reading, and joining with what the book holds.`,
  8: `"Hello" sends five bytes. The page somebody comes back to is kept, packed, until the book changes; one further on is
  looked up, written out with its fifty rows and packed: "another each time" and "once somebody was marked" tell of it.`,
  9: `"Hello" sends five bytes. The page is kept, packed, until the book, the day or the budget is another, which is looked
  up each time.`,
  10: `The folded words of everybody are gone through for each of the six words; where one is not found, again for words a slip
  away. The book of 10,000 is small for its limit: the LIKE scan takes a few milliseconds there.`,
  11: `Every page is kept apart from whatever opened it, so a browser begins a process of its own for the first one; what
  that takes is the figure "hello, kept apart like every page". The rest is fifty rows with their forms, which it lays out
  and paints. The server's part is a few milliseconds.`,
  12: `Beside the durable write, with its journal, stands the verdict on what is written, the page that shows it, and what the
  change touches judged again, so that the page tells what is so.`,
  13: `A launcher finds the Node that Decorum needs and starts it; some six hundred source files and libraries are loaded, while
  a thread has SQLite look through the whole book, for a damaged one must be told before anything is written to it; then the
  book is judged for the first time, with every pattern compiled and every note read for the first time. The profile is of
  the process alone, without its launcher.`,
  14: `Every rule and page is loaded soon after the start; what it holds of a book is the smaller part.`,
}

const percent = (part: number) => `${Math.round(part * 100)} %`

/** Shares below this are said together. */
const SMALL = 0.03

/** What the figures of a goal spend their time in, of the largest book it was not met in. */
function profileOf(run: Run, goal: string): string[] {
  const figures = [...run].toReversed().flatMap(([book, all]) => all.map((figure) => ({ book, figure })))
  const told = new Set<string>()
  return figures.flatMap(({ book, figure }) => {
    const { name, number, shares } = figure
    if (number !== goal || !shares || told.has(name)) return []
    told.add(name)
    const large = shares.filter(({ part }) => part >= SMALL)
    const rest = 1 - large.reduce((sum, { part }) => sum + part, 0)
    const said = large.map(({ of, part }) => `${of} ${percent(part)}`)
    return [
      `  - ${name}, ${book.people} people: ${said.join(', ')}${rest >= 0.005 ? `, the rest ${percent(rest)}` : ''}.`,
    ]
  })
}

/** What is not met in a run, each with its reason, so that nobody takes a table for a promise. */
function notMet(run: Run): string[] {
  const missed = new Map<string, Set<string>>()
  const miss = (goal: string, what: string) => missed.set(goal, (missed.get(goal) ?? new Set()).add(what))
  for (const [, figures] of run)
    for (const figure of figures) if (isMet(figure) === false) miss(figure.number, figure.name)
  for (const each of grown(run)) if (each.met === false) miss(each.number, `growth of "${each.name}"`)
  if (missed.size === 0) return ['Every goal that was measured is met.', '']
  const lines = [...missed]
    .toSorted(([one], [other]) => Number(one) - Number(other))
    .flatMap(([goal, what]) => [
      `- **${goal === '' ? '' : `${goal}: `}${[...what].join('; ')}.** ${reasons[goal] ?? 'Why is not known yet.'}`,
      ...profileOf(run, goal),
    ])
  const isProfiled = [...run.values()].some((figures) => figures.some(({ shares }) => shares))
  const about = [
    'Under each stands what the time goes to, sampled ten thousand times a second over the same work; waiting is left out.',
    '"SQLite" is the time within SQLite itself.',
    '',
  ]
  return ['## What is not met, and why', '', ...(isProfiled ? about : []), ...lines, '']
}

const nameOf = ({ people, invitations }: Pick<BenchBook, 'people' | 'contacts' | 'invitations'>) =>
  `${people} people with ${invitations} invitations`

function besideOthers({ book, about, figures }: Beside): string[] {
  const rows = figures.map(
    (figure) =>
      `| ${figure.name} | ${inUnit(figure.took, figure.unit)} | ${figure.limitName}: ${inUnit(figure.limit, figure.unit)} | ${number(ratioOf(figure) ?? Number.NaN)} × |`,
  )
  const table = rows.length === 0 ? [] : ['| what | here | there | ratio |', '|---|--:|---|--:|', ...rows, '']
  return [`## Beside another program, ${nameOf(book)}`, '', ...about, '', ...table]
}

/** A run as the page BENCHMARKS.md, with the machine, the day, the commit and the command. */
export function asMarkdown(run: Run, command: string, beside?: Beside): string {
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim()
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 1e9)} GB, ${process.platform}, Node ${process.version}`
  const tables = [...run].flatMap(([book, figures]) => [
    `## A book of ${nameOf(book)}`,
    '',
    ...(book.invitations >= 1_000_000
      ? [
          'As many invitations a week as in the other books, over a life that much longer. Its rows are written straight into',
          'the tables, without a journal.',
          '',
        ]
      : []),
    '| goal | what | median | p95 | limit | ratio | goal | | memory, MB |',
    '|---|---|--:|--:|---|--:|--:|---|--:|',
    ...figures.map(row),
    '',
  ])
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'UTC' }).format()
  return [
    '# Benchmarks',
    '',
    `Written by \`${command}\` on ${day}, from ${commit}.`,
    `Machine: ${machine}. Where other work shares it, the ratios tell and the times do not.`,
    'Each figure is the median of rounds taken in turns with its limit; a ratio is of medians, or of both p95 where the goal',
    'says so. "Met" allows a quarter on top of a goal that is a ratio, nothing on top of one that is a number. The memory is',
    'that of the measuring process, or of the one it started. "First page", "last',
    'page" and Now are asked for again and again, as by somebody who comes back: they are kept until the book is changed ("once',
    'somebody was marked"). What is said to be another each time is looked up and written out each time.',
    '',
    ...tables,
    ...growth(run),
    ...(beside ? besideOthers(beside) : []),
    ...notMet(run),
  ].join('\n')
}
