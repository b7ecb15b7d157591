import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { answerPerson } from '#actions/answer-invitation.ts'
import { changeSettings } from '#actions/change-settings.ts'
import { considerAnswer } from '#actions/consider-answer.ts'
import { listFindings } from '#actions/list-findings.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import type { Book } from '#actions/moment.ts'
import { openSample, type SampleExtras } from '#actions/open-sample.ts'
import type { Finding } from '#etiquette/judge.ts'
import { allRules } from '#etiquette/rules/index.ts'
import { openArchive } from '#formats/open-archive.ts'
import type { Day } from '#model/day.ts'
import { wordingProblems } from '#test/support/check-rule.ts'
import { type TestClock, testClock } from '#test/support/test-book.ts'

const folder = fileURLToPath(new URL('../../data/sample', import.meta.url))

async function sample(): Promise<Book & { readonly outside: TestClock }> {
  const extras = JSON.parse(await readFile(`${folder}/also.json`, 'utf8')) as SampleExtras
  const outside = testClock(extras.now)
  const book = await openSample(await openArchive([folder]), extras, outside)
  onTestFinished(() => book.store.close())
  return { ...book, outside }
}

const rulesOf = (findings: readonly Finding[]) => new Set(findings.map((finding) => finding.rule))

/** Expects every finding to read as a sentence with a next step; long names may make one longer than an example. */
function expectToReadWell(findings: readonly Finding[]): void {
  for (const finding of findings) {
    const rule = allRules.find((each) => each.id === finding.rule)
    if (!rule) throw new Error(`no rule ${finding.rule}`)
    expect(wordingProblems(rule, finding).filter((problem) => !problem.startsWith('is too long'))).toEqual([])
    expect(finding.message.length).toBeLessThan(260)
  }
}

test('the sample alone shows what waits on either side, and a habit', async () => {
  const { findings, remarks } = await listFindings(await sample())
  expect([...rulesOf(findings)].sort()).toEqual([
    'accepts-everyone',
    'asks-you-to-invite',
    'expires-soon',
    'pending-long',
    'received-unhandled',
    'say-thanks',
  ])
  expectToReadWell(findings)
  expect(remarks).toEqual([])
})

test('with a few days and deeds on top, every rule about what stands shows', async () => {
  const book = await sample()
  const shown = new Map<string, Finding>((await listFindings(book)).findings.map((finding) => [finding.rule, finding]))
  const add = (findings: readonly Finding[]) => {
    for (const finding of findings) shown.set(finding.rule, finding)
  }

  const waiting = (await listFindings(book)).findings.find((each) => each.rule === 'received-unhandled')
  for (const answer of ['reported', 'unknown-person'] as const)
    add((await considerAnswer(book, waiting?.subject.id ?? '', answer)).findings)

  for (let index = 0; index < 30; index++) {
    const person = `Unasked ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[index % 26]}${index}`
    const on = '2026-11-18' as Day
    await logInvitation(book, { direction: 'received', person, on, note: '', purpose: null, by: 'cli' })
    await answerPerson(book, person, { kind: 'ignored', by: 'cli' })
  }
  await changeSettings(book, { 'limits.connections': '1200' }, 'cli')
  book.outside.set('2026-11-29T17:30:00.000Z')
  add((await listFindings(book)).findings)

  const standing = allRules.filter((rule) => rule.looksAt !== 'draft' && rule.looksAt !== 'message')
  expect([...shown.keys()].sort()).toEqual(standing.map((rule) => rule.id).sort())
  expectToReadWell([...shown.values()])
})
