import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { addDays } from '#model/day.ts'
import { addInvitation } from '#store/invitations.ts'
import { inOperation } from '#store/journal.ts'
import { type Span, spansOf } from '#store/spans.ts'
import { day, noFields } from '#test/support/make.ts'
import { testBook } from '#test/support/test-book.ts'

const FIRST = day('2026-03-01')
const ends = { after: addDays(FIRST, 4), upTo: addDays(FIRST, 15) }
const bare = { sentAt: null, note: null, purpose: null, saidBy: 'you' } as const

test('spans follow each other, hold every day once, and no more than asked for but for their last day', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(20), { maxLength: 40 }), fc.integer({ min: 1, max: 5 }), async (ages, most) => {
      const book = await testBook()
      const { contact } = await addPerson(book, { ...noFields, name: 'Ana Sousa' }, 'ui')
      await inOperation(book.store, { by: 'ui', at: book.clock.now(), label: 'Some' }, async (write) => {
        for (const age of ages)
          addInvitation(write, { ...bare, contactId: contact.id, direction: 'sent', sentOn: addDays(FIRST, age) })
        // Of the other direction: they count for nothing.
        for (let each = 0; each < 9; each++)
          addInvitation(write, { ...bare, contactId: contact.id, direction: 'received', sentOn: addDays(FIRST, 7) })
      })
      const spans: Span[] = []
      for await (const span of spansOf(book.store.db, 'sent', ends, most)) spans.push(span)
      await book.close()
      expect(spans[0]?.after).toBe(ends.after)
      expect(spans.at(-1)?.upTo).toBe(ends.upTo)
      expect(spans.slice(1).map((span) => span.after)).toEqual(spans.slice(0, -1).map((span) => span.upTo))
      for (const { after, upTo } of spans) {
        const days = ages.map((age) => addDays(FIRST, age)).filter((each) => each > after && each <= upTo)
        expect(days.filter((each) => each < upTo).length).toBeLessThanOrEqual(most)
      }
      const inAll = ages.map((age) => addDays(FIRST, age)).filter((each) => each > ends.after && each <= ends.upTo)
      expect(spans.length).toBeLessThanOrEqual(Math.floor(inAll.length / most) + 1)
    }),
    { numRuns: 40 },
  )
})
