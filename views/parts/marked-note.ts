import type { Finding } from '#etiquette/judge.ts'
import { markedNote } from '#etiquette/marked-note.ts'
import { type Html, html, nothing } from '#views/html.ts'

/** A note with the words findings are about marked, and the number each of those findings goes by. */
export interface NoteWithMarks {
  readonly shown: Html
  readonly numbers: ReadonlyMap<Finding, number>
}

/** Marks the words of a note that `findings`, in the order they are shown, are about; nothing when there are none. */
export function withMarks(note: string, findings: readonly Finding[]): NoteWithMarks {
  const counted = findings.filter((each) => each.waivedBy === null)
  const pieces = markedNote(note, counted)
  const marked = [...new Set(pieces.flatMap(({ about }) => about))].toSorted((a, b) => a - b)
  if (marked.length === 0) return { shown: nothing, numbers: new Map() }
  const numbers = new Map(marked.flatMap((at, index) => (counted[at] ? [[counted[at], index + 1] as const] : [])))
  const numberOf = (at: number) => marked.indexOf(at) + 1
  const shown = html`<figure class="marked"><figcaption class="quiet">The note, with the words that are meant</figcaption><blockquote class="marked-note">${pieces.map(
    ({ text, about, severity }) =>
      severity === null
        ? html`${text}`
        : html`<mark class="marked-${severity}"><bdi>${text}</bdi><sup>${about.map(numberOf).join(', ')}</sup></mark>`,
  )}</blockquote></figure>`
  return { shown, numbers }
}
