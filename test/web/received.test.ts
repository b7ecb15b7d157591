import { describe, expect, test } from 'vitest'
import { changeSettings } from '#actions/change-settings.ts'
import { ourReplies } from '#etiquette/replies.ts'
import { findInvitation } from '#store/invitations.ts'
import { bookApp } from '#test/support/book-app.ts'
import { logReceived } from '#test/support/make.ts'
import { expectGoodPage, expectGoodPiece, textOf } from '#test/support/page.ts'
import { PIECE } from '#test/support/test-app.ts'

describe('the five answers', () => {
  test('stand beside each invitation and are compared below, with their sources', async () => {
    const { book, html } = await bookApp()
    await logReceived(book, 'Rita Waits', '2026-10-01')
    const page = await html('/received')
    expectGoodPage(page)
    const words = textOf(page)
    expect(words).toMatch(/Accept ?a ?they are told Ignore ?i ?not told Write back… ?w ?stays open/)
    expect(words).toMatch(/Ignore No They stop Yes Nothing/)
    expect(words).toContain('Says who')
    expect(words).toContain('read 22 Nov 2026')
  })

  test('stand beside what your policy would say, which follows the setting', async () => {
    const { book, html } = await bookApp()
    await logReceived(book, 'Rita Waits', '2026-10-01')
    expect(textOf(await html('/received'))).toContain(
      'whoever gives a reason: write back first, it came without a word.',
    )
    await changeSettings(book, { accepting: 'everybody' }, 'ui')
    expect(textOf(await html('/received'))).toContain('Your policy, everybody: accept, you accept everybody.')
  })
})

describe('writing back', () => {
  test('begins with our words, whole page or piece, and shows what the rules say of others', async () => {
    const { book, get, html, postForPiece } = await bookApp()
    const { id } = await logReceived(book, 'Rita Waits', '2026-10-01')
    const page = await html(`/received/${id}/reply`)
    expectGoodPage(page)
    expect(page).toContain('Hello Rita, thank you for the invitation.')
    const piece = await (await get(`/received/${id}/reply?words=kind-no&back=%2F`, PIECE)).text()
    expectGoodPiece(piece)
    expect(piece).toContain('I will leave your invitation for now')
    expect(piece).toContain('name="back" value="/"')
    const said = await postForPiece(`/received/${id}/reply`, {
      text: 'I do not know you. Stop spamming me.',
      words: 'kind-no',
    })
    expect(textOf(await said.text())).toContain('Reconsider')
  })

  test('keeps what was typed when other words are chosen, and without scripts when it is looked over', async () => {
    const { book, get, html, post } = await bookApp()
    const { id } = await logReceived(book, 'Rita Waits', '2026-10-01')
    const typed = 'Was it at <the> harbour?'
    const chosen = await (
      await get(`/received/${id}/reply?words=not-now&text=${encodeURIComponent(typed)}`, PIECE)
    ).text()
    expect(chosen).toContain('Was it at &lt;the&gt; harbour?')
    expect(textOf(chosen)).toContain('What you had written')
    const untouched = ourReplies[0]?.text.replace('{name}', 'Rita') ?? ''
    const again = await html(`/received/${id}/reply?words=not-now&text=${encodeURIComponent(untouched)}`)
    expect(textOf(again)).not.toContain('What you had written')
    const looked = await post(`/received/${id}/reply`, {
      text: 'I do not know you. Stop spamming me.',
      words: 'not-now',
    })
    const page = await looked.text()
    expectGoodPage(page)
    expect(page).toContain('I do not know you. Stop spamming me.')
    expect(textOf(page)).toContain('Reconsider')
  })

  test('leaves the invitation on the list, and takes it off what needs you now', async () => {
    const { book, html, postForPiece } = await bookApp()
    const { id } = await logReceived(book, 'Rita Waits', '2026-10-01')
    const said = { kind: 'answered', text: 'Where have we met?' }
    const stays = await (await postForPiece(`/invitations/${id}`, { ...said, back: '/received?show=open' })).text()
    expect(stays).toContain('Rita Waits')
    expect(textOf(stays)).toContain('You wrote back 18 Nov 2026')
    expect(textOf(await html('/'))).toContain('Nothing needs you today')
    const leaves = await postForPiece(`/invitations/${id}`, { ...said, back: '/' })
    expect(leaves.headers.get('HX-Reswap')).toBe('delete')
  })
})

