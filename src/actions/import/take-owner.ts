import type { Moment } from '#actions/moment.ts'
import type { LinkedInReading } from '#formats/linkedin/records.ts'
import type { Me } from '#model/settings.ts'
import { ensureMe } from '#store/contacts.ts'
import type { Write } from '#store/journal.ts'
import { keepSetting, readImported } from '#store/settings.ts'
import { emptyTally, type Tally } from './tally.ts'

/** Fills in what the archive knows of the owner where they have set nothing themselves. */
export async function takeOwner(write: Write, moment: Moment, reading: LinkedInReading): Promise<Tally> {
  const { profile, owner, positions } = reading
  const current = positions.find((position) => position.finishedOn === null)
  const says: Me = {
    name: profile?.name ?? owner.name,
    profile: owner.profileKey === null ? null : `https://www.linkedin.com/in/${encodeURIComponent(owner.profileKey)}`,
    company: current?.company ?? null,
    position: current?.title ?? null,
    industry: profile?.industry ?? null,
    region: profile?.region ?? null,
  }
  const { me } = moment.settings
  const empty = Object.values(me).every((value) => value === null)
  let changed = false
  for (const field of Object.keys(says) as (keyof Me)[]) {
    if (me[field] !== null || says[field] === null) continue
    await keepSetting(write, `me.${field}`, says[field])
    if (field === 'name') await ensureMe(write, says.name)
    changed = true
  }
  const tally = emptyTally()
  if (profile) tally.fates.push(changed ? (empty ? 'new' : 'changed') : 'same')
  return tally
}

/**
 * Keeps a list the archive has of the owner, such as their posts or schools, joined with what earlier archives had.
 * `keyOf` tells what an entry is about; the rest of it may change from archive to archive.
 */
export async function takeOwnList<T extends object>(
  write: Write,
  id: `imported.${string}`,
  records: readonly T[],
  keyOf: (entry: T) => string,
): Promise<Tally> {
  const tally = emptyTally()
  if (records.length === 0) return tally
  const present = new Map((await readImported<T>(write.trx, id)).map((entry) => [keyOf(entry), entry]))
  // Of two rows about one thing the one that sorts last stays, whichever comes first in the file.
  for (const record of records.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))) {
    const known = present.get(keyOf(record))
    if (!known) tally.fates.push('new')
    else tally.fates.push(JSON.stringify(known) === JSON.stringify(record) ? 'same' : 'changed')
    present.set(keyOf(record), record)
  }
  const list = [...present].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
  if (tally.fates.some((fate) => fate !== 'same')) await keepSetting(write, id, list)
  return tally
}
