import type { Contact } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import {
  type Said,
  SOURCE_FIELDS,
  type Source,
  type SourcedContact,
  type SourceField,
  type Sources,
} from '#model/source.ts'

/** The file that speaks: of which source, of which day, and whether a newer one of that source was here before. */
export interface Speaker {
  readonly source: Source
  readonly on: Day | null
  readonly older: boolean
}

/** What a file changes about a contact. */
export interface Following {
  readonly patch: Partial<Pick<Contact, SourceField>>
  readonly sources: Sources
}

/** The values that are known, as the source's own word. */
export function saidBy({ source, on }: Speaker, values: Said['values']): Sources {
  const known = SOURCE_FIELDS.filter((field) => values[field] !== null && values[field] !== undefined)
  return { [source]: { on, values: Object.fromEntries(known.map((field) => [field, values[field]])) } }
}

/**
 * What to change when a file says `values` of a contact: a field follows its source while it is empty or still as that
 * source left it. What the owner typed stays, what a file does not mention stays, and an older file only fills what is
 * empty. Undefined when the file says nothing new.
 */
export function follow(contact: SourcedContact, values: Said['values'], speaker: Speaker): Following | undefined {
  const had = contact.sources[speaker.source]?.values ?? {}
  const said: Record<string, unknown> = { ...had }
  const patch: Record<string, unknown> = {}
  let news = false
  for (const field of SOURCE_FIELDS) {
    const value = values[field]
    if (value === null || value === undefined || value === had[field]) continue
    if (speaker.older && had[field] !== undefined) continue
    news = true
    said[field] = value
    const has = contact[field]
    if (has !== value && (has === null || has === had[field])) patch[field] = value
  }
  if (!news) return undefined
  const on = speaker.older ? (contact.sources[speaker.source]?.on ?? speaker.on) : speaker.on
  const sources = { ...contact.sources, [speaker.source]: { on, values: said as Said['values'] } }
  return { patch: patch as Following['patch'], sources }
}
