import { type Book, momentOf } from '#actions/moment.ts'
import type { Trial } from '#actions/trial.ts'
import type { Instant } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { asItIsNow } from '#store/kept.ts'
import type { Jobs } from './jobs.ts'

/** What is known of the rules on trial at a moment. */
export interface TrialState {
  /** The last one that came to an end; null when none has since the program was started. */
  readonly last: {
    readonly trial: Trial
    readonly at: Instant
    /** False once the book or the day is another. */
    readonly upToDate: boolean
  } | null
  /** How far the one that goes on is; null when none does. */
  readonly going: { readonly done: number; readonly all: number } | null
  /** Why the last one did not come to an end. */
  readonly problem: Problem | null
}

/** The rules on trial over one book, replayed when somebody looks and something has changed. */
export interface Trials {
  /** What is known now. Begins to replay where that is out of date, and never waits for it. */
  look(): Promise<TrialState>
  /** Begins anew after one that failed. */
  again(): void
}

interface Ended {
  readonly at: Instant
  readonly unchanged: () => boolean
  readonly zone: string
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  return new Problem('refused', {
    what: 'The replay broke off.',
    why: 'That is a fault of Decorum. The book is as it was: a replay only reads.',
    fix: 'Try again; if it happens again, start Decorum anew.',
  })
}

/** Keeps the last trial of `book` in memory, for as long as the program runs; it holds counts and no names. */
export function createTrials(book: Book, jobs: Pick<Jobs, 'trial'>): Trials {
  let last: (Ended & { readonly trial: Trial }) | undefined
  let failed: (Ended & { readonly problem: Problem }) | undefined
  let going: { done: number; all: number } | undefined

  async function replay(): Promise<void> {
    const progress = { done: 0, all: 0 }
    going = progress
    // Taken before: what changes while it runs makes it out of date.
    const began = { unchanged: asItIsNow(book.store.db), zone: book.clock.zone }
    try {
      const trial = await jobs.trial((done, all) => Object.assign(progress, { done, all }))
      last = { ...began, at: book.clock.now(), trial }
      failed = undefined
    } catch (error) {
      failed = { ...began, at: book.clock.now(), problem: asProblem(error) }
    }
    going = undefined
  }

  return {
    async look() {
      const { today } = await momentOf(book)
      const stands = (ended: Ended) => ended.unchanged() && ended.zone === book.clock.zone
      const upToDate = last !== undefined && stands(last) && last.trial.today === today
      const broken = failed !== undefined && stands(failed)
      if (!upToDate && !broken && !going) void replay()
      return {
        last: last ? { trial: last.trial, at: last.at, upToDate } : null,
        going: going ? { ...going } : null,
        problem: (broken && !upToDate && failed?.problem) || null,
      }
    },
    again() {
      failed = undefined
    },
  }
}
