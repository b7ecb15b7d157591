import type { Day } from '#model/day.ts'

/** Somebody as a file names them. */
export interface NamedPerson {
  readonly name: string
  readonly email: string | null
  readonly profileKey: string | null
}

/** One line of who reports to whom. */
export interface ManagerRecord {
  /** Where it stands in the file, counted from 1. */
  readonly line: number
  readonly person: NamedPerson
  readonly manager: NamedPerson
  /** Null when the file has no such day. */
  readonly from: Day | null
  readonly until: Day | null
}

/** What a file says about who reports to whom. */
export interface ManagersReading {
  readonly name: string
  readonly kind: 'list of managers'
  /** Rows that name a manager, those that were refused included. */
  readonly read: number
  /** Rows that name none. */
  readonly without: number
  readonly records: readonly ManagerRecord[]
  readonly rejected: readonly { readonly line: number; readonly reason: string }[]
}

/** A person of whom only what was typed is known: a profile address, an e-mail address or a name. */
export function asTyped(text: string, profileKey: string | undefined): NamedPerson {
  const name = text.replace(/\s+/g, ' ').trim()
  if (profileKey !== undefined) return { name, email: null, profileKey }
  return { name, email: /^\S+@\S+$/.test(name) ? name : null, profileKey: null }
}
