import { describe, expect, test } from 'vitest'
import { relate } from '#actions/relate.ts'
import { findByName } from '#store/contacts.ts'
import { listDrafts } from '#store/drafts.ts'
import { invitationsWith } from '#store/invitations.ts'
import { relationsOf } from '#store/relations.ts'
import { listWaivers } from '#store/waivers.ts'
import { bookApp } from '#test/support/book-app.ts'
import { logSent } from '#test/support/make.ts'
import { expectGoodPage, expectGoodPiece, textOf } from '#test/support/page.ts'

const GOOD = 'Hi Ana, your talk on harbour charts in Porto stayed with me. I draw tide maps; shall we stay in touch?'

test('the page opens with nothing judged', async () => {
  const { html } = await bookApp()
  const page = await html('/check')
  expectGoodPage(page)
  expect(textOf(page)).toContain('Name a person, and the verdict appears here')
})

describe('while somebody types', () => {
  test('a piece with the verdict comes back', async () => {
    const { book, postForPiece } = await bookApp()
    await relate(book, { person: 'Ana Sousa', kind: 'reports-to', other: 'me', from: null, until: null, by: 'ui' })
    const answer = await postForPiece('/check', { to: 'Ana Sousa', purpose: 'Swap notes', note: GOOD })
    expect(answer.status).toBe(200)
    const piece = await answer.text()
    expectGoodPiece(piece)
    expect(textOf(piece)).toContain('Better not')
    expect(textOf(piece)).toContain('Ana Sousa reports to you.')
  })

  test('two people of one name are asked about, not guessed', async () => {
    const { book, postForPiece } = await bookApp()
    await logSent(book, 'https://www.linkedin.com/in/ana-sousa', '2026-11-01')
    await logSent(book, 'https://www.linkedin.com/in/ana-sousa-2', '2026-11-01')
    const words = textOf(await (await postForPiece('/check', { to: 'Ana Sousa' })).text())
    expect(words).toContain('2 people in the book go by "Ana Sousa"')
  })

  test('each of two people of one name can be chosen, with the words kept', async () => {
    const { book, postForPiece, html } = await bookApp()
    await logSent(book, 'https://www.linkedin.com/in/ana-sousa', '2026-11-01')
    await logSent(book, 'https://www.linkedin.com/in/ana-sousa-2', '2026-11-01')
    const piece = await (await postForPiece('/check', { to: 'Ana Sousa', note: 'Hi Ana' })).text()
    const links = [...piece.matchAll(/href="(\/check\?to=[^"]+)"/g)].map((match) =>
      (match[1] ?? '').replaceAll('&amp;', '&'),
    )
    expect(links).toHaveLength(2)
    const page = await html(links[0] ?? '')
    expect(page).toContain('Hi Ana')
    expect(textOf(page)).toContain('is open')
  })

  test('names are suggested from two letters on', async () => {
    const { book, html } = await bookApp()
    await logSent(book, 'Zoë Hathersage', '2026-11-01')
    expect(await html('/check/people?to=z')).not.toContain('Hathersage')
    expect(await html('/check/people?to=zoe')).toContain('Zoë Hathersage')
  })
})

test('without scripts the whole page answers, with the words kept', async () => {
  const { post } = await bookApp()
  const answer = await post('/check', { to: 'Ana Sousa', purpose: 'Swap <notes>', note: GOOD })
  const page = await answer.text()
  expectGoodPage(page)
  expect(page).toContain('Swap &lt;notes&gt;')
  expect(page).toContain('harbour charts')
  expect(textOf(page)).toContain('is not in the book yet')
})

test('log as sent writes it down with its findings and moves the budget by one', async () => {
  const { book, post, html } = await bookApp()
  expect(textOf(await html('/check'))).toContain('0 of 100 used')
  const answer = await post('/check/log', { to: 'Ana Sousa', purpose: 'Swap notes', note: GOOD })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toMatch(/^\/sent\?done=logged&operation=/)
  const [ana] = await findByName(book.store.db, 'Ana Sousa')
  expect(await invitationsWith(book.store.db, ana?.id ?? '')).toMatchObject([{ direction: 'sent', note: GOOD }])
  expect(textOf(await html('/check'))).toContain('1 of 100 used')
})

test('a draft is kept and comes back with the person', async () => {
  const { book, post, html } = await bookApp()
  const answer = await post('/check/draft', { to: 'Ana Sousa', purpose: 'Swap notes', note: 'Hi Ana,' })
  expect(answer.status).toBe(303)
  expect(await listDrafts(book.store.db)).toMatchObject([{ note: 'Hi Ana,', purpose: 'Swap notes' }])
  const path = answer.headers.get('location') ?? ''
  expect(await html(path)).toContain('Hi Ana,')
})

