import type { Command } from './command.ts'
import { wrap } from './print.ts'
import { optionsOf } from './typed.ts'

/** The help of one command. */
export function helpOf(command: Command): string {
  const options = Object.entries(optionsOf(command)).map(
    ([name, option]) => [`--${name}${option.value ? ` ${option.value}` : ''}`, option.help] as const,
  )
  const width = Math.max(...options.map(([left]) => left.length))
  return [
    command.summary,
    '',
    `  decorum ${command.name} ${command.words}`.trimEnd(),
    '',
    ...options.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
    '',
    command.examples.length === 1 ? 'Example:' : 'Examples:',
    ...command.examples.map((example) => `  ${example}`),
    ...(command.notes ? ['', ...command.notes.map((note) => wrap(note, '', 120))] : []),
    '',
  ].join('\n')
}

/** The help of the whole program. */
export function overview(commands: readonly Command[], version: string): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  return [
    `Decorum ${version}: keeps your invitations, and their manners, in one file on this machine.`,
    '',
    '  decorum [command] [options]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'decorum COMMAND --help tells more of each. Without a command it starts the dashboard.',
    'Exit codes: 0 done (check: send), 1 check: reconsider, 2 check: better not, 3 what was asked is not clear,',
    '4 not found or ambiguous, 5 refused or the book cannot be used, 70 a fault of Decorum.',
    '',
  ].join('\n')
}
