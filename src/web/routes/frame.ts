import { Hono } from 'hono'
import { z } from 'zod'
import { changeSettings } from '#actions/change-settings.ts'
import { hasSample } from '#actions/made-up-people.ts'
import type { Book } from '#actions/moment.ts'
import { readSettings } from '#store/settings.ts'
import { html } from '#views/html.ts'
import { madeUp } from '#views/parts/made-up.ts'
import type { Env, Routes } from '#web/deps.ts'
import { ownPath, readForm } from '#web/forms.ts'
import { changed, wantsPiece } from '#web/render.ts'

const themeForm = z.object({ theme: z.string(), back: z.string().optional() })

/** The owner's colours, and what concerns every page, around every page that follows. */
export function frameRoutes(book: Book, banner: string | undefined): Routes {
  // The same object each time, so that a page around which it stands can be known again.
  const [own, sample] = [banner === undefined ? undefined : html`<p>${banner}</p>`, madeUp()]
  return () =>
    new Hono<Env>()
      .use(async (c, next) => {
        const { theme } = await readSettings(book.store.db)
        const says = own ?? ((await hasSample(book)) ? sample : undefined)
        c.set('frame', () => ({ theme, banner: says }))
        await next()
      })
      .post('/theme', async (c) => {
        const form = await readForm(c, themeForm)
        const { theme } = await readSettings(book.store.db)
        const chosen = form.written.theme ?? theme
        const operation = chosen === theme ? null : await changeSettings(book, { theme: chosen }, 'ui')
        // The page shows the colours already.
        if (wantsPiece(c)) return c.body(null, 204)
        return changed(c, { goTo: ownPath(form.written.back), done: 'saved', operation: operation ?? undefined })
      })
}
