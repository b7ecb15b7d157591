import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { backupsOf } from '#store/back-up.ts'
import { CURRENT_VERSION, migrate, migrations } from '#store/migrate.ts'
import type { Database } from '#store/schema.ts'
import { randomFrom } from '#test/book/random.ts'
import { illness, inFolder, putBook, troubleWithBackups, withBook } from './books.ts'
import { type FaultTest, fault, newTally, times } from './fault-test.ts'
import { childLine, killAfter } from './processes.ts'

const KILLS = 200
const PEOPLE = 20_000

/** A closed book of an earlier version with people in it, as that version left it. */
export async function makeOld(path: string, version: number, people: number): Promise<void> {
  const sqlite = new Sqlite(path)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma(`application_id = ${0x4445434f}`)
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: sqlite }) })
  await migrate(db, 0, migrations.slice(0, 1))
  const add = sqlite.prepare('insert into contacts (id, name, name_key, company) values (?, ?, ?, ?)')
  const invite = sqlite.prepare(
    `insert into invitations (id, contact_id, direction, sent_on, note, said_by) values (?, ?, 'sent', '2026-11-02', ?, 'you')`,
  )
  sqlite.transaction(() => {
    for (let i = 0; i < people; i++) {
      add.run(`c${i}`, `Person ${i}`, `person ${i}`, 'Docks')
      invite.run(`i${i}`, `c${i}`, 'Hello')
    }
  })()
  if (version > 1) await migrate(db, 1, migrations.slice(0, version))
  await db.destroy()
  if (sqlite.open) sqlite.close()
}

/** The tables, indexes and rows of a book as one text: what tells an old one, a new one and a half one apart. */
function stateOf(path: string): { readonly shape: string; readonly ill: string | undefined } {
  const sqlite = new Sqlite(path)
  try {
    const schema = sqlite.prepare('select type, name, sql from sqlite_schema order by type, name').raw().all()
    const counts = ['contacts', 'invitations'].map((table) =>
      sqlite.prepare(`select count(*) from ${table}`).pluck().get(),
    )
    return {
      shape: JSON.stringify([sqlite.pragma('user_version', { simple: true }), schema, counts]),
      ill: illness(sqlite),
    }
  } finally {
    sqlite.close()
  }
}

/** How many statements it takes to bring a book up to date. */
async function countStatements(before: string, path: string): Promise<number> {
  putBook(before, path)
  const { lines } = await killAfter(childLine('open', path), 'never', 0, { DIES_AT: 'Infinity' })
  return Number(lines.find((line) => line.startsWith('statements '))?.slice('statements '.length))
}

/** Kills at any moment while a book of an earlier version is brought up to date. */
export const killedWhileMigrating: FaultTest = {
  name: 'killed-while-migrating',
  promise: 'Killed while it brings a book up to date, it leaves the old one or the new one, and a copy of the old one.',
  async run(scale, report) {
    const tally = newTally()
    const random = randomFrom(report.seed)
    const people = scale < 0.2 ? PEOPLE / 4 : PEOPLE
    const kills = times(KILLS, scale, 4)
    let newOnes = 0
    await inFolder(async (folder) => {
      for (let version = 1; version < CURRENT_VERSION; version++) {
        const before = join(folder, `version-${version}.db`)
        const path = join(folder, 'book.db')
        await makeOld(before, version, people)
        const old = stateOf(before).shape
        putBook(before, path)
        const begun = performance.now()
        await killAfter(childLine('open', path), 'closed', 60_000)
        const long = Math.ceil(performance.now() - begun)
        const current = stateOf(path).shape
        if (old === current) throw new Error('nothing was brought up to date')

        const statements = await countStatements(before, path)
        const pace = kills < statements ? Math.floor(statements / kills) : 1
        for (let kill = 0; kill < kills; kill++) {
          putBook(before, path)
          rmSync(join(folder, 'backups'), { recursive: true, force: true })
          // Every other kill at a statement of its own choosing, each time at a later one.
          const byItself = kill % 2 === 1
          const statement = 1 + ((((kill - 1) / 2) * pace) % statements)
          const more = byItself ? { DIES_AT: String(statement) } : {}
          await killAfter(childLine('open', path), 'opening', byItself ? 60_000 : random.int(0, long), more)
          const { shape, ill } = stateOf(path)
          const at = `version ${version}, kill ${kill}${byItself ? ` at statement ${statement}` : ''}`
          if (ill) fault(tally, report, `${at}: ${ill}`)
          if (shape !== old && shape !== current) fault(tally, report, `${at}: neither old nor new`, 'lost')
          for (const trouble of troubleWithBackups(path)) fault(tally, report, `${at}: backup ${trouble}`)
          if (shape === current) {
            newOnes++
            const [copy] = backupsOf(path)
            if (!copy || stateOf(join(folder, 'backups', copy.file)).shape !== old)
              fault(tally, report, `${at}: new, and no copy of the old one`, 'lost')
          }
          await withBook(path, async () => {})
          if (stateOf(path).shape !== current) fault(tally, report, `${at}: opened again it is not the new one`)
          tally.tried++
        }

        for (let kill = 0; kill < times(KILLS / 4, scale, 3); kill++) {
          putBook(before, path)
          const more = { DIES_AT: String(1 + ((kill * 3) % 12)) }
          await killAfter(childLine('migrate-in-pieces', path), 'done', 60_000, more)
          const { shape } = stateOf(path)
          tally.control.tried++
          if (shape !== old && shape !== current) tally.control.caught++
        }
      }
    })
    tally.notes.push(`versions 1 to ${CURRENT_VERSION - 1}; ${newOnes} of ${tally.tried} kills left the new one`)
    return tally
  },
}
