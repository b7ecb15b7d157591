import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inQueueOrder, type Queued, URGENCIES, urgencyOf } from '#etiquette/queue.ts'
import { day } from '#test/support/make.ts'

const today = day('2026-11-18')

const line = (id: string, rest: Partial<Queued>): Queued => ({
  id,
  kind: 'received',
  severity: null,
  since: today,
  rank: 0,
  ...rest,
})

const order = (...lines: Queued[]) => inQueueOrder(lines, today).map((each) => each.id)

describe('urgency', () => {
  test.each([
    ['account', 'warn', '2026-11-18', 'cannot wait'],
    ['account', 'stop', '2026-11-18', 'cannot wait'],
    ['account', 'info', '2026-11-18', 'worth knowing'],
    ['received', null, '2026-11-18', 'waits for you'],
    ['received', 'stop', '2026-01-18', 'waits for you'],
    ['accepted', 'info', '2026-11-15', 'thanks'],
    ['draft', null, '2026-11-18', 'worth doing now'],
    ['wait', null, '2026-11-18', 'worth doing now'],
    ['wait', null, '2026-11-19', 'worth knowing'],
    ['stale', 'warn', '2026-06-18', 'grown old'],
    ['slot', null, '2026-11-20', 'worth knowing'],
    ['remark', null, '2026-11-18', 'worth knowing'],
  ] as const)('of %s (%s) since %s is “%s”', (kind, severity, since, urgency) => {
    expect(urgencyOf({ kind, severity, since: day(since) }, today)).toBe(urgency)
  })

  test('decides first, whatever the rest says', () => {
    const lines = [
      line('remark', { kind: 'remark' }),
      line('stale', { kind: 'stale', severity: 'warn', since: day('2025-01-01') }),
      line('draft', { kind: 'draft' }),
      line('thanks', { kind: 'accepted', severity: 'info' }),
      line('received', { kind: 'received' }),
      line('account', { kind: 'account', severity: 'warn' }),
    ]
    expect(order(...lines)).toEqual(['account', 'received', 'thanks', 'draft', 'stale', 'remark'])
    expect(lines.map((each) => urgencyOf(each, today)).toReversed()).toEqual(URGENCIES)
  })
})

describe('within one urgency', () => {
  test('the gravest comes first, and what no rule speaks of last', () => {
    expect(
      order(
        line('calm', { since: day('2026-01-01') }),
        line('warned', { severity: 'warn', since: day('2026-11-10') }),
        line('stopped', { severity: 'stop', since: day('2026-11-17') }),
      ),
    ).toEqual(['stopped', 'warned', 'calm'])
  })

  test('who has waited longest comes first', () => {
    expect(order(line('new', { since: day('2026-11-17') }), line('old', { since: day('2026-11-02') }))).toEqual([
      'old',
      'new',
    ])
  })

  test('somebody free again comes before a draft, and drafts stay as they were ranked', () => {
    const drafts = [line('second', { kind: 'draft', rank: 1 }), line('first', { kind: 'draft', rank: 0 })]
    expect(order(...drafts, line('free', { kind: 'wait', since: day('2026-11-16') }))).toEqual([
      'free',
      'first',
      'second',
    ])
  })

  test('two alike keep one order, however they came', () => {
    const [a, b] = [line('a', {}), line('b', {})]
    expect(order(a, b)).toEqual(order(b, a))
  })

  test('the order hangs on the lines alone, and loses none', () => {
    const kinds = ['received', 'accepted', 'stale', 'wait', 'draft', 'slot', 'account', 'remark'] as const
    const some = fc.uniqueArray(
      fc.record({
        id: fc.stringMatching(/^[a-z]{1,4}$/),
        kind: fc.constantFrom(...kinds),
        severity: fc.constantFrom('stop', 'warn', 'info', null),
        since: fc.constantFrom(day('2026-11-01'), day('2026-11-18'), day('2026-11-20')),
        rank: fc.nat(2),
      }),
      { selector: (each) => each.id },
    )
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (lines, numbers) => {
        const shuffled = lines
          .map((each) => ({ each, at: Number(numbers.next().value) }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ each }) => each)
        const ordered = inQueueOrder(lines, today)
        expect(inQueueOrder(shuffled, today)).toEqual(ordered)
        expect(ordered.map((each) => each.id).toSorted()).toEqual(lines.map((each) => each.id).toSorted())
        const urgencies = ordered.map((each) => URGENCIES.indexOf(urgencyOf(each, today)))
        expect(urgencies).toEqual(urgencies.toSorted((a, b) => a - b))
      }),
    )
  })
})
