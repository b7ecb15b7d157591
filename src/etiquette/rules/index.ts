import type { Rule } from '#etiquette/rule.ts'
import { resendTooSoon } from './resend-too-soon.ts'

/** Every rule, in the order of judgement: what already stands between you, authority, spacing, budget, value, the note. */
export const allRules: readonly Rule[] = [resendTooSoon] as readonly Rule[]
