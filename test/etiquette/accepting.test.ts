import { describe, expect, test } from 'vitest'
import { policySays } from '#etiquette/accepting.ts'
import { readNote } from '#etiquette/note/read-note.ts'

const stranger = { acquaintance: 'stranger' } as const
const known = { acquaintance: 'known' } as const
const says = (
  ...[accepting, ties, note]: [Parameters<typeof policySays>[0], Parameters<typeof policySays>[1], string]
) => policySays(accepting, ties, readNote(note)).suggests

const REASON = 'Hello Joana, your talk on tide tables in Porto answered a question of mine. I would like to read more.'
const MET = 'Hello Joana, we met at the harbour day in Porto last week and talked about tide tables.'
const SELLS = 'Hi Joana, our platform saves teams like yours 43 %. Book a demo with me this week.'

describe('accepting everybody', () => {
  test('would accept a stranger without a word', () => expect(says('everybody', stranger, '')).toBe('accepted'))
  test('would not accept unkind words', () =>
    expect(says('everybody', stranger, 'You are stupid if you ignore me again.')).toBe('ignored'))
})

describe('accepting whoever gives a reason', () => {
  test('would accept somebody known without a word', () => expect(says('with-a-reason', known, '')).toBe('accepted'))
  test('would accept a stranger who gives one', () => expect(says('with-a-reason', stranger, REASON)).toBe('accepted'))
  test('would ask a stranger without a word', () => expect(says('with-a-reason', stranger, '')).toBe('answered'))
  test('would ignore somebody who sells', () => expect(says('with-a-reason', stranger, SELLS)).toBe('ignored'))
})

describe('accepting people you know', () => {
  test('would accept somebody the book knows', () => expect(says('people-i-know', known, '')).toBe('accepted'))
  test('would ask somebody who says that you met', () => expect(says('people-i-know', stranger, MET)).toBe('answered'))
  test('would ignore a stranger without a word', () => expect(says('people-i-know', stranger, '')).toBe('ignored'))
  test('would not accept a stranger for a reason alone', () =>
    expect(says('people-i-know', stranger, REASON)).toBe('answered'))
})

test('the policy is named, and the reason reads in a sentence', () => {
  const given = policySays('people-i-know', stranger, readNote(''))
  expect(given.policy).toBe('people you know')
  expect(given.because).toMatch(/^[a-z].*[a-z]$/)
})
