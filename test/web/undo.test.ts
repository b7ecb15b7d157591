import { expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { changeSettings } from '#actions/change-settings.ts'
import { readSettings } from '#store/settings.ts'
import { routesOver } from '#test/support/book-app.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'
import { testApp } from '#test/support/test-app.ts'
import { testBook } from '#test/support/test-book.ts'

async function open() {
  const book = await testBook()
  return { book, ...testApp({}, routesOver(book)) }
}

test('takes a change back and returns to where it was pressed, with Undo of the undo', async () => {
  const { book, get, post } = await open()
  const operation = (await changeSettings(book, { 'me.company': 'Fernmark' }, 'ui')) ?? ''
  const answer = await post('/undo', { operation, back: '/settings?x=1#me' })
  expect(answer.status).toBe(303)
  const goTo = answer.headers.get('location') ?? ''
  expect(goTo).toMatch(/^\/settings\?x=1&done=undone&operation=[\w-]+$/)
  expect((await readSettings(book.store.db)).me.company).toBeNull()
  expectGoodPage(await (await get(goTo)).text())
  const again = new URL(goTo, 'http://x').searchParams.get('operation') ?? ''
  await post('/undo', { operation: again, back: '/settings' })
  expect((await readSettings(book.store.db)).me.company).toBe('Fernmark')
})

test.each(['https://evil.test/', '//evil.test', '/\\evil.test', ''])('never returns to %j', async (back) => {
  const { book, post } = await open()
  const operation = (await changeSettings(book, { 'me.company': 'Fernmark' }, 'ui')) ?? ''
  const answer = await post('/undo', { operation, back })
  expect(answer.headers.get('location')).toMatch(/^\/data\?done=undone/)
})

test('says kindly why a change cannot be taken back', async () => {
  const { book, post } = await open()
  const first = (await changeSettings(book, { 'me.company': 'Fernmark' }, 'ui')) ?? ''
  await changeSettings(book, { 'me.company': 'Larkmoor' }, 'ui')
  const refused = await post('/undo', { operation: first, back: '/settings' })
  expect(refused.status).toBe(409)
  const html = await refused.text()
  expectGoodPage(html)
  expect(textOf(html)).toContain('cannot be taken back by itself')
  expect(html).toContain('href="/settings"')
  expect((await readSettings(book.store.db)).me.company).toBe('Larkmoor')
  const unknown = await post('/undo', { operation: 'nothing', back: '/settings' })
  expect(unknown.status).toBe(404)
  expectGoodPage(await unknown.text())
  const none = await post('/undo', {})
  expect(none.status).toBe(422)
  expectGoodPage(await none.text())
})

test('a person who is gone with the change has no page to return to', async () => {
  const { book, post } = await open()
  const fields = { profile: null, email: null, company: null, position: null, region: null, industry: null }
  const more = { mark: null, connectedOn: null, removedOn: null, welcomes: null, isMember: null, profileRead: null }
  const { contact, operation } = await addPerson(book, { name: 'Ana', ...fields, ...more, remarks: null }, 'ui')
  const answer = await post('/undo', { operation: operation ?? '', back: `/people/${contact.id}` })
  expect(answer.headers.get('location')).toMatch(/^\/people\?done=undone/)
})

test('only answers a form', async () => {
  const { get } = await open()
  expect((await get('/undo')).status).toBe(404)
})
