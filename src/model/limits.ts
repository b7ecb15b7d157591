/** One figure about the platform or about good manners, with where it comes from and the day it was read. */
export interface LimitFact {
  readonly key: LimitKey
  readonly default: number
  readonly label: string
  readonly unit: string
  readonly help: string
  readonly source: string
  readonly url: string | null
  readonly readOn: string
  readonly least: number
  readonly most: number
}

export type LimitKey =
  | 'weekly'
  | 'weekDays'
  | 'reserve'
  | 'total'
  | 'monthlyNotes'
  | 'noteLengthFree'
  | 'noteLengthPremium'
  | 'reinviteDays'
  | 'expiryDays'
  | 'connections'

/** The person's limits: every figure below, as they set it. */
export type Limits = Readonly<Record<LimitKey, number>>

const help = (article: string) => `https://www.linkedin.com/help/linkedin/answer/${article}`
const READ_ON = '2026-11-22'

/** Every figure the rules use. None is written into a rule; each may be changed in the settings. */
export const limitFacts: readonly LimitFact[] = [
  {
    key: 'weekly',
    default: 100,
    label: 'Weekly invitations',
    unit: 'invitations',
    help: 'Invitations in a rolling week. The platform publishes no figure; about 100 is what most people meet.',
    source: 'LinkedIn Help (that a limit exists); several guides (the figure)',
    url: help('a550555'),
    readOn: READ_ON,
    least: 1,
    most: 1000,
  },
  {
    key: 'weekDays',
    default: 7,
    label: 'Length of the week',
    unit: 'days',
    help: 'Length of the window the weekly budget is counted over.',
    source: 'LinkedIn Help: a spent limit frees up within about a week',
    url: help('a550555'),
    readOn: READ_ON,
    least: 1,
    most: 31,
  },
  {
    key: 'reserve',
    default: 10,
    label: 'Reserve',
    unit: 'invitations',
    help: 'Kept back for the one great connection; only contacts of high value may use it.',
    source: 'LinkedIn Invitation Etiquette, Great Resumes Fast, paragraph 5',
    url: null,
    readOn: READ_ON,
    least: 0,
    most: 1000,
  },
  {
    key: 'total',
    default: 0,
    label: 'Lifetime total',
    unit: 'invitations',
    help: 'A lifetime total, off at 0. The 3,000 of 2009 are history.',
    source: 'LinkedIn Invitation Etiquette, Great Resumes Fast, comment 3 (2009)',
    url: null,
    readOn: READ_ON,
    least: 0,
    most: 100_000,
  },
  {
    key: 'monthlyNotes',
    default: 5,
    label: 'Notes a month (free account)',
    unit: 'notes',
    help: 'Personal notes a free account may send in a calendar month.',
    source: 'LinkedIn Help',
    url: help('a550555'),
    readOn: READ_ON,
    least: 0,
    most: 1000,
  },
  {
    key: 'noteLengthFree',
    default: 200,
    label: 'Note length (free account)',
    unit: 'characters',
    help: 'Longest note from a free account.',
    source: 'Several guides; no official figure found',
    url: null,
    readOn: READ_ON,
    least: 1,
    most: 2000,
  },
  {
    key: 'noteLengthPremium',
    default: 300,
    label: 'Note length (premium)',
    unit: 'characters',
    help: 'Longest note from a premium account.',
    source: 'Longest of 726 notes measured in archives',
    url: null,
    readOn: READ_ON,
    least: 1,
    most: 2000,
  },
  {
    key: 'reinviteDays',
    default: 21,
    label: 'Platform wait after a withdrawal',
    unit: 'days',
    help: 'For so long after a withdrawal the platform may refuse another invitation to the same person.',
    source: 'LinkedIn Help',
    url: help('a551012'),
    readOn: READ_ON,
    least: 0,
    most: 365,
  },
  {
    key: 'expiryDays',
    default: 180,
    label: 'Life of an open invitation',
    unit: 'days',
    help: 'An invitation nobody answers ends after so many days.',
    source: 'Longest wait of 8,153 accepted invitations measured in archives: 179 days',
    url: null,
    readOn: READ_ON,
    least: 1,
    most: 3650,
  },
  {
    key: 'connections',
    default: 30_000,
    label: 'Most connections',
    unit: 'connections',
    help: 'The most connections an account can have.',
    source: 'LinkedIn Help',
    url: help('a551012'),
    readOn: READ_ON,
    least: 1,
    most: 1_000_000,
  },
]

/** The limits as they are before the person changes any. */
export const defaultLimits: Limits = Object.fromEntries(limitFacts.map((fact) => [fact.key, fact.default])) as Limits
