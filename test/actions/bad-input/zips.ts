import type { UploadedFile } from '#actions/import-upload.ts'
import { lastOf, overlapping, pack, renamed } from '#test/support/pack-zip.ts'
import { again, type BadInput, file, header, ines, type Told } from './bad-input.ts'

const connections = header + ines
const invitations = `From,To,Sent At,Message,Direction\nRosa Lind,Ines Okafor,"1/29/26, 2:37 PM",,OUTGOING\n`
const zipped = (bytes: Uint8Array): UploadedFile[] => [file('a.zip', bytes)]
const oneNew = { rows: { 'Connections.csv': [1, 1, 0, 0, 0] } } as const
const byHand = 'Unpack the zip yourself and give Decorum the folder.'

/** A zip whose one file is called `name`, which the packer itself would refuse to write. */
async function called(name: string): Promise<UploadedFile[]> {
  const plain = 'n'.repeat(Buffer.byteLength(name))
  return zipped(renamed(await pack([plain, connections]), plain, name))
}

const leadsOut = (name: string): Told => ({
  what: 'a.zip cannot be unpacked.',
  why: `It holds a file named “${name}”, which leads out of the zip.`,
  fix: again,
})

/** A sound zip with one number changed in the last record with `signature`. */
async function changed(signature: readonly number[], offset: number, to: number): Promise<UploadedFile[]> {
  const zip = await pack(['Connections.csv', connections])
  zip.writeUInt16LE(to, lastOf(zip, ...signature) + offset)
  return zipped(zip)
}

const central = [1, 2]
const end = [5, 6]

