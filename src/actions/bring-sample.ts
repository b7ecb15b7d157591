import type { Archive } from '#formats/archive.ts'
import { readLinkedIn } from '#formats/linkedin/read-linkedin.ts'
import { ME } from '#model/contact.ts'
import { addDays, type Day, dayOf, daysBetween, type Instant } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { isRelationKind } from '#model/relation.ts'
import { parseSetting, settingFact } from '#model/settings.ts'
import { ensureMe } from '#store/contacts.ts'
import { keepDraft } from '#store/drafts.ts'
import { listImports } from '#store/imports.ts'
import type { Write } from '#store/journal.ts'
import { countPeople } from '#store/list-people.ts'
import { addRelation } from '#store/relations.ts'
import { keepSetting } from '#store/settings.ts'
import { findOrAdd } from './find-person.ts'
import type { Imported } from './import/imported.ts'
import { unwatched } from './import/steps.ts'
import { takeReading } from './import-archive.ts'
import { MADE_UP } from './made-up-people.ts'
import { type Book, momentOf } from './moment.ts'
import type { SampleExtras } from './open-sample.ts'
import { importAtOnce } from './plan-import.ts'
import { latestChange, undo } from './undo.ts'

/** The made-up archive and what its owner did besides. */
export interface Sample {
  readonly archive: Archive
  readonly extras: SampleExtras
}

const NAME = 'Made-up people'

/** Every day and instant in `value` so many days later. */
function later<T>(value: T, days: number): T {
  if (Array.isArray(value)) return value.map((each) => later(each, days)) as T
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, later(each, days)])) as T
  if (typeof value !== 'string') return value
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return addDays(value as string as Day, days) as string as T
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return value
  return Temporal.Instant.from(value)
    .add({ hours: 24 * days })
    .toString() as Instant as string as T
}

async function addExtras(write: Write, { settings, relations, drafts }: SampleExtras): Promise<void> {
  await keepSetting(write, MADE_UP, { at: write.at })
  for (const [key, text] of Object.entries(settings)) {
    // What somebody has said of themselves already stands.
    const said = await write.trx.selectFrom('settings').select('id').where('id', '=', key).executeTakeFirst()
    if (!said) await keepSetting(write, key, parseSetting(settingFact(key), text))
  }
  await ensureMe(write, settings['me.name'] ?? null)
  const idOf = async (name: string) => (name === ME ? ME : (await findOrAdd(write, name)).id)
  for (const [person, kind, other, startsOn, endsOn] of relations) {
    const [from, to] = [await idOf(person), await idOf(other)]
    if (isRelationKind(kind)) addRelation(write, { from, to, kind, startsOn, endsOn, remark: null })
  }
  for (const { to, note, purpose } of drafts) {
    await keepDraft(write, { contactId: await idOf(to), note, purpose, commonGround: null, offer: null })
  }
}

/**
 * Brings the made-up people into an empty book, moved in time as if their archive came today, in one operation that
 * Undo takes back. Throws a Problem when somebody is in the book already.
 */
export async function bringSample(book: Book, { archive, extras }: Sample): Promise<Imported> {
  if ((await countPeople(book.store.db)).all > 0)
    throw new Problem('refused', {
      what: 'The made-up people were not brought in.',
      why: 'There are people in your book, and the two would be mixed.',
      fix: 'To look around in a book of its own, start Decorum with --sample.',
    })
  const reading = readLinkedIn(archive, unwatched.reading)
  const moment = await momentOf(book)
  const { today, zone } = moment
  const exportedOn = dayOf(extras.now, zone)
  const days = daysBetween(exportedOn, today)
  return importAtOnce(book, NAME, async (write) => {
    const taken = await takeReading(write, moment, NAME, later({ ...reading, exportedOn }, days), unwatched)
    await addExtras(write, later(extras, days))
    return taken
  })
}

/** Takes the made-up people out again, with everything that was done since they came, the latest first. */
export async function takeOutSample(book: Book): Promise<{ readonly operation: string | null }> {
  const [sample] = (await listImports(book.store.db)).filter(({ name }) => name === NAME)
  for (let change = await latestChange(book); sample && change; change = await latestChange(book)) {
    const { operation } = await undo(book, change.id, 'ui')
    if (change.id === sample.id) return { operation }
  }
  throw new Problem('not-found', {
    what: 'There are no made-up people to take out.',
    why: 'They were taken out before, or never brought in.',
    fix: 'See the history on the Data page.',
  })
}
