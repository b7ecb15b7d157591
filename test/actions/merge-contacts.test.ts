import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { addFurtherKey } from '#actions/further-keys.ts'
import { importArchive } from '#actions/import-archive.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { mergeContacts, previewMerge } from '#actions/merge-contacts.ts'
import { relate } from '#actions/relate.ts'
import { maybeSame } from '#actions/same-person.ts'
import { tellApart } from '#actions/tell-apart.ts'
import { undo } from '#actions/undo.ts'
import { waive } from '#actions/waive.ts'
import { findByEmail, findByName, findByProfile, findContact } from '#store/contacts.ts'
import { listDrafts } from '#store/drafts.ts'
import { invitationsWith } from '#store/invitations.ts'
import { relationsOf } from '#store/relations.ts'
import { archive, connectionsFile, logReceived, logSent, noFields, rowsOf } from '#test/support/make.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

const add = async (book: TestBook, fields: Partial<typeof noFields>) =>
  (await addPerson(book, { ...noFields, ...fields } as typeof noFields, 'ui')).contact

async function twoAnas() {
  const book = await testBook()
  const ana = await add(book, { name: 'Ana Sousa', email: 'ana@example.org', company: 'Tidewater', remarks: 'One' })
  const other = await add(book, {
    name: 'Ana de Sousa',
    profile: 'linkedin.com/in/ana',
    company: 'Reef Dives',
    region: 'Porto',
    remarks: 'Two',
  })
  return { book, ana, other }
}

