import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { shell } from '#test/support/run-cli.ts'
import { testFolder } from '#test/support/test-book.ts'

const GOOD_NOTE =
  'Hi Chi, your talk on harbour charts in Porto stayed with me. I draw tide maps; shall we stay in touch?'

const FINDING_KEYS = ['rule', 'severity', 'message', 'why', 'fix', 'sources']

function bookFile(): string {
  return join(testFolder(), 'book.db')
}

describe('the exit code is the verdict', () => {
  test.each<[string, string[], number]>([
    ['0: send', ['--note', GOOD_NOTE, '--purpose', 'Swap notes on charts'], 0],
    ['1: reconsider', ['--note', GOOD_NOTE], 1],
    ['2: better not', ['--note', '', '--purpose', 'Swap notes'], 2],
  ])('%s', async (_, rest, code) => {
    const decorum = shell(bookFile())
    for (const json of [[], ['--json']])
      expect((await decorum('check', '--to', 'Chi Nwosu', ...rest, ...json)).code).toBe(code)
  })

  test.each<[string, string[], number]>([
    ['nobody named', [], 3],
    ['an empty name', ['--to', ''], 3],
    ['a day that is none', ['--to', 'Chi Nwosu', '--as-of', 'someday'], 3],
    ['a file that is not there', ['--file', '/nowhere/drafts.jsonl'], 4],
    ['a word too many', ['--to', 'Chi', 'Nwosu'], 3],
  ])('3 or more when it cannot be judged: %s', async (_, args, code) => {
    const run = await shell(bookFile())('check', ...args)
    expect([run.code, run.out]).toEqual([code, ''])
    expect(run.err).toMatch(/→/)
  })

  test('4 when several people could be meant', async () => {
    const file = bookFile()
    const decorum = shell(file)
    for (const slug of ['ana-sousa-1a', 'ana-sousa-2b'])
      await decorum('log', 'sent', `https://www.linkedin.com/in/${slug}`)
    const run = await decorum('check', '--to', 'Ana Sousa')
    expect(run.code).toBe(4)
    expect(run.err).toMatch(/2 people.*ana-sousa-1a.*ana-sousa-2b/s)
  })

  test('never 0 to 2 when the book cannot be opened', async () => {
    const run = await shell(testFolder())('check', '--to', 'Chi Nwosu')
    expect(run.code).toBe(5)
    expect(run.err).not.toMatch(/\n\s+at /)
  })
})

describe('as JSON', () => {
  test('it is the verdict, the findings, what is unknown and the budget', async () => {
    const { out } = await shell(bookFile())('check', '--to', 'Chi Nwosu', '--note', '', '--json')
    const answer = JSON.parse(out)
    expect(answer).toMatchObject({
      verdict: 'dont',
      findings: expect.any(Array),
      unknown: expect.any(Array),
      budget: { weekly: 100, used: 0, left: 100, reserve: 10, total: null, cost: 1 },
      contact: { id: null, name: 'Chi Nwosu' },
    })
    for (const finding of answer.findings) {
      expect(Object.keys(finding)).toEqual(FINDING_KEYS)
      expect(['stop', 'warn', 'info']).toContain(finding.severity)
      expect(finding.sources.length).toBeGreaterThan(0)
      for (const source of finding.sources)
        expect(Object.keys(source)).toEqual(['kind', 'title', 'where', 'url', 'readOn'])
    }
    for (const unknown of answer.unknown) expect(Object.keys(unknown)).toEqual(['rule', 'needs'])
  })

  test('a waived finding is there with its reason, and does not count', async () => {
    const decorum = shell(bookFile())
    await decorum('waive', 'stranger-without-note', 'Chi Nwosu', '--reason', 'We speak tomorrow')
    const { out } = await decorum('check', '--to', 'Chi Nwosu', '--note', '', '--purpose', 'x', '--json')
    const found = JSON.parse(out).findings.find((each: { rule: string }) => each.rule === 'stranger-without-note')
    expect(found.waivedBy).toEqual({ reason: 'We speak tomorrow', endsOn: null })
  })
})

