import { setImmediate } from 'node:timers/promises'
import type { Book } from '#actions/moment.ts'

/** Holds the connection of a book, so that whoever asks the file anything waits until `letGo`. */
export async function hold({ store }: Pick<Book, 'store'>): Promise<{ letGo(): Promise<void> }> {
  const { promise: over, resolve: end } = Promise.withResolvers<void>()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const held = store.db.connection().execute(() => {
    begin()
    return over
  })
  await begun
  return {
    letGo() {
      end()
      return held
    },
  }
}

/** Whether `ask` is answered without asking the file. */
export async function isKnown(book: Pick<Book, 'store'>, ask: () => Promise<unknown>): Promise<boolean> {
  const held = await hold(book)
  let answered = false
  const asked = ask().then(() => {
    answered = true
  })
  for (let turn = 0; turn < 20; turn++) await setImmediate()
  const known = answered
  await held.letGo()
  await asked
  return known
}
