import { Hono } from 'hono'
import type { Sample } from '#actions/bring-sample.ts'
import type { Book } from '#actions/moment.ts'
import type { Env, Routes } from '#web/deps.ts'
import { changed } from '#web/render.ts'

// Loaded when it is asked for: with it comes all that reads an archive.
const sample = () => import('#actions/bring-sample.ts')

/** Looking around among made-up people in the person's own empty book, and taking them out again. */
export function sampleRoutes(book: Book, readSample: () => Promise<Sample>): Routes {
  return () =>
    new Hono<Env>()
      .post('/sample', async (c) => {
        const { bringSample } = await sample()
        const { operation } = await bringSample(book, await readSample())
        return changed(c, { goTo: '/', done: 'imported', operation: operation ?? undefined })
      })
      .post('/sample/remove', async (c) => {
        const { takeOutSample } = await sample()
        const { operation } = await takeOutSample(book)
        return changed(c, { goTo: '/', done: 'undone', operation: operation ?? undefined })
      })
}
