import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerInvitation } from '#actions/answer-invitation.ts'
import { changeSettings } from '#actions/change-settings.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import { relate } from '#actions/relate.ts'
import { trial } from '#actions/trial.ts'
import { addDays, type Day, type Instant } from '#model/day.ts'
import type { EventKind } from '#model/invitation.ts'
import { Problem } from '#model/problem.ts'
import { findByName } from '#store/contacts.ts'
import { allInvitations, invitationsWith, judgedAtLogging } from '#store/invitations.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

const START = '2026-01-05' as Day
const noon = (day: Day) => `${day}T12:00:00.000Z` as Instant

interface Step {
  readonly wait: number
  readonly person: string
  readonly does: EventKind | 'send' | 'send-bare' | 'receive' | 'met' | 'reports-to-me' | 'leaves'
}

async function take(book: TestBook, step: Step, day: Day): Promise<void> {
  const { person, does } = step
  const log = (direction: 'sent' | 'received', note: string) =>
    logInvitation(book, { direction, person, note, purpose: null, by: 'cli' })
  const tie = (kind: string, from: Day | null, until: Day | null) =>
    relate(book, { person, kind, other: 'me', from, until, by: 'cli' })
  switch (does) {
    case 'send':
      await log('sent', 'Your talk on harbour charts in Porto stayed with me; shall we stay in touch?')
      return
    case 'send-bare':
      await log('sent', '')
      return
    case 'receive':
      await log('received', 'Hello')
      return
    case 'met':
      await tie('met', day, null)
      return
    case 'reports-to-me':
      await tie('reports-to', day, null)
      return
    case 'leaves':
      await tie('reports-to', START, day)
      return
    default: {
      const [contact] = await findByName(book.store.db, person)
      const last = contact && (await invitationsWith(book.store.db, contact.id)).at(-1)
      if (last) await answerInvitation(book, last.id, { kind: does, by: 'cli' })
    }
  }
}

const step: fc.Arbitrary<Step> = fc.record({
  wait: fc.integer({ min: 1, max: 60 }),
  person: fc.constantFrom('Ana Sousa', 'Bo Lind', 'Cy Wren'),
  does: fc.constantFrom(
    'send',
    'send',
    'send-bare',
    'receive',
    'met',
    'reports-to-me',
    'accepted',
    'withdrawn',
    'ignored',
    'unknown-person',
  ),
})

test('the replay says of each invitation what was said when it was logged', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const book = await testBook({ now: noon(START) })
      let day = START
      for (const each of steps) {
        day = addDays(day, each.wait)
        book.clock.set(noon(day))
        try {
          await take(book, each, day)
        } catch (error) {
          // Steps that make no sense after the ones before them, such as withdrawing what was received.
          if (!(error instanceof Problem)) throw error
        }
      }
      const { rules, all } = await trial(book)
      const said: string[] = []
      let sent = 0
      for (const invitation of await allInvitations(book.store.db)) {
        if (invitation.direction !== 'sent') continue
        sent++
        const judged = JSON.parse((await judgedAtLogging(book.store.db, invitation.id)) ?? '{}') as {
          findings: { rule: string }[]
        }
        said.push(...judged.findings.map((finding) => finding.rule))
      }
      await book.close()
      expect(all.judged).toBe(sent)
      expect(Object.fromEntries(rules.filter((each) => each.fired > 0).map((each) => [each.rule, each.fired]))).toEqual(
        Object.fromEntries(
          Map.groupBy(said, (rule) => rule)
            .entries()
            .map(([rule, times]) => [rule, times.length]),
        ),
      )
    }),
    { numRuns: 60 },
  )
})

test('an invitation counts once it is four weeks old, and the budget of its own day is used', async () => {
  const book = await testBook({ now: noon(START) })
  await changeSettings(book, { 'limits.weekly': '2', 'limits.reserve': '0' }, 'cli')
  for (const [index, person] of ['Ana Sousa', 'Bo Lind', 'Cy Wren'].entries()) {
    book.clock.set(noon(addDays(START, index)))
    await logInvitation(book, { direction: 'sent', person, note: '', purpose: null, by: 'cli' })
  }
  book.clock.set(noon(addDays(START, 29)))
  const { all, rules } = await trial(book)
  expect(all).toEqual({ judged: 3, settled: 2, accepted: 0 })
  expect(rules.find((each) => each.rule === 'budget-spent')).toMatchObject({ fired: 1, flagged: { settled: 0 } })
  expect(rules.find((each) => each.rule === 'no-purpose')).toMatchObject({ fired: 3, flagged: { settled: 2 } })
  expect(rules.find((each) => each.rule === 'account-restricted')).toMatchObject({ fired: 0 })
})

test('of more than one replay can hold, the latest are replayed, and it says from when on', async () => {
  const book = await testBook({ now: noon(START) })
  for (const [index, person] of ['Ana Sousa', 'Bo Lind', 'Cy Wren', 'Di Moor'].entries()) {
    book.clock.set(noon(addDays(START, index)))
    await logInvitation(book, { direction: 'sent', person, note: '', purpose: null, by: 'cli' })
  }
  expect(await trial(book, undefined, 4)).toMatchObject({ leftOutUntil: null, all: { judged: 4 } })
  expect(await trial(book, undefined, 2)).toMatchObject({ leftOutUntil: addDays(START, 1), all: { judged: 2 } })
})
