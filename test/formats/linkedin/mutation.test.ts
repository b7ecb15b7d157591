import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { archiveFromUpload } from '#formats/archive.ts'
import { readCsv } from '#formats/csv.ts'
import { readLinkedIn } from '#formats/linkedin/read-linkedin.ts'
import type { LinkedInReading } from '#formats/linkedin/records.ts'
import { Problem } from '#model/problem.ts'
import { makeBook } from '#test/book/make-book.ts'
import { samplePlan } from '#test/book/sample.ts'
import { zipBook } from '#test/book/zip-book.ts'
import { fixtureBytes, fixtures } from '#test/formats/linkedin/fixtures.ts'

/** More by hand: `RUNS=100000 node test/run.mjs unit test/formats/linkedin/mutation.test.ts`. */
const runs = Number(process.env.RUNS ?? 1000)

const book = makeBook({ ...samplePlan, connections: 60, sent: 40, received: 12, messages: 40, remarks: 4 })

/** What a reading promises for any input: every row is accounted for, and nothing half-read comes out. */
function expectSound(reading: LinkedInReading) {
  const records = {
    connections: reading.connections.length,
    invitations: reading.invitations.length,
    messages: reading.messages.length,
    positions: reading.positions.length,
    profile: reading.profile ? 1 : 0,
    education: reading.education.length,
    'recommendations-given': reading.recommendations.filter((each) => each.way === 'given').length,
    'recommendations-received': reading.recommendations.filter((each) => each.way === 'received').length,
    notes: reading.notes.length,
    other: 0,
  }
  for (const file of reading.files) {
    expect(file.read).toBe(records[file.kind] + file.rejected.length)
    for (const { line, reason } of file.rejected) {
      expect(line).toBeGreaterThan(0)
      expect(reason).toMatch(/^[\p{Lu}“].*\.$/su)
    }
  }
  const kinds = reading.files.map((file) => file.kind).filter((kind) => kind !== 'other')
  expect(new Set(kinds).size).toBe(kinds.length)
  for (const each of reading.connections) {
    expect(each.connectedOn).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect(each.name).not.toBe('')
  }
  for (const each of reading.invitations) expect(Number.isNaN(Date.parse(each.sentAt))).toBe(false)
  for (const each of reading.messages) expect(Number.isNaN(Date.parse(each.sentAt))).toBe(false)
  for (const each of reading.notes) expect(each.note).not.toBe('')
  for (const each of [...reading.connections, ...reading.invitations, ...reading.notes]) {
    expect(each.profileUrl === null || /^https?:/.test(each.profileUrl)).toBe(true)
    expect(each.name.isWellFormed() && !each.name.includes('\0')).toBe(true)
  }
}

async function readOrProblem(files: readonly { name: string; bytes: Uint8Array }[]) {
  try {
    expectSound(readLinkedIn(await archiveFromUpload(files)))
    return 'read'
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    expect(error.kind).toBe('bad-input')
    return 'problem'
  }
}

/** Changes to a file: a byte set, a piece cut out, a piece said twice. `at` and `size` are shares of its length. */
const change = fc.record({
  how: fc.constantFrom('set', 'cut', 'repeat', 'end'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  size: fc.nat({ max: 60 }),
  byte: fc.oneof(fc.constantFrom(...Buffer.from('",;\n\r\t\0 /')), fc.nat({ max: 255 })),
})

function changed(
  bytes: Uint8Array,
  changes: readonly { how: string; at: number; size: number; byte: number }[],
): Buffer {
  let result = Buffer.from(bytes)
  for (const { how, at: share, size, byte } of changes) {
    const at = Math.floor(share * result.length)
    if (how === 'set' && result.length > 0) result[at] = byte
    if (how === 'cut') result = Buffer.concat([result.subarray(0, at), result.subarray(at + size)])
    if (how === 'repeat') result = Buffer.concat([result.subarray(0, at + size), result.subarray(at)])
    if (how === 'end') result = result.subarray(0, at)
  }
  return result
}

const changes = fc.array(change, { minLength: 1, maxLength: 6 })

describe('a damaged archive is read or refused, never half-read', { timeout: 60_000 + runs * 20 }, () => {
  test('a fixture', async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fixtures), changes, async (fixture, list) => {
        seen.add(await readOrProblem([{ name: fixture, bytes: changed(fixtureBytes(fixture), list) }]))
      }),
      { numRuns: runs * 2 },
    )
    expect(seen).toEqual(new Set(['read', 'problem']))
  })

  test('a whole book of CSV files', async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...book.keys()), changes, async (damaged, list) => {
        const files = [...book].map(([name, text]) => {
          const bytes = Buffer.from(text)
          return { name, bytes: name === damaged ? changed(bytes, list) : bytes }
        })
        seen.add(await readOrProblem(files))
      }),
      { numRuns: runs },
    )
    expect(seen).toEqual(new Set(['read', 'problem']))
  })

  test.each([true, false])('a zip (compressed: %s)', async (compress) => {
    const zip = await zipBook(book, '2026-11-20', compress)
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(changes, fc.boolean(), async (list, atTheEnd) => {
        // The directory of a zip is at its end; changes anywhere would hardly ever meet it.
        const from = atTheEnd ? zip.length - 1200 : 0
        const bytes = Buffer.concat([zip.subarray(0, from), changed(zip.subarray(from), list)])
        seen.add(await readOrProblem([{ name: 'a.zip', bytes }]))
      }),
      // Nearly every change in a zip is found out: the one without a change shows that it could be read.
      { numRuns: runs, examples: [[[], false]] },
    )
    expect(seen).toEqual(new Set(['read', 'problem']))
  })
})

test('a sound book has as many records and rejected rows as its files have rows', async () => {
  const archive = await archiveFromUpload([...book].map(([name, text]) => ({ name, bytes: Buffer.from(text) })))
  const reading = readLinkedIn(archive)
  expectSound(reading)
  for (const { name, kind, read } of reading.files) {
    const rowsAbove = kind === 'connections' ? 3 : 1
    if (kind !== 'other') expect(read).toBe([...readCsv(book.get(name) ?? '', name)].length - rowsAbove)
  }
})
