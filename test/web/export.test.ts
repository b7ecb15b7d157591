import { once } from 'node:events'
import { get as httpGet, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { calendarSecret } from '#actions/calendar-address.ts'
import { exportBook } from '#actions/export-book.ts'
import { TABLE_NAMES } from '#actions/export-tables.ts'
import { restoreBook } from '#actions/restore-book.ts'
import { type BookApp, bookApp } from '#test/support/book-app.ts'
import { logReceived, logSent, rowsHash } from '#test/support/make.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'
import { serveBook } from '#test/support/serve-book.ts'
import { ORIGIN, PORT } from '#test/support/test-app.ts'
import { testBook, testFolder } from '#test/support/test-book.ts'
import { SECURITY_HEADERS } from '#web/security-headers.ts'

const HOST = { Host: `127.0.0.1:${PORT}` }

async function filled(): Promise<BookApp> {
  const app = await bookApp()
  await logSent(app.book, 'Ana "=1" Sousa', '2026-11-10', [], { note: '=private words' })
  await logReceived(app.book, 'Bo Lind', '2026-11-12', 'private too')
  return app
}

/** Switches the calendar on and gives its path. */
async function switchedOn({ post, book }: BookApp): Promise<string> {
  await post('/data/export/calendar')
  return `/calendar/${await calendarSecret(book)}.ics`
}

test('the page offers every file, each of which is there', async () => {
  const { html, get } = await filled()
  const page = await html('/data/export')
  expectGoodPage(page)
  const links = [...page.matchAll(/href="(\/data\/export\/[^"]+)"/g)].map(([, link]) => link ?? '')
  expect(links.length).toBe(TABLE_NAMES.length + 4)
  for (const link of links) {
    const answer = await get(link)
    expect([link, answer.status]).toEqual([link, 200])
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="decorum-[a-z]+\.(json|csv|vcf|ics|md)"$/,
    )
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(answer.headers.get(name), name).toBe(value)
    expect((await answer.text()).length).toBeGreaterThan(20)
  }
})

test.each([
  ['book.json', 'application/json'],
  ['contacts.csv', 'text/csv; charset=utf-8'],
  ['contacts.vcf', 'text/vcard; charset=utf-8'],
  ['days.ics', 'text/calendar; charset=utf-8'],
  ['report.md', 'text/markdown; charset=utf-8'],
])('%s is sent as %s, to HEAD without a body', async (file, type) => {
  const { raw } = await filled()
  for (const method of ['GET', 'HEAD']) {
    const answer = await raw(method, `/data/export/${file}`, HOST)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
    expect((await answer.text()) === '').toBe(method === 'HEAD')
  }
})

test('the whole book comes back from what was downloaded', async () => {
  const { get, book } = await filled()
  const again = await testBook()
  await restoreBook(again, await (await get('/data/export/book.json')).text(), { preview: false })
  expect(rowsHash(again.store)).toBe(rowsHash(book.store))
})

test('a spreadsheet is given nothing to calculate', async () => {
  const { get } = await filled()
  const text = await (await get('/data/export/invitations.csv')).text()
  expect(text).toContain(`"'=private words"`)
  expect(text).toContain('"Ana ""=1"" Sousa"')
})

test.each(['nothing.csv', 'book', 'constructor', '__proto__', '..%2f..%2fetc%2fpasswd'])(
  'there is no file %s',
  async (file) => {
    expect((await (await filled()).get(`/data/export/${file}`)).status).toBe(404)
  },
)

test('a book that cannot be read is an answer in words, not half a file', async () => {
  const { get, book, log } = await bookApp()
  await book.close()
  const failed = await get('/data/export/book.json')
  expect(failed.status).toBe(500)
  expect(failed.headers.get('content-disposition')).toBeNull()
  expect(log.length).toBe(1)
})

