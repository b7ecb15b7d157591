import { Hono } from 'hono'
import type { Book } from '#actions/moment.ts'
import { readSettings } from '#store/settings.ts'
import { html } from '#views/html.ts'
import type { Env, Routes } from '#web/deps.ts'

/** The owner's colours, and what concerns every page, around every page that follows. */
export function frameRoutes(book: Book, banner: string | undefined): Routes {
  return () =>
    new Hono<Env>().use(async (c, next) => {
      const { theme } = await readSettings(book.store.db)
      c.set('frame', () => ({ theme, banner: banner === undefined ? undefined : html`<p>${banner}</p>` }))
      await next()
    })
}
