import { createHash } from 'node:crypto'
import type { Moment } from '#actions/moment.ts'
import type { MessageRecord } from '#formats/linkedin/records.ts'
import { dayOf } from '#model/day.ts'
import type { Write } from '#store/journal.ts'
import { addMessage, messageKeys } from '#store/messages.ts'
import { type Known, whoIs } from './known.ts'
import { emptyTally, type Tally } from './tally.ts'

/** What tells a message from every other: where and when it was written, by whom, and its words as a digest. */
function keyOf({ conversation, sentAt, direction, text }: MessageRecord): string {
  const words = createHash('sha256').update(text).digest('base64url').slice(0, 22)
  return `${conversation} ${sentAt} ${direction} ${words}`
}

/** Takes the messages with people in the book; others are passed over, each with its line. */
export async function takeMessages(
  write: Write,
  known: Known,
  moment: Moment,
  records: readonly MessageRecord[],
): Promise<Tally> {
  const tally = emptyTally()
  const present = records.length > 0 ? await messageKeys(write.trx) : new Set<string>()
  for (const record of records) {
    const contact = whoIs(known, { name: record.otherName, profileKey: record.otherKey })
    if (!contact) {
      tally.rejected.push({ line: record.line, reason: 'A message with somebody who is not in the book.' })
      continue
    }
    const key = keyOf(record)
    if (present.has(key)) {
      tally.fates.push('same')
      continue
    }
    present.add(key)
    const { direction, sentAt, text } = record
    addMessage(write, { contactId: contact.id, direction, sentOn: dayOf(sentAt, moment.zone), sentAt, text }, key)
    tally.fates.push('new')
  }
  return tally
}
