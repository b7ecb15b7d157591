import { describe, expect, test } from 'vitest'
import { archiveFromUpload } from '#formats/archive.ts'
import { headerWords } from '#formats/linkedin/header-words.ts'
import { readLinkedIn } from '#formats/linkedin/read-linkedin.ts'
import type { LinkedInReading } from '#formats/linkedin/records.ts'
import { archiveOf, fixtureBytes, fixtures } from '#test/formats/linkedin/fixtures.ts'
import { problemIn } from '#test/formats/problem-of.ts'

/** The rows a reading rejected, as `line: reason`. */
function rejected(reading: LinkedInReading): string[] {
  return reading.files.flatMap((file) => file.rejected.map(({ line, reason }) => `${line}: ${reason}`))
}

const ines = {
  firstName: 'Ines',
  lastName: 'Okafor',
  name: 'Ines Okafor',
  profileKey: 'ines-okafor-3b2a91',
  profileUrl: 'https://www.linkedin.com/in/ines-okafor-3b2a91',
  email: null as string | null,
  company: 'Papoila Foods' as string | null,
  position: 'Analyst' as string | null,
  connectedOn: '2026-06-10',
}
const withoutAddress = { profileKey: null, profileUrl: null }
const used = new Set<string>()

async function read(fixture: string): Promise<LinkedInReading> {
  used.add(fixture)
  return readLinkedIn(await archiveOf(fixture))
}

