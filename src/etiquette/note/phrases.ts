import { fold } from './fold.ts'
import type { Language } from './language.ts'
import type { Page } from './page.ts'

/**
 * Phrases by language, `any` for what is the same in all. Each is a small pattern over folded text: a space is one gap
 * between words, ` .. ` stands for up to five words of the same sentence, `|`, `?`, `(…)` and `[…]` as in regular
 * expressions, `~` for any one word, `#` for a number and a trailing `*` for any ending of a word.
 */
export type Lexicon = Readonly<Partial<Record<Language | 'any', readonly string[]>>>

/** Phrases made ready to be looked for. */
export interface Phrasebook {
  readonly patterns: Readonly<Partial<Record<Language | 'any', RegExp>>>
}

const GAP = '(?:[\\s,;:"()-]{1,3})'
const WORDS_BETWEEN = `(?:${GAP}[^\\s.!?,;:"()-]{1,60}){0,5}${GAP}`

/**
 * One phrase as the source of a regular expression. What stands between words never fits into a word, so that there is
 * one way only to read a text as words and gaps, and no long text makes the search wander.
 */
function patternOf(phrase: string): string {
  return fold(phrase)
    .replaceAll(' .. ', '\u0001')
    .replaceAll(' ', '\u0002')
    .replace(/([\p{L}])\*/gu, '$1[\\p{L}]*')
    .replaceAll('#', '\\d+')
    .replaceAll('~', '[^\\s.!?,;:"()-]{1,60}')
    .replaceAll('\u0001', WORDS_BETWEEN)
    .replaceAll('\u0002', GAP)
}

/** Makes phrases ready to be looked for, at word boundaries. */
export function phrasebook(lexicon: Lexicon): Phrasebook {
  const patterns = Object.fromEntries(
    Object.entries(lexicon).map(([language, phrases]) => [
      language,
      new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.map(patternOf).join('|')})(?![\\p{L}\\p{N}])`, 'gu'),
    ]),
  )
  return { patterns }
}

/** Where a phrase was found. */
export interface Spot {
  readonly start: number
  readonly end: number
  readonly words: string
}

/** Every place on the page where a phrase of the book stands, in order, each place once. */
export function spots(page: Page, book: Phrasebook): readonly Spot[] {
  const found: Spot[] = []
  for (const language of ['any', ...page.languages] as const) {
    const pattern = book.patterns[language]
    if (!pattern) continue
    for (const { index, 0: match } of page.folded.matchAll(pattern)) {
      const end = index + match.length
      if (!found.some((spot) => spot.start < end && index < spot.end))
        found.push({ start: index, end, words: page.shown.slice(index, end) })
    }
  }
  return found.sort((one, other) => one.start - other.start)
}

/** The words of every phrase of the book that stands on the page. */
export function wordsFound(page: Page, book: Phrasebook): readonly string[] {
  return spots(page, book).map((spot) => spot.words)
}

/** Whether a phrase of the book stands in a part of the page. */
export function standsIn(page: Page, book: Phrasebook, start: number, end: number): boolean {
  return (
    page.languages.some((language) => testIn(page, book.patterns[language], start, end)) ||
    testIn(page, book.patterns.any, start, end)
  )
}

function testIn(page: Page, pattern: RegExp | undefined, start: number, end: number): boolean {
  return pattern !== undefined && page.folded.slice(start, end).search(pattern) >= 0
}
