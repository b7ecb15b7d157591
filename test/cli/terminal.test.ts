import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connectionsFile } from '#test/support/make.ts'
import { type CliRun, shell } from '#test/support/run-cli.ts'
import { testFolder } from '#test/support/test-book.ts'

// A name, a note, a reason, an id, a file name: each clears the screen and rings the bell if it reaches the terminal.
const EVIL = 'Ana\u001b[2J\u001b]0;owned\u0007\u009b31mSousa'

/** What reached the terminal beyond text: control characters other than line ends. */
function steering({ out, err }: CliRun): string[] {
  return `${out}${err}`.replaceAll('\n', '').match(/\p{Cc}/gu) ?? []
}

test('other people’s words cannot steer the terminal, whichever command prints them', async () => {
  const folder = testFolder()
  const drafts = join(folder, 'drafts.jsonl')
  const csv = join(folder, 'Connections.csv')
  writeFileSync(drafts, `${JSON.stringify({ id: EVIL, note: EVIL, to: EVIL })}\n`)
  writeFileSync(
    csv,
    connectionsFile([
      { name: EVIL, on: '01 Oct 2026' },
      { name: 'Bo Lind', on: `Ana${EVIL}` },
    ]),
  )
  const decorum = shell(join(folder, 'book.db'))
  const runs: readonly (readonly string[])[] = [
    ['check', '--to', EVIL, '--note', EVIL],
    ['check', '--file', drafts],
    ['log', 'received', EVIL, '--on', '2026-11-01', '--note', EVIL],
    ['log', 'answered', EVIL, '--note', EVIL],
    ['relate', EVIL, 'friend', 'me'],
    ['relate', EVIL, EVIL, 'me'],
    ['waive', 'resend-too-soon', EVIL, '--reason', EVIL],
    ['waive', EVIL, EVIL, '--reason', EVIL],
    ['check', '--to', EVIL, '--note', 'Hi'],
    ['findings', '--as-of', '2026-12-18'],
    ['review'],
    ['review', '--markdown'],
    ['set', 'me.name', EVIL],
    ['set'],
    ['set', EVIL, 'x'],
    ['set', `rule.${EVIL}`, 'x'],
    ['import', csv],
    ['import', join(folder, `${EVIL}.csv`)],
    ['undo', '--list'],
    ['undo'],
    ['rules', EVIL],
    ['preset', EVIL],
    [EVIL],
    ['check', `--${EVIL}`],
    ['log', EVIL, EVIL],
    ['log', 'sent', 'Ana Sousa', '--on', EVIL],
  ]
  let named = 0
  for (const args of runs) {
    const run = await decorum(...args)
    expect(steering(run), args.join(' ')).toEqual([])
    if (/Ana/.test(run.out + run.err)) named++
  }
  // The words themselves were there to be printed.
  expect(named).toBeGreaterThan(runs.length * 0.8)
})

test('JSON carries such words as they are, escaped', async () => {
  const decorum = shell(join(testFolder(), 'book.db'))
  const { out } = await decorum('log', 'received', EVIL, '--json')
  expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}--[\u009b]]/v)
  expect(JSON.parse(out).contact.name).toContain('\u001b[2J')
})
