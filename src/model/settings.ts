import { type Day, parseDay } from './day.ts'
import { defaultLimits, type LimitKey, type Limits, limitFacts } from './limits.ts'
import { Problem } from './problem.ts'

/** The owner of the book. */
export interface Me {
  readonly name: string | null
  readonly profile: string | null
  readonly company: string | null
  /** What you do, as on your profile. */
  readonly position: string | null
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

/** What a person chose for one rule. */
export interface RuleChoice {
  readonly severity?: 'off' | 'stop' | 'warn' | 'info'
  readonly options?: Readonly<Record<string, number>>
}

/** Whom the owner accepts, by their own choice. */
export const ACCEPTING = ['people-i-know', 'with-a-reason', 'everybody'] as const

export type Accepting = (typeof ACCEPTING)[number]

/** Everything the owner set, or the defaults. */
export interface Settings {
  readonly me: Me
  readonly goals: Goals
  readonly account: 'free' | 'premium'
  /** The last day on which the platform lets this account invite nobody; null when it is not restricted. */
  readonly restrictedUntil: Day | null
  readonly accepting: Accepting
  /** IANA zone that decides what "today" is; null: the machine's. */
  readonly zone: string | null
  readonly theme: 'auto' | 'light' | 'dark'
  readonly limits: Limits
  /** Severity and options chosen per rule id. */
  readonly rules: Readonly<Record<string, RuleChoice>>
}

/** The settings of a new book. */
export const defaultSettings: Settings = {
  me: { name: null, profile: null, company: null, position: null, industry: null, region: null },
  goals: { companies: [], roles: [], industries: [], regions: [] },
  account: 'free',
  restrictedUntil: null,
  accepting: 'with-a-reason',
  zone: null,
  theme: 'auto',
  limits: defaultLimits,
  rules: {},
}

export type SettingKey =
  | `me.${keyof Me}`
  | `goals.${keyof Goals}`
  | `limits.${LimitKey}`
  | 'account'
  | 'restrictedUntil'
  | 'accepting'
  | 'zone'
  | 'theme'

/** One setting a person can change, by its name in the shell and on the page. */
export interface SettingFact {
  readonly key: SettingKey
  readonly kind: 'text' | 'list' | 'choice' | 'number' | 'day' | 'zone'
  readonly label: string
  readonly help: string
  readonly choices?: readonly string[]
  readonly least?: number
  readonly most?: number
}

/** Every setting but those of single rules. */
export const settingFacts: readonly SettingFact[] = [
  { key: 'me.name', kind: 'text', label: 'Your name', help: 'As it stands on your profile.' },
  { key: 'me.profile', kind: 'text', label: 'Your profile address', help: 'https://www.linkedin.com/in/…' },
  { key: 'me.company', kind: 'text', label: 'Your company', help: 'Where you work now.' },
  {
    key: 'me.position',
    kind: 'text',
    label: 'Your work',
    help: 'As on your profile, such as Data Engineer. Used to tell whether a contact is on a path like yours.',
  },
  {
    key: 'me.industry',
    kind: 'text',
    label: 'Your industry',
    help: 'Used to tell whether a contact is close to your work.',
  },
  { key: 'me.region', kind: 'text', label: 'Your region', help: 'A city, country or part of the world.' },
  { key: 'goals.companies', kind: 'list', label: 'Companies you look to', help: 'Separated by commas.' },
  {
    key: 'goals.roles',
    kind: 'list',
    label: 'Roles you look to meet',
    help: 'Separated by commas, such as recruiter, head of data.',
  },
  { key: 'goals.industries', kind: 'list', label: 'Industries next to yours', help: 'Separated by commas.' },
  { key: 'goals.regions', kind: 'list', label: 'Regions you look to', help: 'Separated by commas.' },
  {
    key: 'account',
    kind: 'choice',
    label: 'Kind of account',
    help: 'Decides the length and number of notes.',
    choices: ['free', 'premium'],
  },
  {
    key: 'restrictedUntil',
    kind: 'day',
    label: 'Restricted until',
    help: 'The last day on which the platform lets you invite nobody, as YYYY-MM-DD; empty when you may.',
  },
  {
    key: 'accepting',
    kind: 'choice',
    label: 'Whom you accept',
    help: 'Your own measure for received invitations. Nobody owes anybody a yes, and open networkers say yes to all.',
    choices: ACCEPTING,
  },
  {
    key: 'zone',
    kind: 'zone',
    label: 'Time zone',
    help: 'Decides what today is; empty for that of this machine. Such as Europe/Lisbon.',
  },
  {
    key: 'theme',
    kind: 'choice',
    label: 'Colours',
    help: 'Light, dark, or as this machine is set.',
    choices: ['auto', 'light', 'dark'],
  },
  ...limitFacts.map(
    (fact): SettingFact => ({
      key: `limits.${fact.key}`,
      kind: 'number',
      label: fact.label,
      help: fact.help,
      least: fact.least,
      most: fact.most,
    }),
  ),
]

/** What a setting can hold. */
export type SettingValue = string | number | readonly string[] | null

function wrong(fact: SettingFact, text: string, why: string, fix: string): Problem {
  return new Problem('bad-input', { what: `"${text}" does not fit ${fact.key}.`, why, fix, field: fact.key })
}

/** The setting of that name; throws a Problem with the list of known ones when there is none. */
export function settingFact(key: string): SettingFact {
  const fact = settingFacts.find((each) => each.key === key)
  if (fact) return fact
  throw new Problem('bad-input', {
    what: `There is no setting "${key}".`,
    why: `The settings are: ${settingFacts.map((each) => each.key).join(', ')}.`,
    fix: 'Use one of these names.',
    field: key,
  })
}

/** Reads what a person typed for a setting; an empty text goes back to the default. Throws a Problem when it does not fit. */
export function parseSetting(fact: SettingFact, typed: string): SettingValue {
  const text = typed.toWellFormed().trim()
  if (text === '') return null
  switch (fact.kind) {
    case 'text':
      // Cut between characters: half a surrogate pair is no text.
      return text.slice(0, 500).replace(/[\ud800-\udbff]$/, '')
    case 'list':
      return text
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== '')
    case 'choice':
      if (fact.choices?.includes(text)) return text
      throw wrong(fact, text, `It is one of: ${(fact.choices ?? []).join(', ')}.`, 'Choose one of these.')
    case 'day': {
      const day = parseDay(text)
      if (day) return day
      throw wrong(fact, text, 'A day is written YYYY-MM-DD.', 'Write it as 2026-11-22.')
    }
    case 'zone':
      try {
        new Intl.DateTimeFormat('en', { timeZone: text })
        return text
      } catch {
        throw wrong(
          fact,
          text,
          'It is no time zone this machine knows.',
          'Write one such as Europe/Lisbon or America/New_York.',
        )
      }
    case 'number': {
      const number = Number(text)
      const [least, most] = [fact.least ?? 0, fact.most ?? Number.MAX_SAFE_INTEGER]
      if (/^\d+$/.test(text) && number >= least && number <= most) return number
      throw wrong(fact, text, `It is a whole number from ${least} to ${most}.`, 'Write such a number.')
    }
  }
}

