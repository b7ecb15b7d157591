import type { NamedPerson } from '#formats/managers/records.ts'
import type { RejectedRow } from '#formats/table.ts'
import type { Day } from '#model/day.ts'
import type { Source } from '#model/source.ts'

/** A person as an address book has them. */
export interface PersonRecord {
  /** Where it begins in the file, counted from 1. */
  readonly line: number
  /** Tidy and never empty. */
  readonly name: string
  readonly profileKey: string | null
  readonly profileUrl: string | null
  /** Tidy, each once whatever its case; the main one first. */
  readonly emails: readonly string[]
  readonly company: string | null
  readonly position: string | null
  readonly region: string | null
  readonly remarks: string | null
  /** Only a file whose columns were told by hand has it. */
  readonly connectedOn: Day | null
  /** Whom they report to; a card may name several. */
  readonly managers: readonly NamedPerson[]
}

/** What a file of contacts says: `read` is always the number of records plus the number of rejected rows. */
export interface PeopleReading {
  readonly name: string
  readonly source: Source
  /** What the file is, in words. */
  readonly kind: string
  readonly read: number
  readonly records: readonly PersonRecord[]
  readonly rejected: readonly RejectedRow[]
}

/** Why a row or a card is nobody. */
export const NAMELESS = 'It has no name.'
