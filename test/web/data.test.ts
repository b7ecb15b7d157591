import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { changeSettings } from '#actions/change-settings.ts'
import { checkDraft } from '#actions/check-draft.ts'
import { importUpload } from '#actions/import-upload.ts'
import { undo } from '#actions/undo.ts'
import type { Instant } from '#model/day.ts'
import { noteCopy } from '#store/copy-elsewhere.ts'
import { countPeople } from '#store/list-people.ts'
import { routesOver } from '#test/support/book-app.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'
import { ORIGIN, PORT, testApp } from '#test/support/test-app.ts'
import { testBook, testFolder } from '#test/support/test-book.ts'

const NAME = 'Basic_LinkedInDataExport_11-20-2026.zip'
const zip = await readFile(fileURLToPath(new URL(`../../data/sample/${NAME}`, import.meta.url)))

async function open(path = ':memory:') {
  const book = await testBook({ now: '2026-11-20T18:00:00.000Z', path })
  const app = testApp({}, routesOver(book))
  const upload = async (to: string, files: readonly [name: string, bytes: string | Uint8Array][], how = 'look') => {
    const body = new FormData()
    body.append('how', how)
    for (const [name, bytes] of files)
      body.append('files', new File([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)], name))
    return app.app.request(`${ORIGIN}${to}`, {
      method: 'POST',
      body,
      headers: { Host: `127.0.0.1:${PORT}`, Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' },
    })
  }
  const people = async () => (await countPeople(book.store.db)).all
  return { book, upload, people, ...app }
}

afterEach(() => vi.useRealTimers())

describe('the page', () => {
  test('of an empty book says how to begin and where it lies', async () => {
    const { get } = await open()
    const html = await (await get('/data')).text()
    expectGoodPage(html)
    const text = textOf(html)
    expect(text).toContain('Get a copy of your data')
    expect(text).toContain('Nothing has been brought in yet.')
    expect(text).toContain('Nothing has been changed yet.')
    expect(text).toContain('In memory alone')
  })

  test('names the file and the backups of a book on disk', async () => {
    const folder = testFolder()
    const { get } = await open(join(folder, 'my.db'))
    const text = textOf(await (await get('/data')).text())
    expect(text).toContain(join(folder, 'my.db'))
    expect(text).toContain(join(folder, 'backups'))
  })
})

describe('a copy kept elsewhere', () => {
  test('is told with how far behind it is and when it was last confirmed, and never called a backup', async () => {
    const path = join(testFolder(), 'my.db')
    const { get } = await open(path)
    const line = async () => {
      const html = await (await get('/data')).text()
      expectGoodPage(html)
      const said = /<p id="copy-elsewhere">.*?<\/p>(?:\s*<p class="notice notice-warn">.*?<\/p>)?/s.exec(html)?.[0]
      return said && textOf(said)
    }
    expect(await line()).toBeUndefined()
    const copy = { to: 's3://shelf/<b>book', upTo: null, confirmed: null, trouble: null }
    noteCopy(path, copy)
    expect(await line()).toBe('Also a copy elsewhere, of which nothing is confirmed: s3://shelf/<b>book')
    const upTo = '2026-11-20T17:59:57.000Z' as Instant
    noteCopy(path, { ...copy, upTo, confirmed: upTo })
    expect(await line()).toBe('Also a copy elsewhere, 3 seconds behind: s3://shelf/<b>book')
    const trouble = 'access denied'
    noteCopy(path, { ...copy, upTo, confirmed: '2026-11-18T17:00:00.000Z' as Instant, trouble })
    const said = (await line()) ?? ''
    expect(said).toContain('(nothing changed since it was last confirmed there, 2 days ago)')
    expect(said).toContain('The last try to copy failed: access denied')
    expect(said).not.toMatch(/backup/i)
  })
})

