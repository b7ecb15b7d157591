import type { Archive } from '#formats/archive.ts'
import type { Clock } from '#model/clock.ts'
import { addHours, type Day, dayOf, type Instant, showDay } from '#model/day.ts'
import type { RuleChoice } from '#model/settings.ts'
import { openStore } from '#store/open-store.ts'
import { answerInvitation } from './answer-invitation.ts'
import { changeRule, changeSettings } from './change-settings.ts'
import { importArchive } from './import-archive.ts'
import { keepDraft } from './keep-draft.ts'
import { logInvitation } from './log-invitation.ts'
import type { Book } from './moment.ts'
import { relate } from './relate.ts'
import { beginReview, finishReview } from './review-run.ts'

/** What the sample's owner did beyond importing their archive. */
export interface SampleExtras {
  /** The moment it is in the sample when it is opened. */
  readonly now: Instant
  readonly settings: Readonly<Record<string, string>>
  /** Choices for single rules, by id. */
  readonly rules: Readonly<Record<string, RuleChoice>>
  /** When the last weekly review was finished. */
  readonly reviewedAt: Instant
  /** Received invitations that were ignored, which archives leave out: who, and when it came. */
  readonly ignored: readonly (readonly [person: string, on: Day])[]
  readonly relations: readonly (readonly [
    person: string,
    kind: string,
    other: string,
    from: Day | null,
    until: Day | null,
  ])[]
  readonly drafts: readonly { readonly to: string; readonly note: string; readonly purpose: string }[]
}

/** A clock that starts at the sample's own day and runs on with the machine's. */
function sampleClock(clock: Clock, start: Instant): Clock {
  const opened = Temporal.Instant.from(clock.now())
  return {
    zone: clock.zone,
    now() {
      const passed = Temporal.Instant.from(clock.now()).since(opened)
      return Temporal.Instant.from(start).add(passed).round('millisecond').toString() as Instant
    },
  }
}

const REVIEWS = 6

/** Goes through a review a week up to the last one; whoever was ignored by then is noted in it. */
async function reviewEachWeek({ store, clock: { zone } }: Book, { reviewedAt, ignored }: SampleExtras): Promise<void> {
  let noted = 0
  for (let weeksBefore = REVIEWS - 1; weeksBefore >= 0; weeksBefore--) {
    const at = addHours(reviewedAt, -weeksBefore * 7 * 24)
    const then: Book = { store, clock: { zone, now: () => at } }
    const review = await beginReview(then, 'ui')
    for (const [person, on] of ignored.slice(noted)) {
      if (on > dayOf(at, zone)) break
      const log = { direction: 'received', person, on, note: '', purpose: null, by: 'ui' } as const
      const { invitation } = await logInvitation(then, log)
      await answerInvitation(then, invitation.id, { kind: 'ignored', on, by: 'ui' })
      noted++
    }
    await finishReview(then, review.id, 'ui')
  }
}

/** Opens a throw-away book with the made-up archive in it; everything in it is gone when the program stops. */
export async function openSample(archive: Archive, extras: SampleExtras, clock: Clock): Promise<Book> {
  const book: Book = { store: await openStore(':memory:'), clock: sampleClock(clock, extras.now) }
  await importArchive(book, archive, { preview: false })
  await changeSettings(book, extras.settings, 'ui')
  for (const [id, choice] of Object.entries(extras.rules)) await changeRule(book, id, choice, 'ui')
  for (const [person, kind, other, from, until] of extras.relations)
    await relate(book, { person, kind, other, from, until, by: 'ui' })
  for (const draft of extras.drafts) await keepDraft(book, { ...draft, by: 'ui' })
  await reviewEachWeek(book, extras)
  return book
}

/** What every page says while the sample is open. */
export function sampleBanner(today: Day): string {
  return `This is the sample book: everybody in it is made up, and today is ${showDay(today)}. Nothing you do here is kept.`
}
