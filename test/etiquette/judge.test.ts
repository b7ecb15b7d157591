import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Judgement, judge, verdictOf } from '#etiquette/judge.ts'
import { type Given, neutralFacts } from '#etiquette/neutral.ts'
import { defineRule, isUnknown, type Rule, type Severity, unknown } from '#etiquette/rule.ts'
import { allRules } from '#etiquette/rules/index.ts'
import { type ChosenRule, chooseRules, defaultOptions } from '#etiquette/settings.ts'
import { slip } from '#etiquette/sources.ts'
import type { DraftFacts } from '#etiquette/subjects.ts'
import { weighContact } from '#etiquette/value.ts'
import type { Waiver } from '#etiquette/waivers.ts'
import { day } from '#test/support/make.ts'

const RANK: readonly Severity[] = ['info', 'warn', 'stop']

/** A rule that says what its note tells it to: `stop`, `warn`, `info` or `unknown`. */
function echo(id: string, word: string, severity: Severity): Rule {
  return defineRule({
    id,
    since: '0.1.0',
    looksAt: 'draft',
    severity,
    summary: 'Says what the note says',
    rationale: 'It is for tests.',
    sources: [slip('tests')],
    options: {},
    exceptions: [],
    examples: { flags: [], passes: [] },
    check({ note }) {
      if (note.text.includes(`${word}?`)) return unknown('to be told')
      return note.text.includes(word) ? { word } : undefined
    },
    message: () => `The note says ${word}.`,
    fix: () => 'Say something else.',
  }) as unknown as Rule
}

const three = [echo('says-stop', 'stop', 'stop'), echo('says-warn', 'warn', 'warn'), echo('says-info', 'info', 'info')]

function say(
  note: string,
  rules: readonly ChosenRule[] = chooseRules(three, {}),
  waivers: readonly Waiver[] = [],
): Judgement {
  return judge('draft', neutralFacts('draft', { note }), 'ana', rules, waivers)
}

function waiver(over: Partial<Waiver> = {}): Waiver {
  return {
    id: 'w',
    ruleId: 'says-stop',
    subjectId: 'ana',
    reason: 'She asked me to',
    madeOn: day('2026-11-01'),
    endsOn: null,
    ...over,
  }
}

describe('the verdict', () => {
  test.each([
    ['nothing at all', 'send'],
    ['info', 'send'],
    ['warn', 'reconsider'],
    ['warn info', 'reconsider'],
    ['stop', 'dont'],
    ['stop warn info', 'dont'],
    ['stop?', 'send'],
    ['warn stop?', 'reconsider'],
  ])('“%s” is %s', (note, verdict) => expect(say(note).verdict).toBe(verdict))

  test('of nothing found is to send', () => expect(verdictOf([])).toBe('send'))
})

test('a finding says what, why, what to do and where that comes from', () => {
  expect(say('warn').findings).toEqual([
    {
      rule: 'says-warn',
      severity: 'warn',
      message: 'The note says warn.',
      why: 'It is for tests.',
      fix: 'Say something else.',
      sources: [slip('tests')],
      waivedBy: null,
    },
  ])
})

test('what could not be judged is named with what it would need, and is no finding', () => {
  expect(say('stop? warn?')).toEqual({
    verdict: 'send',
    findings: [],
    unknown: [
      { rule: 'says-stop', needs: 'to be told' },
      { rule: 'says-warn', needs: 'to be told' },
    ],
  })
})

test('findings come in the rules’ own order', () => {
  expect(say('info warn stop').findings.map((finding) => finding.rule)).toEqual(['says-stop', 'says-warn', 'says-info'])
})

test('a rule looks at its own kind of subject alone', () => {
  const facts = neutralFacts('message', { note: 'stop' })
  expect(judge('message', facts, 'ana', chooseRules(three, {}), []).findings).toEqual([])
})

