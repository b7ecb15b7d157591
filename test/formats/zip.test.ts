import { describe, expect, test } from 'vitest'
import { readZip, type ZipLimits, zipLimits } from '#formats/zip.ts'
import { problemIn } from '#test/formats/problem-of.ts'
import { lastOf, overlapping, pack, renamed } from '#test/support/pack-zip.ts'

const wantsCsv = (name: string) => name.endsWith('.csv')
const read = (bytes: Uint8Array, limits?: ZipLimits) => readZip(bytes, 'a.zip', wantsCsv, limits)

const contents = ({ entries }: Awaited<ReturnType<typeof read>>) =>
  entries.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])

describe('a sound zip', () => {
  test('gives the wanted files and lists the others', async () => {
    const zip = await pack(['b.csv', 'two'], ['x.txt', 'no'], ['Jobs/c.csv', 'three'], ['empty.csv', ''])
    const read1 = await read(zip)
    expect(contents(read1)).toEqual([
      ['b.csv', 'two'],
      ['c.csv', 'three'],
      ['empty.csv', ''],
    ])
    expect(read1.others).toEqual(['x.txt'])
  })

  test.each([
    ['stored', { compress: false }],
    ['with sizes of 64 bits', { forceZip64Format: true }],
  ])('reads files %s', async (_, options) => {
    expect(contents(await read(await pack(['a.csv', ['hello', options]])))).toEqual([['a.csv', 'hello']])
  })

  test('keeps two files of one name apart', async () => {
    const zip = await pack(['a.csv', 'one'], ['a.csv', 'two'])
    expect(contents(await read(zip)).map(([, text]) => text)).toEqual(['one', 'two'])
  })

  test('passes over folders and what macOS adds', async () => {
    const bytes = await pack(
      ['x.csv/', ''],
      ['__MACOSX/._a.csv', 'shadow'],
      ['x/._a.csv', 'shadow'],
      ['x/a.csv', 'hello'],
    )
    expect(await read(bytes).then(contents)).toEqual([['a.csv', 'hello']])
  })

  test('may lie anywhere in a larger piece of memory', async () => {
    const zip = await pack(['a.csv', 'hello'])
    const memory = Buffer.concat([Buffer.alloc(100, 7), zip, Buffer.alloc(100, 7)])
    expect(await read(memory.subarray(100, 100 + zip.length)).then(contents)).toEqual([['a.csv', 'hello']])
  })
})

describe('what is no zip', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'a.zip is not a zip.', 'It is empty.'],
    ['a web page', Buffer.from('<!doctype html>'), 'a.zip is not a zip.', 'Its first bytes are not those of a zip'],
    ['two letters', Buffer.from('PK'), 'a.zip is not a zip.', 'Its first bytes are not those of a zip'],
    ['its first bytes alone', Buffer.from('PK\x03\x04'), 'a.zip cannot be unpacked.', 'It ends too early'],
  ])('%s', async (_, bytes, what, why) => {
    const problem = await problemIn(read(bytes))
    expect(problem.message).toBe(what)
    expect(problem.why).toMatch(why)
  })

  test('a zip cut off anywhere', async () => {
    const zip = await pack(['a.csv', 'hello'.repeat(50)], ['b.csv', 'world'])
    for (let length = 4; length < zip.length; length++) {
      const problem = await problemIn(read(zip.subarray(0, length)))
      expect(problem.message).toBe('a.zip cannot be unpacked.')
      expect(problem.why).toBe('It ends too early: the download was probably cut off.')
    }
  })
})

