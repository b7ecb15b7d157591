import { allRules } from '#etiquette/rules/index.ts'
import { checkChoice } from '#etiquette/settings.ts'
import type { Waiver } from '#etiquette/waivers.ts'
import type { Day } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { inOperation } from '#store/journal.ts'
import { addWaiver, removeWaiver } from '#store/waivers.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'
import { findOrAddNewcomer, type Newcomer } from './newcomer.ts'

/** One rule set aside for one person or invitation, with the reason. */
export interface WaiverToMake {
  readonly rule: string
  /** A person as typed, for a draft. */
  readonly person?: string
  /** What is said of that person, kept with them when the book does not hold them yet. */
  readonly newcomer?: Newcomer
  /** An invitation's id or `account`, for anything else. */
  readonly subjectId?: string
  readonly reason: string
  readonly until: Day | null
  readonly by: By
}

/** Sets one rule aside for one subject. Throws a Problem without a reason or for an unknown rule. */
export async function waive(book: Book, asked: WaiverToMake): Promise<{ waiver: Waiver; operation: string | null }> {
  checkChoice(allRules, asked.rule, {})
  const reason = asked.reason.trim()
  if (reason === '') {
    throw new Problem('bad-input', {
      what: 'A waiver needs a reason.',
      why: 'In a month the reason is what tells an exception from a habit.',
      fix: 'Write in a few words why the rule does not apply here.',
      field: 'reason',
    })
  }
  const moment = await momentOf(book)
  const occasion = { by: asked.by, at: moment.now, label: `Waive ${asked.rule}` }
  const { result, operation } = await inOperation(book.store, occasion, async (write) => {
    const subjectId = asked.subjectId ?? (await findOrAddNewcomer(write, asked.person ?? '', asked.newcomer)).id
    return addWaiver(write, { ruleId: asked.rule, subjectId, reason, madeOn: moment.today, endsOn: asked.until })
  })
  return { waiver: result, operation }
}

/** Takes a waiver back. */
export async function unwaive(book: Book, id: string, by: By): Promise<string | null> {
  const moment = await momentOf(book)
  const occasion = { by, at: moment.now, label: 'Take a waiver back' }
  return (await inOperation(book.store, occasion, async (write) => removeWaiver(write, id))).operation
}
