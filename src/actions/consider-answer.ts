import { type Judgement, judge } from '#etiquette/judge.ts'
import type { Contact } from '#model/contact.ts'
import type { Invitation, ReceivedAnswer } from '#model/invitation.ts'
import { Problem } from '#model/problem.ts'
import { findContact } from '#store/contacts.ts'
import { findInvitation } from '#store/invitations.ts'
import { gatherAnswer, gatherMessage } from './gather-facts.ts'
import { gatherShared } from './gather-history.ts'
import { type Book, momentOf } from './moment.ts'
import { rulesInForce } from './rules-in-force.ts'

/** A received invitation and who sent it. Throws a Problem when there is none. */
export async function receivedInvitation(
  book: Book,
  invitationId: string,
): Promise<{ readonly invitation: Invitation; readonly contact: Contact }> {
  const { db } = book.store
  const invitation = await findInvitation(db, invitationId)
  const contact = invitation && (await findContact(db, invitation.contactId))
  if (invitation?.direction === 'received' && contact) return { invitation, contact }
  throw new Problem('not-found', {
    what: 'This invitation is not among those you received.',
    why: 'It may have been taken back since the page was opened.',
    fix: 'Open the list again.',
  })
}

/**
 * What the rules say about answering a received invitation so, before it is written down: when there is a finding, the
 * person is asked once more. Nothing is written. Throws a Problem when there is no such received invitation.
 */
export async function considerAnswer(book: Book, invitationId: string, answer: ReceivedAnswer): Promise<Judgement> {
  const { db } = book.store
  const { invitation, contact } = await receivedInvitation(book, invitationId)
  const moment = await momentOf(book)
  const { rules, waivers } = await rulesInForce(book, moment)
  const facts = await gatherAnswer(db, moment, await gatherShared(db), invitation, contact, answer)
  return judge('answer', facts, invitation.id, rules, waivers)
}

/** What the rules say of words to somebody, or to anybody: a reply to their invitation, or a message. Nothing is written. */
export async function considerWords(
  book: Book,
  contact: Contact | null,
  words: { readonly text: string; readonly as: 'reply' | 'message' },
): Promise<Judgement> {
  const { db } = book.store
  const moment = await momentOf(book)
  const { rules, waivers } = await rulesInForce(book, moment)
  const facts = await gatherMessage(db, moment, await gatherShared(db), { contact, note: words.text, as: words.as })
  return judge('message', facts, contact?.id ?? null, rules, waivers)
}