describe('connections of every era', () => {
  const cases: readonly (readonly [string, readonly object[], (readonly string[])?])[] = [
    [
      'connections-2018-timed-dates.csv',
      [
        { line: 2, ...ines, ...withoutAddress, email: 'ines@example.org', connectedOn: '2018-10-18' },
        { line: 3, name: 'Jordan Pike', company: null, position: null, connectedOn: '2018-01-02' },
      ],
    ],
    ['connections-2020-no-preamble.csv', [{ line: 2, ...ines, ...withoutAddress, connectedOn: '2021-03-15' }]],
    ['connections-2021-preamble.csv', [{ line: 5, ...ines, ...withoutAddress, connectedOn: '2022-09-09' }]],
    [
      'connections-2023-today.csv',
      [
        { line: 5, ...ines },
        {
          line: 6,
          name: 'Jordan Pike',
          email: 'jordan@example.org',
          position: 'Manager, Grid',
          connectedOn: '2026-06-09',
        },
      ],
    ],
    ['connections-preamble-one-line.csv', [{ line: 3, ...ines }]],
    ['connections-preamble-note-of-lines.csv', [{ line: 8, ...ines }]],
    ['connections-preamble-nine-rows.csv', [{ line: 11, ...ines }]],
    ['connections-preamble-ten-rows.csv', [{ line: 12, ...ines }]],
    ['connections-header-in-german.csv', [{ line: 5, ...ines }]],
    ['connections-header-in-french.csv', [{ line: 2, ...ines }]],
    ['connections-header-in-spanish.csv', [{ line: 2, ...ines }]],
    ['connections-header-in-portuguese.csv', [{ line: 2, ...ines }]],
    ['connections-header-in-japanese.csv', [{ line: 2, ...ines }]],
    ['connections-header-in-arabic.csv', [{ line: 2, ...ines }]],
    ['connections-columns-reordered.csv', [{ line: 2, ...ines }]],
    ['connections-columns-extra.csv', [{ line: 2, ...ines }]],
    [
      'connections-columns-removed.csv',
      [
        { line: 2, ...ines, ...withoutAddress, connectedOn: '2024-01-22' },
        { line: 3, name: 'Jordan Pike', company: null, connectedOn: '2024-01-05' },
      ],
    ],
    ['connections-header-untidy.csv', [{ line: 2, ...ines }]],
    [
      'connections-excel-crlf-bom.csv',
      [
        { line: 2, ...ines, firstName: 'Inês', name: 'Inês Okafor', connectedOn: '2024-01-22' },
        { line: 3, name: 'Jordan Pike', connectedOn: '2024-01-05' },
      ],
    ],
    ['connections-excel-semicolon.csv', [{ line: 2, ...ines, company: 'Papoila; Foods', position: 'Analyst, senior' }]],
    ['connections-excel-tab-utf16.csv', [{ line: 2, ...ines, firstName: 'Inês', name: 'Inês Okafor' }]],
    ['connections-utf16-big-endian.csv', [{ line: 2, name: 'Inês Okafor' }]],
    ['connections-windows-1252.csv', [{ line: 2, name: 'Inês Okafor', company: 'Café & Söhne' }]],
    [
      'connections-damaged-byte.csv',
      [
        { line: 2, name: 'Inês Ok\ufffdfor', company: 'Café & Söhne' },
        { line: 3, name: 'Zoë Quintão' },
      ],
    ],
    [
      'connections-lone-cr.csv',
      [
        { line: 2, ...ines },
        { line: 3, name: 'Jordan Pike' },
      ],
    ],
    [
      'connections-hidden-profiles.csv',
      [{ line: 5 }, { line: 7 }],
      [
        '6: It has no name: the profile is hidden or was closed.',
        '8: It has no name: the profile is hidden or was closed.',
      ],
    ],
    [
      'connections-dates-odd.csv',
      [
        { line: 5, connectedOn: '2024-01-15' },
        { line: 6, connectedOn: '2024-01-15' },
        { line: 9, connectedOn: '2024-03-15' },
        { line: 10, connectedOn: '2024-03-15' },
        { line: 11, connectedOn: '2024-03-15' },
      ],
      [
        '2: “15 tammikuu 2024” in “Connected On” is not a date Decorum can read for certain.',
        '3: “01/02/2024” in “Connected On” is not a date Decorum can read for certain.',
        '4: “31 Feb 2024” in “Connected On” is not a date Decorum can read for certain.',
        '7: “15 Mar 1021” in “Connected On” is not a date Decorum can read for certain.',
        '8: It has no date in “Connected On”.',
      ],
    ],
    [
      'connections-dates-in-words.csv',
      ['15', '15', '15', '15', '01', '15', '15', '15', '15'].map((day, i) => ({
        line: i + 2,
        connectedOn: `2024-${i === 4 ? '02' : i === 8 ? '03' : '01'}-${day}`,
      })),
      ['11: “31 févr. 2024” in “Connected On” is not a date Decorum can read for certain.'],
    ],
    ['connections-dates-day-first.csv', [{ connectedOn: '2024-02-01' }, { connectedOn: '2024-02-13' }]],
    ['connections-dates-month-first.csv', [{ connectedOn: '2024-02-01' }, { connectedOn: '2024-02-13' }]],
    [
      'connections-dates-both-orders.csv',
      [{ line: 4, connectedOn: '2024-03-15' }],
      [
        '2: “13/02/2024” in “Connected On” is not a date Decorum can read for certain.',
        '3: “02/13/2024” in “Connected On” is not a date Decorum can read for certain.',
      ],
    ],
    [
      'connections-name-invisible.csv',
      [{ line: 3, name: 'In\u200bes Okafor' }],
      ['2: It has no name: the profile is hidden or was closed.'],
    ],
    [
      'connections-quote-inside.csv',
      [{ line: 2, firstName: 'Robert "Bo"', name: 'Robert "Bo" O\'Brien', company: '5" Pipes' }],
    ],
    [
      'connections-names-odd.csv',
      [
        { name: 'Jane Doe, Ph.D.', lastName: 'Doe, Ph.D.' },
        { name: 'Ana Maria de Sá', firstName: 'Ana Maria', lastName: 'de Sá' },
        { name: 'null NaN' },
        { name: '__proto__ constructor' },
        { name: 'X', lastName: '' },
        { name: 'Mononym', firstName: '' },
        { name: '李 伟' },
        { name: '\u202eevil name' },
        { name: 'Zoe\u0301 🚀 Rocket' },
        { name: '=1+1 @cmd' },
        { name: `${'N'.repeat(300)} Long` },
      ],
    ],
    [
      'connections-addresses-odd.csv',
      [
        'zoë-x',
        'zoë-y',
        'upper-case',
        'plain',
        'no-scheme',
        null,
        null,
        null,
        null,
        null,
        'with-login',
        null,
        'stray%percent',
        'country',
        null,
      ].map((profileKey) => ({ profileKey })),
    ],
    [
      'connections-nul-and-padding.csv',
      [
        { line: 3, ...ines, ...withoutAddress, company: null, position: null },
        { line: 7, name: 'Jordan Pike' },
      ],
    ],
    [
      'connections-rows-long-and-short.csv',
      [
        { line: 2, name: 'Ines Okafor' },
        { line: 5, name: 'Ada Quill' },
      ],
      ['3: It has 8 cells under 7 column names, so they cannot be matched.', '4: It has no date in “Connected On”.'],
    ],
    [
      'connections-cell-too-long.csv',
      [{ line: 3, name: 'Jordan Pike' }],
      ['2: One of its cells is longer than 65536 characters.'],
    ],
  ]
  for (const [fixture, records, reasons = []] of cases)
    test(fixture, async () => {
      const reading = await read(fixture)
      expect(reading.connections).toMatchObject(records)
      expect(rejected(reading)).toEqual(reasons)
      expect(reading.files).toMatchObject([{ kind: 'connections', read: records.length + reasons.length }])
    })
})

