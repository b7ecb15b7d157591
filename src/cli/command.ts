import type { Book } from '#actions/moment.ts'
import type { Clock } from '#model/clock.ts'

/** What a command may touch of the world outside. */
export interface Io {
  out(text: string): void
  err(text: string): void
  /** All of standard input, as text. */
  readInput(): Promise<string>
  /** Asks at the terminal for words that are not shown; not there when nobody sits at one. */
  askSecrets?(questions: readonly string[]): Promise<string[]>
  /** A file's text. */
  readText(path: string): Promise<string>
  /** Whether somebody watches: long work then tells how far it is, on the error output. */
  readonly watched: boolean
  /** Whether to colour what is printed. */
  readonly colour: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  /** Where the book lies when neither --db nor DECORUM_DB says so. */
  readonly defaultBook: string
  /** The folder of the made-up archive that --sample opens. */
  readonly sampleFolder: string
}

/** One option of a command, for parsing and for its help. */
export interface OptionFact {
  readonly type: 'string' | 'boolean'
  /** Whether it may be given more than once. */
  readonly several?: boolean
  /** What stands for the value in the help, such as DAY. */
  readonly value?: string
  readonly help: string
}

/** What was typed after a command's name. */
export interface Typed {
  readonly words: readonly string[]
  text(option: string): string | undefined
  /** Every value of an option that may be given more than once. */
  texts(option: string): readonly string[]
  flag(option: string): boolean
}

/** One command of the shell. `run` returns the exit code; a Problem it throws is printed and gives 3 or more. */
export interface Command {
  readonly name: string
  readonly summary: string
  /** The words after the name, such as `FILE…`. */
  readonly words: string
  readonly options: Readonly<Record<string, OptionFact>>
  readonly examples: readonly string[]
  /** More to know, for the end of the help. */
  readonly notes?: readonly string[]
  run(typed: Typed, io: Io, openBook: () => Promise<Book>): Promise<number>
}

/** The option every command has. */
export const dbOption: OptionFact = {
  type: 'string',
  value: 'FILE',
  help: 'The book to use; else DECORUM_DB, else data/decorum.db, or the user’s data folder for an installed package.',
}

/** The option by which every command works on the made-up book instead. */
export const sampleOption: OptionFact = {
  type: 'boolean',
  help: 'Use a throw-away book of made-up people; nothing is kept.',
}

export const jsonOption: OptionFact = { type: 'boolean', help: 'Print JSON for other programs.' }
export const asOfOption: OptionFact = {
  type: 'string',
  value: 'DAY',
  help: 'Judge as of the end of that day (YYYY-MM-DD) instead of now.',
}
