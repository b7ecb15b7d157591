import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf, readMapped } from '#formats/contacts/mapping.ts'
import { readPeople } from '#formats/contacts/read-people.ts'
import { Problem } from '#model/problem.ts'

const bytes = (text: string | Uint8Array) => (typeof text === 'string' ? new TextEncoder().encode(text) : text)
const read = (text: string | Uint8Array, name = 'contacts.csv') => readPeople({ name, bytes: bytes(text) })

const GOOGLE =
  'First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Nickname,File As,Organization Name,Organization Title,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Address 1 - City,Address 1 - Country,Website 1 - Label,Website 1 - Value,Relation 1 - Label,Relation 1 - Value'
const OLD_GOOGLE =
  'Name,Given Name,Additional Name,Family Name,Nickname,Location,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title,Website 1 - Value'
const OUTLOOK =
  "First Name,Middle Name,Last Name,Title,Nickname,Web Page,Notes,E-mail Address,E-mail 2 Address,Manager's Name,Company,Job Title,Business City,Business Country/Region"

describe('Google Contacts', () => {
  test('of today', () => {
    const text = `${GOOGLE}\nAna,Maria,Sousa,,,,,Tidewater,Lead,"Met in Porto,\nat the quay",* myContacts,* Work,Ana@Example.org,Home,ana@example.org,Porto,Portugal,Profile,https://www.linkedin.com/in/an%C3%A1-sousa,* Manager,Bo Lind\n,,,,,Zé,,,,,,,ze@example.org,,,,,,,,\n,,,,,,,Only Company,,,,,,,,,,,,,\n`
    expect(read(text)).toMatchObject({
      source: 'google',
      kind: 'Google Contacts',
      read: 3,
      records: [
        {
          line: 2,
          name: 'Ana Maria Sousa',
          emails: ['Ana@Example.org'],
          company: 'Tidewater',
          position: 'Lead',
          region: 'Porto, Portugal',
          remarks: 'Met in Porto,\nat the quay',
          profileKey: 'aná-sousa',
          managers: [{ name: 'Bo Lind' }],
        },
        { name: 'Zé', emails: ['ze@example.org'], managers: [] },
      ],
      rejected: [{ line: 5, reason: 'It has no name.' }],
    })
  })

  test('until about 2024, with several values in a cell', () => {
    const text = `${OLD_GOOGLE}\nAna Sousa,Ana,,Sousa,,,,* myContacts ::: Friends,* Work,ana@example.org ::: a.sousa@example.net,Tidewater,Lead,https://example.org ::: http://linkedin.com/in/ana\n`
    expect(read(text)?.records).toMatchObject([
      {
        name: 'Ana Sousa',
        emails: ['ana@example.org', 'a.sousa@example.net'],
        company: 'Tidewater',
        profileKey: 'ana',
      },
    ])
  })

  test('saved again by a spreadsheet: semicolons, a byte-order mark, CRLF', () => {
    const text = `\ufeff${OLD_GOOGLE.replaceAll(',', ';')}\r\nAna Sousa;Ana;;Sousa;;;;;;ana@example.org;;;\r\n;;;;;;;;;;;;\r\n`
    expect(read(text)).toMatchObject({ read: 1, records: [{ name: 'Ana Sousa' }] })
  })
})

describe('Outlook', () => {
  test('names the manager', () => {
    const text = `${OUTLOOK}\nAna,,Sousa,Dr,,www.linkedin.com/in/ana,,ana@example.org,ana@work.example,Björn Lind,Tidewater,Lead,Porto,Portugal\n`
    const windows = Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)))
    for (const each of [text, windows])
      expect(read(each)?.records).toMatchObject([
        {
          name: 'Ana Sousa',
          emails: ['ana@example.org', 'ana@work.example'],
          profileKey: 'ana',
          region: 'Porto, Portugal',
          managers: [{ name: 'Björn Lind' }],
        },
      ])
    expect(read(text.replace("Manager's", 'Manager’s'))?.records[0]?.managers).toHaveLength(1)
  })

  test('in UTF-16, as some versions write it', () => {
    const text = `${OUTLOOK}\nŁucja,,Nowak,,,,,lucja@example.org,,,,,,\n`
    expect(read(Buffer.from(`\ufeff${text}`, 'utf16le'))?.records).toMatchObject([{ name: 'Łucja Nowak' }])
  })
})

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')

