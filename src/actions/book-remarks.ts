import { circles } from '#etiquette/authority.ts'
import { type Finding, judge } from '#etiquette/judge.ts'
import { rulesOfTheNote } from '#etiquette/rules/index.ts'
import type { ChosenRule } from '#etiquette/settings.ts'
import { type Idle, type Waiver, type WaiverUse, whyIdle } from '#etiquette/waivers.ts'
import { reportingLine } from '#etiquette/wording.ts'
import { ME } from '#model/contact.ts'
import { showDay } from '#model/day.ts'
import { standingOn } from '#model/invitation.ts'
import { findContact } from '#store/contacts.ts'
import { draftTo } from '#store/drafts.ts'
import { findInvitation } from '#store/invitations.ts'
import { gatherDraft, gatherSending, type Sending } from './gather-facts.ts'
import type { Shared } from './gather-history.ts'
import type { Book, Moment } from './moment.ts'

type Db = Book['store']['db']

/** Something in the book itself that asks for a look; no rule of manners, so it has no severity. */
export interface BookRemark {
  readonly kind: 'circle' | 'idle-waiver'
  readonly message: string
  readonly fix: string
  /** The waiver it is about. */
  readonly waiverId: string | null
}

const idleWords: Readonly<Record<Idle, (waiver: Waiver) => string>> = {
  ended: ({ endsOn }) => (endsOn ? `ended on ${showDay(endsOn)}` : 'has ended'),
  'rule-gone': () => 'names a rule that is not there any more',
  'rule-off': () => 'covers a rule that is switched off',
  'subject-gone': () => 'is about an invitation that is closed, or about a connection',
  'no-match': () => 'covers nothing at present',
}

/** Whether a waiver's subject was there to be judged, and what it covered. */
async function useOf(
  db: Db,
  moment: Moment,
  shared: Shared,
  rules: readonly ChosenRule[],
  waiver: Waiver,
  used: ReadonlySet<string>,
  sending: () => Promise<Sending>,
): Promise<{ readonly use: WaiverUse; readonly about: string }> {
  if (waiver.subjectId === 'account') return { use: { used, judged: 'judged' }, about: 'your account' }
  const invitation = await findInvitation(db, waiver.subjectId)
  const contact = await findContact(db, invitation?.contactId ?? waiver.subjectId)
  const about = contact?.name ?? 'somebody who is not in the book'
  if (!contact) return { use: { used, judged: 'gone' }, about }
  if (invitation) {
    const open = standingOn(invitation, moment.today, moment.settings.limits).outcome === 'open'
    return { use: { used, judged: open ? 'judged' : 'gone' }, about }
  }
  // A waiver about a person covers drafts to them; one of words needs a kept draft to be told.
  const draft = await draftTo(db, contact.id)
  if (!draft && rulesOfTheNote.some((rule) => rule.id === waiver.ruleId))
    return { use: { used, judged: 'not-now' }, about }
  const note = draft?.note ?? ''
  const purpose = draft?.purpose ?? null
  const facts = await gatherDraft(db, moment, shared, { contact, note, purpose }, await sending())
  const { findings } = judge('draft', facts, contact.id, rules, [waiver])
  const covered = findings.some((finding) => finding.waivedBy?.id === waiver.id)
  const ofMessages = rules.find(({ rule }) => rule.id === waiver.ruleId)?.rule.looksAt === 'message'
  return {
    use: { used: covered ? new Set([...used, waiver.id]) : used, judged: ofMessages ? 'not-now' : 'judged' },
    about,
  }
}

/** Reporting lines that run in a circle, and waivers that cover nothing any more. */
export async function bookRemarks(
  db: Db,
  moment: Moment,
  shared: Shared,
  rules: readonly ChosenRule[],
  waivers: readonly Waiver[],
  findings: readonly Pick<Finding, 'waivedBy'>[],
): Promise<BookRemark[]> {
  const remarks: BookRemark[] = []
  for (const circle of circles(shared.reporting, moment.today)) {
    const names = [...circle, circle[0] ?? ''].map((id) => (id === ME ? 'you' : (shared.names.get(id) ?? 'somebody')))
    remarks.push({
      kind: 'circle',
      message: `The reporting lines run in a circle: ${reportingLine(names)}.`,
      fix: 'End or remove the line that is not right; until then everybody in the circle counts as below the others.',
      waiverId: null,
    })
  }
  const used = new Set(findings.flatMap(({ waivedBy }) => (waivedBy ? [waivedBy.id] : [])))
  let counted: Sending | undefined
  const sending = async () => {
    counted ??= await gatherSending(db, moment)
    return counted
  }
  for (const waiver of waivers) {
    if (waiver.madeOn > moment.today || used.has(waiver.id)) continue
    const { use, about } = await useOf(db, moment, shared, rules, waiver, used, sending)
    const idle = whyIdle(waiver, rules, use, moment.today)
    if (!idle) continue
    remarks.push({
      kind: 'idle-waiver',
      message: `The waiver of ${waiver.ruleId} for ${about} (“${waiver.reason}”) ${idleWords[idle](waiver)}.`,
      fix: 'Take it back if it has done its work.',
      waiverId: waiver.id,
    })
  }
  return remarks
}
