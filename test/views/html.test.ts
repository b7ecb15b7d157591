import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '#model/day.ts'
import { grouped } from '#model/grouped.ts'
import { attributes, dated, html, ofBase, outsideLink, pathTo, person, profileLink, safeUrl } from '#views/html.ts'

const day = (text: string) => text as Day

describe('attributes', () => {
  test('are quoted, escaped and left out where there is nothing', () => {
    expect(
      String(attributes({ id: 'a"b', value: 0, required: true, disabled: false, title: undefined, 'data-x': null })),
    ).toBe(' id="a&quot;b" value="0" required')
  })

  test.each(['onclick', 'hx-on', 'hx-on:click', 'style', 'href', 'src', 'formaction', 'a b', 'x"y', 'ID'])(
    '%s is refused',
    (name) => {
      expect(() => attributes({ [name]: 'x' })).toThrow(TypeError)
    },
  )
})

describe('links that came from elsewhere', () => {
  test.each([
    ['https://www.linkedin.com/in/ana', 'https://www.linkedin.com/in/ana'],
    ['HTTP://EXAMPLE.org/a b"c', 'http://example.org/a%20b%22c'],
    [' https://example.org ', 'https://example.org/'],
    ['https://example.org/zoë', 'https://example.org/zo%C3%AB'],
  ])('%j is linked as %s', (text, url) => {
    expect(safeUrl(text)).toBe(url)
  })

  test.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.org/x',
    'https://www.linkedin.com@evil.test/in/ana',
    'https://user:pass@example.org/',
    '/in/ana',
    '//evil.test',
    'www.linkedin.com/in/ana',
    '',
    null,
    undefined,
  ])('%j is not linked', (text) => {
    expect(safeUrl(text)).toBeUndefined()
    expect(String(outsideLink(text, 'Ana'))).toBe('Ana')
  })

  test('a profile link says nothing of where it was followed from', () => {
    expect(String(profileLink('Ana <b>', 'https://example.org/"><script>'))).toBe(
      '<a href="https://example.org/%22%3E%3Cscript%3E" rel="noopener noreferrer"><bdi>Ana &lt;b&gt;</bdi></a>',
    )
  })
})

test('a name is kept from turning the words around it', () => {
  expect(String(person('\u202Eana'))).toBe('<bdi>\u202Eana</bdi>')
})

test('a date says the day and how long ago', () => {
  const text = String(dated(day('2026-11-18'), day('2026-11-22')))
  expect(text).toContain('datetime="2026-11-18"')
  expect(text.replace(/<[^>]+>/g, '')).toBe('18 Nov 2026, 4 days ago')
})

test('a path has its parameters encoded and leaves empty ones out', () => {
  expect(pathTo('/people', { q: 'Zoë & Co', after: null, page: undefined, sort: '', n: 0 })).toBe(
    '/people?q=Zo%C3%AB+%26+Co&n=0',
  )
  expect(pathTo('/people')).toBe('/people')
})

test('numbers carry their base and set their thousands apart', () => {
  expect(grouped(30000)).toBe('30,000')
  expect(grouped(999)).toBe('999')
  expect(grouped(1234567)).toBe('1,234,567')
  expect(String(ofBase(3, 4100))).toContain('3 of 4,100')
})

test('text is escaped wherever it stands', () => {
  expect(String(html`<p title="${'"><script>'}">${'<script>'}</p>`)).toBe(
    '<p title="&quot;&gt;&lt;script&gt;">&lt;script&gt;</p>',
  )
})

test('numbers, pieces and lists are written as they are, and nothing where there is nothing', () => {
  const piece = html`<b>${'&'}</b>`
  expect(String(html`${0} ${[piece, ['<', [1]]]}${true}${false}${null}${undefined}`)).toBe('0 <b>&amp;</b>&lt;1')
})

test('what only looks like a piece of a page is not taken for one', () => {
  const forged = JSON.parse('{"isEscaped":true,"text":"<script>"}')
  expect(String(html`${['<script>']}`)).toBe('&lt;script&gt;')
  expect(() => String(html`${forged}`)).toThrow(TypeError)
})

test('text is escaped as it was, whatever it holds', () => {
  const telling: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  const letters = fc.constantFrom(...Object.keys(telling), 'a', 'é', '\u{1f600}', ' ')
  fc.assert(
    fc.property(fc.array(letters), (all) => {
      const expected = all.map((letter) => telling[letter] ?? letter).join('')
      expect(String(html`${all.join('')}`)).toBe(expected)
    }),
  )
})
