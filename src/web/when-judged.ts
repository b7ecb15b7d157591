import { setTimeout as pause } from 'node:timers/promises'
import type { MiddlewareHandler } from 'hono'
import { listFindings } from '#actions/list-findings.ts'
import type { Book } from '#actions/moment.ts'
import type { Section } from '#views/layout.ts'
import { lookingThroughPage } from '#views/looking-through.ts'
import type { Env } from './deps.ts'
import { page, wantsPiece } from './render.ts'

/** How often a page looks whether the book is judged before it says that it is not, and milliseconds between two looks. */
const LOOKS = 20
const BETWEEN = 20

/**
 * For pages that show what the rules say of the whole book, or more that is found by it, which `find` finds. It is known
 * but for the first time after the start, after midnight, and after much has changed at once; where that takes long, a
 * page of the same section says so and looks again by itself.
 */
export function whenJudged(
  book: Book,
  section: Section,
  find: (book: Book) => Promise<unknown> = listFindings,
  looks = LOOKS,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (wantsPiece(c)) return next()
    // What goes wrong is told by the page, which asks for the same.
    const known = () => true
    const judged = find(book).then(known, known)
    // Counted and not timed: while the whole machine stands still, the book is not judged either.
    for (let looked = 0; looked < looks; looked++)
      if (await Promise.race([judged, pause(BETWEEN, false)])) return next()
    const { pathname, search } = new URL(c.req.url)
    return page(c, lookingThroughPage(section, `${pathname as `/${string}`}${search}`))
  }
}
