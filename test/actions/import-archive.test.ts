import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { answerPerson } from '#actions/answer-invitation.ts'
import type { Imported } from '#actions/import/imported.ts'
import { importArchive } from '#actions/import-archive.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import { undo } from '#actions/undo.ts'
import type { Archive } from '#formats/archive.ts'
import { openArchive } from '#formats/open-archive.ts'
import { standingOn } from '#model/invitation.ts'
import { changeContact, findByName, findByProfile } from '#store/contacts.ts'
import { listImports } from '#store/imports.ts'
import { allInvitations, invitationsWith } from '#store/invitations.ts'
import { inOperation } from '#store/journal.ts'
import { listOperations } from '#store/operations.ts'
import { readSettings } from '#store/settings.ts'
import {
  archive,
  connectionsFile,
  day,
  invitationsFile,
  messagesFile,
  noFields,
  plainContent,
  rowsHash,
  rowsOf,
} from '#test/support/make.ts'
import { type TestBook, testBook, testFolder } from '#test/support/test-book.ts'

const take = (book: TestBook, from: Archive) => importArchive(book, from, { preview: false })
const look = (book: TestBook, from: Archive) => importArchive(book, from, { preview: true })
const typed = { direction: 'sent', note: '', purpose: null, by: 'cli' } as const
const url = (slug: string) => `https://www.linkedin.com/in/${slug}`
const counts = ({ total }: Imported) => [total.read, total.new, total.changed, total.same, total.rejected]

/** Every row read has one fate, file by file and in all. */
function expectEveryRowAccounted(imported: Imported): void {
  for (const { rows } of [...imported.files, { rows: imported.total }])
    expect(rows.read).toBe(rows.new + rows.changed + rows.same + rows.rejected)
  expect(imported.rejected).toHaveLength(imported.total.rejected)
}

async function standings(book: TestBook, name: string): Promise<string[]> {
  const [contact] = await findByName(book.store.db, name)
  const all = contact ? await invitationsWith(book.store.db, contact.id) : []
  return all.map((each) => {
    const { outcome, since, saidBy } = standingOn(each, day('2026-11-18'), { expiryDays: 180 })
    return `${each.direction} ${each.sentOn}: ${outcome} ${since} (${saidBy})`
  })
}

describe('the sample archive', () => {
  let sample: Archive
  beforeAll(async () => {
    const folder = fileURLToPath(new URL('../../data/sample', import.meta.url))
    sample = await openArchive([join(folder, 'Basic_LinkedInDataExport_11-20-2026.zip')])
  })
  const AFTER = '2026-11-21T12:00:00.000Z'

  test('is taken whole, every row accounted for', async () => {
    const book = await testBook({ now: AFTER })
    const imported = await take(book, sample)
    expectEveryRowAccounted(imported)
    expect(imported.total.new).toBeGreaterThan(300)
    expect(imported.exportedOn).toBe('2026-11-20')
    expect(imported.inferredAccepted).toBeGreaterThan(0)
    expect((await readSettings(book.store.db)).me).toMatchObject({
      name: 'Joana Vilarinho',
      region: 'Lisbon, Portugal',
    })
  })

  test('taken twice changes nothing the second time', async () => {
    const book = await testBook({ now: AFTER })
    await take(book, sample)
    const before = rowsHash(book.store)
    const again = await take(book, sample)
    expect(again.operation).toBeNull()
    expect([again.total.new, again.total.changed, again.inferredAccepted]).toEqual([0, 0, 0])
    expectEveryRowAccounted(again)
    expect(rowsHash(book.store)).toBe(before)
  })

  test('previewed says what taking it does, and changes nothing', async () => {
    const book = await testBook({ now: AFTER })
    const before = rowsHash(book.store)
    const preview = await look(book, sample)
    expect(rowsHash(book.store)).toBe(before)
    expect(await listOperations(book.store.db, 1)).toEqual([])
    const { operation, ...did } = await take(book, sample)
    expect(operation).not.toBeNull()
    expect({ ...preview, operation: undefined }).toEqual({ ...did, operation: undefined })
  })

  test('taken and taken back leaves the book as it was, and can be taken again', async () => {
    const book = await testBook({ now: AFTER })
    await logInvitation(book, { direction: 'sent', person: 'Ana Sousa', note: '', purpose: null, by: 'cli' })
    const before = rowsHash(book.store)
    const { operation, total } = await take(book, sample)
    const after = plainContent(book.store)
    await undo(book, operation ?? '', 'cli')
    expect(rowsHash(book.store)).toBe(before)
    expect((await take(book, sample)).total).toEqual(total)
    expect(plainContent(book.store)).toEqual(after)
  })

  test('gives the same book whatever the order of its files', async () => {
    const [one, two] = [await testBook({ now: AFTER }), await testBook({ now: AFTER })]
    await take(one, sample)
    await take(two, { ...sample, files: sample.files.toReversed() })
    expect(plainContent(two.store)).toEqual(plainContent(one.store))
  })
})

