import { type BookRow, fieldsOf, type Holds, type ListName } from '#formats/book/lists.ts'
import { nameKeyOf } from '#model/contact.ts'
import { Problem } from '#model/problem.ts'
import type { JournalledTable } from '#store/schema.ts'

/**
 * The table of each list. What was deleted is left out with the history it belongs to: it could be brought back only
 * by that history.
 */
export const tableOf = {
  contacts: 'contacts',
  contactKeys: 'contact_keys',
  distinctPeople: 'distinct_people',
  relations: 'relations',
  invitations: 'invitations',
  invitationEvents: 'invitation_events',
  messages: 'messages',
  drafts: 'drafts',
  settings: 'settings',
  waivers: 'waivers',
  reviews: 'reviews',
  imports: 'imports',
  unnamedSent: 'unnamed_sent',
} as const satisfies Record<ListName, JournalledTable>

/** The column a field is kept in. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

const KEPT_AS_JSON: readonly Holds[] = ['any value', 'object', 'list of texts', 'sources']

function fromJson(table: string, id: unknown, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('storage', {
      what: `The row ${id} of ${table} holds something that cannot be read.`,
      why: 'An export has everything or is none: leaving it out would lose it without a word.',
      fix: 'Copy the file of the book itself to keep all of it, and take back the change that wrote this row.',
    })
  }
}

/** A row of the store as the file of a book has it. */
export function toFileRow(list: ListName, row: Readonly<Record<string, unknown>>): BookRow {
  return Object.fromEntries(
    fieldsOf(list).map(([field, { holds }]) => {
      const value = row[columnOf(field)] ?? null
      if (value !== null && KEPT_AS_JSON.includes(holds)) return [field, fromJson(tableOf[list], row.id, String(value))]
      return [field, value !== null && holds === 'true or false' ? value === 1 : value]
    }),
  )
}

/** A row of the file as the store keeps it; what follows from other columns is worked out anew. */
export function toStoreRow(list: ListName, row: BookRow): Record<string, unknown> {
  const kept = Object.fromEntries(
    fieldsOf(list).map(([field, { holds, orNull }]) => {
      const value = row[field]
      const column = columnOf(field)
      if (value === null && orNull) return [column, null]
      if (KEPT_AS_JSON.includes(holds)) return [column, JSON.stringify(value)]
      return [column, holds === 'true or false' ? Number(value) : value]
    }),
  )
  return list === 'contacts' ? { ...kept, name_key: nameKeyOf(String(row.name)) } : kept
}
