import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { judge, type Verdict } from '#etiquette/judge.ts'
import { neutralFacts } from '#etiquette/neutral.ts'
import { readNote } from '#etiquette/note/read-note.ts'
import { allRules } from '#etiquette/rules/index.ts'
import { chooseRules } from '#etiquette/settings.ts'

interface Labelled {
  readonly label: 'good' | 'bad'
  readonly lang: string
  readonly text: string
  readonly as?: 'message' | 'reply'
  readonly reason?: string
}

const rules = chooseRules(allRules, {})

/** Made-up notes, each judged by a person before any rule saw it. */
function labelled(file: string): readonly Labelled[] {
  const url = new URL(`../../fixtures/notes/${file}.jsonl`, import.meta.url)
  return readFileSync(url, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/** The verdict on words alone. */
function verdictOn({ as, text }: Labelled): Verdict {
  return as === undefined
    ? judge('draft', neutralFacts('draft', { wordsOnly: true, note: text }), null, rules, []).verdict
    : judge('message', neutralFacts('message', { wordsOnly: true, as, note: text }), null, rules, []).verdict
}

for (const file of ['invitations', 'messages'])
  describe(`made-up ${file}`, () => {
    const all = labelled(file)
    const good = all.filter((each) => each.label === 'good')
    const bad = all.filter((each) => each.label === 'bad')

    test('no good one is stopped', () => {
      expect(good.filter((each) => verdictOn(each) === 'dont').map((each) => each.text)).toEqual([])
    })

    test('nine in ten good ones may go', () => {
      expect(good.filter((each) => verdictOn(each) === 'send').length / good.length).toBeGreaterThanOrEqual(0.9)
    })

    test('nine in ten bad ones are questioned', () => {
      expect(bad.filter((each) => verdictOn(each) !== 'send').length / bad.length).toBeGreaterThanOrEqual(0.9)
    })
  })

describe('invitations in their own language', () => {
  test.each(['en', 'de', 'fr', 'es', 'pt', 'it', 'nl'])('most notes in %s are recognised', (lang) => {
    const own = labelled('invitations').filter((each) => each.lang === lang && each.text.length > 40)
    const recognised = own.filter((each) => readNote(each.text).language === lang)
    expect(recognised.length / own.length).toBeGreaterThanOrEqual(0.9)
  })
})

describe('small changes', () => {
  const good = labelled('invitations').filter((each) => each.label === 'good' && each.lang === 'en')

  test('a note without its greeting is judged as with it', () => {
    const changed = good.filter((each) => {
      const greeting = readNote(each.text).greeting
      const rest = each.text.slice(greeting?.words.length ?? 0).replace(/^[\s,.!–-]+/, '')
      return verdictOn({ ...each, text: rest.slice(0, 1).toUpperCase() + rest.slice(1) }) !== verdictOn(each)
    })
    expect(changed.map((each) => each.text).length).toBeLessThanOrEqual(good.length * 0.05)
  })

  test('its sentences may come in another order', () => {
    const changed = good.filter((each) => {
      const sentences = each.text.split(/(?<=[.!?]) /)
      return verdictOn({ ...each, text: sentences.reverse().join(' ') }) !== verdictOn(each)
    })
    expect(changed.map((each) => each.text).length).toBeLessThanOrEqual(good.length * 0.05)
  })

  test('the words of a good note are kind in an answer and a message as well', () => {
    const blamed = labelled('invitations')
      .filter((each) => each.label === 'good')
      .flatMap((each) => (['message', 'reply'] as const).map((as) => ({ ...each, as })))
      .filter((each) => verdictOn(each) !== 'send')
    expect(blamed.map((each) => each.text)).toEqual([])
  })

  test('typing it small, or without accents and curly marks, makes it no worse than a question', () => {
    for (const each of good) expect(verdictOn({ ...each, text: each.text.toLowerCase() })).not.toBe('dont')
  })

  test('a pitch behind a good note is found', () => {
    const missed = good.filter(
      (each) =>
        verdictOn({ ...each, text: `${each.text} Our platform helps firms cut costs. Worth a demo?` }) === 'send',
    )
    expect(missed.map((each) => each.text)).toEqual([])
  })
})