describe('invitations of every era', () => {
  const owner = { name: 'Rosa Lind', profileKey: 'rosa-lind' }
  const nameless = { name: 'Rosa Lind', profileKey: null }
  const sent = { direction: 'sent', name: 'Ines Okafor', note: '' }
  const toInes = { ...sent, profileKey: 'ines-okafor-3b2a91' }
  const cases: readonly (readonly [string, object, readonly object[], (readonly string[])?])[] = [
    [
      'invitations-2018.csv',
      nameless,
      [
        { line: 2, ...sent, ...withoutAddress, sentAt: '2018-10-18T22:05:00.000Z' },
        {
          line: 3,
          direction: 'received',
          name: 'Jordan Pike',
          note: 'Hello Rosa, well met',
          sentAt: '2018-01-02T08:00:00.000Z',
        },
      ],
    ],
    [
      'invitations-2023-member-numbers.csv',
      nameless,
      [{ line: 2, ...sent, ...withoutAddress, sentAt: '2023-07-03T16:00:00.000Z' }],
    ],
    ['invitations-2023-no-slug.csv', nameless, [{ line: 2, ...sent, ...withoutAddress }]],
    [
      'invitations-today.csv',
      owner,
      [
        { line: 2, ...toInes, sentAt: '2026-01-29T22:37:00.000Z' },
        {
          line: 3,
          direction: 'received',
          name: 'Zoë Ürgen',
          profileKey: 'zoë-ürgen',
          profileUrl: 'https://www.linkedin.com/in/zo%C3%AB-%C3%BCrgen',
          note: 'It was good to meet you, and the "late" panel.',
          sentAt: '2026-07-30T06:59:00.000Z',
        },
      ],
    ],
    ['invitations-narrow-space.csv', owner, [{ line: 2, ...toInes, sentAt: '2026-01-29T22:37:00.000Z' }]],
    [
      'invitations-directions-odd.csv',
      owner,
      [{ line: 2, direction: 'sent', name: 'A B' }],
      [
        '3: “SIDEWAYS” in “Direction” is neither OUTGOING nor INCOMING.',
        '4: “” in “Direction” is neither OUTGOING nor INCOMING.',
      ],
    ],
    [
      'invitations-times-odd.csv',
      owner,
      [
        { line: 2, sentAt: '2026-03-08T10:30:00.000Z' },
        { line: 3, sentAt: '2026-11-01T08:30:00.000Z' },
        { line: 8, sentAt: '2026-01-29T22:37:00.000Z' },
        { line: 11, sentAt: '2027-01-01T07:30:00.000Z' },
      ],
      [
        '4: “1/29/26, 0:15 AM” in “Sent At” is not a time Decorum can read for certain.',
        '5: “1/29/26, 13:15 PM” in “Sent At” is not a time Decorum can read for certain.',
        '6: “29/01/2026 14:37” in “Sent At” is not a time Decorum can read for certain.',
        '7: “13/40/26, 2:37 PM” in “Sent At” is not a time Decorum can read for certain.',
        '9: “2/29/26, 2:37 PM” in “Sent At” is not a time Decorum can read for certain.',
        '10: It has no time in “Sent At”.',
      ],
    ],
    [
      'invitations-names-untidy.csv',
      owner,
      [
        { line: 2, ...toInes, note: 'Hello there' },
        { line: 3, name: 'nameless' },
      ],
      ['4: It names nobody.'],
    ],
    ...['german', 'french', 'spanish', 'portuguese', 'japanese', 'arabic'].map(
      (language) =>
        [
          `invitations-header-in-${language}.csv`,
          owner,
          [{ line: 2, ...toInes, note: 'Hello Ines', sentAt: '2026-01-29T22:37:00.000Z' }],
        ] as const,
    ),
  ]
  for (const [fixture, whose, records, reasons = []] of cases)
    test(fixture, async () => {
      const reading = await read(fixture)
      expect(reading.invitations).toMatchObject(records)
      expect(rejected(reading)).toEqual(reasons)
      expect(reading.owner).toEqual(whose)
      expect(reading.files).toMatchObject([{ kind: 'invitations', read: records.length + reasons.length }])
    })
})

