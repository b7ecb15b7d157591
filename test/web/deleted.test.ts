import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { deletePerson } from '#actions/delete-person.ts'
import { backUp } from '#store/back-up.ts'
import { findByName, findContact } from '#store/contacts.ts'
import { listDeletions } from '#store/deletions.ts'
import { type BookApp, bookApp } from '#test/support/book-app.ts'
import { logSent, noFields, rowsHash } from '#test/support/make.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'
import { testFolder } from '#test/support/test-book.ts'

const ADDRESS = 'https://www.linkedin.com/in/ana-sousa'

async function add({ book }: BookApp, name: string, profile: string | null = null) {
  return (await addPerson(book, { ...noFields, name, profile }, 'ui')).contact
}

/** Ana deleted, and the page of those deleted. */
async function withAnaDeleted(options: Parameters<typeof bookApp>[0] = {}) {
  const app = await bookApp(options)
  const ana = await add(app, 'Ana Sousa', ADDRESS)
  await logSent(app.book, ana.id, '2026-11-10')
  if (options.path) backUp(app.book.store.sqlite, app.book.store.path, 'by-hand')
  const operation = await deletePerson(app.book, ana, 'ui')
  const [deletion] = await listDeletions(app.book.store.db)
  const look = async (query = '') => {
    const html = await app.html(`/data/deleted${query}`)
    expectGoodPage(html)
    return html
  }
  return { ...app, ana, operation, deletion: deletion?.id ?? '', look }
}

describe('the page of a person', () => {
  test('deletes them and leads to the people, with Undo', async () => {
    const app = await bookApp()
    const ana = await add(app, 'Ana Sousa')
    const html = await app.html(`/people/${ana.id}`)
    expectGoodPage(html)
    expect(html).toContain(`action="/people/${ana.id}/delete"`)
    const answer = await app.post(`/people/${ana.id}/delete`)
    expect(answer.status).toBe(303)
    const goTo = answer.headers.get('location') ?? ''
    expect(goTo).toMatch(/^\/people\?done=deleted&operation=[\w-]+$/)
    const after = await app.html(goTo)
    expectGoodPage(after)
    expect(textOf(after)).toContain('Deleted. They can come back for 30 days.')
    expect(await findContact(app.book.store.db, ana.id)).toBeUndefined()
    const operation = new URL(goTo, 'http://x').searchParams.get('operation') ?? ''
    await app.post('/undo', { operation, back: '/people' })
    expect((await findContact(app.book.store.db, ana.id))?.name).toBe('Ana Sousa')
  })

  test('of nobody, and of the owner, deletes nothing', async () => {
    const app = await bookApp()
    await add(app, 'Ana Sousa')
    expect((await app.post('/people/nobody/delete')).status).toBe(404)
    expect((await app.post('/people/me/delete')).status).toBe(404)
    expect((await app.get('/people/nobody/delete')).status).toBe(404)
    expect(await listDeletions(app.book.store.db)).toEqual([])
  })
})

describe('the page of those deleted', () => {
  test('says so when there are none', async () => {
    const html = await (await bookApp()).html('/data/deleted')
    expectGoodPage(html)
    expect(textOf(html)).toContain('Nobody is deleted')
  })

  test('tells who, when and until when, with the way back', async () => {
    const { look, deletion, post, book, ana } = await withAnaDeleted()
    const html = await look()
    const text = textOf(html)
    expect(text).toContain('ana-sousa, deleted 18 Nov 2026, today')
    expect(text).toContain('Can come back until 18 Dec 2026.')
    expect(html).toContain(`action="/data/deleted/${deletion}/restore"`)
    const answer = await post(`/data/deleted/${deletion}/restore`)
    expect(answer.headers.get('location')).toMatch(/^\/data\/deleted\?done=broughtBack&operation=/)
    expect(await findContact(book.store.db, ana.id)).toEqual(ana)
    expect(textOf(await look())).toContain('Nobody is deleted')
  })

  test('offers no way back that would not work, and says why', async () => {
    const { look, book } = await withAnaDeleted()
    await addPerson(book, { ...noFields, name: 'Dora <b>Meier</b>', profile: ADDRESS }, 'ui')
    const html = await look()
    expect(textOf(html)).toContain('Cannot come back yet. The profile address that would come back is that of Dora')
    expect(html).not.toContain('<b>')
    expect(html).not.toContain('>Restore<')
    expect(html).toContain('Remove for good')
  })

  test('says of somebody whose time is over that they go next', async () => {
    const { look, book } = await withAnaDeleted()
    book.clock.set('2026-12-20T12:00:00.000Z')
    expect(textOf(await look())).toContain('18 Dec 2026, and is removed for good the next time Decorum starts.')
  })
})

