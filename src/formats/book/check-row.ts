import { shorten, unreadable } from '#formats/unreadable.ts'
import { parseDay } from '#model/day.ts'
import type { Problem } from '#model/problem.ts'
import { SOURCE_FIELDS, SOURCES } from '#model/source.ts'
import { type BookRow, type FieldShape, fieldsOf, inWords, type ListName } from './lists.ts'

/** What is wrong with a row, named by its list and its place in it, counted from 1. */
export function wrongRow(list: ListName, index: number, what: string, why: string): Problem {
  return unreadable(
    `${list}, row ${index + 1}: ${what}`,
    why,
    'Export the book once more and bring that file in, or correct this row. Nothing was changed.',
  )
}

/** Text as the book keeps it: half a surrogate pair becomes U+FFFD and NULs go, as in everything it writes. */
function kept(value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/

/** Whether the text is an instant as the book keeps it: `2026-11-22T08:00:00.000Z`. */
export function isInstant(text: string): boolean {
  if (!INSTANT.test(text)) return false
  try {
    Temporal.Instant.from(text)
    return true
  } catch {
    return false
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// Values that are kept as JSON inside a row: far deeper than any of ours, and far from what would end a program.
const DEEPEST = 50

function isDeeper(value: unknown, than: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return than === 0 || Object.values(value).some((each) => isDeeper(each, than - 1))
}

function isSaid(values: unknown): boolean {
  if (!isObject(values)) return false
  return Object.entries(values).every(
    ([field, value]) =>
      (SOURCE_FIELDS as readonly string[]).includes(field) && (value === null || typeof value === 'string'),
  )
}

/** What the sources said of a contact; a book of the first version kept what the archive said, and no more. */
function isSources(value: unknown): boolean {
  if (!isObject(value)) return false
  if (Object.values(value).some((each) => !isObject(each))) return isSaid(value)
  return Object.entries(value).every(
    ([source, said]) =>
      (SOURCES as readonly string[]).includes(source) &&
      isObject(said) &&
      (said.on === null || (typeof said.on === 'string' && parseDay(said.on) !== undefined)) &&
      isSaid(said.values),
  )
}

function fits(value: unknown, { holds, oneOf, orNull }: FieldShape): boolean {
  if (value === null && (orNull || holds === 'any value')) return true
  switch (holds) {
    case 'id':
    case 'text, not empty':
      return typeof value === 'string' && value.trim() !== ''
    case 'text':
      return typeof value === 'string' && (oneOf === undefined || oneOf.includes(value))
    case 'day':
      return typeof value === 'string' && parseDay(value) !== undefined
    case 'instant':
      return typeof value === 'string' && isInstant(value)
    case 'true or false':
      return typeof value === 'boolean'
    case 'list of texts':
      return Array.isArray(value) && value.every((each) => typeof each === 'string')
    case 'object':
      return isObject(value) && !isDeeper(value, DEEPEST)
    case 'sources':
      return isSources(value)
    case 'any value':
      return value !== undefined && !isDeeper(value, DEEPEST)
  }
}

/**
 * A row of a file of `version` with the fields of its list and nothing else; what came with a later version is null where
 * it is missing. Throws a Problem that names list, row and field.
 */
export function checkRow(list: ListName, given: unknown, index: number, version: number): BookRow {
  if (!isObject(given))
    throw wrongRow(list, index, 'this is no row.', 'A row is written between { and }, with a value for each field.')
  const shapes = fieldsOf(list)
  const names = shapes.map(([name]) => name)
  const unknown = Object.keys(given).find((name) => !names.includes(name))
  if (unknown !== undefined)
    throw wrongRow(list, index, `there is no field "${shorten(unknown)}".`, `Its fields are: ${names.join(', ')}.`)
  const row: Record<string, unknown> = {}
  for (const [name, shape] of shapes) {
    if (!Object.hasOwn(given, name) && (shape.since ?? 1) > version) {
      row[name] = null
      continue
    }
    if (!Object.hasOwn(given, name))
      throw wrongRow(list, index, `the field "${name}" is missing.`, `It holds: ${inWords(shape)}.`)
    const value = kept(given[name])
    if (!fits(value, shape))
      throw wrongRow(list, index, `the field "${name}" holds something else.`, `It holds: ${inWords(shape)}.`)
    row[name] = value
  }
  return row
}
