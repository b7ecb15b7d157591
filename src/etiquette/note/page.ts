import { type Opening, openingsOf } from './beginnings.ts'
import { fold } from './fold.ts'
import { functionWords } from './function-words.ts'
import { broadFields, genericWords } from './generic-words.ts'
import { guessLanguage, type Language } from './language.ts'
import { isAscii, withPlainSigns } from './signs.ts'

/** One word of a note. */
interface Word {
  readonly text: string
  readonly folded: string
  readonly start: number
  readonly end: number
  /** How much it says about this one person: 0 nothing, ½ a broad field, 1 something particular. */
  readonly weight: 0 | 0.5 | 1
  /** Capitalised where the language does not ask for it: a name of somebody or something. */
  readonly name: boolean
}

/** One sentence of a note, by its place in the text. */
export interface Sentence {
  readonly start: number
  readonly end: number
  readonly words: readonly Word[]
}

/** A note laid out for reading: its text with folded twin, its sentences and words. */
export interface Page {
  readonly shown: string
  /** As long as `shown`, character for character. */
  readonly folded: string
  /** The same in signs that phrases are looked for in. */
  readonly plain: string
  /** Whether those are all ASCII. */
  readonly ascii: boolean
  readonly language: Language | null
  /** Languages whose lexicons apply: the one guessed, or all when none is. */
  readonly languages: readonly Language[]
  readonly sentences: readonly Sentence[]
  /** Where a phrase may begin. */
  readonly openings: readonly Opening[]
}

/** Longest text that is read to the end, in characters; the platform takes no longer message. */
const LONGEST = 8000
const ALL: readonly Language[] = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl']
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’&+#-]*/gu
const ABBREVIATED = /(?:^|[^\p{L}])(?:mr|mrs|ms|dr|prof|st|hr|fr|sr|sra|dra|sig|dott|ing|no|vs|e\.g|i\.e|z\.b|\p{L})$/u

/** The part of a contracted or possessive word that carries its meaning: `Corelia's` → `corelia`, `l'article` → `article`. */
function stem(folded: string): string {
  const at = folded.lastIndexOf("'")
  if (at < 0) return folded.replace(/[&+#-]+$/, '')
  const tail = folded.slice(at + 1)
  return /^(?:s|d|t|m|ll|ve|re|)$/.test(tail) ? folded.slice(0, at) : tail
}

function isCapital(word: string | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word)
}

function places(shown: string, folded: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  let start = 0
  for (const { index, 0: mark } of shown.matchAll(/[.!?…]+(?=[\s"'”)]|$)|\n+|[.!?]+(?=\p{Lu})/gu)) {
    if (mark === '.' && ABBREVIATED.test(folded.slice(Math.max(start, index - 6), index))) continue
    found.push({ start, end: index + mark.length })
    start = index + mark.length
  }
  if (start < shown.length) found.push({ start, end: shown.length })
  return found
}

/** Lays a note out for reading. */
export function layOut(text: string): Page {
  const shown = text
    .slice(0, LONGEST)
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
  const folded = fold(shown)
  const tokens = [...shown.matchAll(WORD)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
    folded: folded.slice(index, index + word.length),
  }))
  const stems = tokens.map((token) => stem(token.folded))
  const guessing = tokens.flatMap((token, at) => [token.folded, stems[at] === token.folded ? '' : (stems[at] ?? '')])
  const language = guessLanguage(
    shown,
    guessing.filter((word) => word !== ''),
  )
  const capitals = tokens.filter((token) => isCapital(token.text)).length
  // Where nearly every word is capitalised, capitals no longer tell a name.
  const telling = capitals <= Math.max(3, tokens.length * 0.5)
  const known = language ?? 'en'
  const sentences = places(shown, folded).map(({ start, end }): Sentence => {
    const here = tokens
      .map((token, at) => ({ ...token, base: stems[at] ?? '' }))
      .filter((token) => token.start >= start && token.start < end)
    const words = here.map(({ base, ...token }, at): Word => {
      const empty = functionWords[known].has(base) || functionWords[known].has(token.folded)
      const broad = broadFields.test(base)
      const generic = !broad && (genericWords[known].test(base) || genericWords[known].test(token.folded))
      const next = here[at + 1]
      // A first word is capitalised anyway; it is a name when it owns something or another capital follows.
      const capital =
        isCapital(token.text) &&
        base.length > 1 &&
        (at > 0 || known === 'de' || base !== token.folded || isCapital(next?.text))
      const name = telling && capital && !empty && !broad && !generic
      const particular = /^\d/.test(base) ? /^(?:19|20)\d\d$/.test(base) : base.length > 2 || name
      const weight = empty || generic ? 0 : broad ? 0.5 : name || particular ? 1 : 0
      return { ...token, weight, name }
    })
    return { start, end, words }
  })
  const languages = language === null ? ALL : [language]
  const plain = withPlainSigns(folded)
  const ascii = isAscii(plain)
  return { shown, folded, plain, ascii, language, languages, sentences, openings: openingsOf(plain) }
}
