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

const BEFORE = '(?<![\\p{L}\\p{N}\\p{M}])'
const AFTER = '(?![\\p{L}\\p{N}\\p{M}])'
// Written without spaces between words: nothing marks where a name begins and ends.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

const folded = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
const bothForms = (text: string) => [...new Set([text.normalize('NFC'), text.normalize('NFD')])]
const longestFirst = (a: string, b: string) => b.length - a.length

/** Whether a name is one word, which may be a word of any sentence or the first name of anybody. */
function isOneWord(name: string): boolean {
  return !/\s/.test(name.trim()) && !(UNSPACED.test(name) && [...name].length > 1)
}

function namePattern(name: string): string {
  const words = name.trim().split(/\s+/).map(RegExp.escape).join('\\s+')
  if (UNSPACED.test(name)) return words
  // Where a name begins or ends in a sign, nothing next to it can make it another word.
  const [first, last] = [/^\s*[\p{L}\p{N}]/u.test(name), /[\p{L}\p{N}\p{M}]\s*$/u.test(name)]
  return `${first ? BEFORE : ''}${words}${last ? AFTER : ''}`
}

function emailPattern(email: string): string {
  return `(?<![\\p{L}\\p{N}._%+-])${RegExp.escape(email)}(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`
}

function keyPatterns(key: string): string[] {
  return [key, encodeURIComponent(key)].flatMap((each) => {
    const end = '(?![\\p{L}\\p{N}_%-])'
    const address = `(?:https?:\\/\\/)?(?:[\\w-]+\\.)*linkedin\\.com\\/in\\/${RegExp.escape(each)}${end}\\/?`
    // By itself a key of one plain word is like a name of one word: it may be any word of a sentence.
    return /[\d_%-]/.test(each) ? [address, `(?<![\\p{L}\\p{N}_-])${RegExp.escape(each)}${end}`] : [address]
  })
}

/** A regular expression for any of the patterns, what may not be touched first; undefined when there is none. */
function anyOf(kept: readonly string[], patterns: readonly string[], flags: string): RegExp | undefined {
  if (patterns.length === 0) return undefined
  // Nothing matches the first group when nothing is kept.
  const before = kept.length > 0 ? kept.toSorted(longestFirst).map(namePattern).join('|') : '(?!)'
  return new RegExp(`(${before})|${patterns.toSorted(longestFirst).join('|')}`, flags)
}

/** What every text with a trace has: the longest piece of the trace that JSON, however deep, writes as it is. */
function probeOf(traces: readonly string[]): RegExp {
  const pieces = traces.map((trace) => trace.split(/[\s"\\/\p{Cc}]+/u).toSorted(longestFirst)[0] ?? '')
  // A trace without such a piece may be anywhere: the empty piece then finds every text.
  return new RegExp([...new Set(pieces)].map(RegExp.escape).join('|'), 'iu')
}

/** The replacing of the traces of people. */
export interface Redactor {
  readonly redact: Redact
  /** Finds every text that may hold a trace, in JSON or not; a quick test before the thorough one. */
  readonly probe: RegExp
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
  const all = [...new Set([...traces.names].filter((name) => name.trim() !== ''))]
  const kept = all.filter((name) => others.has(folded(name)))
  const forms = [...new Set(all.flatMap((name) => [...bothForms(name), nameKeyOf(name)]))].filter(
    (name) => name !== '' && !others.has(folded(name)),
  )
  const full = forms.filter((name) => !isOneWord(name))
  const single = forms.filter(isOneWord)
  const addresses = [
    ...[...traces.emails].flatMap(bothForms).map(emailPattern),
    ...[...traces.profileUrls].flatMap(bothForms).map((url) => `${RegExp.escape(url)}(?![\\p{L}\\p{N}_%-])`),
    ...[...traces.profileKeys].flatMap(bothForms).flatMap(keyPatterns),
  ]
  const everywhere = anyOf(longerNames(full, living.union(formerly)), [...addresses, ...full.map(namePattern)], 'giu')
  const inOurs = anyOf(longerNames(single, living.union(formerly)), single.map(namePattern), 'gu')
  const put = (match: string, ...groups: unknown[]) => (groups[0] ? match : NOBODY_NAMED)
  return {
    redact(text, ours = false) {
      const once = everywhere ? text.replace(everywhere, put) : text
      return ours && inOurs ? once.replace(inOurs, put) : once
    },
    probe: probeOf([
      ...forms,
      ...[traces.emails, traces.profileUrls].flatMap((set) => [...set].flatMap(bothForms)),
      ...[...traces.profileKeys].flatMap(bothForms).flatMap((key) => [key, encodeURIComponent(key)]),
    ]),
    kept,
    oneWord: all.filter((name) => isOneWord(name) && !kept.includes(name)),
  }
}

/** The names of others within which one of `forms` stands, and is not all of them. */
function longerNames(forms: readonly string[], others: ReadonlySet<string>): string[] {
  const any = anyOf([], forms.map(namePattern), 'iu')
  if (!any) return []
  const whole = new Set(forms.map(folded))
  return [...others]
    .filter((name) => any.test(name) && !whole.has(folded(name)))
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