const ana = { name: 'Ana Sousa', url: url('ana-sousa') }
const bo = { name: 'Bo Lind', url: url('bo-lind') }

const first = archive(
  {
    'Connections.csv': connectionsFile([{ ...bo, company: 'Old Docks', position: 'Pilot', on: '01 Oct 2026' }]),
    'Invitations.csv': invitationsFile([
      { ...ana, way: 'OUTGOING', at: '10/1/26, 9:00 AM', note: 'Hi Ana' },
      { ...bo, way: 'OUTGOING', at: '9/28/26, 9:00 AM' },
    ]),
    'messages.csv': messagesFile([{ ...bo, by: 'them', at: '2026-10-02 08:00:00 UTC', text: 'Hello' }]),
  },
  '2026-10-05',
)

const later = archive(
  {
    'Connections.csv': connectionsFile([
      { ...ana, on: '20 Oct 2026' },
      { ...bo, company: 'New Docks', position: 'Harbour master', on: '01 Oct 2026' },
    ]),
    'Invitations.csv': invitationsFile([
      { ...bo, way: 'OUTGOING', at: '9/28/26, 9:00 AM' },
      { name: 'Chi Nwosu', url: url('chi-nwosu'), way: 'INCOMING', at: '11/1/26, 9:00 AM', note: 'Hello' },
    ]),
    'messages.csv': messagesFile([
      { ...bo, by: 'them', at: '2026-10-02 08:00:00 UTC', text: 'Hello' },
      { ...bo, by: 'me', at: '2026-10-02 09:00:00 UTC', text: 'Hello you' },
    ]),
  },
  '2026-11-05',
)

