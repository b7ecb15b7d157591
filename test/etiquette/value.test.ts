import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weighContact } from '#etiquette/value.ts'
import type { Goals, Me } from '#model/settings.ts'

const me: Me = {
  name: 'Joana',
  profile: null,
  company: 'Maré',
  position: 'Data Engineer',
  industry: 'Logistics',
  region: 'Lisbon',
}
const nothing: Me = { name: null, profile: null, company: null, position: null, industry: null, region: null }
const goals: Goals = {
  companies: ['Tidewater Maps'],
  roles: ['recruiter', 'head of data'],
  industries: ['Cartography'],
  regions: ['Porto', 'Évora, Portugal'],
}
const noGoals: Goals = { companies: [], roles: [], industries: [], regions: [] }

type Known = Parameters<typeof weighContact>[0]
const ana: Known = { name: 'Ana Sousa', company: null, position: null, region: null, industry: null, mark: null }
const far = { company: 'Reef Dives', position: 'Dive master', region: 'Cairns', industry: 'Tourism' }
const weigh = (contact: Partial<Known>, knows = false, wanted = goals, who = me) =>
  weighContact({ ...ana, ...contact }, who, wanted, knows)

describe('high', () => {
  test.each<[string, Partial<Known>]>([
    ['your own mark', { mark: 'high' }],
    ['your own mark, whatever else speaks against it', { ...far, mark: 'high' }],
    ['a company among your goals', { company: 'Tidewater Maps' }],
    ['a company among your goals, written with more words', { company: 'Tidewater Maps Ltd' }],
    ['a role among your goals', { position: 'Senior Recruiter EMEA' }],
    ['a role after a dash', { position: 'Talent—Recruiter/EMEA' }],
    ['a role in other letters', { position: 'HEAD OF DATA' }],
  ])('%s', (_, contact) => expect(weigh(contact).level).toBe('high'))

  test.each<[string, Partial<Known>]>([
    ['the same industry', { industry: 'Logistics' }],
    ['the same region', { region: 'Lisbon' }],
    ['a role that only sounds alike', { position: 'Recruitering lead' }],
    ['a high post', { position: 'Chief Executive Officer' }],
    ['a wanted role of somebody you marked low', { position: 'recruiter', mark: 'low' }],
  ])('not %s', (_, contact) => expect(weigh(contact).level).not.toBe('high'))

  test('rank is no factor', () => {
    expect(weigh({ position: 'Intern' }).level).toBe(weigh({ position: 'Chief Executive Officer' }).level)
  })
})

describe('low', () => {
  test('another region, another industry, and nothing you look for', () => {
    expect(weigh(far)).toMatchObject({ level: 'low', missing: [] })
  })

  test.each<[string, Partial<Known>, boolean?]>([
    ['their region matches', { ...far, region: 'Lisbon' }],
    ['their region is yours, written longer', { ...far, region: 'Lisbon, Portugal' }],
    ['their region is one you look to, written shorter', { ...far, region: 'Évora' }],
    ['their region is among those you look to', { ...far, region: 'Porto' }],
    ['their industry matches', { ...far, industry: 'Logistics' }],
    ['their industry is next to yours', { ...far, industry: 'Cartography' }],
    ['their work is like yours', { ...far, position: 'Principal data scientist' }],
    ['you know each other', far, true],
    ['their region is not known', { ...far, region: null }],
    ['their industry is not known', { ...far, industry: null }],
    ['their role is not known', { ...far, position: null }],
  ])('not when %s', (_, contact, knows) => expect(weigh(contact, knows).level).not.toBe('low'))

  test('not while your own region or industry is not known', () => {
    expect(weigh(far, false, { ...goals, industries: [], regions: [] }, nothing).level).not.toBe('low')
  })

  test('not while your own work is not set: a path like yours could speak for them', () => {
    expect(weigh(far, false, goals, { ...me, position: null }).level).not.toBe('low')
  })

  test('not while you have no goals to measure by, and it says so', () => {
    expect(weigh(far, false, noGoals)).toMatchObject({
      level: 'ordinary',
      missing: ['what either of you could gain (goals, line of work)'],
    })
  })

  test('your own mark is enough of a gain unlikely', () => {
    expect(weigh({ region: 'Cairns', industry: 'Tourism', mark: 'low' }).level).toBe('low')
  })
})

test('rank alone makes no work alike', () => {
  const work = (position: string, mine = 'Senior Manager of Data') =>
    weigh({ position }, false, goals, { ...me, position: mine }).factors.find((each) => each.factor === 'line of work')
  expect(work('Senior Manager of Tides')).toMatchObject({ answer: 'no' })
  expect(work('Data Steward')).toMatchObject({
    answer: 'yes',
    says: 'Data Steward, close to your Senior Manager of Data',
  })
  expect(work('Engenheira de Dados', 'Analista de Dados')).toMatchObject({ answer: 'yes' })
})

test('every factor is told with what it rests on; unknown is neither yes nor no', () => {
  const { factors, missing } = weigh({})
  expect(factors.map(({ factor, answer }) => `${factor}: ${answer}`)).toEqual([
    'your mark: unknown',
    'target company: unknown',
    'target role: unknown',
    'line of work: unknown',
    'industry: unknown',
    'region: unknown',
    'common link: no',
  ])
  for (const { says } of weigh({ ...far, mark: 'low' }).factors) expect(says).not.toMatch(/null|undefined/)
  expect(missing).toEqual([
    'region (not recorded for them)',
    'industry (not recorded for them)',
    'what either of you could gain (goals, line of work)',
  ])
})

test('knowing less never makes anybody low who was not', () => {
  const some = <T>(...values: T[]) => fc.constantFrom(...values)
  const contacts = fc.record({
    company: some('Tidewater Maps', 'Reef Dives'),
    position: some('recruiter', 'Dive master'),
    region: some('Lisbon', 'Cairns'),
    industry: some('Logistics', 'Tourism'),
    mark: some(null, 'high' as const, 'low' as const),
  })
  const hidden = fc.subarray(['company', 'position', 'region', 'industry'] as const)
  fc.assert(
    fc.property(contacts, hidden, fc.boolean(), (contact, hide, knows) => {
      const less = { ...contact, ...Object.fromEntries(hide.map((field) => [field, null])) }
      if (weigh(less, knows).level === 'low') expect(weigh(contact, knows).level).toBe('low')
    }),
  )
})
