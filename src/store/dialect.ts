import type Sqlite from 'better-sqlite3'
import { CompiledQuery, type DatabaseConnection, type Driver, SqliteDialect, SqliteDriver } from 'kysely'

/**
 * Transactions that take the write lock at once: a reader that turns writer is refused however long it waits. Where
 * somebody else holds the lock they are refused at once too: SQLite would wait asleep, and every page with it;
 * `inTransaction` waits awake.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #connection: () => Sqlite.Database

  constructor(config: ConstructorParameters<typeof SqliteDriver>[0], connection: () => Sqlite.Database) {
    super(config)
    this.#connection = connection
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const sqlite = this.#connection()
    const patience = Number(sqlite.pragma('busy_timeout', { simple: true }))
    // Not by "pragma": that makes a function of its own for the rows of every answer.
    sqlite.exec('pragma busy_timeout = 0')
    try {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'))
    } finally {
      sqlite.exec(`pragma busy_timeout = ${patience}`)
    }
  }

  /** SQLite has rolled back by itself where the disk refused: rolling back once more would hide what it said. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection().inTransaction) await super.rollbackTransaction(connection)
  }
}

const MOST_STATEMENTS = 500

const statements = new WeakMap<Sqlite.Database, Map<string, Sqlite.Statement>>()

/**
 * A statement on a connection, made ready once: making it anew costs more than most queries, and far more than writing
 * one of the hundred thousand rows of an import. Whoever asks for the same text gets the same statement, so nothing about
 * it, such as `pluck`, is to be changed.
 */
export function prepared(sqlite: Sqlite.Database, sql: string): Sqlite.Statement {
  const kept = statements.get(sqlite) ?? new Map<string, Sqlite.Statement>()
  statements.set(sqlite, kept)
  const found = kept.get(sql)
  // A statement that is being stepped through cannot be run a second time.
  if (found && !found.busy) return found
  const statement = sqlite.prepare(sql)
  if (!found) {
    if (kept.size >= MOST_STATEMENTS) kept.clear()
    kept.set(sql, statement)
  }
  return statement
}

/**
 * Kysely's SQLite dialect with immediate transactions and cached statements, over whichever connection is open: a book
 * can be closed and opened anew under those who hold it.
 */
export class StoreDialect extends SqliteDialect {
  readonly #config: ConstructorParameters<typeof SqliteDriver>[0]
  readonly #connection: () => Sqlite.Database

  constructor(connection: () => Sqlite.Database) {
    const config = {
      database: { prepare: (sql: string) => prepared(connection(), sql), close: () => connection().close() },
    }
    super(config as ConstructorParameters<typeof SqliteDialect>[0])
    this.#connection = connection
    this.#config = config as ConstructorParameters<typeof SqliteDriver>[0]
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config, this.#connection)
  }
}
