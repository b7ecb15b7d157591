import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import type { Problem } from '#model/problem.ts'
import type { Env } from '#web/deps.ts'
import { boundaryOf, readParts } from '#web/multipart.ts'
import { readUpload, type Upload } from '#web/uploads.ts'

const BOUNDARY = '----FormBoundaryq7'

/** A body of lines, as a browser writes it. */
const bodyOf = (...lines: string[]) => Buffer.from(`${lines.join('\r\n')}\r\n`)

const field = (name: string, value: string) => [
  `--${BOUNDARY}`,
  `Content-Disposition: form-data; name="${name}"`,
  '',
  value,
]

const file = (name: string, fileName: string, value: string) => [
  `--${BOUNDARY}`,
  `Content-Disposition: form-data; name="${name}"; filename="${fileName}"`,
  'Content-Type: application/octet-stream',
  '',
  value,
]

// What is nearly a mark, and bytes that are no text, belong to the file.
const TRICKY = `a\r\n--${BOUNDARY.slice(0, -1)}\r\n\r\n-\r\n--\0\r\r\n`
const WHOLE = bodyOf(
  ...field('how', 'look'),
  ...file('files', 'Ação.csv', TRICKY),
  ...file('files', 'empty.csv', ''),
  ...file('more', '', ''),
  `--${BOUNDARY}--`,
)

async function* inPieces(body: Uint8Array, size: number) {
  for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size)
}

const read = async (body: Uint8Array, size = body.length) =>
  (await readParts(inPieces(body, size), BOUNDARY))?.map(({ name, fileName, pieces }) => ({
    name,
    fileName,
    text: Buffer.concat(pieces).toString(),
  }))

describe('a form with files', () => {
  test('is read the same however it is cut into pieces, and as the platform reads it', async () => {
    const form = await new Response(WHOLE, {
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    }).formData()
    const due = []
    for (const [name, value] of form)
      due.push({
        name,
        fileName: typeof value === 'string' ? null : value.name,
        text: typeof value === 'string' ? value : await value.text(),
      })
    expect(due).toHaveLength(4)
    for (let size = 1; size <= WHOLE.length; size++) expect(await read(WHOLE, size), `${size}`).toEqual(due)
  })

  test('control: what is nearly a mark is cut off where the mark is shorter', async () => {
    const parts = await readParts(inPieces(WHOLE, 50), BOUNDARY.slice(0, -1))
    expect(parts).toBeUndefined()
  })

  test('that breaks off is none, wherever it does', async () => {
    const end = WHOLE.lastIndexOf('--')
    for (let length = 0; length < end + 2; length += 3)
      expect(await read(WHOLE.subarray(0, length)), `${length}`).toBe(undefined)
    expect(await read(WHOLE.subarray(0, end + 2))).toHaveLength(4)
  })

  test.each([
    ['a head that never ends', bodyOf(`--${BOUNDARY}`, `X: ${'x'.repeat(20_000)}`)],
    ['a field without a name', bodyOf(`--${BOUNDARY}`, 'Content-Type: text/plain', '', 'a', `--${BOUNDARY}--`)],
    ['no form at all', Buffer.from('First Name,Last Name\r\n')],
    ['nothing', Buffer.alloc(0)],
  ])('is not %s', async (_, body) => {
    expect(await read(body, 1_000)).toBeUndefined()
  })

  test('may have quotes and ends of lines in its names, and words after its end', async () => {
    const body = bodyOf(...file('f%22', 'a%22b%0D%0A.csv', 'x'), `--${BOUNDARY}--`, 'and more', `--${BOUNDARY}`)
    expect(await read(body)).toEqual([{ name: 'f"', fileName: 'a"b\r\n.csv', text: 'x' }])
  })

  test('names what stands between its fields', () => {
    expect(boundaryOf('multipart/form-data; boundary=ab')).toBe('ab')
    expect(boundaryOf('Multipart/Form-Data; charset=utf-8; boundary="a b"')).toBe('a b')
    expect(boundaryOf('application/x-www-form-urlencoded')).toBeUndefined()
    expect(boundaryOf('multipart/form-data')).toBeUndefined()
    expect(boundaryOf(undefined)).toBeUndefined()
  })
})

describe('an upload', () => {
  async function send(body: Buffer | FormData, type?: string): Promise<Upload | Problem> {
    let got: Upload | Problem | undefined
    const app = new Hono<Env>().post('/', async (c) => {
      got = await readUpload(c, 'files').catch((error: Problem) => error)
      return c.text('read')
    })
    const sent = body instanceof FormData ? body : Uint8Array.from(body)
    await app.request('/', { method: 'POST', body: sent, ...(type && { headers: { 'content-type': type } }) })
    if (!got) throw new Error('nothing was read')
    return got
  }

  test('gives each file in one piece of memory that threads share, and the other fields', async () => {
    const form = new FormData()
    form.set('how', 'at-once')
    const large = Uint8Array.from({ length: 9 << 20 }, (_, at) => at % 251)
    form.append('files', new File([large], 'l\u0007arge.zip'))
    form.append('files', new File([], ''))
    const { files, fields } = (await send(form)) as Upload
    expect(fields).toEqual({ how: 'at-once' })
    expect(files.map(({ name }) => name)).toEqual(['large.zip'])
    expect(files[0]?.bytes.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(Buffer.compare(files[0]?.bytes ?? Buffer.alloc(0), large)).toBe(0)
  })

  test('that did not come through whole says so', async () => {
    const type = `multipart/form-data; boundary=${BOUNDARY}`
    expect(await send(WHOLE.subarray(0, 200), type)).toMatchObject({ kind: 'bad-input' })
    expect(await send(WHOLE, type)).toMatchObject({ files: [{}, {}] })
  })

  test('of another type brings no file', async () => {
    expect(await send(Buffer.from('files=x'), 'application/x-www-form-urlencoded')).toEqual({ files: [], fields: {} })
  })
})
