import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { settingFacts } from '#model/settings.ts'
import { connectionsFile, invitationsFile } from '#test/support/make.ts'
import { type CliRun, shell } from '#test/support/run-cli.ts'
import { testFolder } from '#test/support/test-book.ts'

const json = ({ out }: CliRun) => JSON.parse(out)
const bookFile = () => join(testFolder(), 'book.db')

describe('log', () => {
  test('writes down, says how to take it back, and that works', async () => {
    const decorum = shell(bookFile())
    const { code, out } = await decorum('log', 'sent', 'Ana Sousa', '--on', '2026-11-10')
    expect(code).toBe(0)
    const [, operation = ''] =
      /^Logged: invitation to Ana Sousa, 10 Nov 2026\. To take it back: decorum undo (\S+)\n/.exec(out) ?? []
    expect((await decorum('undo', operation)).out).toBe('Taken back: Log an invitation sent to Ana Sousa.\n')
    expect(json(await decorum('undo', '--list', '--json'))).toHaveLength(2)
    expect((await decorum('log', 'accepted', 'Ana Sousa')).code).toBe(4)
  })

  test('takes today and yesterday, and says what became of it', async () => {
    const decorum = shell(bookFile())
    await decorum('log', 'sent', 'Ana Sousa', '--on', 'yesterday')
    expect((await decorum('log', 'accepted', 'ana sousa', '--on', 'today')).out).toMatch(
      /^Logged: invitation to Ana Sousa of 17 Nov 2026, accepted on 18 Nov 2026\./,
    )
  })

  test('as JSON names the operation, the contact, the invitation and the verdict', async () => {
    const decorum = shell(bookFile())
    const sent = json(await decorum('log', 'sent', 'Ana Sousa', '--note', 'Hi Ana', '--json'))
    expect(sent).toMatchObject({
      operation: expect.any(String),
      contact: { name: 'Ana Sousa' },
      invitation: { direction: 'sent', sentOn: '2026-11-18' },
      verdict: expect.any(String),
    })
    const received = json(await decorum('log', 'received', 'Bo Lind', '--json'))
    expect(received.verdict).toBeUndefined()
    const answered = json(await decorum('log', 'withdrawn', 'Ana Sousa', '--json'))
    expect(answered.invitation.events).toMatchObject([{ kind: 'withdrawn', on: '2026-11-18', saidBy: 'you' }])
  })

  test.each<[string, string[], number, RegExp]>([
    ['nothing', [], 3, /needs what happened/],
    ['no person', ['sent'], 3, /needs a person/],
    ['something that cannot happen', ['ghosted', 'Ana Sousa'], 3, /It can log: sent, received/],
    ['a name without quotes', ['sent', 'Ana', 'Sousa'], 3, /quotes/],
    ['a day to come', ['sent', 'Ana Sousa', '--on', '2026-11-19'], 3, /still to come/],
    ['a direction that is none', ['accepted', 'Ana Sousa', '--direction', 'up'], 3, /--direction/],
    ['somebody unknown', ['accepted', 'Ana Sousa'], 4, /Nobody in the book/],
  ])('refuses %s and changes nothing', async (_, args, code, words) => {
    const decorum = shell(bookFile())
    const run = await decorum('log', ...args)
    expect([run.code, run.out]).toEqual([code, ''])
    expect(run.err).toMatch(words)
    expect((await decorum('undo', '--list')).out).toBe('Nothing has been changed yet.\n')
  })
})

describe('relate', () => {
  test('writes a tie down in words; said again it says so', async () => {
    const decorum = shell(bookFile())
    expect((await decorum('relate', 'Ana Sousa', 'reports-to', 'me', '--until', '2027-02-28')).out).toMatch(
      /^Noted: Ana Sousa reports to you until 28 Feb 2027\. To take it back/,
    )
    expect((await decorum('relate', 'Ana Sousa', 'reports-to', 'me', '--until', '2027-02-28')).out).toMatch(
      /The book said so already\.\n$/,
    )
    expect(json(await decorum('relate', 'me', 'friend', 'Ana Sousa', '--json')).says).toBe(
      'you are a friend of Ana Sousa',
    )
  })

  test('refuses a kind that is none with those that are', async () => {
    const { code, err } = await shell(bookFile())('relate', 'Ana Sousa', 'boss', 'me')
    expect(code).toBe(3)
    expect(err).toMatch(/reports-to, authority-over/)
  })
})

