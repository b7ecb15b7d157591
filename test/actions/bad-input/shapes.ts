import { type BadInput, file, fixture, header, inEnglish, ines, type Taken, type Told } from './bad-input.ts'

const both: Taken = { rows: { 'Connections.csv': [2, 2, 0, 0, 0] }, people: ['Ines Okafor', 'Zoë Quintão'] }
const one: Taken = { rows: { 'Connections.csv': [1, 1, 0, 0, 0] }, people: ['Ines Okafor'] }
const of = (name: string, becomes: Told | Taken): BadInput => ({ name, files: () => [fixture(`${name}.csv`)], becomes })
const notTheColumns = (line: number, has: string): Told => ({
  what: `Connections.csv, line ${line}: the columns are not those of a LinkedIn archive.`,
  why: `None of its first 11 rows has the column names First Name and Connected On. It has: ${has}.`,
  fix: inEnglish,
})

const preambles = Array.from(
  { length: 11 },
  (_, lines): BadInput => ({
    name: `${lines} lines before the column names`,
    files: () => [
      file('Connections.csv', Array.from({ length: lines }, (_, i) => `Note ${i}\n`).join('') + header + ines),
    ],
    becomes: one,
  }),
)

/** A date of connecting, beside a row whose date is sound; the day it is read as, or null where it is refused. */
const dates: readonly (readonly [string, string | null])[] = [
  ['15 Jan 2024', '2024-01-15'],
  ['15 January 2024', '2024-01-15'],
  ['15-Jan-24', '2024-01-15'],
  ['Jan 15, 2024', '2024-01-15'],
  ['1/15/24, 3:05 PM', '2024-01-15'],
  ['2024-01-15', '2024-01-15'],
  ['2024/01/15', '2024-01-15'],
  ['2024-01-15 10:11:12 UTC', '2024-01-15'],
  ['15 janv. 2024', '2024-01-15'],
  ['15. Januar 2024', '2024-01-15'],
  ['15 de ene. de 2024', '2024-01-15'],
  ['15 de janeiro de 2024', '2024-01-15'],
  ['2024年1月15日', '2024-01-15'],
  ['١٥ يناير ٢٠٢٤', '2024-01-15'],
  ['15/01/2024', '2024-01-15'],
  ['01/15/2024', '2024-01-15'],
  ['01/02/2024', null],
  ['01.02.2024', null],
  ['1/2/24', null],
  ['15/01/24', null],
  ['31 Feb 2024', null],
  ['31 févr. 2024', null],
  ['00 Jan 2024', null],
  ['2024-13-01', null],
  ['15 tammi 2024', null],
  ['15 Jan 1024', null],
  ['45306', null],
  ['yesterday', null],
]

const dated = dates.map(([date, day]): BadInput => {
  const reason = `“${date}” in “Connected On” is not a date Decorum can read for certain.`
  return {
    name: `the date ${date}`,
    files: () => [file('Connections.csv', `${header}${ines}Jordan,Pike,,,,,"${date}"\n`)],
    becomes: day
      ? { rows: { 'Connections.csv': [2, 2, 0, 0, 0] }, days: ['2026-06-10', day] }
      : { rows: { 'Connections.csv': [2, 1, 0, 0, 1] }, rejected: [`Connections.csv, 3: ${reason}`] },
  }
})

/** Column names of Connections.csv in other languages. */
const languages = [
  ['German', 'Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am'],
  ['French', 'Prénom,Nom,URL du profil,Adresse e-mail,Entreprise,Poste,Connecté le'],
  ['Spanish', 'Nombre,Apellidos,URL del perfil,Correo electrónico,Empresa,Cargo,Conectado el'],
  ['Portuguese', 'Nome,Sobrenome,URL do perfil,Endereço de e-mail,Empresa,Cargo,Conectado em'],
  ['Japanese', '名,姓,プロフィールURL,メールアドレス,会社,役職,つながった日'],
  ['Arabic', 'الاسم الأول,اسم العائلة,رابط الملف الشخصي,البريد الإلكتروني,الشركة,المنصب,تاريخ الاتصال'],
] as const

const localised = languages.map(
  ([language, names]): BadInput => ({
    name: `column names in ${language}`,
    files: () => [file('Connections.csv', `${names}\n${ines}`)],
    becomes: { ...one, addresses: ['https://www.linkedin.com/in/ines-okafor-3b2a91'] },
  }),
)

