import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Archive, archiveFromUpload, exportDayIn } from '#formats/archive.ts'
import { openArchive } from '#formats/open-archive.ts'
import { zipLimits } from '#formats/zip.ts'
import { zipBook } from '#test/book/zip-book.ts'
import { problemIn } from '#test/formats/problem-of.ts'

const zipped = (files: Readonly<Record<string, string>>) => zipBook(new Map(Object.entries(files)), '2026-11-20', true)
const upload = (...files: readonly (readonly [string, string | Uint8Array])[]) =>
  archiveFromUpload(files.map(([name, content]) => ({ name, bytes: Buffer.from(content) })))
const inside = ({ files }: Archive) => Object.fromEntries(files.map((file) => [file.name, file.text]))

test.each([
  ['Basic_LinkedInDataExport_11-20-2026.zip', '2026-11-20'],
  ['Complete_LinkedInDataExport_01-02-2024 (1).zip', '2024-01-02'],
  ['Basic_LinkedInDataExport_11-20-2026', '2026-11-20'],
  ['Basic_LinkedInDataExport_20-11-2026.zip', null],
  ['Basic_LinkedInDataExport_02-30-2026.zip', null],
  ['backup-111-20-2026.zip', null],
  ['Connections.csv', null],
])('the day of the export in %s is %s', (name, day) => expect(exportDayIn(name)).toBe(day))

describe('an upload', () => {
  test('of a zip gives the wanted files as text', async () => {
    const zip = await zipped({ 'Connections.csv': '\ufeffa', 'x/messages_12.csv': 'b', 'Skills.csv': 'c' })
    const archive = await upload(['Basic_LinkedInDataExport_11-20-2026.zip', zip])
    expect(archive).toMatchObject({
      name: 'Basic_LinkedInDataExport_11-20-2026.zip',
      exportedOn: '2026-11-20',
      others: ['Skills.csv'],
    })
    expect(inside(archive)).toEqual({ 'Connections.csv': 'a', 'messages_12.csv': 'b' })
  })

  test('of a zip under another name is known by its bytes', async () => {
    expect(inside(await upload(['download', await zipped({ 'Profile.csv': 'p' })]))).toEqual({ 'Profile.csv': 'p' })
  })

  test('of CSV files takes each, whatever its name', async () => {
    const archive = await upload(['people.csv', 'a'], ['Connections.csv', 'b'])
    expect(archive).toMatchObject({ name: '2 files', exportedOn: null, others: [] })
    expect(inside(archive)).toEqual({ 'people.csv': 'a', 'Connections.csv': 'b' })
  })

  test.each([
    ['nothing', async () => upload(), 'No file was chosen.'],
    ['a text named zip', async () => upload(['a.zip', 'hello']), 'a.zip is not a zip.'],
    [
      'a spreadsheet',
      async () => upload(['a.xlsx', await zipped({ 'xl/workbook.xml': '' })]),
      'a.xlsx is a spreadsheet.',
    ],
    [
      'a zip in a zip',
      async () => upload(['a.zip', await zipped({ 'b.zip': '' })]),
      'a.zip holds another zip, b.zip, and no file Decorum reads.',
    ],
    [
      'a zip and a file',
      async () => upload(['a.zip', await zipped({ 'Profile.csv': 'p' })], ['Connections.csv', 'c']),
      'A zip and other files were given together.',
    ],
    [
      'two zips',
      async () => upload(['a.zip', await zipped({})], ['b.zip', await zipped({})]),
      'Several zips were given together.',
    ],
  ])('of %s is refused', async (_, give, message) => expect((await problemIn(give())).message).toBe(message))

  test('of too much is refused', async () => {
    const bytes = new Uint8Array(0)
    const large = Object.defineProperty(new Uint8Array(0), 'length', { value: zipLimits.entry + 1 })
    const problem = await problemIn(
      archiveFromUpload([
        { name: 'a.csv', bytes },
        { name: 'b.csv', bytes: large },
      ]),
    )
    expect(problem.message).toBe('b.csv is larger than 256 MB.')
  })
})

describe('an archive on disk', () => {
  const root = mkdtempSync(join(tmpdir(), 'decorum-archive-'))
  afterAll(() => rmSync(root, { recursive: true }))

  function folder(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
    const path = join(root, name)
    mkdirSync(path, { recursive: true })
    for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content)
    return path
  }

  test('may be a zip', async () => {
    const path = folder('zip', { 'Basic_LinkedInDataExport_11-20-2026.zip': await zipped({ 'Connections.csv': 'a' }) })
    const archive = await openArchive([join(path, 'Basic_LinkedInDataExport_11-20-2026.zip')])
    expect(archive).toMatchObject({ name: 'Basic_LinkedInDataExport_11-20-2026.zip', exportedOn: '2026-11-20' })
    expect(inside(archive)).toEqual({ 'Connections.csv': 'a' })
  })

  test('may be a folder, of which the files directly in it are read', async () => {
    const files = { 'Connections.csv': 'a', 'Skills.csv': 'b', '.hidden': 'c', 'old.zip': 'd' }
    const path = folder('Basic_LinkedInDataExport_01-02-2026', files)
    folder('Basic_LinkedInDataExport_01-02-2026/deeper', { 'messages.csv': 'no' })
    const archive = await openArchive([`${path}/`])
    expect(archive).toMatchObject({
      name: 'Basic_LinkedInDataExport_01-02-2026',
      exportedOn: '2026-01-02',
      others: ['Skills.csv', 'old.zip'],
    })
    expect(inside(archive)).toEqual({ 'Connections.csv': 'a' })
  })

  test('may be a folder with nothing but a zip', async () => {
    const zip = await zipped({ 'Connections.csv': 'a' })
    const archive = await openArchive([
      folder('one', { 'Basic_LinkedInDataExport_11-20-2026.zip': zip, 'read.me': '' }),
    ])
    expect(archive.name).toBe('Basic_LinkedInDataExport_11-20-2026.zip')
    expect(inside(archive)).toEqual({ 'Connections.csv': 'a' })
  })

  test('may be CSV files named one by one', async () => {
    const path = folder('files', { 'a.csv': 'a', 'b.csv': 'b' })
    const archive = await openArchive([join(path, 'a.csv'), join(path, 'b.csv')])
    expect(inside(archive)).toEqual({ 'a.csv': 'a', 'b.csv': 'b' })
    expect(inside(await openArchive([join(path, 'a.csv')]))).toEqual({ 'a.csv': 'a' })
  })

  test('of an empty folder holds nothing', async () => {
    expect(await openArchive([folder('empty', {})])).toEqual({ name: 'empty', exportedOn: null, files: [], others: [] })
  })

  test.each([
    ['no path', () => [], 'No file was chosen.'],
    ['a path with nothing there', () => [join(root, 'nowhere')], `${join(root, 'nowhere')} cannot be opened.`],
    ['a device', () => ['/dev/null'], '/dev/null is not a file.'],
    ['two zips in a folder', () => [folder('two', { 'a.zip': '', 'b.zip': '' })], 'two holds 2 zips.'],
    ['a folder among files', () => [join(folder('mixed', { 'a.csv': '' }), 'a.csv'), root], `${root} is not a file.`],
    [
      'a link to nowhere',
      () => {
        symlinkSync(join(root, 'gone'), join(root, 'link.csv'))
        return [join(root, 'link.csv')]
      },
      `${join(root, 'link.csv')} cannot be opened.`,
    ],
  ])('is refused: %s', async (_, paths, message) => {
    expect((await problemIn(openArchive(paths()))).message).toBe(message)
  })
})
