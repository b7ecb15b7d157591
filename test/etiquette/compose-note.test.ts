import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeNote, type NoteFacts } from '#etiquette/compose-note.ts'
import { judge } from '#etiquette/judge.ts'
import { neutralFacts } from '#etiquette/neutral.ts'
import { rulesOfTheNote } from '#etiquette/rules/index.ts'
import { chooseRules } from '#etiquette/settings.ts'

const facts: NoteFacts = {
  contact: { name: 'Ana Sousa', company: 'Tidewater' },
  relations: [],
  ownCompany: null,
  purpose: 'compare notes on tide maps',
  commonGround: 'Your talk on harbour charts in Porto stayed with me',
  offer: 'I can send you our depth tables',
  limit: 300,
}

test('notes hold what is recorded, in three manners', () => {
  const { variants, missing } = composeNote(facts)
  expect(missing).toEqual([])
  expect(variants.map(({ manner }) => manner)).toEqual(['short', 'warm', 'direct'])
  for (const { text } of variants) expect(text).toContain('Your talk on harbour charts in Porto stayed with me.')
})

test('a tie is told with its year, and as colleagues of today only where both are there', () => {
  const ties = (kind: 'met' | 'colleague') => [{ kind, startsOn: '2016-05-01' as never, endsOn: null }]
  const first = (given: Partial<NoteFacts>) => composeNote({ ...facts, commonGround: null, ...given }).variants[0]?.text
  expect(first({ relations: ties('met') })).toContain('We met in 2016.')
  expect(first({ relations: ties('colleague'), ownCompany: 'tidewater' })).toContain('We are colleagues at Tidewater.')
  expect(first({ relations: ties('colleague') })).toContain('We were colleagues')
})

test('nothing is made up: what is not recorded, or worded for its owner, is named as missing', () => {
  expect(composeNote({ ...facts, commonGround: null }).variants).toEqual([])
  expect(composeNote({ ...facts, commonGround: 'her talk in Porto' }).missing.join()).toContain('in common')
  expect(composeNote({ ...facts, purpose: 'her maps' }).missing.join()).toContain('a verb')
})

test('every note is within the limit, or it says that words must be shorter', () => {
  for (const limit of [20, 60, 100, 200, 300])
    for (const { text } of composeNote({ ...facts, limit }).variants) expect(text.length).toBeLessThanOrEqual(limit)
  expect(composeNote({ ...facts, limit: 20 }).missing.join()).toContain('20 characters')
})

describe('whatever is recorded', () => {
  const objections = (note: string, given: NoteFacts) => {
    const { purpose, contact } = given
    const draft = neutralFacts('draft', { note, purpose, contact: { ...contact } })
    const { findings } = judge('draft', draft, null, chooseRules(rulesOfTheNote, {}), [])
    return findings.filter(({ severity }) => severity !== 'info').map(({ rule, message }) => `${rule}: ${message}`)
  }
  const recorded = fc.record({
    name: fc.constantFrom('Ana Sousa', 'Bo Lindqvist', 'Çağla Öztürk', 'Marit Solbakken'),
    tie: fc.constantFrom(null, ...(['met', 'classmate', 'client', 'colleague', 'corresponded'] as const)),
    year: fc.constantFrom(null, '2014-09-01', '2025-02-11'),
    ground: fc.constantFrom(null, 'Your talk on harbour charts in Porto stayed with me', 'I read your paper on tides'),
    purpose: fc.constantFrom(null, 'compare notes on tide maps', 'hear how you chart shallow harbours'),
    offer: fc.constantFrom(null, 'I can send you our depth tables'),
  })

  test('no rule of the note objects to a note that was made of it', () => {
    fc.assert(
      fc.property(recorded, ({ name, tie, year, ground, purpose, offer }) => {
        const given: NoteFacts = {
          ...facts,
          contact: { name, company: 'Tidewater' },
          relations: tie ? [{ kind: tie, startsOn: year as never, endsOn: null }] : [],
          commonGround: ground,
          purpose,
          offer,
        }
        for (const { text } of composeNote(given).variants) expect(objections(text, given), text).toEqual([])
      }),
      { numRuns: 200 },
    )
    // They do object to what is no such note.
    expect(objections('Buy now!!! I need a job, please', facts)).not.toEqual([])
  })
})
