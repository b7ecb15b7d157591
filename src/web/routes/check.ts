import { Hono } from 'hono'
import { z } from 'zod'
import { checkDraft } from '#actions/check-draft.ts'
import { gatherBudget } from '#actions/gather-facts.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import type { Newcomer } from '#actions/newcomer.ts'
import { similarPeople } from '#actions/similar-people.ts'
import { waive } from '#actions/waive.ts'
import { readNote } from '#etiquette/note/read-note.ts'
import type { Contact } from '#model/contact.ts'
import { Problem } from '#model/problem.ts'
import { isRelationKind } from '#model/relation.ts'
import { findByEmail, findByName, findContact } from '#store/contacts.ts'
import { draftTo } from '#store/drafts.ts'
import { listPeople } from '#store/list-people.ts'
import {
  type CheckView,
  type CheckWritten,
  checkPage,
  checkResult,
  nothingWritten,
  type PersonChoice,
  personChoices,
} from '#views/check.ts'
import { pathTo } from '#views/html.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { exactText, ownPath, readForm } from '#web/forms.ts'
import { changed, invalid, page, piece, wantsPiece } from '#web/render.ts'

const SUGGESTIONS = 8

const checkForm = z.object({
  commonGround: exactText(5000),
  offer: exactText(5000),
  newName: exactText(2000),
  newProfile: exactText(2000),
  newPosition: exactText(2000),
  newCompany: exactText(2000),
  newKnows: exactText(100),
  use: exactText(20_000),
  to: exactText(2000),
  purpose: exactText(5000),
  note: exactText(20_000),
  rule: exactText(100),
  reason: exactText(500),
  /** The page to go back to once it is logged, such as a review under way. */
  back: exactText(300),
})

/** What the form says of somebody new. */
function newcomerIn({ newName, newProfile, newPosition, newCompany, newKnows }: CheckWritten): Newcomer {
  const knows = isRelationKind(newKnows) ? newKnows : null
  return { name: newName, profile: newProfile, position: newPosition, company: newCompany, knows }
}

/** People to choose from for what is typed: whose name has it, else whose name is close to it. */
async function choicesFor(book: Book, words: string): Promise<PersonChoice[]> {
  const { db } = book.store
  if (words.trim().length < 2) return []
  const { people } = await listPeople(db, { words }, SUGGESTIONS)
  const found = people.length > 0 ? people : await similarPeople(db, words, SUGGESTIONS)
  return Promise.all(found.map(async (contact) => ({ contact, value: await nameFor(db, contact) })))
}

/** What names a person and nobody else: their name, where it is theirs alone. */
async function nameFor(db: Book['store']['db'], contact: Contact): Promise<string> {
  const alone = (await findByName(db, contact.name)).length === 1
  return alone ? contact.name : (contact.profileUrl ?? contact.id)
}

