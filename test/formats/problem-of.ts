import { expect } from 'vitest'
import { Problem } from '#model/problem.ts'

function checked(error: unknown): Problem {
  if (!(error instanceof Problem)) throw error
  expect(error.kind).toBe('bad-input')
  for (const words of [error.message, error.why, error.fix]) {
    expect(words, 'a problem is told in sentences').toMatch(/^[\p{L}\p{N}“/].*[.”]$/su)
    expect(words).not.toMatch(/!|undefined|NaN|\[object/)
  }
  return error
}

/** The Problem that `work` throws; fails when it throws none, or anything else. */
export function problemOf(work: () => unknown): Problem {
  try {
    work()
  } catch (error) {
    return checked(error)
  }
  throw new Error('no problem was found')
}

/** The Problem that `work` ends in; fails when it ends in none, or in anything else. */
export async function problemIn(work: Promise<unknown>): Promise<Problem> {
  try {
    await work
  } catch (error) {
    return checked(error)
  }
  throw new Error('no problem was found')
}
