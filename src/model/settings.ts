import type { Limits } from './limits.ts'

/** The owner of the book. */
export interface Me {
  readonly name: string | null
  readonly profileKey: string | null
  readonly company: string | null
  readonly industry: string | null
  readonly region: string | null
}

/** What the owner is after; each list may be empty. */
export interface Goals {
  readonly companies: readonly string[]
  readonly roles: readonly string[]
  readonly industries: readonly string[]
  readonly regions: readonly string[]
}

/** Everything the owner set, or the defaults. */
export interface Settings {
  readonly me: Me
  readonly goals: Goals
  readonly account: 'free' | 'premium'
  /** IANA zone that decides what "today" is. */
  readonly zone: string
  readonly limits: Limits
  /** Severity and options a person chose per rule id. */
  readonly rules: Readonly<Record<string, RuleChoice>>
}

/** What a person chose for one rule. */
export interface RuleChoice {
  readonly severity?: 'off' | 'stop' | 'warn' | 'info'
  readonly options?: Readonly<Record<string, number>>
}
