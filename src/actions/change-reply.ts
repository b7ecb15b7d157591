import { NAME, ourReplies, type ReplyWords, repliesWith } from '#etiquette/replies.ts'
import { Problem } from '#model/problem.ts'
import { inOperation } from '#store/journal.ts'
import { keepSetting, readAllKept } from '#store/settings.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'

/** The words to begin a reply with: the person's own, or ours. */
export async function replies(book: Book): Promise<(ReplyWords & { readonly isOwn: boolean })[]> {
  const kept = await readAllKept(book.store.db, 'reply.')
  return repliesWith(new Map([...kept].map(([key, text]) => [key, String(text)])))
}

/** Changes the words of one reply; empty, or the same as ours, goes back to ours. Throws a Problem for an unknown one. */
export async function changeReply(book: Book, key: string, typed: string, by: By): Promise<string | null> {
  const ours = ourReplies.find((each) => each.key === key)
  if (!ours) {
    throw new Problem('not-found', {
      what: 'There is no such reply.',
      why: `The replies are: ${ourReplies.map((each) => each.label).join(', ')}.`,
      fix: 'Change one of these.',
    })
  }
  const text = typed.trim()
  if (text.includes('{') && text.replaceAll(NAME, '').includes('{')) {
    throw new Problem('bad-input', {
      what: 'Only {name} is filled in.',
      why: 'Anything else in braces would be sent as it stands.',
      fix: 'Write {name} where the first name goes, and take other braces out.',
      field: 'text',
    })
  }
  const moment = await momentOf(book)
  const occasion = { by, at: moment.now, label: `Change the reply “${ours.label}”` }
  const { operation } = await inOperation(book.store, occasion, (write) =>
    keepSetting(write, `reply.${key}`, text === '' || text === ours.text ? null : text),
  )
  return operation
}
