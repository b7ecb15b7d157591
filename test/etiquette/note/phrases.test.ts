import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { askLexicons } from '#etiquette/note/asks-words.ts'
import { layOut } from '#etiquette/note/page.ts'
import { type Lexicon, phrasebook, placesIn, plainPattern } from '#etiquette/note/phrases.ts'
import * as recalledWords from '#etiquette/note/recalled-words.ts'

/** What the words of the rules have little of: signs, other letters, beginnings that may be left out. */
const odd: Lexicon = {
  en: [
    '(only )?#[%€] off',
    `('s|s')? own`,
    '~ ~ gmbh',
    'na(i|ï)ve*',
    '£ #',
    'a',
    'a b',
    '[xyz]+ ray',
    '(?<![a-z] )go',
    '(a|the)? .. end',
    `(we|i)('ve)?( also)* been`,
    '(free ){2,3}now',
    'e-?mail',
  ],
  de: ['große?r? straße*', 'uber*', '(ich )?(sehr )?gern*'],
}
const books = [odd, ...Object.values(askLexicons), ...Object.values(recalledWords).map((book) => book.lexicon)].map(
  phrasebook,
)

const notes = ['invitations', 'messages'].flatMap((file) =>
  readFileSync(new URL(`../../fixtures/notes/${file}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { text: string }).text),
)

/** The same numbers every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state % below
  }
}

const SEAMS = [
  ' ',
  ' ',
  ' ',
  '  ',
  ', ',
  ' - ',
  '; ',
  ' "',
  ' (',
  '. ',
  '\n',
  '-',
  "'",
  '…',
  ' 🙂 ',
  '½',
  '٣',
  'ä',
  '𝒶',
  '€',
  '',
]
const WORDS =
  `a b c the end go x ray xyz own s' 's naive naïve gmbh 20 20% 5€ £ 7 off only Große Straßen Übermut gern ich sehr
  we've also been free now e-mail email asking ${'('.repeat(40)} 한국어 йога Łódź ☎ \ue000 \ue001 ß`.split(/\s+/)

/** Words of the notes and of the odd phrases, put together anyhow, in letters and signs of all kinds. */
function scrambled(pick: (below: number) => number): string {
  const from = notes[pick(notes.length)]?.split(' ') ?? []
  const words = Array.from({ length: 3 + pick(20) }, () =>
    pick(3) === 0 ? WORDS[pick(WORDS.length)] : from[pick(from.length)],
  )
  return words.map((word) => `${word}${SEAMS[pick(SEAMS.length)]}`).join('')
}

const plainOf = new Map(
  books.flatMap((book) => Object.values(book.lexicon).map((phrases) => [phrases, plainPattern(phrases)] as const)),
)

/** Places where the quick way and the plain one differ on a text and on a part of it, and how many both found. */
function compared(text: string, pick: (below: number) => number): { found: number; differ: string[] } {
  const page = layOut(text)
  const part = pick(page.folded.length + 1)
  let found = 0
  const differ: string[] = []
  for (const book of books)
    for (const language of ['any', 'en', 'de', 'fr', 'es', 'pt', 'it', 'nl'] as const)
      for (const [start, end] of [
        [0, page.folded.length],
        [part, Math.min(page.folded.length, part + pick(80))],
      ] as const) {
        const slow = plainOf.get(book.lexicon[language] ?? [])
        const quick = [...placesIn(page, book, language, start, end)]
        const plain = slow
          ? Array.from(page.folded.slice(start, end).matchAll(slow), ({ index, 0: match }) => ({
              start: start + index,
              end: start + index + match.length,
            }))
          : []
        found += plain.length
        if (JSON.stringify(quick) !== JSON.stringify(plain))
          differ.push(`${language}: ${page.folded.slice(start, end)}`)
      }
  return { found, differ }
}

describe('the quick way to find phrases finds what the plain one finds', () => {
  test('in made-up notes of all languages', () => {
    const pick = numbers(1)
    const all = notes.filter((_, at) => at % 25 === 0).map((text) => compared(text, pick))
    expect(all.flatMap((each) => each.differ)).toEqual([])
    expect(all.reduce((sum, each) => sum + each.found, 0)).toBeGreaterThan(100)
  })

  test('in words put together anyhow, with signs and letters of all kinds', () => {
    const pick = numbers(2)
    const all = Array.from({ length: 60 }, () => compared(scrambled(pick), pick))
    expect(all.flatMap((each) => each.differ)).toEqual([])
    expect(all.reduce((sum, each) => sum + each.found, 0)).toBeGreaterThan(100)
  })
})
