import { describe, expect, test } from 'vitest'
import { answerPerson } from '#actions/answer-invitation.ts'
import { importArchive } from '#actions/import-archive.ts'
import { relate } from '#actions/relate.ts'
import type { Archive } from '#formats/archive.ts'
import { relationsOfKind } from '#store/relations.ts'
import { archive, connectionsFile, day, invitationsFile, messagesFile } from '#test/support/make.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

const url = (slug: string) => `https://www.linkedin.com/in/${slug}`
const take = (book: TestBook, from: Archive) => importArchive(book, from, { preview: false })
const ana = { name: 'Ana Sousa', url: url('ana') }
const bo = { name: 'Bo Lind', url: url('bo') }
const chi = { name: 'Chi Nwosu', url: url('chi') }
const dora = { name: 'Dora Elm', url: url('dora') }

const first = archive(
  {
    'Connections.csv': connectionsFile([
      { ...bo, company: 'Old Docks', position: 'Pilot', on: '01 Oct 2026' },
      { ...chi, on: '02 Oct 2026' },
    ]),
    'Invitations.csv': invitationsFile([
      { ...ana, way: 'OUTGOING', at: '10/1/26, 9:00 AM' },
      { ...dora, way: 'OUTGOING', at: '10/2/26, 9:00 AM' },
    ]),
  },
  '2026-10-05',
)

const names = (some: { some: readonly { name: string }[] } | undefined) => some?.some.map((each) => each.name)

describe('an archive beside the one before it', () => {
  test('the first has nothing to be compared with', async () => {
    expect((await take(await testBook(), first)).compared).toBeNull()
  })

  test('tells who accepted, who is gone, what is gone, and who works elsewhere', async () => {
    const book = await testBook()
    await take(book, first)
    const { compared } = await take(
      book,
      archive(
        {
          'Connections.csv': connectionsFile([
            { ...ana, on: '20 Oct 2026' },
            { name: 'Bo Lind-Elm', url: bo.url, company: 'New Docks', position: 'Pilot', on: '01 Oct 2026' },
          ]),
          'Invitations.csv': invitationsFile([{ ...ana, way: 'OUTGOING', at: '10/1/26, 9:00 AM' }]),
        },
        '2026-11-05',
      ),
    )
    expect(compared?.since).toBe('2026-10-05')
    expect(compared?.accepted.some).toMatchObject([{ name: 'Ana Sousa', on: '2026-10-20' }])
    expect(compared?.goneConnections.some).toMatchObject([{ name: 'Chi Nwosu', on: '2026-10-02' }])
    expect(compared?.goneInvitations.some).toMatchObject([{ name: 'Dora Elm', on: '2026-10-02' }])
    expect(compared?.jobs.some).toMatchObject([{ was: 'Pilot, Old Docks', is: 'Pilot, New Docks' }])
    expect(compared?.names.some).toMatchObject([{ was: 'Bo Lind', is: 'Bo Lind-Elm' }])
    expect(compared?.sentAgain.all).toBe(0)
  })

  test('tells of a later invitation to the same person', async () => {
    const book = await testBook()
    await take(book, first)
    const again = archive(
      { 'Invitations.csv': invitationsFile([{ ...ana, way: 'OUTGOING', at: '11/10/26, 9:00 AM' }]) },
      '2026-11-12',
    )
    const { compared } = await take(book, again)
    expect(compared?.sentAgain.some).toMatchObject([{ name: 'Ana Sousa', earlier: '2026-10-01', on: '2026-11-10' }])
    // It has no file of connections: nothing can be said of who is gone from them.
    expect(compared?.goneConnections.all).toBe(0)
  })

  test('asks about a reporting line when somebody leaves, and changes nothing', async () => {
    const book = await testBook()
    await take(book, first)
    await relate(book, { person: bo.url, kind: 'reports-to', other: 'me', from: null, until: null, by: 'ui' })
    const before = await relationsOfKind(book.store.db, 'reports-to')
    const moved = archive(
      { 'Connections.csv': connectionsFile([{ ...bo, company: 'New Docks', position: 'Pilot', on: '01 Oct 2026' }]) },
      '2026-11-05',
    )
    const { compared } = await take(book, moved)
    expect(compared?.questions.some).toMatchObject([
      { name: 'Bo Lind', was: 'Old Docks', is: 'New Docks', relationId: before[0]?.id },
    ])
    expect(await relationsOfKind(book.store.db, 'reports-to')).toEqual(before)
  })

  test('that is older than one before only fills what is empty, and says nothing of who is gone', async () => {
    const book = await testBook()
    const newer = archive(
      { 'Connections.csv': connectionsFile([{ ...bo, company: 'New Docks', on: '01 Oct 2026' }]) },
      '2026-11-05',
    )
    await take(book, newer)
    const { compared, total } = await take(book, first)
    expect(compared).toBeNull()
    expect(total.rejected).toBe(0)
    const { findByProfile } = await import('#store/contacts.ts')
    expect(await findByProfile(book.store.db, 'bo')).toMatchObject({ company: 'New Docks', position: 'Pilot' })
  })

  test('leaves alone what you closed, and what left the window of 180 days by itself', async () => {
    const book = await testBook()
    await take(book, first)
    await answerPerson(book, dora.url, { kind: 'withdrawn', on: day('2026-10-10'), by: 'ui' })
    const { compared } = await take(
      book,
      archive(
        { 'Invitations.csv': invitationsFile([{ ...chi, way: 'OUTGOING', at: '4/1/27, 9:00 AM' }]) },
        '2027-04-20',
      ),
    )
    expect(names(compared?.goneInvitations)).toEqual([])
  })
})

