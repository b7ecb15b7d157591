import { expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { changeSettings } from '#actions/change-settings.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { listDrafts } from '#store/drafts.ts'
import { allInvitations } from '#store/invitations.ts'
import { type BookApp, bookApp } from '#test/support/book-app.ts'
import { logSent, noFields, rowsHash } from '#test/support/make.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'

const NOTE = 'Hi Ana, your talk on harbour charts in Porto stayed with me. I draw tide maps; shall we stay in touch?'

const draftTo = ({ book }: BookApp, to: string, note = NOTE) =>
  keepDraft(book, { to, note, purpose: 'Swap notes', by: 'ui' })

async function look(app: BookApp, query = ''): Promise<string> {
  const html = await app.html(`/drafts${query}`)
  expectGoodPage(html)
  return html
}

test('says what to do first: in an empty book, and in one where nobody is in line', async () => {
  const app = await bookApp()
  expect(textOf(await look(app))).toContain('Your book is empty')
  await addPerson(app.book, { ...noFields, name: 'Bo Lind' }, 'ui')
  const html = await look(app)
  expect(textOf(html)).toContain('Nobody is in line')
  expect(html).toContain('href="/settings#goals"')
})

test('a draft shows its words, what the rules count, why it stands there and which slot it would take', async () => {
  const app = await bookApp()
  await changeSettings(app.book, { 'goals.companies': 'Fernmark' }, 'ui')
  const { contact } = await draftTo(app, 'Ana Sousa')
  const bo = await addPerson(app.book, { ...noFields, name: 'Bo Lind', company: 'Fernmark', mark: 'high' }, 'ui')
  const html = await look(app)
  const text = textOf(html)
  expect(text).toContain('2 people in line')
  expect(text).toContain(NOTE)
  expect(text).toContain('For: Swap notes')
  expect(text).toMatch(/Worth 6 1 for anybody, 3 for you marked .*, 2 for Fernmark is among your goals/)
  expect(text).toMatch(/Chance \d+ % none of yours tell yet/)
  // The one worth more stands first and takes the first slot.
  expect(text).toMatch(
    /Bo Lind .*No note is written yet\. It would take slot 1 of the 100 .*Ana Sousa .*slot 2 of the 100/,
  )
  expect(html).toMatch(new RegExp(`href="/check\\?to=${contact.id}" data-key="c"`))
  for (const key of ['s', 'x']) expect(html).toContain(`data-key="${key}"`)
  expect(html).toContain(`href="/check?to=${bo.contact.id}"`)
})

test('a draft the rules object to says how often, and what', async () => {
  const app = await bookApp()
  await draftTo(app, 'Ana Sousa', '')
  const text = textOf(await look(app))
  expect(text).toMatch(/(Reconsider first|Better not): \d+ .*(to reconsider|to stop)/)
})

test('with the week spent it says when the next slot frees', async () => {
  const app = await bookApp()
  await changeSettings(app.book, { 'limits.weekly': '1', 'limits.reserve': '0' }, 'ui')
  await logSent(app.book, 'Bo Lind', '2026-11-16')
  await draftTo(app, 'Ana Sousa')
  expect(textOf(await look(app))).toMatch(/No slot is left\. The next slot frees \w+day .*2026/)
})

test.each(['sent', 'discard'])('a draft is answered by %s in one press, and that is taken back', async (how) => {
  const app = await bookApp()
  const { contact } = await draftTo(app, 'Ana Sousa')
  const before = rowsHash(app.book.store)
  const answer = await app.post(`/drafts/${contact.id}/${how}`, { back: '/drafts' })
  const location = answer.headers.get('location') ?? ''
  expect(location).toMatch(/^\/drafts\?done=\w+&operation=/)
  expect(await listDrafts(app.book.store.db)).toEqual([])
  expect((await allInvitations(app.book.store.db)).map(({ note }) => note)).toEqual(how === 'sent' ? [NOTE] : [])
  const operation = new URL(location, 'http://x').searchParams.get('operation') ?? ''
  await app.post('/undo', { operation, back: '/drafts' })
  expect(rowsHash(app.book.store)).toBe(before)
  expect((await app.post(`/drafts/nobody/${how}`)).status).toBe(404)
})

test('fifty stand on a page; the rest on the next, with the slots of those before them taken', async () => {
  const app = await bookApp()
  for (let number = 0; number < 60; number++)
    await draftTo(app, `Person ${number}`, NOTE.replace('Hi Ana, your', 'Your'))
  const first = await look(app)
  expect(first.match(/ data-item /g)).toHaveLength(50)
  expect(textOf(first)).toContain('1 to 50 of 60')
  const next = /href="(\/drafts\?after=[^"]+)"/.exec(first)?.[1]?.replace('/drafts', '') ?? ''
  const second = await look(app, next)
  expect(second.match(/ data-item /g)).toHaveLength(10)
  expect(textOf(second)).toContain('51 to 60 of 60')
  expect(textOf(first)).toContain('slot 1 of the 100')
  expect(textOf(second)).not.toContain('slot 1 of the 100')
})

test('a draft whose answer is pressed twice at once is sent once', async () => {
  const app = await bookApp()
  const { contact } = await draftTo(app, 'Ana Sousa')
  const press = () => app.post(`/drafts/${contact.id}/sent`)
  const answers = await Promise.all([press(), press()])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 404])
  expect(await allInvitations(app.book.store.db)).toHaveLength(1)
})
