import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EXAMPLE_DAY, neutralFacts } from '#etiquette/neutral.ts'
import { retiredRules } from '#etiquette/retired-rules.ts'
import {
  type Found,
  isUnknown,
  type Rule,
  SEVERITIES,
  type Severity,
  severestFor,
  type Unknown,
} from '#etiquette/rule.ts'
import { allRules } from '#etiquette/rules/index.ts'
import { rulesPage } from '#etiquette/rules-page.ts'
import { defaultOptions } from '#etiquette/settings.ts'
import { parseDay } from '#model/day.ts'
import { wordingProblems } from '#test/support/check-rule.ts'

const folder = new URL('../../src/etiquette/rules/', import.meta.url)
const filesIn = (url: URL, ending: string) =>
  readdirSync(url)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))

const ids = filesIn(folder, '.ts').filter((file) => file !== 'index')
const tested = new Set(filesIn(new URL('rules/', import.meta.url), '.test.ts'))
const camelCase = (id: string) => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
const rank = (severity: Severity) => SEVERITIES.indexOf(severity)

/** Words that guess at a motive or blame; the product never says them. */
const FORBIDDEN = /\b(reject(ed|ion|s)?|ghost(ed|ing)?|unfair(ly)?|spammer|stalk(er|ing)?)\b/i

function proseProblems(rule: Rule): string[] {
  const problems: string[] = []
  const say = (what: string, text: string) => problems.push(`${what}: ${text}`)
  const prose = [
    rule.summary,
    rule.rationale,
    ...rule.exceptions,
    ...Object.values(rule.options).map((each) => each.help),
  ]
  for (const text of [
    ...prose,
    ...rule.examples.flags.map((each) => each.says),
    ...rule.examples.passes.map((each) => each.says),
  ]) {
    if (!/^[\p{Lu}“"0-9]/u.test(text)) say('does not start with a capital', text)
    if (text.includes('!')) say('has an exclamation mark', text)
    if (FORBIDDEN.test(text)) say('has a forbidden word', text)
    if (/\s\s|^\s|\s$/.test(text)) say('has stray spaces', text)
  }
  if (/[.]$/.test(rule.summary)) say('the summary is no sentence and ends without a full stop', rule.summary)
  if (rule.summary.length > 120) say('the summary is one line', rule.summary)
  if (!/[.?”]$/.test(rule.rationale)) say('the rationale is whole sentences', rule.rationale)
  for (const text of rule.exceptions) if (!/\.$/.test(text)) say('an exception is a sentence', text)
  return problems
}

function run(rule: Rule, given: object): Found | Unknown | undefined {
  return rule.run(neutralFacts(rule.looksAt, given as never) as never, defaultOptions(rule))
}

test('the list and the folder hold the same rules, each once', () => {
  expect(allRules.map((rule) => rule.id).toSorted()).toEqual(ids.toSorted())
})

test('a retired id is no rule, and the one it became is', () => {
  for (const [old, now] of Object.entries(retiredRules)) {
    expect(ids).not.toContain(old)
    expect(ids).toContain(now)
  }
})

test('RULES.md says what the declarations say; npm run rules writes it afresh', () => {
  expect(readFileSync(new URL('../RULES.md', folder), 'utf8')).toBe(rulesPage(allRules))
})

describe.each(allRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('is named like its file, exported in camel case, and tested in a file of its name', async () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
    const module = (await import(`#etiquette/rules/${id}.ts`)) as Record<string, unknown>
    expect(Object.keys(module)).toEqual([camelCase(id)])
    expect(module[camelCase(id)]).toBe(rule)
    expect(tested).toContain(id)
    expect(rule.since).toMatch(/^\d+\.\d+\.\d+$/)
  })

  test('says where it comes from, with the place and the day it was read', () => {
    expect(rule.sources.length).toBeGreaterThan(0)
    for (const source of [...rule.sources, ...(rule.dissent ?? [])]) {
      expect(source.title.trim() && source.where.trim(), JSON.stringify(source)).toBeTruthy()
      expect(parseDay(source.readOn), JSON.stringify(source)).toBe(source.readOn)
      if (source.url !== null) expect(new URL(source.url).protocol).toBe('https:')
    }
  })

  test('is never more severe than its strongest source allows', () => {
    const allowed = Math.min(...rule.sources.map((source) => rank(severestFor[source.kind])))
    expect(rank(rule.severity)).toBeGreaterThanOrEqual(allowed)
    for (const severity of rule.escalatesTo ?? []) {
      expect(severity).not.toBe(rule.severity)
      expect(rank(severity), `escalates to ${severity}`).toBeGreaterThanOrEqual(allowed)
    }
  })

  test('reads well', () => expect(proseProblems(rule)).toEqual([]))

  test('has options with a name, a unit, a help and bounds around the default', () => {
    for (const [name, option] of Object.entries(rule.options)) {
      expect(name).toMatch(/^[a-z][A-Za-z]*$/)
      expect(option.unit && option.help, name).toBeTruthy()
      expect([option.least, option.default, option.most].every(Number.isInteger), name).toBe(true)
      expect(option.least <= option.default && option.default <= option.most && option.least < option.most, name).toBe(
        true,
      )
      expect(option.help, name).not.toMatch(/\.$/)
    }
  })

  test.each(rule.examples.flags.map((example) => [example.says, example.given] as const))(
    'flags its example: %s',
    (_, given) => {
      const answer = run(rule, given)
      if (answer === undefined || isUnknown(answer)) throw new Error('it does not')
      expect(wordingProblems(rule, answer)).toEqual([])
      expect(FORBIDDEN.test(`${answer.message} ${answer.fix}`)).toBe(false)
    },
  )

  test.each(rule.examples.passes.map((example) => [example.says, example.given] as const))(
    'passes its example: %s',
    (_, given) => {
      expect(run(rule, given)).toBeUndefined()
    },
  )

  test('has an example on each side, and passes what no rule objects to', () => {
    expect(rule.examples.flags.length).toBeGreaterThan(0)
    expect(rule.examples.passes.length).toBeGreaterThan(0)
    const said = [...rule.examples.flags, ...rule.examples.passes].map((example) => example.says)
    expect(new Set(said).size).toBe(said.length)
    // An acceptance without a word since is what the neutral facts of one are: there is a rule for that alone.
    if (rule.looksAt !== 'accepted') expect(run(rule, {})).toBeUndefined()
  })

  test('decides by the facts alone: asked twice it says the same, and leaves them as they were', () => {
    for (const { given } of [...rule.examples.flags, ...rule.examples.passes]) {
      const facts = neutralFacts(rule.looksAt, given as never)
      const before = JSON.stringify(facts)
      const first = rule.run(facts as never, defaultOptions(rule))
      expect(rule.run(facts as never, defaultOptions(rule))).toEqual(first)
      expect(JSON.stringify(facts)).toBe(before)
    }
  })
})

test('the neutral facts play on the day the examples name', () => expect(EXAMPLE_DAY).toBe('2026-11-18'))
