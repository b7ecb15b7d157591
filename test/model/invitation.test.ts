import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#model/day.ts'
import {
  type Direction,
  EVENT_KINDS,
  type EventKind,
  endedUnanswered,
  eventsFor,
  type Invitation,
  standingOn,
} from '#model/invitation.ts'
import { day, invitation } from '#test/support/make.ts'

const life = { expiryDays: 180 }
const outcomeOn = (one: Invitation, on: string) => standingOn(one, day(on), life).outcome

describe('where a sent invitation stands', () => {
  test.each<[string, (readonly [EventKind, string])[], string, string, string]>([
    ['open while nothing happened', [], '2026-11-18', 'open', '2026-11-01'],
    ['accepted', [['accepted', '2026-11-05']], '2026-11-18', 'accepted', '2026-11-05'],
    [
      'accepted late, after it was withdrawn',
      [
        ['withdrawn', '2026-11-05'],
        ['accepted', '2026-11-07'],
      ],
      '2026-11-18',
      'accepted',
      '2026-11-07',
    ],
    [
      'accepted late, after it had expired',
      [
        ['expired', '2026-11-05'],
        ['accepted', '2026-11-07'],
      ],
      '2026-11-18',
      'accepted',
      '2026-11-07',
    ],
    [
      'open again',
      [
        ['ignored', '2026-11-05'],
        ['reopened', '2026-11-06'],
      ],
      '2026-11-18',
      'open',
      '2026-11-06',
    ],
    [
      'answered “I don’t know this person”',
      [['unknown-person', '2026-11-05']],
      '2026-11-18',
      'unknown-person',
      '2026-11-05',
    ],
    ['as before what happens after the day', [['accepted', '2026-11-05']], '2026-11-04', 'open', '2026-11-01'],
    [
      'as the last of two things of one day',
      [
        ['withdrawn', '2026-11-05'],
        ['accepted', '2026-11-05'],
      ],
      '2026-11-05',
      'accepted',
      '2026-11-05',
    ],
  ])('%s', (_, events, on, outcome, since) => {
    expect(standingOn(invitation('sent', '2026-11-01', events), day(on), life)).toMatchObject({ outcome, since })
  })

  test('it ends by the clock on its 180th day, not on the 179th', () => {
    const one = invitation('sent', '2026-01-01')
    expect(outcomeOn(one, addDays(one.sentOn, 179))).toBe('open')
    expect(standingOn(one, addDays(one.sentOn, 180), life)).toEqual({
      outcome: 'expired',
      since: addDays(one.sentOn, 180),
      saidBy: 'inferred',
      certain: false,
      answeredOn: null,
    })
  })

  test('an acceptance after the clock ended it counts', () => {
    const one = invitation('sent', '2026-01-01', [['accepted', '2026-08-01']])
    expect(outcomeOn(one, '2026-07-31')).toBe('expired')
    expect(outcomeOn(one, '2026-08-01')).toBe('accepted')
  })

  test('one known from an archive may have ended unseen, one you logged is certain', () => {
    const certain = (one: Invitation) => standingOn(one, day('2026-11-18'), life).certain
    expect(certain(invitation('sent', '2026-11-01'))).toBe(true)
    expect(certain(invitation('sent', '2026-11-01', [], { saidBy: 'import' }))).toBe(false)
  })
})

describe('where a received invitation stands', () => {
  test('an answer without accepting keeps it open and is remembered', () => {
    const one = invitation('received', '2026-11-01', [['answered', '2026-11-05']])
    expect(standingOn(one, day('2026-11-18'), life)).toMatchObject({
      outcome: 'open',
      since: '2026-11-01',
      answeredOn: '2026-11-05',
    })
    expect(standingOn(one, day('2026-11-04'), life).answeredOn).toBeNull()
  })

  test('the clock does not end it: whether its sender’s platform did is not known', () => {
    expect(outcomeOn(invitation('received', '2025-01-01'), '2026-11-18')).toBe('open')
  })

  test('what was ignored can be accepted later', () => {
    const one = invitation('received', '2026-11-01', [
      ['ignored', '2026-11-02'],
      ['accepted', '2026-11-09'],
    ])
    expect(outcomeOn(one, '2026-11-18')).toBe('accepted')
  })
})

describe('over any history', () => {
  const histories = fc
    .tuple(
      fc.constantFrom<Direction>('sent', 'received'),
      fc.array(fc.tuple(fc.nat(400), fc.nat(20)), { maxLength: 6 }),
    )
    .map(([direction, all]) => {
      const kinds = eventsFor(direction)
      const events = all
        .toSorted(([a], [b]) => a - b)
        .map(([after, kind]) => [kinds[kind % kinds.length] as EventKind, addDays(day('2025-01-01'), after)] as const)
      return invitation(direction, '2025-01-01', events)
    })
  const anyDay = fc.nat(600).map((after) => addDays(day('2025-01-01'), after))

  test('what happens after a day does not change where it stood on that day', () => {
    fc.assert(
      fc.property(histories, anyDay, (one, on) => {
        const until = { ...one, events: one.events.filter((event) => event.on <= on) }
        expect(standingOn(one, on, life)).toEqual(standingOn(until, on, life))
      }),
    )
  })

  test('it stands so since a day that is neither before it was sent nor after the day asked about', () => {
    fc.assert(
      fc.property(histories, anyDay, (one, on) => {
        const { since } = standingOn(one, on, life)
        expect(since >= one.sentOn && since <= on).toBe(true)
      }),
    )
  })

  test('an acceptance as the last word is always an acceptance', () => {
    fc.assert(
      fc.property(histories, (one) => {
        const on = addDays(one.sentOn, 500)
        const before = one.events.map((event) => [event.kind, event.on] as const)
        const accepted = invitation(one.direction, one.sentOn, [...before, ['accepted', on]])
        expect(standingOn(accepted, addDays(on, 300), life)).toMatchObject({ outcome: 'accepted', since: on })
      }),
    )
  })
})

test('every kind of event can happen to an invitation of one direction or the other', () => {
  expect([...new Set([...eventsFor('sent'), ...eventsFor('received')])].toSorted()).toEqual([...EVENT_KINDS].toSorted())
})

test('withdrawn, expired and ignored are ends without an answer; the rest are not', () => {
  const all = ['open', 'accepted', 'withdrawn', 'expired', 'ignored', 'unknown-person', 'reported'] as const
  expect(all.filter(endedUnanswered)).toEqual(['withdrawn', 'expired', 'ignored'])
})
