import type { NamedBytes } from '#formats/archive.ts'
import { decodeText } from '#formats/decode-text.ts'
import { looksLikeZip } from '#formats/zip.ts'
import { readManagersCsv } from './csv.ts'
import type { ManagersReading } from './records.ts'

/** Reads who reports to whom from a list of `person,manager[,from,to]`; undefined when the file is none. */
export function readManagers({ name, bytes }: NamedBytes): ManagersReading | undefined {
  return looksLikeZip(bytes) ? undefined : readManagersCsv(decodeText(bytes), name)
}