describe('a waiver', () => {
  const counted = (waivers: readonly Waiver[], note = 'stop warn') => say(note, chooseRules(three, {}), waivers)

  test('sets one finding aside, which stays visible with its reason, and changes no other', () => {
    const plain = counted([])
    const waived = counted([waiver()])
    expect([plain.verdict, waived.verdict]).toEqual(['dont', 'reconsider'])
    expect(waived.findings.map(({ waivedBy, ...rest }) => rest)).toEqual(
      plain.findings.map(({ waivedBy, ...rest }) => rest),
    )
    expect(waived.findings.map((finding) => finding.waivedBy?.reason ?? null)).toEqual(['She asked me to', null])
  })

  test.each<[string, Partial<Waiver>]>([
    ['for somebody else', { subjectId: 'bo' }],
    ['of another rule', { ruleId: 'says-info' }],
    ['that has ended', { endsOn: day('2026-11-17') }],
    ['made later than the day judged', { madeOn: day('2026-11-19') }],
  ])('%s does nothing', (_, over) => expect(counted([waiver(over)]).verdict).toBe('dont'))

  test('holds on its last day', () =>
    expect(counted([waiver({ endsOn: day('2026-11-18') })]).verdict).toBe('reconsider'))

  test('does nothing for words without a person', () => {
    const facts = neutralFacts('draft', { note: 'stop', wordsOnly: true })
    expect(judge('draft', facts, null, chooseRules(three, {}), [waiver({ subjectId: '' })]).verdict).toBe('dont')
  })
})

describe('a person’s own choice', () => {
  test('a rule switched off says nothing, not even that it could not judge', () => {
    const off = chooseRules(three, { 'says-stop': { severity: 'off' } })
    expect(say('stop', off)).toEqual({ verdict: 'send', findings: [], unknown: [] })
    expect(say('stop?', off).unknown).toEqual([])
  })

  test('another severity changes the verdict and nothing of the words', () => {
    const softer = say('stop', chooseRules(three, { 'says-stop': { severity: 'info' } }))
    expect(softer.verdict).toBe('send')
    expect(softer.findings[0]).toEqual({ ...say('stop').findings[0], severity: 'info' })
  })
})

