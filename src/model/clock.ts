import type { Instant } from './day.ts'

/** Where the time comes from: the machine, or a fixed moment in tests and in the sample book. */
export interface Clock {
  now(): Instant
  /** The IANA zone of the machine, used unless the owner set one. */
  readonly zone: string
}
