import { type Address, readAddress, tidy, tidyOrNull } from '#formats/linkedin/people.ts'
import { asTyped } from '#formats/managers/records.ts'
import { Rejection } from '#formats/table.ts'
import { profileKeyOf } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import { NAMELESS, type PersonRecord } from './records.ts'

/** What a row or a card says of somebody, as it is written there. */
export interface WrittenPerson {
  readonly line: number
  /** The name whole, in the order of preference; the first that has letters counts. */
  readonly names: readonly string[]
  readonly emails: readonly string[]
  /** Everything that may be a profile address. */
  readonly addresses: readonly string[]
  readonly company: string
  readonly position: string
  readonly region: string
  readonly remarks: string
  readonly managers: readonly string[]
  readonly connectedOn?: Day | null
}

/** Several values in one cell, as Google joined them until 2024. */
export function severalIn(cell: string): string[] {
  return cell
    .split(':::')
    .map(tidy)
    .filter((each) => each !== '')
}

function uniqueEmails(written: readonly string[]): string[] {
  const unique = new Map<string, string>()
  for (const email of written.flatMap(severalIn)) {
    const address = email.replace(/^mailto:/i, '').replace(/^.*<([^<>]+)>$/, '$1')
    const key = address.toLowerCase()
    if (/^[^\s@]+@[^\s@]+$/.test(address) && !unique.has(key)) unique.set(key, address)
  }
  return [...unique.values()]
}

/** Makes a person of what is written, or says why it is nobody. */
export function personFrom(written: WrittenPerson): PersonRecord | Rejection {
  const name = written.names.map(tidy).find((each) => /[\p{L}\p{N}]/u.test(each))
  if (name === undefined) return new Rejection(NAMELESS)
  const nobody: Address = { profileKey: null, profileUrl: null }
  const address =
    written.addresses
      .flatMap(severalIn)
      .map(readAddress)
      .find((each) => each.profileKey !== null) ?? nobody
  const managers = [...new Set(written.managers.map(tidy).filter((each) => each !== ''))]
  return {
    line: written.line,
    name: name.slice(0, 300).toWellFormed(),
    ...address,
    emails: uniqueEmails(written.emails),
    company: tidyOrNull(written.company),
    position: tidyOrNull(written.position),
    region: tidyOrNull(written.region),
    remarks: written.remarks.trim() || null,
    connectedOn: written.connectedOn ?? null,
    managers: managers.map((manager) => asTyped(manager, profileKeyOf(manager))),
  }
}
