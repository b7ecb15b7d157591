import type { Accepting, RuleChoice } from '#model/settings.ts'
import type { Source } from './rule.ts'
import { convention, greatResumes, luddites } from './sources.ts'

/** A set of choices that goes together, kept as data. Applying it replaces every choice of rules made before. */
export interface Preset {
  readonly name: string
  readonly title: string
  readonly about: string
  readonly source: Source | null
  readonly accepting: Accepting
  /** What differs from the rules' own severities and options. */
  readonly rules: Readonly<Record<string, RuleChoice>>
}

/** Every preset; `defaults` goes back to the rules as they are. */
export const presets: readonly Preset[] = [
  {
    name: 'defaults',
    title: 'The rules as they are',
    about: 'Every rule with its own severity and options.',
    source: null,
    accepting: 'with-a-reason',
    rules: {},
  },
  {
    name: 'article-a',
    title: 'Article A: nobody owes a yes',
    about:
      'Weighs what an invitation asks of the other person: rank, pressure and words first. It has nothing on budgets and worth, so those only inform.',
    source: luddites('the whole article'),
    accepting: 'people-i-know',
    rules: {
      'budget-reserve': { severity: 'info' },
      'low-value-contact': { severity: 'off' },
      'no-purpose': { severity: 'info' },
      'authority-over-them': { severity: 'stop' },
      'ask-first': { severity: 'off' },
      'accepts-everyone': { severity: 'warn' },
      'default-note': { severity: 'stop' },
    },
  },
  {
    name: 'article-b',
    title: 'Article B: connect with a purpose',
    about:
      'Weighs what an invitation is spent on: a purpose, a reason, something for both. Rank is not its theme, so that only warns.',
    source: greatResumes('the whole article'),
    accepting: 'with-a-reason',
    rules: {
      'reports-to-you': { severity: 'warn' },
      'authority-over-them': { severity: 'info' },
      'no-purpose': { severity: 'stop' },
      'low-value-contact': { severity: 'stop' },
      'no-reason': { severity: 'stop' },
      'nothing-offered': { severity: 'warn' },
      'asks-you-to-invite': { severity: 'stop' },
    },
  },
  {
    name: 'open-networker',
    title: 'Open networker',
    about:
      'For people who value a wide network and say so. Worth and strangers count less; what the platform refuses and what presses people counts as before.',
    source: convention(
      'Open networkers',
      'article A describes them; headsblog (2015) and kedar.gadgil (2024) speak for them',
    ),
    accepting: 'everybody',
    rules: {
      'stranger-without-note': { severity: 'warn' },
      'no-note': { severity: 'info' },
      'low-value-contact': { severity: 'off' },
      'no-purpose': { severity: 'off' },
      'budget-reserve': { severity: 'warn' },
      'ask-first': { severity: 'off' },
      'same-company-cluster': { severity: 'off' },
      'accepts-everyone': { severity: 'off' },
      'many-unwanted': { severity: 'off' },
      burst: { options: { perDay: 40, barePercent: 90 } },
    },
  },
]
