import { addDays, type Day, laterOf } from '#model/day.ts'
import { addEvent, invitationsOfConnections } from '#store/invitations.ts'
import type { Write } from '#store/journal.ts'
import type { Tally } from './tally.ts'

/**
 * An archive never says that an invitation was accepted; that its person is a connection does. For every connection
 * whose last invitation has no such event yet, notes it as accepted on the day you became connected, marked as
 * inferred. Returns how many were found. Rows counted as "same" whose invitation is closed by it become "changed".
 */
export async function inferAcceptances(write: Write, tally: Tally | undefined): Promise<number> {
  const last = new Map<string, { readonly id: string; readonly on: Day; readonly settled: boolean }>()
  for (const each of await invitationsOfConnections(write.trx)) {
    // The day of connecting is a UTC date, the day of sending the owner's: they may differ by one.
    if (each.sentOn > addDays(each.connectedOn, 1)) continue
    const on = laterOf(each.connectedOn, each.sentOn)
    last.set(each.contactId, { id: each.id, on, settled: each.accepted })
  }
  let found = 0
  for (const { id, on, settled } of last.values()) {
    if (settled) continue
    addEvent(write, id, {
      kind: 'accepted',
      on,
      at: null,
      saidBy: 'inferred',
      remark: 'Concluded from the archive: this person is one of your connections.',
    })
    found++
    const place = tally?.placeOf.get(id)
    if (place !== undefined && tally?.fates[place] === 'same') tally.fates[place] = 'changed'
  }
  return found
}
