import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shell } from '#test/support/run-cli.ts'
import { testFolder } from '#test/support/test-book.ts'

test('two finished reviews are set beside each other, as text, as Markdown and as JSON', async () => {
  const path = join(testFolder(), 'book.db')
  const first = shell(path)
  await first('log', 'received', 'Bo Lind', '--on', '2026-11-08')
  expect((await first('review', '--compare')).out).toBe('There are no two finished reviews to compare yet.\n')
  expect((await first('review', '--compare', '--json')).out).toBe('null\n')
  await first('review', '--finish')

  const second = shell(path, { now: '2026-11-25T12:00:00.000Z' })
  await second('log', 'sent', 'Ana Sousa', '--note', 'Hi Ana', '--on', '2026-11-24')
  const finished = JSON.parse((await second('review', '--finish', '--json')).out)
  expect(finished.review).toMatchObject({ day: '2026-11-25', counts: { received: 1, receivedDecided: 0, sent: 1 } })

  const { out } = await second('review', '--compare')
  expect(out).toMatch(/^ +18 Nov 2026 +25 Nov 2026 +Difference\n/)
  expect(out).toMatch(/\nSent +0 +1 +1 more\n/)
  expect((await second('review', '--compare', '--markdown')).out).toMatch(/\n\| Sent \| 0 \| 1 \| 1 more \|\n/)
  const json = JSON.parse((await second('review', '--compare', '--json')).out)
  expect([json.before.day, json.now.day, json.now.counts.sent]).toEqual(['2026-11-18', '2026-11-25', 1])
})

test('a finished report says what was decided; a look at another day does not', async () => {
  const path = join(testFolder(), 'book.db')
  const decorum = shell(path)
  await decorum('log', 'received', 'Bo Lind', '--on', '2026-11-08')
  expect((await decorum('review')).out).not.toContain('Decided in this review')
  const { out } = await decorum('review', '--finish')
  expect(out).toContain('Decided in this review\n\n- Received, decided: 0 of 1.\n- Left for next time: 1 of 1.')
  expect(out).toContain('The next review: Wednesday, 25 Nov 2026.')
  expect((await decorum('review', '--as-of', '2026-11-17')).out).not.toContain('Decided in this review')
})