describe('the calendar', () => {
  test('is off until it is switched on, and then shows its address to copy', async () => {
    const app = await filled()
    expect(textOf(await app.html('/data/export'))).toContain('It is off.')
    const answer = await app.post('/data/export/calendar')
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/data\/export\?done=saved&operation=/),
    ])
    const page = await app.html('/data/export')
    expectGoodPage(page)
    expect(page).toMatch(new RegExp(`readonly value="${ORIGIN}/calendar/[\\w-]{32}\\.ics"`))
  })

  test('is served to a calendar program, which says nothing of where it comes from', async () => {
    const app = await filled()
    const path = await switchedOn(app)
    const answer = await app.raw('GET', path, { ...HOST, Accept: 'text/calendar', 'User-Agent': 'Calendar/1' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(answer.headers.get(name), name).toBe(value)
    const text = await answer.text()
    const events = new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents('vevent')
      .map((each) => new ICAL.Event(each))
    expect(events.map((event) => `${event.startDate} ${event.summary}`)).toEqual([
      '2026-11-19 Bo Lind has waited 7 days for your answer',
      '2026-11-26 Weekly review',
      '2026-12-08 No answer from Ana "=1" Sousa for 28 days',
      '2027-05-09 Your invitation to Ana "=1" Sousa ends by itself',
    ])
    expect(text).not.toMatch(/private/)
    expect((await app.raw('HEAD', path, HOST)).status).toBe(200)
  })

  test('is not served to another site', async () => {
    const app = await filled()
    const path = await switchedOn(app)
    for (const headers of [
      { ...HOST, 'Sec-Fetch-Site': 'cross-site' },
      { ...HOST, Origin: 'https://evil.test' },
      { Host: `evil.test:${PORT}` },
    ])
      expect((await app.raw('GET', path, headers)).status).toBeGreaterThanOrEqual(403)
  })

  test('answers a wrong address as it answers any that is not there', async () => {
    const app = await filled()
    const path = await switchedOn(app)
    const unknown = await app.raw('GET', '/no/such/page', HOST)
    const wrong = [
      '/calendar',
      '/calendar/.ics',
      '/calendar/wrong.ics',
      path.replace('.ics', ''),
      path.replace('.ics', '.ICS'),
      path.replace(/.\.ics$/, '.ics'),
      path.replace('/calendar/', '/calendar/x'),
      `/calendar/${'a'.repeat(5000)}.ics`,
      '/calendar/%F0%9F%92%A5.ics',
    ]
    for (const each of wrong) {
      const answer = await app.raw('GET', each, HOST)
      expect([each, answer.status]).toEqual([each, 404])
      expect([...answer.headers]).toEqual([...unknown.headers])
    }
    expect(await (await app.raw('GET', '/calendar/wrong.ics', HOST)).text()).toBe(await unknown.text())
  })

  test('ends at its address when a new one is made, and at that when it is switched off', async () => {
    const app = await filled()
    const first = await switchedOn(app)
    const second = await switchedOn(app)
    const statuses = async () => [
      (await app.raw('GET', first, HOST)).status,
      (await app.raw('GET', second, HOST)).status,
    ]
    expect(await statuses()).toEqual([404, 200])
    await app.post('/data/export/calendar/off')
    expect(await statuses()).toEqual([404, 404])
  })

  test('is not switched by a request of another site, nor by reading', async () => {
    const app = await filled()
    expect((await app.raw('POST', '/data/export/calendar', { ...HOST, Origin: 'https://evil.test' })).status).toBe(403)
    expect((await app.get('/data/export/calendar')).status).toBe(404)
    expect(await calendarSecret(app.book)).toBeNull()
  })

  test('keeps its address out of the log', async () => {
    const app = await filled()
    const path = await switchedOn(app)
    await app.book.close()
    expect((await app.raw('GET', path, HOST)).status).toBe(500)
    expect(app.log.length).toBe(1)
    expect(JSON.stringify(app.log)).not.toContain(path.slice(10, 30))
  })
})

test('a download that nobody begins to read lets its snapshot go, and so does one read to the end', async () => {
  const app = await bookApp({ path: join(testFolder(), 'book.db') })
  await logSent(app.book, 'Ana Sousa', '2026-11-10')
  app.book.store.sqlite.pragma('busy_timeout = 0')
  const busy = async () => {
    await logSent(app.book, 'Bo Lind', '2026-11-10')
    return (app.book.store.sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[])[0]?.busy
  }
  for (const file of ['book.json', 'contacts.vcf', 'messages.csv']) {
    const unread = await app.get(`/data/export/${file}`)
    expect([file, await busy()]).toEqual([file, 1])
    await unread.body?.cancel()
    expect([file, await busy()]).toEqual([file, 0])
    await (await app.get(`/data/export/${file}`)).text()
    await app.raw('HEAD', `/data/export/${file}`, HOST)
    expect([file, await busy()]).toEqual([file, 0])
  }
})

test('a download that is broken off lets its snapshot go, and one that is slow is not made faster than it is taken', async () => {
  const book = await testBook({ path: join(testFolder(), 'book.db') })
  book.store.sqlite.exec(`insert into contacts (id, name, name_key) values ('ana', 'Ana Sousa', 'ana sousa');
    with recursive n (i) as (select 1 union all select i + 1 from n where i < 60000)
    insert into messages (id, contact_id, direction, sent_on, text)
    select printf('m%07d', i), 'ana', 'sent', '2026-11-01', hex(zeroblob(300)) from n`)
  const serving = await serveBook(book)
  const [answer] = (await once(httpGet(`${serving.address}data/export/book.json`), 'response')) as [IncomingMessage]
  expect(answer.statusCode).toBe(200)
  const [piece] = (await once(answer, 'data')) as [Buffer]
  expect(piece.length).toBeGreaterThan(0)
  answer.pause()
  book.store.sqlite.pragma('busy_timeout = 0')
  const canEmptyTheLog = async () => {
    await logSent(book, 'Bo Lind', '2026-11-10')
    const [{ busy } = { busy: 1 }] = book.store.sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return busy === 0
  }
  await new Promise((done) => setTimeout(done, 300))
  // Nobody takes it: the making waits, and its snapshot stands.
  expect(await canEmptyTheLog()).toBe(false)
  answer.destroy()
  await expect.poll(canEmptyTheLog, { timeout: 5000 }).toBe(true)
})

test('two exports of an unchanged book differ in nothing but their time', async () => {
  const { book } = await filled()
  const lines = async () => {
    const pieces: string[] = []
    for await (const piece of exportBook(book)) pieces.push(piece)
    return pieces.join('').split('\n')
  }
  const first = await lines()
  book.clock.set('2026-11-19T12:00:00.000Z')
  const second = await lines()
  expect(second.filter((line, index) => line !== first[index])).toEqual(['"exportedAt":"2026-11-19T12:00:00.000Z",'])
})

test('a page comes small to whoever takes it so; what is taken out goes as it is', async () => {
  const { get } = await filled()
  const asked = { 'Accept-Encoding': 'gzip' }
  const page = await get('/settings', asked)
  expect(page.headers.get('content-encoding')).toBe('gzip')
  const small = (await page.arrayBuffer()).byteLength
  const plain = await get('/settings')
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(small).toBeLessThan((await plain.arrayBuffer()).byteLength / 4)
  expect((await get('/data/export/book.json', asked)).headers.get('content-encoding')).toBeNull()
})