/** CSV files whose rows and columns are not what one expects. */
export const shapes: readonly BadInput[] = [
  ...preambles,
  of('shape-preamble-note-of-lines', both),
  {
    name: 'a note in quotation marks before the column names, with more semicolons than commas',
    files: () => [file('Connections.csv', `"Some; of; the; addresses; are; missing",,,\n${header}${ines}`)],
    becomes: one,
  },
  of('shape-header-after-eleven', notTheColumns(1, 'line 1')),
  of('shape-column-twice', {
    what: 'Connections.csv, line 1: two columns are named “url”.',
    why: 'Which of them is meant cannot be told.',
    fix: 'Take the file as it was downloaded, or remove one of the two columns.',
  }),
  of('shape-column-twice-unread', both),
  of('shape-column-missing', { ...one, addresses: [null] }),
  of('shape-column-needed-missing', notTheColumns(1, 'First Name, Last Name, URL, Email Address, Company and 1 more')),
  of('shape-column-extra', both),
  of('shape-columns-reordered', one),
  of('shape-column-renamed', notTheColumns(1, 'First Name, Last Name, URL, Email Address, Company and 2 more')),
  of('shape-header-untidy', both),
  of('shape-header-names-of-objects', one),
  of('shape-header-only-names-of-objects', notTheColumns(1, '__proto__, constructor, toString')),
  ...localised,
  {
    name: 'column names in Finnish, which is not known',
    files: () => [file('Connections.csv', `Etunimi,Sukunimi,URL,Yhdistetty\nInes,Okafor,,10 Jun 2026\n`)],
    becomes: notTheColumns(1, 'Etunimi, Sukunimi, URL, Yhdistetty'),
  },
  ...dated,
  {
    name: 'figures that no single order of day and month explains',
    files: () => [
      file('Connections.csv', `${header}${ines}A,One,,,,,13/02/2024\nB,Two,,,,,02/13/2024\nC,Three,,,,,01/02/2024\n`),
    ],
    becomes: {
      rows: { 'Connections.csv': [4, 1, 0, 0, 3] },
      rejected: [
        'Connections.csv, 3: “13/02/2024” in “Connected On” is not a date Decorum can read for certain.',
        'Connections.csv, 4: “02/13/2024” in “Connected On” is not a date Decorum can read for certain.',
        'Connections.csv, 5: “01/02/2024” in “Connected On” is not a date Decorum can read for certain.',
      ],
    },
  },
  {
    name: 'figures of which one row shows the order',
    files: () => [file('Connections.csv', `${header}A,One,,,,,13/02/2024\nB,Two,,,,,01/02/2024\n`)],
    becomes: { rows: { 'Connections.csv': [2, 2, 0, 0, 0] }, days: ['2024-02-13', '2024-02-01'] },
  },
  {
    name: 'no date',
    files: () => [file('Connections.csv', `${header}${ines}Jordan,Pike,,,,,\n`)],
    becomes: {
      rows: { 'Connections.csv': [2, 1, 0, 0, 1] },
      rejected: ['Connections.csv, 3: It has no date in “Connected On”.'],
    },
  },
  of('shape-rows-short-and-long', {
    rows: { 'Connections.csv': [3, 1, 0, 0, 2] },
    people: ['Jordan Pike'],
    rejected: [
      'Connections.csv, 2: It has no date in “Connected On”.',
      'Connections.csv, 3: It has 9 cells under 7 column names, so they cannot be matched.',
    ],
  }),
  of('shape-blank-padding', both),
  of('shape-no-email', both),
  of('shape-hidden-profiles', {
    rows: { 'Connections.csv': [2, 1, 0, 0, 1] },
    rejected: ['Connections.csv, 3: It has no name: the profile is hidden or was closed.'],
  }),
  of('shape-person-twice', {
    rows: { 'Connections.csv': [2, 1, 0, 0, 1] },
    days: ['2026-06-10'],
    rejected: ['Connections.csv, 3: The same person stands on line 2 already.'],
  }),
  of('shape-page-of-html', notTheColumns(3, '<body>Please sign in, then try again.</body></html>')),
]
