import { z } from 'zod'
import { parseDay } from '#model/day.ts'
import type { Ctx } from './deps.ts'

/** What a person wrote into a form, as it was written. */
export type Written = Readonly<Record<string, string>>

/** A form as read: its checked values, or what was written with what is wrong with it, by field. */
export type ReadForm<T> =
  | { readonly ok: true; readonly values: T; readonly written: Written }
  | { readonly ok: false; readonly written: Written; readonly errors: Readonly<Record<string, string>> }

/** Line ends as one character, no lone surrogates and no NUL: what a browser sends is not what was typed. */
function asTyped(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '').toWellFormed()
}

/** The words for an issue whose schema has none of its own. */
function kindly(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'too_big' && typeof issue.maximum === 'number')
    return issue.origin === 'string' ? `Keep it to ${issue.maximum} characters.` : `The most is ${issue.maximum}.`
  if (issue.code === 'too_small' && typeof issue.minimum === 'number')
    return issue.origin === 'string' ? 'Please fill this in.' : `The least is ${issue.minimum}.`
  if (issue.code === 'invalid_value') return 'Please choose one of the answers.'
  if (issue.input === undefined || issue.input === '') return 'Please fill this in.'
  return 'This does not read as expected.'
}

/**
 * Reads the form in the request's body and checks it with `schema`, an object of the fields below. Fields that come
 * more than once arrive as a list. Nothing that was written is lost when something is wrong.
 */
export async function readForm<S extends z.ZodObject>(c: Ctx, schema: S): Promise<ReadForm<z.infer<S>>> {
  const body = await c.req.parseBody({ all: true })
  const written: Record<string, string> = {}
  const input: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(body)) {
    const texts = [value]
      .flat()
      .filter((each) => typeof each === 'string')
      .map(asTyped)
    if (texts.length === 0) continue
    written[name] = texts.join(', ')
    input[name] = texts.length === 1 ? (texts[0] ?? '') : texts
  }
  return checkForm(schema, input, written)
}

/** The same for values that came in the address. */
export function readQuery<S extends z.ZodObject>(c: Ctx, schema: S): ReadForm<z.infer<S>> {
  const written = Object.fromEntries(Object.entries(c.req.query()).map(([name, value]) => [name, asTyped(value)]))
  return checkForm(schema, written, written)
}

function checkForm<S extends z.ZodObject>(schema: S, input: object, written: Written): ReadForm<z.infer<S>> {
  const result = schema.safeParse(input, { error: kindly })
  if (result.success) return { ok: true, values: result.data, written }
  const errors: Record<string, string> = {}
  for (const issue of result.error.issues) {
    const name = String(issue.path[0] ?? 'form')
    errors[name] ??= issue.message
  }
  return { ok: false, written, errors }
}

const trimmed = z.string().transform((text) => text.trim())

/** A line of text that must be there. */
export function line(missing = 'Please fill this in.', most = 500) {
  return z.string({ error: missing }).trim().min(1, missing).max(most)
}

/** A text that may be left empty: null then. */
export function optionalText(most = 10_000) {
  return z
    .string()
    .trim()
    .max(most)
    .transform((text) => text || null)
    .nullish()
    .transform((text) => text ?? null)
}

/** A text kept to the letter, spaces and line ends included; empty when nothing was written. */
export function exactText(most = 10_000) {
  return z
    .string()
    .max(most)
    .optional()
    .transform((text) => text ?? '')
}

/** A calendar day that must be there. */
export function dayField(missing = 'Please give the day.') {
  return z.string({ error: missing }).transform((text, issues) => {
    const day = parseDay(text.trim())
    if (day !== undefined) return day
    issues.addIssue({ code: 'custom', message: text.trim() === '' ? missing : 'A day reads like 2026-11-18.' })
    return z.NEVER
  })
}

/** A calendar day that may be left empty: null then. */
export function optionalDay() {
  return z
    .string()
    .optional()
    .transform((text, issues) => {
      if (!text?.trim()) return null
      const day = parseDay(text.trim())
      if (day !== undefined) return day
      issues.addIssue({ code: 'custom', message: 'A day reads like 2026-11-18.' })
      return z.NEVER
    })
}

/** A whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number) {
  const words = `Please give a whole number from ${least} to ${most}.`
  return trimmed
    .pipe(z.string().regex(/^-?\d{1,15}$/, words))
    .transform(Number)
    .pipe(z.number().min(least, words).max(most, words))
}

/** A box that is ticked or not. */
export function tick() {
  return z
    .string()
    .optional()
    .transform((text) => text !== undefined)
}

/** One or more ticked answers of one name, as a list. */
export function several(most = 1000) {
  return z
    .union([z.string(), z.array(z.string()).max(most)])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat()))
}

/** `text` when it is the path of a page of ours, else `otherwise`: an answer never leads to another site. */
export function ownPath(text: string | null | undefined, otherwise: `/${string}` = '/'): string {
  if (!text?.startsWith('/') || /^\/[/\\]/.test(text) || !URL.canParse(text, 'http://own.invalid')) return otherwise
  const url = new URL(text, 'http://own.invalid')
  if (url.host !== 'own.invalid' || url.pathname.startsWith('//')) return otherwise
  return url.pathname + url.search
}
