import { expect, test } from 'vitest'
import { readManagers } from '#formats/managers/read-managers.ts'

const read = (name: string, text: string | Uint8Array) =>
  readManagers({ name, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text })

const pairs = (text: string | Uint8Array, name = 'a.csv') =>
  read(name, text)?.records.map(({ person, manager, from, until }) => [person.name, manager.name, from, until])

test('a list of managers, with and without days', () => {
  expect(pairs('person,manager,from,to\nAna Sousa,Bo Lind,2024-01-01,2026-06-30\nBo Lind,me,,\n')).toEqual([
    ['Ana Sousa', 'Bo Lind', '2024-01-01', '2026-06-30'],
    ['Bo Lind', 'me', null, null],
  ])
  expect(pairs('Person;Manager\r\nAna Sousa;Bo Lind\r\n')).toEqual([['Ana Sousa', 'Bo Lind', null, null]])
})

test('several managers of one person, by address or mail', () => {
  const reading = read(
    'a.csv',
    'person,manager\nana@example.org,https://www.linkedin.com/in/bo-lind\nana@example.org,Cy Wren\n',
  )
  expect(reading?.records.map(({ person, manager }) => [person.email, manager.profileKey, manager.name])).toEqual([
    ['ana@example.org', 'bo-lind', 'https://www.linkedin.com/in/bo-lind'],
    ['ana@example.org', null, 'Cy Wren'],
  ])
})

test('rows that cannot be placed are refused with their line, and the others taken', () => {
  const reading = read(
    'a.csv',
    'person,manager,from,to\n,Bo Lind,,\nAna Sousa,,,\nAna Sousa,Bo Lind,31/12/2024,\nAna Sousa,Bo Lind,2025-02-30,\nAna Sousa,Bo Lind,2025-02-01,2024-01-01\n\nCy Wren,Bo Lind,,\n',
  )
  expect(reading).toMatchObject({ read: 5, without: 1 })
  expect(reading?.rejected.map((row) => row.line)).toEqual([2, 4, 5, 6])
  expect(reading?.records.map((record) => record.line)).toEqual([8])
})

test('an Outlook export names managers in a column of its own', () => {
  const text =
    "First Name,Middle Name,Last Name,Company,E-mail Address,Manager's Name\nAna,,Sousa,Tidewater,ana@example.org,Bo Lind\nBo,,Lind,Tidewater,bo@example.org,\n"
  expect(read('contacts.csv', text)).toMatchObject({
    kind: 'Outlook contacts',
    without: 1,
    records: [{ person: { name: 'Ana Sousa', email: 'ana@example.org' }, manager: { name: 'Bo Lind' } }],
  })
  const windows = Uint8Array.from([...text.replace('Bo Lind', 'Bj\u00f6rn Lind')].map((letter) => letter.charCodeAt(0)))
  expect(pairs(windows)).toEqual([['Ana Sousa', 'Björn Lind', null, null]])
})

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')

test('vCards name managers in several ways', () => {
  const text =
    card(
      'VERSION:3.0',
      'FN:Ana Sousa',
      'EMAIL:ana@example.org',
      'item1.X-ABRELATEDNAMES:Bo Lind',
      'item1.X-ABLabel:_$!<Manager>!$_',
    ) +
    card(
      'VERSION:4.0',
      'FN:Cy Wren',
      'RELATED;VALUE=text;TYPE=manager:Bo Lind',
      'RELATED;VALUE=text;TYPE=friend:Dora Elm',
    ) +
    card('VERSION:3.0', 'N:Elm;Dora;;;', 'X-MS-MANAGER:Cy Wren', 'X-MS-MANAGER:Bo Lind') +
    card('VERSION:3.0', 'FN:Nobody Below', 'item2.X-ABRELATEDNAMES:Eve', 'item2.X-ABLabel:_$!<Spouse>!$_')
  expect(pairs(text, 'a.vcf')).toEqual([
    ['Ana Sousa', 'Bo Lind', null, null],
    ['Cy Wren', 'Bo Lind', null, null],
    ['Dora Elm', 'Cy Wren', null, null],
    ['Dora Elm', 'Bo Lind', null, null],
  ])
  expect(read('a.vcf', text)).toMatchObject({ kind: 'vCards', read: 4, without: 1 })
})

test('a card of version 2.1 keeps its letters', () => {
  const text = card(
    'VERSION:2.1',
    'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:S=C3=B6nke;J=C3=BCrgen;;;',
    'X-MS-MANAGER:Bo Lind',
  )
  expect(pairs(text, 'a.vcf')).toEqual([['Jürgen Sönke', 'Bo Lind', null, null]])
})

test('a broken card costs no other', () => {
  const text = card('VERSION:3.0', 'BROKEN LINE', 'FN:Ana') + card('VERSION:3.0', 'FN:Cy Wren', 'X-MS-MANAGER:Bo Lind')
  const reading = read('a.vcf', text)
  expect(reading?.records.length).toBe(1)
  expect(reading?.rejected.map((row) => row.line)).toEqual([1])
})

test('any other file is left to others', () => {
  expect(read('Connections.csv', 'Notes:\n"text"\n\nFirst Name,Last Name,URL\nAna,Sousa,x\n')).toBeUndefined()
  expect(read('b.csv', 'First Name,Last Name,URL\nAna,Sousa,x\n')).toBeUndefined()
  expect(read('c.zip', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toBeUndefined()
  expect(read('d.csv', '')).toBeUndefined()
})
