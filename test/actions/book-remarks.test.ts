import { expect, test } from 'vitest'
import { applyPreset } from '#actions/apply-preset.ts'
import { changeRule } from '#actions/change-settings.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { listFindings } from '#actions/list-findings.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import { momentOf } from '#actions/moment.ts'
import { relate } from '#actions/relate.ts'
import { undo } from '#actions/undo.ts'
import { waive } from '#actions/waive.ts'
import type { Day } from '#model/day.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

const remarks = async (book: TestBook) => (await listFindings(book)).remarks.map((each) => each.message)

test('reporting lines in a circle are named', async () => {
  const book = await testBook()
  const tie = (person: string, other: string) =>
    relate(book, { person, kind: 'reports-to', other, from: null, until: null, by: 'cli' })
  await tie('Ana Sousa', 'Bo Lind')
  await tie('Bo Lind', 'me')
  expect(await remarks(book)).toEqual([])
  await tie('me', 'Ana Sousa')
  expect(await remarks(book)).toEqual([
    expect.stringMatching(/^The reporting lines run in a circle: .+ reports? to .+, .+ to .+, .+ to .+\.$/),
  ])
})

test('a waiver is reported once what it covers is no more', async () => {
  const book = await testBook()
  await logInvitation(book, {
    direction: 'sent',
    person: 'Ana Sousa',
    on: '2026-08-10' as Day,
    note: null,
    purpose: null,
    by: 'cli',
  })
  await waive(book, {
    rule: 'already-invited',
    person: 'Ana Sousa',
    reason: 'she lost the first',
    until: null,
    by: 'cli',
  })
  expect(await remarks(book)).toEqual([])
  book.clock.set('2027-06-01T12:00:00.000Z')
  expect(await remarks(book)).toEqual([
    'The waiver of already-invited for Ana Sousa (“she lost the first”) covers nothing at present.',
  ])
})

test('a waiver that has ended, or of a rule switched off, says so', async () => {
  const book = await testBook()
  const until = '2026-11-20' as Day
  await keepDraft(book, { to: 'Ana Sousa', note: '', purpose: null, by: 'cli' })
  await waive(book, { rule: 'no-purpose', person: 'Ana Sousa', reason: 'just so', until, by: 'cli' })
  expect(await remarks(book)).toEqual([])
  await changeRule(book, 'no-purpose', { severity: 'off' }, 'cli')
  expect(await remarks(book)).toEqual([expect.stringContaining('covers a rule that is switched off')])
  book.clock.set('2026-11-22T12:00:00.000Z')
  expect(await remarks(book)).toEqual([expect.stringContaining('ended on 20 Nov 2026')])
})

test('a waiver of words is left alone while no draft is kept', async () => {
  const book = await testBook()
  await waive(book, { rule: 'pitch', person: 'Ana Sousa', reason: 'she asked for an offer', until: null, by: 'cli' })
  expect(await remarks(book)).toEqual([])
})

test('a preset replaces earlier choices, and is taken back whole', async () => {
  const book = await testBook()
  await changeRule(book, 'burst', { severity: 'off' }, 'cli')
  const { operation } = await applyPreset(book, 'open-networker', 'cli')
  const after = (await momentOf(book)).settings
  expect(after.accepting).toBe('everybody')
  expect(after.rules.burst).toEqual({ options: { perDay: 40, barePercent: 90 } })
  expect((await applyPreset(book, 'open-networker', 'cli')).operation).toBeNull()
  await undo(book, operation ?? undefined, 'cli')
  expect((await momentOf(book)).settings.rules).toEqual({ burst: { severity: 'off' } })
  await applyPreset(book, 'defaults', 'cli')
  expect((await momentOf(book)).settings.rules).toEqual({})
  await expect(applyPreset(book, 'article-z', 'cli')).rejects.toThrow('There is no preset')
})
