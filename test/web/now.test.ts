import { expect, test } from 'vitest'
import { changeSettings } from '#actions/change-settings.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { relate } from '#actions/relate.ts'
import { waive } from '#actions/waive.ts'
import { bookApp } from '#test/support/book-app.ts'
import { logReceived, logSent } from '#test/support/make.ts'
import { expectGoodPage, expectGoodPiece, textOf } from '#test/support/page.ts'
import { PIECE } from '#test/support/test-app.ts'

const NOTE =
  'Hi Ana, your write-up of the Oslo port cutover settled an argument of ours about dual writes. We move 300 lorries with the same doubt; I would gladly compare notes.'

test('an empty book says what to do first', async () => {
  const { html } = await bookApp()
  const page = await html('/')
  expectGoodPage(page)
  expect(textOf(page)).toContain('Your book is empty')
  expect(page).toContain('href="/data"')
})

test('a quiet day says so', async () => {
  const { book, html } = await bookApp()
  await logSent(book, 'Ana Sousa', '2026-11-17')
  const page = await html('/')
  expectGoodPage(page)
  expect(textOf(page)).toContain('Nothing needs you today')
})

test('who waits for a decision comes before what has no answer yet', async () => {
  const { book, html } = await bookApp()
  await logSent(book, 'Sven Old', '2026-09-01')
  await logReceived(book, 'Rita Waits', '2026-10-01', 'Hello, we met at the harbour day.')
  const page = await html('/')
  expectGoodPage(page)
  expect(page.indexOf('Rita Waits')).toBeGreaterThan(0)
  expect(page.indexOf('Rita Waits')).toBeLessThan(page.indexOf('Sven Old'))
  expect(textOf(page)).toContain('Has waited 48 days for your decision')
})

test('drafts show their verdict beside the budget', async () => {
  const { book, html } = await bookApp()
  await logSent(book, 'Ana Sousa', '2026-11-17')
  await keepDraft(book, { to: 'Ana Sousa', note: '', purpose: null, by: 'ui' })
  expect(textOf(await html('/'))).toMatch(/Ana Sousa Better not/)
})

test('somebody who accepted and heard nothing since is named, with what to do', async () => {
  const { book, html } = await bookApp()
  await logSent(book, 'Ana Sousa', '2026-11-10', [['accepted', '2026-11-15']])
  const page = await html('/')
  expectGoodPage(page)
  expect(textOf(page)).toMatch(/Ana Sousa to thank .*no word from you since/)
})

test('reporting lines in a circle, and waivers that cover nothing, are pointed out', async () => {
  const { book, html, post } = await bookApp()
  await logSent(book, 'Ana Sousa', '2026-11-17')
  const tie = { kind: 'reports-to', from: null, until: null, by: 'ui' } as const
  await relate(book, { ...tie, person: 'Bo Lind', other: 'Cy Moss' })
  await relate(book, { ...tie, person: 'Cy Moss', other: 'Bo Lind' })
  const { waiver } = await waive(book, {
    rule: 'budget-spent',
    person: 'Bo Lind',
    reason: 'Just once',
    until: null,
    by: 'ui',
  })
  const words = textOf(await html('/'))
  expect(words).toContain('The reporting lines run in a circle')
  expect(words).toContain('covers nothing at present')
  expect((await post(`/waivers/${waiver.id}/remove`)).status).toBe(303)
  expect(textOf(await html('/'))).not.toContain('covers nothing at present')
})

test('every line says why now and offers its answers, with keys', async () => {
  const { book, html } = await bookApp()
  await logReceived(book, 'Rita New', '2026-11-16')
  await logSent(book, 'Tia Thanked', '2026-11-10', [['accepted', '2026-11-15']])
  await logSent(book, 'Sven Old', '2026-10-01')
  await keepDraft(book, { to: 'Ana Sousa', note: NOTE, purpose: 'Compare notes', by: 'ui' })
  const page = await html('/')
  expectGoodPage(page)
  const lines = page.split('<li class="item"').slice(1)
  const keys = lines.map((line) => [...line.matchAll(/ data-key="(\w)"/g)].map((match) => match[1]).join(''))
  expect(keys).toEqual(['aiwdr', 'twl', 'csx', 'wla'])
  expect(textOf(page)).toContain('4 things')
  expect(textOf(page)).toMatch(/Rita New .*Has waited 2 days for your decision/)
  expect(textOf(page)).toMatch(/Tia Thanked .*Said yes, and has no word from you since/)
  expect(textOf(page)).toMatch(/Ana Sousa .*Fine to send, and there is room this week/)
  expect(textOf(page)).toMatch(/Sven Old .*No answer for 48 days\. At this age .* still accepted/)
})

/** The answers of a line: those that post, as their address with what they send. */
function answersOf(page: string, id: string): { label: string; action: string; values: Record<string, string> }[] {
  const line = page.split('<li class="item"').find((each) => each.startsWith(` id="${id}`)) ?? ''
  return [...line.matchAll(/<form class="answer"[^>]*action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g)].map((form) => {
    const inputs = [...(form[2] ?? '').matchAll(/name="([^"]+)" value="([^"]*)"/g)]
    return {
      label: textOf(form[2]?.replace(/<kbd.*?<\/kbd>/, '') ?? ''),
      action: form[1] ?? '',
      values: Object.fromEntries(inputs.map((input) => [input[1] ?? '', input[2] ?? ''])),
    }
  })
}

