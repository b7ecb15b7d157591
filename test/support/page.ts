import { HtmlValidate } from 'html-validate/node'
import { expect } from 'vitest'

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  elements: ['html5'],
  rules: {
    // The templates are written for people; how a void element or an empty line is written changes nothing.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'doctype-style': 'off',
    'attribute-boolean-style': 'off',
    // A list of answers under a field one types in is no select.
    'prefer-native-element': ['error', { exclude: ['listbox'] }],
    // htmx's own element carries pieces for other places of the page.
    'no-unknown-elements': ['error', { exclude: ['hx-partial'] }],
    // Hash addresses of our own files change with their content.
    'require-sri': 'off',
    'long-title': 'off',
    'no-inline-style': 'error',
    'input-missing-label': 'error',
    'attr-quotes': ['error', { style: 'auto', unquoted: false }],
  },
})

/** What is wrong with a piece of HTML, one line each; empty when nothing is. */
function htmlProblems(html: string): string[] {
  const report = validator.validateStringSync(html)
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  )
}

/** The one address that is a program: the button that is dragged into the bookmarks bar, which our own pages never run. */
const BOOKMARKLET = /href="javascript:void open\(&#39;http:[^"]*\)"/g

/** What makes a whole page worse than it should be, one line each; empty when nothing does. */
export function pageProblems(html: string): string[] {
  const problems = htmlProblems(html)
  const headings = html.match(/<h1[\s>]/g)?.length ?? 0
  if (headings !== 1) problems.push(`has ${headings} first headings`)
  if (!/<main[\s>]/.test(html)) problems.push('has no main')
  if (!/<title>[^<]+ · Decorum<\/title>/.test(html)) problems.push('has no title')
  if (/\son[a-z]+="|hx-on|javascript:|<style|\sstyle="|<script(?![^>]*\ssrc=")/i.test(html.replace(BOOKMARKLET, '')))
    problems.push('has a handler, a script or a style inside')
  if (/\b(undefined|null|NaN)\b|\[object /.test(textOf(html))) problems.push('shows a value that is none')
  return problems
}

/** The words of a page. */
export function textOf(html: string): string {
  return html
    .replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<\/?(?:a|b|bdi|code|em|kbd|span|strong|time)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim()
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** Expects a whole page that is valid, has one heading, labels for its fields and no id twice. */
export function expectGoodPage(html: string): void {
  expect(pageProblems(html)).toEqual([])
}

/** Expects a valid piece of a page. */
export function expectGoodPiece(html: string): void {
  expect(htmlProblems(html)).toEqual([])
}
