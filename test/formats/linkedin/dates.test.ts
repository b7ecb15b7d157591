import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderOfFigures, readDay, readMessageTime, readPacificTime } from '#formats/linkedin/dates.ts'
import { monthOf, monthWords } from '#formats/linkedin/month-words.ts'

describe('the day of a connection', () => {
  test.each([
    ['15 Mar 2021', '2021-03-15'],
    ['09 Sep 2022', '2022-09-09'],
    ['9 Sep 2022', '2022-09-09'],
    ['22-Jan-24', '2024-01-22'],
    ['5-Jan-24', '2024-01-05'],
    ['15-mar-2021', '2021-03-15'],
    ['15 March 2021', '2021-03-15'],
    ['10/18/18, 3:05 PM', '2018-10-18'],
    ['10/18/18, 3:05\u202fPM', '2018-10-18'],
    ['2024-01-15', '2024-01-15'],
    ['2024/1/5', '2024-01-05'],
    ['29 Feb 2024', '2024-02-29'],
    ['  15 Mar 2021 ', '2021-03-15'],
    ['Jan 15, 2024', '2024-01-15'],
    ['January 5, 2024', '2024-01-05'],
    ['2024-01-15 23:11:12 UTC', '2024-01-15'],
    ['2024-01-15T23:11:12.000Z', '2024-01-15'],
    ['2024/01/15 23:11', '2024-01-15'],
    ['01/15/24, 02:10 PM', '2024-01-15'],
    ['Mon Jan 15 10:00:00 UTC 2024', '2024-01-15'],
    ['15 Mrz 2024', '2024-03-15'],
    ['15. März 2024', '2024-03-15'],
    ['15. Mär. 2024', '2024-03-15'],
    ['15 janv. 2024', '2024-01-15'],
    ['15-janv.-24', '2024-01-15'],
    ['1er août 2024', '2024-08-01'],
    ['15 juin 2024', '2024-06-15'],
    ['15 juil. 2024', '2024-07-15'],
    ['15 de enero de 2024', '2024-01-15'],
    ['15 ene 2024', '2024-01-15'],
    ['15 de jan. de 2024', '2024-01-15'],
    ['1º de março de 2024', '2024-03-01'],
    ['2024年1月15日', '2024-01-15'],
    ['2024年 1月 5日', '2024-01-05'],
    ['15 يناير 2024', '2024-01-15'],
    ['١٥ كانون الثاني ٢٠٢٤', '2024-01-15'],
    ['۱۵ يناير ۲۰۲۴', '2024-01-15'],
    ['15 أكتوبر، 2024', '2024-10-15'],
  ])('reads %s', (text, day) => expect(readDay(text)).toBe(day))

  test.each([
    '',
    '31 Feb 2024',
    '29 Feb 2023',
    '15 jui 2024',
    '15 marraskuu 2024',
    '15 Janx 2024',
    '31 févr. 2024',
    '2024年2月31日',
    '15.01.2024',
    '13/02/2024',
    'Mon Foo 15 10:00:00 UTC 2024',
    '01/02/2024',
    '1/2/24',
    '15 Mar 1021',
    '15 Mar 1999',
    '13/40/18, 3:05 PM',
    'yesterday',
    '15 Mar',
    '2024-00-10',
    '45412',
  ])('does not guess at %j', (text) => expect(readDay(text)).toBeUndefined())
})

describe('figures alone', () => {
  test.each([
    [['13/02/2024', '01/02/2024'], 'day first'],
    [['01.02.2024', '', '02.13.2024', '15 Mar 2024'], 'month first'],
    [['01/02/2024', '12/12/2024'], undefined],
    [['13/02/2024', '02/13/2024'], undefined],
    [['24/1/15', '13/40'], undefined],
    [[], undefined],
  ])('in %j prove the order %s', (cells, order) => expect(orderOfFigures(cells)).toBe(order))

  test('are read in the order that is sure, and no other way', () => {
    expect(readDay('01/02/2024', () => 'day first')).toBe('2024-02-01')
    expect(readDay('01-02-2024', () => 'month first')).toBe('2024-01-02')
    expect(readDay('02/13/2024', () => 'day first')).toBeUndefined()
    expect(readDay('01/02/24', () => 'day first')).toBeUndefined()
  })
})

