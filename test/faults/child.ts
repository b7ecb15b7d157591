import { readFileSync, writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import type { Transaction } from 'kysely'
import { unwatched } from '#actions/import/steps.ts'
import { planArchive } from '#actions/import-archive.ts'
import { importUpload } from '#actions/import-upload.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import type { Book } from '#actions/moment.ts'
import { undo } from '#actions/undo.ts'
import { archiveFromUpload } from '#formats/archive.ts'
import { Problem } from '#model/problem.ts'
import { backUp } from '#store/back-up.ts'
import { addContact } from '#store/contacts.ts'
import { inOperation, journalledWrite } from '#store/journal.ts'
import { CURRENT_VERSION, migrations } from '#store/migrate.ts'
import { newId } from '#store/new-id.ts'
import { openStore } from '#store/open-store.ts'
import { listOperations } from '#store/operations.ts'
import type { Database } from '#store/schema.ts'
import { keepSetting, readSettings } from '#store/settings.ts'
import { zipName } from '#test/book/zip-book.ts'
import { bringIn, clock } from './books.ts'
import { damageFiles } from './damage-files.ts'
import { runTasks, type Task } from './run-commands.ts'
import { starveThread } from './starve-thread.ts'
import { watchLocks } from './watch-locks.ts'

// A process of its own that works on a book, to be killed, starved or lied to by the disk: child.ts MODE BOOK …
// What it prints is what it acknowledges. The modes at the end are controls: each does something the program never does.

const [mode = '', path = '', third = ''] = process.argv.slice(2)
process.umask(0o077)
const say = (line: string) => writeSync(1, `${line}\n`)

// Dies at its own hand before the statement of that number: a kill from outside seldom meets one that takes no time.
const diesAt = Number(process.env.DIES_AT)
if (diesAt > 0) {
  const { prepare } = Sqlite.prototype
  let number = 0
  process.on('exit', () => say(`statements ${number}`))
  Sqlite.prototype.prepare = function (this: Sqlite.Database, sql: string) {
    if (++number === diesAt) process.kill(process.pid, 'SIGKILL')
    return prepare.call(this, sql)
  } as typeof prepare
}

async function opened<R>(work: (book: Book) => Promise<R>): Promise<R> {
  say('opening')
  const store = await openStore(path)
  say('ready')
  const result = await work({ store, clock })
  await store.close()
  say('closed')
  return result
}

async function logOne(book: Book, person: string): Promise<string> {
  const direction = Number(person.split(' ').at(-1)) % 8 === 7 ? 'sent' : 'received'
  const { invitation } = await logInvitation(book, { direction, person, note: 'Hello', purpose: null, by: 'cli' })
  return invitation.id
}

/** Several lines of work, one after the other, each acknowledged: what a cut of the power meets. */
async function aDay(book: Book, rounds: number, archive: string): Promise<void> {
  for (let i = 0; i < rounds; i++) {
    say(`kept ${await logOne(book, `Person ${i}`)}`)
    if (i % 60 === 59) {
      const { file, sha256 } = backUp(book.store.sqlite, book.store.path, 'daily')
      say(`backup ${file} ${sha256}`)
    }
    if (i === Math.floor(rounds / 2)) say(`operation ${await bringIn(book, archive)}`)
  }
}

const modes: Readonly<Record<string, () => Promise<unknown>>> = {
  log: () =>
    opened(async (book) => {
      for (let i = 0; ; i++) say(await logOne(book, `Person ${process.pid} ${i}`))
    }),

  import: () =>
    opened(async (book) => {
      const steps = {
        ...unwatched,
        reading: (_: string, rows: number) => say(`reading ${rows}`),
        comparing: () => say('comparing'),
        backingUp: () => say('backing-up'),
        writing: (rows: number, all: number) => say(`writing ${rows} ${all}`),
      }
      const files = [{ name: zipName('2026-11-20'), bytes: Uint8Array.from(readFileSync(third)) }]
      say('begins')
      say(`done ${(await importUpload(book, files, { preview: false }, steps)).operation}`)
    }),

  open: () => opened(async () => {}),

  backup: () =>
    opened(async ({ store }) => {
      for (;;) {
        say('begins')
        try {
          say(`backup ${backUp(store.sqlite, store.path, 'daily').file}`)
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          say(`refused ${error.message}`)
        }
      }
    }),

  undo: () =>
    opened(async (book) => {
      say('begins')
      const newest = (await listOperations(book.store.db, 1))[0]
      say(`done ${(await undo(book, newest?.id, 'cli')).operation}`)
    }),

  count: () =>
    opened(async ({ store }) => {
      let refused = 0
      for (let i = 0; i < Number(third); i++)
        await inOperation(store, { by: 'cli', at: clock.now(), label: 'Count' }, async (write) => {
          const { limits } = await readSettings(write.trx)
          await keepSetting(write, 'limits.weekly', limits.weekly + 1)
        }).catch(() => refused++)
      say(`refused ${refused}`)
    }),

  day: () => opened((book) => aDay(book, Number(third), process.argv[5] ?? '')),

  commands: () => runTasks(JSON.parse(readFileSync(path, 'utf8')) as Task[], say),

  'damage-files': () => damageFiles(path, Number(third), Number(process.argv[5]), say),

  starve: () => opened((book) => starveThread(book, third, say)),

  locks: () => opened((book) => watchLocks(book, third, say)),

  'log-too-early': () =>
    opened(async ({ store }) => {
      for (;;)
        await inOperation(store, { by: 'cli', at: clock.now(), label: 'Too early' }, async (write) => {
          say(addContact(write, { name: 'Ana Sousa' }).id)
          await pause(8)
        })
    }),

  'import-in-pieces': () =>
    opened(async (book) => {
      const files = [{ name: zipName('2026-11-20'), bytes: Uint8Array.from(readFileSync(third)) }]
      const planned = await planArchive(book, await archiveFromUpload(files), unwatched)
      const { store } = book
      say('begins')
      const trx = store.db as unknown as Transaction<Database>
      const write = journalledWrite(store, trx, newId(), { by: 'import', at: clock.now(), label: 'In pieces' })
      for (const [index, row] of planned.rows.entries()) {
        if (index === Number(process.env.DIES_AFTER)) process.kill(process.pid, 'SIGKILL')
        write.put(row)
      }
      say('done')
    }),

  'migrate-in-pieces': async () => {
    say('opening')
    const { Kysely, SqliteDialect } = await import('kysely')
    const sqlite = new Sqlite(path)
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = OFF')
    const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: sqlite }) })
    const version = Number(sqlite.pragma('user_version', { simple: true }))
    say('begins')
    for (const migration of migrations.slice(version)) await migration.up(db)
    sqlite.pragma(`user_version = ${CURRENT_VERSION}`)
    sqlite.close()
    say('done')
  },

  'backup-too-early': () =>
    opened(async ({ store }) => {
      for (let number = 2; ; number++) {
        say(`backup ${String(number).padStart(5, '0')}-daily.db`)
        backUp(store.sqlite, store.path, 'daily')
      }
    }),

  'count-deferred': async () => {
    const sqlite = new Sqlite(path)
    sqlite.pragma('busy_timeout = 5000')
    const read = sqlite.prepare(`select value from settings where id = 'limits.weekly'`).pluck()
    const keep = sqlite.prepare(`update settings set value = ? where id = 'limits.weekly'`)
    const nobody = new Int32Array(new SharedArrayBuffer(4))
    let refused = 0
    for (let i = 0; i < Number(third); i++)
      try {
        sqlite
          .transaction(() => {
            const present = Number(read.get())
            Atomics.wait(nobody, 0, 0, 1)
            keep.run(String(present + 1))
          })
          .deferred()
      } catch {
        refused++
      }
    say(`refused ${refused}`)
  },

  'day-unsynced': () =>
    opened(async (book) => {
      book.store.sqlite.pragma('synchronous = NORMAL')
      await aDay(book, Number(third), process.argv[5] ?? '')
    }),
}

try {
  await modes[mode]?.()
} catch (error) {
  if (error instanceof Problem) process.stderr.write(`${error.message} ${error.why} ${error.fix}\n`)
  else process.stderr.write(`fault: ${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = error instanceof Problem ? 5 : 70
}
