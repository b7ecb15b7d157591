import type { Rule } from '#etiquette/rule.ts'
import { alreadyConnected } from './already-connected.ts'
import { alreadyInvited } from './already-invited.ts'
import { budgetReserve } from './budget-reserve.ts'
import { budgetSpent } from './budget-spent.ts'
import { expiresSoon } from './expires-soon.ts'
import { lowValueContact } from './low-value-contact.ts'
import { noPurpose } from './no-purpose.ts'
import { pendingLong } from './pending-long.ts'
import { receivedUnhandled } from './received-unhandled.ts'
import { reportsToYou } from './reports-to-you.ts'
import { resendTooSoon } from './resend-too-soon.ts'
import { strangerWithoutNote } from './stranger-without-note.ts'
import { theyInvitedYou } from './they-invited-you.ts'
import { twoUnanswered } from './two-unanswered.ts'
import { upTheChain } from './up-the-chain.ts'
import { withdrawToResend } from './withdraw-to-resend.ts'

/**
 * Every rule, in the order of judgement: what already stands between the two, the chain and authority, spacing, budget
 * and standing, value, the note; then messages, and what stands in the book.
 */
export const allRules: readonly Rule[] = [
  alreadyConnected,
  alreadyInvited,
  theyInvitedYou,
  reportsToYou,
  upTheChain,
  resendTooSoon,
  withdrawToResend,
  twoUnanswered,
  budgetSpent,
  budgetReserve,
  lowValueContact,
  noPurpose,
  // The note.
  strangerWithoutNote,
  // What stands in the book.
  pendingLong,
  expiresSoon,
  receivedUnhandled,
] as readonly Rule[]
