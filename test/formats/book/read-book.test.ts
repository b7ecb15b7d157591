import { describe, expect, test } from 'vitest'
import { BOOK_VERSION, fieldsOf, LIST_NAMES, type ListName } from '#formats/book/lists.ts'
import { looksLikeBook, readBook } from '#formats/book/read-book.ts'
import { problemOf } from '#test/formats/problem-of.ts'

type Rows = Partial<Record<ListName, readonly unknown[]>>

const HEAD = { format: 'decorum-book', version: BOOK_VERSION, exportedAt: '2026-11-18T12:00:00.000Z', program: '0.1.0' }

function file(rows: Rows = {}, head: object = HEAD): string {
  return JSON.stringify({ ...head, ...Object.fromEntries(LIST_NAMES.map((list) => [list, rows[list] ?? []])) })
}

/** A row of a list, null wherever nothing is given. */
function row(list: ListName, given: object): object {
  return { ...Object.fromEntries(fieldsOf(list).map(([name]) => [name, null])), ...given }
}

const ana = row('contacts', { id: 'ana', name: 'Ana Sousa' })
const bo = row('contacts', { id: 'bo', name: 'Bo Lind' })
const sent = { direction: 'sent', sentOn: '2026-11-01', saidBy: 'you' }
const toAna = row('invitations', { id: 'i1', contactId: 'ana', ...sent })

const problemIn = (text: string) => problemOf(() => readBook(text))

test('a file with nothing wrong reads', () => {
  const { lists, exportedAt, program } = readBook(`\uFEFF${file({ contacts: [ana], invitations: [toAna] })}\n`)
  expect(lists.invitations).toEqual([toAna])
  expect([exportedAt, program]).toEqual([HEAD.exportedAt, HEAD.program])
})

test('a file laid out anew by another program reads the same', () => {
  const text = file({ contacts: [ana], invitations: [toAna] })
  const turned = Object.fromEntries(Object.entries(JSON.parse(text)).toReversed())
  expect(readBook(JSON.stringify(turned, null, 4))).toEqual(readBook(text))
})

describe('a file that says what it is', () => {
  test.each([
    [file(), true],
    [`\uFEFF  ${file()}`, true],
    [JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(file())).toReversed()), null, 2), true],
    [file().slice(0, 100), true],
    ['{"format":"something-else"}', false],
    [JSON.stringify({ note: '"format":"decorum-book"' }), false],
    ['First Name,Last Name', false],
    ['["format","decorum-book"]', false],
    ['', false],
  ])('%#: %o', (text, expected) => {
    expect(looksLikeBook(text)).toBe(expected)
  })
})

const good = [
  '{',
  '"format":"decorum-book",',
  '"version":1,',
  '"exportedAt":"2026-11-18T12:00:00.000Z",',
  '"program":"0.1.0",',
  '"contacts":[',
  '{"id":"a"},',
  '{"id":"b"}',
  ']',
  '}',
]
const withLine = (number: number, text: string) => good.with(number - 1, text).join('\n')

