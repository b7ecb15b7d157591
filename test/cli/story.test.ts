import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shell } from '#test/support/run-cli.ts'
import { testFolder } from '#test/support/test-book.ts'

const NOTE = 'Hi Gus, your talk on harbour charts in Porto stayed with me. I draw tide maps; shall we stay in touch?'

test('a week of a manager: checks, sends, answers, reviews, and finds it all again the next day', async () => {
  const book = join(testFolder(), 'book.db')
  const decorum = shell(book)
  const json = async (...args: string[]) => JSON.parse((await decorum(...args, '--json')).out)
  const found = (answer: { findings: { rule: string; message: string; fix: string }[] }, rule: string) =>
    answer.findings.find((finding) => finding.rule === rule)

  // Ana reports to Bo, and Bo to me: her boss’s boss had better not.
  await decorum('relate', 'Ana Sousa', 'reports-to', 'Bo Lind')
  await decorum('relate', 'Bo Lind', 'reports-to', 'me')
  const below = await json('check', '--to', 'Ana Sousa', '--note', NOTE, '--purpose', 'Stay in touch')
  expect(below.verdict).toBe('dont')
  expect(found(below, 'reports-to-you')?.message).toBe('Ana Sousa reports to Bo Lind, Bo Lind to you.')

  // Chi did not answer, and the invitation was withdrawn ten days ago: not before the day that is named.
  await decorum('log', 'sent', 'Chi Nwosu', '--on', '2026-09-20', '--purpose', 'Swap notes')
  await decorum('log', 'withdrawn', 'Chi Nwosu', '--on', '2026-11-08')
  const soon = await json('check', '--to', 'Chi Nwosu', '--note', NOTE.replace('Gus', 'Chi'), '--purpose', 'Swap notes')
  expect(soon.verdict).toBe('dont')
  expect(found(soon, 'resend-too-soon')).toMatchObject({
    message: 'Your last invitation to Chi was withdrawn 10 days ago, without an answer.',
    fix: expect.stringMatching(/^Wait until 6 Feb 2027/),
  })

  // Gus is a stranger who fits, with a good note and a purpose: send it.
  await decorum('set', 'goals.roles', 'cartographer')
  const fits = await decorum(
    'check',
    '--to',
    'Gus Holm',
    '--note',
    NOTE,
    '--purpose',
    'Swap notes on tide maps',
    '--json',
  )
  expect([fits.code, JSON.parse(fits.out).verdict]).toEqual([0, 'send'])
  const before = JSON.parse(fits.out).budget
  const logged = await json('log', 'sent', 'Gus Holm', '--note', NOTE, '--purpose', 'Swap notes on tide maps')
  expect(logged.verdict).toBe('send')
  const after = (await json('check', '--to', 'Gus Holm', '--note', NOTE)).budget
  expect([after.used - before.used, before.left - after.left]).toEqual([1, 1])
  expect(after.nextSlotOn).toBe('2026-11-25')

  // Dora has waited nine days for an answer; she gets one.
  await decorum('log', 'received', 'Dora Meier', '--on', '2026-11-09', '--note', 'Hello, we met in Porto')
  expect(
    (await json('findings')).map((each: { rule: string; subject: { contact: string } }) => [
      each.rule,
      each.subject.contact,
    ]),
  ).toContainEqual(['received-unhandled', 'Dora Meier'])
  await decorum('log', 'accepted', 'Dora Meier')
  expect((await json('findings')).map((each: { rule: string }) => each.rule)).not.toContain('received-unhandled')
  expect((await decorum('review', '--finish')).code).toBe(0)

  // The next day, from the file alone.
  const tomorrow = shell(book, { now: '2026-11-19T08:00:00.000Z' })
  const again = async (...args: string[]) => JSON.parse((await tomorrow(...args, '--json')).out)
  expect((await again('review')).since).toBe('2026-11-19')
  expect(found(await again('check', '--to', 'Ana Sousa', '--note', NOTE), 'reports-to-you')).toBeDefined()
  expect(found(await again('check', '--to', 'Chi Nwosu', '--note', NOTE), 'resend-too-soon')?.message).toMatch(
    /11 days ago/,
  )
  expect(found(await again('check', '--to', 'Gus Holm', '--note', NOTE), 'already-invited')).toBeDefined()
  expect(found(await again('check', '--to', 'Dora Meier', '--note', NOTE), 'already-connected')).toBeDefined()
  expect(await again('undo', '--list')).toHaveLength(10)
})