describe('a later archive', () => {
  test('adds to what is there and forgets nothing', async () => {
    const book = await testBook()
    expect(counts(await take(book, first))).toEqual([4, 4, 0, 0, 0])
    const imported = await take(book, later)
    // Ana becomes a connection, Bo’s post follows, the rest is known or new.
    expect(counts(imported)).toEqual([6, 2, 2, 2, 0])
    expect(await allInvitations(book.store.db)).toHaveLength(3)
    expect(await standings(book, 'Ana Sousa')).toEqual(['sent 2026-10-01: accepted 2026-10-20 (inferred)'])
    expect((await listImports(book.store.db)).map((each) => each.exportedOn)).toEqual(['2026-11-05', '2026-10-05'])
  })

  test('is followed where the owner typed nothing, and never writes over what they did', async () => {
    const book = await testBook()
    await take(book, first)
    const [contact] = await findByName(book.store.db, 'Bo Lind')
    await inOperation(book.store, { by: 'ui', at: book.clock.now(), label: 'Edit' }, async (write) =>
      changeContact(write, contact?.id ?? '', { company: 'My Own Docks' }),
    )
    await take(book, later)
    expect((await findByName(book.store.db, 'Bo Lind'))[0]).toMatchObject({
      company: 'My Own Docks',
      position: 'Harbour master',
    })
    const before = rowsHash(book.store)
    await take(book, later)
    expect(rowsHash(book.store)).toBe(before)
  })

  test('that shows another invitation in an earlier one’s place says that the earlier one ended', async () => {
    const book = await testBook()
    await take(book, first)
    await take(
      book,
      archive(
        { 'Invitations.csv': invitationsFile([{ ...ana, way: 'OUTGOING', at: '11/10/26, 9:00 AM' }]) },
        '2026-11-12',
      ),
    )
    expect(await standings(book, 'Ana Sousa')).toEqual([
      'sent 2026-10-01: withdrawn 2026-11-10 (inferred)',
      'sent 2026-11-10: open 2026-11-10 (import)',
    ])
    const [earlier] = await allInvitations(book.store.db)
    const events = (await allInvitations(book.store.db)).flatMap((each) => each.events)
    expect(earlier).toBeDefined()
    expect(events.every((event) => event.saidBy !== 'inferred' || event.remark)).toBe(true)
  })

  test('taken before the earlier one gives the same invitations and standings', async () => {
    const replaced = archive(
      { 'Invitations.csv': invitationsFile([{ ...ana, way: 'OUTGOING', at: '11/10/26, 9:00 AM' }]) },
      '2026-11-12',
    )
    const [right, wrong] = [await testBook(), await testBook()]
    for (const each of [first, replaced]) await take(right, each)
    for (const each of [replaced, first]) await take(wrong, each)
    expect(await standings(wrong, 'Ana Sousa')).toEqual(await standings(right, 'Ana Sousa'))
  })
})

describe('what the owner wrote down', () => {
  test('is completed by the archive, not doubled', async () => {
    const book = await testBook()
    await logInvitation(book, {
      direction: 'sent',
      person: 'Ana Sousa',
      on: day('2026-10-01'),
      note: '',
      purpose: 'Swap notes',
      by: 'cli',
    })
    const imported = await take(book, first)
    expect(await allInvitations(book.store.db)).toHaveLength(2)
    const [contact] = await findByName(book.store.db, 'Ana Sousa')
    expect(contact).toMatchObject({ profileKey: 'ana-sousa' })
    const [invitation] = await invitationsWith(book.store.db, contact?.id ?? '')
    expect(invitation).toMatchObject({
      sentAt: '2026-10-01T16:00:00.000Z',
      note: 'Hi Ana',
      purpose: 'Swap notes',
      saidBy: 'you',
    })
    expect(imported.files.find((file) => file.name === 'Invitations.csv')?.rows).toMatchObject({ new: 1, changed: 1 })
  })

  test('of the very moment keeps that moment, and its note', async () => {
    const book = await testBook({ now: '2026-10-01T16:00:41.000Z' })
    await logInvitation(book, { direction: 'sent', person: ana.url, note: 'My own words', purpose: null, by: 'cli' })
    book.clock.set('2026-11-18T12:00:00.000Z')
    await take(book, first)
    const [invitation] = (await allInvitations(book.store.db)).filter((each) => each.saidBy === 'you')
    expect(invitation).toMatchObject({ sentAt: '2026-10-01T16:00:41.000Z', note: 'My own words' })
  })

  test('as its outcome stays what it is', async () => {
    const book = await testBook()
    await take(book, first)
    await answerPerson(book, 'Ana Sousa', { kind: 'accepted', on: day('2026-10-19'), by: 'cli' })
    const again = await take(book, later)
    expect(again.inferredAccepted).toBe(0)
    expect(await standings(book, 'Ana Sousa')).toEqual(['sent 2026-10-01: accepted 2026-10-19 (you)'])
  })
})

