import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { bookOfUser } from '#cli/book-place.ts'
import { askSecrets } from '#cli/read-secret.ts'
import { run } from '#cli/run.ts'
import { toInstant } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import manifest from '../package.json' with { type: 'json' }

const home = join(dirname(fileURLToPath(import.meta.url)), '..')
// Only a package has the program without its types; npm replaces its folder whole, so nobody's book may lie in it.
const packed = !import.meta.url.endsWith('.ts')

// The patterns by which notes are read are many, and most are tried a few times: unrolled, they take several times as long
// to compile and find nothing sooner. Set here and not as a flag of Node, for one that does not know it would not start.
setFlagsFromString('--no-regexp-unroll')
process.umask(0o077)
// A reader that has seen enough, such as `head`, closes the pipe: nothing is wrong.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
// Exit codes 1 and 2 are verdicts; a fault of the program has one of its own.
process.on('uncaughtException', (error) => {
  process.stderr.write(`Decorum met an error it did not expect.\n${error.stack ?? error.message}\n`)
  process.exit(70)
})
process.exitCode = await run(process.argv.slice(2), manifest.version, {
  out: (words) => void process.stdout.write(words),
  err: (words) => void process.stderr.write(words),
  readInput: () => text(process.stdin),
  ...(process.stdin.isTTY && {
    askSecrets: (questions: readonly string[]) => askSecrets(questions, process.stdin, process.stderr),
  }),
  async readText(path) {
    try {
      return await readFile(path, 'utf8')
    } catch (error) {
      throw new Problem('not-found', {
        what: `${path} cannot be read.`,
        why: error instanceof Error ? error.message : String(error),
        fix: 'Check the path.',
      })
    }
  },
  watched: process.stderr.isTTY === true,
  colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
  env: process.env,
  clock: { now: () => toInstant(Temporal.Now.instant()), zone: Temporal.Now.timeZoneId() },
  defaultBook: packed
    ? bookOfUser({ platform: process.platform, env: process.env, home: homedir() })
    : join(home, 'data', 'decorum.db'),
  sampleFolder: join(home, 'data', 'sample'),
})
