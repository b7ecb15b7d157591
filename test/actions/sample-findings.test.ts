import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { considerAnswer } from '#actions/consider-answer.ts'
import { listFindings } from '#actions/list-findings.ts'
import type { Book } from '#actions/moment.ts'
import { openSample, type SampleExtras } from '#actions/open-sample.ts'
import type { Finding } from '#etiquette/judge.ts'
import { allRules } from '#etiquette/rules/index.ts'
import { openArchive } from '#formats/open-archive.ts'
import { wordingProblems } from '#test/support/check-rule.ts'
import { testClock } from '#test/support/test-book.ts'

const folder = fileURLToPath(new URL('../../data/sample', import.meta.url))

async function sample(): Promise<Book> {
  const extras = JSON.parse(await readFile(`${folder}/also.json`, 'utf8')) as SampleExtras
  const book = await openSample(await openArchive([folder]), extras, testClock(extras.now))
  onTestFinished(() => book.store.close())
  return book
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

test('the sample shows every rule about what stands, each as a sentence with a next step', async () => {
  const book = await sample()
  const { findings, remarks } = await listFindings(book)
  expectToReadWell(findings)
  expect(remarks).toEqual([])

  // Two rules speak of an answer about to be given, and so only when one is.
  const waiting = findings.find((each) => each.rule === 'received-unhandled')
  const considered: Finding[] = []
  for (const answer of ['reported', 'unknown-person'] as const)
    considered.push(...(await considerAnswer(book, waiting?.subject.id ?? '', answer)).findings)
  expectToReadWell(considered)

  const standing = allRules.filter((rule) => rule.looksAt !== 'draft' && rule.looksAt !== 'message')
  const ofAnswers = standing.filter((rule) => rule.looksAt === 'answer').map((rule) => rule.id)
  expect([...rulesOf(considered)].sort()).toEqual(ofAnswers.sort())
  expect([...rulesOf([...findings, ...considered])].sort()).toEqual(standing.map((rule) => rule.id).sort())
})
