import type { Day } from './day.ts'

/** Somebody an archive tells something of, and the day it is about. */
export interface Told {
  readonly contactId: string
  readonly name: string
  readonly on: Day
}

/** A value that an archive gives differently than the one before. */
export interface ToldChange {
  readonly contactId: string
  readonly name: string
  readonly was: string
  readonly is: string
}

/** Somebody who left the company of a reporting line, for the owner to say what it means. */
export interface ChainQuestion extends ToldChange {
  readonly relationId: string
}

/** Some of a list and how many there are in all. */
export interface Some<T> {
  readonly all: number
  readonly some: readonly T[]
}

/** What an archive shows beside the one before it. */
export interface Compared {
  /** The day of the archive before. */
  readonly since: Day
  readonly accepted: Some<Told>
  /** Connections of before that this archive does not list: removed, closed or hidden; it does not say which. */
  readonly goneConnections: Some<Told>
  /** Open invitations of before that it does not list: withdrawn, declined or expired; it does not say which. */
  readonly goneInvitations: Some<Told>
  readonly sentAgain: Some<Told & { readonly earlier: Day }>
  readonly jobs: Some<ToldChange>
  readonly names: Some<ToldChange>
  readonly questions: Some<ChainQuestion>
}
