import { LETTERS_OR_FIGURES } from './signs.ts'

/** So many characters of a phrase, at most, tell whether it is worth trying at a place. */
const KEY = 4
/** Where a run of marks is longer than this, a place is told by less. */
const LONGEST_LOOK = 32
/** Ends a beginning after which anything may follow. */
const OPEN = '\u0000'
/** Stands in a key for what is no more there: no phrase has it. */
const END = '\u0001'
const ANYTHING: ReadonlySet<string> = new Set([OPEN])
const NOTHING: ReadonlySet<string> = new Set([''])
/** A pattern with more beginnings than this is told by fewer characters. */
const MANY = 1500
const GAP = /[\s,;:"()-]/g

/** A place on a page where a phrase may begin, and how the text goes on there. */
export interface Opening {
  readonly at: number
  readonly key: string
}

/** How the text goes on at a place: its first characters, any marks between words being one space. */
function keyAt(spaced: string, at: number): string {
  let key = ''
  const last = Math.min(spaced.length, at + LONGEST_LOOK)
  for (let place = at; place < last && key.length < KEY; place++) {
    const character = spaced[place] as string
    if (character !== ' ' || !key.endsWith(' ')) key += character
  }
  return last === spaced.length ? key.padEnd(KEY, END) : key
}

const NO_WORD_BEFORE = new RegExp(`(?<![${LETTERS_OR_FIGURES}])`, 'gu')

/** Every place of a text in plain signs that no word runs into: only there can a phrase begin. */
export function openingsOf(plain: string): readonly Opening[] {
  const spaced = plain.replace(GAP, ' ')
  return Array.from(plain.matchAll(NO_WORD_BEFORE), ({ index }) => ({ at: index, key: keyAt(spaced, index) }))
}

/** The place itself, which a text cut off before it makes an opening. */
export function openingAt(plain: string, at: number): Opening {
  return { at, key: keyAt(plain.slice(at, at + LONGEST_LOOK + 1).replace(GAP, ' '), 0) }
}

function joined(before: ReadonlySet<string>, after: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set<string>()
  for (const start of before)
    if (start.endsWith(OPEN) || start.length >= KEY) all.add(start)
    else if (before.size * after.size > MANY) all.add(start + OPEN)
    else for (const end of after) all.add((start + end).replace(/ {2,}/g, ' ').slice(0, KEY))
  return all
}

function opened(all: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(Array.from(all, (each) => (each.endsWith(OPEN) ? each : (each + OPEN).slice(0, KEY))))
}

/** What a set of characters, without its brackets, may be; anything where it is not a plain list of a few. */
function ofSet(inside: string): ReadonlySet<string> {
  if (inside === '\\s,;:"()-') return new Set([' '])
  return /^[^\\^\ud800-\udfff-]+$/.test(inside) ? new Set(inside.replace(GAP, ' ')) : ANYTHING
}

const ESCAPED: Readonly<Record<string, ReadonlySet<string>>> = { d: new Set('0123456789'), b: NOTHING, B: NOTHING }

/**
 * How every match of a regular expression begins, as `keyAt` tells a place: of all texts it matches, each begins with
 * one of these. Too many are allowed, too few are not: what cannot be told counts as anything.
 */
export function beginningsOf(pattern: string): ReadonlySet<string> {
  const token = /\(\?(?:[=!]|<[=!])|\((?:\?:)?|\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\.|[\s\S]/y
  let at = 0
  const next = () => {
    token.lastIndex = at
    const found = token.exec(pattern)?.[0] ?? ''
    at += found.length
    return found
  }
  const quantified = (one: ReadonlySet<string>): ReadonlySet<string> => {
    const [all = '', mark] = /^(?:([?*+])|\{\d+(?:,\d*)?\})\??/.exec(pattern.slice(at, at + 12)) ?? []
    at += all.length
    if (all === '') return one
    // One to three marks between words are one space already.
    if (all === '{1,3}' && one.size === 1 && one.has(' ')) return one
    const least = mark === '?' || mark === '*' || all.startsWith('{0') ? ['', ...one] : [...one]
    return mark === '?'
      ? new Set(least)
      : new Set(least.map((each) => (each === '' ? each : ([...opened(new Set([each]))][0] ?? each))))
  }
  const atom = (first: string): ReadonlySet<string> => {
    if (first.startsWith('(')) {
      const inside = alternatives()
      next()
      return /^\(\?[=!<]/.test(first) ? NOTHING : inside
    }
    if (first.startsWith('[')) return ofSet(first.slice(1, -1))
    if (first.startsWith('\\'))
      return (
        ESCAPED[first.slice(1)] ??
        (/^\\[^\p{L}\d]$/u.test(first) ? new Set(first.slice(1).replace(GAP, ' ')) : ANYTHING)
      )
    if (first === '^' || first === '$') return NOTHING
    return first === '.' ? ANYTHING : new Set([first.replace(GAP, ' ')])
  }
  function alternatives(): ReadonlySet<string> {
    let all: ReadonlySet<string> = new Set()
    let sequence = NOTHING
    while (at < pattern.length && pattern[at] !== ')')
      if (pattern[at] === '|') {
        at++
        all = all.union(sequence)
        sequence = NOTHING
      } else sequence = joined(sequence, quantified(atom(next())))
    return all.union(sequence)
  }
  return new Set(Array.from(alternatives(), (each) => each.replace(OPEN, '')))
}

/** Which of some patterns can match where a text goes on like this, in their order. */
export function triedAt(beginnings: ReadonlyMap<string, readonly number[]>, key: string): readonly number[] {
  const found = new Set<number>()
  for (let length = 0; length <= key.length; length++)
    for (const each of beginnings.get(key.slice(0, length)) ?? []) found.add(each)
  // Marks without end tell too little: whatever goes on like it may match.
  if (key.length < KEY)
    for (const [beginning, those] of beginnings)
      if (beginning.startsWith(key)) for (const each of those) found.add(each)
  return [...found].sort((one, other) => one - other)
}
