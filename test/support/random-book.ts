import fc from 'fast-check'
import { tableOf, toStoreRow } from '#actions/book-rows.ts'
import type { Book } from '#actions/moment.ts'
import { type BookRow, type FieldShape, fieldsOf, LIST_NAMES, type ListName } from '#formats/book/lists.ts'
import { SOURCES } from '#model/source.ts'
import { inOperation } from '#store/journal.ts'

/** Text as it may come from anywhere: marks of every format, line ends, bidi, emoji, accents apart, formulas. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.toWellFormed().replaceAll('\0', '')),
  fc.constantFrom(
    '"],"x":[{"',
    '=HYPERLINK("http://evil.test","a")',
    'a,b;c\\n\r\nEND:VCARD\r\nBEGIN:VEVENT',
    '\u202eevil\u2066',
    '\u2028\u2029\u0085',
    'e\u0301 \u00e9 👩\u200d👩\u200d👧',
    '</script><img src=x onerror=1>',
    "'; drop table contacts; --",
    '__proto__',
    '{"format":"decorum-book"}',
    ' ',
    '',
  ),
)

const filledText = hostileText.map((text) => `${text}x`)
const day = fc.date({ min: new Date('2004-01-01'), max: new Date('2031-12-31'), noInvalidDate: true })
const dayText = day.map((date) => date.toISOString().slice(0, 10))
const json = fc.jsonValue({ maxDepth: 3 })

const said = fc.record({
  on: fc.option(dayText),
  values: fc.record({ name: hostileText, company: fc.option(hostileText) }, { requiredKeys: [] }),
})
const sources = fc.dictionary(fc.constantFrom(...SOURCES), said, { noNullPrototype: true })

function anyValue({ holds, oneOf, orNull }: FieldShape): fc.Arbitrary<unknown> {
  const plain: fc.Arbitrary<unknown> = oneOf
    ? fc.constantFrom(...oneOf)
    : {
        id: fc.uuid({ version: 7 }),
        text: hostileText,
        'text, not empty': filledText,
        day: dayText,
        instant: day.map((date) => date.toISOString()),
        'true or false': fc.boolean(),
        'any value': json,
        object: fc.dictionary(hostileText, json, { noNullPrototype: true, maxKeys: 3 }),
        'list of texts': fc.array(hostileText, { maxLength: 3 }),
        sources,
      }[holds]
  return orNull ? fc.option(plain) : plain
}

const unique: Partial<Record<ListName, (row: BookRow) => string>> = {
  contacts: (row) => String(row.profileKey ?? row.id),
  contactKeys: (row) => `${row.kind} ${row.key}`,
  messages: (row) => String(row.sourceKey ?? row.id),
  distinctPeople: (row) => `${row.oneId} ${row.otherId}`,
}

/** Rows that a book could hold, every field with anything it may hold; references lead to rows that are there. */
export type RandomBook = Readonly<Record<ListName, readonly BookRow[]>>

/** Random rows of every list. */
export const randomBook: fc.Arbitrary<RandomBook> = fc
  .record(
    Object.fromEntries(
      LIST_NAMES.map((list) => [
        list,
        fc.uniqueArray(
          fc.tuple(
            fc.record(Object.fromEntries(fieldsOf(list).map(([name, shape]) => [name, anyValue(shape)]))),
            fc.nat(1000),
            fc.nat(1000),
          ),
          { maxLength: 4, selector: ([row]) => row.id },
        ),
      ]),
    ),
  )
  .map((lists) => {
    const made = {} as Record<ListName, BookRow[]>
    for (const list of LIST_NAMES) {
      const rows: BookRow[] = []
      for (const [row, one, other] of lists[list] as [Record<string, unknown>, number, number][]) {
        const pick = (from: ListName, index: number) => made[from]?.[index % Math.max(1, made[from].length)]?.id
        const picks = [one, other]
        for (const [name, { of }] of fieldsOf(list)) if (of) row[name] = pick(of, picks.shift() ?? 0)
        rows.push(row)
      }
      made[list] = rows.filter((row) => fieldsOf(list).every(([name]) => row[name] !== undefined)).map(tidied(list))
      const key = unique[list]
      if (key) made[list] = [...new Map(made[list].map((row) => [key(row), row])).values()]
      if (list === 'relations') made[list] = made[list].filter((row) => row.fromId !== row.toId)
      if (list === 'distinctPeople') made[list] = made[list].filter((row) => String(row.oneId) < String(row.otherId))
    }
    return made
  })

function tidied(list: ListName): (row: BookRow) => BookRow {
  if (list !== 'relations') return (row) => row
  return (row) => {
    const ends = row.startsOn !== null && row.endsOn !== null && String(row.endsOn) < String(row.startsOn)
    return ends ? { ...row, endsOn: row.startsOn } : row
  }
}

/** Writes such rows into a book, as one change. */
export async function fill(book: Book, rows: RandomBook): Promise<void> {
  const occasion = { by: 'import', at: book.clock.now(), label: 'Fill the book' } as const
  await inOperation(book.store, occasion, async (write) => {
    for (const list of LIST_NAMES)
      for (const row of rows[list]) write.insert(tableOf[list], toStoreRow(list, row) as never)
  })
}
