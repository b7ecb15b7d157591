import type Sqlite from 'better-sqlite3'

/** What a book holds, as it is noted beside it when it is closed. */
interface Seen {
  readonly operations: number
  readonly last: string | null
}

function seenIn(sqlite: Sqlite.Database): Seen {
  const last = sqlite.prepare('select id from operations order by rowid desc limit 1').pluck().get()
  const operations = sqlite.prepare('select count(*) from operations').pluck().get()
  return { operations: operations as number, last: (last as string | undefined) ?? null }
}

function noted(text: string): Seen | undefined {
  try {
    const { operations, last } = JSON.parse(text) as Seen
    return Number.isSafeInteger(operations) && typeof last === 'string' ? { operations, last } : undefined
  } catch {
    // None yet, or cut short: then there is nothing to compare with.
    return undefined
  }
}

/** A book held against the note that was made when it was last closed. */
export interface HeldAgainst {
  /** How many changes it held then and does not hold now. */
  readonly missing: number
  /** The note to make as it is closed; undefined when the present one stays. */
  noteFor(sqlite: Sqlite.Database): string | undefined
}

/**
 * Holds a book that was just opened against the note beside it, '' when there is none. A book that went back, because an
 * older file lies in its place, looks like any other from inside.
 */
export function heldAgainst(sqlite: Sqlite.Database, note: string): HeldAgainst {
  const before = noted(note)
  const opened = seenIn(sqlite)
  const shorter = before !== undefined && before.operations > opened.operations
  const went = shorter && !sqlite.prepare('select 1 from operations where id = ?').get(before.last)
  return {
    missing: went ? before.operations - opened.operations : 0,
    noteFor(present) {
      const closed = seenIn(present)
      if (closed.last === null || closed.last === before?.last) return undefined
      // A book that went back is told of until somebody goes on from where it is.
      return went && closed.last === opened.last ? undefined : `${JSON.stringify(closed)}\n`
    },
  }
}
