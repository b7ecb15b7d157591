import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { changeSettings } from '#actions/change-settings.ts'
import { checkDraft } from '#actions/check-draft.ts'
import { importUpload } from '#actions/import-upload.ts'
import { undo } from '#actions/undo.ts'
import { countPeople } from '#store/contacts.ts'
import { routesOver } from '#test/support/book-app.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'
import { ORIGIN, PORT, testApp } from '#test/support/test-app.ts'
import { testBook, testFolder } from '#test/support/test-book.ts'

const NAME = 'Basic_LinkedInDataExport_11-20-2026.zip'
const zip = await readFile(fileURLToPath(new URL(`../../data/sample/${NAME}`, import.meta.url)))

async function open(path = ':memory:') {
  const book = await testBook({ now: '2026-11-20T18:00:00.000Z', path })
  const app = testApp({}, routesOver(book))
  const upload = async (to: string, files: readonly [name: string, bytes: string | Uint8Array][]) => {
    const body = new FormData()
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
    expect(text).toContain('No archive has been brought in yet.')
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

describe('an archive', () => {
  test('is shown before it changes anything, then brought in, then taken back', async () => {
    const { upload, people, get, post } = await open()
    const shown = await upload('/data/preview', [[NAME, zip]])
    expect(shown.status).toBe(303)
    const address = shown.headers.get('location') ?? ''
    expect(address).toMatch(/^\/data\/preview\?upload=[\w-]{36}$/)
    const html = await (await get(address)).text()
    expectGoodPage(html)
    const text = textOf(html)
    expect(text).toContain('exported on 20 Nov 2026')
    expect(text).toMatch(/Connections\.csv 300 294 0 0 6/)
    expect(text).toMatch(/\d+ invitations would be concluded to be accepted/)
    expect(text).toContain('8 rows that cannot be used')
    expect(text).toContain('Of no use here, passed over:')
    expect(await people()).toBe(0)

    const token = new URL(address, ORIGIN).searchParams.get('upload') ?? ''
    const done = await post('/data/import', { upload: token })
    expect(done.status).toBe(303)
    const goTo = done.headers.get('location') ?? ''
    expect(goTo).toMatch(/^\/data\?done=imported&operation=/)
    expect(await people()).toBeGreaterThan(300)
    const after = await (await get(goTo)).text()
    expectGoodPage(after)
    expect(textOf(after)).toContain('exported 20 Nov 2026')

    const operation = new URL(goTo, ORIGIN).searchParams.get('operation') ?? ''
    expect((await post('/undo', { operation, back: '/data' })).status).toBe(303)
    expect(await people()).toBe(0)
    const history = textOf(await (await get('/data')).text())
    expect(history).toContain('taken back')
    // The file was let go with the import.
    expect((await post('/data/import', { upload: token })).status).toBe(404)
  })

  test('can be brought in at once; the same again changes nothing', async () => {
    const { upload, people, get } = await open()
    expect((await upload('/data/import', [[NAME, zip]])).headers.get('location')).toMatch(/done=imported/)
    const before = await people()
    const again = await upload('/data/import', [[NAME, zip]])
    expect(again.headers.get('location')).toBe('/data?done=nothingNew')
    expect(await people()).toBe(before)
    const preview = (await upload('/data/preview', [[NAME, zip]])).headers.get('location') ?? ''
    expect(textOf(await (await get(preview)).text())).toContain('Nothing in it is new to the book.')
  })

  test('may be CSV files together', async () => {
    const { upload, people } = await open()
    const connections =
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAna,Sousa,https://www.linkedin.com/in/ana,,Fernmark,Lead,05 Mar 2024\n'
    const answer = await upload('/data/import', [['Connections.csv', connections]])
    expect(answer.status).toBe(303)
    expect(await people()).toBe(1)
  })

  test.each([
    [[], 'Choose the zip LinkedIn sent you'],
    [[['holiday.zip', new Uint8Array([1, 2, 3])]], 'holiday.zip'],
    [[['<script>.csv', 'a,b\n1,2\n']], '<script>.csv'],
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
      for (const to of ['/data/preview', '/data/import']) {
        const { upload, people } = await open()
        const answer = await upload(to, files)
        expect(answer.status).toBe(422)
        const html = await answer.text()
        expectGoodPage(html)
        expect(html).toContain('id="field-files-error"')
        expect(textOf(html)).toContain(says)
        expect(await people()).toBe(0)
      }
    },
  )

  test('may be large here and nowhere else', async () => {
    const { upload } = await open()
    const large = 'x'.repeat(2 * 1024 * 1024)
    expect((await upload('/data/preview', [['Connections.csv', large]])).status).toBe(422)
    expect((await upload('/undo', [['Connections.csv', large]])).status).toBe(413)
  })
})

describe('a previewed file', () => {
  test('gives way to the next one', async () => {
    const { upload, get, post } = await open()
    const first = (await upload('/data/preview', [[NAME, zip]])).headers.get('location') ?? ''
    await upload('/data/preview', [[NAME, zip]])
    const answer = await get(first)
    expect(answer.status).toBe(404)
    const html = await answer.text()
    expectGoodPage(html)
    expect(textOf(html)).toContain('Choose the file again')
    const token = new URL(first, ORIGIN).searchParams.get('upload') ?? ''
    const gone = await post('/data/import', { upload: token })
    expect(gone.status).toBe(404)
    expectGoodPage(await gone.text())
  })

  test('is let go after half an hour', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { upload, get } = await open()
    const address = (await upload('/data/preview', [[NAME, zip]])).headers.get('location') ?? ''
    vi.advanceTimersByTime(29 * 60_000)
    expect((await get(address)).status).toBe(200)
    vi.advanceTimersByTime(2 * 60_000)
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
    expect(textOf(html)).toMatch(/20 Nov 2026 18:00 shell 1/)
    const next = /href="([^"]+)" rel="next"/.exec(html)?.[1] ?? ''
    const second = await (await get(next)).text()
    expectGoodPage(second)
    expect(second.match(/name="operation"/g)).toHaveLength(11)
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
