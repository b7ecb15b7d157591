import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Io } from '#cli/command.ts'
import { replaying } from '#cli/replaying.ts'
import { shell } from '#test/support/run-cli.ts'
import { testFolder } from '#test/support/test-book.ts'

test('insight prints what the page shows, in words and as JSON', async () => {
  const decorum = shell(join(testFolder(), 'book.db'))
  expect((await decorum('insight')).out).toContain('There is no invitation in the book yet.')
  await decorum('log', 'sent', 'Ana Sousa', '--on', '2026-08-01')
  await decorum('log', 'accepted', 'Ana Sousa', '--on', '2026-08-02')
  const { code, out } = await decorum('insight')
  expect(code).toBe(0)
  expect(out).toContain('1 accepted invitation of yours is 90 days and older: too few')
  expect(out).toMatch(/No note +1 of 1 accepted\. Too few to say anything\./)
  expect(JSON.parse((await decorum('insight', '--json')).out)).toMatchObject({
    sent: 1,
    patience: { base: 1 },
    budget: { weekly: 100 },
    notes: [{ group: 'none', settled: 1, accepted: 1 }],
  })
  expect((await decorum('insight', 'more')).code).toBe(3)
})

test('a replay tells how far it is where somebody watches, and leaves the line empty', () => {
  const said: string[] = []
  const io = { watched: true, err: (text: string) => said.push(text) } as unknown as Io
  const tell = replaying(io)
  tell(50, 80)
  tell(80, 80)
  expect(said).toEqual(['\r\u001b[KJudging again: 50 of 80', '\r\u001b[K'])
  replaying({ ...io, watched: false })(50, 80)
  expect(said).toHaveLength(2)
})