const given = fc.record(
  {
    note: fc.constantFrom(
      '',
      'Hi Ana, I want to connect.',
      'Please accept my invitation!!',
      'Buy our product, Ana, 20% off',
    ),
    purpose: fc.constantFrom(null, '', 'Swap notes'),
    heardDaysAgo: fc.nat(200),
    sent: fc.array(
      fc.record({
        sentDaysAgo: fc.integer({ min: 40, max: 400 }),
        events: fc.constantFrom([], [['withdrawn', 10] as const], [['ignored', 30] as const]),
      }),
      { maxLength: 3 },
    ),
    received: fc.array(fc.record({ sentDaysAgo: fc.nat(30) }), { maxLength: 1 }),
    contact: fc.record(
      {
        region: fc.constantFrom('Lisbon', 'Cairns'),
        industry: fc.constantFrom('Logistics', 'Tourism'),
        email: fc.constant('ana@example.org'),
        welcomes: fc.constantFrom('everybody' as const, 'people-they-know' as const, 'nobody' as const),
        isMember: fc.boolean(),
        profileRead: fc.boolean(),
        connectedOn: fc.constant(day('2026-01-01')),
      },
      { requiredKeys: [] },
    ),
    ties: fc.record(
      { acquaintance: fc.constantFrom('known' as const, 'stranger' as const), certain: fc.boolean() },
      { requiredKeys: [] },
    ),
    budget: fc.record({ left: fc.nat(100) }, { requiredKeys: [] }),
    account: fc.constantFrom('free' as const, 'premium' as const),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Given['draft']>

const rules = chooseRules(allRules, {})
const judgeDraft = (facts: DraftFacts) => judge('draft', facts, 'ana', rules, [])

/** The facts with the value of the contact weighed from what is known of them. */
function weighed(facts: DraftFacts): DraftFacts {
  if (!facts.contact || !facts.ties) return facts
  const me = { name: null, profile: null, company: null, position: 'Cook', industry: 'Logistics', region: 'Lisbon' }
  const goals = { companies: ['Reef Dives'], roles: ['recruiter'], industries: [], regions: [] }
  return { ...facts, value: weighContact(facts.contact, me, goals, facts.ties.acquaintance === 'known') }
}

describe('over any draft', () => {
  test('each rule decides by itself: with one rule alone it says what it says among all', () => {
    fc.assert(
      fc.property(given, (each) => {
        const facts = neutralFacts('draft', each)
        const all = judgeDraft(facts)
        for (const rule of rules.filter(({ rule }) => rule.looksAt === 'draft')) {
          const alone = judge('draft', facts, 'ana', [rule], [])
          expect(all.findings.filter((finding) => finding.rule === rule.rule.id)).toEqual(alone.findings)
          expect(all.unknown.filter((missing) => missing.rule === rule.rule.id)).toEqual(alone.unknown)
        }
        const turned = judge('draft', facts, 'ana', rules.toReversed(), [])
        expect(turned.verdict).toBe(all.verdict)
        expect(turned.findings.toReversed()).toEqual(all.findings)
      }),
      { numRuns: 60 },
    )
  })

  test('the order of what is recorded does not matter', () => {
    const tieKinds = ['met', 'said-no', 'client', 'asked-to-be-invited'] as const
    fc.assert(
      fc.property(given, fc.shuffledSubarray([...tieKinds]), (each, kinds) => {
        const active = kinds.map((kind) => ({
          id: kind,
          from: 'ana',
          to: 'me',
          kind,
          startsOn: null,
          endsOn: null,
          remark: null,
        }))
        const facts = (list: typeof active) => neutralFacts('draft', { ...each, ties: { ...each.ties, active: list } })
        expect(judgeDraft(facts(active))).toEqual(judgeDraft(facts(active.toReversed())))
      }),
      { numRuns: 60 },
    )
  })

  // Ties, an exchange or a goal they meet speak for an invitation, so not knowing of them may rightly make a verdict
  // harsher (a stranger without a note; the reserve, kept for people of high value). What only describes the contact
  // may not: unknown is never counted against anybody.
  test('knowing less about the contact never adds a finding', () => {
    const fields = [
      'region',
      'industry',
      'email',
      'welcomes',
      'isMember',
      'profileRead',
      'profileKey',
      'profileUrl',
      'remarks',
    ] as const
    fc.assert(
      fc.property(given, fc.subarray([...fields]), (each, hide) => {
        const full = weighed(neutralFacts('draft', each))
        if (!full.contact) return
        const contact = { ...full.contact, ...Object.fromEntries(hide.map((field) => [field, null])) }
        const less = weighed({ ...full, contact })
        const before = new Set(judgeDraft(full).findings.map((finding) => finding.rule))
        expect(
          judgeDraft(less)
            .findings.map((finding) => finding.rule)
            .filter((rule) => !before.has(rule)),
        ).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('what a person says of the value of a contact is all that unknown factors cannot replace', () => {
    const low = neutralFacts('draft', { purpose: null, value: { level: 'low' } })
    const unknownValue = neutralFacts('draft', {
      purpose: null,
      value: { level: 'ordinary', missing: ['region (not recorded for them)'] },
    })
    const found = (facts: DraftFacts) => judgeDraft(facts).findings.map((finding) => finding.rule)
    expect(found(low)).toContain('low-value-contact')
    expect(found(unknownValue)).not.toContain('low-value-contact')
    expect(judgeDraft(unknownValue).unknown.map((each) => each.rule)).toContain('low-value-contact')
  })

  test('words by themselves are never judged by who they are for', () => {
    fc.assert(
      fc.property(given, (each) => {
        const words = judge('draft', neutralFacts('draft', { ...each, wordsOnly: true }), null, rules, [])
        const needsAPerson = [
          'already-connected',
          'reports-to-you',
          'resend-too-soon',
          'budget-spent',
          'budget-reserve',
          'no-purpose',
          'low-value-contact',
        ]
        expect(words.findings.filter((finding) => needsAPerson.includes(finding.rule))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

test('raising the severity of a rule never softens a verdict', () => {
  fc.assert(
    fc.property(given, fc.constantFrom(...allRules.filter((rule) => rule.looksAt === 'draft')), (each, rule) => {
      const facts = neutralFacts('draft', each)
      const order = ['send', 'reconsider', 'dont']
      const verdicts = RANK.map((severity) =>
        order.indexOf(judge('draft', facts, 'ana', chooseRules(allRules, { [rule.id]: { severity } }), []).verdict),
      )
      expect(verdicts).toEqual(verdicts.toSorted())
    }),
    { numRuns: 80 },
  )
})

test('an answer that is unknown is told apart from evidence', () => {
  expect(isUnknown(unknown('the region of Ana'))).toBe(true)
  expect(isUnknown({ severity: 'warn', message: '', fix: '' })).toBe(false)
  for (const rule of allRules) expect(Object.keys(defaultOptions(rule))).toEqual(Object.keys(rule.options))
})
