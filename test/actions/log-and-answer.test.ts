import { describe, expect, test } from 'vitest'
import { answerInvitation, answerPerson } from '#actions/answer-invitation.ts'
import { checkDraft } from '#actions/check-draft.ts'
import { gatherBudget } from '#actions/gather-facts.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { type InvitationToLog, logInvitation } from '#actions/log-invitation.ts'
import { momentOf } from '#actions/moment.ts'
import { isConnected } from '#model/contact.ts'
import { standingOn } from '#model/invitation.ts'
import { addContact, findContact } from '#store/contacts.ts'
import { draftTo } from '#store/drafts.ts'
import { findInvitation, judgedAtLogging } from '#store/invitations.ts'
import { inOperation } from '#store/journal.ts'
import { messagesWith } from '#store/messages.ts'
import { day, logReceived, logSent, rowsHash } from '#test/support/make.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

function sent(book: TestBook, person: string, rest: Partial<InvitationToLog> = {}) {
  return logInvitation(book, { direction: 'sent', person, note: '', purpose: null, by: 'cli', ...rest })
}

async function outcomeOf(book: TestBook, id: string) {
  const invitation = await findInvitation(book.store.db, id)
  return invitation && standingOn(invitation, day('2026-11-18'), { expiryDays: 180 }).outcome
}

describe('logging an invitation', () => {
  test('of today keeps its moment; one of an earlier day keeps its day alone', async () => {
    const book = await testBook()
    expect((await sent(book, 'Ana Sousa')).invitation).toMatchObject({
      sentOn: '2026-11-18',
      sentAt: '2026-11-18T12:00:00.000Z',
    })
    expect((await sent(book, 'Bo Lind', { on: day('2026-11-10') })).invitation).toMatchObject({
      sentOn: '2026-11-10',
      sentAt: null,
    })
  })

  test('today is today where the owner is', async () => {
    const book = await testBook({ now: '2026-11-18T20:00:00.000Z', zone: 'Asia/Kathmandu' })
    expect((await sent(book, 'Ana Sousa')).invitation.sentOn).toBe('2026-11-19')
  })

  test('of a day to come is refused, and nobody is added for it', async () => {
    const book = await testBook()
    const before = rowsHash(book.store)
    await expect(sent(book, 'Ana Sousa', { on: day('2026-11-19') })).rejects.toMatchObject({
      kind: 'bad-input',
      field: 'on',
    })
    expect(rowsHash(book.store)).toBe(before)
  })

  test('is never stopped by a verdict, which is kept with it', async () => {
    const book = await testBook()
    await sent(book, 'Ana Sousa')
    const again = await sent(book, 'Ana Sousa')
    expect(again.checked?.verdict).toBe('dont')
    const kept = JSON.parse((await judgedAtLogging(book.store.db, again.invitation.id)) ?? '')
    expect(kept.verdict).toBe('dont')
    expect(kept.findings.map((finding: { rule: string }) => finding.rule)).toContain('already-invited')
  })

  test('is judged as of its own day and without itself', async () => {
    const book = await testBook()
    const note = 'Hi Ana, your talk on harbour charts in Porto stayed with me. I draw tide maps.'
    const rulesOn = async (on: string) => {
      const { checked } = await sent(book, 'Ana Sousa', { on: day(on), purpose: 'Swap notes', note })
      return checked?.findings.map((finding) => finding.rule)
    }
    expect(await rulesOn('2026-11-12')).not.toContain('already-invited')
    expect(await rulesOn('2026-11-10')).not.toContain('already-invited')
    expect(await rulesOn('2026-11-14')).toContain('already-invited')
  })

  test('uses up the draft that was kept', async () => {
    const book = await testBook()
    const { contact } = await keepDraft(book, { to: 'Ana Sousa', note: 'Hi Ana', purpose: null, by: 'cli' })
    await sent(book, 'Ana Sousa')
    expect(await draftTo(book.store.db, contact.id)).toBeUndefined()
  })

  test('costs one of the budget; a received one costs nothing', async () => {
    const book = await testBook()
    const used = async () => (await gatherBudget(book.store.db, await momentOf(book))).used
    await logReceived(book, 'Bo Lind', '2026-11-18')
    expect(await used()).toBe(0)
    await sent(book, 'Ana Sousa')
    expect(await used()).toBe(1)
  })

  test('to a connection means that the connection was removed', async () => {
    const book = await testBook()
    const { contact } = await sent(book, 'Ana Sousa', { on: day('2026-10-01') })
    await answerPerson(book, 'Ana Sousa', { kind: 'accepted', on: day('2026-10-03'), by: 'cli' })
    await sent(book, 'Ana Sousa', { on: day('2026-11-10') })
    expect(await findContact(book.store.db, contact.id)).toMatchObject({
      connectedOn: '2026-10-03',
      removedOn: '2026-11-10',
    })
  })

  test.each(['2026-11-17', '2026-11-16'])(
    'to somebody you became connected with on that day or the next, logged afterwards on %s, removes nothing',
    async (on) => {
      const book = await testBook()
      const at = book.clock.now()
      const { result } = await inOperation(book.store, { by: 'cli', at, label: 'An archive' }, async (write) =>
        addContact(write, { name: 'Ana Sousa', connectedOn: day('2026-11-17') }),
      )
      await sent(book, 'Ana Sousa', { on: day(on) })
      const contact = await findContact(book.store.db, result.id)
      expect(contact && isConnected(contact, day('2026-11-18'))).toBe(true)
    },
  )

  test('to yourself is refused', async () => {
    const book = await testBook()
    const { relate } = await import('#actions/relate.ts')
    await relate(book, { person: 'Ana Sousa', kind: 'reports-to', other: 'me', from: null, until: null, by: 'cli' })
    const before = rowsHash(book.store)
    for (const me of ['me', 'Me'])
      await expect(sent(book, me)).rejects.toMatchObject({ kind: 'bad-input', field: 'to' })
    await expect(checkDraft(book, { to: 'me', note: '', purpose: null })).rejects.toMatchObject({ kind: 'bad-input' })
    expect(rowsHash(book.store)).toBe(before)
  })

  test('keeps a note of any letters as it is', async () => {
    const book = await testBook()
    const note = 'Olá Zoë 👩‍🔬, «ça va»? \u202Eevil\u202C; drop table contacts; --\n\tO’Brien'
    const { invitation } = await sent(book, "Robert'); DROP TABLE contacts;--", { note })
    expect((await findInvitation(book.store.db, invitation.id))?.note).toBe(note)
  })
})

