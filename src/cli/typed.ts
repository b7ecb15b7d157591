import { parseArgs } from 'node:util'
import { addDays, type Day, parseDay } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import type { Command, Io, Typed } from './command.ts'
import { dbOption, sampleOption } from './command.ts'

/** Every option of a command, `--db`, `--sample` and `--help` included. */
export function optionsOf(command: Command): Command['options'] {
  return {
    ...command.options,
    db: dbOption,
    sample: sampleOption,
    help: { type: 'boolean', help: 'Show this help.' },
  }
}

/** Reads what was typed after a command's name; throws a Problem for an option the command does not have. */
export function readTyped(command: Command, args: readonly string[]): Typed {
  const options = Object.fromEntries(
    Object.entries(optionsOf(command)).map(([name, { type, several }]) => [name, { type, multiple: several === true }]),
  )
  let parsed: { values: Record<string, unknown>; positionals: string[] }
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Problem('bad-input', {
      what: `decorum ${command.name}: ${reason.split('. ')[0]}.`,
      why: `Its options are: ${Object.keys(options)
        .map((name) => `--${name}`)
        .join(', ')}.`,
      fix: `See decorum ${command.name} --help.`,
    })
  }
  return {
    words: parsed.positionals,
    text: (option) => [parsed.values[option]].flat().at(-1) as string | undefined,
    texts: (option) => [parsed.values[option] ?? []].flat() as string[],
    flag: (option) => parsed.values[option] === true,
  }
}

/** The day given with an option: `YYYY-MM-DD`, `today` or `yesterday`. */
export function dayOption(typed: Typed, option: string, today: () => Day): Day | undefined {
  const text = typed.text(option)?.trim()
  if (text === undefined) return undefined
  if (text === 'today') return today()
  if (text === 'yesterday') return addDays(today(), -1)
  const day = parseDay(text)
  if (day) return day
  throw new Problem('bad-input', {
    what: `--${option} ${text} is no day.`,
    why: 'A day is written YYYY-MM-DD, or as today or yesterday.',
    fix: `Write it as --${option} 2026-11-22.`,
    field: option,
  })
}

/** A text given with an option; `-` takes all of standard input. */
export async function textOption(typed: Typed, option: string, io: Io): Promise<string | undefined> {
  const text = typed.text(option)
  if (text !== '-') return text
  return (await io.readInput()).replace(/\r?\n$/, '')
}

/** A word that must be there; throws a Problem that says what is missing. */
export function neededWord(command: Command, typed: Typed, index: number, what: string): string {
  const word = typed.words[index]
  if (word !== undefined && word.trim() !== '') return word
  throw new Problem('bad-input', {
    what: `decorum ${command.name} needs ${what}.`,
    why: `It is called as: decorum ${command.name} ${command.words}`,
    fix: `For example: ${command.examples[0]}`,
  })
}

/** Throws a Problem when more words were typed than the command takes: a name with a space needs quotes. */
export function refuseMoreWords(command: Command, typed: Typed, most: number): void {
  if (typed.words.length <= most) return
  throw new Problem('bad-input', {
    what: `decorum ${command.name} does not know what "${typed.words[most]}" is for.`,
    why: `It is called as: decorum ${command.name} ${command.words}`,
    fix: 'Put a name of several words in quotes.',
  })
}
