import { Hono } from 'hono'
import { type Book, momentOf } from '#actions/moment.ts'
import {
  beginReview,
  finishReview,
  finishStep,
  REVIEW_STEPS,
  type ReviewStep,
  reviewWeek,
} from '#actions/review-week.ts'
import { Problem } from '#model/problem.ts'
import { findReview, listReviews, type Review } from '#store/reviews.ts'
import { reportPage, reviewPage, type StepView, stepPage, unfinishedReport } from '#views/review.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { page } from '#web/render.ts'
import { commonGround, shown } from '#web/shown.ts'

async function reviewOf(book: Book, c: Ctx): Promise<Review> {
  const review = await findReview(book.store.db, c.req.param('id') ?? '')
  if (review) return review
  throw new Problem('not-found', {
    what: 'There is no review at this address.',
    why: 'It may have been taken back.',
    fix: 'The Review page lists those that are kept.',
  })
}

function stepOf(c: Ctx): ReviewStep {
  return REVIEW_STEPS.find((step) => step === c.req.param('step')) ?? 'received'
}

async function stepView(book: Book, id: string): Promise<StepView> {
  const week = await reviewWeek(book)
  const moment = await momentOf(book)
  const findings = new Map([...week.received, ...week.stale].map((each) => [each.invitation.id, each.findings]))
  const list = (items: typeof week.received) =>
    shown(
      book,
      moment,
      items.map((each) => each.invitation),
      findings,
    )
  const received = await list(week.received)
  const common = await commonGround(book, moment, received)
  return {
    id,
    today: week.today,
    since: week.since,
    received: received.map((each) => ({ ...each, common: common.get(each.contact.id) ?? [] })),
    stale: await list(week.stale),
    accepted: week.accepted,
    budget: week.budget,
    sentSince: week.sentSince,
    next: week.next,
  }
}

/** The weekly review, step by step, and the reports of those that are finished. */
export function reviewRoutes(book: Book): Routes {
  return () =>
    new Hono<Env>()
      .get('/review', async (c) => {
        const { today } = await momentOf(book)
        const past = (await listReviews(book.store.db)).map(({ id, day, finishedAt }) => ({
          id,
          day,
          finished: finishedAt !== null,
        }))
        return page(c, reviewPage(past, today))
      })
      .post('/review', async (c) => {
        const review = await beginReview(book, 'ui')
        const first = REVIEW_STEPS.find((step) => !review.doneSteps.includes(step)) ?? 'received'
        return c.redirect(`/review/${review.id}/${first}`, 303)
      })
      .get('/review/:id/report', async (c) => {
        const { id, day, report } = await reviewOf(book, c)
        return page(c, report === null ? unfinishedReport(id) : reportPage(day, report, id))
      })
      .get('/review/:id/report.md', async (c) => {
        const { report } = await reviewOf(book, c)
        return c.body(report ?? '', 200, {
          'Content-Type': 'text/markdown; charset=utf-8',
          'Content-Disposition': 'attachment; filename="review.md"',
        })
      })
      .get('/review/:id/:step', async (c) => {
        const review = await reviewOf(book, c)
        if (review.finishedAt !== null) return c.redirect(`/review/${review.id}/report`, 303)
        return page(c, stepPage(stepOf(c), await stepView(book, review.id)))
      })
      .post('/review/:id/:step', async (c) => {
        const review = await reviewOf(book, c)
        const step = stepOf(c)
        if (step === 'done') {
          await finishReview(book, review.id, 'ui')
          return c.redirect(`/review/${review.id}/report?done=reviewed`, 303)
        }
        await finishStep(book, review.id, step, 'ui')
        const next = REVIEW_STEPS[REVIEW_STEPS.indexOf(step) + 1] ?? 'done'
        return c.redirect(`/review/${review.id}/${next}`, 303)
      })
}
