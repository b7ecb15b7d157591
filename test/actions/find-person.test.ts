import { describe, expect, test } from 'vitest'
import { changeSettings } from '#actions/change-settings.ts'
import { findKnown, findPerson } from '#actions/find-person.ts'
import { profileKeyOf } from '#model/contact.ts'
import { addContact, type NewContact } from '#store/contacts.ts'
import { inOperation } from '#store/journal.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

async function bookWith(...people: readonly NewContact[]): Promise<TestBook> {
  const book = await testBook()
  await inOperation(book.store, { by: 'ui', at: book.clock.now(), label: 'People' }, async (write) => {
    for (const person of people) addContact(write, person)
  })
  return book
}

const person = (name: string, slug: string, rest: Partial<NewContact> = {}): NewContact => ({
  name,
  profileKey: profileKeyOf(`/in/${slug}`) ?? null,
  profileUrl: `https://www.linkedin.com/in/${slug}`,
  ...rest,
})

const roza = person('Róża Zając', 'r%C3%B3%C5%BCa-zaj%C4%85c', { email: 'Roza@Example.org', company: 'Tidewater Maps' })

describe('somebody in the book is found', () => {
  test.each([
    ['by name', 'Róża Zając'],
    ['by name without accents and in other case', ' roza   ZAJAC '],
    ['by name in another form of the accents', 'Róża Zając'.normalize('NFD')],
    ['by e-mail in other case', 'roza@example.ORG'],
    ['by address, percent-encoded', 'https://www.linkedin.com/in/r%C3%B3%C5%BCa-zaj%C4%85c/'],
    ['by address, plain', 'https://pl.linkedin.com/in/róża-zając?trk=x'],
  ])('%s', async (_, typed) => {
    const { store } = await bookWith(roza, person('Ana Sousa', 'ana-sousa'))
    expect(await findPerson(store.db, typed)).toMatchObject({ known: true, contact: { name: 'Róża Zając' } })
  })

  test('by id', async () => {
    const { store } = await bookWith(roza)
    const found = await findPerson(store.db, 'Róża Zając')
    const id = found.known ? found.contact.id : ''
    expect(await findPerson(store.db, id)).toMatchObject({ known: true, contact: { name: 'Róża Zając' } })
  })
})

describe('namesakes', () => {
  const two = [
    person('Ana Sousa', 'ana-sousa', { company: 'Tidewater Maps' }),
    person('Ana Sousa', 'ana-sousa-2', { company: 'Reef Dives', email: 'ana@example.org' }),
  ]

  test('are listed, so that the one meant can be named', async () => {
    const { store } = await bookWith(...two)
    await expect(findPerson(store.db, 'ana sousa')).rejects.toMatchObject({
      kind: 'ambiguous',
      message: expect.stringMatching(/^2 people/),
      why: expect.stringMatching(/Tidewater Maps.*ana-sousa.*Reef Dives.*ana-sousa-2/),
    })
  })

  test('are told apart by address and by e-mail', async () => {
    const { store } = await bookWith(...two)
    expect(await findPerson(store.db, 'linkedin.com/in/ana-sousa-2')).toMatchObject({
      contact: { company: 'Reef Dives' },
    })
    expect(await findPerson(store.db, 'ana@example.org')).toMatchObject({ contact: { company: 'Reef Dives' } })
  })
})

describe('somebody new', () => {
  test.each([
    ['Chi Nwosu', { name: 'Chi Nwosu' }],
    ['chi@example.org', { name: 'chi', email: 'chi@example.org' }],
    [
      'https://www.linkedin.com/in/chi-nwosu-4a7b1c2/',
      {
        name: 'Chi Nwosu',
        profileKey: 'chi-nwosu-4a7b1c2',
        profileUrl: 'https://www.linkedin.com/in/chi-nwosu-4a7b1c2',
      },
    ],
    ['https://www.linkedin.com/in/1234', { name: '1234', profileKey: '1234' }],
    [
      'https://www.linkedin.com/in/%E6%9D%8E%E5%A8%9C',
      { name: '李娜', profileUrl: 'https://www.linkedin.com/in/%E6%9D%8E%E5%A8%9C' },
    ],
  ])('%s is taken for what it says', async (typed, contact) => {
    const { store } = await bookWith(roza)
    expect(await findPerson(store.db, typed)).toMatchObject({ known: false, contact })
  })

  test('of a name close to one in the book is told of that one', async () => {
    const { store } = await bookWith(roza, person('Ana Sousa Lima', 'asl'))
    const found = await findPerson(store.db, 'Ana Sousa')
    expect(found.known ? [] : found.similar.map((each) => each.name)).toEqual(['Ana Sousa Lima'])
    await expect(findKnown(store.db, 'Ana Sousa')).rejects.toMatchObject({
      kind: 'not-found',
      why: 'Close to it: Ana Sousa Lima.',
    })
  })
})

test.each(['', '   ', '\u200b\u200b', '\0'])('nobody is named by %j', async (typed) => {
  const { store } = await bookWith(roza)
  await expect(findPerson(store.db, typed)).rejects.toMatchObject({ kind: 'bad-input', field: 'to' })
})

test('a name of more than 300 letters is refused', async () => {
  const { store } = await bookWith(roza)
  await expect(findPerson(store.db, 'a'.repeat(301))).rejects.toMatchObject({ kind: 'bad-input' })
  expect(await findPerson(store.db, 'a'.repeat(300))).toMatchObject({ known: false })
})

test('the owner is known by name and by profile address, and cannot be invited', async () => {
  const book = await testBook()
  await changeSettings(
    book,
    { 'me.name': 'Joana Vilarinho', 'me.profile': 'https://www.linkedin.com/in/joana-v' },
    'cli',
  )
  for (const own of ['joana vilarinho', 'https://pt.linkedin.com/in/Joana-V/'])
    await expect(findPerson(book.store.db, own)).rejects.toThrow('That is you.')
})

test.each(['-', '…', 'https://www.linkedin.com/company/foo', 'https://elsewhere.invalid/in/ana-sousa'])(
  '%s names no person',
  async (typed) => {
    const book = await testBook()
    await expect(findPerson(book.store.db, typed)).rejects.toThrow('names no person')
  },
)
