import { describe, expect, test } from 'vitest'
import { answerPerson } from '#actions/answer-invitation.ts'
import { calendarSecret, isCalendarSecret, renewCalendarAddress, switchCalendarOff } from '#actions/calendar-address.ts'
import { calendarDays } from '#actions/calendar-days.ts'
import { changeRule, changeSettings } from '#actions/change-settings.ts'
import { calendarText } from '#actions/export-calendar.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import type { Book } from '#actions/moment.ts'
import { beginReview, finishReview } from '#actions/review-run.ts'
import { undo } from '#actions/undo.ts'
import { waive } from '#actions/waive.ts'
import { listOperations } from '#store/operations.ts'
import { day, logReceived, logSent } from '#test/support/make.ts'
import { testBook } from '#test/support/test-book.ts'

/** The days of the calendar as lines, those of a kind alone where one is named. */
async function days(book: Book, kind = ''): Promise<string[]> {
  const all = await calendarDays(book)
  return all.filter(({ uid }) => uid.startsWith(kind)).map(({ on, says }) => `${on} ${says}`)
}

describe('the calendar has the day', () => {
  test('on which an invitation of yours has waited long, and the day it ends by itself', async () => {
    const book = await testBook()
    await logSent(book, 'Ana Sousa', '2026-11-10')
    expect(await days(book)).toEqual([
      '2026-11-26 Weekly review',
      '2026-12-08 No answer from Ana Sousa for 28 days',
      '2027-05-09 Your invitation to Ana Sousa ends by itself',
    ])
    await answerPerson(book, 'Ana Sousa', { kind: 'accepted', on: day('2026-11-12'), by: 'ui' }, 'sent')
    expect(await days(book)).toEqual(['2026-11-12 Thank Ana Sousa for accepting', '2026-11-26 Weekly review'])
  })

  test('as the rules are set, and not where one is off or waived', async () => {
    const book = await testBook()
    const { id } = await logSent(book, 'Ana Sousa', '2026-11-10')
    await changeRule(book, 'pending-long', { options: { warnDays: 40 } }, 'ui')
    expect(await days(book, 'pending')).toEqual(['2026-12-20 No answer from Ana Sousa for 40 days'])
    await waive(book, { rule: 'pending-long', subjectId: id, reason: 'She is away', until: null, by: 'ui' })
    expect(await days(book, 'pending')).toEqual([])
    await logSent(book, 'Bo Lind', '2026-11-10')
    expect((await days(book, 'pending')).length).toBe(1)
    await changeRule(book, 'pending-long', { severity: 'off' }, 'ui')
    expect(await days(book, 'pending')).toEqual([])
  })

  test('on which somebody has waited for your answer, later where you wrote without a yes', async () => {
    const book = await testBook()
    await logReceived(book, 'Bo Lind', '2026-11-15')
    expect(await days(book, 'received')).toEqual(['2026-11-22 Bo Lind has waited 7 days for your answer'])
    await answerPerson(book, 'Bo Lind', { kind: 'answered', on: day('2026-11-16'), text: 'Who?', by: 'ui' }, 'received')
    expect(await days(book, 'received')).toEqual(['2026-12-16 Bo Lind has waited 31 days for your answer'])
    await answerPerson(book, 'Bo Lind', { kind: 'ignored', on: day('2026-11-17'), by: 'ui' }, 'received')
    expect(await days(book, 'received')).toEqual([])
  })

  test('from which somebody may be invited again, after a withdrawal or for a draft', async () => {
    const book = await testBook()
    await logSent(book, 'Ana Sousa', '2026-09-01', [['withdrawn', '2026-11-01']])
    await logSent(book, 'Bo Lind', '2026-04-01', [['expired', '2026-09-28']])
    expect(await days(book, 'again')).toEqual(['2027-01-30 Ana Sousa may be invited again'])
    await keepDraft(book, { to: 'Bo Lind', note: 'Dear Bo', purpose: null, by: 'ui' })
    expect(await days(book, 'again')).toEqual([
      '2026-12-27 Bo Lind may be invited again',
      '2027-01-30 Ana Sousa may be invited again',
    ])
  })

  test('never, once two invitations went without an answer', async () => {
    const book = await testBook()
    await logSent(book, 'Ana Sousa', '2026-01-01', [['withdrawn', '2026-02-01']])
    await logSent(book, 'Ana Sousa', '2026-09-01', [['withdrawn', '2026-11-01']])
    expect(await days(book, 'again')).toEqual([])
  })

  test('on which a spent budget has room again, and none while there is room', async () => {
    const book = await testBook()
    await changeSettings(book, { 'limits.weekly': '2' }, 'ui')
    await logSent(book, 'Ana Sousa', '2026-11-14')
    expect(await days(book, 'budget')).toEqual([])
    await logSent(book, 'Bo Lind', '2026-11-16')
    expect(await days(book, 'budget')).toEqual(['2026-11-21 Your invitation budget has room again'])
  })

  test('of the next review, which moves when one is finished', async () => {
    const book = await testBook()
    await logSent(book, 'Ana Sousa', '2026-11-14')
    expect(await days(book, 'review')).toEqual(['2026-11-26 Weekly review'])
    book.clock.set('2026-11-20T12:00:00.000Z')
    await finishReview(book, (await beginReview(book, 'ui')).id, 'ui')
    expect(await days(book, 'review')).toEqual(['2026-11-28 Weekly review'])
  })
})

