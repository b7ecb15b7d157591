import type { RecommendationRecord } from '#formats/linkedin/records.ts'
import { ME } from '#model/contact.ts'
import type { Relation } from '#model/relation.ts'
import type { SourcedContact } from '#model/source.ts'
import { ensureMe } from '#store/contacts.ts'
import type { Write } from '#store/journal.ts'
import { addRelation } from '#store/relations.ts'
import { type Known, namesakes } from './known.ts'
import { emptyTally, type Tally } from './tally.ts'

/** The connection a recommendation names: the only one of that name, or of several the only one at that company. */
function whoIsMeant(known: Known, { name, company }: RecommendationRecord): SourcedContact | undefined {
  const all = namesakes(known, name).filter((each) => each.connectedOn !== null)
  const here = all.length > 1 ? all.filter((each) => company !== null && each.company === company) : all
  return here.length === 1 ? here[0] : undefined
}

/** Everybody who has written with the owner, by the ties of the book. */
export function correspondents(ties: readonly Relation[]): Set<string> {
  return new Set(ties.flatMap(({ from, to }) => (from === ME ? [to] : to === ME ? [from] : [])))
}

// The earliest first, and then by what they say: nothing hangs on their order in the file.
function inOrder(records: readonly RecommendationRecord[]): RecommendationRecord[] {
  const keyOf = ({ on, name, company, title }: RecommendationRecord) =>
    JSON.stringify([on ?? '~', name, company, title])
  return records.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/**
 * Takes recommendations as a sign that the two of you know each other's work: whoever writes one has written with you.
 * The file has no addresses, so a name that several connections share is left out. `written` are those who have written
 * with you already; whoever is found is added.
 */
export async function takeRecommendations(
  write: Write,
  known: Known,
  records: readonly RecommendationRecord[],
  written: Set<string>,
  ownName: string | null,
): Promise<Tally> {
  const tally = emptyTally()
  for (const record of inOrder(records)) {
    const contact = whoIsMeant(known, record)
    if (!contact) {
      tally.rejected.push({ line: record.line, reason: 'No connection goes by this name, or more than one does.' })
      continue
    }
    if (written.has(contact.id)) {
      tally.fates.push('same')
      continue
    }
    if (written.size === 0) await ensureMe(write, ownName)
    written.add(contact.id)
    tally.byName++
    const remark = record.way === 'given' ? 'You recommended them.' : 'They recommended you.'
    addRelation(write, { from: contact.id, to: ME, kind: 'corresponded', startsOn: record.on, endsOn: null, remark })
    tally.fates.push('new')
  }
  return tally
}
