import { expect, test } from 'vitest'
import { composeNote, type NoteFacts } from '#etiquette/compose-note.ts'

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
