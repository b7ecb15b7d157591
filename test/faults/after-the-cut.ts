import type { Random } from '#test/book/random.ts'
import type { Call } from './strace.ts'

/** The files of a folder as they are on a disk. */
export type Files = ReadonlyMap<string, Buffer>

type Pending = Extract<Call, { is: 'write' | 'truncate' }>
type Naming = Extract<Call, { is: 'rename' | 'unlink' }>

/** A disk that has promised to keep nothing but what it was told to sync. */
export interface Disk {
  readonly kept: Map<string, Buffer>
  /** What was said to each file since it was last synced. */
  readonly pending: Map<string, Pending[]>
  /** Files renamed and taken away: the disk keeps the order of these, but not how far it is. */
  readonly naming: Naming[]
}

/** A disk with these files safely on it. */
export function diskOf(files: Files): Disk {
  return { kept: new Map(files), pending: new Map(), naming: [] }
}

const SECTOR = 512

function applied(before: Buffer, call: Pending, most = Number.POSITIVE_INFINITY): Buffer {
  if (call.is === 'truncate') {
    if (call.size <= before.length) return before.subarray(0, call.size)
    return Buffer.concat([before, Buffer.alloc(call.size - before.length)])
  }
  const bytes = call.bytes.subarray(0, Math.min(call.bytes.length, most))
  const after = Buffer.alloc(Math.max(before.length, call.at + bytes.length))
  before.copy(after)
  bytes.copy(after, call.at)
  return after
}

const nothing = Buffer.alloc(0)

/** Tells the disk one thing more. */
export function tell(disk: Disk, call: Call): void {
  if (call.is === 'write' || call.is === 'truncate') {
    const list = disk.pending.get(call.path)
    if (list) list.push(call)
    else disk.pending.set(call.path, [call])
  } else if (call.is === 'sync') {
    let file = disk.kept.get(call.path) ?? nothing
    for (const each of disk.pending.get(call.path) ?? []) file = applied(file, each)
    disk.kept.set(call.path, file)
    disk.pending.delete(call.path)
  } else if (call.is !== 'said') disk.naming.push(call)
}

/**
 * What is on the disk after its power was cut: `synced`: nothing but what it was told to sync; `some`: of the rest any
 * part in any order, the last sectors of a write missing at times.
 */
export function afterTheCut(disk: Disk, mode: 'synced' | 'some', random: Random): Map<string, Buffer> {
  const files = new Map(disk.kept)
  if (mode === 'synced') return files
  for (const [path, calls] of disk.pending) {
    let file = files.get(path) ?? nothing
    for (const call of calls) {
      if (random.chance(0.5)) continue
      const torn = call.is === 'write' && random.chance(0.25)
      file = applied(file, call, torn ? SECTOR * random.int(0, Math.ceil(call.bytes.length / SECTOR)) : undefined)
    }
    files.set(path, file)
  }
  for (const call of disk.naming.slice(0, random.int(0, disk.naming.length))) {
    const file = files.get(call.path)
    if (file && call.is === 'rename') files.set(call.to, file)
    files.delete(call.path)
  }
  return files
}
