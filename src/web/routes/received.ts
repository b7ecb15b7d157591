import { Hono } from 'hono'
import { z } from 'zod'
import { changeReply, replies } from '#actions/change-reply.ts'
import { considerAnswer, considerWords, receivedInvitation } from '#actions/consider-answer.ts'
import type { Book } from '#actions/moment.ts'
import { effectsOf } from '#etiquette/answers.ts'
import { fillReply } from '#etiquette/replies.ts'
import { Problem } from '#model/problem.ts'
import { listInvitations } from '#store/invitations.ts'
import { listOpen } from '#store/standing-invitations.ts'
import { pathTo } from '#views/html.ts'
import { replySays, secondStep, type WriteBack, writeBack } from '#views/parts/write-back.ts'
import { receivedPage, secondStepPage, writeBackPage } from '#views/received.ts'
import { type ReplyShown, repliesPage } from '#views/replies.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { exactText, ownPath, readForm } from '#web/forms.ts'
import { changed, invalid, page, piece, wantsPiece } from '#web/render.ts'
import { findingsBySubject, shown, triage } from '#web/shown.ts'
import { whenJudged } from '#web/when-judged.ts'
import { cursorFrom, cursorText, showFrom } from './sent.ts'

/** Rows on a page: each has its words, its answers and what they do. */
const ROWS = 20

const wordsForm = z.object({ text: exactText(), words: exactText(100), back: z.string().optional() })

/** The invitations you received, the words to write back, and the second step of the answers that weigh on the sender. */
export function receivedRoutes(book: Book): Routes {
  /** Words being written back; `typed` undefined begins with those of the key. */
  async function writing(id: string, key: string, typed: string | undefined, back: string): Promise<WriteBack> {
    const { invitation, contact } = await receivedInvitation(book, id)
    const all = await replies(book)
    const begun = all.find((each) => each.key === key) ?? all[0]
    if (!begun) throw new Error('there are no replies')
    const text = typed ?? fillReply(begun.text, contact)
    const { findings } = await considerWords(book, contact, { text, as: 'reply' })
    return { invitation, contact, replies: all, begun: begun.key, text, before: null, findings, back }
  }

  /** What was written by hand, if the words are none of those to begin with. */
  async function byHand(typed: string | undefined, given: WriteBack): Promise<string | null> {
    const words = typed?.replace(/\r\n?/g, '\n').trim()
    const known = given.replies.some((each) => fillReply(each.text, given.contact).trim() === words)
    return words && !known ? words : null
  }

  /** What the rules say of words for everybody, with a name in their place. */
  async function saysOf(text: string) {
    const { findings } = await considerWords(book, null, { text: fillReply(text, { name: 'Ana' }), as: 'reply' })
    return findings
  }

  async function shownReplies(wrong?: { key: string; text: string; error: string }) {
    const known = await replies(book)
    const list: ReplyShown[] = []
    for (const each of known) {
      const typed = wrong?.key === each.key && { text: wrong.text, error: wrong.error }
      const findings = each.isOwn || typed ? await saysOf(typed ? typed.text : each.text) : []
      list.push({ ...each, ...typed, findings })
    }
    return repliesPage(list)
  }

  async function saveReply(c: Ctx): Promise<Response> {
    const key = c.req.param('key') ?? ''
    const { written } = await readForm(c, z.object({}))
    const text = written.restore === undefined ? (written[`text-${key}`] ?? '') : ''
    try {
      const operation = await changeReply(book, key, text.slice(0, 10_000), 'ui')
      return changed(c, { goTo: '/received/replies', done: 'saved', operation: operation ?? undefined })
    } catch (error) {
      if (!(error instanceof Problem) || error.field !== 'text') throw error
      const view = await shownReplies({ key, text, error: `${error.message} ${error.fix}` })
      return invalid(c, { form: view.body, view })
    }
  }

  const backOf = (c: Ctx) => ownPath(c.req.query('back'), '/received')

  return () =>
    new Hono<Env>()
      .get('/received', whenJudged(book, 'received'), async (c) => {
        const show = showFrom(c)
        const after = cursorFrom(c)
        const { moment, bySubject } = await findingsBySubject(book)
        const { db } = book.store
        const { invitations, next } =
          show === 'open'
            ? await listOpen(db, 'received', ROWS, after)
            : await listInvitations(db, 'received', show, ROWS, after)
        const list = await shown(book, moment, invitations, bySubject)
        return page(
          c,
          receivedPage({
            today: moment.today,
            show,
            invitations: await triage(book, moment, list),
            next: next && pathTo('/received', { show, after: cursorText(next) }),
            first: after === undefined,
            accepting: moment.settings.accepting,
          }),
        )
      })
      .get('/received/replies', async (c) => page(c, await shownReplies()))
      .post('/received/replies/:key/look', async (c) => {
        const { written } = await readForm(c, z.object({}))
        const key = c.req.param('key')
        const text = written[`text-${key}`] ?? ''
        return piece(c, replySays(await saysOf(text.slice(0, 10_000)), key))
      })
      .post('/received/replies/:key', saveReply)
      .get('/received/:id/reply', async (c) => {
        const given = await writing(c.req.param('id'), c.req.query('words') ?? '', undefined, backOf(c))
        const before = await byHand(c.req.query('text')?.slice(0, 10_000), given)
        const shownWords = { ...given, before }
        return wantsPiece(c) ? piece(c, writeBack(shownWords)) : page(c, writeBackPage(shownWords))
      })
      .post('/received/:id/reply', async (c) => {
        const { written } = await readForm(c, wordsForm)
        const { words = '', text = '', back } = written
        const given = await writing(c.req.param('id'), words, text.slice(0, 10_000), ownPath(back, '/received'))
        return wantsPiece(c) ? piece(c, replySays(given.findings, given.invitation.id)) : page(c, writeBackPage(given))
      })
      .get('/received/:id/sure', async (c) => {
        const id = c.req.param('id')
        const answer = c.req.query('answer') === 'reported' ? 'reported' : 'unknown-person'
        const { invitation, contact } = await receivedInvitation(book, id)
        const { findings } = await considerAnswer(book, id, answer)
        const step = { invitation, contact, effects: effectsOf(answer), findings, back: backOf(c) }
        return wantsPiece(c) ? piece(c, secondStep(step)) : page(c, secondStepPage(step))
      })
}
