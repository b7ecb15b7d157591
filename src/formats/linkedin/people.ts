import { profileKeyOf } from '#model/contact.ts'

/** A cell for a person to read: trimmed, single spaces. */
export function tidy(cell: string): string {
  const text = cell.trim()
  // Nearly every cell is tidy already, and looking is cheaper than replacing.
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text
}

/** A tidy cell, or null when it has nothing in it. */
export function tidyOrNull(cell: string): string | null {
  return tidy(cell) || null
}

/** Something of a name that a person can see: not blanks, marks, or invisible characters alone. */
const visible = /[^\s\p{Cc}\p{Cf}\p{M}]/u

/** The name in a cell, tidy; empty when there is nothing in it to see. */
export function shownName(cell: string): string {
  // Nearly every name begins with a letter of the alphabet, which is quicker to see.
  return /^[A-Z]/i.test(cell) || visible.test(cell) ? tidy(cell) : ''
}

/** Who an address in the archive names. */
export interface Address {
  readonly profileKey: string | null
  readonly profileUrl: string | null
}

const nobody: Address = { profileKey: null, profileUrl: null }

/** The form nearly every address has. It is written out as it stands and has nothing to decode, which saves a parse. */
const plainAddress = /^https:\/\/www\.linkedin\.com\/in\/([A-Za-z0-9-]+)$/

/**
 * The profile an address names: nobody for an empty cell, a member number (`urn:li:member:…`), the bare
 * `https://www.linkedin.com/in` of late 2023, any address elsewhere than LinkedIn, and any of LinkedIn's that only leads on
 * to a profile.
 */
export function readAddress(cell: string): Address {
  const text = cell.trim()
  if (text === '') return nobody
  const plain = plainAddress.exec(text)?.[1]
  if (plain !== undefined) return { profileKey: plain.toLowerCase(), profileUrl: text }
  const address = URL.parse(/^(www\.)?linkedin\.com\//i.test(text) ? `https://${text}` : text)
  if (!address || !/^https?:$/.test(address.protocol) || !/(^|\.)linkedin\.com$/.test(address.host)) return nobody
  if (!/^\/in\//i.test(address.pathname)) return nobody
  if (address.username !== '') address.username = ''
  if (address.password !== '') address.password = ''
  const profileKey = profileKeyOf(address.pathname)
  return profileKey === undefined ? nobody : { profileKey, profileUrl: address.href }
}