test('the note may come from standard input', async () => {
  const run = await shell(bookFile(), { input: `${GOOD_NOTE}\n` })(
    'check',
    '--to',
    'Chi Nwosu',
    '--purpose',
    'x',
    '--note',
    '-',
  )
  expect(run.code).toBe(0)
})

test('in words it says the verdict, each finding with its reason and next step, and the cost', async () => {
  const { out } = await shell(bookFile())('check', '--to', 'Chi Nwosu', '--note', '')
  expect(out).toMatch(/^Better not\. Chi Nwosu\n/)
  expect(out).toMatch(/stop {2}stranger-without-note/)
  expect(out).toMatch(/→ /)
  expect(out).toMatch(
    /Budget: 0 of 100 used in the last 7 days, 100 left, 10 of them in reserve\. This one would cost 1\.\n$/,
  )
})

test('colour says nothing that the words do not, and is left out when it is not wanted', async () => {
  const file = bookFile()
  const args = ['check', '--to', 'Chi Nwosu', '--note', ''] as const
  const plain = (await shell(file)(...args)).out
  const coloured = (await shell(file, { colour: true })(...args)).out
  expect(coloured).toContain('\u001b[')
  expect(plain).not.toContain('\u001b')
  expect(stripVTControlCharacters(coloured)).toBe(plain)
})

describe('a file of drafts', () => {
  const drafts = [
    { id: 1, note: GOOD_NOTE },
    { id: 'two', note: '', kind: 'invitation', to: 'Chi Nwosu', purpose: 'x' },
    { id: { nested: true }, note: 'Why have you not accepted?', kind: 'message' },
    { note: 'Thank you, but I keep to people I have worked with.', kind: 'reply' },
  ]
  const lines = drafts.map((draft) => JSON.stringify(draft)).join('\n')

  test('gives one line for each, in order, with its id', async () => {
    const file = join(testFolder(), 'drafts.jsonl')
    writeFileSync(file, `${lines}\n\n`)
    const { code, out } = await shell(bookFile())('check', '--file', file, '--json')
    expect(code).toBe(0)
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map((each) => each.id)).toEqual([1, 'two', { nested: true }, null])
    expect(answers.map((each) => each.verdict)).toEqual(['send', 'dont', 'dont', 'send'])
    for (const each of answers) expect(Object.keys(each)).toEqual(['id', 'verdict', 'findings', 'unknown'])
  })

  test('may come from standard input', async () => {
    const { out } = await shell(bookFile(), { input: lines })('check', '--file', '-', '--json')
    expect(out.trimEnd().split('\n')).toHaveLength(4)
  })

  test.each([
    ['not JSON', '{"id": 1', /not JSON/],
    ['no object', '["a"]', /no "note"/],
    ['null', 'null', /not an object/],
    ['no note', '{"id": 3}', /no "note"/],
    ['a note that is no text', '{"note": 5}', /no "note"/],
    ['an unknown kind', '{"note": "", "kind": "letter"}', /"letter"/],
  ])('names the line that is %s, and judges none', async (_, bad, why) => {
    const { code, out, err } = await shell(bookFile(), { input: `${lines}\n\n${bad}\n` })(
      'check',
      '--file',
      '-',
      '--json',
    )
    expect([code, out]).toEqual([3, ''])
    expect(err).toMatch(/Line 6 of the drafts/)
    expect(err).toMatch(why)
  })

  test('names the line whose person is not clear', async () => {
    const decorum = shell(bookFile(), { input: '{"note": ""}\n{"note": "", "to": "Ana Sousa"}' })
    for (const slug of ['ana-sousa-1a', 'ana-sousa-2b'])
      await decorum('log', 'sent', `https://www.linkedin.com/in/${slug}`)
    const { code, err } = await decorum('check', '--file', '-', '--json')
    expect(code).toBe(4)
    expect(err).toMatch(/Line 2/)
    expect(err).toMatch(/2 people/)
  })

  test('that is empty gives nothing', async () => {
    expect(await shell(bookFile(), { input: '\n' })('check', '--file', '-', '--json')).toEqual({
      code: 0,
      out: '',
      err: '',
    })
  })
})
