import type { NoteReading } from './reading.ts'

/** Reads a note once; the same text always gives the same reading. */
export function readNote(text: string): NoteReading {
  const trimmed = text.trim()
  return { text: trimmed, empty: trimmed === '', length: trimmed.length, stock: null, placeholders: [] }
}
