import { beginningsOf, type Opening, openingAt, triedAt } from './beginnings.ts'
import { fold } from './fold.ts'
import type { Language } from './language.ts'
import type { Page } from './page.ts'
import { LETTERS, LETTERS_OR_FIGURES } from './signs.ts'

/**
 * Phrases by language, `any` for what is the same in all. Each is a small pattern over folded text: a space is one gap
 * between words, ` .. ` stands for up to five words of the same sentence, `|`, `?`, `(…)` and `[…]` as in regular
 * expressions, `~` for any one word, `#` for a number and a trailing `*` for any ending of a word.
 */
export type Lexicon = Readonly<Partial<Record<Language | 'any', readonly string[]>>>

/** Phrases made ready to be looked for, each language when it is first asked for. */
export interface Phrasebook {
  readonly lexicon: Lexicon
  in(language: Language | 'any', ascii: boolean): Phrases | null
}

const GAP = '(?:[\\s,;:"()-]{1,3})'
const WORDS_BETWEEN = `(?:${GAP}[^\\s.!?,;:"()-]{1,60}){0,5}${GAP}`

/**
 * One phrase as the source of a regular expression. What stands between words never fits into a word, so that there is
 * one way only to read a text as words and gaps, and no long text makes the search wander.
 */
function patternOf(phrase: string, letters: string): string {
  return fold(phrase)
    .replace(/\\.|\[(?:\\.|[^\]\\])*\]|\((?!\?)/g, (part) => (part === '(' ? '(?:' : part))
    .replaceAll(' .. ', '\u0001')
    .replaceAll(' ', '\u0002')
    .replace(/(\p{L})\*/gu, `$1[${letters}]*`)
    .replaceAll('#', '\\d+')
    .replaceAll('~', '[^\\s.!?,;:"()-]{1,60}')
    .replaceAll('\u0001', WORDS_BETWEEN)
    .replaceAll('\u0002', GAP)
}

/**
 * The phrases of one language: which are to be tried where, compiled when they first are; for texts in ASCII alone apart,
 * since expressions that know no other letters are compiled in half the time.
 */
class Phrases {
  readonly #patterns: readonly string[]
  readonly #byBeginning = new Map<string, number[]>()
  readonly #byKey = new Map<string, readonly number[]>()
  readonly #compiled: (RegExp | undefined)[] = []
  readonly #ascii: boolean

  constructor(phrases: readonly string[], ascii: boolean) {
    this.#ascii = ascii
    this.#patterns = phrases.map((phrase) => patternOf(phrase, ascii ? 'a-zA-Z' : LETTERS))
    for (const [index, pattern] of this.#patterns.entries())
      for (const beginning of beginningsOf(pattern)) {
        const those = this.#byBeginning.get(beginning)
        if (those) those.push(index)
        else this.#byBeginning.set(beginning, [index])
      }
  }

  /** Where the phrase that begins at a place of `text` ends, the first of them that does; -1 where none begins. */
  endAt(text: string, at: number, key: string): number {
    for (const index of this.#tried(key)) {
      const pattern = this.#pattern(index)
      pattern.lastIndex = at
      if (pattern.test(text)) return pattern.lastIndex
    }
    return -1
  }

  /** Which phrases are worth trying where a text goes on like this, in their order. */
  #tried(key: string): readonly number[] {
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    if (this.#byKey.size >= MOST_KEYS) this.#byKey.clear()
    const tried = triedAt(this.#byBeginning, key)
    this.#byKey.set(key, tried)
    return tried
  }

  #pattern(index: number): RegExp {
    const known = this.#compiled[index]
    if (known) return known
    const phrase = this.#patterns[index]
    const pattern = this.#ascii
      ? new RegExp(`(?:${phrase})(?![0-9A-Za-z])`, 'y')
      : new RegExp(`(?:${phrase})(?![${LETTERS_OR_FIGURES}])`, 'uy')
    this.#compiled[index] = pattern
    return pattern
  }
}

/** No text that is read fills the memory with the beginnings it has. */
const MOST_KEYS = 5000

/** All phrases as one expression, which finds the same places slowly: what the tests hold the quick way to. */
export function plainPattern(phrases: readonly string[]): RegExp {
  const any = phrases.map((phrase) => patternOf(phrase, '\\p{L}')).join('|')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'gu')
}

/** Makes phrases ready to be looked for, at word boundaries. */
export function phrasebook(lexicon: Lexicon): Phrasebook {
  const ready = new Map<string, Phrases | null>()
  return {
    lexicon,
    in(language, ascii) {
      const name = ascii ? `${language} in ASCII` : language
      let phrases = ready.get(name)
      if (phrases === undefined) {
        const own = lexicon[language]
        phrases = own === undefined || own.length === 0 ? null : new Phrases(own, ascii)
        ready.set(name, phrases)
      }
      return phrases
    },
  }
}

/** Where a phrase was found. */
export interface Spot {
  readonly start: number
  readonly end: number
  readonly words: string
}

/** Every place where a phrase of one language stands in a part of the page, which is read as if it were all. */
export function* placesIn(
  page: Page,
  book: Phrasebook,
  language: Language | 'any',
  start = 0,
  end = page.folded.length,
): Generator<{ readonly start: number; readonly end: number }> {
  const phrases = book.in(language, page.ascii)
  if (!phrases) return
  const text = start === 0 && end === page.plain.length ? page.plain : page.plain.slice(start, end)
  let from = start
  for (const { at, key } of openingsIn(page, start, end)) {
    if (at < from) continue
    const ends = phrases.endAt(text, at - start, key)
    if (ends < 0) continue
    const until = start + ends
    from = Math.max(until, at + 1)
    yield { start: at, end: until }
  }
}

/** The places in a part of the page where a phrase may begin; its own beginning is one, even within a word. */
function openingsIn({ plain, openings }: Page, start: number, end: number): readonly Opening[] {
  if (start === 0 && end === plain.length) return openings
  const within = openings.filter(({ at }) => at >= start && at < end)
  return within[0]?.at === start ? within : [openingAt(plain, start), ...within]
}

/** Every place on the page where a phrase of the book stands, in order, each place once. */
export function spots(page: Page, book: Phrasebook): readonly Spot[] {
  const found: Spot[] = []
  for (const language of ['any', ...page.languages] as const)
    for (const { start, end } of placesIn(page, book, language))
      if (!found.some((spot) => spot.start < end && start < spot.end))
        found.push({ start, end, words: page.shown.slice(start, end) })
  return found.sort((one, other) => one.start - other.start)
}

/** The words of every phrase of the book that stands on the page. */
export function wordsFound(page: Page, book: Phrasebook): readonly string[] {
  return spots(page, book).map((spot) => spot.words)
}

/** Whether a phrase of the book stands in a part of the page. */
export function standsIn(page: Page, book: Phrasebook, start: number, end: number): boolean {
  for (const language of ['any', ...page.languages] as const)
    for (const _ of placesIn(page, book, language, start, end)) return true
  return false
}