test('each answer takes its line away, says what was done, and is undone', async () => {
  const { book, html, post, postForPiece } = await bookApp()
  await logReceived(book, 'Rita New', '2026-11-16')
  await logSent(book, 'Tia Thanked', '2026-11-10', [['accepted', '2026-11-15']])
  await logSent(book, 'Sven Old', '2026-10-01')
  await keepDraft(book, { to: 'Ana Sousa', note: NOTE, purpose: 'Compare notes', by: 'ui' })
  const before = await html('/')
  const tried: string[] = []
  for (const id of ['received-', 'accepted-', 'draft-', 'stale-'])
    for (const { label, action, values } of answersOf(before, id)) {
      const piece = await postForPiece(action, values)
      expect(piece.status, label).toBe(200)
      expect(piece.headers.get('HX-Reswap'), label).toBe('delete')
      const words = await piece.text()
      expect(await html('/'), label).not.toContain(`id="${id}`)
      const operation = /name="operation" value="([^"]+)"/.exec(words)?.[1] ?? ''
      expect((await post('/undo', { operation, back: '/' })).headers.get('location')).toMatch(/^\/\?done=undone/)
      expect(textOf(await html('/')), label).toBe(textOf(before))
      tried.push(label)
    }
  expect(tried).toEqual([
    'Accept',
    'Ignore',
    'I thanked them',
    'Leave it',
    'I sent it',
    'Discard',
    'Withdrew it',
    'Wait two more weeks',
    'They accepted',
  ])
})

test('without scripts an answer leads back to the same part of the queue', async () => {
  const { book, html, post } = await bookApp()
  for (let index = 0; index < 25; index++) await logReceived(book, `Person ${index}`, '2026-11-16')
  const short = await html('/')
  expect(short.split('<li class="item"')).toHaveLength(21)
  expect(textOf(short)).toContain('The first 20 of 25')
  const next = /href="(\/\?after=[^"]+)"/.exec(short)?.[1] ?? ''
  const rest = await html(next)
  expectGoodPage(rest)
  expect(rest.split('<li class="item"')).toHaveLength(6)
  expect(textOf(rest)).toContain('Lines 21 to 25 of 25')
  expect(textOf(rest)).not.toContain('Show the next the rest')
  const [accept] = answersOf(rest, 'received-')
  const answer = await post(accept?.action ?? '', accept?.values)
  expect(answer.headers.get('location')?.startsWith(`${next}&done=answered`)).toBe(true)
  expect(textOf(await html(next))).toContain('24 things')
  const [first] = answersOf(short, 'received-')
  await post(first?.action ?? '', first?.values)
  // A line that is gone leads back to the top, where whatever is left begins.
  expect(textOf(await html('/?after=received-gone'))).toContain('The first 20 of 23')
})

test('what is about the account or the budget leads to its next step, and can be left', async () => {
  const { book, html, post } = await bookApp({ now: '2026-11-01T12:00:00.000Z' })
  await logSent(book, 'Ana Sousa', '2026-10-30')
  book.clock.set('2026-11-12T12:00:00.000Z')
  const page = await html('/')
  expectGoodPage(page)
  expect(textOf(page)).toMatch(/Your account ?account .*Review the week/)
  const [leave] = answersOf(page, 'account-')
  await post(leave?.action ?? '', leave?.values)
  expect(textOf(await html('/'))).toContain('Nothing needs you today')
})

test('somebody free again, and the next slot of a spent budget, say when and what to do', async () => {
  const { book, html, post } = await bookApp()
  await logSent(book, 'Ana Sousa', '2026-06-01', [['withdrawn', '2026-08-22']])
  await keepDraft(book, { to: 'Ana Sousa', note: '', purpose: null, by: 'ui' })
  const soon = await html('/')
  expectGoodPage(soon)
  expect(textOf(soon)).toMatch(
    /Ana Sousa free again ?20 Nov 2026, in 2 days You may invite them again from Friday, 20 Nov/,
  )
  book.clock.set('2026-11-20T12:00:00.000Z')
  const free = await html('/')
  expect(textOf(free)).toContain('The wait after the last invitation is over')
  const [leave] = answersOf(free, 'wait-')
  await post(leave?.action ?? '', leave?.values)
  expect(textOf(await html('/'))).toContain('Nothing needs you today')
  await logSent(book, 'Bo Lind', '2026-11-19')
  await changeSettings(book, { 'limits.weekly': '1', 'limits.reserve': '0' }, 'ui')
  const spent = await html('/')
  expectGoodPage(spent)
  expect(textOf(spent)).toMatch(
    /The budget of the week is spent ?budget The next slot frees Thursday 23:59, 26 Nov 2026/,
  )
})

test('thanks can be written and looked over before they are kept', async () => {
  const { book, get, html, post, postForPiece } = await bookApp()
  const { contactId } = await logSent(book, 'Tia Thanked', '2026-11-10', [['accepted', '2026-11-17']])
  const path = `/now/thanks/${contactId}`
  const words = await html(path)
  expectGoodPage(words)
  expect(words).toContain('Hello Tia, thank you for accepting.')
  expectGoodPiece(await (await get(path, PIECE)).text())
  const pitch = { text: 'Thank you. Our platform saves 43 %, book a demo with me this week.' }
  expect(textOf(await (await postForPiece(`${path}/look`, pitch)).text())).toContain('Reconsider')
  const kind = await postForPiece(`${path}/look`, { text: 'Thank you for accepting, Tia.' })
  expect(textOf(await kind.text())).toBe('Nothing to object to.')
  expect((await post(path, { text: 'Thank you, Tia.', back: '/' })).headers.get('location')).toMatch(
    /^\/\?done=thanked/,
  )
  expect(textOf(await html(`/people/${contactId}`))).toContain('Thank you, Tia.')
  expect((await get('/now/thanks/nobody')).status).toBe(404)
  expect((await post('/drafts/nobody/sent')).status).toBe(404)
  expect((await post('/now/left', { line: 'stale-nothing' })).status).toBe(404)
})
