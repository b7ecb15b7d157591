/** What one pass over a note found; the note rules ask this and never look at the text themselves. */
export interface NoteReading {
  /** The note, trimmed. */
  readonly text: string
  readonly empty: boolean
  /** Characters as the platform counts them. */
  readonly length: number
  /** Nothing but a stock text: `exact`, or one with a greeting or a name around it (`dressed`). */
  readonly stock: 'exact' | 'dressed' | null
  /** Placeholders left unfilled, as they stand in the text. */
  readonly placeholders: readonly string[]
}
