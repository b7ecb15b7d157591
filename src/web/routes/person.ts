import { Hono } from 'hono'
import { z } from 'zod'
import { answerInvitation } from '#actions/answer-invitation.ts'
import { changeContact, markContact, takeOver } from '#actions/change-contact.ts'
import { deletePerson } from '#actions/delete-person.ts'
import { changeDays, endRelation } from '#actions/end-relation.ts'
import { findKnown } from '#actions/find-person.ts'
import { addFurtherKey, removeFurtherKey } from '#actions/further-keys.ts'
import { discardDraft } from '#actions/keep-draft.ts'
import type { Book } from '#actions/moment.ts'
import { relate, unrelate } from '#actions/relate.ts'
import { unwaive } from '#actions/waive.ts'
import { ME } from '#model/contact.ts'
import { Problem } from '#model/problem.ts'
import { isRelationKind } from '#model/relation.ts'
import { SOURCE_FIELDS, SOURCES } from '#model/source.ts'
import { pathTo } from '#views/html.ts'
import { OUTCOME_KINDS, outcomeFields } from '#views/parts/outcome-form.ts'
import { type PersonForms, type PersonView, personPage } from '#views/person.ts'
import { contactFieldNames, contactForm } from '#web/contact-form.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import type { DoneCode } from '#web/done.ts'
import { fieldErrors } from '#web/field-errors.ts'
import { dayField, line, optionalDay, optionalText, readForm, tick } from '#web/forms.ts'
import { lookAtPerson } from '#web/look-at-person.ts'
import { nameToType, whoIsMeant } from '#web/name-people.ts'
import { changed, page } from '#web/render.ts'

const relationForm = z.object({
  kind: line('Please choose how they stand.', 60),
  other: line('Please name the other person, or write “me”.'),
  from: optionalDay(),
  until: optionalDay(),
  addOther: tick(),
})

const endForm = z.object({ what: z.enum(['end', 'days', 'remove']), on: optionalDay(), first: optionalDay() })
const markForm = z.object({ mark: z.enum(['high', 'low', '']) })
const waiverForm = z.object({ waiver: line('Please choose a waiver.', 64) })

const keyForm = z.object({ key: line('Please write an address.', 500) })
const sameForm = z.object({ same: line('Please name the other one.') })
const originForm = z.object({ field: z.enum(SOURCE_FIELDS), source: z.enum(SOURCES) })

const KIND_PROBLEM = 'Please choose how they stand.'

function unknownPerson(): Problem {
  return new Problem('not-found', {
    what: 'Nobody in the book has this page.',
    why: 'They may have been taken back with the change that added them.',
    fix: 'Look for them among the people, or in the history on the Data page.',
  })
}

