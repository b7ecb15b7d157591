import type { Contact } from './contact.ts'
import type { Day } from './day.ts'
import { keptJson } from './kept-json.ts'

/** Where a value of a contact can come from, besides the owner's own hand. */
export const SOURCES = ['linkedin', 'google', 'outlook', 'vcard', 'csv'] as const

export type Source = (typeof SOURCES)[number]

/** What each source is called in words. */
export const sourceWords: Readonly<Record<Source, string>> = {
  linkedin: 'LinkedIn archive',
  google: 'Google Contacts',
  outlook: 'Outlook',
  vcard: 'vCard',
  csv: 'CSV file',
}

/** The fields of a contact a source may speak of; the rest is the owner's alone. */
export const SOURCE_FIELDS = [
  'name',
  'profileKey',
  'profileUrl',
  'email',
  'company',
  'position',
  'region',
  'connectedOn',
  'remarks',
] as const satisfies readonly (keyof Contact)[]

export type SourceField = (typeof SOURCE_FIELDS)[number]

/** What one source last said of a contact. */
export interface Said {
  /** The day of the file that last said something else than before; null where it has none. */
  readonly on: Day | null
  readonly values: Partial<Pick<Contact, SourceField>>
}

/**
 * What every source last said of a contact, kept beside the values in force: a later file is compared with its own
 * source, so that a value of the owner's is never taken for one to be replaced.
 */
export type Sources = Partial<Record<Source, Said>>

/** A contact with what the sources last said of them. */
export type SourcedContact = Contact & { readonly sources: Sources }

/** Reads what is kept of the sources. Books of the first version kept the values of the archive alone. */
export function sourcesFrom(kept: string | null): Sources {
  if (kept === null) return {}
  const parsed = keptJson<Sources | Said['values']>(kept)
  const nested = Object.values(parsed).every((value) => value !== null && typeof value === 'object')
  return nested ? (parsed as Sources) : { linkedin: { on: null, values: parsed as Said['values'] } }
}

/** The sources that say what the field holds now; empty when it is the owner's own word, or nothing. */
export function originsOf(contact: SourcedContact, field: SourceField): Source[] {
  const value = contact[field]
  return value === null ? [] : SOURCES.filter((source) => contact.sources[source]?.values[field] === value)
}