describe('making one of two people', () => {
  test('keeps what one says, takes what only the other says, and joins remarks and addresses', async () => {
    const { book, ana, other } = await twoAnas()
    const preview = await previewMerge(book, ana.id, other.id)
    expect(preview.fields.filter((field) => field.open).map((field) => field.field)).toEqual(['name', 'company'])
    await mergeContacts(book, ana.id, other.id, { company: 'gone' }, 'ui')
    expect(await findContact(book.store.db, other.id)).toBeUndefined()
    expect(await findContact(book.store.db, ana.id)).toMatchObject({
      name: 'Ana Sousa',
      company: 'Reef Dives',
      region: 'Porto',
      email: 'ana@example.org',
      profileKey: 'ana',
      remarks: 'One\n\nTwo',
    })
    expect((await findByProfile(book.store.db, 'ana'))?.id).toBe(ana.id)
  })

  test('goes on finding them by the addresses of both, in an import too', async () => {
    const book = await testBook()
    const one = await add(book, { name: 'Ana Sousa', profile: 'linkedin.com/in/ana', email: 'a@example.org' })
    const two = await add(book, { name: 'Ana Sousa', profile: 'linkedin.com/in/ana-old', email: 'B@example.org' })
    const { merging } = await mergeContacts(book, one.id, two.id, {}, 'ui')
    expect(merging.twoProfiles).toBe(true)
    for (const found of [
      await findByProfile(book.store.db, 'ana-old'),
      ...(await findByEmail(book.store.db, 'b@EXAMPLE.org')),
    ])
      expect(found?.id).toBe(one.id)
    const later = archive({
      'Connections.csv': connectionsFile([
        { name: 'Ana S', url: 'https://www.linkedin.com/in/ana-old', on: '1 Oct 2026' },
      ]),
    })
    expect((await importArchive(book, later, { preview: false })).total).toMatchObject({ new: 0, changed: 1 })
  })

  test('moves everything, drops what would be there twice, and says so', async () => {
    const { book, ana, other } = await twoAnas()
    await logSent(book, ana.id, '2026-10-01')
    await logReceived(book, other.id, '2026-10-02', 'Hello')
    for (const person of [ana.id, other.id])
      await relate(book, { person, kind: 'colleague', other: 'me', from: null, until: null, by: 'ui' })
    await relate(book, { person: ana.id, kind: 'friend', other: other.id, from: null, until: null, by: 'ui' })
    await keepDraft(book, { to: ana.id, note: 'Older', purpose: null, by: 'ui' })
    book.clock.set('2026-11-19T12:00:00.000Z')
    await keepDraft(book, { to: other.id, note: 'Newer', purpose: null, by: 'ui' })
    await waive(book, { rule: 'resend-too-soon', person: other.id, reason: 'They asked', until: null, by: 'ui' })
    const { merging } = await mergeContacts(book, ana.id, other.id, {}, 'ui')
    expect(merging.moved).toEqual({
      invitations: 1,
      messages: 0,
      relations: 0,
      waivers: 1,
      drafts: 1,
      relationsDropped: 2,
      draftsDropped: 1,
    })
    expect((await invitationsWith(book.store.db, ana.id)).map((each) => each.direction)).toEqual(['sent', 'received'])
    expect((await relationsOf(book.store.db, ana.id)).map((each) => each.kind)).toEqual(['colleague'])
    expect((await listDrafts(book.store.db)).map((each) => [each.contactId, each.note])).toEqual([[ana.id, 'Newer']])
  })

  test('refuses the owner, the same person, and somebody gone', async () => {
    const { book, ana, other } = await twoAnas()
    await relate(book, { person: ana.id, kind: 'friend', other: 'me', from: null, until: null, by: 'ui' })
    await expect(mergeContacts(book, ana.id, 'me', {}, 'ui')).rejects.toThrow('You cannot be made one')
    await expect(mergeContacts(book, ana.id, ana.id, {}, 'ui')).rejects.toThrow('the same person already')
    await mergeContacts(book, ana.id, other.id, {}, 'ui')
    await expect(mergeContacts(book, ana.id, other.id, {}, 'ui')).rejects.toThrow('not in the book')
  })

  test('does what the preview says, and is taken back exactly, whatever hangs on the two', async () => {
    const deed = fc.record({
      do: fc.constantFrom('sent', 'received', 'relate', 'draft', 'waive', 'key'),
      who: fc.constantFrom(0, 1),
      ago: fc.integer({ min: 1, max: 28 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(deed, { maxLength: 8 }),
        fc.constantFrom({}, { name: 'gone' as const, profile: 'gone' as const, email: 'gone' as const }),
        fc.boolean(),
        async (deeds, choices, turned) => {
          const { book, ana, other } = await twoAnas()
          const two = [ana.id, other.id]
          for (const { do: what, who, ago } of deeds) {
            const id = two[who] ?? ''
            const on = `2026-10-${String(ago).padStart(2, '0')}`
            if (what === 'sent') await logSent(book, id, on).catch(() => undefined)
            if (what === 'received') await logReceived(book, id, on).catch(() => undefined)
            if (what === 'relate')
              await relate(book, {
                person: id,
                kind: 'met',
                other: ago > 14 ? 'me' : (two[1 - who] ?? ''),
                from: null,
                until: null,
                by: 'ui',
              }).catch(() => undefined)
            if (what === 'draft') await keepDraft(book, { to: id, note: on, purpose: null, by: 'ui' })
            if (what === 'waive')
              await waive(book, { rule: 'no-purpose', person: id, reason: on, until: null, by: 'ui' }).catch(
                () => undefined,
              )
            if (what === 'key')
              await addFurtherKey(book, who === 0 ? ana : other, `k${ago}@example.org`, 'ui').catch(() => undefined)
          }
          const before = rowsOf(book.store)
          const [keep, gone] = turned ? [other.id, ana.id] : [ana.id, other.id]
          const preview = await previewMerge(book, keep, gone, choices)
          expect(rowsOf(book.store)).toEqual(before)
          const { merging, operation } = await mergeContacts(book, keep, gone, choices, 'ui')
          expect(merging).toEqual(preview)
          expect([...rowsOf(book.store).values()].join('\n')).not.toContain(gone)
          await undo(book, operation ?? '', 'ui')
          expect(rowsOf(book.store)).toEqual(before)
          await book.close()
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('who may be one person', () => {
  const reasons = async (book: TestBook) => (await maybeSame(book)).map((each) => each.reason)

  test('is told with what speaks for it, the likeliest first, and joined by nothing', async () => {
    const book = await testBook()
    await add(book, { name: 'Ana Sousa', email: 'x@example.org' })
    await add(book, { name: 'Ana Sousa', company: 'Tidewater' })
    await add(book, { name: 'Ána  Sousa', company: 'tidewater', profile: 'linkedin.com/in/ana' })
    await add(book, { name: 'Bo Lind', email: 'X@example.org' })
    await add(book, { name: 'Elm, Dora M.' })
    await add(book, { name: 'Dora Elm', company: 'Docks' })
    expect(await reasons(book)).toEqual([
      'Both have the e-mail address x@example.org.',
      'Both are called Ana Sousa, and both are at Tidewater.',
      'Both are called Ana Sousa. The name alone says no more.',
      'Both are called Ana Sousa. The name alone says no more.',
      'Elm, Dora M. and Dora Elm are much the same name. The name alone says no more.',
    ])
    expect(await findByName(book.store.db, 'Ana Sousa')).toHaveLength(3)
  })

  test('is not asked of two profiles, nor of two the owner told apart, until that is taken back', async () => {
    const book = await testBook()
    const one = await add(book, { name: 'Ana Sousa', profile: 'linkedin.com/in/ana' })
    await add(book, { name: 'Ana Sousa', profile: 'linkedin.com/in/ana-2' })
    expect(await reasons(book)).toEqual([])
    const bare = await add(book, { name: 'Ana Sousa' })
    expect(await reasons(book)).toHaveLength(2)
    const operation = await tellApart(book, bare.id, one.id, 'ui')
    expect(await reasons(book)).toHaveLength(1)
    expect(await tellApart(book, one.id, bare.id, 'ui')).toBeNull()
    await undo(book, operation ?? '', 'ui')
    expect(await reasons(book)).toHaveLength(2)
  })
})

describe('a further address', () => {
  test('finds the person, belongs to one, and is read however it is written', async () => {
    const { book, ana, other } = await twoAnas()
    await addFurtherKey(book, ana, ' Ana.S@Example.ORG ', 'ui')
    await addFurtherKey(book, ana, 'https://www.linkedin.com/in/An%C3%A1-S/', 'ui')
    expect((await findByEmail(book.store.db, 'ana.s@example.org')).map((each) => each.id)).toEqual([ana.id])
    expect((await findByProfile(book.store.db, 'aná-s'))?.id).toBe(ana.id)
    expect(await addFurtherKey(book, ana, 'ana@example.org', 'ui')).toBeNull()
    await expect(addFurtherKey(book, other, 'ANA@example.org', 'ui')).rejects.toThrow(
      'Ana Sousa, who is in the book already',
    )
    await expect(addFurtherKey(book, other, 'nothing', 'ui')).rejects.toThrow('neither an e-mail address nor')
  })
})
