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

test('any other file is left to others', () => {
  expect(read('Connections.csv', 'Notes:\n"text"\n\nFirst Name,Last Name,URL\nAna,Sousa,x\n')).toBeUndefined()
  expect(read('b.csv', 'First Name,Last Name,URL\nAna,Sousa,x\n')).toBeUndefined()
  expect(read('c.zip', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toBeUndefined()
  expect(read('d.csv', '')).toBeUndefined()
})

test('column names and nothing under them are an error, and a row that names nobody is none', () => {
  expect(() => read('a.csv', 'person,manager,from\n\n')).toThrow('Nobody in a.csv could be read.')
  expect(read('a.csv', 'person,manager\nAna Sousa,\n')).toMatchObject({ read: 0, without: 1 })
})
