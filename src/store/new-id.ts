import { randomUUIDv7 } from 'node:crypto'

const LARGEST_COUNT = 0xfff

// The moment and the count within it of the last id, as hexadecimal text and as a number.
let stamp = ''
let count = 0

/** A new id: text that sorts after every id this process made before it, and by the time across processes. */
export function newId(): string {
  const id = randomUUIDv7()
  const now = id.slice(0, 13)
  // Within a millisecond, or when the clock was set back, the twelve bits after the time count instead of being random.
  if (now > stamp) [stamp, count] = [now, Number.parseInt(id.slice(15, 18), 16) >> 1]
  else if (count < LARGEST_COUNT) count++
  else [stamp, count] = [next(stamp), 0]
  return `${stamp}-7${count.toString(16).padStart(3, '0')}${id.slice(18)}`
}

function next(time: string): string {
  const digits = (Number.parseInt(time.replace('-', ''), 16) + 1).toString(16).padStart(12, '0')
  return `${digits.slice(0, 8)}-${digits.slice(8)}`
}
