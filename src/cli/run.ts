import type { Book } from '#actions/moment.ts'
import { Problem, type ProblemKind } from '#model/problem.ts'
import { asStorageProblem } from '#store/storage-trouble.ts'
import type { Command, Io } from './command.ts'
import { allCommands, commandNamed } from './commands.ts'
import { helpOf, overview } from './help.ts'
import { openBook } from './open-book.ts'
import { printer, showProblem } from './print.ts'
import { readTyped } from './typed.ts'

const exitCodes: Readonly<Record<ProblemKind, number>> = {
  'bad-input': 3,
  'not-found': 4,
  ambiguous: 4,
  refused: 5,
  busy: 5,
  storage: 5,
}

/** Runs one command line and returns its exit code; expected errors are printed, nothing is thrown. */
export async function run(
  args: readonly string[],
  version: string,
  io: Io,
  named: (name: string) => Promise<Command> = commandNamed,
): Promise<number> {
  const opened: Book[] = []
  try {
    const [first] = args
    if (first === '--help' || first === '-h' || first === 'help') {
      const about = first === 'help' ? args[1] : undefined
      io.out(about === undefined ? overview(await allCommands(), version) : helpOf(await named(about)))
      return 0
    }
    if (first === '--version') {
      io.out(`${version}\n`)
      return 0
    }
    const isNamed = first !== undefined && !first.startsWith('-')
    const command = await named(isNamed ? first : 'serve')
    const typed = readTyped(command, isNamed ? args.slice(1) : args)
    if (typed.flag('help')) {
      io.out(helpOf(command))
      return 0
    }
    return await command.run(typed, io, async () => {
      const book = await openBook(typed, io)
      opened.push(book)
      return book
    })
  } catch (thrown) {
    // Damage that no check saw turns up where a page is read.
    const error = asStorageProblem(thrown)
    if (error instanceof Problem) {
      io.err(showProblem(error, printer(io.colour)))
      return exitCodes[error.kind]
    }
    io.err(`Decorum met an error it did not expect; a change is kept whole or not at all.\n${stackOf(error)}\n`)
    return 70
  } finally {
    for (const book of opened) await book.store.close()
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
