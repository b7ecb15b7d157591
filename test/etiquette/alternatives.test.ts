import { expect, test } from 'vitest'
import { alternativesTo } from '#etiquette/alternatives.ts'
import type { Finding, Judgement, Verdict } from '#etiquette/judge.ts'
import { neutralFacts } from '#etiquette/neutral.ts'
import type { DraftFacts } from '#etiquette/subjects.ts'
import type { Day } from '#model/day.ts'

const found = (rule: string, more: Partial<Finding> = {}): Finding =>
  ({ rule, severity: 'stop', message: '', fix: '', why: '', sources: [], waivedBy: null, ...more }) as Finding

const judged = (verdict: Verdict, ...findings: Finding[]): Judgement => ({ verdict, findings, unknown: [] })

const plain = neutralFacts('draft', {}) as DraftFacts
const withMail = { ...plain, contact: plain.contact && { ...plain.contact, email: 'ana@tidewater.example' } }
const kinds = (judgement: Judgement, facts: DraftFacts = plain) =>
  alternativesTo(judgement, facts).map((each) => each.do)

test('nothing stands in place of what is fine to send', () => {
  expect(alternativesTo(judged('send', found('no-purpose', { severity: 'info' })), withMail)).toEqual([])
})

test('who has invited you is answered; nothing else is offered but to leave it', () => {
  expect(kinds(judged('dont', found('they-invited-you'), found('no-purpose')), withMail)).toEqual([
    'answer-theirs',
    'leave',
  ])
})

test('words are changed and a purpose stated today, with no day to wait for', () => {
  const words = { words: 'Hello dear' } as unknown as Partial<Finding>
  expect(kinds(judged('reconsider', found('pitch', { severity: 'warn', ...words })))).toEqual(['change-words'])
  expect(kinds(judged('reconsider', found('no-purpose', { severity: 'warn' })))).toEqual(['state-purpose'])
})

test('it waits for the last day of all that stops it, and for none when one of them does not end', () => {
  const [near, far] = ['2999-01-01' as Day, '2999-02-01' as Day]
  const one = found('resend-too-soon', { fineFrom: near })
  const other = found('burst', { fineFrom: far })
  expect(alternativesTo(judged('dont', one, other), plain)).toContainEqual({ do: 'wait', until: far })
  expect(kinds(judged('dont', one, found('up-the-chain')))).not.toContain('wait')
  expect(kinds(judged('dont', found('resend-too-soon', { fineFrom: plain.today })))).not.toContain('wait')
})

test('it is asked by mail where an address is known and nothing says that it is not welcome', () => {
  const strange = judged('dont', found('stranger-without-note'))
  expect(kinds(strange, withMail)).toContain('ask-by-mail')
  expect(kinds(strange)).not.toContain('ask-by-mail')
  expect(kinds(judged('dont', found('said-no-when-asked')), withMail)).toEqual(['leave'])
})

test('a rule that was set aside counts for nothing', () => {
  const aside = found('no-purpose', { severity: 'warn', waivedBy: {} as never })
  expect(kinds(judged('reconsider', aside, found('low-value-contact', { severity: 'warn' })))).toEqual([])
})