describe('an answer that weighs on the sender', () => {
  test.each([
    ['reported', 'Report Rita', 'a report can restrict their account'],
    ['unknown-person', 'Say that you don’t know Rita', 'counts against the account of Rita Waits'],
  ] as const)('%s is named in a second step before it is noted', async (answer, title, consequence) => {
    const { book, get, html, post } = await bookApp()
    const { id } = await logReceived(book, 'Rita Waits', '2026-10-01', 'We met at the harbour day.')
    const page = await html(`/received/${id}/sure?answer=${answer}`)
    expectGoodPage(page)
    expect(textOf(page)).toContain(title)
    expect(textOf(page)).toContain(consequence)
    expect(textOf(page)).toContain('Ignore instead')
    expectGoodPiece(await (await get(`/received/${id}/sure?answer=${answer}`, PIECE)).text())
    expect((await findInvitation(book.store.db, id))?.events).toEqual([])
    expect((await post(`/invitations/${id}`, { kind: answer })).status).toBe(409)
    expect((await post(`/invitations/${id}`, { kind: answer, sure: 'yes', back: '/received' })).status).toBe(303)
    expect((await findInvitation(book.store.db, id))?.events).toMatchObject([{ kind: answer }])
  })

  test('has no finding against it where the words are abuse', async () => {
    const { book, html } = await bookApp()
    const { id } = await logReceived(book, 'Rob Rude', '2026-10-01', 'You are stupid if you ignore me again.')
    const words = textOf(await html(`/received/${id}/sure?answer=reported`))
    expect(words).toContain('is a reason for it')
    expect(words).toContain('What it does to them')
  })

  test('is not found for an invitation that is not there', async () => {
    const { get } = await bookApp()
    for (const path of ['/received/nobody/sure', '/received/nobody/reply']) expect((await get(path)).status).toBe(404)
  })
})

describe('kind replies', () => {
  test('become your own words, are used, and go back to ours', async () => {
    const { book, html, post } = await bookApp()
    const { id } = await logReceived(book, 'Rita Waits', '2026-10-01')
    const path = '/received/replies'
    expectGoodPage(await html(path))
    const saved = await post(`${path}/where-we-met`, { 'text-where-we-met': 'Dear {name}, where was it?' })
    expect(saved.headers.get('location')).toMatch(/^\/received\/replies\?done=saved&operation=/)
    expect(textOf(await html(path))).toContain('your own words')
    expect(await html(`/received/${id}/reply`)).toContain('Dear Rita, where was it?')
    await post(`${path}/where-we-met`, { restore: 'yes' })
    expect(textOf(await html(path))).not.toContain('your own words')
    expect(await html(`/received/${id}/reply`)).toContain('Hello Rita, thank you for the invitation.')
  })

  test('are looked over as they are written, and once they are your own', async () => {
    const { html, post, postForPiece } = await bookApp()
    const cold = { 'text-not-now': 'I do not know you. Stop spamming me.' }
    expect(textOf(await (await postForPiece('/received/replies/not-now/look', cold)).text())).toContain('Reconsider')
    const kind = { 'text-not-now': 'Dear {name}, thank you, not now. All the best to you.' }
    expect(textOf(await (await postForPiece('/received/replies/not-now/look', kind)).text())).toBe(
      'Nothing to object to.',
    )
    await post('/received/replies/not-now', cold)
    const page = await html('/received/replies')
    expectGoodPage(page)
    expect(textOf(page)).toContain('Reconsider')
  })

  test('keep what was typed where something needs another look', async () => {
    const { html, post } = await bookApp()
    const wrong = await post('/received/replies/not-now', { 'text-not-now': 'Hello {firstName}, not now.' })
    expect(wrong.status).toBe(422)
    const page = await wrong.text()
    expectGoodPage(page)
    expect(page).toContain('Hello {firstName}, not now.')
    expect(textOf(page)).toContain('Only {name} is filled in.')
    expect((await post('/received/replies/nothing', { 'text-nothing': 'x' })).status).toBe(404)
    expect(await html('/received/replies')).not.toContain('firstName')
  })
})
