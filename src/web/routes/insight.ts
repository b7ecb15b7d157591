import { Hono } from 'hono'
import type { Book } from '#actions/moment.ts'
import { trial } from '#actions/trial.ts'
import { LEAST_BASE, SETTLED_DAYS } from '#etiquette/trial.ts'
import { insightPage } from '#views/insight.ts'
import type { Env, Routes } from '#web/deps.ts'
import { page } from '#web/render.ts'

/** The rules replayed over the owner's own invitations. */
export function insightRoutes(book: Book): Routes {
  return () =>
    new Hono<Env>().get('/insight', async (c) => {
      const { all, rules } = await trial(book)
      return page(c, insightPage({ all, rules, settledDays: SETTLED_DAYS, leastBase: LEAST_BASE }))
    })
}
