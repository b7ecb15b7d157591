import { expect, test } from 'vitest'
import { keepDraft } from '#actions/keep-draft.ts'
import { relate } from '#actions/relate.ts'
import { waive } from '#actions/waive.ts'
import { bookApp } from '#test/support/book-app.ts'
import { logReceived, logSent } from '#test/support/make.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'

test('an empty book says what to do first', async () => {
  const { html } = await bookApp()
  const page = await html('/')
  expectGoodPage(page)
  expect(textOf(page)).toContain('Your book is empty')
  expect(page).toContain('href="/data"')
})

test('a quiet day says so', async () => {
  const { book, html } = await bookApp()
  await logSent(book, 'Ana Sousa', '2026-11-17')
  const page = await html('/')
  expectGoodPage(page)
  expect(textOf(page)).toContain('Nothing needs you today')
})

test('who waits for a decision comes before what has no answer yet', async () => {
  const { book, html } = await bookApp()
  await logSent(book, 'Sven Old', '2026-09-01')
  await logReceived(book, 'Rita Waits', '2026-10-01', 'Hello, we met at the harbour day.')
  const page = await html('/')
  expectGoodPage(page)
  expect(page.indexOf('Rita Waits')).toBeGreaterThan(0)
  expect(page.indexOf('Rita Waits')).toBeLessThan(page.indexOf('Sven Old'))
  expect(textOf(page)).toContain('Has waited 48 days for your decision')
})

test('drafts show their verdict beside the budget', async () => {
  const { book, html } = await bookApp()
  await logSent(book, 'Ana Sousa', '2026-11-17')
  await keepDraft(book, { to: 'Ana Sousa', note: '', purpose: null, by: 'ui' })
  expect(textOf(await html('/'))).toMatch(/Ana Sousa Better not/)
})

test('somebody who accepted and heard nothing since is named, with what to do', async () => {
  const { book, html } = await bookApp()
  await logSent(book, 'Ana Sousa', '2026-11-10', [['accepted', '2026-11-15']])
  const page = await html('/')
  expectGoodPage(page)
  expect(textOf(page)).toMatch(/Ana Sousa to thank .*no word from you since/)
})

test('reporting lines in a circle, and waivers that cover nothing, are pointed out', async () => {
  const { book, html, post } = await bookApp()
  await logSent(book, 'Ana Sousa', '2026-11-17')
  const tie = { kind: 'reports-to', from: null, until: null, by: 'ui' } as const
  await relate(book, { ...tie, person: 'Bo Lind', other: 'Cy Moss' })
  await relate(book, { ...tie, person: 'Cy Moss', other: 'Bo Lind' })
  const { waiver } = await waive(book, {
    rule: 'budget-spent',
    person: 'Bo Lind',
    reason: 'Just once',
    until: null,
    by: 'ui',
  })
  const words = textOf(await html('/'))
  expect(words).toContain('The reporting lines run in a circle')
  expect(words).toContain('covers nothing at present')
  expect((await post(`/waivers/${waiver.id}/remove`)).status).toBe(303)
  expect(textOf(await html('/'))).not.toContain('covers nothing at present')
})
