import { expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { savedViews } from '#actions/saved-views.ts'
import { listOperations } from '#store/operations.ts'
import { relationsOf } from '#store/relations.ts'
import { type BookApp, bookApp } from '#test/support/book-app.ts'
import { noFields, rowsHash } from '#test/support/make.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'

async function withPeople() {
  const app = await bookApp()
  const ids: string[] = []
  for (const name of ['Ana Sousa', 'Bo Lind', 'Carla Dias', 'Dov Adler'])
    ids.push((await addPerson(app.book, { ...noFields, name, company: 'Fernmark' }, 'ui')).contact.id)
  return { app, ids }
}

/** Follows an answer that leads on, presses Undo there, and gives the page it led to. */
async function undo(app: BookApp, answer: Response): Promise<string> {
  const goTo = answer.headers.get('location') ?? ''
  const html = await app.html(goTo)
  expectGoodPage(html)
  const operation = /operation=([\w-]+)/.exec(goTo)?.[1] ?? ''
  expect((await app.post('/undo', { operation, back: '/people' })).status).toBe(303)
  return html
}

const marks = ({ book }: BookApp) => book.store.sqlite.prepare('select mark from contacts order by name').pluck().all()

test('those ticked are changed as one, and taken back as one', async () => {
  const { app, ids } = await withPeople()
  const before = rowsHash(app.book.store)
  const answer = await app.post('/people/together', {
    do: 'mark-high',
    'person[]': ids.slice(0, 3),
    back: '/people?mark=none',
    query: 'mark=none',
  })
  expect(answer.status).toBe(303)
  expect(marks(app)).toEqual(['high', 'high', 'high', null])
  expect((await listOperations(app.book.store.db, 1))[0]?.label).toBe('Mark 3 people high')
  const html = await undo(app, answer)
  expect(textOf(html)).toContain('3 people: Saved.')
  expect(textOf(html)).toContain('1 of 4 people')
  expect(rowsHash(app.book.store)).toBe(before)
})

test('all that match are changed, on other pages too, and nobody else', async () => {
  const { app } = await withPeople()
  for (let number = 0; number < 60; number++)
    await addPerson(app.book, { ...noFields, name: `Person ${number}`, company: 'Docks' }, 'ui')
  const html = await app.html('/people?company=docks')
  expect(textOf(html)).toContain('Choose all that match: 60')
  const send = (all: string) =>
    app.post('/people/together', {
      do: 'detail',
      all,
      detail: 'region',
      value: 'Porto',
      query: 'company=docks',
      back: '/people?company=docks',
    })
  // Others match than were shown: nothing is done, and it says so.
  const stale = await send('59')
  expect(stale.status).toBe(409)
  expect(textOf(await stale.text())).toContain('59 people were shown, and now 60 match.')
  const answer = await send('60')
  const regions = () => app.book.store.sqlite.prepare(`select count(*) from contacts where region = 'Porto'`).pluck()
  expect(regions().get()).toBe(60)
  await undo(app, answer)
  expect(regions().get()).toBe(0)
})

test('those ticked are deleted as one, and come back as one', async () => {
  const { app, ids } = await withPeople()
  const before = rowsHash(app.book.store)
  expect(textOf(await app.html('/people'))).toContain('Delete')
  const answer = await app.post('/people/together', {
    do: 'deletion',
    'person[]': [...ids.slice(0, 3), 'me'],
    back: '/people',
    query: '',
  })
  expect((await listOperations(app.book.store.db, 1))[0]?.label).toBe('Delete 3 people')
  expect(textOf(await app.html('/people'))).toContain('1 of 1 people')
  const html = await undo(app, answer)
  expect(textOf(html)).toContain('3 people: Deleted. They can come back for 30 days.')
  expect(rowsHash(app.book.store)).toBe(before)
})

test('of those ticked, who is deleted in the same moment is passed over', async () => {
  const { app, ids } = await withPeople()
  const send = (what: string, some: readonly string[]) =>
    app.post('/people/together', { do: what, 'person[]': [...some] })
  const answers = await Promise.all([send('deletion', ids.slice(0, 1)), send('mark-high', ids)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(marks(app)).toEqual(['high', 'high', 'high'])
})

test('a relation is added to each, and said again it is one still', async () => {
  const { app, ids } = await withPeople()
  const [ana = '', bo = ''] = ids
  const send = (values: Record<string, string | string[]>) =>
    app.post('/people/together', { 'person[]': [ana, bo], query: '', back: '/people', ...values })
  expect((await send({ do: 'relation', kind: 'reports-to:back', tieSince: '2026-01-02' })).status).toBe(303)
  await send({ do: 'relation', kind: 'reports-to:back', tieSince: '2026-01-02' })
  for (const id of [ana, bo])
    expect(await relationsOf(app.book.store.db, id)).toMatchObject([
      { from: 'me', to: id, kind: 'reports-to', startsOn: '2026-01-02', endsOn: null },
    ])
  expect(textOf(await app.html('/people?relation=reports-to:back'))).toContain('2 of 4 people')
  // Enter in a field means what is written there.
  expect((await send({ do: 'typed', value: 'Maps', detail: 'industry' })).status).toBe(303)
  expect((await send({ do: 'profile-read' })).status).toBe(303)
  expect(app.book.store.sqlite.prepare('select count(*) from contacts where profile_read').pluck().get()).toBe(2)
})

test('what cannot be done is asked about again, with everybody still ticked', async () => {
  const { app, ids } = await withPeople()
  const before = rowsHash(app.book.store)
  const send = async (values: Record<string, string | readonly string[]>) => {
    const answer = await app.post('/people/together', { query: '', back: '/people', ...values })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expectGoodPage(html)
    return html
  }
  expect(textOf(await send({ do: 'mark-high' }))).toContain('Nobody is chosen.')
  const html = await send({ do: 'relation', 'person[]': ids.slice(0, 2), kind: 'cats', tieSince: '2026-01-02' })
  expect(textOf(html)).toContain('Please choose how they stand to you.')
  expect(html.match(/name="person\[\]"[^>]* checked/g)).toHaveLength(2)
  expect(html).toContain('value="2026-01-02"')
  expect(textOf(await send({ do: 'typed', 'person[]': ids[0] ?? '' }))).toContain('Please choose what to do')
  expect(rowsHash(app.book.store)).toBe(before)
})

test('a view is kept, shown above the list, renamed and deleted, each with Undo', async () => {
  const { app } = await withPeople()
  const names = async () => (await savedViews(app.book)).map((view) => view.name)
  const query = 'company=fernmark&mark=none'
  expect(textOf(await app.html(`/people?${query}`))).toContain('Save this view')
  const kept = await app.post('/people/views', { title: '  Ferns  <b>', query })
  expect(kept.headers.get('location')).toContain(`/people?${query}&done=saved`)
  const html = await app.html(`/people?${query}`)
  expectGoodPage(html)
  expect(html).toContain('aria-current="true"><bdi>Ferns &lt;b&gt;</bdi>')
  expect(textOf(html)).toContain('Rename or delete this view')
  const renamed = await app.post('/people/views/rename', { view: 'Ferns <b>', title: 'Ferns', query })
  expect(await names()).toEqual(['Ferns'])
  await undo(app, renamed)
  expect(await names()).toEqual(['Ferns <b>'])
  const deleted = await app.post('/people/views/delete', { view: 'ferns <b>' })
  expect(await names()).toEqual([])
  await undo(app, deleted)
  expect(await names()).toEqual(['Ferns <b>'])
  await app.post('/people/views', { title: 'Others', query: 'show=others' })
  const taken = await app.post('/people/views/rename', { view: 'Others', title: 'FERNS <b>', query: 'show=others' })
  expect(taken.status).toBe(422)
  const again = await taken.text()
  expectGoodPage(again)
  expect(textOf(again)).toContain('There is a view called "Ferns <b>" already.')
  expect((await app.post('/people/views', { title: 'Nothing', query: 'cats=1' })).status).toBe(422)
  expect((await app.post('/people/views/delete', { view: 'Nobody' })).status).toBe(404)
})

test('what is chosen stands above the list, each part to be taken away; empty fields leave the address', async () => {
  const { app } = await withPeople()
  const html = await app.html('/people?q=ana&company=fern&invited=never')
  expectGoodPage(html)
  expect(html).toContain('href="/people?q=ana&amp;invited=never"')
  expect(html).toContain('href="/people?q=ana&amp;company=fern"')
  expect(textOf(html)).toContain('1 of 4 people')
  const answer = await app.get('/people?q=&relation=&mark=none&since=')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/people?mark=none'])
  const none = await app.html('/people?mark=low&region=known')
  expectGoodPage(none)
  expect(textOf(none)).toContain('Nobody here by these filters')
})
