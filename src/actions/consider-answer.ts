import { type Judgement, judge } from '#etiquette/judge.ts'
import type { ReceivedAnswer } from '#model/invitation.ts'
import { Problem } from '#model/problem.ts'
import { findContact } from '#store/contacts.ts'
import { findInvitation } from '#store/invitations.ts'
import { gatherAnswer, gatherShared } from './gather-facts.ts'
import { type Book, momentOf } from './moment.ts'
import { rulesInForce } from './rules-in-force.ts'

/**
 * What the rules say about answering a received invitation so, before it is written down: when there is a finding, the
 * person is asked once more. Nothing is written. Throws a Problem when there is no such received invitation.
 */
export async function considerAnswer(book: Book, invitationId: string, answer: ReceivedAnswer): Promise<Judgement> {
  const { db } = book.store
  const invitation = await findInvitation(db, invitationId)
  const contact = invitation && (await findContact(db, invitation.contactId))
  if (!invitation || !contact || invitation.direction !== 'received') {
    throw new Problem('not-found', {
      what: 'This invitation is not among those you received.',
      why: 'It may have been taken back since the page was opened.',
      fix: 'Open the list again.',
    })
  }
  const moment = await momentOf(book)
  const { rules, waivers } = await rulesInForce(book, moment)
  const facts = await gatherAnswer(db, moment, await gatherShared(db), invitation, contact, answer)
  return judge('answer', facts, invitation.id, rules, waivers)
}
