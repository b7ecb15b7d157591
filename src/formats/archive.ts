import type { Day } from '#model/day.ts'

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

/** An archive from files a browser sent: one zip, or CSV files. Throws a Problem when it cannot be read. */
export async function archiveFromUpload(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<Archive> {
  throw new Error(`not yet: ${files.length}`)
}
