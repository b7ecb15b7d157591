import fc from 'fast-check'
import { expect, test } from 'vitest'
import { authorityOn, circles } from '#etiquette/authority.ts'
import type { Day } from '#model/day.ts'

const TODAY = '2026-11-18' as Day

interface Edge {
  readonly from: string
  readonly to: string
  readonly startsOn: Day | null
  readonly endsOn: Day | null
}

function edge(from: string, to: string, startsOn: string | null = null, endsOn: string | null = null): Edge {
  return { from, to, startsOn: startsOn as Day | null, endsOn: endsOn as Day | null }
}

const on = (edges: readonly Edge[], day: Day = TODAY) => authorityOn(edges, 'me', day)

test('a line of any depth is found, and shown from the bottom up', () => {
  const edges = [edge('ana', 'bo'), edge('bo', 'me'), edge('me', 'cy'), edge('cy', 'dora')]
  expect(on(edges).below('ana')).toEqual({ path: ['ana', 'bo', 'me'], endsOn: null })
  expect(on(edges).above('dora')).toEqual({ path: ['me', 'cy', 'dora'], endsOn: null })
})

test('up and down are told apart', () => {
  const edges = [edge('ana', 'me'), edge('me', 'cy')]
  expect(on(edges).above('ana')).toBeUndefined()
  expect(on(edges).below('cy')).toBeUndefined()
  expect(on(edges).below('me')).toBeUndefined()
})

test('of several managers the line that lasts longest counts', () => {
  const edges = [edge('ana', 'me', null, '2026-12-31'), edge('ana', 'bo'), edge('bo', 'me', null, '2027-02-28')]
  expect(on(edges).below('ana')).toEqual({ path: ['ana', 'bo', 'me'], endsOn: '2027-02-28' })
})

test('of two lines that last equally long the shorter one is shown', () => {
  const edges = [edge('ana', 'bo'), edge('bo', 'me'), edge('ana', 'me')]
  expect(on(edges).below('ana')?.path).toEqual(['ana', 'me'])
})

test('a line is over once one step of it is, and says since when', () => {
  const edges = [edge('ana', 'bo'), edge('bo', 'me', '2024-01-01', '2026-06-30')]
  expect(on(edges).below('ana')).toBeUndefined()
  expect(on(edges).wasBelowUntil('ana')).toBe('2026-06-30')
  expect(on(edges, '2026-06-30' as Day).below('ana')?.endsOn).toBe('2026-06-30')
  expect(on(edges, '2026-06-30' as Day).wasBelowUntil('ana')).toBeUndefined()
})

test('a line that is yet to begin does not count', () => {
  const edges = [edge('ana', 'me', '2027-01-01')]
  expect(on(edges).below('ana')).toBeUndefined()
  expect(on(edges).wasBelowUntil('ana')).toBeUndefined()
})

test('two steps that never held on one day are no line', () => {
  const edges = [edge('ana', 'bo', null, '2020-12-31'), edge('bo', 'me', '2022-01-01', '2025-12-31')]
  expect(on(edges).wasBelowUntil('ana')).toBeUndefined()
})

test('circles come to rest, and are named', () => {
  const edges = [edge('ana', 'bo'), edge('bo', 'cy'), edge('cy', 'ana'), edge('cy', 'me'), edge('me', 'ana')]
  expect(on(edges).below('ana')?.path).toEqual(['ana', 'bo', 'cy', 'me'])
  expect(on(edges).above('bo')?.path).toEqual(['me', 'ana', 'bo'])
  expect(circles(edges, TODAY)).toEqual([
    ['ana', 'bo', 'cy'],
    ['ana', 'bo', 'cy', 'me'],
  ])
  expect(circles([edge('ana', 'bo'), edge('bo', 'ana', null, '2025-01-01')], TODAY)).toEqual([])
})

test('a line as long as the book is found without running out of room', () => {
  const edges = Array.from({ length: 50_000 }, (_, index) => edge(`p${index + 1}`, index === 0 ? 'me' : `p${index}`))
  expect(on(edges).below('p50000')?.path.length).toBe(50_001)
  expect(circles([...edges, edge('me', 'p50000')], TODAY)[0]?.length).toBe(50_001)
})

const people = ['me', 'a', 'b', 'c', 'd', 'e']
const someDay = fc.constantFrom(null, '2026-01-01', '2026-11-18', '2027-03-01')
const someEdge = fc
  .record({ from: fc.constantFrom(...people), to: fc.constantFrom(...people), starts: someDay, ends: someDay })
  .filter(({ from, to, starts, ends }) => from !== to && (starts === null || ends === null || starts <= ends))
  .map(({ from, to, starts, ends }) => edge(from, to, starts, ends))

test('whoever is below by going up step by step has a line, whose every step holds today', () => {
  fc.assert(
    fc.property(fc.array(someEdge, { maxLength: 14 }), (edges) => {
      const active = edges.filter((each) => (each.startsOn ?? TODAY) <= TODAY && (each.endsOn ?? TODAY) >= TODAY)
      const reach = (from: string, seen = new Set<string>()): boolean => {
        if (from === 'me') return true
        if (seen.has(from)) return false
        seen.add(from)
        return active.some((each) => each.from === from && reach(each.to, seen))
      }
      const authority = on(edges)
      for (const person of people.slice(1)) {
        const line = authority.below(person)
        expect(line !== undefined).toBe(reach(person))
        for (const [index, from] of (line?.path ?? []).slice(0, -1).entries())
          expect(active.some((each) => each.from === from && each.to === line?.path[index + 1])).toBe(true)
      }
    }),
  )
})

test('the order in which ties were written down does not matter', () => {
  fc.assert(
    fc.property(fc.array(someEdge, { maxLength: 12 }), (edges) => {
      const [one, other] = [on(edges), on(edges.toReversed())]
      for (const person of people.slice(1)) {
        expect(other.below(person)).toEqual(one.below(person))
        expect(other.above(person)).toEqual(one.above(person))
        expect(other.wasBelowUntil(person)).toEqual(one.wasBelowUntil(person))
      }
    }),
  )
})
