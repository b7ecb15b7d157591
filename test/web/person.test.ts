import { describe, expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { answerInvitation } from '#actions/answer-invitation.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import { relate } from '#actions/relate.ts'
import { waive } from '#actions/waive.ts'
import type { Day } from '#model/day.ts'
import { addContact, ensureMe, findContact } from '#store/contacts.ts'
import { invitationsWith } from '#store/invitations.ts'
import { inOperation } from '#store/journal.ts'
import { listOperations } from '#store/operations.ts'
import { addRelation, relationsOf } from '#store/relations.ts'
import { routesOver } from '#test/support/book-app.ts'
import { noFields } from '#test/support/make.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'
import { testApp } from '#test/support/test-app.ts'
import { testBook } from '#test/support/test-book.ts'

const day = (text: string) => text as Day

/** A book with Ana in it, and the app over it. */
async function open(name = 'Ana Sousa') {
  const book = await testBook()
  const { contact } = await addPerson(book, { ...noFields, name }, 'ui')
  const app = testApp({}, routesOver(book))
  const path = `/people/${contact.id}`
  const look = async (query = '') => {
    const answer = await app.get(path + query)
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expectGoodPage(html)
    return html
  }
  const send = async (to: string, values: Record<string, string>) => {
    const answer = await app.post(path + to, values)
    if (answer.status !== 303) expectGoodPage(await answer.clone().text())
    return answer
  }
  return { book, id: contact.id, path, look, send, ...app }
}

const sent = (person: string, more: { on?: Day; note?: string; purpose?: string } = {}) => ({
  direction: 'sent' as const,
  person,
  on: more.on,
  note: more.note ?? '',
  purpose: more.purpose ?? null,
  by: 'ui' as const,
})

describe('a page', () => {
  test('for nobody is a kind 404', async () => {
    const { get } = await open()
    const answer = await get('/people/nobody')
    expect(answer.status).toBe(404)
    const html = await answer.text()
    expectGoodPage(html)
    expect(textOf(html)).toContain('Nobody in the book has this page.')
    expect((await get('/people/me')).headers.get('location')).toBe('/settings')
  })

  test('names who may be the same person, and says at a glance what stands between you', async () => {
    const { book, id, look } = await open()
    const { contact } = await addPerson(book, { ...noFields, name: 'Sousa, Ana' }, 'ui')
    await relate(book, { person: id, kind: 'friend', other: 'me', from: null, until: null, by: 'ui' })
    const html = await look()
    expect(html).toContain(`href="/people/${id}/merge?with=${contact.id}"`)
    expect(textOf(html)).toContain('Not connected · is a friend of yours · no word yet')
  })

  test('leads to checking an invitation', async () => {
    const { look, id } = await open()
    expect(await look()).toContain(`href="/check?to=${id}"`)
  })

  test('tells everything in one order, who said it and what was judged', async () => {
    const { book, look } = await open()
    const first = await logInvitation(book, sent('Ana Sousa', { on: day('2026-05-02'), note: 'Hello Ana' }))
    await answerInvitation(book, first.invitation.id, { kind: 'withdrawn', on: day('2026-06-01'), by: 'ui' })
    await logInvitation(book, sent('Ana Sousa', { on: day('2026-11-16'), note: 'Once more', purpose: 'her talk' }))
    await logInvitation(book, { ...sent('Ana Sousa', { on: day('2026-11-17') }), direction: 'received' })
    const text = textOf(await look())
    const order = [
      'Ana Sousa invited you',
      'You invited Ana Sousa',
      'You withdrew your invitation',
      'You invited Ana Sousa',
    ]
    let at = text.indexOf('What happened')
    for (const words of order) {
      at = text.indexOf(words, at + 1)
      expect(at, words).toBeGreaterThan(0)
    }
    expect(text).toContain('(you said so)')
    expect(text).toContain('Purpose: her talk')
    expect(text).toContain('Judged when you logged it:')
    expect(text).toContain('Open between you')
  })

  test('explains the value, names the draft and the waivers', async () => {
    const { book, look, send } = await open()
    await keepDraft(book, { to: 'Ana Sousa', note: 'Hello again', purpose: null, by: 'ui' })
    const { waiver } = await waive(book, {
      rule: 'no-purpose',
      person: 'Ana Sousa',
      reason: 'We spoke <b>',
      until: null,
      by: 'ui',
    })
    const html = await look()
    expect(textOf(html)).toContain('A draft is kept Hello again')
    expect(html).toContain('We spoke &lt;b&gt;')
    expect(textOf(html)).toContain('Value to you Ordinary')
    expect((await send('/waivers', { waiver: waiver.id })).status).toBe(303)
    expect((await send('/waivers', { waiver: waiver.id })).status).toBe(404)
    expect((await send('/draft', {})).status).toBe(303)
    const after = textOf(await look())
    expect(after).not.toContain('We spoke')
    expect(after).not.toContain('A draft is kept')
  })

  test('keeps hostile words to themselves', async () => {
    const { book, get, path, id } = await open(`<script>alert(1)</script> \u202E${'x'.repeat(260)}`)
    await logInvitation(book, { ...sent(id, { note: '<img src=x> \u2066 \u202E' }) })
    const { store } = book
    await store.db
      .updateTable('contacts')
      .set({ profile_url: 'javascript:alert(1)', company: '"><svg onload=alert(1)>', email: 'a"b@c.d' })
      .where('id', '=', id)
      .execute()
    // The words stand in the page as text; nothing else of it may name a script.
    const html = await (await get(path)).text()
    expectGoodPage(html.replaceAll('javascript:alert(1)', ''))
    expect(html).not.toMatch(/<(script>|img|svg onload)/)
    expect(html).not.toMatch(/(href|src|action)="javascript/)
  })
})

describe('what is known of somebody', () => {
  test('can be changed, and taken back', async () => {
    const { book, id, look, send, post } = await open()
    const values = {
      name: 'Ana de Sousa',
      company: 'Fernmark',
      mark: 'low',
      connectedOn: '2024-01-02',
      removedOn: '2025-03-04',
      welcomes: 'everybody',
      isMember: 'yes',
      profileRead: 'no',
      remarks: 'Likes\nbirds.',
    }
    const answer = await send('', values)
    expect(answer.status).toBe(303)
    expect(await findContact(book.store.db, id)).toMatchObject({
      name: 'Ana de Sousa',
      mark: 'low',
      removedOn: '2025-03-04',
      welcomes: 'everybody',
      isMember: true,
      profileRead: false,
      remarks: 'Likes\nbirds.',
    })
    const text = textOf(await look())
    expect(text).toContain('Connection removed 4 Mar 2025')
    expect(text).toContain('marked low')
    const operation = new URL(answer.headers.get('location') ?? '', 'http://x').searchParams.get('operation') ?? ''
    await post('/undo', { operation, back: '/' })
    expect((await findContact(book.store.db, id))?.name).toBe('Ana Sousa')
  })

  test.each([
    [{ name: '' }, 'Please write what you call them.'],
    [{ name: 'Ana', connectedOn: '2027-01-01' }, '1 Jan 2027 is still to come.'],
    [{ name: 'Ana', removedOn: '2025-01-01' }, 'A connection that never was cannot have been removed.'],
    [{ name: 'Ana', connectedOn: '2025-02-01', removedOn: '2025-01-01' }, 'removed before it was made'],
    [{ name: 'Ana', connectedOn: '31.12.2025' }, 'A day reads like'],
  ])('%j is asked about again, words kept', async (values, says) => {
    const { send, book, id } = await open()
    const answer = await send('', { remarks: 'Likes birds.', ...values })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(textOf(html)).toContain(says)
    expect(html).toContain('Likes birds.')
    expect(html).toMatch(/<details[^>]*id="details" open>/)
    expect((await findContact(book.store.db, id))?.remarks).toBeNull()
  })

  test('the mark has buttons of its own', async () => {
    const { send, look } = await open()
    await send('/mark', { mark: 'high' })
    expect(textOf(await look())).toContain('Value to you High')
    await send('/mark', { mark: '' })
    expect(textOf(await look())).not.toContain('marked high')
    expect((await send('/mark', { mark: 'golden' })).status).toBe(422)
  })
})

describe('relations', () => {
  test('a long line is drawn in part, says how many more there are, and is shown whole when asked', async () => {
    const { book, look, id } = await open()
    const { result: ids } = await inOperation(
      book.store,
      { by: 'ui', at: book.clock.now(), label: 'A long line' },
      async (write) => {
        const people = Array.from({ length: 70 }, (_, index) => addContact(write, { name: `Person ${index}` }).id)
        await ensureMe(write, 'Olga Owner')
        for (const [index, from] of ['me', ...people].entries())
          addRelation(write, {
            from,
            to: people[index] ?? id,
            kind: 'reports-to',
            startsOn: null,
            endsOn: null,
            remark: null,
          })
        return people
      },
    )
    expect(ids).toHaveLength(70)
    const part = await look()
    expect(textOf(part)).toContain('12 more people on this line are not drawn. Show the whole line')
    const whole = await look('?line=whole')
    expect(part).toContain(`href="/people/${id}?line=whole#relations"`)
    expect(textOf(whole)).not.toContain('not drawn')
    expect(textOf(whole).match(/Person \d+/g)?.length).toBeGreaterThanOrEqual(70)
  })

  test('are added from either end and read in words', async () => {
    const { book, look, send } = await open()
    await addPerson(book, { ...noFields, name: 'Bruno Reis' }, 'ui')
    await send('/relations', { kind: 'reports-to', other: 'Bruno Reis', from: '2024-03-04', until: '' })
    await send('/relations', { kind: 'reports-to:back', other: 'me', from: '', until: '2020-12-31' })
    await relate(book, { person: 'Bruno Reis', kind: 'reports-to', other: 'me', from: null, until: null, by: 'ui' })
    const text = textOf(await look())
    expect(text).toContain('Ana Sousa reports to Bruno Reis since 4 Mar 2024')
    expect(text).toContain('Before Ana Sousa was your manager until 31 Dec 2020')
    expect(text).toMatch(/Reporting line: each reports to the one above\. you Bruno Reis.* Ana Sousa/)
    const labels = (await listOperations(book.store.db, 10)).map((operation) => operation.label)
    expect(labels).toContain('Ana Sousa reports to Bruno Reis')
    expect(labels).toContain('You report to Ana Sousa')
  })

  test('with a name the book does not hold ask before adding anybody', async () => {
    const { book, id, send } = await open()
    const asked = await send('/relations', { kind: 'friend', other: 'Brnuo' })
    expect(asked.status).toBe(422)
    expect(textOf(await asked.text())).toContain('Nobody in the book goes by “Brnuo”')
    expect(await relationsOf(book.store.db, id)).toEqual([])
    expect((await send('/relations', { kind: 'friend', other: 'Brnuo', addOther: 'yes' })).status).toBe(303)
    expect(await relationsOf(book.store.db, id)).toHaveLength(1)
  })

  test.each([
    [{ kind: '', other: 'me' }, 'Please choose how they stand.'],
    [{ kind: 'boss-of', other: 'me' }, 'Please choose how they stand.'],
    [{ kind: 'friend', other: 'Ana Sousa' }, 'Ana Sousa would be tied to themselves.'],
    [{ kind: 'friend', other: 'me', from: '2025-01-02', until: '2025-01-01' }, 'The relation would end on'],
  ])('%j are asked about again', async (values, says) => {
    const { send } = await open()
    const answer = await send('/relations', values)
    expect(answer.status).toBe(422)
    expect(textOf(await answer.text())).toContain(says)
  })

  test('end on a day, or are removed', async () => {
    const { book, id, send, look } = await open()
    await send('/relations', { kind: 'colleague', other: 'me', from: '2024-03-04' })
    const [relation] = await relationsOf(book.store.db, id)
    const early = await send(`/relations/${relation?.id}`, { what: 'end', on: '2023-01-01' })
    expect(early.status).toBe(422)
    expect(textOf(await early.text())).toContain('It began on 4 Mar 2024.')
    expect((await send(`/relations/${relation?.id}`, { what: 'end', on: '' })).status).toBe(422)
    const days = { what: 'days', first: '2023-12-01', on: '' }
    expect((await send(`/relations/${relation?.id}`, days)).status).toBe(303)
    expect(await relationsOf(book.store.db, id)).toMatchObject([{ startsOn: '2023-12-01', endsOn: null }])
    expect((await send(`/relations/${relation?.id}`, { what: 'end', on: '2026-01-31' })).status).toBe(303)
    expect(textOf(await look())).toContain(
      'No relation holds any more. Before Ana Sousa was a colleague of yours 1 Dec 2023 to 31 Jan 2026',
    )
    expect((await send(`/relations/${relation?.id}`, { what: 'remove' })).status).toBe(303)
    expect((await send(`/relations/${relation?.id}`, { what: 'remove' })).status).toBe(404)
    expect(textOf(await look())).toContain('No relation is recorded.')
  })

  test('work for two people of one name', async () => {
    const { book, id, send } = await open()
    await addPerson(book, { ...noFields, name: 'Ana Sousa' }, 'ui')
    expect((await send('/relations', { kind: 'friend', other: 'me' })).status).toBe(303)
    expect(await relationsOf(book.store.db, id)).toHaveLength(1)
  })
})

describe('what became of an invitation', () => {
  test('is noted with its day and makes a connection', async () => {
    const { book, id, send, look } = await open()
    const { invitation } = await logInvitation(book, sent('Ana Sousa', { on: day('2026-11-10') }))
    const early = await send(`/invitations/${invitation.id}`, { 'sent-kind': 'accepted', 'sent-on': '2026-11-09' })
    expect(early.status).toBe(422)
    expect(textOf(await early.text())).toContain('It was sent on 10 Nov 2026.')
    const answer = await send(`/invitations/${invitation.id}`, { 'sent-kind': 'accepted', 'sent-on': '2026-11-12' })
    expect(answer.status).toBe(303)
    expect((await findContact(book.store.db, id))?.connectedOn).toBe('2026-11-12')
    expect(textOf(await look())).toContain('Ana Sousa accepted your invitation (you said so)')
  })

  test('of a received one keeps what was written back', async () => {
    const { book, id, send, look } = await open()
    const { invitation } = await logInvitation(book, { ...sent('Ana Sousa'), direction: 'received' })
    await send(`/invitations/${invitation.id}`, {
      'received-kind': 'answered',
      'received-on': '2026-11-18',
      'received-text': 'Where did we meet?',
    })
    const html = textOf(await look())
    expect(html.match(/Where did we meet\?/g)).toHaveLength(1)
    expect((await invitationsWith(book.store.db, id))[0]?.events.map((event) => event.kind)).toEqual(['answered'])
  })

  test('can be corrected after it ended', async () => {
    const { book, send, look } = await open()
    const { invitation } = await logInvitation(book, sent('Ana Sousa', { on: day('2026-11-10') }))
    await answerInvitation(book, invitation.id, { kind: 'ignored', by: 'ui' })
    expect(textOf(await look())).toContain('Not so?')
    await send(`/invitations/${invitation.id}`, { 'sent-kind': 'reopened', 'sent-on': '2026-11-18' })
    expect(textOf(await look())).toContain('Your invitation is open again')
    expect((await send('/invitations/nothing', {})).status).toBe(404)
    expect((await send(`/invitations/${invitation.id}`, { 'sent-kind': 'reported' })).status).toBe(422)
  })
})
