import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNote } from '#etiquette/note/read-note.ts'

describe('reading a note', () => {
  test('an empty note has nothing', () => {
    expect(readNote(' \n ')).toMatchObject({
      text: '',
      empty: true,
      length: 0,
      language: null,
      stock: null,
      recalled: [],
    })
  })

  test.each([
    ['a', 1],
    ['é', 1],
    ['e\u0301', 2],
    ['🙂', 2],
    ['a\r\nb', 3],
    ['  a  ', 1],
  ])('counts %j as %i', (text, length) => {
    expect(readNote(text).length).toBe(length)
  })

  test.each([
    ['Hi Ana, your maps', 'Ana'],
    ['Dear Dr. Okafor, your book', 'Okafor'],
    ['Hello Ms de la Cruz, your book', 'la Cruz'],
    ['Sehr geehrter Herr Dr. Winkler, Ihr Buch', 'Winkler'],
    ['hey marcus – loved the drawing', 'marcus'],
    ['Good morning Mr Ito. From January', 'Ito'],
    ['Jonas, your maps', 'Jonas'],
    ['Hi there, your maps', null],
    ['Hello, I saw your maps', null],
    ['Hi! Your maps', null],
  ])('the greeting of %j names %j', (text, name) => {
    const greeted = readNote(text).greeting?.name ?? null
    expect(greeted === null ? null : greeted.replace(/^de /, '')).toBe(name)
  })

  test.each([
    ['I would like to follow your work on tides.', 'en'],
    ['Ich würde gerne Ihre Arbeit verfolgen.', 'de'],
    ["J'aimerais suivre votre travail sur les marées.", 'fr'],
    ['Me gustaría seguir su trabajo sobre las mareas.', 'es'],
    ['Gostava de acompanhar o seu trabalho sobre as marés.', 'pt'],
    ['Vorrei seguire il suo lavoro sulle maree.', 'it'],
    ['Ik zou graag je werk over getijden volgen.', 'nl'],
    ['Jag skulle vilja följa ditt arbete om tidvatten.', null],
    ['Chciałbym śledzić Pana pracę o pływach.', null],
    ['潮汐に関するお仕事をフォローしたいです。', null],
    ['Я хотел бы следить за вашей работой.', null],
    ['Gelgitler üzerine çalışmalarınızı takip etmek istiyorum.', null],
    ['Zzz qqq', null],
  ])('the language of %j is %j', (text, language) => {
    expect(readNote(text).language).toBe(language)
  })

  test.each([
    ['We met at the chart fair in Faro.', 'meeting'],
    ['Your article about harbour silt is on my wall.', 'work'],
    ['Joan Whitlock suggested that I write to you.', 'person'],
    ['I am also a tidal cartographer, like you.', 'likeness'],
    ['I saw that Tidewater opened a branch in Sines.', 'company'],
    ['We are both members of the Tide Mappers group.', 'group'],
  ])('%j recalls a %s', (text, as) => {
    expect(readNote(text).recalled.map((each) => each.as)).toContain(as)
  })

  test.each([
    'I have been following your content.',
    'Your experience is truly impressive.',
    'We work in the same industry.',
    'Looking forward to connecting with like-minded professionals.',
    'Our platform helps firms like yours to cut costs.',
    'Ihr Profil ist sehr interessant.',
    'Votre parcours est impressionnant.',
  ])('%j recalls nothing', (text) => {
    expect(readNote(text).recalled).toEqual([])
  })

  test('quotes what it found as it stands in the text', () => {
    const text = 'Hi Ana — I’d love to PICK  YOUR BRAIN over coffee.'
    for (const ask of readNote(text).asks) expect(text.replace(/ +/g, ' ')).toContain(ask.words)
    expect(readNote(text).asks[0]?.words).toBe('PICK YOUR BRAIN')
  })
})

describe('any text at all', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          'I',
          'you',
          'your',
          'Hi',
          'Ana',
          ',',
          '.',
          '\n',
          '!',
          '’',
          '[',
          '{{',
          '%',
          'not',
          'why',
          'we',
          '🙂',
          '20',
        ),
        { maxLength: 120 },
      )
      .map((words) => words.join(' ')),
  )

  test('is read without an error, and always the same', () => {
    fc.assert(
      fc.property(text, (note) => {
        expect(readNote(note)).toEqual(readNote(note))
      }),
      { numRuns: 300 },
    )
  })

  test('is quoted from itself', () => {
    fc.assert(
      fc.property(text, (note) => {
        const reading = readNote(note)
        expect(reading.text).toBe(note.trim())
        expect(reading.empty).toBe(note.trim() === '')
        for (const slot of reading.placeholders) expect(slot).not.toBe('')
      }),
      { numRuns: 200 },
    )
  })
})

describe('long texts', () => {
  const size = 64 * 1024
  test.each([
    ['one letter', 'a'],
    ['blanks between letters', 'a '],
    ['apostrophes', "a'"],
    ['hyphens', 'a-'],
    ['brackets', '['],
    ['braces', '{{'],
    ['marks', '!?'],
    ['emoji', '🙂'],
    ['capitals', 'AB '],
    ['capitals with commas', 'AB, '],
    ['the beginnings of phrases', 'we help more and more '],
    ['lists of adjectives', 'our new latest own free '],
    ['why', 'why you why not '],
    ['names', 'Ana Bo '],
    ['line breaks', '\n'],
    ['blanks', `a${' '.repeat(63)}`],
    ['accents', 'e\u0301'],
  ])('64 KB of %s are read in time', { timeout: 20_000 }, (_, piece) => {
    const reading = readNote(`Hi Ana ${piece.repeat(size / piece.length)} x`)
    expect(reading.length).toBeGreaterThan(1000)
  })
})
