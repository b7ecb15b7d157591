import { isDeepStrictEqual } from 'node:util'
import type { Kysely } from 'kysely'
import { keptJson } from '#model/kept-json.ts'
import { type Settings, type SettingValue, settingsFrom } from '#model/settings.ts'
import type { Write } from './journal.ts'
import { keptWhileUnchanged } from './kept.ts'
import type { Database } from './schema.ts'

/** What is kept under each name, as JSON, in the order of the names: a small table, which every page asks several times. */
function kept(db: Kysely<Database>): Promise<ReadonlyMap<string, string>> {
  const find = async () => {
    const rows = await db.selectFrom('settings').select(['id', 'value']).orderBy('id').execute()
    return new Map(rows.map((row) => [row.id, row.value]))
  }
  return keptWhileUnchanged(db, 'settings', '', find, { tables: ['settings'] })
}

/** Everything the owner set, over the defaults; every page asks several times. */
export function readSettings(db: Kysely<Database>): Promise<Settings> {
  const find = async () =>
    settingsFrom(new Map(Array.from(await kept(db), ([id, value]) => [id, keptJson<unknown>(value)])))
  // The table holds more than settings, such as lines left for later: where the settings are what they were, they stay
  // the same object, and nothing that was judged by them has to be judged again.
  return keptWhileUnchanged(db, 'settings-read', '', find, {
    tables: ['settings'],
    async follow(before) {
      const now = await find()
      return isDeepStrictEqual(before, now) ? before : now
    },
  })
}

/** Keeps a setting under its name; null goes back to the default. `value` is stored as JSON. */
export async function keepSetting(write: Write, id: string, value: SettingValue | object): Promise<void> {
  const present = await write.trx.selectFrom('settings').select('id').where('id', '=', id).executeTakeFirst()
  if (value === null) write.remove('settings', id)
  else if (present) write.update('settings', id, { value: JSON.stringify(value) })
  else write.insert('settings', { id, value: JSON.stringify(value) })
}

/** A list an archive brought in and that no page edits, kept beside the settings under its own name. */
export async function readImported<T>(db: Kysely<Database>, id: `imported.${string}`): Promise<T[]> {
  const value = (await kept(db)).get(id)
  return value === undefined ? [] : keptJson<T[]>(value)
}

type KeptName = `calendar.${string}` | `mapping.${string}` | `people.${string}` | `sample.${string}`

/** What is kept under a name that is no setting of `Settings`, such as `calendar.secret`; null when nothing is. */
export async function readKept(db: Kysely<Database>, id: KeptName): Promise<unknown> {
  const value = (await kept(db)).get(id)
  return value === undefined ? null : keptJson(value)
}

/** Everything kept under names that begin so, by the rest of the name: what was left for now, words of one's own. */
export async function readAllKept(db: Kysely<Database>, prefix: 'left.' | 'reply.'): Promise<Map<string, unknown>> {
  const named = [...(await kept(db))].filter(([id]) => id.startsWith(prefix))
  return new Map(named.map(([id, value]) => [id.slice(prefix.length), keptJson(value)]))
}
