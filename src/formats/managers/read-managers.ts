import type { NamedBytes } from '#formats/archive.ts'
import { decodeText } from '#formats/decode-text.ts'
import { looksLikeZip } from '#formats/zip.ts'
import { readManagersCsv } from './csv.ts'
import type { ManagersReading } from './records.ts'
import { readManagersVcard } from './vcard.ts'

/**
 * Reads who reports to whom from a file: `person,manager[,from,to]`, an Outlook export, or vCards. Undefined when it is
 * none of these.
 */
export function readManagers({ name, bytes }: NamedBytes): ManagersReading | undefined {
  if (looksLikeZip(bytes)) return undefined
  const text = decodeText(bytes)
  if (/^\s*BEGIN:VCARD\s*$/im.test(text.slice(0, 10_000))) return readManagersVcard(text, name)
  return readManagersCsv(text, name)
}
