import { type BadInput, file, fixture, header, ines, type Taken } from './bad-input.ts'

const named = (name: string, ...people: readonly string[]): BadInput => ({
  name,
  files: () => [fixture(`${name}.csv`)],
  becomes: { rows: { 'Connections.csv': [people.length, people.length, 0, 0, 0] }, people },
})

const messages =
  'CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT,FOLDER,IS MESSAGE DRAFT'
const fromInes =
  'c,Ines Okafor,https://www.linkedin.com/in/ines-okafor-3b2a91,Rosa Lind,https://www.linkedin.com/in/rosa-lind'
const toInes =
  'c,Rosa Lind,https://www.linkedin.com/in/rosa-lind,Ines Okafor,https://www.linkedin.com/in/ines-okafor-3b2a91'
const toBo = 'd,Rosa Lind,https://www.linkedin.com/in/rosa-lind,Bo Lind,https://www.linkedin.com/in/bo-lind'

/** Names and words that are unusual, and true all the same; or not. */
export const texts: readonly BadInput[] = [
  named('text-lone-surrogate-utf16', 'Ines\ufffd Okafor'),
  named('text-lone-surrogate-utf8', 'Ines\ufffd\ufffd\ufffd Okafor'),
  {
    name: 'one person in two ways of writing an accent',
    files: () => [fixture('text-composed-and-not.csv')],
    becomes: {
      rows: { 'Connections.csv': [2, 1, 0, 0, 1] },
      people: ['Zoë Quintão'.normalize('NFD')],
      rejected: ['Connections.csv, 2: The same person stands on line 3 already.'],
    },
  },
  {
    name: 'one person without an address, in two ways of writing an accent, in two files',
    files: () => [
      file('Connections.csv', `${header}Zoë,Quintão,,,,,10 Jun 2026\n`.normalize('NFC')),
      file(
        'Invitations.csv',
        `From,To,Sent At,Message,Direction\nRosa Lind,Zoë Quintão,"6/1/26, 9:00 AM",,OUTGOING\n`.normalize('NFD'),
      ),
    ],
    becomes: {
      rows: { 'Connections.csv': [1, 1, 0, 0, 0], 'Invitations.csv': [1, 1, 0, 0, 0] },
      people: ['Zoë Quintão'],
    },
  },
  {
    name: 'one person whose name has invisible letters in one of two files',
    files: () => [
      file('Connections.csv', `${header}Zoë,Quintão,,,,,10 Jun 2026\n`),
      file(
        'Invitations.csv',
        `From,To,Sent At,Message,Direction\nRosa Lind,\u202aZo\u200bë Quintão\u202c,"6/1/26, 9:00 AM",,OUTGOING\n`,
      ),
    ],
    becomes: {
      rows: { 'Connections.csv': [1, 1, 0, 0, 0], 'Invitations.csv': [1, 1, 0, 0, 0] },
      people: ['Zoë Quintão'],
    },
  },
  named('text-zero-width', 'In\u200bes Oka\u2060for'),
  {
    name: 'a name of nothing but invisible letters',
    files: () => [fixture('text-zero-width-only.csv')],
    becomes: {
      rows: { 'Connections.csv': [2, 1, 0, 0, 1] },
      people: ['Jordan Pike'],
      rejected: ['Connections.csv, 2: It has no name: the profile is hidden or was closed.'],
    },
  },
  named('text-bidi', '\u202eseni Okafor\u2066'),
  named('text-look-alikes', 'Ana Sousa', '\u0410na Sousa'),
  named('text-combining-marks', `Z${'\u0301'.repeat(5000)} Marks`),
  named('text-emoji-joined', 'Ada 👩‍👩‍👧‍👦 Quill 🏳️‍🌈'),
  named('text-right-to-left', 'ليلى حداد', 'נועה לוי'),
  named('text-one-letter', 'X'),
  named('text-300-letters', `${'N'.repeat(300)} Long`),
  named('text-control-characters', 'In\x1b[31mes Oka\x07for'),
  named(
    'text-odd-names',
    'null',
    'NaN',
    '-1',
    "O'Brien",
    '; drop table contacts; --',
    'undefined',
    'true',
    '0',
    '=1+1',
    '@cmd',
    '%s',
    '<b>bold</b>',
    '$\u007bx}',
    '../../etc',
    '\\N',
    '{}',
  ),
  {
    name: 'messages with line breaks, drafts, spam and strangers',
    files: () => [
      file('Connections.csv', header + ines),
      file(
        'messages.csv',
        [
          messages,
          `${fromInes},2026-06-11 08:00:00 UTC,"Hello Rosa,\n\n""well met"".\nInes",INBOX,No`,
          `${toInes},2026-06-12 08:00:00 UTC,Hello Ines,INBOX,No`,
          `${toInes},2026-06-12 09:00:00 UTC,Not yet,INBOX,Yes`,
          `${fromInes},2026-06-13 08:00:00 UTC,Click here,SPAM,No`,
          `${toBo},2026-06-13 09:00:00 UTC,Hello Bo,INBOX,No`,
          '',
        ].join('\n'),
      ),
    ],
    becomes: {
      rows: { 'Connections.csv': [1, 1, 0, 0, 0], 'messages.csv': [5, 2, 0, 0, 3] },
      rejected: [
        'messages.csv, 7: It is a draft that was not sent.',
        'messages.csv, 8: It was sorted out as spam.',
        'messages.csv, 9: A message with somebody who is not in the book.',
      ],
    } satisfies Taken,
  },
]
