import { existsSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backupsOf } from '#store/back-up.ts'
import { countPeople } from '#store/list-people.ts'
import { bookApp } from '#test/support/book-app.ts'
import { logSent } from '#test/support/make.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'
import { testFolder } from '#test/support/test-book.ts'

async function open() {
  const path = join(testFolder(), 'book.db')
  const app = await bookApp({ path })
  const people = async () => (await countPeople(app.book.store.db)).all
  return { ...app, path, folder: join(dirname(path), 'backups'), people }
}

/** A book with a backup of Ana, and Bo logged since. */
async function withBackup() {
  const app = await open()
  await logSent(app.book, 'Ana Sousa', '2026-11-18')
  expect((await app.post('/data/backups')).headers.get('location')).toBe('/data/backups?done=backed-up')
  await logSent(app.book, '<b>Bo</b> Lind', '2026-11-18')
  return app
}

describe('the page of backups', () => {
  test('of a book without any says so; of one in memory that it has none', async () => {
    const { html } = await open()
    const page = await html('/data/backups')
    expectGoodPage(page)
    expect(textOf(page)).toContain('There are none yet.')
    const memory = await bookApp()
    const other = await memory.html('/data/backups')
    expectGoodPage(other)
    expect(textOf(other)).toContain('in memory alone')
    expect(other).not.toContain('Make one now')
    expect((await memory.post('/data/backups')).status).toBe(409)
  })

  test('makes one, lists it, and the Data page tells of it', async () => {
    const { html } = await withBackup()
    const page = await html('/data/backups?done=backed-up')
    expectGoodPage(page)
    expect(textOf(page)).toContain('Backup made.')
    expect(textOf(page)).toMatch(/18 Nov 2026 12:00 Made by hand 00001-by-hand\.db 1 \d+ KB/)
    expect(textOf(await html('/data'))).toMatch(/Last backup: 18 Nov 2026 12:00\. All backups, and going back to one/)
  })

  test('makes none of a book without people, and says why', async () => {
    const { post, path } = await open()
    const answer = await post('/data/backups')
    expect(answer.status).toBe(409)
    expect(textOf(await answer.text())).toContain('Nobody is in the book.')
    expect(backupsOf(path)).toEqual([])
  })

  test('one that could not be made is told here and on the Data page, until one can', async () => {
    const { book, post, html, folder, people } = await open()
    await logSent(book, 'Ana Sousa', '2026-11-18')
    writeFileSync(folder, 'a file where the folder should be')
    expect((await post('/data/backups')).status).toBe(507)
    expect(await people()).toBe(1)
    for (const path of ['/data', '/data/backups']) {
      const page = await html(path)
      expectGoodPage(page)
      expect(textOf(page)).toMatch(/The last backup could not be made\. No backup could be made: .* try again\./)
    }
    rmSync(folder)
    expect((await post('/data/backups')).status).toBe(303)
    expect(textOf(await html('/data'))).not.toContain('could not be made')
  })

  test('names one that is not as it was made, and offers no way to restore it', async () => {
    const { html, get, path, folder, post, people } = await withBackup()
    truncateSync(join(folder, '00001-by-hand.db'), 4096)
    const page = await html('/data/backups')
    expect(textOf(page)).toContain('not whole')
    expect(page).not.toContain('/data/backups/00001')
    const one = await html('/data/backups/00001-by-hand.db')
    expectGoodPage(one)
    expect(textOf(one)).toContain('It cannot be restored.')
    expect(one).not.toContain('action="/data/backups/')
    expect((await post('/data/backups/00001-by-hand.db')).status).toBe(409)
    expect(await people()).toBe(2)
    expect(backupsOf(path)).toHaveLength(1)
    expect((await get('/data/backups/00002-by-hand.db')).status).toBe(404)
    expect((await get('/data/backups/..%2Fbook.db')).status).toBe(404)
  })
})

describe('going back', () => {
  test('asks first and says what would be left behind; looking changes nothing', async () => {
    const { html, people, path } = await withBackup()
    const page = await html('/data/backups/00001-by-hand.db')
    expectGoodPage(page)
    const text = textOf(page)
    expect(text).toMatch(/People in it 1 People now 2/)
    expect(text).toMatch(/1 change made since: .*Log an invitation sent to <b>Bo<\/b> Lind/)
    expect(text).toContain('The book as it is now is backed up first')
    expect(page).not.toContain('<b>Bo</b>')
    expect(await people()).toBe(2)
    expect(backupsOf(path)).toHaveLength(1)
  })

  test('goes back, goes on with the restored book, and can be taken back', async () => {
    const { book, html, post, people, path } = await withBackup()
    const answer = await post('/data/backups/00001-by-hand.db')
    expect(answer.status).toBe(303)
    const address = answer.headers.get('location') ?? ''
    expect(address).toBe('/data/backups?before=00002-before-restore.db&done=restored')
    const page = await html(address)
    expectGoodPage(page)
    expect(textOf(page)).toMatch(/Restored\. .*The book as it was before is kept too: go back to it\./)
    expect(await people()).toBe(1)
    // It takes changes, on the page and in the file.
    await logSent(book, 'Chi Nwosu', '2026-11-18')
    expect(textOf(await html('/people'))).toContain('Chi Nwosu')
    expect((await post('/data/backups/00002-before-restore.db')).status).toBe(303)
    expect(await people()).toBe(2)
    expect(backupsOf(path).map(({ reason }) => reason)).toEqual(['by-hand', 'before-restore', 'before-restore'])
    expect(existsSync(`${path}.restoring`)).toBe(false)
  })

  test('an address brings no words and no file of its own', async () => {
    const { html } = await withBackup()
    const page = await html('/data/backups?done=restored&before=%3Cscript%3E')
    expectGoodPage(page)
    // What is on every page keeps the address, to come back to.
    expect(page.replaceAll(/<input type="hidden" name="back"[^>]*>/g, '')).not.toContain('script%3E')
    expect(textOf(page)).toContain('could not be read; its files are kept')
  })

  test('is refused while another program has the book', async () => {
    const { post, people, path } = await withBackup()
    const { openStore } = await import('#store/open-store.ts')
    const other = await openStore(path)
    const answer = await post('/data/backups/00001-by-hand.db')
    await other.close()
    expect(answer.status).toBe(503)
    expect(textOf(await answer.text())).toContain('Another Decorum has')
    expect(await people()).toBe(2)
  })
})