/** What is written, judged; nothing while nobody is named, and what is unclear where it is unclear. */
async function answerTo(book: Book, written: CheckWritten): Promise<CheckView['answer']> {
  const { to, purpose, note, commonGround, offer } = written
  if (to.trim() === '') return null
  try {
    const checked = await checkDraft(book, { to, note, purpose, commonGround, offer, newcomer: newcomerIn(written) })
    const { found } = checked
    return {
      judgement: checked,
      contact: { name: found.contact.name, id: found.known ? found.contact.id : null },
      similar: found.known ? [] : found.similar,
      budget: checked.budget,
      value: checked.value,
      noteLength: readNote(note).length,
      noteLimit: checked.noteLimit,
      today: checked.today,
      alternatives: checked.alternatives,
      composed: checked.composed,
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const several = error.kind === 'ambiguous' ? await namesakes(book, to) : []
    return { what: error.message, why: error.why, fix: error.fix, several }
  }
}

/** The people a name or an e-mail address can mean, to choose from. */
async function namesakes(book: Book, to: string): Promise<Contact[]> {
  const { db } = book.store
  return (/^\S+@\S+$/.test(to.trim()) ? await findByEmail(db, to.trim()) : await findByName(db, to)).slice(0, 10)
}

async function viewOf(book: Book, written: CheckWritten, back?: string): Promise<CheckView> {
  const moment = await momentOf(book)
  return {
    written,
    back: back ? ownPath(back) : undefined,
    answer: await answerTo(book, written),
    budget: await gatherBudget(book.store.db, moment),
    today: moment.today,
  }
}

/** What the form holds when the page is opened: from the address, else the draft kept for that person. */
async function prefilled(book: Book, c: Ctx): Promise<CheckWritten> {
  const { to = '', purpose, note, commonGround, offer, newName = '', newPosition = '', newCompany = '' } = c.req.query()
  const contact = await findContact(book.store.db, to)
  const draft = contact && (await draftTo(book.store.db, contact.id))
  return {
    ...nothingWritten,
    newName,
    newPosition,
    newCompany,
    to: contact ? await nameFor(book.store.db, contact) : to,
    purpose: purpose ?? draft?.purpose ?? '',
    note: note ?? draft?.note ?? '',
    commonGround: commonGround ?? draft?.commonGround ?? '',
    offer: offer ?? draft?.offer ?? '',
  }
}

/** Check an invitation before it is sent: live, and with buttons to log it, keep it, or set a rule aside. */
export function checkRoutes(book: Book): Routes {
  return () => {
    const form = async (c: Ctx) => {
      const read = await readForm(c, checkForm)
      const { use, rule: _rule, reason: _reason, back = '', ...typed } = read.written
      // Words chosen from those offered take the place of the note.
      const written = { ...nothingWritten, ...typed, ...(use ? { note: use } : {}) }
      return { read, written, back: back === '' ? undefined : ownPath(back) }
    }
    const again = async (c: Ctx, written: CheckWritten, problem?: Problem) => {
      const view = await viewOf(book, written)
      const answer = problem ? { what: problem.message, why: problem.why, fix: problem.fix, several: [] } : view.answer
      return invalid(c, { form: checkResult(answer, written), view: checkPage({ ...view, answer }) })
    }
    /** Runs a change with what was written; what is unclear about it comes back with the words kept. */
    type Change = (
      written: CheckWritten,
      c: Ctx,
      rest: { rule: string; reason: string; back: string | undefined },
    ) => Promise<Response>
    const changing = (change: Change) => async (c: Ctx) => {
      const { read, written, back } = await form(c)
      if (!read.ok) return again(c, written)
      try {
        return await change(written, c, { ...read.values, back })
      } catch (error) {
        if (error instanceof Problem) return again(c, written, error)
        throw error
      }
    }

    return new Hono<Env>()
      .get('/check', async (c) => page(c, checkPage(await viewOf(book, await prefilled(book, c), c.req.query('back')))))
      .get('/check/people', async (c) => {
        const words = (c.req.query('to') ?? '').slice(0, 100)
        return piece(c, personChoices(await choicesFor(book, words)))
      })
      .post('/check', async (c) => {
        const { read, written, back } = await form(c)
        if (!read.ok) return again(c, written)
        const view = await viewOf(book, written, back)
        return wantsPiece(c) ? piece(c, checkResult(view.answer, written)) : page(c, checkPage(view))
      })
      .post(
        '/check/log',
        changing(async (written, c, { back }) => {
          const { to, purpose, note } = written
          const newcomer = newcomerIn(written)
          const logged = await logInvitation(book, { direction: 'sent', person: to, note, purpose, newcomer, by: 'ui' })
          return changed(c, { goTo: back ?? '/sent', done: 'logged', operation: logged.operation ?? undefined })
        }),
      )
      .post(
        '/check/draft',
        changing(async (written, c, { back }) => {
          const { to, purpose, note, commonGround, offer } = written
          const { contact, operation } = await keepDraft(book, {
            to,
            note,
            purpose,
            commonGround,
            offer,
            newcomer: newcomerIn(written),
            by: 'ui',
          })
          return changed(c, {
            goTo: back ?? pathTo('/check', { to: contact.id }),
            done: 'drafted',
            operation: operation ?? undefined,
          })
        }),
      )
      .post(
        '/check/waive',
        changing(async (written, c, { rule, reason, back }) => {
          const { to, purpose, note, commonGround, offer } = written
          const newcomer = newcomerIn(written)
          const asked = { rule, person: to, newcomer, reason, until: null, by: 'ui' } as const
          const { waiver, operation } = await waive(book, asked)
          return changed(c, {
            goTo: pathTo('/check', { to: waiver.subjectId, purpose, note, commonGround, offer, back }),
            done: 'waived',
            operation: operation ?? undefined,
          })
        }),
      )
  }
}
