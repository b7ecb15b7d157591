import { functionWords, otherLanguageWords } from './function-words.ts'

/** The languages whose words Decorum can read. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'nl'

const LANGUAGES = Object.keys(functionWords) as Language[]

/** Letters of languages that are not read; one of them is doubt enough. */
const FOREIGN_LETTERS = /[åøæłśźżćńęąőűğşıțșřůěđþð]|[^\p{Script=Latin}\P{L}]/iu

/**
 * The language of a text by its function words, given as folded words; null when it is none of ours or too short to
 * tell. `text` is asked for letters that none of ours has.
 */
export function guessLanguage(text: string, words: readonly string[]): Language | null {
  if (words.length === 0) return null
  const hits = new Map<Language, number>()
  for (const language of LANGUAGES) {
    let count = 0
    for (const word of words) if (functionWords[language].has(word)) count++
    hits.set(language, count)
  }
  let best: Language = 'en'
  for (const language of LANGUAGES) if ((hits.get(language) ?? 0) > (hits.get(best) ?? 0)) best = language
  const most = hits.get(best) ?? 0
  const elsewhere = words.filter((word) => otherLanguageWords.has(word)).length
  if (most === 0 || elsewhere >= most) return null
  // A name may bring a foreign letter into an English note, so the letters only decide where few words are known.
  const share = most / words.length
  if (share < (FOREIGN_LETTERS.test(text) ? 0.3 : 0.17)) return null
  return best
}
