import type { Finding } from '#etiquette/judge.ts'
import type { ReplyWords } from '#etiquette/replies.ts'
import { type Html, html } from './html.ts'
import type { View } from './layout.ts'
import { field } from './parts/field.ts'
import { answer } from './parts/items.ts'
import { badge } from './parts/mark.ts'
import { replySays } from './parts/write-back.ts'

/** One reply as it can be changed: the words in force, or those that need another look. */
export interface ReplyShown extends ReplyWords {
  readonly isOwn: boolean
  readonly findings: readonly Finding[]
  readonly error?: string
}

function replyForm({ key, label, text, isOwn, findings, error }: ReplyShown): Html {
  const action = `/received/replies/${key}` as const
  const says = `says-${key}`
  const looked = {
    'hx-post': `${action}/look`,
    'hx-trigger': 'input delay:300ms',
    'hx-target': `#${says}`,
    'hx-swap': 'innerMorph',
    'hx-sync': 'this:replace',
  }
  return html`<section class="section reply-words" id="reply-${key}">
  <div class="section-head"><h2>${label}</h2>${isOwn ? badge('your own words') : ''}</div>
  <form class="form" method="post" action="${action}">
    ${field({ name: `text-${key}`, label: html`<span class="visually-hidden">${label}: </span>Words`, as: 'long-text', rows: 3, value: text, error, required: true, extra: { maxlength: 2000, ...looked } })}
    <div id="${says}" class="reply-says">${findings.length > 0 ? replySays(findings, key) : ''}</div>
    <p class="actions"><button type="submit" class="button">Save</button></p>
  </form>
  ${isOwn ? answer({ label: 'Go back to ours', action, values: { restore: 'yes' }, replaces: null }) : ''}
</section>`
}

/** The words to begin a reply with, to be made one's own. */
export function repliesPage(replies: readonly ReplyShown[]): View {
  return {
    title: 'Kind replies',
    lead: html`What you begin with when you write back to somebody without accepting. <code>{name}</code> becomes their first name.`,
    current: 'received',
    body: html`${replies.map(replyForm)}<p><a href="/received">Back to Received</a></p>`,
    aside: html`<section class="section"><h2>Why write at all</h2><p class="quiet">Nobody owes a word: ignoring is fine, and is not told. A line that asks or explains is kind where you hesitate, and leaves their invitation open.</p></section>`,
  }
}
