import type { Contact } from '#model/contact.ts'
import { firstName } from './wording.ts'

/** Where the first name goes in the words of a reply. */
export const NAME = '{name}'

/** Words to begin a reply with. */
export interface ReplyWords {
  /** Kept in the settings: never reuse one. */
  readonly key: string
  /** What it does, as a button says it. */
  readonly label: string
  readonly text: string
}

/** Our own words for a reply to somebody who invited you; each may be changed by the person. */
export const ourReplies: readonly ReplyWords[] = [
  {
    key: 'where-we-met',
    label: 'Ask where you met',
    text: 'Hello {name}, thank you for the invitation. I am trying to place where we have met, and my memory needs a little help. Could you remind me?',
  },
  {
    key: 'what-brings-you',
    label: 'Ask what brings them',
    text: 'Hello {name}, thank you for inviting me. What brought you to me? I would be glad to know before I answer.',
  },
  {
    key: 'kind-no',
    label: 'Decline kindly',
    text: 'Hello {name}, thank you for thinking of me. I keep this network to people I have worked with, so I will leave your invitation for now. I wish you all the best with your work.',
  },
  {
    key: 'not-now',
    label: 'Not now',
    text: 'Hello {name}, thank you for your invitation. I am keeping my network small for a while and will come back to it later. All the best until then.',
  },
  {
    key: 'another-way',
    label: 'Offer another way',
    text: 'Hello {name}, thank you for your invitation. I connect here only with people I know in person, but you are welcome to follow what I post. All the best to you.',
  },
]

/** The words in force: the person's own where they wrote any, ours elsewhere. `own` holds theirs by key. */
export function repliesWith(own: ReadonlyMap<string, string>): (ReplyWords & { readonly isOwn: boolean })[] {
  return ourReplies.map((reply) => {
    const text = own.get(reply.key)
    return text === undefined ? { ...reply, isOwn: false } : { ...reply, text, isOwn: true }
  })
}

/** The words with the person's first name in their place. */
export function fillReply(text: string, contact: Pick<Contact, 'name'>): string {
  return text.replaceAll(NAME, firstName(contact))
}