describe('a note that opens a conversation', () => {
  const accepted = archive(
    {
      'Connections.csv': connectionsFile([{ ...ana, on: '20 Oct 2026' }]),
      'Invitations.csv': invitationsFile([
        { ...ana, way: 'OUTGOING', at: '10/1/26, 9:00 AM', note: 'Hi Ana,  well met' },
      ]),
      'messages.csv': messagesFile([
        { ...ana, by: 'me', at: '2026-10-20 21:30:00 UTC', text: 'Hi Ana,\nwell met' },
        { ...ana, by: 'them', at: '2026-10-21 08:00:00 UTC', text: 'Hello' },
      ]),
    },
    '2026-11-05',
  )

  test('tells the moment of acceptance, and is no message of its own', async () => {
    const book = await testBook({ zone: 'Asia/Tokyo' })
    await take(book, accepted)
    const { allInvitations } = await import('#store/invitations.ts')
    const [invitation] = await allInvitations(book.store.db)
    // Half past six in the morning of the next day in Tokyo.
    expect(invitation?.events).toMatchObject([
      { kind: 'accepted', at: '2026-10-20T21:30:00.000Z', on: '2026-10-21', saidBy: 'inferred' },
    ])
    expect(book.store.sqlite.prepare('select text from messages').pluck().all()).toEqual(['Hello'])
    expect((await take(book, accepted)).operation).toBeNull()
  })

  test('tells it later to an acceptance that was known by its day alone', async () => {
    const book = await testBook()
    await take(book, { ...accepted, files: accepted.files.filter((file) => file.name !== 'messages.csv') })
    const { total } = await take(book, accepted)
    expect(total.changed).toBe(1)
    const { allInvitations } = await import('#store/invitations.ts')
    expect((await allInvitations(book.store.db))[0]?.events).toMatchObject([{ at: '2026-10-20T21:30:00.000Z' }])
  })

  test('is another message when its words differ', async () => {
    const book = await testBook()
    const texts = accepted.files.map((file) => ({ ...file, text: file.text.replace('well met"', 'well met again"') }))
    await take(book, {
      ...accepted,
      files: [
        texts[0],
        texts[1],
        {
          name: 'messages.csv',
          text: messagesFile([{ ...ana, by: 'me', at: '2026-10-20 21:30:00 UTC', text: 'Something else' }]),
        },
      ].filter((file) => file !== undefined),
    })
    expect(book.store.sqlite.prepare('select count(*) from messages').pluck().get()).toBe(1)
  })
})
