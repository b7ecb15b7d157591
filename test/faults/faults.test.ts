import { describe, expect, test } from 'vitest'
import { faultTests } from './all.ts'
import { verdict } from './fault-test.ts'

/** A little of everything; `npm run faults` does all of it. */
const SCALE = 0.01

const MINUTES = 60_000

describe('whatever goes wrong', () => {
  test.for(faultTests)('$promise ($name)', { timeout: 5 * MINUTES }, async ({ name, run }, { skip }) => {
    const outcome = await run(SCALE, { seed: 1, say() {} })
    for (const part of outcome.notRun) process.stderr.write(`not run on this machine, of ${name}: ${part}\n`)
    const broken = outcome.notes.filter((note) => /^(lost|wrong): /.test(note))
    expect({ broken, lost: outcome.lost, wrong: outcome.wrong }).toEqual({ broken: [], lost: 0, wrong: 0 })
    const held = verdict(outcome)
    if (held === null) skip(outcome.notRun.join('; '))
    expect(held).toBe('held')
  })
})
