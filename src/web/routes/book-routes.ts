import type { Book } from '#actions/moment.ts'
import type { Routes } from '#web/deps.ts'

/** The routes that work on the open book. Each file gives a function from the book to its routes. */
export function bookRoutes(_book: Book): readonly Routes[] {
  return []
}
