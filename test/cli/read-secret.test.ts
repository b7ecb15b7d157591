import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { typeOn } from '#cli/read-secret.ts'
import { testFolder } from '#test/support/test-book.ts'

describe('typing without being seen', () => {
  test.each([
    ['abc\r', 'abc'],
    ['abx\u007fc\n', 'abc'],
    ['\u007f\u007fa\r', 'a'],
    ['wrong\u0015right\r', 'right'],
    ['a\u001b[Db\u001bOA\u001b[3~c\r', 'abc'],
    ['ü😀x\u007f\u007fü\r', 'üü'],
    ['a\tb\r', 'ab'],
  ])('%j comes to %j', (keys, text) => {
    expect(typeOn('', keys)).toEqual({ text, end: 'entered', rest: '' })
  })

  test('goes on over several pieces, and keeps what came after the end', () => {
    expect(typeOn('ab', 'c')).toEqual({ text: 'abc', end: undefined, rest: '' })
    expect(typeOn('ab', 'c\rnext')).toEqual({ text: 'abc', end: 'entered', rest: 'next' })
  })

  test('is left with Ctrl-C at any time, and with Ctrl-D at the beginning', () => {
    expect(typeOn('secret', '\u0003').end).toBe('left')
    expect(typeOn('', '\u0004').end).toBe('left')
    expect(typeOn('a', '\u0004')).toMatchObject({ text: 'a', end: undefined })
  })
})

// `script` gives the program a terminal; its options are those of util-linux.
const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0

/** Runs `decorum password` at a terminal, types `keys` one question at a time, and gives everything that was shown. */
async function atTerminal(db: string, answers: readonly string[]): Promise<{ shown: string; code: number | null }> {
  const launcher = join(resolve(import.meta.dirname, '../..'), 'src', 'launch.mjs')
  const command = `'${process.execPath}' '${launcher}' password --db '${db}'`
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'])
  onTestFinished(() => void child.kill('SIGKILL'))
  let shown = ''
  let asked = 0
  child.stdout.on('data', (data) => {
    shown += data
    while (asked < answers.length && shown.split(/(?:New password|Once more): /).length - 1 > asked)
      child.stdin.write(answers[asked++] ?? '')
  })
  const code = await new Promise<number | null>((done) => child.on('exit', done))
  return { shown, code }
}

describe.skipIf(!hasScript)('at a real terminal (needs `script` of util-linux)', () => {
  test('asks twice, shows nothing of it, and keeps it', async () => {
    const db = join(testFolder(), 'book.db')
    const { shown, code } = await atTerminal(db, ['four tide maps\r', 'four tide maps\r'])
    expect(code, shown).toBe(0)
    expect(shown).toContain('The password is set')
    expect(shown).not.toMatch(/four|tide|maps|\*/)
    expect(existsSync(`${db}.password`)).toBe(true)
  })

  test('keeps nothing when the two differ, or when it is left', async () => {
    const db = join(testFolder(), 'book.db')
    const differing = await atTerminal(db, ['four tide maps\r', 'five tide maps\r'])
    expect(differing.code).toBe(3)
    expect(differing.shown).toContain('not the same')
    const left = await atTerminal(db, ['four tide\u0003'])
    expect(left.code).toBe(5)
    expect(existsSync(`${db}.password`)).toBe(false)
  })
})
