import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { BOOK_FORMAT, BOOK_VERSION, fieldsOf, inWords, LIST_NAMES, type ListName } from '#formats/book/lists.ts'
import { writeBook } from '#formats/book/write-book.ts'
import type { Instant } from '#model/day.ts'

const page = readFileSync(fileURLToPath(import.meta.resolve('#formats/book/BOOK-FORMAT.md')), 'utf8')

interface Documented {
  readonly field: string
  readonly holds: string
  readonly meaning: string
}

/** The fields told of under a heading of the page. */
function documented(heading: string): Documented[] {
  const section = page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? ''
  return [...section.matchAll(/^\| `(\w+)` \| (.*?) \| ?(.*?) ?\|$/gm)].map(
    ([, field = '', holds = '', meaning = '']) => ({ field, holds, meaning }),
  )
}

const headings = [...page.matchAll(/^## (\w+)$/gm)].map(([, heading]) => heading)

test('the page has a section for every list, in the order they are written, and no other', () => {
  expect(headings).toEqual(LIST_NAMES)
})

test.each(LIST_NAMES)('the page tells every field of %s, what it holds, and no field that is not there', (list) => {
  const told = documented(list)
  expect(told.map(({ field, holds }) => [field, holds])).toEqual(
    fieldsOf(list).map(([name, shape]) => [name, inWords(shape)]),
  )
  for (const { field, meaning } of told) if (field !== 'id') expect(meaning, field).toMatch(/^\p{Lu}.*\.$/u)
})

test('what is written is what the page tells, field by field', async () => {
  const written = { exportedAt: '2026-11-18T12:00:00.000Z' as Instant, program: '0.1.0' }
  async function* oneRow(list: ListName) {
    yield [Object.fromEntries([...fieldsOf(list).map(([name]) => [name, null]), ['secret', 'not in the format']])]
  }
  let text = ''
  for await (const piece of writeBook(written, oneRow)) text += piece
  const file = JSON.parse(text) as Record<string, unknown>
  expect(Object.keys(file)).toEqual([...documented('The file itself').map(({ field }) => field), ...LIST_NAMES])
  expect(file).toMatchObject({ format: BOOK_FORMAT, version: BOOK_VERSION, ...written })
  for (const list of LIST_NAMES) {
    const [row] = file[list] as Record<string, unknown>[]
    expect(Object.keys(row ?? {})).toEqual(documented(list).map(({ field }) => field))
  }
})

test('a page that tells of a field that is not there would be noticed', () => {
  expect(documented('drafts').map(({ field }) => field)).toContain('madeAt')
  expect(documented('no such list')).toEqual([])
})
