import type { Clock } from '#model/clock.ts'
import { type Day, dayOf, endOfDay, type Instant } from '#model/day.ts'
import type { Settings } from '#model/settings.ts'
import type { Store } from '#store/open-store.ts'
import { readSettings } from '#store/settings.ts'

/** What every action needs: the open book and where the time comes from. */
export interface Book {
  readonly store: Store
  readonly clock: Clock
}

/** The present, or a day looked back at, together with the settings in force. */
export interface Moment {
  readonly now: Instant
  readonly today: Day
  readonly zone: string
  readonly settings: Settings
}

/** The moment to judge at: now, or the end of `asOf`, so that everything on that day has happened. */
export async function momentOf({ store, clock }: Book, asOf?: Day): Promise<Moment> {
  const settings = await readSettings(store.db)
  const zone = settings.zone ?? clock.zone
  const now = asOf === undefined ? clock.now() : endOfDay(asOf, zone)
  return { now, today: dayOf(now, zone), zone, settings }
}
