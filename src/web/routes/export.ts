import { Hono } from 'hono'
import { calendarSecret, isCalendarSecret, renewCalendarAddress, switchCalendarOff } from '#actions/calendar-address.ts'
import { exportBook } from '#actions/export-book.ts'
import { calendarText, exportCalendar } from '#actions/export-calendar.ts'
import { exportContacts } from '#actions/export-contacts.ts'
import { exportReport } from '#actions/export-report.ts'
import { exportTable, TABLE_NAMES } from '#actions/export-tables.ts'
import type { Book } from '#actions/moment.ts'
import { exportPage } from '#views/export.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { type Download, download } from '#web/download.ts'
import { changed, page } from '#web/render.ts'

/** Every file that can be had, by its name in the address. */
function downloadsOf(book: Book): ReadonlyMap<string, Download> {
  const whole: Download = { name: 'decorum-book.json', type: 'application/json', text: () => exportBook(book) }
  const cards: Download = {
    name: 'decorum-contacts.vcf',
    type: 'text/vcard; charset=utf-8',
    text: () => exportContacts(book),
  }
  const days: Download = {
    name: 'decorum-days.ics',
    type: 'text/calendar; charset=utf-8',
    text: () => exportCalendar(book),
  }
  const report: Download = {
    name: 'decorum-report.md',
    type: 'text/markdown; charset=utf-8',
    text: () => exportReport(book),
  }
  const tables = TABLE_NAMES.map((table): [string, Download] => [
    `${table}.csv`,
    { name: `decorum-${table}.csv`, type: 'text/csv; charset=utf-8', text: () => exportTable(book, table) },
  ])
  return new Map([['book.json', whole], ...tables, ['contacts.vcf', cards], ['days.ics', days], ['report.md', report]])
}

/** Everything that comes out of the book: files to keep, and the calendar at its secret address. */
export function exportRoutes(book: Book): Routes {
  const downloads = downloadsOf(book)

  async function feed(c: Ctx): Promise<Response> {
    const secret = /^(.{1,200})\.ics$/.exec(c.req.param('file') ?? '')?.[1]
    if (secret === undefined || !(await isCalendarSecret(book, secret))) return c.notFound()
    return c.body(await calendarText(book), 200, { 'Content-Type': 'text/calendar; charset=utf-8' })
  }

  async function address(c: Ctx): Promise<string | null> {
    const secret = await calendarSecret(book)
    return secret === null ? null : `${new URL(c.req.url).origin}/calendar/${secret}.ics`
  }

  return () =>
    new Hono<Env>()
      .get('/data/export', async (c) => page(c, exportPage({ tables: TABLE_NAMES, calendar: await address(c) })))
      .get('/data/export/:file', (c) => {
        const file = downloads.get(c.req.param('file'))
        return file ? download(c, file) : c.notFound()
      })
      .post('/data/export/calendar', async (c) => {
        const operation = await renewCalendarAddress(book, 'ui')
        return changed(c, { goTo: '/data/export', done: 'saved', operation: operation ?? undefined })
      })
      .post('/data/export/calendar/off', async (c) => {
        const operation = await switchCalendarOff(book, 'ui')
        return changed(c, { goTo: '/data/export', done: 'saved', operation: operation ?? undefined })
      })
      .get('/calendar/:file', feed)
}
