import type { Finding } from './judge.ts'
import type { Severity } from './rule.ts'

/** A piece of a note, in order: its text, and the findings it is about by their place in the list given. */
export interface NotePiece {
  readonly text: string
  readonly about: readonly number[]
  /** The gravest severity of those findings; null where it is about none. */
  readonly severity: Severity | null
}

const GRAVITY: readonly Severity[] = ['stop', 'warn', 'info']

/** Every place in `text` at which `words` stand, white space taken as equal; none when they are the whole text. */
function placesOf(words: string, text: string): { start: number; end: number }[] {
  const escaped = words.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  if (escaped === '') return []
  const pattern = new RegExp(escaped.replace(/\s+/g, '\\s+'), 'gu')
  const found = [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
  // What is about the note as a whole is about no place in it.
  return found.filter(({ start, end }) => end - start < text.trim().length).slice(0, 20)
}

/**
 * A note cut at the words the findings are about. A finding whose words are not found in it marks nothing, as one that
 * is about the whole note or about no words.
 */
export function markedNote(note: string, findings: readonly Pick<Finding, 'words' | 'severity'>[]): NotePiece[] {
  const places = findings.flatMap(({ words = [] }, at) =>
    words.flatMap((each) => placesOf(each, note).map((place) => ({ ...place, at }))),
  )
  const cuts = [...new Set([0, note.length, ...places.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0
    const about = [...new Set(places.filter((each) => each.start <= start && each.end >= end).map(({ at }) => at))]
    const severities = about.map((at) => findings[at]?.severity)
    const severity = GRAVITY.find((each) => severities.includes(each)) ?? null
    return { text: note.slice(start, end), about: about.toSorted((a, b) => a - b), severity }
  })
}