describe('what became of an invitation', () => {
  test('acceptance makes a connection of that day', async () => {
    const book = await testBook()
    await logSent(book, 'Ana Sousa', '2026-11-10')
    const { contact, invitation } = await answerPerson(book, 'Ana Sousa', {
      kind: 'accepted',
      on: day('2026-11-12'),
      by: 'cli',
    })
    expect(await findContact(book.store.db, contact.id)).toMatchObject({ connectedOn: '2026-11-12', removedOn: null })
    expect(await outcomeOf(book, invitation.id)).toBe('accepted')
  })

  test('a late acceptance reopens what was withdrawn', async () => {
    const book = await testBook()
    const { id } = await logSent(book, 'Ana Sousa', '2026-10-01', [['withdrawn', '2026-10-20']])
    await answerPerson(book, 'Ana Sousa', { kind: 'accepted', by: 'cli' })
    expect(await outcomeOf(book, id)).toBe('accepted')
  })

  test('an answer without accepting is a message to them and leaves it open', async () => {
    const book = await testBook()
    const { id } = await logReceived(book, 'Bo Lind', '2026-11-10', 'Hello')
    const { contact } = await answerInvitation(book, id, {
      kind: 'answered',
      text: ' How do we know each other? ',
      by: 'ui',
    })
    expect(await outcomeOf(book, id)).toBe('open')
    expect(await messagesWith(book.store.db, contact.id, 5)).toMatchObject([
      { direction: 'sent', sentOn: '2026-11-18', text: 'How do we know each other?' },
    ])
  })

  test('what cannot happen to an invitation of that direction is refused with what can', async () => {
    const book = await testBook()
    const { id } = await logSent(book, 'Ana Sousa', '2026-11-10')
    await expect(answerInvitation(book, id, { kind: 'reported', by: 'ui' })).rejects.toMatchObject({
      kind: 'bad-input',
      why: expect.stringContaining('accepted, withdrawn'),
    })
  })

  test.each([
    ['before it was sent', '2026-11-09'],
    ['in the future', '2026-11-19'],
  ])('a day %s is refused', async (_, on) => {
    const book = await testBook()
    const { id } = await logSent(book, 'Ana Sousa', '2026-11-10')
    const before = rowsHash(book.store)
    await expect(answerInvitation(book, id, { kind: 'accepted', on: day(on), by: 'ui' })).rejects.toMatchObject({
      kind: 'bad-input',
      field: 'on',
    })
    expect(rowsHash(book.store)).toBe(before)
  })

  test('an invitation that is gone, and a person without one, are told apart', async () => {
    const book = await testBook()
    await logReceived(book, 'Bo Lind', '2026-11-10')
    await expect(answerInvitation(book, 'gone', { kind: 'accepted', by: 'ui' })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(answerPerson(book, 'Bo Lind', { kind: 'expired', by: 'cli' })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(answerPerson(book, 'Nobody At All', { kind: 'accepted', by: 'cli' })).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  test('with one open each way the direction must be said', async () => {
    const book = await testBook()
    const { id } = await logSent(book, 'Ana Sousa', '2026-11-10')
    await logReceived(book, 'Ana Sousa', '2026-11-11')
    await expect(answerPerson(book, 'Ana Sousa', { kind: 'accepted', by: 'cli' })).rejects.toMatchObject({
      kind: 'ambiguous',
    })
    const { invitation } = await answerPerson(book, 'Ana Sousa', { kind: 'accepted', by: 'cli' }, 'sent')
    expect(invitation.id).toBe(id)
  })

  test('is noted with the open invitation, not with an older closed one', async () => {
    const book = await testBook()
    await logSent(book, 'Ana Sousa', '2026-01-10', [['withdrawn', '2026-02-10']])
    const open = await logSent(book, 'Ana Sousa', '2026-11-10')
    expect((await answerPerson(book, 'Ana Sousa', { kind: 'ignored', by: 'cli' })).invitation.id).toBe(open.id)
  })

  test('what was accepted cannot afterwards be withdrawn, ignored or expire', async () => {
    const book = await testBook()
    await logSent(book, 'Ana Sousa', '2026-11-01', [['accepted', '2026-11-05']])
    for (const kind of ['withdrawn', 'ignored', 'expired', 'unknown-person', 'accepted'] as const)
      await expect(answerPerson(book, 'Ana Sousa', { kind, by: 'cli' })).rejects.toMatchObject({ kind: 'refused' })
    const { invitation } = await answerPerson(book, 'Ana Sousa', { kind: 'reopened', by: 'cli' })
    expect(invitation.events.map((event) => event.kind)).toEqual(['accepted', 'reopened'])
  })
})