describe('a damaged file is told of in words, with the place where it can be named', () => {
  test.each([
    ['', 'The file ends too early.'],
    [good.join('\n').slice(0, 60), 'The file ends too early.'],
    [file().slice(0, -1), 'The file ends too early.'],
    [`${file()} and more`, /^The file is no longer readable as JSON \(line 1, column \d+\)\.$/],
    [withLine(7, '{"id":"a",},'), 'The file is no longer readable as JSON (line 7, column 11).'],
    [withLine(7, '{"id":tru},'), 'The file is no longer readable as JSON (line 7).'],
    [withLine(6, '"contacts"=['), 'The file is no longer readable as JSON (line 6, column 11).'],
    [withLine(5, '"program":wrong,'), 'The file is no longer readable as JSON (no line can be named).'],
    ['[]', 'This is not a book of Decorum’s.'],
    ['null', 'This is not a book of Decorum’s.'],
    ['{"format":"decorum-book"}', 'This is not a book of Decorum’s.'],
    [file({}, { ...HEAD, version: '1' }), 'This is not a book of Decorum’s.'],
    [file({}, { ...HEAD, version: 0 }), 'This is not a book of Decorum’s.'],
    [file({}, { ...HEAD, exportedAt: 'today' }), 'This is not a book of Decorum’s.'],
    [file({}, { ...HEAD, version: BOOK_VERSION + 1 }), 'This book was written by a newer Decorum.'],
    [file({}, { ...HEAD, secrets: [] }), 'The file has a part "secrets" that Decorum does not know.'],
    [file().replace('"drafts":[],', ''), 'The list "drafts" is missing.'],
    [file().replace('"drafts":[]', '"drafts":{}'), 'The list "drafts" is missing.'],
    [file({ contacts: [null] }), 'contacts, row 1: this is no row.'],
    [file({ contacts: [ana, []] }), 'contacts, row 2: this is no row.'],
    [file({ contacts: [{ ...ana, shoeSize: 43 }] }), 'contacts, row 1: there is no field "shoeSize".'],
    [file({ contacts: [{ id: 'ana', name: 'Ana' }] }), 'contacts, row 1: the field "profileKey" is missing.'],
    [file({ contacts: [{ ...ana, mark: 'huge' }] }), 'contacts, row 1: the field "mark" holds something else.'],
    [file({ contacts: [{ ...ana, name: ' \0' }] }), 'contacts, row 1: the field "name" holds something else.'],
    [file({ contacts: [{ ...ana, isMember: 1 }] }), 'contacts, row 1: the field "isMember" holds something else.'],
    [
      file({ contacts: [{ ...ana, connectedOn: '2026-02-31' }] }),
      'contacts, row 1: the field "connectedOn" holds something else.',
    ],
    [
      file({ contacts: [{ ...ana, imported: { linkedin: { on: null } } }] }),
      'contacts, row 1: the field "imported" holds something else.',
    ],
    [
      file({ contacts: [{ ...ana, imported: { myspace: { on: null, values: {} } } }] }),
      'contacts, row 1: the field "imported" holds something else.',
    ],
    [file({ contacts: [ana, ana] }), 'contacts, row 2: "id" is the same as in row 1.'],
    [
      file({ contacts: [{ ...ana, profileKey: 'x' }, bo, { ...bo, id: 'c', profileKey: 'x' }] }),
      'contacts, row 3: "profileKey" is the same as in row 1.',
    ],
    [
      file({
        contacts: [ana, bo],
        contactKeys: ['ana', 'bo'].map((contactId) => ({
          id: contactId,
          contactId,
          kind: 'email',
          key: 'a@example.org',
        })),
      }),
      'contactKeys, row 2: "kind" and "key" are the same as in row 1.',
    ],
    [file({ invitations: [toAna] }), 'invitations, row 1: "contactId" names nobody and nothing in the file.'],
    [
      file({ contacts: [ana], invitations: [{ ...toAna, sentAt: '2026-11-01 10:00' }] }),
      'invitations, row 1: the field "sentAt" holds something else.',
    ],
    [
      file({ contacts: [ana], invitations: [{ ...toAna, sentAt: '2026-11-01T25:00:00Z' }] }),
      'invitations, row 1: the field "sentAt" holds something else.',
    ],
    [
      file({
        invitationEvents: [
          row('invitationEvents', {
            id: 'e',
            invitationId: 'i9',
            kind: 'accepted',
            onDay: '2026-11-01',
            saidBy: 'you',
          }),
        ],
      }),
      'invitationEvents, row 1: "invitationId" names nobody and nothing in the file.',
    ],
    [
      file({ contacts: [ana], relations: [row('relations', { id: 'r', fromId: 'ana', toId: 'ana', kind: 'friend' })] }),
      'relations, row 1: both people are the same.',
    ],
    [
      file({
        contacts: [ana, bo],
        relations: [
          {
            ...row('relations', { id: 'r', fromId: 'ana', toId: 'bo', kind: 'friend' }),
            startsOn: '2026-02-01',
            endsOn: '2026-01-01',
          },
        ],
      }),
      'relations, row 1: it ends before it starts.',
    ],
    [
      file({ contacts: [ana, bo], distinctPeople: [{ id: 'd', oneId: 'bo', otherId: 'ana' }] }),
      'distinctPeople, row 1: the two ids are in the wrong order.',
    ],
    [
      file({ settings: [{ id: 'x', value: JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) }] }),
      'settings, row 1: the field "value" holds something else.',
    ],
  ])('%#', (text, message) => {
    expect(problemIn(text).message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message))
  })
})

test('what a field holds is said where something else stands in it', () => {
  expect(problemIn(file({ contacts: [{ ...ana, mark: 'huge' }] })).why).toBe('It holds: one of high, low, or null.')
  expect(problemIn(file({ invitations: [toAna] })).why).toBe('There is no row "ana" in contacts.')
  expect(problemIn(file({}, { ...HEAD, version: 7 })).why).toContain('version 7')
})

test('what a later version brought is null in a book of an earlier one, and missing in one of its own', () => {
  const { commonGround, offer, ...first } = row('drafts', {
    id: 'd1',
    contactId: 'ana',
    note: '',
    madeAt: '2026-11-18T12:00:00.000Z',
  }) as Record<string, unknown>
  const rows = { contacts: [ana], drafts: [first] }
  expect(readBook(file(rows, { ...HEAD, version: 1 })).lists.drafts).toEqual([{ ...first, commonGround, offer }])
  expect(problemIn(file(rows)).message).toContain('the field "commonGround" is missing')
})

test('a book of the first version may say only what the archive said', () => {
  const imported = { company: 'Tidewater Maps', position: null }
  expect(readBook(file({ contacts: [{ ...ana, imported }] })).lists.contacts[0]).toMatchObject({ imported })
})
