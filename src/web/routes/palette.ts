import { Hono } from 'hono'
import type { Book } from '#actions/moment.ts'
import { pathTo } from '#views/html.ts'
import { paletteAnswers } from '#views/palette.ts'
import type { Env, Routes } from '#web/deps.ts'
import { answersTo } from '#web/palette-answers.ts'
import { piece, wantsPiece } from '#web/render.ts'

const LONGEST = 200

/** What the palette answers while somebody types; asked for as a page, it is a search among people. */
export function paletteRoutes(book: Book): Routes {
  return () =>
    new Hono<Env>().get('/palette', async (c) => {
      const typed = (c.req.query('q') ?? '').toWellFormed().replaceAll('\0', '').trim().slice(0, LONGEST)
      if (!wantsPiece(c)) return c.redirect(pathTo('/people', { q: typed }), 303)
      return piece(c, paletteAnswers(await answersTo(book, typed)))
    })
}
