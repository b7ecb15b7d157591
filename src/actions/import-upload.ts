import { archiveFromUpload, type NamedBytes } from '#formats/archive.ts'
import { type Imported, importArchive } from './import-archive.ts'
import type { Book } from './moment.ts'

/** A file a browser sent, under the name it has on the person's disk. */
export type UploadedFile = NamedBytes

/**
 * Imports what a browser sent: one zip, or the CSV files of one archive; with `preview` nothing is changed. Throws a
 * Problem when the files are not what they should be.
 */
export async function importUpload(
  book: Book,
  files: readonly UploadedFile[],
  { preview }: { readonly preview: boolean },
): Promise<Imported> {
  return importArchive(book, await archiveFromUpload(files), { preview })
}