describe('set', () => {
  test('shows every setting by its name', async () => {
    const { out } = await shell(bookFile())('set')
    for (const fact of settingFacts) expect(out).toMatch(new RegExp(`^${fact.key.replace('.', '\\.')} `, 'm'))
  })

  test('changes one, shows it with its help, and goes back to the default', async () => {
    const decorum = shell(bookFile())
    expect((await decorum('set', 'goals.roles', 'recruiter, head of data')).out).toMatch(
      /^goals\.roles = recruiter, head of data {3}To take it back: decorum undo /,
    )
    expect((await decorum('set', 'goals.roles')).out).toMatch(
      /^goals\.roles {2}recruiter, head of data\nSeparated by commas/,
    )
    await decorum('set', 'goals.roles', '')
    expect(json(await decorum('set', 'goals.roles', '--json'))).toEqual({ key: 'goals.roles', value: '' })
  })

  test('changes the severity and the options of a rule, each by itself, and takes each back by itself', async () => {
    const decorum = shell(bookFile())
    await decorum('set', 'rule.resend-too-soon', 'warn')
    await decorum('set', 'rule.resend-too-soon.waitDays', '60')
    const rules = async () =>
      Object.entries(json(await decorum('set', '--json'))).filter(([key]) => key.startsWith('rule.'))
    expect(await rules()).toEqual([
      ['rule.resend-too-soon', 'warn'],
      ['rule.resend-too-soon.waitDays', '60'],
    ])
    await decorum('set', 'rule.resend-too-soon.waitDays', '')
    expect(await rules()).toEqual([['rule.resend-too-soon', 'warn']])
    await decorum('set', 'rule.resend-too-soon', '')
    expect(await rules()).toEqual([])
  })

  test.each<[string[], RegExp]>([
    [['limits.daily', '5'], /limits\.weekly/],
    [['limits.daily'], /limits\.weekly/],
    [['limits.weekly', 'many'], /whole number/],
    [['rule.bogus', 'off'], /The rules are:/],
    [['rule.bogus'], /The rules are:/],
    [['rule.resend-too-soon', 'loud'], /off, info, warn or stop/],
    [['rule.resend-too-soon.bogus', '5'], /waitDays/],
    [['rule.resend-too-soon.bogus'], /waitDays/],
    [['rule.resend-too-soon.waitDays', 'x'], /"x" does not fit/],
    [['rule.resend-too-soon.waitDays', ' '], /does not fit/],
    [['rule.resend-too-soon.waitDays.more', '5'], /option/],
  ])('%j is refused with what would fit', async (args, words) => {
    const decorum = shell(bookFile())
    const { code, out, err } = await decorum('set', ...args)
    expect([code, out]).toEqual([3, ''])
    expect(err).toMatch(words)
    expect(json(await decorum('undo', '--list', '--json'))).toEqual([])
  })
})

describe('findings', () => {
  test('as JSON is a list of findings with what each is about', async () => {
    const decorum = shell(bookFile())
    await decorum('log', 'received', 'Bo Lind', '--on', '2026-11-08')
    const [first] = json(await decorum('findings', '--json'))
    expect(Object.keys(first)).toEqual(['rule', 'severity', 'message', 'why', 'fix', 'sources', 'subject'])
    expect(first).toMatchObject({
      rule: 'received-unhandled',
      severity: 'warn',
      subject: { kind: 'received', id: expect.any(String), contact: 'Bo Lind' },
    })
    expect(json(await decorum('findings', '--json', '--as-of', '2026-11-09'))).toEqual([])
  })

  test('in words tells each rule’s reason once', async () => {
    const decorum = shell(bookFile())
    for (const name of ['Bo Lind', 'Dora Meier']) await decorum('log', 'received', name, '--on', '2026-11-08')
    const { out } = await decorum('findings')
    expect(out.match(/received-unhandled/g)).toHaveLength(1)
    expect(out).toMatch(/Bo Lind.*Dora Meier/s)
    expect(out.match(/You owe nobody a yes/g)).toHaveLength(1)
  })

  test('of an empty book says so', async () => {
    expect((await shell(bookFile())('findings')).out).toBe('Nothing needs you today.\n')
  })
})

