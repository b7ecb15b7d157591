import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { budgetWeeks, firstWeekFrom } from '#etiquette/insight/budget-weeks.ts'
import { flow } from '#etiquette/insight/flow.ts'
import { GroupTally, knewThen, NOTES, noteKinds, saysOfGroups } from '#etiquette/insight/groups.ts'
import { patienceCurve } from '#etiquette/insight/patience-curve.ts'
import { readNote } from '#etiquette/note/read-note.ts'
import type { Ties } from '#etiquette/subjects.ts'
import { addDays, type Day } from '#model/day.ts'
import { type FateCount, reachOf } from '#model/fate.ts'
import { defaultLimits } from '#model/limits.ts'

const TODAY = '2026-11-18' as Day
const ago = (days: number) => addDays(TODAY, -days)

function counted(
  sentAgo: number,
  kind: FateCount['kind'] = null,
  after = 0,
  number = 1,
  rest: Partial<FateCount> = {},
): FateCount {
  const on = kind === null ? null : addDays(ago(sentAgo), after)
  return { direction: 'sent', sentOn: ago(sentAgo), kind, on, saidBy: kind === null ? null : 'you', number, ...rest }
}

describe('the patience curve', () => {
  test('counts acceptances of old invitations by age, and open ones in bands', () => {
    const { base, concluded, points, open, says } = patienceCurve(
      [
        counted(100, 'accepted', 0, 12),
        counted(100, 'accepted', 7, 5, { saidBy: 'inferred' }),
        counted(90, 'accepted', 30, 3),
        counted(89, 'accepted', 0, 50),
        counted(120, 'withdrawn', 30, 4),
        counted(200, null, 0, 9),
        counted(179, null, 0, 2),
        counted(0, null, 0, 1),
        counted(6, 'reopened', 1, 1),
        counted(100, 'accepted', 0, 7, { direction: 'received' }),
      ],
      TODAY,
      180,
    )
    expect([base, concluded]).toEqual([20, 5])
    expect(points.map(({ days, arrived }) => [days, arrived])).toEqual([
      [0, 12],
      [1, 12],
      [2, 12],
      [7, 17],
      [14, 17],
      [28, 17],
      [60, 20],
      [90, 20],
      [180, 20],
    ])
    expect(open.map(({ from, number }) => [from, number])).toEqual([
      [0, 1],
      [1, 0],
      [2, 1],
      [7, 0],
      [14, 0],
      [28, 0],
      [90, 2],
    ])
    expect(says).toBe(
      'Of 20 acceptances 17 had come within a week and 17 within four; at the pace of public archives it would be 18 and 19. Of 4 open ones 2 are 28 days and older, where 4 of 100 acceptances are still to come.',
    )
  })

  test.each([
    [[], 'None of your invitations of 90 days and older is noted as accepted'],
    [[counted(95, 'accepted', 1)], '1 accepted invitation of yours is 90 days and older: too few'],
    [[counted(95, 'accepted', 1, 19)], '19 accepted invitations of yours are 90 days and older: too few'],
  ])('claims nothing of few', (counts, says) => {
    expect(patienceCurve(counts, TODAY, 180).says).toContain(says)
  })
})

describe('the budget over time', () => {
  const reach = { from: ago(20), until: ago(5) }

  test('is laid out in weeks that end today, with gaps where the book does not reach', () => {
    const perDay = new Map([
      [ago(0), 1],
      [ago(6), 2],
      [ago(7), 95],
      [ago(20), 101],
    ])
    const { weeks, says } = budgetWeeks(perDay, reach, TODAY, defaultLimits)
    expect(weeks).toHaveLength(26)
    expect(weeks.slice(-4).map(({ sent }) => sent)).toEqual([null, 101, 95, 3])
    expect(weeks.at(-1)).toEqual({ from: ago(6), to: TODAY, sent: 3 })
    expect(says).toBe(
      "The most in one week was 101, from 29 Oct 2026 on. 1 of 3 weeks went over the 100 of today's limit and 1 more into the reserve.",
    )
  })

  test('takes a year where the book is older than half of one, and weeks of another length', () => {
    expect(firstWeekFrom(reach, TODAY, 7)).toBe(ago(181))
    expect(firstWeekFrom({ from: ago(181), until: TODAY }, TODAY, 7)).toBe(ago(181))
    expect(firstWeekFrom({ from: ago(182), until: TODAY }, TODAY, 7)).toBe(ago(363))
    const { weeks } = budgetWeeks(new Map([[ago(9), 4]]), reach, TODAY, { ...defaultLimits, weekDays: 10 })
    expect(weeks.at(-1)).toEqual({ from: ago(9), to: TODAY, sent: 4 })
  })

  test('puts every day into exactly one week', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 31 }),
        fc.dictionary(fc.nat(200).map(String), fc.nat(9)),
        (weekDays, days) => {
          const first = firstWeekFrom(null, TODAY, weekDays)
          const perDay = new Map(Object.entries(days).map(([back, number]) => [ago(Number(back)), number] as const))
          const { weeks } = budgetWeeks(perDay, null, TODAY, { ...defaultLimits, weekDays })
          const within = [...perDay].filter(([day]) => day >= first).reduce((sum, [, number]) => sum + number, 0)
          expect(weeks.reduce((sum, { sent }) => sum + (sent ?? 0), 0)).toBe(within)
          expect(
            weeks.every(
              ({ from, to }, at) =>
                to === addDays(from, weekDays - 1) && (at === 0 || weeks[at - 1]?.to === addDays(from, -1)),
            ),
          ).toBe(true)
        },
      ),
    )
  })
})

