import { expect, test } from 'vitest'
import { holdsOn, isRelationKind, RELATION_KINDS, relationFacts, stood } from '#model/relation.ts'
import { day } from '#test/support/make.ts'

const tie = (startsOn: string | null, endsOn: string | null) => ({ startsOn, endsOn }) as Parameters<typeof holdsOn>[0]

test.each<[string, string | null, string | null, string, boolean]>([
  ['an undated tie holds always', null, null, '1999-01-01', true],
  ['a tie holds on its first day', '2026-11-18', null, '2026-11-18', true],
  ['and not the day before', '2026-11-18', null, '2026-11-17', false],
  ['a tie holds on its last day', null, '2026-11-18', '2026-11-18', true],
  ['and not the day after', null, '2026-11-18', '2026-11-19', false],
])('%s', (_, startsOn, endsOn, on, holds) => expect(holdsOn(tie(startsOn, endsOn), day(on))).toBe(holds))

test('every kind reads between two names from both ends, and a mutual one reads alike', () => {
  for (const kind of RELATION_KINDS) {
    const { reads, readsBack, directed, certain, knows } = relationFacts[kind]
    expect(reads).toMatch(/^(has|is|was|reports|studied|does|asked|said) ?/)
    expect(directed || reads === readsBack).toBe(true)
    // Whoever will certainly recognise you knows you.
    expect(certain && !knows).toBe(false)
  }
})

test('only the names of the list are kinds', () => {
  expect(RELATION_KINDS.every(isRelationKind)).toBe(true)
  expect(['boss', 'constructor', '', 'Friend'].some(isRelationKind)).toBe(false)
})

test.each([
  ['reports to', 'reported to'],
  ['is the manager of', 'was the manager of'],
  ['has authority over you', 'had authority over you'],
  ['does business with', 'did business with'],
  ['studied with', 'studied with'],
  ['was introduced by', 'was introduced by'],
])('%j is said of a time that is over as %j', (words, past) => expect(stood(words)).toBe(past))