describe('vCards', () => {
  test('of every version, with what address books add', () => {
    const text =
      card(
        'VERSION:3.0',
        'N:Sousa;Ana;Maria;Dr;',
        'FN:Ana Maria Sousa',
        'ORG:Tidewater\\, Ltd;Maps',
        'TITLE:Lead',
        'EMAIL;TYPE=INTERNET;TYPE=HOME:ana@home.example',
        'EMAIL;TYPE=INTERNET;TYPE=WORK;TYPE=pref:ana@example.org',
        'item1.URL:https://www.linkedin.com/in/ana',
        'item1.X-ABLabel:_$!<HomePage>!$_',
        'BDAY;X-APPLE-OMIT-YEAR=1604:1604-01-22',
        'NOTE:Met in Porto\\nat the',
        '  quay',
        'ADR;TYPE=HOME:;;Quay 1;Porto;;4000;Portugal',
        'item2.X-ABRELATEDNAMES:Bo Lind',
        'item2.X-ABLabel:_$!<Manager>!$_',
      ) +
      card(
        'VERSION:4.0',
        'FN:Cy Wren',
        'SOCIALPROFILE;VALUE=uri:https://linkedin.com/in/cy',
        'RELATED;VALUE=text;TYPE=manager:Bo Lind',
        'RELATED;VALUE=text;TYPE=manager:Dora Elm',
      ) +
      card(
        'VERSION:2.1',
        'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:S=C3=B6nke;J=C3=BCrgen;;;',
        'EMAIL;PREF;INTERNET:j@example.org',
      )
    expect(read(text, 'a.vcf')).toMatchObject({
      source: 'vcard',
      read: 3,
      records: [
        {
          name: 'Ana Maria Sousa',
          emails: ['ana@example.org', 'ana@home.example'],
          company: 'Tidewater, Ltd',
          position: 'Lead',
          profileKey: 'ana',
          region: 'Porto, Portugal',
          remarks: 'Met in Porto\nat the quay',
          managers: [{ name: 'Bo Lind' }],
        },
        { name: 'Cy Wren', profileKey: 'cy', managers: [{ name: 'Bo Lind' }, { name: 'Dora Elm' }] },
        { name: 'Jürgen Sönke', emails: ['j@example.org'] },
      ],
    })
  })

  test('a broken or nameless card costs only itself, and is told by its line', () => {
    const text =
      card('VERSION:3.0', 'FN:Ana') +
      card('VERSION:3.0', 'BROKEN LINE', 'FN:Bo') +
      card('VERSION:3.0', 'EMAIL:x@example.org') +
      card('VERSION:3.0', 'FN:Cy')
    const reading = read(text, 'a.vcf')
    expect(reading?.records.map(({ name, line }) => [name, line])).toEqual([
      ['Ana', 1],
      ['Cy', 14],
    ])
    expect(reading?.rejected.map(({ line }) => line)).toEqual([5, 10])
    expect(reading?.rejected[1]?.reason).toBe('It has no name.')
  })
})