/** The page a job ends on, asked for until it no longer works. */
async function settledPage(get: (path: string) => Promise<Response>, path: string): Promise<string> {
  for (let turn = 0; turn < 500; turn++) {
    const html = await (await get(path)).text()
    if (!html.includes('id="job-progress"')) return html
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('the job went on and on')
}

const jobOf = (answer: Response) => {
  const address = answer.headers.get('location') ?? ''
  expect(answer.status).toBe(303)
  expect(address).toMatch(/^\/data\/job\/[\w-]{36}$/)
  return address as `/${string}`
}

describe('an archive', () => {
  test('is shown before it changes anything, then brought in, then taken back', async () => {
    const { upload, people, get, post } = await open()
    const address = jobOf(await upload('/data/import', [[NAME, zip]]))
    const html = await settledPage(get, address)
    expectGoodPage(html)
    const text = textOf(html)
    expect(text).toContain('exported on 20 Nov 2026')
    expect(text).toMatch(/Connections\.csv 300 294 0 0 6/)
    expect(text).toMatch(/\d+ invitations would be concluded to be accepted/)
    expect(text).toContain('8 rows that cannot be used')
    expect(text).toContain('Of no use here, passed over:')
    expect(await people()).toBe(0)
    expect(textOf(await (await get('/data')).text())).toContain('Waits for your word')

    jobOf(await post(`${address}/go-on`))
    const after = await settledPage(get, address)
    expectGoodPage(after)
    expect(await people()).toBeGreaterThan(300)
    const operation = /name="operation" value="([\w-]+)"/.exec(after)?.[1] ?? ''
    const kept = await (await get(`/data/imports/${operation}`)).text()
    expectGoodPage(kept)
    expect(textOf(kept)).toMatch(/Connections\.csv 300 294 0 0 6/)
    expect(textOf(await (await get('/data')).text())).toContain('exported 20 Nov 2026')

    expect((await post('/undo', { operation, back: '/data' })).status).toBe(303)
    expect(await people()).toBe(0)
    expect(textOf(await (await get('/data')).text())).toContain('taken back')
    expect((await get(`/data/imports/${operation}`)).status).toBe(404)
  })

  test('can be brought in at once; the same again changes nothing', async () => {
    const { upload, people, get } = await open()
    const first = jobOf(await upload('/data/import', [[NAME, zip]], 'at-once'))
    expect(textOf(await settledPage(get, first))).toContain('Brought in')
    const before = await people()
    const again = jobOf(await upload('/data/import', [[NAME, zip]], 'at-once'))
    expect(textOf(await settledPage(get, again))).toContain('Nothing new in it')
    expect(await people()).toBe(before)
    const preview = jobOf(await upload('/data/import', [[NAME, zip]]))
    expect(textOf(await settledPage(get, preview))).toContain('Nothing in it is new to the book.')
  })

  test('may be CSV files together', async () => {
    const { upload, people, get } = await open()
    const connections =
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAna,Sousa,https://www.linkedin.com/in/ana,,Fernmark,Lead,05 Mar 2024\n'
    await settledPage(get, jobOf(await upload('/data/import', [['Connections.csv', connections]], 'at-once')))
    expect(await people()).toBe(1)
  })

  test.each([
    [[], 'Choose the zip LinkedIn sent you'],
    [[['holiday.zip', new Uint8Array([1, 2, 3])]], 'holiday.zip'],
    [[['<script>.pdf', 'a,b\n1,2\n']], '<script>.pdf'],
    [
      [
        [NAME, zip],
        ['Connections.csv', 'x'],
      ],
      'A zip and other files were given together.',
    ],
  ] as [[string, string | Uint8Array][], string][])(
    'that cannot be read is refused kindly (%#)',
    async (files, says) => {
      const { upload, people } = await open()
      const answer = await upload('/data/import', files)
      expect(answer.status).toBe(422)
      const html = await answer.text()
      expectGoodPage(html)
      expect(html).toContain('id="field-files-error"')
      expect(textOf(html)).toContain(says)
      expect(await people()).toBe(0)
    },
  )

  test('may be large here and nowhere else', async () => {
    const { upload } = await open()
    const large = 'x'.repeat(2 * 1024 * 1024)
    expect((await upload('/data/import', [['Connections.csv', large]])).status).toBe(422)
    expect((await upload('/undo', [['Connections.csv', large]])).status).toBe(413)
  })

  test('that was cancelled changes nothing, and may be chosen again', async () => {
    const { upload, get, post, people } = await open()
    const address = jobOf(await upload('/data/import', [[NAME, zip]]))
    await settledPage(get, address)
    jobOf(await post(`${address}/cancel`))
    const html = await settledPage(get, address)
    expectGoodPage(html)
    expect(textOf(html)).toContain('Nothing was changed.')
    jobOf(await post(`${address}/go-on`))
    expect(await people()).toBe(0)
    jobOf(await upload('/data/import', [[NAME, zip]]))
  })
})

describe('work that waits for a word', () => {
  test('gives way to the next one', async () => {
    const { upload, get, post } = await open()
    const first = jobOf(await upload('/data/import', [[NAME, zip]]))
    await settledPage(get, first)
    jobOf(await upload('/data/import', [[NAME, zip]]))
    const answer = await get(first)
    expect(answer.status).toBe(404)
    const html = await answer.text()
    expectGoodPage(html)
    expect(textOf(html)).toContain('Choose the file again')
    const gone = await post(`${first}/go-on`)
    expect(gone.status).toBe(404)
    expectGoodPage(await gone.text())
  })

  test('is let go after half an hour', async () => {
    const { upload, get } = await open()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const address = jobOf(await upload('/data/import', [[NAME, zip]]))
    await vi.advanceTimersByTimeAsync(29 * 60_000)
    expect((await get(address)).status).toBe(200)
    await vi.advanceTimersByTimeAsync(2 * 60_000)
    expect((await get(address)).status).toBe(404)
  })
})

describe('the history', () => {
  test('turns its pages by key and marks what was taken back, and put back', async () => {
    const { book, get, post } = await open()
    for (let number = 0; number < 60; number++)
      await changeSettings(book, { 'limits.weekly': String(50 + number) }, 'cli')
    const last = (await changeSettings(book, { 'me.company': '<i>Fernmark</i>' }, 'ui')) ?? ''
    const html = await (await get('/data')).text()
    expectGoodPage(html)
    expect(textOf(html)).toMatch(/20 Nov 2026, 18:00, from the shell, 1 row/)
    const next = /href="([^"]+)" rel="next"/.exec(html)?.[1] ?? ''
    const second = await (await get(next)).text()
    expectGoodPage(second)
    expect(second.match(/name="operation"/g)).toHaveLength(20)
    expect(second).toContain(`name="back" value="${next}"`)
    const undone = await post('/undo', { operation: last, back: '/data' })
    expect(textOf(await (await get('/data')).text())).toContain('taken back')
    const undoing = new URL(undone.headers.get('location') ?? '', ORIGIN).searchParams.get('operation') ?? ''
    await post('/undo', { operation: undoing, back: '/data' })
    expect(textOf(await (await get('/data')).text())).toContain('taken back, then put back')
  })
})

test('who reports to whom comes in by the same way, and can be taken back', async () => {
  const book = await testBook()
  const csv = 'person,manager\nLia Prates,Bruno Salgado\nBruno Salgado,me\n'
  const files = [{ name: 'managers.csv', bytes: new TextEncoder().encode(csv) }]
  const preview = await importUpload(book, files, { preview: true })
  expect(preview).toMatchObject({ total: { read: 2, new: 2, rejected: 0 }, operation: null })
  const { total, operation } = await importUpload(book, files, { preview: false })
  expect(total).toEqual(preview.total)
  const { findings } = await checkDraft(book, { to: 'Lia Prates', note: '', purpose: null })
  expect(findings.map((finding) => finding.rule)).toContain('reports-to-you')
  await undo(book, operation ?? undefined, 'ui')
  expect((await importUpload(book, files, { preview: true })).total.new).toBe(2)
})
