import type { NoteRecord } from '#formats/linkedin/records.ts'
import { changeContact } from '#store/contacts.ts'
import type { Write } from '#store/journal.ts'
import { follow, type Speaker } from './follow.ts'
import { type Known, remember } from './known.ts'
import { emptyTally, type Tally } from './tally.ts'
import { whoWrote } from './who-is.ts'

/** Takes the owner's own notes on people, as they stand on the platform, for remarks; what was typed here stays. */
export function takeNotes(write: Write, known: Known, records: readonly NoteRecord[], speaker: Speaker): Tally {
  const tally = emptyTally()
  const taken = new Map<string, NoteRecord[]>()
  for (const record of records) {
    const contact = whoWrote(known, record)
    if (!contact) tally.rejected.push({ line: record.line, reason: 'A note on somebody who is not in the book.' })
    else taken.set(contact.id, [...(taken.get(contact.id) ?? []), record])
  }
  for (const [id, notes] of taken) {
    const contact = known.byId.get(id)
    if (!contact) continue
    // Several notes on one person become one remark, whatever their order in the file.
    const remarks = notes
      .map((each) => each.note)
      .toSorted()
      .join('\n\n')
    const following = follow(contact, { remarks }, speaker)
    const fate = !following ? 'same' : contact.sources.linkedin?.values.remarks === undefined ? 'new' : 'changed'
    if (following) {
      changeContact(write, id, following.patch, following.sources)
      remember(known, { ...contact, ...following.patch, sources: following.sources })
    }
    tally.fates.push(...(notes.map(() => fate) as (typeof fate)[]))
  }
  return tally
}
