import { gzipSync } from 'node:zlib'
import type { Ctx } from './deps.ts'

/** Less than this is not worth packing. */
const LEAST = 1_000

/**
 * How hard it is packed. A page repeats itself so much that trying harder saves a tenth of the little that is left and
 * takes three times as long.
 */
const LEVEL = 2

/** What was packed before, for as long as the same bytes are sent again. */
const packs = new WeakMap<Uint8Array, Uint8Array<ArrayBuffer>>()

function takesGzip(c: Ctx): boolean {
  return /(?:^|,)\s*gzip\s*(?:,|;(?!\s*q=0(?:\.0*)?\s*(?:,|$))|$)/i.test(c.req.header('Accept-Encoding') ?? '')
}

/**
 * Tells what is sent, and packs it where the browser takes that. `keep` is for bytes that are sent again: for now, or as
 * long as the program runs, where trying hard is worth it.
 */
export function packed(
  c: Ctx,
  content: string | Uint8Array<ArrayBuffer>,
  keep?: 'for now' | 'for good',
): string | Uint8Array<ArrayBuffer> {
  if (content.length < LEAST) return content
  c.header('Vary', 'Accept-Encoding')
  if (!takesGzip(c)) return content
  c.header('Content-Encoding', 'gzip')
  const known = typeof content === 'string' ? undefined : packs.get(content)
  if (known) return known
  const bytes = gzipSync(content, { level: keep === 'for good' ? 9 : LEVEL })
  if (keep && typeof content !== 'string') packs.set(content, bytes)
  return bytes
}