describe('removing for good', () => {
  test('needs the box ticked; without it nothing happens and the box is shown again', async () => {
    const { post, deletion, book } = await withAnaDeleted()
    const answer = await post(`/data/deleted/${deletion}/purge`)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expectGoodPage(html)
    expect(textOf(html)).toContain('Tick the box first: this cannot be undone.')
    expect(html).toMatch(/<details class="fold" open/)
    expect(await listDeletions(book.store.db)).toHaveLength(1)
  })

  test('is done once, and never by looking', async () => {
    const { post, get, deletion, book, look } = await withAnaDeleted()
    expect((await get(`/data/deleted/${deletion}/purge`)).status).toBe(404)
    const answer = await post(`/data/deleted/${deletion}/purge`, { sure: 'yes' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/data/deleted?done=purged'])
    expect(textOf(await look('?done=purged'))).toContain('Removed for good.')
    expect(await listDeletions(book.store.db)).toEqual([])
    expect(
      book.store.sqlite
        .prepare('select * from changes')
        .all()
        .map((row) => JSON.stringify(row))
        .join(),
    ).not.toContain('Ana Sousa')
    const again = await post(`/data/deleted/${deletion}/purge`, { sure: 'yes' })
    expect(again.status).toBe(404)
    expectGoodPage(await again.text())
  })

  test('names the backups that still hold them, by our own list alone', async () => {
    const path = join(testFolder(), 'book.db')
    const { post, deletion, html } = await withAnaDeleted({ path })
    const answer = await post(`/data/deleted/${deletion}/purge`, { sure: 'yes' })
    const goTo = answer.headers.get('location') ?? ''
    expect(goTo).toBe('/data/deleted?backups=1&done=purged')
    const page = await html(goTo)
    expectGoodPage(page)
    expect(textOf(page)).toContain('1 backup made earlier still holds who was removed: 00001-by-hand.db in')
    expect(textOf(await html('/data/deleted?backups=2,<b>,evil'))).not.toContain('backup made earlier')
    expect(readFileSync(path).includes('Ana Sousa')).toBe(false)
  })

  test('says that a name stays where somebody else goes by it', async () => {
    const app = await withAnaDeleted()
    await add(app, 'Ana Sousa')
    const answer = await app.post(`/data/deleted/${app.deletion}/purge`, { sure: 'yes' })
    expect(answer.headers.get('location')).toBe('/data/deleted?name=stays&done=purged')
    expect(textOf(await app.look('?name=stays&done=purged'))).toContain('The name itself stays')
    expect(await findByName(app.book.store.db, 'Ana Sousa')).toHaveLength(1)
  })

  test('of one leaves the others to come back', async () => {
    const app = await withAnaDeleted()
    const bo = await add(app, 'Bo Lind')
    await deletePerson(app.book, bo, 'ui')
    await app.post(`/data/deleted/${app.deletion}/purge`, { sure: 'yes' })
    const text = textOf(await app.look())
    expect(text).toContain('Bo Lind')
    expect(text).not.toContain('Ana Sousa')
  })
})

describe('several deleted together', () => {
  async function threeDeleted() {
    const app = await bookApp()
    const ids: string[] = []
    for (const name of ['Ana Sousa', 'Bo Lind', 'Chi Nwosu']) {
      const { id } = await add(app, name)
      await logSent(app.book, id, '2026-11-10')
      ids.push(id)
    }
    const before = rowsHash(app.book.store)
    const answer = await app.post('/people/together', { do: 'deletion', 'person[]': ids, query: '', back: '/people' })
    const goTo = answer.headers.get('location') ?? ''
    const operation = new URL(goTo, 'http://x').searchParams.get('operation') ?? ''
    const idOf = async (name: string) =>
      (await listDeletions(app.book.store.db)).find((each) => each.name === name)?.id ?? ''
    return { ...app, before, goTo, operation, idOf }
  }

  test('come back together by the Undo of the list, or one alone', async () => {
    const { book, post, html, goTo, operation, idOf, before } = await threeDeleted()
    expect(goTo).toContain('done=deleted')
    expect(textOf(await html(goTo))).toContain('3 people: Deleted. They can come back for 30 days.')
    const page = await html('/data/deleted')
    expectGoodPage(page)
    expect(textOf(page)).toContain('today, with 2 others')
    expect(textOf(page)).toContain('Restore all 3')
    expect((await post(`/data/deleted/${await idOf('Bo Lind')}/restore`)).status).toBe(303)
    expect(textOf(await html('/data/deleted'))).toContain('Restore all 2')
    expect(await findByName(book.store.db, 'Bo Lind')).toHaveLength(1)
    expect(await findByName(book.store.db, 'Ana Sousa')).toEqual([])
    expect((await post('/undo', { operation, back: '/people' })).status).toBe(303)
    expect(rowsHash(book.store)).toBe(before)
  })

  test('are removed for good one by one', async () => {
    const { book, post, operation, idOf } = await threeDeleted()
    await post(`/data/deleted/${await idOf('Bo Lind')}/purge`, { sure: 'yes' })
    expect((await listDeletions(book.store.db)).map(({ name }) => name).toSorted()).toEqual(['Ana Sousa', 'Chi Nwosu'])
    await post('/undo', { operation, back: '/people' })
    expect(await findByName(book.store.db, 'Bo Lind')).toEqual([])
    expect(await findByName(book.store.db, 'Ana Sousa')).toHaveLength(1)
  })

  test('fifty stand on a page, and the rest on the next', async () => {
    const app = await bookApp()
    const ids: string[] = []
    for (let number = 0; number < 60; number++) ids.push((await add(app, `Person ${number}`)).id)
    await app.post('/people/together', { do: 'deletion', 'person[]': ids, query: '', back: '/people' })
    const first = await app.html('/data/deleted')
    expectGoodPage(first)
    expect(first.match(/data-item/g)).toHaveLength(50)
    const next = /href="(\/data\/deleted\?after=[^"]+)"/.exec(first)?.[1] ?? ''
    expect((await app.html(next)).match(/data-item/g)).toHaveLength(10)
  })
})
