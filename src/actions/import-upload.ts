import { archiveFromUpload, type NamedBytes } from '#formats/archive.ts'
import { readManagers } from '#formats/managers/read-managers.ts'
import { type Imported, importArchive } from './import-archive.ts'
import { importManagers } from './import-managers.ts'
import type { Book } from './moment.ts'

/** A file a browser sent, under the name it has on the person's disk. */
export type UploadedFile = NamedBytes

/** Who reports to whom, told in the same words as an archive. */
async function importOneFile(book: Book, file: UploadedFile, preview: boolean): Promise<Imported | undefined> {
  const managers = /\.(csv|vcf|vcard|txt)$/i.test(file.name) ? readManagers(file) : undefined
  if (!managers) return undefined
  const { rows, rejected, operation } = await importManagers(book, managers, { preview })
  return {
    archive: file.name,
    exportedOn: null,
    files: [{ name: file.name, rows }],
    total: rows,
    rejected: rejected.map((row) => ({ file: file.name, ...row })),
    skipped: [],
    inferredAccepted: 0,
    operation,
  }
}

/**
 * Imports what a browser sent: one zip, the CSV files of one archive, or one file that says who reports to whom; with
 * `preview` nothing is changed. Throws a Problem when the files are not what they should be.
 */
export async function importUpload(
  book: Book,
  files: readonly UploadedFile[],
  { preview }: { readonly preview: boolean },
): Promise<Imported> {
  const [only, ...others] = files
  const managers = only && others.length === 0 ? await importOneFile(book, only, preview) : undefined
  return managers ?? importArchive(book, await archiveFromUpload(files), { preview })
}