describe('messages of every era', () => {
  const from = { direction: 'received', otherName: 'Ines Okafor' }
  const to = { direction: 'sent', otherName: 'Jordan Pike' }
  const cases: readonly (readonly [string, readonly object[], (readonly string[])?])[] = [
    [
      'messages-2018.csv',
      [
        { line: 2, ...from, otherKey: null, conversation: 'Ines Okafor', sentAt: '2018-10-18T22:05:00.000Z' },
        { line: 3, ...to, otherName: 'Ines Okafor', otherKey: null, text: 'Hello Ines' },
      ],
    ],
    [
      'messages-2021.csv',
      [
        {
          line: 2,
          ...from,
          otherKey: 'ines-okafor-3b2a91',
          conversation: '2-aa==',
          sentAt: '2021-05-01T10:11:12.000Z',
        },
        { line: 3, ...to, otherName: 'Ines Okafor', otherKey: null },
        { line: 4, ...to, otherKey: null },
      ],
    ],
    [
      'messages-2023.csv',
      [
        { line: 2, ...from, otherKey: 'ines-okafor-3b2a91' },
        { line: 3, direction: 'sent', otherName: 'Zoë Ürgen', otherKey: 'zoë-ürgen', text: 'Hello Zoë' },
      ],
    ],
    [
      'messages-2024-draft-columns.csv',
      [
        { line: 2, ...from },
        { line: 4, ...to },
      ],
      ['3: It is a draft that was not sent.'],
    ],
    [
      'messages-2026-all-quoted.csv',
      [
        { line: 2, ...from, otherKey: 'ines-okafor-3b2a91', text: 'Hello Rosa,\n\nit was "good".\nInes' },
        { line: 9, ...to, otherKey: 'jordanpike', text: '' },
      ],
      [
        '6: It went to several people at once and is counted for none.',
        '7: It names nobody: the profile is hidden or was closed.',
        '8: “2026-13-04 10:11:12 UTC” in “Date” is not a time Decorum can read for certain.',
      ],
    ],
    [
      'messages-spam-folder.csv',
      [
        { line: 2, ...from },
        { line: 4, ...to },
      ],
      ['3: It was sorted out as spam.'],
    ],
    ['messages-draft-of-conversation.csv', [{ line: 2, ...from }], ['3: It is a draft that was not sent.']],
    [
      'messages-2018-folders.csv',
      [
        { line: 2, ...from },
        { line: 4, ...to, otherName: 'Ines Okafor' },
      ],
      ['3: It was sorted out as spam.'],
    ],
    ...['german', 'french', 'spanish', 'portuguese', 'japanese', 'arabic'].map(
      (language) =>
        [
          `messages-header-in-${language}.csv`,
          [
            {
              line: 2,
              ...to,
              otherName: 'Ines Okafor',
              otherKey: 'ines-okafor-3b2a91',
              conversation: '2-aa==',
              sentAt: '2026-01-02T10:11:12.000Z',
              text: 'Hello Ines',
            },
          ],
          ['3: It is a draft that was not sent.'],
        ] as const,
    ),
  ]
  for (const [fixture, records, reasons = []] of cases)
    test(fixture, async () => {
      const reading = await read(fixture)
      expect(reading.messages).toMatchObject(records)
      expect(rejected(reading)).toEqual(reasons)
      expect(reading.files).toMatchObject([{ kind: 'messages', read: records.length + reasons.length }])
    })
})

