import type { Archive } from '#formats/archive.ts'
import type { LinkedInReading } from '#formats/linkedin/records.ts'

/** Reads the files of a LinkedIn archive into records. Throws a Problem when there is nothing in it to read. */
export function readLinkedIn(archive: Archive): LinkedInReading {
  throw new Error(`not yet: ${archive.name}`)
}
