import { nameKeyOf } from '#model/contact.ts'

/** What stands in the place of a name, an address or a key of somebody purged. */
export const NOBODY_NAMED = 'somebody deleted'

/** Everything somebody was ever called and reached by. */
export interface Traces {
  readonly names: ReadonlySet<string>
  readonly profileKeys: ReadonlySet<string>
  readonly profileUrls: ReadonlySet<string>
  readonly emails: ReadonlySet<string>
}

/** Replaces every trace of somebody in a text; with `ours`, in one of Decorum's own wording, names of one word too. */
export type Redact = (text: string, ours?: boolean) => string

// Written without spaces between words: nothing marks where a name begins and ends.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

const folded = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
const bothForms = (text: string) => [...new Set([text.normalize('NFC'), text.normalize('NFD')])]
const longestFirst = (a: string, b: string) => b.length - a.length

/** Whether a name is one word, which may be a word of any sentence or the first name of anybody. */
function isOneWord(name: string): boolean {
  return !/\s/.test(name.trim()) && !(UNSPACED.test(name) && [...name].length > 1)
}

/** Runs of letters and digits, folded; one that JSON wrote a line break or a sign before is given without it too. */
function* runsIn(text: string): Generator<string> {
  for (const { 0: run, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    yield foldedRun(run)
    if (text[index - 1] !== '\\') continue
    if (/^[bfnrt]./u.test(run)) yield foldedRun(run.slice(1))
    if (/^u[\da-f]{4}./iu.test(run)) yield foldedRun(run.slice(5))
  }
}

/** Letters that a regular expression takes for one another whatever their case are one here. */
const foldedRun = (run: string) => run.toLowerCase().toUpperCase()

// What may stand before and after a trace, each tried at one place. They are no part of the expressions that find a
// trace: a set of all letters takes milliseconds to make ready, each time it is written.
const ends = {
  name: [/(?<![\p{L}\p{N}\p{M}])/uy, /(?![\p{L}\p{N}\p{M}])/uy],
  email: [/(?<![\p{L}\p{N}._%+-])/uy, /(?![\p{L}\p{N}-]|\.[\p{L}\p{N}])/uy],
  key: [/(?<![\p{L}\p{N}_-])/uy, /(?![\p{L}\p{N}_%-])/uy],
} as const

/** Something to be found. */
interface Wanted {
  /** An expression; what is in its first group must have `before` before it and `after` after it. */
  readonly source: string
  readonly before: RegExp | null
  readonly after: RegExp | null
  /** The runs of letters and digits that stand wherever it does. */
  readonly runs: readonly string[]
  /** Whether it is to be left where it stands. */
  readonly kept: boolean
}

const runsOf = (text: string) => (UNSPACED.test(text) ? [] : [...runsIn(text)])

function ofName(name: string, kept = false): Wanted {
  const source = `(${name.trim().split(/\s+/).map(RegExp.escape).join('\\s+')})`
  const spaced = !UNSPACED.test(name)
  // Where a name begins or ends in a sign, nothing next to it can make it another word.
  const before = spaced && /^\s*[\p{L}\p{N}]/u.test(name) ? ends.name[0] : null
  const after = spaced && /[\p{L}\p{N}\p{M}]\s*$/u.test(name) ? ends.name[1] : null
  return { source, before, after, runs: runsOf(name), kept }
}

function ofEmail(email: string): Wanted {
  const [before, after] = ends.email
  return { source: `(${RegExp.escape(email)})`, before, after, runs: runsOf(email), kept: false }
}

/** An address is told by its end: others have what comes before, and anything may stand in front of it. */
function ofUrl(url: string): Wanted {
  const [, ...rest] = url.replace(/\/+$/, '').split('/')
  return {
    source: `(${RegExp.escape(url)})`,
    before: null,
    after: ends.key[1],
    runs: runsOf(rest.at(-1) ?? ''),
    kept: false,
  }
}

function ofKey(key: string): Wanted[] {
  const [before, after] = ends.key
  return [key, encodeURIComponent(key)].flatMap((each) => {
    const escaped = RegExp.escape(each)
    const plain = { source: `(${escaped})`, before, after, runs: runsOf(each), kept: false }
    const source = `((?:https?:\\/\\/)?(?:[\\w-]+\\.)*linkedin\\.com\\/in\\/${escaped})\\/?`
    const address = { ...plain, source, before: null }
    // By itself a key of one plain word is like a name of one word: it may be any word of a sentence.
    return /[\d_%-]/.test(each) ? [address, plain] : [address]
  })
}

interface Place {
  readonly start: number
  readonly end: number
}

const stands = (edge: RegExp | null, text: string, at: number): boolean => {
  if (edge === null) return true
  edge.lastIndex = at
  return edge.test(text)
}

/** Finds traces. What may be in a text is told by its words first: so a thousand people take hardly longer than one. */
class Finder {
  readonly #always: readonly Wanted[]
  /** Each by the rarest of its runs. */
  readonly #byRun: ReadonlyMap<string | undefined, readonly Wanted[]>
  readonly #made = new Map<Wanted, RegExp>()
  readonly #flags: string

  constructor(all: readonly Wanted[], flags: 'giu' | 'gu') {
    const many = new Map<string, number>()
    for (const { runs } of all) for (const run of new Set(runs)) many.set(run, (many.get(run) ?? 0) + 1)
    const rarest = ({ runs }: Wanted) =>
      runs.toSorted((a, b) => (many.get(a) ?? 0) - (many.get(b) ?? 0) || longestFirst(a, b))[0]
    this.#byRun = Map.groupBy(all, rarest)
    this.#always = this.#byRun.get(undefined) ?? []
    this.#flags = flags
  }

  /** What may be in a text. */
  within(text: string): Wanted[] {
    const found = new Set(this.#always)
    for (const run of runsIn(text)) for (const each of this.#byRun.get(run) ?? []) found.add(each)
    return [...found]
  }

  #next(wanted: Wanted, text: string, from: number): Place | undefined {
    const expression = this.#made.get(wanted) ?? new RegExp(wanted.source, this.#flags)
    this.#made.set(wanted, expression)
    for (let at = from; ; ) {
      expression.lastIndex = at
      const match = expression.exec(text)
      if (!match) return undefined
      const { 0: whole, 1: inner = '', index } = match
      if (stands(wanted.before, text, index) && stands(wanted.after, text, index + inner.length))
        return { start: index, end: index + whole.length }
      at = index + String.fromCodePoint(text.codePointAt(index) ?? 0).length
    }
  }

  /** Whether something is in a text for certain. */
  finds(text: string): boolean {
    return this.within(text).some((each) => this.#next(each, text, 0) !== undefined)
  }

  /** A text without what is found in it: the first first, and of those at one place what is kept, then the longest. */
  replace(text: string): string {
    const within = this.within(text)
    if (within.every(({ kept }) => kept)) return text
    const found = within
      .toSorted((a, b) => Number(b.kept) - Number(a.kept) || longestFirst(a.source, b.source))
      .map((wanted) => ({ wanted, place: this.#next(wanted, text, 0) }))
    let [done, at] = ['', 0]
    for (;;) {
      let first: (typeof found)[number] | undefined
      for (const each of found) {
        if (each.place && each.place.start < at) each.place = this.#next(each.wanted, text, at)
        if (each.place && each.place.start < (first?.place?.start ?? Number.POSITIVE_INFINITY)) first = each
      }
      if (!first?.place) return done + text.slice(at)
      const { start, end } = first.place
      done += text.slice(at, start) + (first.wanted.kept ? text.slice(start, end) : NOBODY_NAMED)
      at = end
    }
  }
}

/** The replacing of the traces of people. */
export interface Redactor {
  readonly redact: Redact
  /** Whether a text may hold a trace, in JSON or not; a quick test before the thorough one. */
  readonly mayHold: (text: string) => boolean
  /** The names that stay because somebody else goes by them. */
  readonly kept: readonly string[]
  /** The names of one word, which stay in other people's words: there they may be anybody's, or no name at all. */
  readonly oneWord: readonly string[]
}

/**
 * `living` is what everybody else is called, `formerly` what they were called before: a name is left where it is
 * theirs, and where it is part of a longer one that is or was theirs.
 */
export function redactor(
  traces: Traces,
  living: ReadonlySet<string>,
  formerly: ReadonlySet<string> = new Set(),
): Redactor {
  const others = new Set([...living].map(folded))
  const called = [...new Set([...traces.names].filter((name) => name.trim() !== ''))]
  const kept = called.filter((name) => others.has(folded(name)))
  const forms = [...new Set(called.flatMap((name) => [...bothForms(name), nameKeyOf(name)]))].filter(
    (name) => name !== '' && !others.has(folded(name)),
  )
  const full = forms.filter((name) => !isOneWord(name))
  const single = forms.filter(isOneWord)
  const addresses = [
    ...[...traces.emails].flatMap(bothForms).map(ofEmail),
    ...[...traces.profileUrls].flatMap(bothForms).map(ofUrl),
    ...[...traces.profileKeys].flatMap(bothForms).flatMap(ofKey),
  ]
  const all = living.union(formerly)
  const left = (names: readonly string[]) => longerNames(names, all).map((name) => ofName(name, true))
  const everywhere = new Finder([...left(full), ...addresses, ...full.map((name) => ofName(name))], 'giu')
  const inOurs = new Finder([...left(single), ...single.map((name) => ofName(name))], 'gu')
  const quick = new Finder([...addresses, ...forms.map((name) => ofName(name))], 'giu')
  return {
    redact(text, ours = false) {
      const once = everywhere.replace(text)
      return ours ? inOurs.replace(once) : once
    },
    mayHold: (text) => quick.within(text).length > 0,
    kept,
    oneWord: called.filter((name) => isOneWord(name) && !kept.includes(name)),
  }
}

/** The names of others within which one of `forms` stands, and is not all of them. */
function longerNames(forms: readonly string[], others: ReadonlySet<string>): string[] {
  const any = new Finder(
    forms.map((name) => ofName(name)),
    'giu',
  )
  const whole = new Set(forms.map(folded))
  return [...others]
    .filter((name) => any.finds(name) && !whole.has(folded(name)))
    .flatMap((name) => [...bothForms(name), nameKeyOf(name)])
}

/** Columns whose words are Decorum's own. */
const OURS = new Set(['report', 'judged', 'label', 'summary'])
// The key of a name follows the name; ids and kinds name nobody.
const NEVER = /^(id|name_key|\w+_id|kind|table_name)$/

/** Redacts every text of a value of a column, however deep in JSON it stands, and leaves the rest byte for byte. */
export function redactColumn(redact: Redact, column: string, value: string): string {
  if (NEVER.test(column)) return value
  const ours = OURS.has(column)
  if (/^\s*[[{"]/.test(value)) {
    try {
      const parsed = JSON.parse(value) as unknown
      const now = redactValue(redact, parsed, ours)
      const [before, after] = [JSON.stringify(parsed), JSON.stringify(now)]
      return before === after ? value : after
    } catch {
      // Words that only begin like JSON.
    }
  }
  return redact(value, ours)
}

function redactValue(redact: Redact, value: unknown, ours: boolean): unknown {
  if (typeof value === 'string') return redactColumn(redact, ours ? 'report' : 'text', value)
  if (Array.isArray(value)) return value.map((each) => redactValue(redact, each, ours))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, redactValue(redact, each, ours)]))
}

/** Redacts a row as the journal keeps it, column by column. */
export function redactRow(redact: Redact, json: string): string {
  const row = JSON.parse(json) as Record<string, unknown>
  const now = Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'string' ? redactColumn(redact, column, value) : value,
    ]),
  )
  const after = JSON.stringify(now)
  return JSON.stringify(row) === after ? json : after
}
