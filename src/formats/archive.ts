import { decodeText } from '#formats/decode-text.ts'
import { kindByName } from '#formats/linkedin/file-names.ts'
import { someOf, unreadable } from '#formats/unreadable.ts'
import { looksLikeZip, readZip, zipLimits } from '#formats/zip.ts'
import { type Day, parseDay } from '#model/day.ts'

/** A file of an archive as text: decoded, without byte-order mark and NUL. */
export interface ArchiveFile {
  readonly name: string
  readonly text: string
}

/** Somebody's download, unpacked as far as it is of interest. */
export interface Archive {
  /** The zip's, folder's or file's own name. */
  readonly name: string
  /** The day of the export, from the `MM-DD-YYYY` in the name; null when the name has none. */
  readonly exportedOn: Day | null
  readonly files: readonly ArchiveFile[]
  /** Names of the files that were passed over unread. */
  readonly others: readonly string[]
}

/** A file as bytes, under its own name. */
export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The day in `Basic_LinkedInDataExport_11-20-2026.zip`, or in a folder named so. */
export function exportDayIn(name: string): Day | null {
  const found = /(?<!\d)(\d{2})-(\d{2})-(\d{4})(?!\d)/.exec(name)
  return (found && parseDay(`${found[3]}-${found[1]}-${found[2]}`)) || null
}

/** Whether Decorum reads a file of this name out of a zip or a folder. */
export function isWanted(fileName: string): boolean {
  return kindByName(fileName) !== 'other'
}

async function fromZip({ name, bytes }: NamedBytes): Promise<Archive> {
  const { entries, others } = await readZip(bytes, name, isWanted)
  if (entries.length === 0 && others.includes('xl/workbook.xml'))
    throw unreadable(
      `${name} is a spreadsheet.`,
      'Decorum reads the CSV files LinkedIn sends, not a workbook made of them.',
      'Give the zip as it was downloaded.',
    )
  const inside = others.find((other) => other.toLowerCase().endsWith('.zip'))
  if (entries.length === 0 && inside)
    throw unreadable(
      `${name} holds another zip, ${inside}, and no file Decorum reads.`,
      'Decorum does not look into a zip inside a zip.',
      `Unpack ${name} and give Decorum the zip inside it.`,
    )
  const files = entries.map((entry) => ({ name: entry.name, text: decodeText(entry.bytes) }))
  return { name, exportedOn: exportDayIn(name), files, others }
}

/** An archive of CSV files given one by one; what each is, its columns will tell. */
export function archiveOfFiles(name: string, files: readonly NamedBytes[], others: readonly string[]): Archive {
  const total = files.reduce((sum, file) => sum + file.bytes.length, 0)
  const large = files.find((file) => file.bytes.length > zipLimits.entry)
  if (large || total > zipLimits.total)
    throw unreadable(
      large ? `${large.name} is larger than 256 MB.` : 'Together the files are larger than 512 MB.',
      'Decorum reads files of up to 256 MB each and 512 MB in all.',
      'Check that these are the files you meant.',
    )
  const texts = files.map((file) => ({ name: file.name, text: decodeText(file.bytes) }))
  return { name, exportedOn: exportDayIn(name), files: texts, others }
}

/**
 * An archive from files a browser sent: one zip, or CSV files. Throws a Problem when there is none, when zips and
 * other files are mixed, and when the zip cannot be read.
 */
export async function archiveFromUpload(files: readonly NamedBytes[]): Promise<Archive> {
  const [first] = files
  if (!first) throw unreadable('No file was chosen.', 'There is nothing to read.', 'Choose the zip LinkedIn sent you.')
  const isZip = (file: NamedBytes) => looksLikeZip(file.bytes) || file.name.toLowerCase().endsWith('.zip')
  if (files.length === 1 && isZip(first)) return fromZip(first)
  if (files.some(isZip))
    throw unreadable(
      files.every(isZip) ? 'Several zips were given together.' : 'A zip and other files were given together.',
      `Each zip is an archive of its own: ${someOf(files.map((file) => file.name))}.`,
      'Import one archive at a time, the oldest first.',
    )
  return archiveOfFiles(files.length === 1 ? first.name : `${files.length} files`, files, [])
}