describe('who is who', () => {
  test('an address is one whether encoded or plain', async () => {
    const book = await testBook()
    await take(
      book,
      archive({
        'Connections.csv': connectionsFile([
          { name: 'Róża Zając', url: url('r%C3%B3%C5%BCa-zaj%C4%85c'), on: '20 Oct 2026' },
        ]),
        'Invitations.csv': invitationsFile([
          { name: 'Róża Zając', url: url('róża-zając'), way: 'OUTGOING', at: '10/1/26, 9:00 AM' },
        ]),
      }),
    )
    expect(await findByName(book.store.db, 'Róża Zając')).toHaveLength(1)
    expect(await standings(book, 'Róża Zając')).toEqual(['sent 2026-10-01: accepted 2026-10-20 (inferred)'])
  })

  const namesakes = archive({
    'Connections.csv': connectionsFile([
      { name: 'Ana Sousa', url: url('ana-sousa'), company: 'Tidewater Maps', on: '20 Oct 2026' },
      { name: 'Ana Sousa', url: url('ana-sousa-2'), company: 'Reef Dives', on: '21 Oct 2026' },
    ]),
    'Invitations.csv': invitationsFile([
      { name: 'Ana Sousa', url: url('ana-sousa-2'), way: 'INCOMING', at: '10/1/26, 9:00 AM' },
      { name: 'Ana Sousa', url: url('ana-sousa-3'), way: 'OUTGOING', at: '10/2/26, 9:00 AM' },
    ]),
  })

  test('people of one name and several addresses are several people', async () => {
    const book = await testBook()
    await take(book, namesakes)
    expect(await findByName(book.store.db, 'Ana Sousa')).toHaveLength(3)
    const two = await findByProfile(book.store.db, 'ana-sousa-2')
    expect(await invitationsWith(book.store.db, two?.id ?? '')).toHaveLength(1)
  })

  test('a row without an address that could mean several is nobody of them, and is taken once', async () => {
    const book = await testBook()
    await take(book, namesakes)
    const bare = archive({
      'Invitations.csv': invitationsFile([{ name: 'Ana Sousa', way: 'OUTGOING', at: '11/2/26, 9:00 AM' }]),
    })
    await take(book, bare)
    const before = rowsHash(book.store)
    expect((await take(book, bare)).total).toMatchObject({ new: 0, same: 1 })
    expect(rowsHash(book.store)).toBe(before)
  })

  test('two connections of one name in an archive without addresses are two people, once', async () => {
    const book = await testBook()
    const old = archive({
      'Connections.csv': connectionsFile([
        { name: 'Ana Sousa', company: 'Tidewater Maps', on: '20 Oct 2020' },
        { name: 'Ana Sousa', company: 'Reef Dives', on: '21 Oct 2020' },
      ]),
    })
    await take(book, old)
    expect(await findByName(book.store.db, 'Ana Sousa')).toHaveLength(2)
    const before = rowsHash(book.store)
    await take(book, old)
    expect(rowsHash(book.store)).toBe(before)
  })

  test('a name alone joins nobody: it is told, and left to the owner', async () => {
    const book = await testBook()
    await logInvitation(book, {
      direction: 'sent',
      person: 'ana sousa',
      on: day('2026-10-15'),
      note: '',
      purpose: null,
      by: 'cli',
    })
    const connection = archive({ 'Connections.csv': connectionsFile([{ ...ana, on: '20 Oct 2026' }]) })
    expect((await take(book, connection)).doubles).toBe(1)
    expect(await findByName(book.store.db, 'Ana Sousa')).toHaveLength(2)
    expect((await take(book, connection)).doubles).toBe(0)
  })

  test('a name with the very same invitation, or an e-mail address, is somebody known', async () => {
    const book = await testBook()
    await logInvitation(book, { ...typed, person: 'ana sousa', on: day('2026-10-01') })
    await addPerson(book, { ...noFields, name: 'B. Lind', email: 'Bo@Example.org' }, 'cli')
    const all = archive({
      'Connections.csv': connectionsFile([
        { ...ana, on: '20 Oct 2026' },
        { ...bo, email: 'bo@example.org', on: '1 Oct 2026' },
      ]),
      'Invitations.csv': invitationsFile([{ ...ana, way: 'OUTGOING', at: '10/1/26, 9:00 AM' }]),
    })
    await take(book, archive({ 'Invitations.csv': all.files[1]?.text ?? '' }, '2026-10-19'))
    expect((await take(book, all)).doubles).toBe(0)
    expect((await findByName(book.store.db, 'Ana Sousa')).map((each) => each.profileKey)).toEqual(['ana-sousa'])
    expect(await findByProfile(book.store.db, 'bo-lind')).toMatchObject({ name: 'B. Lind', email: 'Bo@Example.org' })
  })

  test('an archive without addresses joins by name, and says so', async () => {
    const book = await testBook()
    const old = archive({
      'Connections.csv': connectionsFile([{ name: 'Ana Sousa', on: '20 Oct 2020' }]),
      'Invitations.csv': invitationsFile([{ name: 'Ana Sousa', way: 'OUTGOING', at: '10/1/20, 9:00 AM' }]),
    })
    expect((await take(book, old)).byName).toBe(1)
    expect(await standings(book, 'Ana Sousa')).toEqual(['sent 2020-10-01: accepted 2020-10-20 (inferred)'])
    expect((await take(book, old)).total).toMatchObject({ new: 0, changed: 0, same: 2 })
  })
})

