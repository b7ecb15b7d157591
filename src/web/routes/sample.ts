import { Hono } from 'hono'
import { bringSample, type Sample, takeOutSample } from '#actions/bring-sample.ts'
import type { Book } from '#actions/moment.ts'
import type { Env, Routes } from '#web/deps.ts'
import { changed } from '#web/render.ts'

/** Looking around among made-up people in the person's own empty book, and taking them out again. */
export function sampleRoutes(book: Book, readSample: () => Promise<Sample>): Routes {
  return () =>
    new Hono<Env>()
      .post('/sample', async (c) => {
        const { operation } = await bringSample(book, await readSample())
        return changed(c, { goTo: '/', done: 'imported', operation: operation ?? undefined })
      })
      .post('/sample/remove', async (c) => {
        const { operation } = await takeOutSample(book)
        return changed(c, { goTo: '/', done: 'undone', operation: operation ?? undefined })
      })
}
