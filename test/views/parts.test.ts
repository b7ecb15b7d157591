import { describe, expect, test } from 'vitest'
import type { Finding } from '#etiquette/judge.ts'
import type { Budget } from '#model/budget.ts'
import type { Day } from '#model/day.ts'
import { expectGoodPiece, textOf } from '#test/support/page.ts'
import { html } from '#views/html.ts'
import { budgetBar, divideBudget } from '#views/parts/budget-bar.ts'
import { empty } from '#views/parts/empty.ts'
import { field } from '#views/parts/field.ts'
import { finding, findings, notJudged } from '#views/parts/finding.ts'
import { answer, item, items } from '#views/parts/items.ts'
import { mark, type Tone } from '#views/parts/mark.ts'
import { doneNotice } from '#views/parts/notice.ts'
import { pager } from '#views/parts/pager.ts'
import { steps } from '#views/parts/steps.ts'
import { facts, table } from '#views/parts/table.ts'
import { verdict } from '#views/parts/verdict.ts'

const day = (text: string) => text as Day
const today = day('2026-11-22')

const found = (rule: string, severity: Finding['severity'], waived = false): Finding => ({
  rule,
  severity,
  message: `Message of ${rule}.`,
  why: `Why of ${rule}.`,
  fix: `Fix of ${rule}.`,
  sources: [{ kind: 'platform', title: 'Help', where: 'there', url: 'https://example.org/', readOn: '2026-11-22' }],
  waivedBy: waived
    ? { id: 'w', ruleId: rule, subjectId: 'ana', reason: 'She <asked>.', madeOn: today, endsOn: null }
    : null,
})

describe('findings', () => {
  test('say severity in a word, what, what to do, why and says who', () => {
    const text = String(finding(found('one', 'stop'), 'verdict'))
    expectGoodPiece(`<ul>${text}</ul>`)
    expect(textOf(text)).toBe(
      'Stop Message of one. Fix of one. Why, and says who Why of one. Help, there (platform, read 22 Nov 2026) The whole rule',
    )
    expect(text).toContain('href="/rules#one"')
  })

  test('stand with the gravest first and waived ones last', () => {
    const list = [found('a', 'info'), found('b', 'stop', true), found('c', 'warn'), found('d', 'stop')]
    const order = [...String(findings(list, 'verdict')).matchAll(/Message of (\w)/g)].map((match) => match[1])
    expect(order).toEqual(['d', 'c', 'a', 'b'])
  })

  test('a waived one shows its reason, escaped, and no longer counts', () => {
    const judged = verdict({ verdict: 'send', findings: [found('b', 'stop', true)], unknown: [] })
    expect(String(judged)).toContain('She &lt;asked&gt;.')
    expect(textOf(String(judged))).toContain('Fine to send 1 waived.')
  })

  test('there may be none', () => {
    expect(String(findings([], 'verdict'))).toBe('')
    expect(String(notJudged([], 'verdict'))).toBe('')
    expect(textOf(String(verdict({ verdict: 'send', findings: [], unknown: [] })))).toBe(
      'Fine to send No rule objects.',
    )
  })

  test('what was not judged says what it would take', () => {
    const text = textOf(String(notJudged([{ rule: 'low-value', needs: 'the region of Ana' }], 'verdict')))
    expect(text).toContain('One rule could not be judged')
    expect(text).toContain('low-value would need the region of Ana.')
  })

  test('the verdict counts its reasons and can be heard', () => {
    const text = String(
      verdict(
        { verdict: 'dont', findings: [found('a', 'stop'), found('b', 'warn'), found('c', 'info')], unknown: [] },
        'It takes 1 of 27.',
      ),
    )
    expectGoodPiece(text)
    expect(text).toContain('data-say="Better not. 1 reason to stop, 1 to reconsider, 1 worth knowing."')
    expect(text).toContain('It takes 1 of 27.')
  })
})

describe('the budget bar', () => {
  const budget: Budget = {
    weekly: 100,
    weekDays: 7,
    used: 63,
    left: 37,
    reserve: 10,
    nextSlotAt: null,
    nextSlotOn: day('2026-11-23'),
    total: 0,
    totalUsed: 400,
    notesUsed: 2,
  }

  test.each([
    ['an ordinary week', {}, { used: 63, free: 27, reserve: 10, over: 0 }],
    ['only the reserve left', { used: 94, left: 6 }, { used: 94, free: 0, reserve: 6, over: 0 }],
    ['nothing left', { used: 100, left: 0 }, { used: 100, free: 0, reserve: 0, over: 0 }],
    ['over the limit', { used: 104, left: 0 }, { used: 100, free: 0, reserve: 0, over: 4 }],
    ['no reserve', { reserve: 0 }, { used: 63, free: 37, reserve: 0, over: 0 }],
    ['a total nearly spent', { left: 5 }, { used: 63, free: 0, reserve: 5, over: 0 }],
  ])('divides %s', (_says, given, parts) => {
    expect(divideBudget({ ...budget, ...given })).toEqual(parts)
  })

  test('says in words what it draws', () => {
    const text = String(budgetBar(budget, today))
    expectGoodPiece(text)
    expect(textOf(text)).toBe(
      '63 of 100 used this week 27 free 10 in reserve Next slot frees Monday, 23 Nov 2026, tomorrow',
    )
    expect(text).toContain('aria-hidden="true"')
  })

  test('says a total, an overrun and another window', () => {
    const text = textOf(String(budgetBar({ ...budget, used: 104, left: 0, weekDays: 14, total: 3000 }, today)))
    expect(text).toContain('104 of 100 used in 14 days')
    expect(text).toContain('4 over the limit you set')
    expect(text).toContain('400 of 3,000 ever')
  })

  test('stands a limit of nothing', () => {
    expect(String(budgetBar({ ...budget, weekly: 0, used: 0, left: 0 }, today))).not.toMatch(/NaN|Infinity/)
  })
})

