import type { Random } from '#test/book/random.ts'

/** Bytes set, cut out, said twice or at the end of which the rest is missing; one to six changes. */
export function damagedText(random: Random, bytes: Uint8Array, other: Uint8Array): Buffer {
  let result = Buffer.from(bytes)
  for (let changes = random.int(1, 6); changes > 0; changes--) {
    const at = random.int(0, Math.max(0, result.length - 1))
    const size = random.int(0, 60)
    const how = random.pick(['set', 'set', 'cut', 'repeat', 'splice', 'end'])
    // What means something in such a file is met more often.
    const byte = random.chance(0.5) ? random.pick([...Buffer.from('",;:\n\r\t\0 /{}[]=')]) : random.int(0, 255)
    if (how === 'set' && result.length > 0) result[at] = byte
    if (how === 'cut') result = Buffer.concat([result.subarray(0, at), result.subarray(at + size)])
    if (how === 'repeat') result = Buffer.concat([result.subarray(0, at + size), result.subarray(at)])
    if (how === 'splice') {
      const from = random.int(0, Math.max(0, other.length - 1))
      result = Buffer.concat([result.subarray(0, at), other.subarray(from, from + size), result.subarray(at)])
    }
    if (how === 'end' && random.chance(0.3)) result = result.subarray(0, at)
  }
  return result
}

const PAGE = 4096

type Damage = (bytes: Buffer, random: Random) => Buffer

const pageOf = (bytes: Buffer, random: Random) => PAGE * random.int(0, Math.floor(bytes.length / PAGE) - 1)

/** Ways in which a database file comes to harm, by name. */
export const damages: Readonly<Record<string, Damage>> = {
  'a byte': (bytes, random) => {
    bytes[random.int(0, bytes.length - 1)] = random.int(0, 255)
    return bytes
  },
  'many bytes': (bytes, random) => {
    for (let i = random.int(2, 50); i > 0; i--) bytes[random.int(0, bytes.length - 1)] = random.int(0, 255)
    return bytes
  },
  'a bit of its first page': (bytes, random) => {
    const at = random.int(0, PAGE - 1)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(0, 7))
    return bytes
  },
  'its header': (bytes, random) => {
    for (let i = random.int(1, 8); i > 0; i--) bytes[random.int(0, 99)] = random.int(0, 255)
    return bytes
  },
  'cut at a page': (bytes, random) => bytes.subarray(0, pageOf(bytes, random)),
  'cut anywhere': (bytes, random) => bytes.subarray(0, random.int(1, bytes.length - 1)),
  'a page of zeros': (bytes, random) => {
    const at = pageOf(bytes, random)
    return bytes.fill(0, at, at + PAGE)
  },
  'a page in the place of another': (bytes, random) => {
    const from = pageOf(bytes, random)
    bytes.copy(bytes, pageOf(bytes, random), from, from + PAGE)
    return bytes
  },
  'a page of noise': (bytes, random) => {
    const at = pageOf(bytes, random)
    for (let i = at; i < at + PAGE; i++) bytes[i] = random.int(0, 255)
    return bytes
  },
  'more at its end': (bytes, random) =>
    Buffer.concat([bytes, Buffer.alloc(random.int(1, 3 * PAGE), random.int(0, 255))]),
  'nothing but noise': (_, random) =>
    Buffer.from(Array.from({ length: random.int(1, 9_000) }, () => random.int(0, 255))),
}