/** Zips with something wrong with the zip itself. */
export const zips: readonly BadInput[] = [
  {
    name: 'a name that climbs out',
    files: () => called('../../Connections.csv'),
    becomes: leadsOut('../../Connections.csv'),
  },
  {
    name: 'a name from the root of the disk',
    files: () => called('/tmp/Connections.csv'),
    becomes: leadsOut('/tmp/Connections.csv'),
  },
  {
    name: 'a name on a drive',
    files: () => called('C:\\x\\Connections.csv'),
    becomes: leadsOut('C:/x/Connections.csv'),
  },
  {
    name: 'a name with NUL',
    files: () => called('Connections.csv\0.txt'),
    becomes: {
      what: 'a.zip holds no file Decorum reads.',
      why: 'Found: Connections.csv\ufffd.txt.',
      fix: 'Give the zip that LinkedIn’s “Get a copy of your data” made, its folder, or some of Connections.csv, Invitations.csv, messages.csv, Profile.csv and Positions.csv.',
    },
  },
  {
    name: 'Connections.csv twice',
    files: async () => zipped(await pack(['Connections.csv', connections], ['old/Connections.csv', connections])),
    becomes: {
      what: 'More than one file holds connections: Connections.csv, Connections.csv.',
      why: 'Which of them is the newer one cannot be told.',
      fix: 'Import one archive at a time, the oldest first.',
    },
  },
  {
    name: 'a symbolic link',
    files: async () => zipped(await pack(['Connections.csv', ['/etc/passwd', { mode: 0o120777 }]])),
    becomes: {
      what: 'Connections.csv in a.zip is a link to another file.',
      why: 'Decorum follows no links, so there is nothing to read.',
      fix: again,
    },
  },
  {
    name: 'an encrypted file',
    files: () => changed(central, 8, 1),
    becomes: { what: 'Connections.csv in a.zip is encrypted.', why: 'Decorum has no password for it.', fix: byHand },
  },
  {
    name: 'strong encryption',
    files: () => changed(central, 8, 0x41),
    becomes: {
      what: 'a.zip cannot be unpacked.',
      why: 'It is encrypted.',
      fix: 'Unpack it yourself and give Decorum the folder.',
    },
  },
  {
    name: 'a way of packing nobody has heard of',
    files: () => changed(central, 10, 14),
    becomes: {
      what: 'Connections.csv in a.zip is packed in a way Decorum does not read.',
      why: 'It uses compression method 14; a zip from LinkedIn uses 8.',
      fix: byHand,
    },
  },
  {
    name: 'sizes of 64 bits, which are sound',
    files: async () => zipped(await pack(['Connections.csv', [connections, { forceZip64Format: true }]])),
    becomes: oneNew,
  },
  {
    name: 'a download that broke off',
    files: async () => {
      const zip = await pack(['Connections.csv', connections], ['Invitations.csv', invitations])
      return zipped(zip.subarray(0, Math.floor(zip.length * 0.7)))
    },
    becomes: {
      what: 'a.zip cannot be unpacked.',
      why: 'It ends too early: the download was probably cut off.',
      fix: again,
    },
  },
  {
    name: 'a zip in a zip, and nothing else',
    files: async () => zipped(await pack(['inner.zip', await pack(['Connections.csv', connections])])),
    becomes: {
      what: 'a.zip holds another zip, inner.zip, and no file Decorum reads.',
      why: 'Decorum does not look into a zip inside a zip.',
      fix: 'Unpack a.zip and give Decorum the zip inside it.',
    },
  },
  {
    name: 'a zip in a zip, beside what is read',
    files: async () =>
      zipped(await pack(['Connections.csv', connections], ['inner.zip', await pack(['Connections.csv', connections])])),
    becomes: { ...oneNew, skipped: ['inner.zip'] },
  },
  {
    name: 'two names for one and the same piece of it',
    files: async () =>
      zipped(overlapping(await pack(['Connections.csv', connections], ['Invitations.csv', invitations]))),
    becomes: {
      what: 'More than one file holds connections: Connections.csv, Invitations.csv.',
      why: 'Which of them is the newer one cannot be told.',
      fix: 'Import one archive at a time, the oldest first.',
    },
  },
  {
    name: 'a wrong checksum',
    files: async () => {
      const zip = await pack(['Connections.csv', connections])
      const at = lastOf(zip, ...central) + 16
      zip.writeUInt32LE((zip.readUInt32LE(at) ^ 1) >>> 0, at)
      return zipped(zip)
    },
    becomes: {
      what: 'Connections.csv in a.zip is damaged.',
      why: 'Its content does not match the checksum the zip holds for it.',
      fix: again,
    },
  },
  {
    name: 'a size that is not true',
    files: async () => {
      const zip = await pack(['Connections.csv', connections])
      zip.writeUInt32LE(10, lastOf(zip, ...central) + 24)
      return zipped(zip)
    },
    becomes: {
      what: 'Connections.csv in a.zip is damaged.',
      why: 'Its content does not match the checksum the zip holds for it.',
      fix: again,
    },
  },
  {
    name: 'names in the letters of DOS',
    files: async () => {
      const zip = await pack(['Connections.csv', connections], ['CafX/x.txt', ''])
      // The flag for UTF-8 goes, and with it the meaning of every byte above 127.
      for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 1))
        zip.writeUInt16LE(0, at + 8)
      return zipped(Buffer.from(zip.toString('latin1').replaceAll('CafX', 'Caf\x82'), 'latin1'))
    },
    becomes: { ...oneNew, skipped: ['Café/x.txt'] },
  },
  {
    name: 'a web page named zip',
    files: () => [file('a.zip', '<!doctype html><title>Sign in</title>')],
    becomes: {
      what: 'a.zip is not a zip.',
      why: 'Its first bytes are not those of a zip; a saved web page has the same name at times.',
      fix: again,
    },
  },
  {
    name: 'a file of nothing named zip',
    files: () => [file('a.zip', '')],
    becomes: { what: 'a.zip is not a zip.', why: 'It is empty.', fix: again },
  },
  {
    name: 'a zip of nothing',
    files: async () => zipped(await pack()),
    becomes: {
      what: 'a.zip holds no file Decorum reads.',
      why: 'It is empty.',
      fix: 'Give the zip that LinkedIn’s “Get a copy of your data” made, its folder, or some of Connections.csv, Invitations.csv, messages.csv, Profile.csv and Positions.csv.',
    },
  },
  {
    name: 'the last part of a zip in two parts',
    files: () => changed(end, 4, 1),
    becomes: {
      what: 'a.zip cannot be unpacked.',
      why: 'It is one part of a zip in several parts.',
      fix: 'Unpack the parts together and give Decorum the folder.',
    },
  },
  {
    name: 'both zips of an archive that came in two e-mails',
    files: async () => [
      file('Basic_LinkedInDataExport_11-20-2026.zip', await pack(['Connections.csv', connections])),
      file('Complete_LinkedInDataExport_11-21-2026.zip', await pack(['Invitations.csv', invitations])),
    ],
    becomes: {
      what: 'Several zips were given together.',
      why: 'Each zip is an archive of its own: Basic_LinkedInDataExport_11-20-2026.zip, Complete_LinkedInDataExport_11-21-2026.zip.',
      fix: 'Import one archive at a time, the oldest first.',
    },
  },
  {
    name: 'a zip together with a file',
    files: async () => [
      file('a.zip', await pack(['Connections.csv', connections])),
      file('Invitations.csv', invitations),
    ],
    becomes: {
      what: 'A zip and other files were given together.',
      why: 'Each zip is an archive of its own: a.zip, Invitations.csv.',
      fix: 'Import one archive at a time, the oldest first.',
    },
  },
  {
    name: 'a file that unpacks to a thousand times its size',
    files: async () => zipped(await pack(['Connections.csv', Buffer.alloc(11 * 1024 * 1024)])),
    becomes: {
      what: 'Connections.csv in a.zip unpacks to more than 10 MB.',
      why: 'Decorum unpacks up to 256 MB a file, 512 MB in all, and no file to more than 200 times its packed size.',
      fix: again,
    },
  },
  {
    name: 'more files than an archive has',
    files: async () => zipped(await pack(...Array.from({ length: 2001 }, (_, i) => [`${i}.txt`, ''] as const))),
    becomes: {
      what: 'a.zip holds 2001 files.',
      why: 'Decorum reads zips of up to 2000 files.',
      fix: 'Unpack it and give Decorum only the CSV files.',
    },
  },
  {
    name: 'a workbook',
    files: async () => [file('a.xlsx', await pack(['xl/workbook.xml', '<workbook/>']))],
    becomes: {
      what: 'a.xlsx is a spreadsheet.',
      why: 'Decorum reads the CSV files LinkedIn sends, not a workbook made of them.',
      fix: 'Give the zip as it was downloaded.',
    },
  },
  {
    name: 'a zip that a Mac packed anew',
    files: async () =>
      zipped(await pack(['x/', ''], ['x/Connections.csv', connections], ['__MACOSX/x/._Connections.csv', 'shadow'])),
    becomes: oneNew,
  },
  {
    name: 'a zip under the name of a file',
    files: async () => [file('Connections.csv', await pack(['Connections.csv', connections]))],
    becomes: oneNew,
  },
  {
    name: 'a side file in UTF-16 that is broken',
    files: async () =>
      zipped(await pack(['Connections.csv', connections], ['Logins.csv', Buffer.from('\ufeff"Login\t"x', 'utf16le')])),
    becomes: { ...oneNew, skipped: ['Logins.csv'] },
  },
]