describe('a table nobody knows', () => {
  const table = (text: string) => ({ name: 'people.csv', bytes: bytes(text) })

  test('is shown with some of what stands in it, and guessed at in several languages', () => {
    const asked = columnsOf(
      table(
        'Vorname;Nachname;E-Mail-Adresse;Firma;Verbunden am;Schuhgröße\nAna;Sousa;ana@example.org;Tidewater;2024-01-31;39\nBo;Lind;;Docks;;\n',
      ),
    )
    expect(asked.columns[0]).toEqual({ name: 'Vorname', samples: ['Ana', 'Bo'] })
    expect(asked.guess).toEqual({
      Vorname: 'firstName',
      Nachname: 'lastName',
      'E-Mail-Adresse': 'email',
      Firma: 'company',
      'Verbunden am': 'connectedOn',
    })
    expect(columnsOf(table('first_name,last_name,linkedin_url,company,email_work\nA,B,x,y,z\n')).guess).toEqual({
      first_name: 'firstName',
      last_name: 'lastName',
      linkedin_url: 'profile',
      company: 'company',
      email_work: 'email',
    })
    expect(
      columnsOf(table('Record ID,First Name,Last Name,Email,Job Title\n1,A,B,x,y\n')).guess['Record ID'],
    ).toBeUndefined()
  })

  test('has one signature for the same columns, and another for others', () => {
    const of = (header: string) => columnsOf(table(`${header}\n1,2\n`)).signature
    expect(of('Full_Name, MAIL ')).toBe(of('full name,mail'))
    expect(of('Mail,Full Name')).not.toBe(of('Full Name,Mail'))
  })

  test.each([
    ['', 'people.csv is empty.'],
    ['Name,Mail\n', 'Nobody in people.csv could be read.'],
    ['Name,name \n1,2\n', 'people.csv, line 1: two columns are named “name”.'],
    ['ana@example.org,Ana\nbo@example.org,Bo\n', 'people.csv has no row of column names.'],
    ['just text\nand more\n', 'people.csv has no columns Decorum could read people from.'],
    ['Name,"Mail\n1,2\n', /never closed/],
  ])('%j is refused with a reason', (text, what) => {
    expect(() => columnsOf(table(text))).toThrow(what)
  })

  test('is read by what was said of its columns', () => {
    const mapping = {
      Who: 'name',
      When: 'connectedOn',
      Net: 'profile',
      Mail: 'email',
      Mail2: 'email',
      Say: 'remarks',
    } as const
    const text =
      'Who,When,Net,Mail,Mail2,Say,Other\nAna Sousa,15 Jan 2024,linkedin.com/in/ana,a@example.org,b@example.org,"\'=1+1",x\nBo Lind,01/02/2024,,,,,\nCy Wren,31 Feb 2024,,,,,\n,,https://linkedin.com/in/dora-elm-3b2,,,,\n,,,,,Only words,\n'
    expect(readMapped(table(text), mapping)).toMatchObject({
      source: 'csv',
      read: 5,
      records: [
        { name: 'Ana Sousa', connectedOn: '2024-01-15', emails: ['a@example.org', 'b@example.org'], remarks: '=1+1' },
        { name: 'dora elm', profileKey: 'dora-elm-3b2' },
      ],
      rejected: [
        { line: 3, reason: '“01/02/2024” is not a date Decorum can read for certain; write it as 2024-01-31.' },
        { line: 4 },
        { line: 6, reason: 'It has no name.' },
      ],
    })
    expect(() => readMapped(table(text), { Mail: 'email' })).toThrow('No column is the name.')
  })
})

test('what belongs to others is left to them', () => {
  expect(
    read('First Name,Last Name,URL,Email Address,Company,Position,Connected On\nA,B,,,,,1 Jan 2024\n'),
  ).toBeUndefined()
  expect(read('person,manager\nAna,Bo\n')).toBeUndefined()
  expect(read(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'c.zip')).toBeUndefined()
  expect(read('')).toBeUndefined()
})

test('whatever stands in the cells, every row has a fate and nothing but a Problem is thrown', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('', '=1', '"', '\n', ',', 'a@b.c', 'x:::y', '\0', '\ud800'),
  )
  const written = (text: string) => `"${text.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(
      fc.constantFrom(GOOGLE, OLD_GOOGLE, OUTLOOK),
      fc.array(fc.array(cell, { minLength: 1, maxLength: 23 }), { maxLength: 5 }),
      (header, rows) => {
        const text = [header, ...rows.map((row) => row.map(written).join(',')), ''].join('\n')
        try {
          const reading = read(text)
          if (!reading) return
          expect(reading.read).toBe(reading.records.length + reading.rejected.length)
          for (const record of reading.records) {
            expect(record.name.trim()).not.toBe('')
            expect(record.name.isWellFormed()).toBe(true)
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Problem)
        }
      },
    ),
  )
})
