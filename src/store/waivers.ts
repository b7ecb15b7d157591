import type { Kysely } from 'kysely'
import type { Day } from '#model/day.ts'
import type { Write } from './journal.ts'
import { keptWhileUnchanged } from './kept.ts'
import { newId } from './new-id.ts'
import type { Database } from './schema.ts'

interface KeptWaiver {
  readonly id: string
  readonly ruleId: string
  readonly subjectId: string
  readonly reason: string
  readonly madeOn: Day
  readonly endsOn: Day | null
}

/** Every waiver, oldest first. */
export function listWaivers(db: Kysely<Database>): Promise<readonly KeptWaiver[]> {
  const find = async () => {
    const rows = await db.selectFrom('waivers').selectAll().orderBy('id').execute()
    return rows.map((row) => ({
      id: row.id,
      ruleId: row.rule_id,
      subjectId: row.subject_id,
      reason: row.reason,
      madeOn: row.made_on,
      endsOn: row.ends_on,
    }))
  }
  return keptWhileUnchanged(db, 'waivers', '', find, { tables: ['waivers'] })
}

/** Writes a waiver down. */
export function addWaiver(write: Write, waiver: Omit<KeptWaiver, 'id'>): KeptWaiver {
  const id = newId()
  write.insert('waivers', {
    id,
    rule_id: waiver.ruleId,
    subject_id: waiver.subjectId,
    reason: waiver.reason,
    made_on: waiver.madeOn,
    ends_on: waiver.endsOn,
  })
  return { id, ...waiver }
}

/** Takes a waiver back. */
export function removeWaiver(write: Write, id: string): void {
  write.remove('waivers', id)
}