describe('fields', () => {
  test.each([
    ['text', field({ name: 'a', label: 'A', value: '"x"', hint: 'Hint', error: 'Error', required: true })],
    ['number', field({ as: 'number', name: 'a', label: 'A', value: 0 })],
    ['long text', field({ as: 'long-text', name: 'a', label: 'A', value: '\nfirst line is kept' })],
    ['select', field({ as: 'select', name: 'a', label: 'A', value: '1', choices: [{ value: '1', label: 'One' }] })],
    [
      'radio',
      field({
        as: 'radio',
        name: 'a',
        label: 'A',
        value: '1',
        hint: 'H',
        choices: [{ value: '1', label: 'One', hint: 'h' }],
      }),
    ],
    ['checkbox', field({ as: 'checkbox', name: 'a', label: 'A', checked: true, hint: 'H' })],
    ['file', field({ as: 'file', name: 'a', label: 'A', accept: '.zip', required: true })],
  ])('a %s field is valid and labelled', (_kind, made) => {
    expectGoodPiece(`<form action="/x">${String(made)}<button type="submit">Go</button></form>`)
  })

  test('hint and error are tied to the control', () => {
    const text = String(field({ name: 'who', label: 'Who', hint: 'A name', error: 'Please say who.' }))
    expect(text).toContain('aria-describedby="field-who-hint field-who-error"')
    expect(text).toContain('id="field-who-hint"')
    expect(text).toContain('id="field-who-error"')
    expect(text).toContain('for="field-who"')
  })

  test('a browser drops one line end at the start of a text area, so one is given', () => {
    expect(String(field({ as: 'long-text', name: 'a', label: 'A', value: '\nx' }))).toContain('>\n\nx</textarea>')
  })
})

describe('lists', () => {
  test('an item is a good piece, and its buttons are forms', () => {
    const one = { id: 'i-1', who: 'Ana', why: 'She waits.', facts: 'today', body: html`<p>Note</p>` }
    const text = String(
      items(
        [
          {
            ...one,
            actions: answer({ label: 'Accept', action: '/received/1', values: { answer: 'accept' }, key: 'a' }),
          },
        ],
        'Received',
      ),
    )
    expectGoodPiece(text)
    expect(text).toContain('method="post" action="/received/1"')
    expect(text).toContain('hx-target="closest [data-item]"')
    expect(text).toContain('data-key="a"')
    expect(String(item(one))).not.toContain('item-actions')
  })

  test('a button may take the whole page, and hides nothing of its form', () => {
    expect(String(answer({ label: 'Go', action: '/x', replaces: null }))).not.toContain('hx-')
    expect(() => answer({ label: 'Go', action: '/x', values: { id: '1' } })).toThrow(TypeError)
  })

  test('a table heads its rows and labels its cells', () => {
    const text = String(table('People', [{ label: 'Name' }, { label: 'Sent', number: true }], [['Ana', 3]]))
    expectGoodPiece(text)
    expect(text).toContain('<th scope="row">Ana</th>')
    expect(text).toContain('data-label="Sent"')
  })

  test('facts, steps, pager, notice and empty states are good pieces', () => {
    for (const made of [
      facts([['Company', 'Tidewater Maps']]),
      steps([{ name: 'Received', href: '/review/1' }, { name: 'Stale', left: 3 }, { name: 'Done' }], 1, 'Review'),
      pager({ previous: '/people?before=b', next: '/people?after=a', says: '50 of 120' }),
      doneNotice({ says: 'Saved.', operation: 'abc', back: '/' }),
      empty({ title: 'Nobody here', says: 'Add a person.', actions: [{ label: 'Add', href: '/people/new' }] }),
    ])
      expectGoodPiece(String(made))
    expect(String(pager({ previous: null, next: null }))).toBe('')
  })

  test('each tone has a shape of its own', () => {
    const tones: Tone[] = ['stop', 'warn', 'info', 'good', 'plain']
    const shapes = tones.map((tone) => String(mark(tone)).replace(/mark-\w+/g, ''))
    expect(new Set(shapes).size).toBe(tones.length)
  })
})
