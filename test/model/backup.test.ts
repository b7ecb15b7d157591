import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DatedBackup, peopleIn, showSize, whichToKeep, whyMade } from '#model/backup.ts'
import { addDays } from '#model/day.ts'
import { day } from '#test/support/make.ts'

const TODAY = day('2026-11-18')

/** Backups made one after the other, each so many days before today, some before an update of the book. */
const made = fc
  .array(fc.record({ ago: fc.integer({ min: -40, max: 900 }), update: fc.boolean() }), { maxLength: 60 })
  .map((list) =>
    list
      .toSorted((a, b) => b.ago - a.ago)
      .map(({ ago, update }, index): DatedBackup => {
        const reason = update && index % 7 === 0 ? 'before-version-3' : 'daily'
        return { file: `${String(index + 1).padStart(5, '0')}-${reason}.db`, on: addDays(TODAY, -ago), reason }
      }),
  )

const daily = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index): DatedBackup => {
    const ago = to - index
    return { file: `${String(index + 1).padStart(5, '0')}-daily.db`, on: addDays(TODAY, -ago), reason: 'daily' }
  })

describe('which backups to keep', () => {
  test('never lets go of the newest', () => {
    fc.assert(
      fc.property(made, (backups) => {
        const newest = backups.at(-1)
        expect(newest === undefined || whichToKeep(backups, TODAY).has(newest.file)).toBe(true)
      }),
    )
  })

  test('asked again about what was kept, keeps all of it', () => {
    fc.assert(
      fc.property(made, (backups) => {
        const kept = whichToKeep(backups, TODAY)
        const rest = backups.filter(({ file }) => kept.has(file))
        expect(whichToKeep(rest, TODAY)).toEqual(kept)
      }),
    )
  })

  test('does not depend on the order they come in', () => {
    fc.assert(
      fc.property(
        made.chain((backups) =>
          fc.tuple(
            fc.constant(backups),
            fc.shuffledSubarray(backups, { minLength: backups.length, maxLength: backups.length }),
          ),
        ),
        ([backups, shuffled]) => {
          expect(whichToKeep(shuffled, TODAY)).toEqual(whichToKeep(backups, TODAY))
        },
      ),
    )
  })

  test('keeps no more than three of today, fourteen days and twelve months, and those before updates', () => {
    fc.assert(
      fc.property(made, (backups) => {
        const kept = whichToKeep(backups, TODAY)
        const others = backups.filter(({ file, reason }) => kept.has(file) && reason === 'daily')
        expect(others.length).toBeLessThanOrEqual(3 + 14 + 12)
      }),
    )
  })

  test('a year of days comes to two weeks and the last of each month before', () => {
    const backups = daily(0, 364)
    const kept = whichToKeep(backups, TODAY)
    expect(backups.filter(({ file }) => kept.has(file)).map(({ on }) => on)).toEqual([
      '2025-12-31',
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
      '2026-07-31',
      '2026-08-31',
      '2026-09-30',
      '2026-10-31',
      ...Array.from({ length: 14 }, (_, index) => addDays(TODAY, index - 13)),
    ])
  })

  test('five of one day leave three while it is today, and the last of them afterwards', () => {
    const backups = Array.from({ length: 5 }, (_, index) => ({
      file: `0000${index + 1}-by-hand.db`,
      on: TODAY,
      reason: 'by-hand',
    }))
    expect([...whichToKeep(backups, TODAY)].toSorted()).toEqual([
      '00003-by-hand.db',
      '00004-by-hand.db',
      '00005-by-hand.db',
    ])
    expect([...whichToKeep(backups, addDays(TODAY, 1))]).toEqual(['00005-by-hand.db'])
  })

  test('one made before an update stays as long as a month does', () => {
    const backups = [
      { file: '00001-before-version-2.db', on: day('2026-03-03'), reason: 'before-version-2' },
      { file: '00002-daily.db', on: day('2026-03-30'), reason: 'daily' },
      { file: '00003-daily.db', on: day('2026-11-18'), reason: 'daily' },
      ...Array.from({ length: 14 }, (_, index) => ({
        file: `${String(index + 4).padStart(5, '0')}-daily.db`,
        on: addDays(day('2026-11-04'), index),
        reason: 'daily',
      })),
    ]
    expect(whichToKeep(backups, TODAY).has('00001-before-version-2.db')).toBe(true)
  })

  test('a clock that was ahead leaves nothing behind that outstays its worth', () => {
    const ahead = daily(-30, -1).map((backup, index) => ({
      ...backup,
      file: `${String(index + 1).padStart(5, '0')}-daily.db`,
    }))
    expect(whichToKeep(ahead, TODAY).size).toBe(3)
  })
})

test('why a backup was made is told in words, one not known yet included', () => {
  expect(['daily', 'before-version-3', 'before-a-large-deletion'].map(whyMade)).toEqual([
    'Daily',
    'Before an update of the book',
    'Before a large deletion',
  ])
})

test('a size is told in the unit it is read in', () => {
  expect([1, 250_000, 3_400_000, 204_000_000].map(showSize)).toEqual(['1 KB', '250 KB', '3.4 MB', '204 MB'])
})

test('the owner is nobody of the people in a backup, where it noted them', () => {
  expect(peopleIn({ people: 3, rows: { contacts: 4 } })).toBe(3)
  expect(peopleIn({ rows: { contacts: 4 } })).toBe(4)
})