describe('the words for months', () => {
  test('each mean one month alone, in whatever language', () => {
    for (const [word, month] of monthWords) expect(monthOf(word), word).toBe(month)
  })

  test('are twelve in each line', () => {
    const count = Map.groupBy(monthWords, ([, month]) => month)
    expect(count.size).toBe(12)
    expect(monthOf('')).toBe(0)
    expect(monthOf('constructor')).toBe(0)
  })
})

describe('the time of an invitation', () => {
  test.each([
    ['winter', '1/29/26, 2:37 PM', '2026-01-29T22:37:00.000Z'],
    ['summer', '7/29/26, 2:37 PM', '2026-07-29T21:37:00.000Z'],
    ['midnight', '1/29/26, 12:00 AM', '2026-01-29T08:00:00.000Z'],
    ['noon', '1/29/26, 12:00 PM', '2026-01-29T20:00:00.000Z'],
    ['late enough for the next day in UTC', '12/31/26, 11:30 PM', '2027-01-01T07:30:00.000Z'],
    ['before the change of clocks on its day', '3/8/26, 1:59 AM', '2026-03-08T09:59:00.000Z'],
    ['in the hour that is skipped', '3/8/26, 2:30 AM', '2026-03-08T10:30:00.000Z'],
    ['after the change of clocks on its day', '3/8/26, 3:00 AM', '2026-03-08T10:00:00.000Z'],
    ['in the hour that comes twice, the first of them', '11/1/26, 1:30 AM', '2026-11-01T08:30:00.000Z'],
    ['narrow space', '1/29/26, 2:37\u202fPM', '2026-01-29T22:37:00.000Z'],
    ['year in full', '1/29/2026, 2:37 pm', '2026-01-29T22:37:00.000Z'],
  ])('reads %s', (_, text, instant) => expect(readPacificTime(text)).toBe(instant))

  test.each([
    '',
    '29/01/2026 14:37',
    '1/29/26, 0:15 AM',
    '1/29/26, 13:15 PM',
    '1/29/26, 2:60 PM',
    '2/29/26, 2:37 PM',
    '1/29/26',
  ])('does not guess at %j', (text) => expect(readPacificTime(text)).toBeUndefined())

  test('says what the time zone database says, at any minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2008) / 60_000, max: Date.UTC(2037) / 60_000 }), (minute) => {
        const local = Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
          .toZonedDateTimeISO('UTC')
          .toPlainDateTime()
        const text = `${local.month}/${local.day}/${String(local.year).slice(2)}, ${local.hour % 12 || 12}:${String(local.minute).padStart(2, '0')} ${local.hour < 12 ? 'AM' : 'PM'}`
        const expected = local.toZonedDateTime('America/Los_Angeles', {
          disambiguation: 'compatible',
        }).epochMilliseconds
        expect(Date.parse(readPacificTime(text) ?? '')).toBe(expected)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the time of a message', () => {
  test.each([
    ['2026-01-02 10:11:12 UTC', '2026-01-02T10:11:12.000Z'],
    ['2026-01-02 10:11:12', '2026-01-02T10:11:12.000Z'],
    ['10/18/18, 3:05 PM', '2018-10-18T22:05:00.000Z'],
  ])('reads %s', (text, instant) => expect(readMessageTime(text)).toBe(instant))

  test.each([
    '',
    '2026-13-02 10:11:12 UTC',
    '2026-02-30 10:11:12 UTC',
    '2026-01-02 24:11:12 UTC',
    '2026-01-02 10:11:12 CET',
  ])('does not guess at %j', (text) => expect(readMessageTime(text)).toBeUndefined())
})
