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

/** Keeps the owner's posts as the archive lists them. */
export async function takePositions(write: Write, reading: LinkedInReading): Promise<Tally> {
  const tally = emptyTally()
  if (reading.positions.length === 0) return tally
  const keyOf = (position: { company: string; title: string; startedOn: string | null }) =>
    [position.company, position.title, position.startedOn ?? ''].join(' | ')
  const present = new Map(
    (await readImported<LinkedInReading['positions'][number]>(write.trx, 'imported.positions')).map((position) => [
      keyOf(position),
      position,
    ]),
  )
  for (const position of reading.positions) {
    const known = present.get(keyOf(position))
    if (!known) tally.fates.push('new')
    else tally.fates.push(known.finishedOn === position.finishedOn ? 'same' : 'changed')
    present.set(keyOf(position), position)
  }
  if (tally.fates.some((fate) => fate !== 'same')) await keepSetting(write, 'imported.positions', [...present.values()])
  return tally
}
