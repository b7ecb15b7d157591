import { Hono } from 'hono'
import { z } from 'zod'
import { answerInvitation } from '#actions/answer-invitation.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import type { Book } from '#actions/moment.ts'
import { EVENT_KINDS, type EventKind } from '#model/invitation.ts'
import { Problem } from '#model/problem.ts'
import type { Env, Routes } from '#web/deps.ts'
import type { DoneCode } from '#web/done.ts'
import { exactText, line, optionalDay, optionalText, ownPath, readForm } from '#web/forms.ts'
import { changed } from '#web/render.ts'

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
  back: z.string().optional(),
})

const logForm = z.object({
  direction: z.enum(['sent', 'received']),
  person: line('Please name the person.'),
  on: optionalDay(),
  note: exactText(),
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

/** What becomes of an invitation, and invitations logged by hand; used by every page that shows invitations. */
export function invitationRoutes(book: Book): Routes {
  return () =>
    new Hono<Env>()
      .post('/invitations/log', async (c) => {
        const form = await readForm(c, logForm)
        if (!form.ok) throw firstError(form.errors)
        const { direction, person, on, note, back } = form.values
        const logged = await logInvitation(book, {
          direction,
          person,
          on: on ?? undefined,
          note,
          purpose: null,
          by: 'ui',
        })
        return changed(c, {
          goTo: ownPath(back, `/${direction}`),
          done: direction === 'sent' ? 'logged' : 'added',
          operation: logged.operation ?? undefined,
        })
      })
      .post('/invitations/:id', async (c) => {
        const form = await readForm(c, eventForm)
        if (!form.ok) throw firstError(form.errors)
        const { kind, on, text, back } = form.values
        const answered = await answerInvitation(book, c.req.param('id'), {
          kind,
          on: on ?? undefined,
          text: text ?? undefined,
          by: 'ui',
        })
        return changed(c, {
          goTo: ownPath(back, `/${answered.invitation.direction}`),
          done: doneAs[kind],
          operation: answered.operation ?? undefined,
        })
      })
}
