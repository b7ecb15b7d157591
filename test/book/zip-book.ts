import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** The name LinkedIn gives the zip of an export on `exportedOn` (`YYYY-MM-DD`). */
export function zipName(exportedOn: string): string {
  const [year, month, day] = exportedOn.split('-')
  return `Basic_LinkedInDataExport_${month}-${day}-${year}.zip`
}

/** Packs a book as one zip, every file dated noon of the day of the export whatever the machine's time zone. */
export async function zipBook(
  book: ReadonlyMap<string, string>,
  exportedOn: string,
  compress: boolean,
): Promise<Uint8Array> {
  const [year, month, day] = exportedOn.split('-').map(Number) as [number, number, number]
  // A zip keeps local time without a zone; the other form of it, in UTC, is left out.
  const options = { mtime: new Date(year, month - 1, day, 12), forceDosTimestamp: true, mode: 0o100644, compress }
  const zip = new ZipFile()
  for (const [name, text] of book) zip.addBuffer(Buffer.from(text), name, options)
  zip.end()
  return buffer(zip.outputStream as NodeJS.ReadableStream)
}
