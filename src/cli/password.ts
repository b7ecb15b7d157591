import { keepPassword, type PasswordRecord } from '#actions/password.ts'
import { Problem } from '#model/problem.ts'
import type { Command, Io } from './command.ts'
import { passwordFileOf, readPassword, removePassword, writePassword } from './password-file.ts'
import { safe } from './print.ts'

/** The new password: asked for twice at a terminal, else the one line on standard input. */
async function newPassword(io: Io): Promise<string> {
  const asked = await io.askSecrets?.(['New password: ', 'Once more: '])
  if (asked) {
    const [first = '', second = ''] = asked
    if (first === second) return first
    throw new Problem('bad-input', {
      what: 'The two are not the same.',
      why: 'It is asked for twice because it is not shown. Nothing was changed.',
      fix: 'Call it again.',
    })
  }
  const text = (await io.readInput()).replace(/\r?\n$/, '')
  if (!/[\r\n]/.test(text)) return text
  throw new Problem('bad-input', {
    what: 'There is more than one line on standard input.',
    why: 'A password is one line. Nothing was changed.',
    fix: 'Give that line alone.',
  })
}

/** The password before, where there is one that can be read. */
function passwordBefore(path: string): PasswordRecord | undefined {
  try {
    return readPassword(path)
  } catch {
    return undefined
  }
}

/** `decorum password`: set, change or remove the password of the dashboard. */
export const password: Command = {
  name: 'password',
  summary: 'Set or change the password the dashboard asks for; --remove takes it away.',
  words: '',
  options: { remove: { type: 'boolean', help: 'Take the password away.' } },
  examples: ['decorum password', 'decorum password --remove'],
  notes: [
    'It is asked for at the terminal and not shown, or read as one line from standard input; never from the command line',
    'or the environment, which other users of a machine can see. It lies beside the book, scrambled, for your user alone:',
    'exports, undo and backups do not carry it. It guards the dashboard, not the file: your own programs can read the book.',
  ],
  async run(typed, io, openBook) {
    if (typed.words.length > 0)
      throw new Problem('bad-input', {
        what: 'A password is not given on the command line.',
        why: 'Other users of this machine can read it there, and your shell keeps it. Nothing was changed.',
        fix: 'Type decorum password alone, and choose a password that was not on this line.',
      })
    const { path } = (await openBook()).store
    if (path === ':memory:')
      throw new Problem('refused', {
        what: 'The sample has no password.',
        why: 'It is thrown away when it is closed.',
        fix: 'Leave out --sample to set one for your own book.',
      })
    if (typed.flag('remove')) {
      const had = removePassword(path)
      io.out(
        had
          ? 'The password is gone. Start the dashboard anew, and it asks for none.\n'
          : 'There is no password to take away.\n',
      )
      return 0
    }
    const before = passwordBefore(path)
    writePassword(path, await keepPassword(await newPassword(io), before))
    io.out(`The password is ${before ? 'changed' : 'set'}; it lies in ${safe(passwordFileOf(path))}.\n`)
    io.out('Start the dashboard anew for it to be asked. Whoever is in stays in until then.\n')
    return 0
  },
}
