import type { Rule } from '#etiquette/rule.ts'
import { allAboutMe } from './all-about-me.ts'
import { alreadyConnected } from './already-connected.ts'
import { alreadyInvited } from './already-invited.ts'
import { asksAFavour } from './asks-a-favour.ts'
import { asksForIntroduction } from './asks-for-introduction.ts'
import { asksThemToInvite } from './asks-them-to-invite.ts'
import { asksWhyNot } from './asks-why-not.ts'
import { budgetReserve } from './budget-reserve.ts'
import { budgetSpent } from './budget-spent.ts'
import { callWithoutPurpose } from './call-without-purpose.ts'
import { claimedCloseness } from './claimed-closeness.ts'
import { curtReply } from './curt-reply.ts'
import { defaultNote } from './default-note.ts'
import { demandOrGuilt } from './demand-or-guilt.ts'
import { emptyFollowUp } from './empty-follow-up.ts'
import { expiresSoon } from './expires-soon.ts'
import { introductionFromWeakTie } from './introduction-from-weak-tie.ts'
import { lowValueContact } from './low-value-contact.ts'
import { mentionsTheirVisit } from './mentions-their-visit.ts'
import { noCommonGround } from './no-common-ground.ts'
import { noNote } from './no-note.ts'
import { noPurpose } from './no-purpose.ts'
import { noReason } from './no-reason.ts'
import { noteTooLong } from './note-too-long.ts'
import { nothingOffered } from './nothing-offered.ts'
import { pendingLong } from './pending-long.ts'
import { personalRemark } from './personal-remark.ts'
import { pitch } from './pitch.ts'
import { pitchAfterAcceptance } from './pitch-after-acceptance.ts'
import { receivedUnhandled } from './received-unhandled.ts'
import { reportsToYou } from './reports-to-you.ts'
import { resendTooSoon } from './resend-too-soon.ts'
import { sharedGroupOnly } from './shared-group-only.ts'
import { shouting } from './shouting.ts'
import { stockPhrase } from './stock-phrase.ts'
import { strangerWithoutNote } from './stranger-without-note.ts'
import { theyInvitedYou } from './they-invited-you.ts'
import { twoUnanswered } from './two-unanswered.ts'
import { unfilledPlaceholder } from './unfilled-placeholder.ts'
import { upTheChain } from './up-the-chain.ts'
import { withdrawToResend } from './withdraw-to-resend.ts'
import { wrongName } from './wrong-name.ts'

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
  defaultNote,
  noNote,
  noReason,
  noCommonGround,
  nothingOffered,
  allAboutMe,
  unfilledPlaceholder,
  wrongName,
  noteTooLong,
  mentionsTheirVisit,
  asksThemToInvite,
  asksAFavour,
  asksForIntroduction,
  pitch,
  claimedCloseness,
  stockPhrase,
  demandOrGuilt,
  shouting,
  personalRemark,
  sharedGroupOnly,
  // Messages and answers.
  asksWhyNot,
  pitchAfterAcceptance,
  introductionFromWeakTie,
  callWithoutPurpose,
  curtReply,
  emptyFollowUp,
  // What stands in the book.
  pendingLong,
  expiresSoon,
  receivedUnhandled,
] as readonly Rule[]
