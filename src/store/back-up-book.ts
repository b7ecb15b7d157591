import { backUp } from './back-up.ts'
import type { Store } from './open-store.ts'

/** Makes a verified backup of the book before something large is done to it; a book without people needs none. */
export async function backUpBook(store: Store, reason: string): Promise<void> {
  if (store.path === ':memory:') return
  const anybody = await store.db.selectFrom('contacts').select('id').limit(1).executeTakeFirst()
  if (anybody) backUp(store.sqlite, store.path, reason)
}