describe('the owner', () => {
  const rosa = {
    name: 'Rosa Lind',
    firstName: 'Rosa',
    lastName: 'Lind',
    headline: 'Grid planner',
    industry: 'Utilities',
  }

  test.each([
    ['profile-today.csv', { ...rosa, region: 'Porto, Portugal' }, []],
    ['profile-2018.csv', { ...rosa, region: 'Porto' }, []],
    [
      'profile-two-rows.csv',
      { name: 'Rosa Lind', headline: null, industry: null, region: null },
      ['3: An archive has one owner; only the first row is read.'],
    ],
  ])('%s', async (fixture, profile, reasons) => {
    const reading = await read(fixture)
    expect(reading.profile).toMatchObject(profile)
    expect(reading.owner).toEqual({ name: 'Rosa Lind', profileKey: null })
    expect(rejected(reading)).toEqual(reasons)
  })

  test('positions-today.csv', async () => {
    const reading = await read('positions-today.csv')
    expect(reading.positions).toEqual([
      { line: 2, company: 'Papoila Foods', title: 'Planner', startedOn: 'Jan 2024', finishedOn: null },
      { line: 4, company: 'Wavelet Energy', title: 'Trainee', startedOn: '2019', finishedOn: '2023' },
    ])
    expect(rejected(reading)).toEqual(['5: It has no company.'])
  })

  test('is told by the messages where nothing else does, by whom they have in common', async () => {
    expect((await read('messages-2023.csv')).owner).toEqual({ name: 'Rosa Lind', profileKey: 'rosa-lind' })
    expect((await read('messages-2021.csv')).owner).toEqual({ name: 'Rosa Lind', profileKey: null })
    const reading = readLinkedIn(await archiveOf('profile-today.csv', 'messages-2023.csv'))
    expect(reading.owner).toEqual({ name: 'Rosa Lind', profileKey: 'rosa-lind' })
  })

  test('cannot be told from one talk between two', async () => {
    const talk = (await archiveOf('messages-2023.csv')).files.map(({ name, text }) => ({
      name,
      text: text.split('\n').slice(0, 2).join('\n'),
    }))
    const problem = await problemIn(
      (async () => readLinkedIn({ name: 'x', exportedOn: null, files: talk, others: [] }))(),
    )
    expect(problem.why).toBe('messages.csv, line 2: Whether you wrote it or received it cannot be told.')
  })

  test('is told by the invitations where messages have addresses', async () => {
    const reading = readLinkedIn(await archiveOf('invitations-today.csv', 'messages-2023.csv'))
    expect(reading.owner).toEqual({ name: 'Rosa Lind', profileKey: 'rosa-lind' })
    expect(reading.messages.map((message) => message.direction)).toEqual(['received', 'sent'])
  })
})

