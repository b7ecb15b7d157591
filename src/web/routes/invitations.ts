import { Hono } from 'hono'
import { z } from 'zod'
import { answerInvitation } from '#actions/answer-invitation.ts'
import { considerAnswer } from '#actions/consider-answer.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import { unwaive } from '#actions/waive.ts'
import { EVENT_KINDS, type EventKind, type Invitation } from '#model/invitation.ts'
import { Problem } from '#model/problem.ts'
import { nothing } from '#views/html.ts'
import { item } from '#views/parts/items.ts'
import { triageItem } from '#views/parts/triage.ts'
import { logPage } from '#views/sent.ts'
import type { Env, Routes } from '#web/deps.ts'
import type { DoneCode } from '#web/done.ts'
import { exactText, line, optionalDay, optionalText, ownPath, readForm, tick } from '#web/forms.ts'
import { changed, invalid, page } from '#web/render.ts'
import { findingsBySubject, shown, triage } from '#web/shown.ts'

const doneAs: Readonly<Record<EventKind, DoneCode>> = {
  accepted: 'answered',
  ignored: 'answered',
  answered: 'answered',
  reported: 'answered',
  withdrawn: 'withdrawn',
  expired: 'closed',
  'unknown-person': 'closed',
  reopened: 'reopened',
}

const eventForm = z.object({
  kind: z.enum(EVENT_KINDS),
  on: optionalDay(),
  text: optionalText(),
  /** Ticked to confirm an answer that weighs on the other person. */
  sure: tick(),
  back: z.string().optional(),
})

const logForm = z.object({
  direction: z.enum(['sent', 'received']),
  person: line('Please name the person.'),
  on: optionalDay(),
  note: exactText(),
  newName: exactText(2000),
  newPosition: exactText(2000),
  newCompany: exactText(2000),
  back: z.string().optional(),
})

function firstError(errors: Readonly<Record<string, string>>): Problem {
  const [field, words] = Object.entries(errors)[0] ?? ['form', 'This does not read as expected.']
  return new Problem('bad-input', {
    what: words,
    why: `It is about “${field}”. Nothing was changed.`,
    fix: 'Go back, mend it, and send it again.',
    field,
  })
}

/** Answers that can restrict the sender's account: what the rules say of them is said before they are written down. */
async function confirmed(book: Book, id: string, kind: EventKind, sure: boolean): Promise<void> {
  if (sure || (kind !== 'reported' && kind !== 'unknown-person')) return
  const [finding] = (await considerAnswer(book, id, kind)).findings.filter((each) => each.waivedBy === null)
  if (!finding) return
  throw new Problem('refused', {
    what: finding.message,
    why: finding.why,
    fix: `${finding.fix} If you are sure, tick the box beside the answer and send it again.`,
  })
}

/** What becomes of an invitation, and invitations logged by hand; used by every page that shows invitations. */
export function invitationRoutes(book: Book): Routes {
  /** A received invitation as a line of the triage, as it stands now. */
  async function lineOf(invitation: Invitation, back: string) {
    const { moment, bySubject } = await findingsBySubject(book)
    const [line] = await triage(book, moment, await shown(book, moment, [invitation], bySubject))
    return line ? item(triageItem(line, moment.today, back)) : nothing
  }

  return () =>
    new Hono<Env>()
      .get('/invitations/log', async (c) => {
        const { direction: asked, ...query } = c.req.query()
        const direction = asked === 'received' ? 'received' : 'sent'
        const names = ['person', 'newName', 'newPosition', 'newCompany'] as const
        const written = Object.fromEntries(
          names.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name].slice(0, 2000)]])),
        )
        return page(c, logPage(direction, (await momentOf(book)).today, { written, errors: {} }))
      })
      .post('/invitations/log', async (c) => {
        const form = await readForm(c, logForm)
        const direction = form.written.direction === 'received' ? 'received' : 'sent'
        const again = async (errors: Readonly<Record<string, string>>) => {
          const { today } = await momentOf(book)
          const view = logPage(direction, today, { written: form.written, errors })
          return invalid(c, { form: view.body, view })
        }
        if (!form.ok) return again(form.errors)
        const { person, on, note, newName: name, newPosition: position, newCompany: company, back } = form.values
        try {
          const newcomer = { name, position, company }
          const log = { direction, person, on: on ?? undefined, note, purpose: null, newcomer, by: 'ui' } as const
          const logged = await logInvitation(book, log)
          return changed(c, {
            goTo: ownPath(back, `/${direction}`),
            done: direction === 'sent' ? 'logged' : 'added',
            operation: logged.operation ?? undefined,
          })
        } catch (error) {
          if (!(error instanceof Problem) || !['bad-input', 'ambiguous'].includes(error.kind)) throw error
          return again({ [error.field === 'on' ? 'on' : 'person']: `${error.message} ${error.why} ${error.fix}` })
        }
      })
      .post('/waivers/:id/remove', async (c) => {
        const operation = await unwaive(book, c.req.param('id'), 'ui')
        return changed(c, { goTo: '/', done: 'removed', operation: operation ?? undefined })
      })
      .post('/invitations/:id', async (c) => {
        const form = await readForm(c, eventForm)
        if (!form.ok) throw firstError(form.errors)
        const { kind, on, text, sure, back } = form.values
        await confirmed(book, c.req.param('id'), kind, sure)
        const answered = await answerInvitation(book, c.req.param('id'), {
          kind,
          on: on ?? undefined,
          text: text ?? undefined,
          by: 'ui',
        })
        const goTo = ownPath(back, `/${answered.invitation.direction}`)
        // Written back to, it stays open: on the list of the open ones it stays where it is.
        const stays = kind === 'answered' && goTo.startsWith('/received')
        return changed(c, {
          goTo,
          ...(stays && { fragment: await lineOf(answered.invitation, goTo) }),
          done: kind === 'answered' ? 'wroteBack' : doneAs[kind],
          operation: answered.operation ?? undefined,
        })
      })
}