describe('what is concluded', () => {
  test('acceptance is marked as concluded, with the reason', async () => {
    const book = await testBook()
    await take(book, later)
    const events = (await allInvitations(book.store.db)).flatMap((each) => each.events)
    expect(events).toMatchObject([{ kind: 'accepted', on: '2026-10-01', saidBy: 'inferred', at: null }])
    expect(events[0]?.remark).toMatch(/^Concluded from the archive/)
  })

  test('an invitation sent long after you connected is not concluded to be accepted', async () => {
    const book = await testBook()
    await take(
      book,
      archive({
        'Connections.csv': connectionsFile([{ ...ana, on: '20 Oct 2025' }]),
        'Invitations.csv': invitationsFile([{ ...ana, way: 'OUTGOING', at: '10/1/26, 9:00 AM' }]),
      }),
    )
    expect(await standings(book, 'Ana Sousa')).toEqual(['sent 2026-10-01: open 2026-10-01 (import)'])
  })
})

describe('messages', () => {
  // Whose archive it is, which messages between two people alone do not tell.
  const owner = {
    'Profile.csv':
      'First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location\nJoana,Vilarinho,,,,,,,,\n',
  }
  const ofMessages = (imported: Imported) => imported.files.find((file) => file.name === 'messages.csv')?.rows.new

  test.each([
    ['a face at the edge of the key', `${'a'.repeat(79)}😀 and more`],
    ['quotes, commas and lines', 'She said "yes, today"\nand left'],
    ['nothing at all', ''],
  ])('with %s are taken once', async (_, text) => {
    const book = await testBook()
    const talk = archive({
      ...owner,
      'Connections.csv': connectionsFile([{ ...bo, on: '01 Oct 2026' }]),
      'messages.csv': messagesFile([{ ...bo, by: 'them', at: '2026-10-02 08:00:00 UTC', text }]),
    })
    const taken = await take(book, talk)
    expect(ofMessages(taken)).toBe(1)
    const before = rowsHash(book.store)
    expect((await take(book, talk)).operation).toBeNull()
    expect(rowsHash(book.store)).toBe(before)
    await undo(book, taken.operation ?? '', 'cli')
    expect(rowsOf(book.store).size).toBe(0)
  })

  test('that begin alike and were written in one second are two messages', async () => {
    const book = await testBook()
    const same = { ...bo, by: 'them', at: '2026-10-02 08:00:00 UTC' } as const
    const imported = await take(
      book,
      archive({
        ...owner,
        'Connections.csv': connectionsFile([{ ...bo, on: '01 Oct 2026' }]),
        'messages.csv': messagesFile([
          { ...same, text: `${'a'.repeat(90)} one` },
          { ...same, text: `${'a'.repeat(90)} two` },
        ]),
      }),
    )
    expect(ofMessages(imported)).toBe(2)
  })

  const cy = { name: 'Cy Moor', url: url('cy-moor') }
  const both = connectionsFile([
    { ...bo, on: '01 Oct 2026' },
    { ...cy, on: '01 Oct 2026' },
  ])
  const at = (hour: number) => `2026-10-02 ${String(hour).padStart(2, '0')}:00:00 UTC`

  test('that stand in a file twice are taken once, wherever the second stands', async () => {
    const book = await testBook()
    const rows = [10, 9, 8].map((hour) => ({ ...bo, by: 'them', at: at(hour), text: 'Hello' }) as const)
    const others = { ...cy, by: 'me', at: at(9), text: 'Hello' } as const
    const twice = (where: readonly (typeof rows)[number][]) =>
      take(book, archive({ ...owner, 'Connections.csv': both, 'messages.csv': messagesFile([...where, others]) }))
    const [ten, nine, eight] = rows as [(typeof rows)[0], (typeof rows)[0], (typeof rows)[0]]
    expect(ofMessages(await twice([ten, nine, nine]))).toBe(3)
    expect(ofMessages(await twice([nine, ten, eight, nine, ten, eight]))).toBe(1)
    expect((await twice([eight, nine, ten])).operation).toBeNull()
  })

  test('of one second and one word with two people in one conversation are one with each, in whichever archive', async () => {
    const talk = { by: 'them', at: at(9), text: 'Yes', conversation: 'of many' } as const
    const withThese = (...people: (typeof cy)[]) =>
      archive({
        ...owner,
        'Connections.csv': both,
        'messages.csv': messagesFile(people.map((each) => ({ ...each, ...talk }))),
      })
    const withWhom = (book: TestBook) =>
      book.store.sqlite
        .prepare('select name from messages join contacts on contacts.id = contact_id order by name')
        .pluck()
        .all()
    const [together, apart] = [await testBook(), await testBook()]
    expect(ofMessages(await take(together, withThese(bo, cy)))).toBe(2)
    for (const one of [bo, cy]) expect(ofMessages(await take(apart, withThese(one)))).toBe(1)
    for (const book of [together, apart]) {
      expect(withWhom(book)).toEqual([bo.name, cy.name])
      for (const people of [
        [bo, cy],
        [cy, bo],
      ])
        expect((await take(book, withThese(...people))).total.new).toBe(0)
    }
  })

  test('with people who are not in the book are passed over, each with its line', async () => {
    const book = await testBook()
    const imported = await take(
      book,
      archive({
        ...owner,
        'Connections.csv': connectionsFile([{ ...bo, on: '01 Oct 2026' }]),
        'messages.csv': messagesFile([
          { ...bo, by: 'them', at: '2026-10-02 08:00:00 UTC', text: 'Hello' },
          { name: 'Nobody Known', url: url('nobody'), by: 'them', at: '2026-10-02 08:00:00 UTC', text: 'Hello' },
        ]),
      }),
    )
    expectEveryRowAccounted(imported)
    expect(imported.rejected).toEqual([
      { file: 'messages.csv', line: 3, reason: expect.stringMatching(/not in the book/) },
    ])
  })
})

