import type Sqlite from 'better-sqlite3'
import { CompiledQuery, type DatabaseConnection, type Driver, SqliteDialect, SqliteDriver } from 'kysely'

/**
 * Transactions that take the write lock at once: a reader that turns writer is refused however long it waits. Where
 * somebody else holds the lock they are refused at once too: SQLite would wait asleep, and every page with it;
 * `inTransaction` waits awake.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #sqlite: Sqlite.Database

  constructor(config: ConstructorParameters<typeof SqliteDriver>[0], sqlite: Sqlite.Database) {
    super(config)
    this.#sqlite = sqlite
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const patience = Number(this.#sqlite.pragma('busy_timeout', { simple: true }))
    this.#sqlite.pragma('busy_timeout = 0')
    try {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'))
    } finally {
      this.#sqlite.pragma(`busy_timeout = ${patience}`)
    }
  }

  /** SQLite has rolled back by itself where the disk refused: rolling back once more would hide what it said. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection)
  }
}

const MOST_STATEMENTS = 500

/** `prepare` that keeps its statements: Kysely asks for a new one at every call, which costs more than the query. */
function cachedPrepare(sqlite: Sqlite.Database): (sql: string) => Sqlite.Statement {
  const kept = new Map<string, Sqlite.Statement>()
  return (sql) => {
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
}

/** Kysely's SQLite dialect with immediate transactions and cached statements. */
export class StoreDialect extends SqliteDialect {
  readonly #config: ConstructorParameters<typeof SqliteDriver>[0]
  readonly #sqlite: Sqlite.Database

  constructor(sqlite: Sqlite.Database) {
    const prepare = cachedPrepare(sqlite)
    const config = { database: { prepare, close: () => sqlite.close() } }
    super(config as ConstructorParameters<typeof SqliteDialect>[0])
    this.#sqlite = sqlite
    this.#config = config as ConstructorParameters<typeof SqliteDriver>[0]
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config, this.#sqlite)
  }
}
