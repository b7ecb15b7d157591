import { expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { importUpload } from '#actions/import-upload.ts'
import { findByEmail, findContact } from '#store/contacts.ts'
import { bookApp } from '#test/support/book-app.ts'
import { noFields } from '#test/support/make.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'

async function open() {
  const app = await bookApp()
  const { contact: ana } = await addPerson(
    app.book,
    { ...noFields, name: 'Ana Sousa', company: 'Tidewater', email: 'ana@example.org' },
    'ui',
  )
  const { contact: other } = await addPerson(
    app.book,
    { ...noFields, name: 'Ana Sousa', company: 'Reef <b>Dives</b>' },
    'ui',
  )
  return { ...app, ana, other }
}

test('two who may be one are shown, compared, made one, and taken apart again', async () => {
  const { html, get, post, book, ana, other } = await open()
  expect(textOf(await html('/people'))).toContain('One pair may be one person')
  const list = await html('/people/duplicates')
  expectGoodPage(list)
  expect(textOf(list)).toContain(
    'Both are called Ana Sousa, though at Tidewater and Reef <b>Dives</b>. The name alone says no more.',
  )
  const compare = await html(`/people/${ana.id}/merge?with=${other.id}`)
  expectGoodPage(compare)
  expect(textOf(compare)).toContain('Nothing has been changed yet.')
  const answer = await post(`/people/${ana.id}/merge`, { other: other.id, company: 'gone' })
  expect(answer.headers.get('location')).toMatch(new RegExp(`^/people/${ana.id}\\?done=merged&operation=`))
  expect(await findContact(book.store.db, ana.id)).toMatchObject({ company: 'Reef <b>Dives</b>' })
  const operation = new URL(answer.headers.get('location') ?? '', 'http://x').searchParams.get('operation') ?? ''
  await post('/undo', { operation, back: '/people' })
  expect(await findContact(book.store.db, other.id)).toMatchObject({ name: 'Ana Sousa' })
  expect((await get(`/people/${ana.id}/merge?with=nobody`)).status).toBe(404)
})

test('two told apart are not asked about again', async () => {
  const { html, post, ana, other } = await open()
  const answer = await post(`/people/${ana.id}/apart`, { other: other.id, back: '/people/duplicates' })
  expect(answer.status).toBe(303)
  const empty = await html('/people/duplicates')
  expectGoodPage(empty)
  expect(textOf(empty)).toContain('Nobody is in the book twice')
  expect(textOf(await html('/people'))).not.toContain('may be one person')
})

test('the page of a person names the other by what is typed, and keeps what cannot be found', async () => {
  const { post, ana, book } = await open()
  const { contact: bo } = await addPerson(book, { ...noFields, name: 'Bo Lind' }, 'ui')
  expect((await post(`/people/${ana.id}/same`, { same: 'bo lind' })).headers.get('location')).toBe(
    `/people/${ana.id}/merge?with=${bo.id}`,
  )
  const unknown = await post(`/people/${ana.id}/same`, { same: 'Nobody Atall' })
  expect(unknown.status).toBe(422)
  const html = await unknown.text()
  expectGoodPage(html)
  expect(html).toContain('value="Nobody Atall"')
})

test('further addresses come and go on the page of a person', async () => {
  const { post, html, ana, book } = await open()
  await post(`/people/${ana.id}/keys`, { key: 'a.sousa@example.net' })
  const page = await html(`/people/${ana.id}`)
  expectGoodPage(page)
  expect(page).toContain('a.sousa@example.net')
  const key = /\/keys\/([\w-]+)"/.exec(page)?.[1]
  await post(`/people/${ana.id}/keys/${key}`)
  expect(await findByEmail(book.store.db, 'a.sousa@example.net')).toEqual([])
  expect((await post(`/people/${ana.id}/keys`, { key: 'nonsense' })).status).toBe(422)
})

test('each value says where it comes from, and another source’s word can be taken over', async () => {
  const { post, html, book } = await open()
  const file = (company: string) => ({
    name: 'outlook.csv',
    bytes: new TextEncoder().encode(`First Name,Last Name,E-mail Address,Company\nAna,S,ana@example.org,${company}\n`),
  })
  await importUpload(book, [file('Old Docks')], { preview: false })
  const [ana] = await findByEmail(book.store.db, 'ana@example.org')
  const page = await html(`/people/${ana?.id}`)
  expectGoodPage(page)
  expect(textOf(page)).toContain('Company: Tidewater your own word')
  expect(textOf(page)).toContain('Outlook says: Old Docks')
  await post(`/people/${ana?.id}/origins`, { field: 'company', source: 'outlook' })
  expect(textOf(await html(`/people/${ana?.id}`))).toContain('Company: Old Docks Outlook')
  // From now on it follows that source.
  await importUpload(book, [file('New Docks')], { preview: false })
  expect((await findByEmail(book.store.db, 'ana@example.org'))[0]?.company).toBe('New Docks')
})
