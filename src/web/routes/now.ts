import { Hono } from 'hono'
import { z } from 'zod'
import { considerWords } from '#actions/consider-answer.ts'
import { contactOfPage } from '#actions/find-person.ts'
import { leaveLine } from '#actions/leave-line.ts'
import type { Book } from '#actions/moment.ts'
import { noteThanks } from '#actions/note-thanks.ts'
import { type NowQueue, nowQueue, type QueueLine } from '#actions/now-queue.ts'
import { stepToGoOn } from '#actions/review-run.ts'
import type { Finding } from '#etiquette/judge.ts'
import { keptWhileUnchanged } from '#store/kept.ts'
import { countPeople } from '#store/list-people.ts'
import { lastReviewOn, openReview } from '#store/reviews.ts'
import type { View } from '#views/layout.ts'
import { nowPage } from '#views/now.ts'
import type { NowLine } from '#views/parts/now-item.ts'
import { thanksPanel } from '#views/parts/thanks.ts'
import { replySays } from '#views/parts/write-back.ts'
import type { Env, Routes } from '#web/deps.ts'
import { exactText, line, ownPath, readForm } from '#web/forms.ts'
import { changed, page, piece, wantsPiece } from '#web/render.ts'
import { shown, triage } from '#web/shown.ts'
import { whenJudged } from '#web/when-judged.ts'

/** Lines on one page. */
const AT_ONCE = 20
const MOST_DRAFTS = 8

const leftForm = z.object({ line: line('No line was named.', 200), back: z.string().optional() })
const thanksForm = z.object({ text: exactText(), back: z.string().optional() })

/** The lines with everything a page shows of them; only what is shown is looked up. */
async function shownLines(book: Book, { moment, budget }: NowQueue, lines: readonly QueueLine[]): Promise<NowLine[]> {
  const about = lines.flatMap((each) => ('invitation' in each ? [each] : []))
  const findings = new Map<string, readonly Finding[]>(about.map((each) => [each.invitation.id, each.findings]))
  const invitations = await shown(
    book,
    moment,
    about.map((each) => each.invitation),
    findings,
  )
  const known = new Map(invitations.map((each) => [each.invitation.id, each]))
  const received = await triage(
    book,
    moment,
    invitations.filter((each) => each.invitation.direction === 'received'),
  )
  const triaged = new Map(received.map((each) => [each.invitation.id, each]))
  return lines.flatMap((each): NowLine[] => {
    switch (each.kind) {
      case 'received': {
        const item = triaged.get(each.invitation.id)
        return item ? [{ kind: 'received', id: each.id, item }] : []
      }
      case 'accepted':
      case 'stale': {
        const item = known.get(each.invitation.id)
        return item ? [{ kind: each.kind, id: each.id, item }] : []
      }
      case 'slot':
        return [{ kind: 'slot', id: each.id, budget }]
      default:
        return [each]
    }
  })
}

/** A page of the queue: what comes after a line, or the top where that is gone. */
async function lookAtQueue(book: Book, queue: NowQueue, afterLine: string): Promise<View> {
  const { db } = book.store
  const counts = await countPeople(db)
  const open = await openReview(db)
  const { moment, budget, lines, drafts, openSent } = queue
  const from = lines.findIndex((each) => each.id === afterLine) + 1
  const part = lines.slice(from, from + AT_ONCE)
  return nowPage({
    today: moment.today,
    isEmpty: counts.all === 0,
    lines: await shownLines(book, queue, part),
    inAll: lines.length,
    from,
    after: lines[from - 1]?.id ?? null,
    next: lines.length > from + part.length ? (part.at(-1)?.id ?? null) : null,
    budget,
    drafts: drafts.slice(0, MOST_DRAFTS),
    draftsInAll: drafts.length,
    openReview: open ? { id: open.id, step: stepToGoOn(open) } : null,
    lastReviewOn: await lastReviewOn(db, moment.today),
    counts: { people: counts.all, connections: counts.connections, openSent },
  })
}

/** What needs you now, and the answers its lines give. */
export function nowRoutes(book: Book): Routes {
  return () =>
    new Hono<Env>()
      .get('/', whenJudged(book, 'now', nowQueue), async (c) => {
        const { db } = book.store
        const { moment, budget } = await nowQueue(book)
        const after = c.req.query('after') ?? ''
        // A page of the queue is the same until the book, the day or the budget is another.
        const asked = JSON.stringify([moment.today, moment.zone, budget, after.slice(0, 200)])
        const look = async () => lookAtQueue(book, await nowQueue(book), after)
        return page(c, await keptWhileUnchanged(db, 'now-page', asked, look))
      })
      .post('/now/left', async (c) => {
        const form = await readForm(c, leftForm)
        const { until, operation } = await leaveLine(book, form.written.line ?? '', 'ui')
        const done = until === null ? 'letBe' : 'left'
        return changed(c, { goTo: ownPath(form.written.back), done, operation: operation ?? undefined })
      })
      .get('/now/thanks/:id', async (c) => {
        const contact = await contactOfPage(book.store.db, c.req.param('id'))
        const given = { contact, back: ownPath(c.req.query('back')) }
        const panel = thanksPanel(given)
        if (wantsPiece(c)) return piece(c, panel)
        return page(c, { title: 'Say thanks', current: 'now', body: panel })
      })
      .post('/now/thanks/:id/look', async (c) => {
        const { written } = await readForm(c, thanksForm)
        const contact = await contactOfPage(book.store.db, c.req.param('id'))
        const text = (written.text ?? '').slice(0, 10_000)
        const { findings } = await considerWords(book, contact, { text, as: 'message' })
        return piece(c, replySays(findings, contact.id))
      })
      .post('/now/thanks/:id', async (c) => {
        const { written } = await readForm(c, thanksForm)
        const text = (written.text ?? '').slice(0, 10_000)
        const operation = await noteThanks(book, { contactId: c.req.param('id'), text, by: 'ui' })
        return changed(c, { goTo: ownPath(written.back), done: 'thanked', operation: operation ?? undefined })
      })
}
