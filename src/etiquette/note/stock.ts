import { bare } from './fold.ts'
import { type PlacedGreeting, signOffStart } from './greeting.ts'
import type { Page } from './page.ts'
import { spots } from './phrases.ts'
import { stockTexts } from './stock-texts.ts'

/** How many words beside stock texts still make no difference: a name, an "also", a "here". */
const LOOSE_WORDS = 1

/**
 * Whether a note is nothing but stock texts: `exact` when nothing stands around them, `dressed` when a greeting, a name
 * or a sign-off does.
 */
export function readStock(page: Page, greeting: PlacedGreeting | null): 'exact' | 'dressed' | null {
  const start = greeting?.end ?? 0
  const end = Math.max(start, signOffStart(page))
  const found = spots(page, stockTexts).filter((spot) => spot.end > start)
  if (found.length === 0) return null
  let rest = ''
  let from = start
  for (const spot of found) {
    rest += ` ${page.shown.slice(from, spot.start)}`
    from = Math.max(from, spot.end)
  }
  if (from < end) rest += ` ${page.shown.slice(from, end)}`
  const beside = bare(rest)
    .split(' ')
    .filter((word) => word.length > 1)
  if (beside.length > LOOSE_WORDS) return null
  return bare(page.shown.slice(0, start) + page.shown.slice(Math.max(end, from))) === '' && beside.length === 0
    ? 'exact'
    : 'dressed'
}