describe('setting a rule aside', () => {
  test('needs a reason, and keeps the words when it has none', async () => {
    const { book, post } = await bookApp()
    const answer = await post('/check/waive', { to: 'Ana Sousa', note: GOOD, rule: 'no-purpose', reason: ' ' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expectGoodPage(page)
    expect(textOf(page)).toContain('A waiver needs a reason.')
    expect(page).toContain('harbour charts')
    expect(await listWaivers(book.store.db)).toEqual([])
  })

  test('takes that rule out of the verdict and shows it as waived', async () => {
    const { post, html } = await bookApp()
    const values = { to: 'Ana Sousa', note: GOOD, rule: 'no-purpose', reason: 'Old friend of the house' }
    const answer = await post('/check/waive', values)
    expect(answer.status).toBe(303)
    const words = textOf(await html(answer.headers.get('location') ?? ''))
    expect(words).toContain('Fine to send')
    expect(words).toContain('Old friend of the house')
  })

  test('keeps what was said of somebody new', async () => {
    const { book, post } = await bookApp()
    const said = { newKnows: 'met', newPosition: 'Cartographer', newCompany: 'Tidewater' }
    await post('/check/waive', { to: 'Ana Sousa', note: GOOD, rule: 'no-purpose', reason: 'Old friend', ...said })
    const [ana] = await findByName(book.store.db, 'Ana Sousa')
    expect(ana).toMatchObject({ position: 'Cartographer', company: 'Tidewater' })
    expect(await relationsOf(book.store.db, ana?.id ?? '')).toMatchObject([{ kind: 'met' }])
  })
})

test('nobody named cannot be logged; the note is kept', async () => {
  const { post } = await bookApp()
  const answer = await post('/check/log', { to: '  ', note: GOOD })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(textOf(page)).toContain('No person was named.')
  expect(page).toContain('harbour charts')
})

test('somebody new is judged with what is said of them, and added with it when logged, never before', async () => {
  const { book, post, postForPiece } = await bookApp()
  const said = { to: 'Ana Sousa', newPosition: 'Engineer', newCompany: 'Tidewater', newKnows: 'met' }
  const piece = await (await postForPiece('/check', said)).text()
  expectGoodPiece(piece)
  expect(piece).toContain('value="Tidewater"')
  expect(textOf(piece)).not.toContain('do not know each other')
  expect(await findByName(book.store.db, 'Ana Sousa')).toEqual([])
  await post('/check/log', { ...said, note: GOOD })
  const [ana] = await findByName(book.store.db, 'Ana Sousa')
  expect(ana).toMatchObject({ position: 'Engineer', company: 'Tidewater' })
  expect(await relationsOf(book.store.db, ana?.id ?? '')).toMatchObject([{ kind: 'met', to: 'me' }])
})

test('the words a finding is about are marked in the note, with the number the finding carries', async () => {
  const { postForPiece } = await bookApp()
  const note = 'Hi {{firstName}}, I came across your profile and was impressed by your background.'
  const piece = await (await postForPiece('/check', { to: 'Ana Sousa', note })).text()
  expectGoodPiece(piece)
  expect(piece).toContain('<mark class="marked-stop"><bdi>{{firstName}}</bdi><sup>1</sup></mark>')
  expect(piece).toContain('title="Marked 1 in the note">1</span>')
})

test('a note made of what is recorded fills the note, and is fine by the rules', async () => {
  const { post } = await bookApp()
  const said = {
    to: 'Ana Sousa',
    purpose: 'compare notes on tide maps',
    commonGround: 'Your talk on harbour charts in Porto stayed with me',
  }
  const page = await (await post('/check', said)).text()
  expectGoodPage(page)
  const words = /name="use" value="([^"]+)"/.exec(page)?.[1] ?? ''
  expect(words).toContain('harbour charts')
  const filled = await (await post('/check', { ...said, use: words })).text()
  expect(filled).toContain(`>\n${words}</textarea>`)
  expect(textOf(filled)).toContain('Fine to send')
})

test('a name with a slip is still suggested, and a draft keeps common ground and offer', async () => {
  const { book, html, post } = await bookApp()
  await post('/check/draft', { to: 'Zoë Hathersage', commonGround: 'We both map tides', offer: 'Our tables' })
  expect(await html('/check/people?to=zoe+hathersgae')).toContain('data-value="Zoë Hathersage"')
  expect(await listDrafts(book.store.db)).toMatchObject([{ commonGround: 'We both map tides', offer: 'Our tables' }])
  expect(await html('/check?to=Zo%C3%AB+Hathersage')).toBeDefined()
})

test('what objects comes with what to do instead', async () => {
  const { book, postForPiece } = await bookApp()
  await relate(book, {
    person: 'Ana Sousa',
    kind: 'reports-to',
    other: 'me',
    from: null,
    until: '2027-01-31' as never,
    by: 'ui',
  })
  const words = textOf(await (await postForPiece('/check', { to: 'Ana Sousa', purpose: 'Maps', note: GOOD })).text())
  expect(words).toContain('Wait until 1 Feb 2027')
  expect(words).toContain('nobody is harmed by not being invited')
})