describe('what the archive knows beside', () => {
  test('education-today.csv', async () => {
    const reading = await read('education-today.csv')
    expect(reading.education).toEqual([
      { line: 2, school: 'Tannenhof University', startedOn: '2009', finishedOn: '2013' },
      { line: 3, school: 'Alvorada University', startedOn: 'Sep 2024', finishedOn: null },
    ])
    expect(rejected(reading)).toEqual(['4: It has no school.'])
  })

  test('recommendations, which two files with the same columns hold', async () => {
    for (const way of ['given', 'received']) used.add(`recommendations_${way}-today.csv`)
    const archive = await archiveOf('recommendations_given-today.csv', 'recommendations_received-today.csv')
    const reading = readLinkedIn(archive)
    expect(reading.recommendations).toEqual([
      { line: 2, way: 'given', name: 'Ines Okafor', company: 'Papoila Foods', title: 'Analyst', on: '2024-01-15' },
      { line: 2, way: 'received', name: 'Jordan Pike', company: null, title: null, on: '2024-01-15' },
      { line: 3, way: 'received', name: 'Zoë Ürgen', company: 'Café & Söhne', title: 'Planner, senior', on: null },
    ])
    expect(rejected(reading)).toEqual(['3: It names nobody.'])
    expect(reading.files.map(({ kind, read }) => [kind, read])).toEqual([
      ['recommendations-given', 2],
      ['recommendations-received', 2],
    ])
    const [given] = archive.files
    const renamed = { ...archive, files: given ? [{ ...given, name: 'Recommendations Given.csv' }] : [] }
    expect(readLinkedIn(renamed).recommendations).toHaveLength(1)
  })

  test('notes-today.csv', async () => {
    const reading = await read('notes-today.csv')
    const { profileKey, profileUrl } = ines
    const jordan = { profileKey: 'jordanpike', profileUrl: 'https://www.linkedin.com/in/jordanpike' }
    expect(reading.notes).toEqual([
      {
        line: 2,
        name: 'Ines Okafor',
        profileKey,
        profileUrl,
        note: 'Met at the grid day.\nLikes figures.',
        createdOn: '2026-01-15',
        editedOn: '2026-01-16',
      },
      { line: 4, name: 'jordanpike', ...jordan, note: 'Call in May', createdOn: '2026-01-15', editedOn: null },
    ])
    expect(rejected(reading)).toEqual(['5: It names nobody.', '6: It has no note.'])
  })
})

describe('how far the reading has come', () => {
  const rows = Array.from({ length: 2500 }, (_, i) => `P${i},Q,https://www.linkedin.com/in/p-${i},,,,10 Jun 2026\n`)
  const connections = `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join('')}`
  const talk = (i: number) =>
    `2-aa==,P${i},https://www.linkedin.com/in/p-${i},Rosa,https://www.linkedin.com/in/rosa,2026-01-02 10:11:12 UTC,Hello\n`
  const messages = `CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n${rows.map((_, i) => talk(i)).join('')}`
  const archive = {
    name: 'x',
    exportedOn: null,
    files: [
      { name: 'Connections.csv', text: connections },
      { name: 'messages.csv', text: messages },
    ],
    others: [],
  }

  test('is told at most every 1,000 rows and at the end of each file', () => {
    const heard: [string, number][] = []
    readLinkedIn(archive, (file, rows) => heard.push([file, rows]))
    expect(heard.filter(([file]) => file === 'Connections.csv').map(([, rows]) => rows)).toEqual([1000, 2000, 2500])
    // The owner has to be looked for first, on a way through the file on which nothing is read yet.
    expect(heard.filter(([file]) => file === 'messages.csv').map(([, rows]) => rows)).toEqual([
      0, 0, 0, 1000, 2000, 2500,
    ])
  })

  test('can be called off at any word of it', () => {
    for (const last of [1, 2, 3, 4, 7, 9]) {
      let heard = 0
      const stop = new Error('enough')
      const reading = () =>
        readLinkedIn(archive, () => {
          if (++heard === last) throw stop
        })
      expect(reading).toThrow(stop)
      expect(heard).toBe(last)
    }
  })
})

