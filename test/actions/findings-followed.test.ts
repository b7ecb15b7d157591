import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answerInvitation } from '#actions/answer-invitation.ts'
import { changeRule } from '#actions/change-settings.ts'
import { checkDraft } from '#actions/check-draft.ts'
import { asksForOne } from '#actions/gather-facts.ts'
import { leaveLine } from '#actions/leave-line.ts'
import { listFindings } from '#actions/list-findings.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import type { Book } from '#actions/moment.ts'
import { relate } from '#actions/relate.ts'
import { undo } from '#actions/undo.ts'
import { waive } from '#actions/waive.ts'
import type { Contact } from '#model/contact.ts'
import { addDays, type Day } from '#model/day.ts'
import type { Direction } from '#model/invitation.ts'
import { changeContact, findByName } from '#store/contacts.ts'
import { inOperation } from '#store/journal.ts'
import { addMessage } from '#store/messages.ts'
import { openStore } from '#store/open-store.ts'
import { day, invitation, logReceived, logSent } from '#test/support/make.ts'
import { type TestBook, testBook, testFolder } from '#test/support/test-book.ts'

// What was found stands until a change touches what it was found from. For each thing a finding may hang on: a change of
// it that alters what is found, after everything was looked at once.

const ASKS = 'Hi, I have nearly used up my invitations this week. Could you send me an invitation instead?'
const today = day('2026-11-20')
const ago = (days: number): Day => addDays(today, -days)

async function named(book: Book, name: string): Promise<Contact> {
  const [contact] = await findByName(book.store.db, name)
  if (!contact) throw new Error(`${name} is not in the book`)
  return contact
}

async function message(book: Book, name: string, direction: Direction, sentOn: Day): Promise<void> {
  const { id: contactId } = await named(book, name)
  await inOperation(book.store, { by: 'ui', at: book.clock.now(), label: 'A message' }, async (write) =>
    addMessage(write, { contactId, direction, sentOn, sentAt: null, text: 'Hello' }),
  )
}

async function rename(book: Book, from: string, to: string): Promise<void> {
  const { id } = await named(book, from)
  const occasion = { by: 'ui', at: book.clock.now(), label: 'Another name' } as const
  await inOperation(book.store, occasion, async (write) => void changeContact(write, id, { name: to }))
}

const tie = (book: Book, person: string, kind: string, other: string) =>
  relate(book, { person, kind, other, from: null, until: null, by: 'ui' })

const findings = async (book: Book) => {
  const { moment: _, ...judged } = await listFindings(book)
  return judged
}

const check = (name: string) => async (book: Book) => {
  const { findings, verdict } = await checkDraft(book, { to: name, note: '', purpose: 'maps' })
  return { findings, verdict }
}

interface Case {
  readonly says: string
  readonly before: (book: TestBook) => Promise<unknown>
  readonly change: (book: TestBook) => Promise<unknown>
  readonly look?: (book: Book) => Promise<unknown>
}

/** Logs an invitation as sent at this minute. */
const sentNow = (book: Book, person: string) =>
  logInvitation(book, { direction: 'sent', person, note: '', purpose: null, by: 'ui' })

const received = (book: Book) => logReceived(book, 'Ana Sousa', ago(3), ASKS)

