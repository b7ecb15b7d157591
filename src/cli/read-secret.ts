import type { ReadStream, WriteStream } from 'node:tty'
import { Problem } from '#model/problem.ts'

const CTRL_C = '\u0003'
const CTRL_D = '\u0004'
const CTRL_U = '\u0015'
const ERASES = ['\u0008', '\u007f']

function givenUp(): Problem {
  return new Problem('refused', {
    what: 'Nothing was typed to the end.',
    why: 'It was left with Ctrl-C or Ctrl-D. Nothing was changed.',
    fix: 'Call it again when you are ready.',
  })
}

/** What a line of keys comes to so far. */
export interface Typing {
  readonly text: string
  /** What ended it: Enter, or leaving it. */
  readonly end: 'entered' | 'left' | undefined
  /** What came after the end, for the next question. */
  readonly rest: string
}

/** Lays keys over what was typed so far, as a terminal's own line would; escape sequences of other keys are dropped. */
export function typeOn(text: string, keys: string): Typing {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences that keys without a character send
  const all = [...keys.replace(/\u001b(?:[[O][\d;]*[A-Za-z~])?/g, '')]
  let typed = [...text]
  for (const [index, key] of all.entries()) {
    const rest = () => all.slice(index + 1).join('')
    if (key === '\r' || key === '\n') return { text: typed.join(''), end: 'entered', rest: rest() }
    if (key === CTRL_C || (key === CTRL_D && typed.length === 0)) return { text: '', end: 'left', rest: rest() }
    if (ERASES.includes(key)) typed.pop()
    else if (key === CTRL_U) typed = []
    else if (key >= ' ') typed.push(key)
  }
  return { text: typed.join(''), end: undefined, rest: '' }
}

/** Asks each question at the terminal and reads a line for it without showing it. Throws a Problem when it is left. */
export async function askSecrets(
  questions: readonly string[],
  input: ReadStream,
  output: WriteStream,
): Promise<string[]> {
  const answers: string[] = []
  let pending = ''
  input.setRawMode(true)
  input.setEncoding('utf8')
  try {
    for (const question of questions) {
      output.write(question)
      let typed = typeOn('', pending)
      while (typed.end === undefined) {
        const keys = await new Promise<string>((resolve) => {
          input.once('data', (data) => resolve(String(data)))
          input.once('end', () => resolve(CTRL_C))
        })
        typed = typeOn(typed.text, keys)
      }
      output.write('\n')
      if (typed.end === 'left') throw givenUp()
      pending = typed.rest
      answers.push(typed.text)
    }
    return answers
  } finally {
    input.setRawMode(false)
    input.pause()
  }
}
