import { expect, test } from 'vitest'
import type { Command, Io } from '#cli/command.ts'
import { run } from '#cli/run.ts'
import { testClock } from '#test/support/test-book.ts'

/** What a command that throws `error` ends with, and says. */
async function thrown(error: Error): Promise<{ code: number; err: string }> {
  let err = ''
  const command: Command = {
    name: 'try',
    summary: 'Try.',
    words: '',
    options: {},
    examples: [],
    async run() {
      throw error
    },
  }
  const io: Io = {
    out() {},
    err(words) {
      err += words
    },
    readInput: async () => '',
    readText: async () => '',
    watched: false,
    colour: false,
    env: {},
    clock: testClock(),
    defaultBook: ':memory:',
    sampleFolder: '',
  }
  return { code: await run(['try'], '0.0.0-test', io, async () => command), err }
}

test('damage that turns up where a page is read is said in words', async () => {
  for (const code of ['SQLITE_CORRUPT', 'SQLITE_CORRUPT_INDEX', 'SQLITE_IOERR_SHORT_READ', 'SQLITE_FULL']) {
    const ended = await thrown(Object.assign(new Error('database disk image is malformed'), { code }))
    expect(ended.code).toBe(5)
    expect(ended.err).toContain(`Nothing was saved (${code})`)
    expect(ended.err).not.toMatch(/\n\s+at /)
  }
})

test('what a disk took and did not confirm is not said to be gone', async () => {
  const ended = await thrown(Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' }))
  expect(ended.code).toBe(5)
  expect(ended.err).toMatch(/may or may not have been kept/)
  expect(ended.err).not.toMatch(/Nothing was saved/)
})

test('control: any other error is a fault of the program, and shows where', async () => {
  const ended = await thrown(new Error('no such thing'))
  expect(ended.code).toBe(70)
  expect(ended.err).toMatch(/\n\s+at /)
})
