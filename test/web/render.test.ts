import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { expectGoodPage, expectGoodPiece } from '#test/support/page.ts'
import { PIECE, testApp } from '#test/support/test-app.ts'
import { html } from '#views/html.ts'
import type { Frame, View } from '#views/layout.ts'
import { field, formProblems } from '#views/parts/field.ts'
import type { Env, Routes } from '#web/deps.ts'
import { line, readForm, type Written } from '#web/forms.ts'
import { changed, invalid, page, piece } from '#web/render.ts'

function form(written: Written, errors: Readonly<Record<string, string>>) {
  return html`<form id="who-form" method="post" action="/who">${formProblems(errors)}${field({ name: 'who', label: 'Who', value: written.who ?? '', error: errors.who, required: true })}<button type="submit">Keep</button></form>`
}

const OPERATION = '019a2b3c-0000-7000-8000-000000000001'
const people: Routes = () =>
  new Hono<Env>()
    .get('/who', (c) => page(c, { title: 'Who', current: 'people', body: form({}, {}) }))
    .get('/piece', (c) => piece(c, html`<p>A piece.</p>`))
    .post('/who', async (c) => {
      const read = await readForm(c, z.object({ who: line('Please say who.') }))
      if (!read.ok) {
        const again = form(read.written, read.errors)
        return invalid(c, { form: again, view: { title: 'Who', current: 'people', body: again } })
      }
      return changed(c, {
        goTo: '/who?sort=name',
        fragment: html`<p>${read.values.who}</p>`,
        done: 'added',
        operation: OPERATION,
      })
    })
    .post('/remove', (c) => changed(c, { goTo: '/who', done: 'removed' }))
    .post('/astray', (c) => changed(c, { goTo: '//evil.test/', done: 'removed' }))

const app = () => testApp({}, [people])

describe('a change', () => {
  test('leads to a page that says it and offers to undo it', async () => {
    const { get, post } = app()
    const answer = await post('/who', { who: 'Ana' })
    expect(answer.status).toBe(303)
    const goTo = answer.headers.get('location') ?? ''
    expect(goTo).toBe(`/who?sort=name&done=added&operation=${OPERATION}`)
    const words = await (await get(goTo)).text()
    expectGoodPage(words)
    expect(words).toContain('Added.')
    expect(words).toContain(`name="operation" value="${OPERATION}"`)
    expect(words).toContain('name="back" value="/who?sort=name"')
  })

  test('answers htmx with the piece, and the notice beside it', async () => {
    const answer = await app().post(
      '/who',
      { who: '<Ana>' },
      { ...PIECE, 'HX-Current-URL': 'http://127.0.0.1:4780/who?page=2&done=saved' },
    )
    expect(answer.status).toBe(200)
    const words = await answer.text()
    expect(words).toMatch(/^<p>&lt;Ana&gt;<\/p><hx-partial hx-target="#notice"/)
    expect(words).toContain('name="back" value="/who?page=2"')
    expectGoodPiece(words)
  })

  test('that removes the piece says so to htmx', async () => {
    const answer = await app().postForPiece('/remove')
    expect(answer.headers.get('hx-reswap')).toBe('delete')
    expect(await answer.text()).not.toContain('Undo')
  })

  test('never leads to another site', async () => {
    expect((await app().post('/astray')).headers.get('location')).toBe('/?done=removed')
  })

  test.each(['?done=<b>hello</b>', '?done=constructor', '?done=toString', '?done='])(
    '%s says nothing',
    async (query) => {
      const words = await (await app().get(`/who${query}`)).text()
      expect(words).toContain('<div id="notice"></div>')
      expect(words).not.toContain('hello')
    },
  )

  test('an operation that is no id is not offered for undoing', async () => {
    const words = await (await app().get('/who?done=added&operation=%22%3E%3Cscript%3E')).text()
    expect(words).toContain('Added.')
    expect(words).not.toContain('Undo')
  })
})

describe('a form that needs another look', () => {
  test('comes back in its page with the words kept', async () => {
    const answer = await app().post('/who', { who: '   ' })
    expect(answer.status).toBe(422)
    const words = await answer.text()
    expectGoodPage(words)
    expect(words).toContain('value="   "')
    expect(words).toContain('aria-describedby="field-who-error"')
    expect(words).toContain('aria-invalid="true"')
    expect(words).toContain('<a href="#field-who"><bdi>Please say who.</bdi></a>')
  })

  test('comes back by itself for htmx', async () => {
    const answer = await app().postForPiece('/who', {})
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/^<form/)
  })
})

test('a page is the same page whoever asks; a piece has an address of its own', async () => {
  const { get } = app()
  expect(await (await get('/who', PIECE)).text()).toBe(await (await get('/who')).text())
  expect(await (await get('/piece')).text()).toBe('<p>A piece.</p>')
})

describe('a view that comes again', () => {
  const look = (): View => ({ title: 'Who', current: 'people', body: html`<p>${'Ana '.repeat(400)}</p>` })
  const kept = look()
  const plain = { path: '/who', theme: 'auto', banner: html`<p>Yours</p>`, headers: {} } as const
  // Each differs from the plain one in a single thing.
  const other = [
    { ...plain, path: '/who?sort=name' },
    { ...plain, path: '/who?done=added' },
    { ...plain, theme: 'dark' },
    { ...plain, banner: html`<p>Another</p>` },
    { ...plain, headers: { Cookie: 'in' } },
    { ...plain, headers: { 'Accept-Encoding': 'gzip' } },
  ] as const
  let frame: Frame = plain

  const showing = (view: () => View) =>
    testApp({ frame: () => frame }, [
      () =>
        new Hono<Env>().get('/who', (c) => {
          if (c.req.header('Cookie')) c.set('entered', true)
          return page(c, view())
        }),
    ])

  test.each(other)('is written as one that was made just now: %j', async (changed) => {
    const [again, afresh] = [showing(() => kept), showing(look)]
    const pages = new Set<string>()
    for (const asked of [plain, changed, changed, plain]) {
      frame = asked
      const answers = [await again.get(asked.path, asked.headers), await afresh.get(asked.path, asked.headers)]
      const [one, two] = await Promise.all(
        answers.map(async (each) => [...each.headers, Buffer.from(await each.arrayBuffer()).toString('base64')]),
      )
      expect(one).toEqual(two)
      pages.add(String(one))
    }
    expect(pages.size).toBe(2)
  })
})
