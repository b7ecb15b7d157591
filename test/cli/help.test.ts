import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { allCommands, commandNamed } from '#cli/commands.ts'
import { readTyped } from '#cli/typed.ts'
import { shell } from '#test/support/run-cli.ts'
import { testFolder } from '#test/support/test-book.ts'

/** A command line cut into words as a shell would; a redirection ends it. */
function wordsIn(line: string): string[] {
  return [...(line.split(' > ')[0] ?? '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
}

const path = () => join(testFolder(), 'book.db')
const all = (await allCommands()).map((command) => [command.name, command] as const)

describe.each(all)('decorum %s', (name, command) => {
  test('has help that names it, its options and --db, with examples', async () => {
    const decorum = shell(path())
    const { code, out, err } = await decorum(name, '--help')
    expect([code, err]).toEqual([0, ''])
    for (const option of [...Object.keys(command.options), 'db', 'help']) expect(out).toContain(`--${option}`)
    expect(out).toContain(`decorum ${name}`)
    expect(command.examples.length).toBeGreaterThan(0)
    for (const example of command.examples) expect(out).toContain(example)
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(130)
    expect((await decorum('help', name)).out).toBe(out)
  })

  test('has examples that can be typed', () => {
    for (const example of command.examples) {
      const [program, ...rest] = wordsIn(example)
      expect(program).toBe('decorum')
      const named = rest[0] !== undefined && !rest[0].startsWith('-')
      expect(named ? rest[0] : 'serve').toBe(name)
      expect(() => readTyped(command, named ? rest.slice(1) : rest)).not.toThrow()
    }
  })

  test('refuses an option it does not have, and lists those it has', async () => {
    const { code, out, err } = await shell(path())(name, '--bogus')
    expect([code, out]).toEqual([3, ''])
    expect(err).toContain('--bogus')
    for (const option of Object.keys(command.options)) expect(err).toContain(`--${option}`)
  })

  test('refuses more words than it takes, and says how it is called', async () => {
    const { code, err } = await shell(path())(name, ...Array.from({ length: 9 }, (_, index) => `word${index}`))
    expect(code).toBeGreaterThanOrEqual(3)
    expect(err).not.toMatch(/\n\s+at /)
  })
})

test('the overview names every command and what the exit codes mean', async () => {
  const decorum = shell(path())
  const { code, out } = await decorum('--help')
  expect(code).toBe(0)
  for (const [name] of all) expect(out).toMatch(new RegExp(`^ +${name} +`, 'm'))
  for (const [, command] of all) expect(out).toContain(command.summary)
  expect(out).toMatch(/Exit codes/)
  expect((await decorum('-h')).out).toBe(out)
  expect((await decorum('help')).out).toBe(out)
})

test('an unknown command is refused with the list of those that are', async () => {
  const { code, out, err } = await shell(path())('invite')
  expect([code, out]).toEqual([3, ''])
  for (const [name] of all) expect(err).toContain(name)
})

test('the version is printed alone', async () => {
  expect(await shell(path())('--version')).toEqual({ code: 0, out: '0.0.0-test\n', err: '' })
})

test('names of commands are words, each once, and lead to the command of that name', async () => {
  expect(new Set(all.map(([name]) => name)).size).toBe(all.length)
  for (const [name] of all) {
    expect(name).toMatch(/^[a-z]+$/)
    expect((await commandNamed(name)).name).toBe(name)
  }
})
