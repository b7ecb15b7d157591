import type { Day } from '#model/day.ts'
import type { FactsOf, SubjectKind } from './subjects.ts'

/** `stop`: the verdict is "don't"; `warn`: "reconsider"; `info`: worth knowing, never changes a verdict. */
export type Severity = 'stop' | 'warn' | 'info'

export const SEVERITIES: readonly Severity[] = ['stop', 'warn', 'info']

/**
 * Where a rule comes from. The kind bounds how severe it may be: platform mechanics, the two founding articles and
 * slips nobody means to send may stop; research and convention warn at most; a preference only informs.
 */
export interface Source {
  readonly kind: 'platform' | 'article' | 'reader' | 'slip' | 'research' | 'convention' | 'preference'
  readonly title: string
  /** Section, paragraph or comment. */
  readonly where: string
  readonly url: string | null
  /** The day the source was read, `YYYY-MM-DD`. */
  readonly readOn: string
}

/** The most severe a rule may be by default, given the kind of its strongest source. */
export const severestFor: Readonly<Record<Source['kind'], Severity>> = {
  platform: 'stop',
  article: 'stop',
  reader: 'stop',
  slip: 'stop',
  research: 'warn',
  convention: 'warn',
  preference: 'info',
}

/** A number a person may set for a rule. */
export interface RuleOption {
  readonly default: number
  readonly unit: string
  readonly help: string
  readonly least: number
  readonly most: number
}

/** What a rule answers when it cannot judge: what it would need to know. */
export interface Unknown {
  readonly verdict: 'unknown'
  readonly needs: string
}

/** Says that the rule cannot judge, and what it would need; a noun phrase such as "the region of Ana". */
export function unknown(needs: string): Unknown {
  return { verdict: 'unknown', needs }
}

type Options = Readonly<Record<string, RuleOption>>
type Chosen<O extends Options> = { readonly [K in keyof O]: number }

/** Evidence may carry its own severity where a rule grows more severe (`escalatesTo` declares which). */
type Evidence = { readonly severity?: Severity; readonly [fact: string]: unknown }
type Answer = Evidence | Unknown | undefined

type EvidenceIn<A extends Answer> = Exclude<A, Unknown | undefined>

/** An example for the rules page; each is run by the tests. `given` is laid over neutral facts (see neutral.ts). */
export interface Example<K extends SubjectKind> {
  readonly says: string
  readonly given: GivenOf[K]
}

/** Partial facts, per kind of subject. */
export type GivenOf = { readonly [K in SubjectKind]: import('./neutral.ts').Given[K] }

/**
 * One rule, whole. `check` decides and returns its evidence, nothing, or `unknown(…)`; `message`, and `fix` only word
 * the evidence. A rule reads the facts it is given and nothing else: no clock, no store, no other rule.
 */
export interface RuleDeclaration<K extends SubjectKind, O extends Options, A extends Answer> {
  /** The thing flagged, kebab-case, equal to the file's name. It is stored in settings and waivers: never reuse one. */
  readonly id: string
  readonly since: string
  readonly looksAt: K
  readonly severity: Severity
  /** The other severities the evidence may raise it to. */
  readonly escalatesTo?: readonly Severity[]
  /** One line: what it flags. */
  readonly summary: string
  /** Why it matters, to both people; shown as the finding's reason. */
  readonly rationale: string
  readonly sources: readonly Source[]
  /** Who disagrees, and how. */
  readonly dissent?: readonly Source[]
  readonly options: O
  /** When it does not apply; each has a passing case in the tests. */
  readonly exceptions: readonly string[]
  readonly examples: { readonly flags: readonly Example<K>[]; readonly passes: readonly Example<K>[] }
  check(facts: FactsOf[K], options: Chosen<O>): A
  /** What was found, one sentence with the evidence. */
  message(evidence: NoInfer<EvidenceIn<A>>): string
  /** What to do next, with the day on which it becomes fine where there is one. */
  fix(evidence: NoInfer<EvidenceIn<A>>): string
}

/** A rule as the engine and the pages see it, whatever its evidence is. */
export interface Rule<K extends SubjectKind = SubjectKind>
  extends Omit<RuleDeclaration<K, Options, Answer>, 'check' | 'message' | 'fix' | 'looksAt' | 'examples'> {
  readonly looksAt: K
  readonly examples: { readonly flags: readonly Example<K>[]; readonly passes: readonly Example<K>[] }
  run(facts: FactsOf[K], options: Readonly<Record<string, number>>): Found | Unknown | undefined
}

/** What one rule found, in words. */
export interface Found {
  readonly severity: Severity
  readonly message: string
  readonly fix: string
  /** The words of the note it is about: the evidence's `words`; absent where it is about none. */
  readonly words?: readonly string[]
  /** The first day on which it no longer holds: the evidence's `fineFrom`; absent where there is none. */
  readonly fineFrom?: Day
}

/** What of the evidence is kept as data beside the message: the words it is about, and the day on which it is fine. */
function keptOf({ words, fineFrom }: Evidence): Pick<Found, 'words' | 'fineFrom'> {
  const list = [words].flat().filter((each) => typeof each === 'string' && each !== '') as string[]
  return {
    ...(list.length > 0 && { words: list }),
    ...(typeof fineFrom === 'string' && { fineFrom: fineFrom as Day }),
  }
}

/** Declares a rule; the type of its evidence is inferred from `check` and checked against `message` and `fix`. */
export function defineRule<const K extends SubjectKind, const O extends Options, A extends Answer>(
  declaration: RuleDeclaration<K, O, A>,
): Rule<K> {
  const { check, message, fix, ...rest } = declaration
  return {
    ...rest,
    run(facts, options) {
      const found = check(facts, options as Chosen<O>)
      if (found === undefined || isUnknown(found)) return found
      const evidence = found as EvidenceIn<A>
      const severity = evidence.severity ?? declaration.severity
      return { severity, message: message(evidence), fix: fix(evidence), ...keptOf(evidence) }
    },
  }
}

/** Whether a rule answered that it cannot judge. */
export function isUnknown(answer: object): answer is Unknown {
  return 'verdict' in answer && answer.verdict === 'unknown'
}
