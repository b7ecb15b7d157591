import { expect, test } from 'vitest'
import { logInvitation } from '#actions/log-invitation.ts'
import type { Day } from '#model/day.ts'
import { bookApp } from '#test/support/book-app.ts'
import { expectGoodPiece } from '#test/support/page.ts'
import { PIECE } from '#test/support/test-app.ts'

async function withAnna() {
  const app = await bookApp()
  await logInvitation(app.book, {
    direction: 'sent',
    person: 'Çağla Öztürk',
    on: '2026-11-16' as Day,
    note: '',
    purpose: null,
    by: 'ui',
  })
  const ask = async (words: string) => (await app.get(`/palette?q=${encodeURIComponent(words)}`, PIECE)).text()
  return { ...app, ask }
}

const names = (html: string) => [...html.matchAll(/palette-name"><bdi>([^<]*)/g)].map((match) => match[1])

test('opened, it offers what is likely, whom one last had to do with, and every page', async () => {
  const { ask } = await withAnna()
  const html = await ask('')
  expectGoodPiece(`<div role="listbox" aria-label="Answers">${html}</div>`)
  expect(names(html).slice(0, 4)).toEqual([
    'Check an invitation',
    'Log a received one',
    'Begin the review',
    'Undo the last change',
  ])
  expect(names(html)).toContain('Çağla Öztürk')
  expect(names(html)).toContain('Settings')
})

test.each([
  ['cagla', 'Çağla Öztürk'],
  ['Oztrk', 'Çağla Öztürk'],
  ['revew', 'Begin the review'],
  ['import', 'Bring in an archive'],
  ['dark', 'Dark colours'],
])('%s finds %s', async (words, found) => {
  const { ask } = await withAnna()
  expect(names(await ask(words)).slice(0, 3)).toContain(found)
})

test('control: what nobody and nothing is called leads on with the words', async () => {
  const { ask } = await withAnna()
  expect(names(await ask('Zzyzx Qwrt'))).toEqual([
    'Find “Zzyzx Qwrt” among people',
    'Check an invitation to Zzyzx Qwrt',
    'Add Zzyzx Qwrt to the book',
  ])
})

test('asked for as a page it is a search', async () => {
  const { get } = await withAnna()
  expect((await get('/palette?q=ana')).headers.get('location')).toBe('/people?q=ana')
})

test('the colours are kept, for a page and for a form, and one Undo takes them back', async () => {
  const { html, post, postForPiece } = await withAnna()
  expect((await postForPiece('/theme', { theme: 'dark' })).status).toBe(204)
  expect(await html('/people')).toContain('data-theme="dark"')
  const answer = await post('/theme', { theme: 'light', back: '/people?q=a' })
  expect(answer.headers.get('location')).toMatch(/^\/people\?q=a&done=saved&operation=/)
  expect((await post('/theme', { theme: 'pink' })).status).toBe(422)
  expect((await post('/theme', { theme: 'auto', back: '//elsewhere.example' })).headers.get('location')).toMatch(
    /^\/\?done/,
  )
})
