import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import yauzl from 'yauzl'
import { shorten, unreadable } from '#formats/unreadable.ts'
import { Problem } from '#model/problem.ts'

const MB = 1024 * 1024

/** How much of a zip is read at most. Sizes are in bytes, and counted while reading: the sizes in a zip can lie. */
export const zipLimits = {
  file: 200 * MB,
  entries: 2000,
  entry: 256 * MB,
  total: 512 * MB,
  /** An entry may unpack to this many times its packed size … */
  ratio: 200,
  /** … once it is larger than this. */
  ratioAfter: 10 * MB,
}

export type ZipLimits = typeof zipLimits

const again = 'Download the archive again and give Decorum the file as it arrived.'
const inflate = promisify(inflateRaw)

/** Whether the bytes begin like a zip; an empty zip and one cut off after its beginning do as well. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}

/** The part of an entry's path after the last slash. */
function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Whether the entry is a folder, or one of the shadows macOS adds when it packs a folder. */
function isNoFile(path: string): boolean {
  return path.endsWith('/') || path.startsWith('__MACOSX/') || baseName(path).startsWith('._')
}

/** Whether the entry is a symbolic link, as zips made on Unix may have them. */
function isLink(entry: yauzl.Entry): boolean {
  return entry.versionMadeBy >>> 8 === 3 && ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000
}

async function bytesOf(bytes: Buffer, zip: yauzl.ZipFile, entry: yauzl.Entry, most: number, name: string) {
  const file = baseName(entry.fileName)
  if (entry.isEncrypted())
    throw unreadable(
      `${file} in ${name} is encrypted.`,
      'Decorum has no password for it.',
      'Unpack the zip yourself and give Decorum the folder.',
    )
  if (isLink(entry))
    throw unreadable(
      `${file} in ${name} is a link to another file.`,
      'Decorum follows no links, so there is nothing to read.',
      again,
    )
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    throw unreadable(
      `${file} in ${name} is packed in a way Decorum does not read.`,
      `It uses compression method ${entry.compressionMethod}; a zip from LinkedIn uses 8.`,
      'Unpack the zip yourself and give Decorum the folder.',
    )
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize)
  if (entry.compressionMethod === 0 && packed.length > most) throw new RangeError('too large')
  // zlib counts while it unpacks and stops at the limit, whatever size the entry claims. The claim serves to get the
  // memory in one piece.
  const maxOutputLength = Math.max(1, most)
  const chunkSize = Math.min(Math.max(entry.uncompressedSize + 1, 1024), maxOutputLength + 64)
  const unpacked = entry.compressionMethod === 0 ? packed : await inflate(packed, { maxOutputLength, chunkSize })
  if (unpacked.length !== entry.uncompressedSize || crc32(unpacked) !== entry.crc32)
    throw unreadable(
      `${file} in ${name} is damaged.`,
      'Its content does not match the checksum the zip holds for it.',
      again,
    )
  return unpacked
}

/** One unpacked file of a zip; `name` is its name without folders. */
export interface ZipEntry {
  readonly name: string
  readonly bytes: Uint8Array
}

async function readEntries(
  bytes: Buffer,
  name: string,
  wants: (fileName: string) => boolean,
  limits: ZipLimits,
): Promise<{ entries: ZipEntry[]; others: string[] }> {
  const zip = await yauzl.fromBufferPromise(bytes)
  if (zip.entryCount > limits.entries)
    throw unreadable(
      `${name} holds ${zip.entryCount} files.`,
      `Decorum reads zips of up to ${limits.entries} files.`,
      'Unpack it and give Decorum only the CSV files.',
    )
  const found: yauzl.Entry[] = []
  const others: string[] = []
  for await (const entry of zip.eachEntry()) {
    if (isNoFile(entry.fileName)) continue
    if (wants(baseName(entry.fileName))) found.push(entry)
    else others.push(entry.fileName.replace(/\p{Cc}/gu, '\ufffd'))
  }
  const entries: ZipEntry[] = []
  let left = limits.total
  for (const entry of found) {
    const byRatio = Math.max(limits.ratioAfter, limits.ratio * entry.compressedSize)
    const most = Math.min(limits.entry, left, byRatio)
    try {
      const unpacked = await bytesOf(bytes, zip, entry, most, name)
      left -= unpacked.length
      entries.push({ name: baseName(entry.fileName), bytes: unpacked })
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      throw unreadable(
        `${baseName(entry.fileName)} in ${name} unpacks to more than ${Math.floor(most / MB)} MB.`,
        `Decorum unpacks up to ${limits.entry / MB} MB a file, ${limits.total / MB} MB in all, and no file to more than ${limits.ratio} times its packed size.`,
        again,
      )
    }
  }
  return { entries, others }
}

/** A zip that cannot be opened at all, in words of ours where the fault is a known one. */
function notUnpacked(name: string, words: string): Problem {
  const what = `${name} cannot be unpacked.`
  const cut = words.startsWith('End of central directory') || words === 'unexpected end of file'
  if (cut) return unreadable(what, 'It ends too early: the download was probably cut off.', again)
  if (words.startsWith('multi-disk'))
    return unreadable(
      what,
      'It is one part of a zip in several parts.',
      'Unpack the parts together and give Decorum the folder.',
    )
  if (words.startsWith('strong encryption'))
    return unreadable(what, 'It is encrypted.', 'Unpack it yourself and give Decorum the folder.')
  const path = /^(?:invalid relative path|absolute path|invalid characters in fileName): ([\s\S]*)$/.exec(words)?.[1]
  if (path !== undefined)
    return unreadable(what, `It holds a file named “${shorten(path, 60)}”, which leads out of the zip.`, again)
  return unreadable(what, `It is damaged (${words.replace(/\.$/, '')}).`, again)
}

/**
 * Unpacks the files of a zip that `wants` accepts by name, and lists the paths of the others. Throws a Problem when the
 * zip or one of the wanted files is damaged, encrypted or over the limits.
 */
export async function readZip(
  bytes: Uint8Array,
  name: string,
  wants: (fileName: string) => boolean,
  limits: ZipLimits = zipLimits,
): Promise<{ entries: ZipEntry[]; others: string[] }> {
  if (bytes.length > limits.file)
    throw unreadable(
      `${name} is larger than ${limits.file / MB} MB.`,
      `Decorum reads zips of up to ${limits.file / MB} MB.`,
      'Unpack it and give Decorum only the CSV files.',
    )
  if (!looksLikeZip(bytes))
    throw unreadable(
      `${name} is not a zip.`,
      bytes.length === 0
        ? 'It is empty.'
        : 'Its first bytes are not those of a zip; a saved web page has the same name at times.',
      again,
    )
  try {
    return await readEntries(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, wants, limits)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw notUnpacked(name, error instanceof Error ? error.message : String(error))
  }
}
