import { randomUUIDv7 } from 'node:crypto'

/** A new id: text that sorts by the time it was made. */
export function newId(): string {
  return randomUUIDv7()
}