describe('sent and received', () => {
  test('are counted by the month they went out in, with what became of them', () => {
    const counts = [
      counted(0, null, 0, 2),
      counted(10, 'accepted', 1, 3),
      counted(18, 'withdrawn', 1, 4),
      counted(200, null, 0, 5),
      counted(200, null, 0, 6, { direction: 'received' }),
      counted(400, 'accepted', 1, 9),
    ]
    const { months, says } = flow(counts, { from: ago(200), until: TODAY }, TODAY, 180)
    expect(months.map(({ from }) => from.slice(0, 7))).toEqual([
      '2025-12',
      ...Array.from({ length: 11 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`),
    ])
    expect(months.at(-1)?.sent).toEqual({ open: 2, accepted: 3, ended: 0 })
    expect(months.at(-2)?.sent).toEqual({ open: 0, accepted: 0, ended: 4 })
    const may = months.find(({ from }) => from === '2026-05-01')
    expect(may).toMatchObject({ reached: true, sent: { ended: 5 }, received: { open: 6 } })
    expect(months.find(({ from }) => from === '2026-04-01')?.reached).toBe(false)
    expect(says).toBe('In twelve months 14 sent, 3 of them accepted so far; 6 received, of which you accepted 0.')
  })

  test('are held against each other where there are enough of both', () => {
    const counts = [counted(1, null, 0, 40), counted(1, null, 0, 20, { direction: 'received' })]
    expect(flow(counts, null, TODAY, 180).says).toContain('That is about 5 received for every 10 sent.')
  })
})

test('a book reaches from its first invitation to today, or to its newest archive where nothing is written by hand', () => {
  const counts = [counted(30), counted(300)]
  expect(reachOf([], TODAY, null, null)).toBeNull()
  expect(reachOf(counts, TODAY, null, null)).toEqual({ from: ago(300), until: TODAY })
  expect(reachOf(counts, TODAY, ago(20), null)).toEqual({ from: ago(300), until: ago(20) })
  expect(reachOf(counts, TODAY, ago(20), ago(25))).toEqual({ from: ago(300), until: ago(20) })
  expect(reachOf(counts, TODAY, ago(20), ago(10))).toEqual({ from: ago(300), until: TODAY })
})

describe('kinds of invitations', () => {
  const stranger: Ties = {
    acquaintance: 'stranger',
    certain: false,
    friend: false,
    active: [],
    belowYou: null,
    wasBelowYouUntil: null,
    aboveYou: null,
  }
  const line = { path: ['Ana', 'you'], endsOn: null }

  test.each([
    ['nothing', [], stranger, false],
    ['heard', ['knows-of'], stranger, false],
    ['earlier', [], { ...stranger, acquaintance: 'known' }, false],
    ['wrote', [], { ...stranger, acquaintance: 'known' }, true],
    ['wrote', ['corresponded'], stranger, false],
    ['met', ['met', 'corresponded'], stranger, true],
    ['dealt', ['client', 'met'], stranger, false],
    ['colleague', ['met'], { ...stranger, belowYou: line }, false],
    ['friend', ['colleague', 'friend'], stranger, false],
  ] as const)('%s is the closest of what was known', (knew, kinds, ties, heard) => {
    expect(
      knewThen(
        kinds.map((kind) => ({ kind })),
        ties,
        heard,
      ),
    ).toBe(knew)
  })

  test.each([
    [null, ['unknown']],
    ['', ['none']],
    ["I'd like to add you to my professional network on LinkedIn.", ['stock']],
    ['Hi Ana, your talk on harbour charts in Porto stayed with me.', ['common', 'offer']],
  ] as const)('the note %s is told apart', (note, kinds) => {
    expect(noteKinds(note === null ? null : readNote(note))).toEqual(kinds)
  })

  function fared(kinds: Partial<Record<keyof typeof NOTES, readonly [accepted: number, settled: number]>>) {
    const tally = new GroupTally(NOTES)
    for (const [kind, [accepted, settled]] of Object.entries(kinds))
      for (let at = 0; at < settled; at++) tally.add([kind as keyof typeof NOTES], at < accepted)
    return tally.groups
  }

  test('have an interval from twenty on, and none before', () => {
    const [none, stock] = fared({ stock: [19, 19], none: [5, 20] })
    expect(none).toMatchObject({ group: 'none', accepted: 5, settled: 20, says: 'Between 11 and 47 of 100' })
    expect(stock).toMatchObject({ group: 'stock', accepted: 19, settled: 19, between: null })
    expect(stock?.says).toBe('Too few to say anything')
  })

  test('are said to differ only where their intervals lie apart', () => {
    expect(saysOfGroups(fared({ none: [1, 19] }))).toBe('No kind has 20 invitations old enough to tell yet.')
    expect(saysOfGroups(fared({ none: [1, 20], stock: [19, 19] }))).toContain('Only one kind has 20')
    expect(saysOfGroups(fared({ none: [10, 20], stock: [12, 20] }))).toContain('No clear difference')
    expect(saysOfGroups(fared({ none: [10, 100], reason: [60, 100] }))).toBe(
      'Accepted most often: “Says why you want to connect”, 60 of 100; least often: “No note”, 10 of 100.',
    )
  })
})