describe('a damaged or hostile zip', () => {
  test('with a changed byte in a file is told by its checksum', async () => {
    const zip = await pack(['a.csv', ['hello hello', { compress: false }]])
    zip[zip.indexOf('hello')] = 0x6a
    const problem = await problemIn(read(zip))
    expect(problem.message).toBe('a.csv in a.zip is damaged.')
    expect(problem.why).toMatch('checksum')
  })

  test('with a wrong checksum of its own', async () => {
    const zip = await pack(['a.csv', 'hello'])
    const at = lastOf(zip, 1, 2) + 16
    zip.writeUInt32LE((zip.readUInt32LE(at) ^ 1) >>> 0, at)
    expect((await problemIn(read(zip))).message).toBe('a.csv in a.zip is damaged.')
  })

  test('that says a file is smaller than it is', async () => {
    const zip = await pack(['a.csv', 'hello '.repeat(1000)])
    zip.writeUInt32LE(10, lastOf(zip, 1, 2) + 24)
    expect((await problemIn(read(zip))).message).toBe('a.csv in a.zip is damaged.')
  })

  test('that says a file is larger than memory', async () => {
    const zip = await pack(['a.csv', 'hello '.repeat(1000)])
    zip.writeUInt32LE(0xfffffff0, lastOf(zip, 1, 2) + 24)
    expect((await problemIn(read(zip))).message).toBe('a.csv in a.zip is damaged.')
  })

  test('with an encrypted file', async () => {
    const zip = await pack(['a.csv', 'hello'])
    zip[lastOf(zip, 1, 2) + 8] = 1
    expect((await problemIn(read(zip))).message).toBe('a.csv in a.zip is encrypted.')
  })

  test('with a way of packing that is not known', async () => {
    const zip = await pack(['a.csv', 'hello'])
    zip[lastOf(zip, 1, 2) + 10] = 14
    expect((await problemIn(read(zip))).why).toMatch('compression method 14')
  })

  test.each(['../../../ab.csv', '/etc/absol.csv', 'C:/win/abso.csv', '..\\..\\..\\ab.csv'])(
    'with the name %s',
    async (name) => {
      const zip = renamed(await pack(['n'.repeat(name.length), 'hello']), 'n'.repeat(name.length), name)
      const problem = await problemIn(read(zip))
      expect(problem.message).toBe('a.zip cannot be unpacked.')
      expect(problem.why).toMatch(/^It holds a file named “.*”, which leads out of the zip\.$/)
    },
  )

  test('that is one part of several', async () => {
    const zip = await pack(['a.csv', 'hello'])
    zip.writeUInt16LE(1, lastOf(zip, 5, 6) + 4)
    expect((await problemIn(read(zip))).why).toBe('It is one part of a zip in several parts.')
  })

  test('with strong encryption', async () => {
    const zip = await pack(['a.csv', 'hello'])
    zip[lastOf(zip, 1, 2) + 8] = 0x41
    expect((await problemIn(read(zip))).why).toBe('It is encrypted.')
  })

  test('with a NUL in a name, which makes it another name', async () => {
    const zip = renamed(await pack(['abcd.csv', 'hello']), 'abcd.csv', 'a.csv\0.x')
    expect(await read(zip)).toEqual({ entries: [], others: ['a.csv\ufffd.x'] })
  })

  test('with a symbolic link, which is never followed', async () => {
    const zip = await pack(['a.csv', ['/etc/hostname', { mode: 0o120777 }]])
    expect((await problemIn(read(zip))).message).toBe('a.csv in a.zip is a link to another file.')
    const beside = await pack(['a.csv', 'hello'], ['b.txt', ['/etc/hostname', { mode: 0o120777 }]])
    expect(await read(beside).then(contents)).toEqual([['a.csv', 'hello']])
  })

  test('whose files overlap is read within the limits', async () => {
    const zip = overlapping(await pack(['a.csv', 'hello '.repeat(100)], ['b.csv', 'other']))
    expect(contents(await read(zip)).map(([, text]) => text?.length)).toEqual([600, 600])
    expect((await problemIn(read(zip, { ...zipLimits, total: 1000 }))).message).toMatch('unpacks to more than')
  })
})

describe('the limits', () => {
  const KB = 1024
  const small = { ...zipLimits, file: 50 * KB, entries: 5, entry: 20 * KB, total: 30 * KB, ratioAfter: 10 * KB }

  test('of the size of the zip', async () => {
    const zip = await pack(['a.csv', [Buffer.alloc(51 * KB), { compress: false }]])
    expect((await problemIn(read(zip, small))).message).toMatch('a.zip is larger than')
  })

  test('of the number of files', async () => {
    const names = (count: number) => Array.from({ length: count }, (_, i) => [`${i}.txt`, ''] as const)
    await read(await pack(...names(5)), small)
    expect((await problemIn(read(await pack(...names(6)), small))).message).toBe('a.zip holds 6 files.')
  })

  test.each([true, false])('of the size of one file (compressed: %s)', async (compress) => {
    const noise = (size: number) => Buffer.from(Array.from({ length: size }, (_, i) => (i * 7919 + (i >> 3)) % 251))
    await read(await pack(['a.csv', [noise(20 * KB), { compress }]]), small)
    const problem = await problemIn(read(await pack(['a.csv', [noise(20 * KB + 1), { compress }]]), small))
    expect(problem.message).toMatch('a.csv in a.zip unpacks to more than')
  })

  test('of the size of all files', async () => {
    const noise = Buffer.from(Array.from({ length: 16 * KB }, (_, i) => (i * 31) % 251))
    const problem = await problemIn(read(await pack(['a.csv', noise], ['b.csv', noise]), small))
    expect(problem.message).toMatch('b.csv in a.zip unpacks to more than')
  })

  test('of the ratio, once a file is large enough to matter', async () => {
    const zeros = (size: number) => pack(['a.csv', Buffer.alloc(size)])
    await read(await zeros(10 * KB), { ...small, ratio: 10 })
    const problem = await problemIn(read(await zeros(10 * KB + 1), { ...small, ratio: 10 }))
    expect(problem.why).toMatch('10 times its packed size')
  })

  test('a bomb is stopped long before it is unpacked', async () => {
    const bomb = await pack(['a.csv', Buffer.alloc(300 * KB * KB)])
    expect(bomb.length).toBeLessThan(KB * KB)
    const before = process.memoryUsage().rss
    const problem = await problemIn(read(bomb))
    expect(problem.message).toMatch(/a\.csv in a\.zip unpacks to more than \d+ MB\./)
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * KB * KB)
  })
})
