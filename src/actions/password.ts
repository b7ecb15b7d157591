import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { Problem } from '#model/problem.ts'

/**
 * What is kept of a password: enough to know it again, not to learn it. Bytes as base64url. It is no part of the book:
 * neither its journal nor its exports and backups may carry it, and a book restored asks for nobody's old password.
 */
export interface PasswordRecord {
  readonly scheme: 'scrypt'
  /** Cost: a power of two. */
  readonly N: number
  readonly r: number
  readonly p: number
  readonly salt: string
  readonly hash: string
  /** The host name on this machine that goes with it, known to the owner alone. */
  readonly privateName: string
}

const SHORTEST = 8
const LONGEST = 1000

type Cost = Pick<PasswordRecord, 'N' | 'r' | 'p'>

// A quarter of a second and 32 MB for each try.
const COST: Cost = { N: 2 ** 15, r: 8, p: 3 }
const HASH_BYTES = 32

/** The same characters, however a keyboard puts them together. */
const asCompared = (password: string) => password.normalize('NFC')

function derive(password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r }
  return new Promise((resolve, reject) => {
    scrypt(asCompared(password), salt, HASH_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

/** What to keep of a new password; `before` is of the one it replaces. Throws a Problem when it is too short or long. */
export async function keepPassword(
  password: string,
  before?: PasswordRecord,
  cost: Cost = COST,
): Promise<PasswordRecord> {
  const length = [...asCompared(password)].length
  if (length < SHORTEST || length > LONGEST)
    throw new Problem('bad-input', {
      what: length === 0 ? 'No password was given.' : `A password has ${SHORTEST} to ${LONGEST} characters.`,
      why: 'Short ones are guessed. Nothing was changed.',
      fix: 'A few unrelated words make a good one.',
      field: 'password',
    })
  const salt = randomBytes(16)
  const hash = await derive(password, salt, cost)
  return {
    scheme: 'scrypt',
    ...cost,
    salt: salt.toString('base64url'),
    hash: hash.toString('base64url'),
    // Kept when the password changes: it may be bookmarked.
    privateName: before?.privateName ?? `decorum-${randomBytes(10).toString('hex')}.localhost`,
  }
}

/** Whether `password` is the one that was kept; takes as long for a wrong one. */
export async function isPassword(record: PasswordRecord, password: string): Promise<boolean> {
  const kept = Buffer.from(record.hash, 'base64url')
  const given = await derive(password, Buffer.from(record.salt, 'base64url'), record)
  return timingSafeEqual(kept, given)
}

const isCost = (value: unknown, least: number, most: number) =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most

const isBytes = (value: unknown, length: number) =>
  typeof value === 'string' && Buffer.from(value, 'base64url').length === length

/** Reads a record back from JSON text; undefined when it is not one, or asks for more work than ours ever do. */
export function readPasswordRecord(text: string): PasswordRecord | undefined {
  let record: Partial<PasswordRecord> | null
  try {
    record = JSON.parse(text) as Partial<PasswordRecord> | null
  } catch {
    return undefined
  }
  if (typeof record !== 'object' || record === null || record.scheme !== 'scrypt') return undefined
  const { N, r, p, salt, hash, privateName } = record
  const sound =
    isCost(N, 2 ** 15, 2 ** 20) &&
    Number.isInteger(Math.log2(N ?? 0)) &&
    isCost(r, 8, 16) &&
    isCost(p, 1, 16) &&
    isBytes(salt, 16) &&
    isBytes(hash, HASH_BYTES) &&
    /^decorum-[a-f\d]{20}\.localhost$/.test(privateName ?? '')
  return sound ? (record as PasswordRecord) : undefined
}