describe('an archive with nothing to read in it', () => {
  test.each([
    [
      'connections-header-too-late.csv',
      'Connections.csv, line 1: the columns are not those of a LinkedIn archive.',
      'None of its first 11 rows has the column names First Name and Connected On. It has: line 1.',
    ],
    [
      'connections-header-in-finnish.csv',
      'Connections.csv, line 4: the columns are not those of a LinkedIn archive.',
      'None of its first 11 rows has the column names First Name and Connected On. It has: Etunimi, Sukunimi, URL, Sähköpostiosoite, Yritys and 2 more.',
    ],
    [
      'invitations-header-unknown.csv',
      'Invitations.csv, line 1: the columns are not those of a LinkedIn archive.',
      'None of its first 11 rows has the column names From, To, Sent At and Direction. It has: Lähettäjä, Vastaanottaja, Lähetetty, Viesti, Suunta.',
    ],
    [
      'connections-duplicate-column.csv',
      'Connections.csv, line 4: two columns are named “url”.',
      'Which of them is meant cannot be told.',
    ],
    [
      'connections-quote-not-closed.csv',
      'Connections.csv, line 3: a quotation mark is opened and never closed.',
      'Everything after it would become one cell.',
    ],
    [
      'connections-quote-then-text.csv',
      'Connections.csv, line 3: there is text after a closing quotation mark.',
      'A cell of that row is quoted wrongly, so its columns cannot be told apart.',
    ],
    [
      'connections-dates-unreadable.csv',
      'Nothing in Connections.csv could be read.',
      'Connections.csv, line 2: “15 tammi 2024” in “Connected On” is not a date Decorum can read for certain.',
    ],
    [
      'connections-only-hidden.csv',
      'Nothing in Connections.csv could be read.',
      'Connections.csv, line 2: It has no name: the profile is hidden or was closed.',
    ],
    [
      'connections-header-only.csv',
      'Nothing in Connections.csv could be read.',
      'Connections.csv: column names at most, and no rows under them.',
    ],
    [
      'connections-empty.csv',
      'Nothing in Connections.csv could be read.',
      'Connections.csv: column names at most, and no rows under them.',
    ],
    [
      'messages-none.csv',
      'Nothing in messages.csv could be read.',
      'messages.csv: column names at most, and no rows under them.',
    ],
    [
      'messages-unknown-columns.csv',
      'Nothing in messages.csv could be read.',
      'messages.csv, line 1: None of the first 11 rows has the column names of this file. It has: A, B, C.',
    ],
  ])('%s', async (fixture, what, why) => {
    const problem = await problemIn(read(fixture))
    expect(problem.message).toBe(what)
    expect(problem.why).toBe(why)
  })

  test('a file of no interest', async () => {
    const archive = {
      name: 'x.zip',
      exportedOn: null,
      files: [{ name: 'hobbies.csv', text: 'A,B\n1,2' }],
      others: ['Skills.csv'],
    }
    const problem = await problemIn((async () => readLinkedIn(archive))())
    expect(problem.message).toBe('x.zip holds no file Decorum reads.')
    expect(problem.why).toBe('Found: hobbies.csv, Skills.csv.')
    expect(problem.fix).toMatch('Connections.csv, Invitations.csv, messages.csv, Profile.csv and Positions.csv')
  })

  test('connections nobody can read beside invitations that can be', async () => {
    const archive = archiveOf('connections-dates-unreadable.csv', 'invitations-today.csv')
    const problem = await problemIn(archive.then((files) => readLinkedIn(files)))
    expect(problem.message).toBe('Connections.csv: none of its rows could be read (2 in all).')
  })

  test('two files of one kind', async () => {
    const archive = archiveOf('connections-2020-no-preamble.csv', 'connections-2023-today.csv')
    const problem = await problemIn(archive.then((files) => readLinkedIn(files)))
    expect(problem.message).toBe('More than one file holds connections: Connections.csv, Connections.csv.')
  })
})

