import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { type Archive, archiveFromUpload, archiveOfFiles, isWanted, type NamedBytes } from '#formats/archive.ts'
import { someOf, unreadable } from '#formats/unreadable.ts'
import { zipLimits } from '#formats/zip.ts'
import { Problem } from '#model/problem.ts'

const MB = 1024 * 1024

/** Runs something on the disk; what the system refuses becomes a Problem naming the path. */
async function onDisk<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    if (code === undefined || error instanceof Problem) throw error
    const known: Record<string, string> = {
      ENOENT: 'There is nothing of that name.',
      EACCES: 'You may not read it.',
      EPERM: 'You may not read it.',
    }
    throw unreadable(
      `${path} cannot be opened.`,
      known[code] ?? `The system answered ${code}.`,
      'Check the path, and that the file is yours to read.',
    )
  }
}

async function readBytes(path: string): Promise<NamedBytes> {
  return onDisk(path, async () => {
    const info = await stat(path)
    if (!info.isFile())
      throw unreadable(
        `${path} is not a file.`,
        'Decorum reads a zip, a folder, or CSV files named one by one.',
        'Name the zip or the folder of one archive.',
      )
    const most = path.toLowerCase().endsWith('.csv') ? zipLimits.entry : zipLimits.file
    if (info.size > most)
      throw unreadable(
        `${basename(path)} is larger than ${most / MB} MB.`,
        `Decorum reads zips of up to ${zipLimits.file / MB} MB and CSV files of up to ${zipLimits.entry / MB} MB.`,
        'Check that this is the file you meant.',
      )
    return { name: basename(path), bytes: await readFile(path) }
  })
}

async function openFolder(path: string): Promise<Archive> {
  const entries = await onDisk(path, () => readdir(path, { withFileTypes: true }))
  const names = entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort()
  const wanted = names.filter(isWanted)
  const zips = names.filter((name) => name.toLowerCase().endsWith('.zip'))
  const name = basename(resolve(path))
  const [zip] = zips
  if (wanted.length === 0 && zip !== undefined) {
    if (zips.length > 1)
      throw unreadable(
        `${name} holds ${zips.length} zips.`,
        `Each is an archive of its own: ${someOf(zips)}.`,
        'Import one at a time, the oldest first.',
      )
    return archiveFromUpload([await readBytes(join(path, zip))])
  }
  const files: NamedBytes[] = []
  for (const file of wanted) files.push(await readBytes(join(path, file)))
  const archive = archiveOfFiles(
    name,
    files,
    names.filter((file) => !isWanted(file)),
  )
  return archive
}

/** Opens the files at `paths`, as a browser would send them. Throws a Problem when one cannot be read. */
export async function openFiles(paths: readonly string[]): Promise<NamedBytes[]> {
  const files: NamedBytes[] = []
  for (const path of paths) files.push(await readBytes(path))
  return files
}

/** Whether `path` is a folder. Throws a Problem when there is nothing of that name. */
export async function isFolder(path: string): Promise<boolean> {
  return (await onDisk(path, () => stat(path))).isDirectory()
}

/**
 * Opens an archive on disk: a zip, a folder with CSV files directly in it (or with nothing but a zip), or single CSV
 * files. Throws a Problem when it cannot be read.
 */
export async function openArchive(paths: readonly string[]): Promise<Archive> {
  const [only] = paths
  if (only !== undefined && paths.length === 1 && (await isFolder(only))) return openFolder(only)
  return archiveFromUpload(await openFiles(paths))
}