describe('import', () => {
  const files = () => {
    const folder = testFolder()
    const connections = join(folder, 'Connections.csv')
    const invitations = join(folder, 'Invitations.csv')
    const ana = { name: 'Ana Sousa', url: 'https://www.linkedin.com/in/ana-sousa' }
    writeFileSync(
      connections,
      connectionsFile([
        { ...ana, on: '01 Oct 2026' },
        { name: 'Bo Lind', on: 'someday' },
      ]),
    )
    writeFileSync(invitations, invitationsFile([{ ...ana, way: 'OUTGOING', at: '9/28/26, 9:00 AM' }]))
    return [connections, invitations]
  }

  test('as JSON counts rows per file and in all, names what was rejected and how to take it back', async () => {
    const decorum = shell(bookFile())
    const answer = json(await decorum('import', ...files(), '--json'))
    expect(answer).toMatchObject({
      files: [
        { name: 'Connections.csv', rows: { read: 2, new: 1, changed: 0, same: 0, rejected: 1 } },
        { name: 'Invitations.csv', rows: { read: 1, new: 1, changed: 0, same: 0, rejected: 0 } },
      ],
      total: { read: 3, new: 2, changed: 0, same: 0, rejected: 1 },
      rejected: [{ file: 'Connections.csv', line: 3, reason: expect.any(String) }],
      operation: expect.any(String),
    })
    expect((await decorum('undo', answer.operation)).code).toBe(0)
  })

  test('a preview counts the same and changes nothing; again there is nothing new', async () => {
    const decorum = shell(bookFile())
    const paths = files()
    const preview = json(await decorum('import', ...paths, '--preview', '--json'))
    expect(preview.operation).toBeNull()
    const done = json(await decorum('import', ...paths, '--json'))
    expect([preview.files, preview.total, preview.rejected]).toEqual([done.files, done.total, done.rejected])
    const again = json(await decorum('import', ...paths, '--json'))
    expect(again).toMatchObject({ operation: null, total: { new: 0, changed: 0, same: 2 } })
  })

  test('in words shows the counts, the rejected line and how to take it back', async () => {
    const { out } = await shell(bookFile())('import', ...files())
    expect(out).toMatch(/read +new +changed +same +rejected/)
    expect(out).toMatch(/Connections\.csv +2 +1 +0 +0 +1/)
    expect(out).toMatch(/Connections\.csv, line 3: /)
    expect(out).toMatch(/To take it back: decorum undo \S+\n$/)
  })

  test('takes the sample archive as a zip and as a folder alike', async () => {
    const folder = fileURLToPath(new URL('../../data/sample', import.meta.url))
    const world = { now: '2026-11-21T12:00:00.000Z' }
    const zip = json(
      await shell(bookFile(), world)('import', join(folder, 'Basic_LinkedInDataExport_11-20-2026.zip'), '--json'),
    )
    const open = json(await shell(bookFile(), world)('import', folder, '--json'))
    expect(open.total).toEqual(zip.total)
  })

  test.each<[string, string[]]>([
    ['no file', []],
    ['a file that is not there', ['/nowhere/Connections.csv']],
    ['a file of something else', [fileURLToPath(import.meta.url)]],
  ])('refuses %s', async (_, args) => {
    const { code, out, err } = await shell(bookFile())('import', ...args)
    expect([code, out]).toEqual([3, ''])
    expect(err).not.toMatch(/\n\s+at /)
  })
})

describe('review, rules, waive and undo', () => {
  test('a review is shown, as Markdown, as JSON, and finished', async () => {
    const decorum = shell(bookFile())
    await decorum('log', 'received', 'Bo Lind', '--on', '2026-11-08')
    const plain = (await decorum('review')).out
    const markdown = (await decorum('review', '--markdown')).out
    expect(plain).toMatch(/^Week up to 18 Nov 2026\n/)
    expect(markdown).toMatch(/^# Week up to 18 Nov 2026\n/)
    const answer = json(await decorum('review', '--json', '--finish'))
    expect(answer).toMatchObject({
      day: '2026-11-18',
      since: '2026-11-11',
      received: [{ contact: 'Bo Lind', ageDays: 10 }],
    })
    expect(json(await decorum('review', '--json')).since).toBe('2026-11-19')
  })

  test('the rules are listed, and all of one is told', async () => {
    const decorum = shell(bookFile())
    const all = json(await decorum('rules', '--json'))
    const { out } = await decorum('rules')
    for (const rule of all) expect(out).toContain(rule.id)
    const one = (await decorum('rules', 'resend-too-soon')).out
    expect(one).toMatch(/rule\.resend-too-soon\.waitDays: .*90 days \(0 to 730\)/)
    expect(one).toMatch(/From:/)
    expect((await decorum('rules', 'bogus')).code).toBe(4)
  })

  test('a waiver needs a reason', async () => {
    const decorum = shell(bookFile())
    expect((await decorum('waive', 'resend-too-soon', 'Ana Sousa')).code).toBe(3)
    expect(
      (await decorum('waive', 'resend-too-soon', 'Ana Sousa', '--reason', 'She asked', '--until', '2026-12-31')).out,
    ).toMatch(/until 31 Dec 2026/)
  })

  test('undo without a change to take back says so', async () => {
    const { code, err } = await shell(bookFile())('undo')
    expect(code).toBe(4)
    expect(err).toMatch(/nothing to take back/)
  })
})

test('the book is the one of --db, else of DECORUM_DB, else the default', async () => {
  const [one, two] = [bookFile(), bookFile()]
  await shell(one)('log', 'sent', 'Ana Sousa', '--db', two)
  expect(json(await shell(one)('undo', '--list', '--json'))).toEqual([])
  expect(json(await shell(two)('undo', '--list', '--json'))).toHaveLength(1)
  expect(json(await shell(two, { env: { DECORUM_DB: undefined } })('undo', '--list', '--json'))).toHaveLength(1)
})
