import { readFileSync } from 'node:fs'
import type { UploadedFile } from '#actions/import-upload.ts'

/** What a person is told when nothing is taken. */
export interface Told {
  readonly what: string
  readonly why: string
  readonly fix: string
}

/** The fates of a file's rows: read, new, changed, same, rejected. */
export type Counts = readonly [read: number, added: number, changed: number, same: number, rejected: number]

/** What is made of the files instead. */
export interface Taken {
  readonly rows: Readonly<Record<string, Counts>>
  /** Every rejected row, as `file, line: reason`. */
  readonly rejected?: readonly string[]
  /** Names of the people who are in the book afterwards, where they are what matters. */
  readonly people?: readonly string[]
  /** Their profile addresses, likewise. */
  readonly addresses?: readonly (string | null)[]
  /** The days of connecting, likewise. */
  readonly days?: readonly string[]
  /** Files that were passed over, likewise. */
  readonly skipped?: readonly string[]
}

/** Something a person may hand over by mistake, or be handed; one oddity each. */
export interface BadInput {
  readonly name: string
  readonly files: () => readonly UploadedFile[] | Promise<readonly UploadedFile[]>
  readonly becomes: Told | Taken
}

const folder = new URL('../../fixtures/bad-input/', import.meta.url)

/** The fixtures read so far. */
export const usedFixtures = new Set<string>()

/** A file of test/fixtures/bad-input, under the name it has in a download. */
export function fixture(name: string, as = 'Connections.csv'): UploadedFile {
  usedFixtures.add(name)
  return { name: as, bytes: readFileSync(new URL(name, folder)) }
}

/** A file of this content. */
export function file(name: string, content: string | Uint8Array): UploadedFile {
  return { name, bytes: Buffer.from(content) }
}

/** The column names of Connections.csv, as a line. */
export const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n'

/** A row of Connections.csv. */
export const ines = 'Ines,Okafor,https://www.linkedin.com/in/ines-okafor-3b2a91,,Papoila Foods,Analyst,10 Jun 2026\n'

/** What `fix` says where the platform's own file is sound. */
export const again = 'Download the archive again and give Decorum the file as it arrived.'
export const unchanged = 'Check that the files are those LinkedIn sent, not a copy a spreadsheet has changed.'
export const inEnglish = 'Take the file as it was downloaded, from an archive asked for with LinkedIn set to English.'
