import { archiveFromUpload, type NamedBytes } from '#formats/archive.ts'
import { looksLikeBook } from '#formats/book/read-book.ts'
import { decodeText } from '#formats/decode-text.ts'
import { readManagers } from '#formats/managers/read-managers.ts'
import type { Imported } from './import/imported.ts'
import { type ImportSteps, unwatched } from './import/steps.ts'
import { planArchive } from './import-archive.ts'
import { planManagers } from './import-managers.ts'
import type { Book } from './moment.ts'
import { carryOutImport, type PlannedImport } from './plan-import.ts'
import { planRestore } from './restore-book.ts'

/** A file somebody gave, under the name it has on their disk. */
export type UploadedFile = NamedBytes

/**
 * Works out what files would change: one zip, the CSV files of one archive, one file that says who reports to whom, or a
 * whole book.
 * Throws a Problem when the files are not what they should be.
 */
export async function planUpload(
  book: Book,
  files: readonly UploadedFile[],
  steps: ImportSteps,
): Promise<PlannedImport> {
  const [only, ...others] = files
  if (only && others.length === 0 && /\.(csv|vcf|vcard|txt)$/i.test(only.name)) {
    const managers = readManagers(only)
    if (managers) return planManagers(book, managers, steps)
  }
  if (only && others.length === 0 && /\.json$/i.test(only.name)) {
    const text = decodeText(only.bytes)
    if (looksLikeBook(text)) return planRestore(book, only.name, text, steps)
  }
  return planArchive(book, await archiveFromUpload(files), steps)
}

/** Imports files in one operation, or with `preview` says what that would do and changes nothing. */
export async function importUpload(
  book: Book,
  files: readonly UploadedFile[],
  { preview }: { readonly preview: boolean },
  steps: ImportSteps = unwatched,
): Promise<Imported> {
  const planned = await planUpload(book, files, steps)
  return preview ? { ...planned.result, operation: null } : carryOutImport(book, planned, steps)
}
