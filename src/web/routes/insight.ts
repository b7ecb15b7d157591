import { Hono } from 'hono'
import { lookBack } from '#actions/look-back.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import { saysOfGroups } from '#etiquette/insight/groups.ts'
import { SETTLED_DAYS as PATIENCE_DAYS } from '#etiquette/patience.ts'
import { LEAST_BASE, SETTLED_DAYS } from '#etiquette/trial.ts'
import type { Jobs } from '#jobs/jobs.ts'
import { createTrials, type TrialState } from '#jobs/trials.ts'
import { dayOf, showDay, showDistance, timeOf } from '#model/day.ts'
import { insightPage } from '#views/insight.ts'
import { type OnTrialView, onTrial, replayProgress } from '#views/parts/on-trial.ts'
import type { Env, Routes } from '#web/deps.ts'
import { page, piece, wantsPiece } from '#web/render.ts'

/** Where nothing was sent there is nothing to replay. */
const NOTHING: TrialState = { last: null, going: null, problem: null }

/** The owner's own counts, and the rules replayed over their own invitations. */
export function insightRoutes(book: Book, jobs: Jobs): Routes {
  const trials = createTrials(book, jobs)

  async function shown({ last, going, problem }: TrialState): Promise<OnTrialView> {
    const { zone, today } = await momentOf(book)
    const asOf = (at: NonNullable<typeof last>['at']) => {
      const day = dayOf(at, zone)
      return `${timeOf(at, zone)} ${day === today ? 'today' : `on ${showDay(day)}, ${showDistance(day, today)}`}`
    }
    return {
      trial: last && {
        asOf: last.upToDate ? null : asOf(last.at),
        all: last.trial.all,
        leftOutUntil: last.trial.leftOutUntil,
        rules: last.trial.rules,
        knew: { groups: last.trial.knew, says: saysOfGroups(last.trial.knew) },
        notes: { groups: last.trial.notes, says: saysOfGroups(last.trial.notes) },
      },
      going,
      problem: problem && { what: problem.message, why: problem.why, fix: problem.fix },
      settledDays: SETTLED_DAYS,
      leastBase: LEAST_BASE,
    }
  }

  return () =>
    new Hono<Env>()
      .get('/insight', async (c) => {
        const { today, ...found } = await lookBack(book)
        const state = found.sent === 0 ? NOTHING : await trials.look()
        const view = { ...found, patienceDays: PATIENCE_DAYS, onTrial: await shown(state) }
        return page(c, insightPage(view, today))
      })
      .get('/insight/trial', async (c) => {
        if (!wantsPiece(c)) return c.redirect('/insight', 303)
        const view = await shown(await trials.look())
        if (view.going) return piece(c, replayProgress(view))
        c.header('HX-Retarget', '#on-trial')
        return piece(c, onTrial(view, true))
      })
      .post('/insight/trial', (c) => {
        trials.again()
        return c.redirect('/insight', 303)
      })
}