test('what is long over is not in the calendar any more', async () => {
  const book = await testBook()
  await logSent(book, 'Ana Sousa', '2026-10-01')
  await logReceived(book, 'Bo Lind', '2026-10-01')
  expect(await days(book)).toEqual([
    '2026-11-26 Weekly review',
    '2027-03-30 Your invitation to Ana Sousa ends by itself',
  ])
})

test('the file has the same names for the same days whenever it is written, and never a note', async () => {
  const book = await testBook()
  await logSent(book, 'Ana Sousa', '2026-11-10', [], { note: 'private words', purpose: 'private purpose' })
  await logReceived(book, 'Bo Lind', '2026-11-15', 'their private words')
  const uids = (text: string) => text.match(/^UID:.*$/gm)
  const first = await calendarText(book)
  book.clock.set('2026-11-19T08:00:00.000Z')
  const later = await calendarText(book)
  expect(uids(first)?.length).toBe(4)
  expect(new Set(uids(first)).size).toBe(4)
  expect(uids(later)).toEqual(uids(first))
  expect(first).toContain('DTSTAMP:20261118T120000Z')
  expect(first).not.toMatch(/private/)
})

describe('the address of the calendar', () => {
  test('is off at first, and cannot be guessed by an empty word', async () => {
    const book = await testBook()
    expect(await calendarSecret(book)).toBeNull()
    for (const guess of ['', 'null', 'undefined']) expect(await isCalendarSecret(book, guess)).toBe(false)
  })

  test('is long, made anew, and ends with the next one or when it is switched off', async () => {
    const book = await testBook()
    await renewCalendarAddress(book, 'ui')
    const first = (await calendarSecret(book)) ?? ''
    // 24 bytes, six bits a letter.
    expect(first).toMatch(/^[\w-]{32}$/)
    expect(await isCalendarSecret(book, first)).toBe(true)
    await renewCalendarAddress(book, 'ui')
    const second = (await calendarSecret(book)) ?? ''
    expect(second).not.toBe(first)
    expect([await isCalendarSecret(book, first), await isCalendarSecret(book, second)]).toEqual([false, true])
    await switchCalendarOff(book, 'ui')
    expect(await isCalendarSecret(book, second)).toBe(false)
  })

  test('stands in the history without its secret, and each switch can be taken back', async () => {
    const book = await testBook()
    await renewCalendarAddress(book, 'ui')
    const secret = (await calendarSecret(book)) ?? ''
    const operation = await switchCalendarOff(book, 'ui')
    expect((await listOperations(book.store.db, 10)).map((each) => each.label)).toEqual([
      'Switch the calendar off',
      'Switch the calendar on',
    ])
    await undo(book, operation ?? '', 'ui')
    expect(await calendarSecret(book)).toBe(secret)
    expect(await switchCalendarOff(book, 'ui')).not.toBeNull()
    expect(await switchCalendarOff(book, 'ui')).toBeNull()
  })
})