/** The settings made of the defaults and what is kept under each name (`rule.<id>` for a rule's own choice). */
export function settingsFrom(kept: ReadonlyMap<string, unknown>): Settings {
  const value = <T>(key: SettingKey, otherwise: T): T => {
    const found = kept.get(key)
    return found === undefined || found === null ? otherwise : (found as T)
  }
  const group = <T extends object>(name: string, defaults: T): T =>
    Object.fromEntries(
      Object.entries(defaults).map(([key, otherwise]) => [key, value(`${name}.${key}` as SettingKey, otherwise)]),
    ) as T
  const rules = [...kept].filter(([key]) => key.startsWith('rule.')).map(([key, choice]) => [key.slice(5), choice])
  return {
    me: group('me', defaultSettings.me),
    goals: group('goals', defaultSettings.goals),
    account: value('account', defaultSettings.account),
    restrictedUntil: value('restrictedUntil', defaultSettings.restrictedUntil),
    accepting: value('accepting', defaultSettings.accepting),
    zone: value('zone', defaultSettings.zone),
    theme: value('theme', defaultSettings.theme),
    limits: group('limits', defaultLimits),
    rules: Object.fromEntries(rules) as Settings['rules'],
  }
}

/** The value in force of one setting. */
export function settingIn(settings: Settings, key: SettingKey): SettingValue {
  const [group, name] = key.split('.') as [keyof Settings, string | undefined]
  const found = settings[group] as SettingValue | Record<string, SettingValue>
  return name === undefined ? (found as SettingValue) : ((found as Record<string, SettingValue>)[name] ?? null)
}

/** A setting's value as text a person can read and type again. */
export function showSetting(value: SettingValue): string {
  if (value === null) return ''
  return Array.isArray(value) ? value.join(', ') : String(value)
}