describe('wrong files leave the book as it was', () => {
  const good = connectionsFile([{ ...bo, on: '01 Oct 2026' }])
  test.each<[string, Record<string, string>]>([
    ['no file Decorum reads', { 'Skills.csv': 'Name\nSailing' }],
    ['columns nobody knows', { 'Connections.csv': 'a,b,c\n1,2,3\n' }],
    [
      'a header and no rows',
      { 'Connections.csv': 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n' },
    ],
    ['a quotation mark never closed', { 'Connections.csv': `${good}"Ana,Sousa,x` }],
    ['every row unreadable', { 'Connections.csv': connectionsFile([{ ...bo, on: 'one day' }]) }],
    ['good connections beside broken invitations', { 'Connections.csv': good, 'Invitations.csv': 'x,y\n1,2\n' }],
  ])('%s', async (_, files) => {
    const book = await testBook({ path: join(testFolder(), 'book.db') })
    await take(book, first)
    const before = rowsHash(book.store)
    const history = (await listOperations(book.store.db, 10)).length
    for (const preview of [true, false])
      await expect(importArchive(book, archive(files), { preview })).rejects.toMatchObject({
        name: 'Problem',
        kind: 'bad-input',
      })
    expect(rowsHash(book.store)).toBe(before)
    expect(await listOperations(book.store.db, 10)).toHaveLength(history)
  })
})

test('any archive: twice is once, the preview tells the truth, every row has a fate, and undo takes it all back', async () => {
  const people = fc.constantFrom(
    ana,
    bo,
    { name: 'Ana Sousa', url: url('ana-sousa-2') },
    { name: 'Ana Sousa' },
    { name: 'Zoë 👩‍🔬', url: url('zo%C3%AB') },
    { name: 'Zoë 👩‍🔬', url: url('zoë') },
  )
  const days = fc.integer({ min: 1, max: 28 })
  const text = fc.string({ unit: 'grapheme', maxLength: 90 })
  const archives = fc
    .record({
      connections: fc.array(
        fc.record({ who: people, on: days, company: fc.constantFrom('', 'Old Docks', 'New Docks') }),
        { minLength: 1, maxLength: 4 },
      ),
      invitations: fc.array(
        fc.record({
          who: people,
          way: fc.constantFrom('OUTGOING' as const, 'INCOMING' as const),
          on: days,
          note: text,
        }),
        { maxLength: 5 },
      ),
      messages: fc.array(
        fc.record({ who: people, by: fc.constantFrom('me' as const, 'them' as const), on: days, text }),
        { maxLength: 4 },
      ),
    })
    .map((given) =>
      archive({
        'Connections.csv': connectionsFile(
          given.connections.map(({ who, on, company }) => ({
            ...who,
            company,
            on: `${String(on).padStart(2, '0')} Oct 2026`,
          })),
        ),
        'Invitations.csv': invitationsFile(
          given.invitations.map(({ who, way, on, note }) => ({ ...who, way, note, at: `10/${on}/26, 9:00 AM` })),
        ),
        'messages.csv': messagesFile(
          given.messages.map(({ who, by, on, text }) => ({
            ...who,
            by,
            text,
            at: `2026-10-${String(on).padStart(2, '0')} 08:00:00 UTC`,
          })),
        ),
      }),
    )
  await fc.assert(
    fc.asyncProperty(archives, archives, async (one, two) => {
      const book = await testBook()
      const hashes = [rowsHash(book.store)]
      const done: string[] = []
      for (const each of [one, two]) {
        const preview = await look(book, each)
        expect(rowsHash(book.store)).toBe(hashes.at(-1))
        const imported = await take(book, each)
        expectEveryRowAccounted(imported)
        expect(preview.total).toEqual(imported.total)
        const now = rowsHash(book.store)
        const again = await take(book, each)
        expect([again.operation, again.total.new, again.total.changed]).toEqual([null, 0, 0])
        expect(rowsHash(book.store)).toBe(now)
        hashes.push(now)
        if (imported.operation) done.push(imported.operation)
      }
      for (const operation of done.toReversed()) await undo(book, operation, 'cli')
      expect(rowsHash(book.store)).toBe(hashes[0])
      await book.close()
    }),
    { numRuns: 40 },
  )
})
