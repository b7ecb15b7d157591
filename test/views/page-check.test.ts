import { describe, expect, test } from 'vitest'
import { pageProblems } from '#test/support/page.ts'
import { html } from '#views/html.ts'
import { layout } from '#views/layout.ts'

const assets = { style: '/s.css', script: '/a.js', htmx: '/h.js', icon: '/i.svg' }

/** A page with `body` in it. */
function pageWith(body: ReturnType<typeof html>): string {
  return String(layout({ title: 'Test', current: null, body, theme: 'auto', assets }))
}

// The check of pages guards every page there will be, so it is shown to find what it is for.
describe('the check of pages', () => {
  test('has nothing against a plain page', () => {
    expect(pageProblems(pageWith(html`<p>Words.</p>`))).toEqual([])
  })

  test.each([
    ['a second first heading', html`<h1>Again</h1>`, /first headings/],
    [
      'a field without a label',
      html`<form><input type="text" name="x"><button type="submit">Go</button></form>`,
      /label/,
    ],
    ['an id twice', html`<p id="a"></p><p id="a"></p>`, /no-dup-id/],
    ['a button without a type', html`<button>Go</button>`, /button/],
    ['an unquoted attribute', html`<p class=x>Words</p>`, /attr-quotes/],
    ['an unclosed element', html`<div><p>Words`, /close/],
    ['a style inside', html`<p style="color: red">Words</p>`, /style/],
    ['a handler inside', html`<p onclick="x()">Words</p>`, /handler/],
    ['a value that is none', html`<p>${String(undefined)}</p>`, /none/],
  ])('finds %s', (_says, body, problem) => {
    expect(pageProblems(pageWith(body)).join('\n')).toMatch(problem)
  })
})