/** Who somebody is, how you stand to each other and what happened between you. */
export function personRoutes(book: Book): Routes {
  const { db } = book.store

  async function viewOf(c: Ctx): Promise<PersonView> {
    const view = await lookAtPerson(book, c.req.param('id') ?? '', c.req.query('line') === 'whole')
    if (!view) throw unknownPerson()
    return view
  }

  async function again(c: Ctx, forms: PersonForms): Promise<Response> {
    return page(c, personPage(await viewOf(c), forms), 422)
  }

  function done(c: Ctx, code: DoneCode, operation: string | null): Response | Promise<Response> {
    const goTo = pathTo(`/people/${encodeURIComponent(c.req.param('id') ?? '')}`)
    return changed(c, { goTo, done: code, operation: operation ?? undefined })
  }

  async function change(c: Ctx): Promise<Response> {
    const { contact } = await viewOf(c)
    const form = await readForm(c, contactForm)
    if (!form.ok) return again(c, { details: form })
    try {
      return done(c, 'saved', await changeContact(book, contact, form.values, 'ui'))
    } catch (error) {
      return again(c, { details: { written: form.written, errors: fieldErrors(error, contactFieldNames) } })
    }
  }

  async function addTie(c: Ctx): Promise<Response> {
    const { contact } = await viewOf(c)
    const form = await readForm(c, relationForm)
    if (!form.ok) return again(c, { relation: form })
    const wrong = (errors: Readonly<Record<string, string>>, otherIsNew = false) =>
      again(c, { relation: { written: form.written, errors }, otherIsNew })
    const { other, from, until, addOther } = form.values
    const [kind = '', back] = form.values.kind.split(':')
    if (!isRelationKind(kind)) return wrong({ kind: KIND_PROBLEM })
    try {
      const meant = await whoIsMeant(db, other)
      if (!meant.known && !addOther)
        return wrong(
          {
            other: `Nobody in the book goes by “${other.slice(0, 80)}”.${meant.close.length > 0 ? ` Close to it: ${meant.close.join(', ')}.` : ''} Check the spelling, or tick the box to add them.`,
          },
          true,
        )
      const here = await nameToType(db, contact)
      const [person, towards] = back === 'back' ? [meant.typed, here] : [here, meant.typed]
      const { operation } = await relate(book, { person, kind, other: towards, from, until, by: 'ui' })
      return done(c, 'added', operation)
    } catch (error) {
      const names = { kind: 'kind', other: 'other', to: 'other', from: 'from', until: 'until' }
      return wrong(fieldErrors(error, names))
    }
  }

  async function endTie(c: Ctx): Promise<Response> {
    const { contact } = await viewOf(c)
    const relation = c.req.param('relation') ?? ''
    const form = await readForm(c, endForm)
    const wrong = (error: string) => again(c, { end: { relation, on: form.written.on ?? '', error } })
    if (!form.ok) return wrong(form.errors.on ?? form.errors.first ?? 'Please say whether it ended or was a mistake.')
    const { what, on, first } = form.values
    if (what === 'remove') return done(c, 'removed', await unrelate(book, contact.id, relation, 'ui'))
    if (on === null && what === 'end') return wrong('Please give the last day.')
    try {
      if (on === null || what === 'days')
        return done(c, 'saved', await changeDays(book, contact.id, relation, { startsOn: first, endsOn: on }, 'ui'))
      return done(c, 'saved', await endRelation(book, contact.id, relation, on, 'ui'))
    } catch (error) {
      return wrong(fieldErrors(error, { on: 'on' }).on ?? '')
    }
  }

  async function note(c: Ctx): Promise<Response> {
    const { invitations } = await viewOf(c)
    const told = invitations.find(({ invitation }) => invitation.id === c.req.param('invitation'))
    if (!told) throw goneSince('This invitation is not in the book.')
    const names = outcomeFields(told.invitation)
    const schema = z.object({
      [names.kind]: z.enum(OUTCOME_KINDS),
      [names.on]: dayField(),
      [names.text]: optionalText(),
    })
    const form = await readForm(c, schema)
    const wrong = (errors: Readonly<Record<string, string>>) =>
      again(c, { outcome: { invitation: told.invitation.id, written: form.written, errors } })
    if (!form.ok) return wrong(form.errors)
    const values = form.values as Record<string, unknown>
    const kind = values[names.kind] as (typeof OUTCOME_KINDS)[number]
    const on = values[names.on] as PersonView['today']
    const text = kind === 'answered' ? ((values[names.text] as string | null) ?? undefined) : undefined
    try {
      const { operation } = await answerInvitation(book, told.invitation.id, { kind, on, text, by: 'ui' })
      return done(c, kind === 'reopened' ? 'reopened' : kind === 'withdrawn' ? 'withdrawn' : 'answered', operation)
    } catch (error) {
      return wrong(fieldErrors(error, { on: names.on }))
    }
  }

  async function addKey(c: Ctx): Promise<Response> {
    const { contact } = await viewOf(c)
    const form = await readForm(c, keyForm)
    if (!form.ok) return again(c, { key: form })
    try {
      return done(c, 'added', await addFurtherKey(book, contact, form.values.key, 'ui'))
    } catch (error) {
      return again(c, { key: { written: form.written, errors: fieldErrors(error, { key: 'key' }) } })
    }
  }

  async function compare(c: Ctx): Promise<Response> {
    const { contact } = await viewOf(c)
    const form = await readForm(c, sameForm)
    if (!form.ok) return again(c, { same: form })
    const wrong = (same: string) => again(c, { same: { written: form.written, errors: { same } } })
    try {
      const other = await findKnown(db, form.values.same)
      if (other.id === contact.id) return wrong('That is the same person already. Name the other one.')
      return c.redirect(pathTo(`/people/${encodeURIComponent(contact.id)}/merge`, { with: other.id }), 303)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return wrong(`${error.message} ${error.why} ${error.fix}`)
    }
  }

  return () =>
    new Hono<Env>()
      // The owner is in the book too, where reporting lines end; what is known of them is in the settings.
      .get(`/people/${ME}`, (c) => c.redirect('/settings', 303))
      .get('/people/:id', async (c) => page(c, personPage(await viewOf(c))))
      .post('/people/:id', change)
      .post('/people/:id/mark', async (c) => {
        const { contact } = await viewOf(c)
        const form = await readForm(c, markForm)
        if (!form.ok) throw unreadable('No mark was chosen.')
        return done(c, 'saved', await markContact(book, contact, form.values.mark || null, 'ui'))
      })
      .post('/people/:id/keys', addKey)
      .post('/people/:id/keys/:key', async (c) => {
        const { contact } = await viewOf(c)
        return done(c, 'removed', await removeFurtherKey(book, contact, c.req.param('key'), 'ui'))
      })
      .post('/people/:id/same', compare)
      .post('/people/:id/origins', async (c) => {
        const { contact } = await viewOf(c)
        const form = await readForm(c, originForm)
        if (!form.ok) throw unreadable('No source was named.')
        return done(c, 'saved', await takeOver(book, contact.id, form.values.field, form.values.source, 'ui'))
      })
      .post('/people/:id/relations', addTie)
      .post('/people/:id/relations/:relation', endTie)
      .post('/people/:id/invitations/:invitation', note)
      .post('/people/:id/delete', async (c) => {
        const { contact } = await viewOf(c)
        return changed(c, { goTo: '/people', done: 'deleted', operation: await deletePerson(book, contact, 'ui') })
      })
      .post('/people/:id/draft', async (c) => {
        const { contact } = await viewOf(c)
        return done(c, 'removed', await discardDraft(book, contact, 'ui'))
      })
      .post('/people/:id/waivers', async (c) => {
        const { waivers } = await viewOf(c)
        const form = await readForm(c, waiverForm)
        const shown = form.ok && waivers.find((each) => each.waiver.id === form.values.waiver)
        if (!shown) throw goneSince('This waiver is not in the book.')
        return done(c, 'removed', await unwaive(book, shown.waiver.id, 'ui'))
      })
}

function goneSince(what: string): Problem {
  return new Problem('not-found', {
    what,
    why: 'It may have been taken back since the page was opened.',
    fix: 'Open the page of the person again.',
  })
}

function unreadable(what: string): Problem {
  return new Problem('bad-input', { what, why: 'Nothing was changed.', fix: 'Go back and use one of the buttons.' })
}
