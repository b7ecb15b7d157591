import { Hono } from 'hono'
import { z } from 'zod'
import { type Book, momentOf } from '#actions/moment.ts'
import { noteThanks } from '#actions/note-thanks.ts'
import { type ComparedReviews, compareReviews, pastReviews } from '#actions/review-compare.ts'
import {
  beginReview,
  finishReview,
  finishStep,
  knownReview,
  leaveItem,
  stepToGoOn,
  takeUpItem,
} from '#actions/review-run.ts'
import { Problem } from '#model/problem.ts'
import { REVIEW_STEPS, type ReviewStep } from '#model/review.ts'
import { openReview } from '#store/reviews.ts'
import type { Comparison } from '#views/parts/review-compare.ts'
import { stepPage } from '#views/review.ts'
import { reportPage, unfinishedReport } from '#views/review-report.ts'
import { reviewsPage } from '#views/reviews.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import type { DoneCode } from '#web/done.ts'
import { line, optionalText, readForm } from '#web/forms.ts'
import { changed, page } from '#web/render.ts'
import { stepView } from '#web/review-step.ts'
import { whenJudged } from '#web/when-judged.ts'

const itemForm = z.object({ item: line('Nothing was named.', 64), step: z.enum(REVIEW_STEPS) })
const thanksForm = z.object({ contact: line('Nobody was named.', 64), text: optionalText(5000) })

function unreadable(): Problem {
  return new Problem('bad-input', {
    what: 'This did not read as expected.',
    why: 'The form named nothing that is in this review. Nothing was changed.',
    fix: 'Open the review again from its page.',
  })
}

function stepOf(c: Ctx): ReviewStep {
  const step = REVIEW_STEPS.find((each) => each === c.req.param('step'))
  if (step) return step
  throw new Problem('not-found', {
    what: 'A review has no such step.',
    why: `Its steps are: ${REVIEW_STEPS.join(', ')}.`,
    fix: 'Open the review again from its page.',
  })
}

function shownComparison(compared: ComparedReviews | null): Comparison | null {
  if (compared === null) return null
  const { before, now, lines } = compared
  const side = ({ id, day, counts }: ComparedReviews['now']) => ({ id, day, kept: counts !== null })
  return { before: side(before), now: side(now), lines }
}

/** The weekly review, step by step, and the reports of those that are finished. */
export function reviewRoutes(book: Book): Routes {
  const id = (c: Ctx) => c.req.param('id') ?? ''
  /** Leaves or takes up the item a form names. */
  const moving =
    (change: typeof leaveItem, done: DoneCode) =>
    async (c: Ctx): Promise<Response> => {
      const form = await readForm(c, itemForm)
      if (!form.ok) throw unreadable()
      const operation = await change(book, id(c), form.values.item, 'ui')
      return changed(c, { goTo: `/review/${id(c)}/${form.values.step}`, done, operation: operation ?? undefined })
    }
  return () =>
    new Hono<Env>()
      .get('/review', async (c) => {
        const { today } = await momentOf(book)
        const open = await openReview(book.store.db)
        const past = (await pastReviews(book)).map(({ id, day, counts }) => ({ id, day, counts }))
        const { now, before } = c.req.query()
        return page(
          c,
          reviewsPage({
            today,
            open: open ? { id: open.id, day: open.day, step: stepToGoOn(open) } : null,
            past,
            comparison: shownComparison(
              await compareReviews(book, { now: now || undefined, before: before || undefined }),
            ),
          }),
        )
      })
      .post('/review', async (c) => {
        const review = await beginReview(book, 'ui')
        return c.redirect(`/review/${review.id}/${stepToGoOn(review)}`, 303)
      })
      .get('/review/:id/report', async (c) => {
        const { day, report } = await knownReview(book, id(c))
        if (report === null) return page(c, unfinishedReport(id(c)))
        const past = await pastReviews(book)
        const older = past[past.findIndex((each) => each.id === id(c)) + 1]
        const compared = older ? await compareReviews(book, { now: id(c), before: older.id }) : null
        return page(c, reportPage(day, report, id(c), shownComparison(compared)))
      })
      .get('/review/:id/report.md', async (c) => {
        const { day, report } = await knownReview(book, id(c))
        return c.body(report ?? '', 200, {
          'Content-Type': 'text/markdown; charset=utf-8',
          'Content-Disposition': `attachment; filename="review-${day}.md"`,
        })
      })
      .post('/review/:id/leave', moving(leaveItem, 'leftForNextWeek'))
      .post('/review/:id/take-up', moving(takeUpItem, 'takenUp'))
      .post('/review/:id/thanks', async (c) => {
        const form = await readForm(c, thanksForm)
        if (!form.ok) throw unreadable()
        await knownReview(book, id(c))
        const { contact, text } = form.values
        const operation = await noteThanks(book, { contactId: contact, text: text ?? undefined, by: 'ui' })
        return changed(c, { goTo: `/review/${id(c)}/accepted`, done: 'thanked', operation: operation ?? undefined })
      })
      .get('/review/:id/:step', whenJudged(book, 'review'), async (c) => {
        const review = await knownReview(book, id(c))
        const step = stepOf(c)
        if (review.finishedAt !== null) return c.redirect(`/review/${review.id}/report`, 303)
        return page(c, stepPage(await stepView(book, review, step, c.req.query('at'))))
      })
      .post('/review/:id/:step', async (c) => {
        const step = stepOf(c)
        if (step === 'done') {
          const { review, operation } = await finishReview(book, id(c), 'ui')
          const goTo = `/review/${review.id}/report`
          return changed(c, { goTo, done: 'reviewed', operation: operation ?? undefined })
        }
        await finishStep(book, id(c), step, 'ui')
        const next = REVIEW_STEPS[REVIEW_STEPS.indexOf(step) + 1] ?? 'done'
        return c.redirect(`/review/${id(c)}/${next}`, 303)
      })
}