const cases: readonly Case[] = [
  {
    says: 'a message to somebody who accepted',
    before: (book) => logSent(book, 'Ana Sousa', ago(30), [['accepted', ago(10)]]),
    change: (book) => message(book, 'Ana Sousa', 'sent', ago(5)),
  },
  {
    says: 'a message from somebody who invited you',
    before: received,
    change: (book) => message(book, 'Ana Sousa', 'received', ago(5)),
  },
  {
    says: 'a tie to somebody who invited you',
    before: received,
    change: (book) => tie(book, 'Ana Sousa', 'colleague', 'me'),
  },
  {
    says: 'what is left of the week',
    before: received,
    change: (book) => logSent(book, 'Bo Lind', today),
  },
  {
    says: 'an invitation sent later on the same day',
    before: received,
    change(book) {
      book.clock.set(`${today}T15:00:00.000Z`)
      return sentNow(book, 'Bo Lind')
    },
  },
  {
    says: 'a slot that frees in the course of the day',
    async before(book) {
      book.clock.set(`${ago(7)}T14:00:00.000Z`)
      await sentNow(book, 'Bo Lind')
      book.clock.set(`${today}T12:00:00.000Z`)
      await received(book)
    },
    change: async (book) => book.clock.set(`${today}T15:00:00.000Z`),
  },
  {
    says: 'a new name',
    before: received,
    change: (book) => rename(book, 'Ana Sousa', 'Ana Lund'),
  },
  {
    says: 'an answer',
    before: received,
    async change(book) {
      const [one] = (await listFindings(book)).findings
      await answerInvitation(book, one?.subject.id ?? '', { kind: 'ignored', by: 'ui' })
    },
  },
  {
    says: 'a waiver',
    before: (book) => logSent(book, 'Ana Sousa', ago(60)),
    async change(book) {
      const [one] = (await listFindings(book)).findings
      const { rule = '', subject } = one ?? {}
      await waive(book, { rule, subjectId: subject?.id ?? '', reason: 'Agreed', until: null, by: 'ui' })
    },
  },
  {
    says: 'a rule that is switched off',
    before: (book) => logSent(book, 'Ana Sousa', ago(60)),
    change: (book) => changeRule(book, 'pending-long', { severity: 'off' }, 'ui'),
  },
  {
    says: 'how your older invitations fared',
    async before(book) {
      await logSent(book, 'Ana Sousa', ago(40))
      for (let each = 0; each < 12; each++) await logSent(book, `Person ${each}`, ago(150), [['withdrawn', ago(60)]])
      await logSent(book, 'Bo Lind', ago(150))
    },
    async change(book) {
      const open = (await listFindings(book)).findings.find((each) => each.subject.contact?.name === 'Bo Lind')
      await answerInvitation(book, open?.subject.id ?? '', { kind: 'accepted', by: 'ui' })
    },
  },
  {
    says: 'an undo',
    async before(book) {
      await received(book)
      await tie(book, 'Ana Sousa', 'colleague', 'me')
    },
    change: (book) => undo(book, undefined, 'ui'),
  },
  {
    says: 'a line of who reports to whom, for a draft',
    async before(book) {
      await logReceived(book, 'Ana Sousa', ago(3))
      await tie(book, 'Ana Sousa', 'reports-to', 'Bo Lind')
    },
    change: (book) => tie(book, 'Bo Lind', 'reports-to', 'me'),
    look: check('Ana Sousa'),
  },
  {
    says: 'the name of somebody along that line, for a draft',
    async before(book) {
      await tie(book, 'Ana Sousa', 'reports-to', 'Bo Lind')
      await tie(book, 'Bo Lind', 'reports-to', 'me')
    },
    change: (book) => rename(book, 'Bo Lind', 'Bo Berg'),
    look: check('Ana Sousa'),
  },
  {
    says: 'an invitation written down, for a draft',
    before: (book) => logReceived(book, 'Ana Sousa', ago(60)),
    change: (book) => logSent(book, 'Ana Sousa', ago(2)),
    look: check('Ana Sousa'),
  },
  {
    says: 'an invitation that went unanswered, for a draft',
    before: (book) => logSent(book, 'Ana Sousa', ago(60)),
    async change(book) {
      const [one] = (await listFindings(book)).findings
      await answerInvitation(book, one?.subject.id ?? '', { kind: 'withdrawn', by: 'ui' })
    },
    look: check('Ana Sousa'),
  },
  {
    says: 'a word from them since, for a draft',
    before: (book) => logSent(book, 'Ana Sousa', ago(60), [['withdrawn', ago(10)]]),
    change: (book) => message(book, 'Ana Sousa', 'received', ago(2)),
    look: check('Ana Sousa'),
  },
]

test.each(cases)('$says changes what is found', async ({ before, change, look = findings }) => {
  const book = await testBook({ path: join(testFolder(), 'book.db') })
  book.clock.set(`${today}T12:00:00.000Z`)
  await before(book)
  const first = await look(book)
  expect(await look(book)).toEqual(first)
  await change(book)
  const found = await look(book)
  const store = await openStore(book.store.path)
  expect(found).toEqual(await look({ ...book, store }))
  await store.close()
  // Else the change would have shown nothing.
  expect(found).not.toEqual(first)
})

test('what no change touches is not judged again', async () => {
  const book = await testBook()
  await logReceived(book, 'Ana Sousa', ago(3), ASKS)
  await logReceived(book, 'Bo Lind', ago(3), ASKS)
  await logSent(book, 'Mia Berg', ago(60))
  const of = async (name: string) =>
    (await listFindings(book)).findings.filter((each) => each.subject.contact?.name === name)
  const [ana, bo, mia] = [await of('Ana Sousa'), await of('Bo Lind'), await of('Mia Berg')]
  await rename(book, 'Ana Sousa', 'Ana Lund')
  expect(await of('Ana Lund')).toHaveLength(ana.length)
  const again = [...(await of('Bo Lind')), ...(await of('Mia Berg'))]
  expect(again.length).toBeGreaterThan(0)
  for (const [at, one] of [...bo, ...mia].entries()) expect(again[at]).toBe(one)
  const line = (await listFindings(book)).findings.find((each) => each.subject.kind === 'sent')
  await leaveLine(book, `stale-${line?.subject.id}`, 'ui')
  expect((await of('Mia Berg'))[0]).toBe(mia[0])
})

test('a note is read once to know whether it asks for an invitation, however often it is judged', () => {
  let times = 0
  const one = invitation('received', ago(3))
  const read = Object.defineProperty({ ...one }, 'note', { get: () => (times++ < 1 ? ASKS : '') })
  expect([asksForOne(read), asksForOne(read), asksForOne(one)]).toEqual([true, true, false])
  expect(times).toBe(1)
})
