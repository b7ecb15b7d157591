import { buffer } from 'node:stream/consumers'
import { expect } from 'vitest'
import { type Options, ZipFile } from 'yazl'

/** What a packed file holds, with yazl's options where it is packed in a way of its own. */
export type Content = string | Uint8Array | readonly [string | Uint8Array, Partial<Options>]

/** Packs files; the same name may come twice, and a name that ends in `/` is a folder. */
export async function pack(...files: readonly (readonly [string, Content])[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of files) {
    const [data, options] = Array.isArray(content) ? content : [content, {}]
    if (name.endsWith('/')) zip.addEmptyDirectory(name)
    else zip.addBuffer(Buffer.from(data), name, options)
  }
  zip.end()
  return buffer(zip.outputStream as NodeJS.ReadableStream)
}

/** Where the last record of a zip with `signature` (the two numbers after `PK`) stands. */
export function lastOf(zip: Buffer, ...signature: readonly number[]): number {
  return zip.lastIndexOf(Buffer.from([0x50, 0x4b, ...signature]))
}

/** A copy of `zip` in which `name` is written as `other`, of the same length. */
export function renamed(zip: Buffer, name: string, other: string): Buffer {
  expect(Buffer.byteLength(other)).toBe(Buffer.byteLength(name))
  return Buffer.from(zip.toString('latin1').replaceAll(name, Buffer.from(other).toString('latin1')), 'latin1')
}

/** A copy of a zip of two files in which both names lead to the first file's content. */
export function overlapping(zip: Buffer): Buffer {
  const copy = Buffer.from(zip)
  const second = lastOf(copy, 1, 2)
  const first = copy.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]), second - 1)
  copy.copy(copy, second + 16, first + 16, first + 28)
  copy.writeUInt32LE(copy.readUInt32LE(first + 42), second + 42)
  return copy
}
