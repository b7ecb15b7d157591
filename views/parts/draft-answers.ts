import type { Contact } from '#model/contact.ts'
import { type Html, pathTo } from '#views/html.ts'
import { answer, lead } from './items.ts'

/** What can be done about a draft to somebody: look at it and change it, note that it is sent, let it go. */
export function draftAnswers({ id }: Contact, back: string): Html[] {
  return [
    lead('Open in Check', pathTo('/check', { to: id }), 'c', true),
    answer({ label: 'I sent it', action: `/drafts/${id}/sent`, values: { back }, key: 's' }),
    answer({ label: 'Discard', action: `/drafts/${id}/discard`, values: { back }, key: 'x' }),
  ]
}
