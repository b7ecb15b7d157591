import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, chanceOf, rank, worthOf } from '#etiquette/rank.ts'
import type { Factor, Value } from '#etiquette/value.ts'

function value(level: Value['level'], answers: Partial<Record<Factor['factor'], Factor['answer']>> = {}): Value {
  const names = [
    'your mark',
    'target company',
    'target role',
    'line of work',
    'industry',
    'region',
    'common link',
  ] as const
  return {
    level,
    missing: [],
    factors: names.map((factor) => ({ factor, answer: answers[factor] ?? 'unknown', says: '' })),
  }
}

const stranger = { knowsYou: false, hasNote: true }

test('worth adds up what speaks for somebody, and unknown adds nothing', () => {
  expect(worthOf(value('ordinary'))).toBe(1)
  expect(worthOf(value('high', { 'your mark': 'yes', region: 'yes' }))).toBe(5)
  expect(worthOf(value('ordinary', { region: 'no', industry: 'no' }))).toBe(1)
  expect(worthOf(value('low', { region: 'no', industry: 'no' }))).toBe(0.5)
  expect(worthOf(value('ordinary', { 'your mark': 'no', region: 'yes' }))).toBe(0.5)
})

test('without a history every kind has an even chance, and says that none tell yet', () => {
  expect(chanceOf([], stranger, null)).toEqual({
    chance: 0.5,
    says: 'none of yours tell yet with a note to people who did not know you',
  })
})

test('a small count moves the chance little, a large one much', () => {
  const of = (sent: number, accepted: number) => chanceOf([{ ...stranger, sent, accepted }], stranger, null)
  expect(of(2, 0).chance).toBeGreaterThan(0.4)
  expect(of(400, 40).chance).toBeLessThan(0.15)
  expect(of(41, 3).says).toBe('3 of 41 invitations of yours with a note to people who did not know you were accepted')
})

test('a kind of which none was sent leans on all the others', () => {
  const history = [{ knowsYou: true, hasNote: false, sent: 300, accepted: 270 }]
  expect(chanceOf(history, stranger, null).chance).toBeGreaterThan(0.8)
})

test('somebody who asked, or accepts everybody, is likely whatever the history', () => {
  const history = [{ ...stranger, sent: 100, accepted: 2 }]
  expect(chanceOf(history, stranger, 'expects')).toEqual({ chance: 0.9, says: 'they asked you to invite them' })
  expect(chanceOf(history, stranger, 'everybody').chance).toBe(0.9)
})

function candidate(
  id: string,
  level: Value['level'],
  chance: number,
  verdict: Candidate['verdict'] = 'send',
): Candidate {
  return {
    id,
    value: value(level, level === 'high' ? { 'your mark': 'yes' } : {}),
    chance: { chance, says: '' },
    verdict,
  }
}

test('worth times chance decides, and “better not” comes last', () => {
  const all = [
    candidate('sure', 'ordinary', 0.9),
    candidate('stopped', 'high', 0.9, 'dont'),
    candidate('dear', 'high', 0.4),
    candidate('slim', 'ordinary', 0.1, 'reconsider'),
  ]
  expect(rank(all, 100, 10).map(({ candidate: { id }, place }) => [id, place])).toEqual([
    ['dear', 'now'],
    ['sure', 'now'],
    ['slim', 'now'],
    ['stopped', 'later'],
  ])
})

test('the reserve is kept for people of high value', () => {
  const all = [candidate('a', 'high', 0.9), candidate('b', 'ordinary', 0.9), candidate('c', 'high', 0.1)]
  expect(rank(all, 2, 2).map(({ candidate: { id }, place }) => [id, place])).toEqual([
    ['a', 'reserve'],
    ['b', 'later'],
    ['c', 'reserve'],
  ])
  expect(rank(all, 0, 10).every(({ place }) => place === 'later')).toBe(true)
})

test('the order in which candidates come does not matter, and no more are placed than are left', () => {
  const some = fc
    .record({
      level: fc.constantFrom('high', 'ordinary', 'low'),
      chance: fc.constantFrom(0.1, 0.5, 0.9),
      verdict: fc.constantFrom('send', 'reconsider', 'dont'),
    })
    .map(({ level, chance, verdict }) => ({ level, chance, verdict }) as const)
  fc.assert(
    fc.property(fc.array(some, { maxLength: 20 }), fc.nat(12), fc.nat(6), (list, left, reserve) => {
      const all = list.map(({ level, chance, verdict }, index) => candidate(`p${index}`, level, chance, verdict))
      const ranked = rank(all, left, reserve)
      expect(rank(all.toReversed(), left, reserve)).toEqual(ranked)
      expect(ranked.filter(({ place }) => place !== 'later').length).toBeLessThanOrEqual(left)
      for (const { candidate: each, place } of ranked) if (place === 'reserve') expect(each.value.level).toBe('high')
    }),
  )
})