describe('files beside those that matter', () => {
  test('are listed and passed over', async () => {
    const archive = await archiveOf('connections-2023-today.csv', 'messages-none.csv', 'messages-unknown-columns.csv')
    const [connections, none] = archive.files
    const other = { name: 'Skills.csv', text: 'Name\nPatience\n' }
    const guide = { name: 'guide_messages.csv', text: 'FROM,TO,DATE,CONTENT\nA,B,2026-01-02 10:11:12 UTC,C\n' }
    const files = [connections, none, other, guide].filter((file) => file !== undefined)
    const reading = readLinkedIn({ ...archive, files, others: ['Jobs/Job Applications.csv'] })
    expect(reading.files).toEqual([
      { name: 'Connections.csv', kind: 'connections', read: 2, rejected: [] },
      { name: 'messages.csv', kind: 'messages', read: 0, rejected: [] },
      { name: 'Skills.csv', kind: 'other', read: 0, rejected: [] },
      { name: 'guide_messages.csv', kind: 'other', read: 0, rejected: [] },
      { name: 'Jobs/Job Applications.csv', kind: 'other', read: 0, rejected: [] },
    ])
  })

  test('may be in UTF-16 with tabs, as the platform writes some of them', async () => {
    const sides = ['Account Status History.csv', 'Logins.csv', 'Shares.csv', 'Endorsement Received Info.csv']
    const text = '\ufeff"Login Date"\t"Where"\n"Mon Jan 15 10:00:00 UTC 2024"\t"Zoë at home"\n'
    const connections = { name: 'Connections.csv', bytes: fixtureBytes('connections-2023-today.csv') }
    const files = sides.map((name) => ({ name, bytes: Buffer.from(text, 'utf16le') }))
    const reading = readLinkedIn(await archiveFromUpload([...files, connections]))
    expect(reading.connections).toHaveLength(2)
    expect(reading.files.filter(({ kind }) => kind === 'other').map(({ name }) => name)).toEqual(sides)
  })

  test('may be in UTF-16 where they are read', async () => {
    const text = '\ufeff"School Name"\t"Start Date"\t"End Date"\n"Universität Ü"\t"2001"\t""\n'
    const file = { name: 'Education.csv', bytes: Buffer.from(text, 'utf16le') }
    expect(readLinkedIn(await archiveFromUpload([file])).education).toMatchObject([{ school: 'Universität Ü' }])
  })

  test('with unknown columns are reported where the rest can be read', async () => {
    const reading = readLinkedIn(await archiveOf('connections-2023-today.csv', 'messages-unknown-columns.csv'))
    expect(reading.files[1]).toMatchObject({ kind: 'messages', read: 1, rejected: [{ line: 1 }] })
  })
})

describe('the words for columns', () => {
  test.each(Object.entries(headerWords))('of %s each mean one column alone', (_, words) => {
    const all = Object.values(words).flat()
    expect(all.filter((word, i) => all.indexOf(word) !== i)).toEqual([])
    for (const word of all) expect(Object.keys(words)).not.toContain(word)
  })
})

test('every fixture is used', () => {
  expect([...used].sort()).toEqual([...fixtures].sort())
})
