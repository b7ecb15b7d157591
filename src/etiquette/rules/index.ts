import type { Rule } from '#etiquette/rule.ts'
import { acceptsEveryone } from './accepts-everyone.ts'
import { accountRestricted } from './account-restricted.ts'
import { allAboutMe } from './all-about-me.ts'
import { alreadyConnected } from './already-connected.ts'
import { alreadyInvited } from './already-invited.ts'
import { askFirst } from './ask-first.ts'
import { asksAFavour } from './asks-a-favour.ts'
import { asksForIntroduction } from './asks-for-introduction.ts'
import { asksThemToInvite } from './asks-them-to-invite.ts'
import { asksWhyNot } from './asks-why-not.ts'
import { asksYouToInvite } from './asks-you-to-invite.ts'
import { authorityOverThem } from './authority-over-them.ts'
import { budgetReserve } from './budget-reserve.ts'
import { budgetSpent } from './budget-spent.ts'
import { burst } from './burst.ts'
import { callWithoutPurpose } from './call-without-purpose.ts'
import { claimedCloseness } from './claimed-closeness.ts'
import { curtReply } from './curt-reply.ts'
import { defaultNote } from './default-note.ts'
import { demandOrGuilt } from './demand-or-guilt.ts'
import { dontKnowLightly } from './dont-know-lightly.ts'
import { emptyFollowUp } from './empty-follow-up.ts'
import { expiresSoon } from './expires-soon.ts'
import { introductionFromWeakTie } from './introduction-from-weak-tie.ts'
import { lowValueContact } from './low-value-contact.ts'
import { manyOutstanding } from './many-outstanding.ts'
import { manyUnwanted } from './many-unwanted.ts'
import { mentionsTheirVisit } from './mentions-their-visit.ts'
import { nearConnectionCap } from './near-connection-cap.ts'
import { noCommonGround } from './no-common-ground.ts'
import { noLongerReports } from './no-longer-reports.ts'
import { noNote } from './no-note.ts'
import { noPurpose } from './no-purpose.ts'
import { noReason } from './no-reason.ts'
import { notAMember } from './not-a-member.ts'
import { noteTooLong } from './note-too-long.ts'
import { notesSpent } from './notes-spent.ts'
import { nothingOffered } from './nothing-offered.ts'
import { openNetworker } from './open-networker.ts'
import { pendingLong } from './pending-long.ts'
import { personalRemark } from './personal-remark.ts'
import { pitch } from './pitch.ts'
import { pitchAfterAcceptance } from './pitch-after-acceptance.ts'
import { profileUnread } from './profile-unread.ts'
import { receivedUnhandled } from './received-unhandled.ts'
import { reportLightly } from './report-lightly.ts'
import { reportsToYou } from './reports-to-you.ts'
import { resendTooSoon } from './resend-too-soon.ts'
import { reviewOverdue } from './review-overdue.ts'
import { saidNoWhenAsked } from './said-no-when-asked.ts'
import { sameCompanyCluster } from './same-company-cluster.ts'
import { sayThanks } from './say-thanks.ts'
import { sharedGroupOnly } from './shared-group-only.ts'
import { shouting } from './shouting.ts'
import { standingAtRisk } from './standing-at-risk.ts'
import { statedPreference } from './stated-preference.ts'
import { stockPhrase } from './stock-phrase.ts'
import { strangerWithoutNote } from './stranger-without-note.ts'
import { theyDoNotKnowYou } from './they-do-not-know-you.ts'
import { theyInvitedYou } from './they-invited-you.ts'
import { twoUnanswered } from './two-unanswered.ts'
import { unfilledPlaceholder } from './unfilled-placeholder.ts'
import { upTheChain } from './up-the-chain.ts'
import { withdrawToResend } from './withdraw-to-resend.ts'
import { wrongName } from './wrong-name.ts'

/** Whom to invite: what stands between the two, chain and authority, spacing, budget and standing, value. */
const rulesOfWho = [
  alreadyConnected,
  alreadyInvited,
  theyInvitedYou,
  reportsToYou,
  authorityOverThem,
  noLongerReports,
  upTheChain,
  saidNoWhenAsked,
  statedPreference,
  resendTooSoon,
  withdrawToResend,
  twoUnanswered,
  theyDoNotKnowYou,
  budgetSpent,
  budgetReserve,
  notesSpent,
  lowValueContact,
  noPurpose,
  standingAtRisk,
  accountRestricted,
  manyOutstanding,
  burst,
  notAMember,
  askFirst,
  profileUnread,
  sameCompanyCluster,
  openNetworker,
] as readonly Rule[]

/** The note that goes with an invitation. */
export const rulesOfTheNote = [
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
] as readonly Rule[]

/** Follow-ups and replies. */
const rulesOfMessages = [
  asksWhyNot,
  pitchAfterAcceptance,
  introductionFromWeakTie,
  callWithoutPurpose,
  curtReply,
  emptyFollowUp,
] as readonly Rule[]

/** What stands in the book. */
const rulesOfStanding = [
  pendingLong,
  expiresSoon,
  sayThanks,
  receivedUnhandled,
  asksYouToInvite,
  reportLightly,
  dontKnowLightly,
  acceptsEveryone,
  manyUnwanted,
  nearConnectionCap,
  reviewOverdue,
] as readonly Rule[]

/** Every rule, in the order of judgement. */
export const allRules: readonly Rule[] = [...rulesOfWho, ...rulesOfTheNote, ...rulesOfMessages, ...rulesOfStanding]
