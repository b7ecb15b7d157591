import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { allCommands } from '#cli/commands.ts'
import { faultTests } from '#test/faults/all.ts'

const commands = await allCommands()
const home = fileURLToPath(new URL('..', import.meta.url))
const readme = () => readFileSync(`${home}README.md`, 'utf8')

test.each(commands.map((command) => command.name))('the README tells of decorum %s', (name) => {
  expect(readme()).toMatch(new RegExp(`decorum ${name}\\b`))
})

test('the README says what the exit codes of a verdict are', () => {
  expect(readme()).toMatch(/Exit codes/)
  for (const verdict of ['send', 'reconsider', 'better not']) expect(readme().toLowerCase()).toContain(verdict)
})

test('the README names every script a person is to run, and no script that is not there', () => {
  const { scripts } = JSON.parse(readFileSync(`${home}package.json`, 'utf8')) as { scripts: Record<string, string> }
  const named = [...readme().matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '')
  for (const name of named) expect(Object.keys(scripts)).toContain(name)
  for (const command of ['npm ci', 'npm start', 'npm test']) expect(readme()).toContain(command)
})

test('every link in the README to a file of the project leads to one', () => {
  const links = [...readme().matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map(([, path]) => path ?? '')
  for (const link of links) expect(() => readFileSync(`${home}${link}`), link).not.toThrow(/ENOENT/)
})

test('every option of every command is told in its help in words of its own', () => {
  for (const command of commands)
    for (const [name, option] of Object.entries(command.options)) {
      expect(option.help, `--${name}`).toMatch(/^\p{Lu}.*[.)]$/u)
      expect(option.type === 'string', `--${name}`).toBe(option.value !== undefined)
    }
})

test('every command in the table of promises is there, and its promise is the one that is tested', () => {
  const rows = readme()
    .split('\n')
    .filter((line) => /^\|.* tried: /.test(line))
  expect(rows.length).toBeGreaterThan(10)
  for (const row of rows) {
    const only = /--only ([\w-]+)/.exec(row)?.[1]
    const tool = /run\.mjs tool (\S+?)`/.exec(row)?.[1]
    if (only !== undefined) {
      const found = faultTests.find(({ name }) => name === only)
      expect(row).toContain(`| ${found?.promise} |`)
    } else expect(existsSync(home + tool), row).toBe(true)
  }
})
