import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testApp } from '#test/support/test-app.ts'
import type { Env, Routes } from '#web/deps.ts'
import {
  dayField,
  exactText,
  line,
  optionalDay,
  optionalText,
  ownPath,
  readForm,
  readQuery,
  several,
  tick,
  wholeNumber,
} from '#web/forms.ts'

function reading<S extends z.ZodObject>(schema: S) {
  const routes: Routes = () =>
    new Hono<Env>()
      .post('/', async (c) => c.json(await readForm(c, schema)))
      .get('/', (c) => c.json(readQuery(c, schema)))
  const { get, post, raw } = testApp({}, [routes])
  return {
    form: async (values: Record<string, string | string[]>) => (await post('/', values)).json(),
    query: async (query: string) => (await get(`/${query}`)).json(),
    raw,
  }
}

describe('reading a form', () => {
  test('gives values of their kinds', async () => {
    const { form } = reading(
      z.object({
        who: line(),
        note: exactText(),
        why: optionalText(),
        on: dayField(),
        until: optionalDay(),
        wait: wholeNumber(0, 90),
        keep: tick(),
        also: tick(),
        ids: several(),
        none: several(),
        purpose: z.enum(['a', 'b']),
      }),
    )
    const read = await form({
      who: '  Ana ',
      note: ' Hi Ana,\r\n\r\nshall we?  ',
      why: '  ',
      on: '2026-11-18',
      until: '',
      wait: '12',
      keep: 'yes',
      ids: ['1', '2'],
      purpose: 'b',
    })
    expect(read).toMatchObject({
      ok: true,
      values: {
        who: 'Ana',
        note: ' Hi Ana,\n\nshall we?  ',
        why: null,
        on: '2026-11-18',
        until: null,
        wait: 12,
        keep: true,
        also: false,
        ids: ['1', '2'],
        none: [],
        purpose: 'b',
      },
    })
  })

  test('says kindly what is wrong with each field and keeps what was written', async () => {
    const { form } = reading(
      z.object({
        who: line('Please say who it is for.'),
        on: dayField(),
        until: optionalDay(),
        wait: wholeNumber(0, 90),
        note: exactText(5),
        purpose: z.enum(['a', 'b']),
        gone: line(),
      }),
    )
    const read = await form({ who: ' ', on: '', until: '31.2.2026', wait: '91', note: 'too long', purpose: 'c' })
    expect(read).toEqual({
      ok: false,
      written: { who: ' ', on: '', until: '31.2.2026', wait: '91', note: 'too long', purpose: 'c' },
      errors: {
        who: 'Please say who it is for.',
        on: 'Please give the day.',
        until: 'A day reads like 2026-11-18.',
        wait: 'Please give a whole number from 0 to 90.',
        note: 'Keep it to 5 characters.',
        purpose: 'Please choose one of the answers.',
        gone: 'Please fill this in.',
      },
    })
  })

  test.each(['', '1.5', '1e3', 'ten', '0x10', '-1', '9'.repeat(400)])(
    '%j is no whole number from 0 to 90',
    async (wait) => {
      expect(await reading(z.object({ wait: wholeNumber(0, 90) })).form({ wait })).toMatchObject({ ok: false })
    },
  )

  test('takes NUL and lone surrogates out', async () => {
    const { form } = reading(z.object({ who: line() }))
    expect(await form({ who: 'A\0na' })).toMatchObject({ values: { who: 'Ana' } })
  })

  test('a body that is no form has no fields', async () => {
    const { raw } = reading(z.object({ who: line() }))
    const answer = await raw(
      'POST',
      '/',
      { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' },
      '{"who":"x"}',
    )
    expect(await answer.json()).toMatchObject({ ok: false, errors: { who: 'Please fill this in.' } })
  })

  test('fields nobody asked for do no harm', async () => {
    const { form } = reading(z.object({ who: line() }))
    expect(await form({ who: 'Ana', __proto__: 'x', constructor: 'y' })).toMatchObject({
      ok: true,
      values: { who: 'Ana' },
    })
  })

  test('an address is read the same way', async () => {
    const { query } = reading(z.object({ wait: wholeNumber(0, 90) }))
    expect(await query('?wait=3')).toMatchObject({ ok: true, values: { wait: 3 } })
    expect(await query('?wait=x')).toMatchObject({ ok: false, written: { wait: 'x' } })
  })
})

describe('a path of our own', () => {
  test.each([
    ['/people?q=a%20b', '/people?q=a%20b'],
    ['/a/../b', '/b'],
    ['//evil.test', '/'],
    ['/\\evil.test', '/'],
    ['/a/..//evil.test', '/'],
    ['https://evil.test/', '/'],
    ['javascript:alert(1)', '/'],
    ['/\t/evil.test', '/'],
    ['', '/'],
  ])('%j leads to %s', (text, path) => {
    expect(ownPath(text)).toBe(path)
  })
})
