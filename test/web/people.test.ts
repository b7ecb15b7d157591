import { describe, expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import type { ContactFields } from '#actions/contact-fields.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import type { Day } from '#model/day.ts'
import { countPeople } from '#store/list-people.ts'
import { routesOver } from '#test/support/book-app.ts'
import { noFields } from '#test/support/make.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'
import { testApp } from '#test/support/test-app.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

async function add(book: TestBook, fields: Partial<ContactFields>) {
  return (await addPerson(book, { ...noFields, ...fields }, 'ui')).contact
}

async function open() {
  const book = await testBook()
  return { book, ...testApp({}, routesOver(book)) }
}

async function words(answer: Response | Promise<Response>): Promise<string> {
  return textOf(await (await answer).text())
}

/** The names on the page, in order. */
async function names(answer: Response | Promise<Response>): Promise<string[]> {
  const html = await (await answer).text()
  return [...html.matchAll(/data-item[\s\S]*?<bdi>(.*?)<\/bdi>/g)].map((match) => match[1] ?? '')
}

describe('an empty book', () => {
  test('says what to do first', async () => {
    const { get } = await open()
    const html = await (await get('/people')).text()
    expectGoodPage(html)
    expect(html).toContain('href="/data"')
    expect(html).toContain('href="/people/new"')
  })
})

describe('the list', () => {
  test('shows each person with their work and how you stand', async () => {
    const { book, get } = await open()
    await add(book, { name: 'Ana Sousa', position: 'Data lead', company: 'Fernmark', connectedOn: '2024-03-05' as Day })
    await add(book, { name: 'Bruno Reis', mark: 'high' })
    await logInvitation(book, {
      direction: 'sent',
      person: 'Bruno Reis',
      on: '2026-11-15' as Day,
      note: '',
      purpose: null,
      by: 'ui',
    })
    await add(book, { name: 'Carla Dias', connectedOn: '2020-01-01' as Day, removedOn: '2025-02-02' as Day })
    const html = await (await get('/people')).text()
    expectGoodPage(html)
    const text = textOf(html)
    expect(text).toContain('Data lead, Fernmark')
    expect(text).toContain('connected since 5 Mar 2024')
    expect(text).toContain('marked high')
    expect(text).toContain('invited 15 Nov 2026, 3 days ago')
    expect(text).toContain('connection removed 2 Feb 2025')
    expect(text).toContain('3 of 3 people')
  })

  test('finds by name, company and position, whatever the accents and capitals', async () => {
    const { book, get } = await open()
    await add(book, { name: 'Zoë Ñuñez', company: 'Société Générale', position: 'ÉLECTRICIENNE' })
    await add(book, { name: 'Bruno Reis', company: 'Fernmark' })
    for (const words of ['zoe nunez', 'SOCIETE', 'generale electricienne', 'zoë'])
      expect(await names(get(`/people?q=${encodeURIComponent(words)}`)), words).toEqual(['Zoë Ñuñez'])
    for (const words of ['100%', '_', '\\', "'", 'zoe fernmark'])
      expect(await names(get(`/people?q=${encodeURIComponent(words)}`)), words).toEqual([])
  })

  test('keeps the words and the filter in the address and says how many of how many', async () => {
    const { book, get } = await open()
    await add(book, { name: 'Ana Sousa', connectedOn: '2024-03-05' as Day })
    await add(book, { name: 'Ana Reis' })
    await add(book, { name: 'Bruno Reis' })
    const html = await (await get('/people?q=ana&show=connections')).text()
    expectGoodPage(html)
    expect(textOf(html)).toContain('1 of 3 people')
    expect(html).toContain('href="/people?q=ana&amp;show=others"')
    expect(html).toContain('name="show" value="connections"')
    expect(html).toContain('value="ana"')
    expect(await names(get('/people?q=ana&show=others'))).toEqual(['Ana Reis'])
    // Whatever else stands in the address is taken as not said.
    expect(await names(get('/people?q=bruno&show=cats&after=%22'))).toEqual(['Bruno Reis'])
  })

  test('turns its pages by key', async () => {
    const { book, get } = await open()
    for (let number = 100; number < 205; number++) await add(book, { name: `Person ${number}` })
    const seen: string[] = []
    let next: string | undefined = '/people?q=person'
    let pages = 0
    while (next) {
      const html: string = await (await get(next)).text()
      expectGoodPage(html)
      seen.push(...[...html.matchAll(/data-item[\s\S]*?<bdi>(.*?)<\/bdi>/g)].map((match) => match[1] ?? ''))
      next = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
      pages++
    }
    expect(pages).toBe(3)
    expect(seen).toEqual(Array.from({ length: 105 }, (_, index) => `Person ${index + 100}`))
  })

  test('offers names close to a misspelt one', async () => {
    const { book, get } = await open()
    const marta = await add(book, { name: 'Marta Falcão' })
    await add(book, { name: 'Alba Escudero 🚀' })
    await add(book, { name: 'Bo' })
    const html = await (await get('/people?q=martta+flacao')).text()
    expectGoodPage(html)
    expect(textOf(html)).toContain('Close to it: Marta Falcão.')
    expect(html).toContain(`href="/people/${marta.id}"`)
    expect(html).toContain('href="/people/new?name=martta+flacao"')
    expect(await words(get('/people?q=marta&show=connections'))).toContain('1 match among all people')
  })

  test('writes hostile names out as text', async () => {
    const { book, get } = await open()
    await add(book, { name: '<script>alert(1)</script>', company: '"><img src=x onerror=alert(1)>' })
    await add(book, { name: `${'W'.repeat(299)}é`, position: '\u202Eevil' })
    const html = await (await get('/people?q=%3Cscript%3E')).text()
    expectGoodPage(html)
    expect(html).toContain('<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>')
    expectGoodPage(await (await get('/people')).text())
    expectGoodPage(await (await get(`/people?q=${encodeURIComponent('"><script>')}`)).text())
  })
})

describe('adding a person', () => {
  test('leads to their page, with Undo', async () => {
    const { book, get, post } = await open()
    expectGoodPage(await (await get('/people/new?name=Ana')).text())
    const answer = await post('/people', {
      name: '  Ana   Sousa ',
      profile: 'https://www.linkedin.com/in/ana-sousa/?utm=1',
      email: 'ana@example.org',
      company: 'Fernmark',
      mark: 'high',
    })
    expect(answer.status).toBe(303)
    const goTo = answer.headers.get('location') ?? ''
    expect(goTo).toMatch(/^\/people\/[\w-]+\?done=added&operation=[\w-]+$/)
    const html = await (await get(goTo)).text()
    expectGoodPage(html)
    expect(html).toContain('Ana Sousa')
    expect(html).toContain('href="https://www.linkedin.com/in/ana-sousa"')
    const operation = /operation=([\w-]+)/.exec(goTo)?.[1] ?? ''
    const undone = await post('/undo', { operation, back: goTo.replace(/\?.*/, '') })
    expect(undone.headers.get('location')).toMatch(/^\/people\?done=undone/)
    expect((await countPeople(book.store.db)).all).toBe(0)
  })

  test.each([
    [{ name: '  ' }, 'Please write what you call them.'],
    [{ name: 'Ana', email: 'ana' }, 'This is no e-mail address.'],
    [{ name: 'Ana', profile: 'data:text/html,hello' }, 'This is no profile address.'],
    [{ name: '\u200B\u202E' }, 'A person needs a name.'],
    [{ name: 'x'.repeat(301) }, 'That name is too long.'],
    [{ name: 'Ana', mark: 'middling' }, 'Please choose one of the answers.'],
  ])('with %j is asked about again, words kept', async (values, says) => {
    const { book, post } = await open()
    const answer = await post('/people', { company: 'Fernmark <b>', ...values })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expectGoodPage(html)
    expect(textOf(html)).toContain(says)
    expect(html).toContain('value="Fernmark &lt;b&gt;"')
    expect((await countPeople(book.store.db)).all).toBe(0)
  })

  test('of a name that is there already asks whether it is somebody else', async () => {
    const { book, post } = await open()
    const ana = await add(book, { name: 'Ana Sousa', profile: 'linkedin.com/in/ana' })
    const answer = await post('/people', { name: 'ána sousa' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expectGoodPage(html)
    expect(html).toContain(`href="/people/${ana.id}"`)
    expect((await post('/people', { name: 'ána sousa', another: 'yes', profile: 'linkedin.com/in/ana' })).status).toBe(
      422,
    )
    expect((await post('/people', { name: 'ána sousa', another: 'yes' })).status).toBe(303)
    expect((await countPeople(book.store.db)).all).toBe(2)
  })
})
