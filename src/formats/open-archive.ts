import type { Archive } from '#formats/archive.ts'

/** Opens an archive on disk: a zip, a folder, or single CSV files. Throws a Problem when it cannot be read. */
export async function openArchive(paths: readonly string[]): Promise<Archive> {
  throw new Error(`not yet: ${paths.length}`)
}
