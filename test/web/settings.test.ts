import { describe, expect, test } from 'vitest'
import { limitFacts } from '#model/limits.ts'
import { settingFacts } from '#model/settings.ts'
import { listOperations } from '#store/operations.ts'
import { readSettings } from '#store/settings.ts'
import { routesOver } from '#test/support/book-app.ts'
import { expectGoodPage, expectGoodPiece, textOf } from '#test/support/page.ts'
import { testApp } from '#test/support/test-app.ts'
import { testBook } from '#test/support/test-book.ts'

async function open() {
  const book = await testBook()
  const app = testApp({}, routesOver(book))
  return { book, settings: () => readSettings(book.store.db), ...app }
}

test('every setting, every limit with its source, and every rule stand on the page', async () => {
  const { get } = await open()
  const answer = await get('/settings')
  expect(answer.status).toBe(200)
  const html = await answer.text()
  expectGoodPage(html)
  const text = textOf(html)
  for (const fact of settingFacts) expect(html).toContain(`name="${fact.key.replace('.', '-')}"`)
  for (const { source, help } of limitFacts) {
    expect(text).toContain(help)
    expect(text).toContain(source)
  }
  expect(html).toContain('id="rules"')
  expect(html).toContain('id="rule-up-the-chain"')
})

describe('a group', () => {
  test('is saved, with Undo', async () => {
    const { post, get, settings } = await open()
    const answer = await post('/settings/me', { 'me-name': 'Joana Vilarinho', 'me-company': 'Maré', 'me-region': '' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toMatch(/^\/settings\?done=saved&operation=/)
    expect((await settings()).me).toMatchObject({ name: 'Joana Vilarinho', company: 'Maré', region: null })
    const html = await (await get('/settings')).text()
    expect(html).toContain('value="Joana Vilarinho"')
  })

  test('is saved as a piece where htmx asks', async () => {
    const { postForPiece, settings } = await open()
    const answer = await postForPiece('/settings/goals', { 'goals-roles': 'recruiter, head of data' })
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expectGoodPiece(html)
    expect(html).toContain('id="goals"')
    expect((await settings()).goals.roles).toEqual(['recruiter', 'head of data'])
  })

  test('keeps only what differs, and a default is no choice', async () => {
    const { book, post, settings } = await open()
    const all = Object.fromEntries(limitFacts.map((fact) => [`limits-${fact.key}`, String(fact.default)]))
    await post('/settings/account', { account: 'free', ...all })
    expect(await listOperations(book.store.db, 5)).toEqual([])
    await post('/settings/account', { account: 'premium', ...all, 'limits-weekly': '80' })
    expect(await settings()).toMatchObject({ account: 'premium', limits: { weekly: 80 } })
    await post('/settings/account', { account: 'free', ...all, 'limits-weekly': '' })
    expect(await settings()).toMatchObject({ account: 'free', limits: { weekly: 100 } })
    expect(await book.store.db.selectFrom('settings').select('id').execute()).toEqual([])
  })

  test.each([
    ['account', { 'limits-weekly': '0' }, 'limits-weekly', 'It is a whole number from 1 to 1000.'],
    ['account', { 'limits-weekly': 'many' }, 'limits-weekly', 'It is a whole number from 1 to 1000.'],
    ['account', { account: 'golden' }, 'account', 'It is one of: free, premium.'],
    ['account', { restrictedUntil: 'soon' }, 'restrictedUntil', 'A day is written YYYY-MM-DD.'],
    ['view', { zone: 'Europe/Atlantis' }, 'zone', 'It is no time zone this machine knows.'],
    ['me', { 'me-profile': 'joana' }, 'me-profile', 'A profile address has /in/ and a name in it.'],
  ])('%s with %j is asked about again, words kept', async (group, values, field, says) => {
    const { book, post, postForPiece } = await open()
    const answer = await post(`/settings/${group}`, { ...values, 'me-name': '<b>Joana</b>' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expectGoodPage(html)
    expect(html).toContain(`id="field-${field}-error"`)
    expect(textOf(html)).toContain(says)
    expect(html).toContain(`value="${Object.values(values)[0] === 'golden' ? 'free' : Object.values(values)[0]}"`)
    expect(await listOperations(book.store.db, 5)).toEqual([])
    const piece = await postForPiece(`/settings/${group}`, values)
    expect(piece.status).toBe(422)
    expect(await piece.text()).toMatch(/^<section/)
  })

  test('that does not exist is a kind 404', async () => {
    const { post } = await open()
    for (const path of ['/settings/constructor', '/settings/rules/nothing']) {
      const answer = await post(path)
      expect(answer.status).toBe(404)
      expectGoodPage(await answer.text())
    }
  })
})

describe('a rule', () => {
  test('takes a severity and numbers, and goes back to its own', async () => {
    const { post, postForPiece, settings } = await open()
    const path = '/settings/rules/resend-too-soon'
    const answer = await post(path, { 'resend-too-soon-severity': 'info', 'resend-too-soon-waitDays': '60' })
    expect(answer.status).toBe(303)
    expect((await settings()).rules['resend-too-soon']).toEqual({ severity: 'info', options: { waitDays: 60 } })
    const piece = await (await postForPiece(path, { 'resend-too-soon-severity': '' })).text()
    expectGoodPiece(piece)
    expect(piece).toContain('id="rule-resend-too-soon"')
    expect((await settings()).rules).toEqual({})
  })

  test.each([
    [{ 'resend-too-soon-waitDays': '-3' }, 'Give a whole number of days'],
    [{ 'resend-too-soon-waitDays': '3.5' }, 'Give a whole number of days'],
    [{ 'resend-too-soon-severity': 'deadly' }, 'Please choose one of the answers.'],
  ])('with %j is asked about again', async (values, says) => {
    const { post, postForPiece, settings } = await open()
    const answer = await post('/settings/rules/resend-too-soon', values)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expectGoodPage(html)
    expect(textOf(html)).toContain(says)
    expect((await settings()).rules).toEqual({})
    const piece = await postForPiece('/settings/rules/resend-too-soon', values)
    expect(piece.status).toBe(422)
    expectGoodPiece(await piece.text())
  })
})
