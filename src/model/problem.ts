/** What kind of trouble a problem is; the web answers with a matching status, the shell with a matching exit code. */
export type ProblemKind = 'bad-input' | 'not-found' | 'ambiguous' | 'refused' | 'busy' | 'storage'

/**
 * An expected error: something a person can understand and act on. `message` says what is wrong, `why` gives the
 * reason, `fix` the next step. Anything else that is thrown is a fault of the program.
 */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly why: string
  readonly fix: string
  /** The form field or option the problem is about, where there is one. */
  readonly field: string | undefined

  constructor(kind: ProblemKind, words: { what: string; why: string; fix: string; field?: string }) {
    super(words.what)
    this.name = 'Problem'
    this.kind = kind
    this.why = words.why
    this.fix = words.fix
    this.field = words.field
  }
}
