import { existsSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { localWorkshop } from '#jobs/local-workshop.ts'
import type { Workshop } from '#jobs/workshop.ts'
import { backupsOf } from '#store/back-up.ts'
import { countPeople } from '#store/list-people.ts'
import { openStore } from '#store/open-store.ts'
import { bookApp, routesOver } from '#test/support/book-app.ts'
import { logSent } from '#test/support/make.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'
import { testApp } from '#test/support/test-app.ts'
import { testBook, testFolder } from '#test/support/test-book.ts'

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

/** A page without what lets it look again by itself where there is no JavaScript; only an instant one is held valid. */
const withoutRefresh = (page: string) => page.replace(/<noscript><meta http-equiv="refresh"[^>]*><\/noscript>/, '')

describe('one that takes long', () => {
  /** The same book, behind a workshop whose work goes on only when it is told to. */
  async function slowly() {
    const path = join(testFolder(), 'book.db')
    const book = await testBook({ path })
    await logSent(book, 'Ana Sousa', '2026-11-18')
    const own = await openStore(path)
    onTestFinished(() => own.close())
    const here = localWorkshop(own)
    let goOn = () => {}
    const held: Workshop = {
      ...here,
      async run(name, when, given, watch) {
        // The last step has the book for itself: whoever asks for a page then waits for it.
        if (name === 'restoreReady') return here.run(name, when, given, watch)
        watch.tell(
          name === 'backUp' ? { phase: 'backing-up', step: 'checking' } : { phase: 'restoring', step: 'keeping' },
        )
        await new Promise<void>((told) => {
          goOn = told
        })
        return here.run(name, when, given, watch)
      },
    }
    const app = testApp({}, routesOver(book, held))
    const html = async (at: string) => (await app.get(at)).text()
    /** Lets the work go on to its end, and shows its page. */
    const endOf = async (at: string) => {
      await expect
        .poll(
          async () => {
            goOn()
            return html(at)
          },
          { timeout: 20_000 },
        )
        .not.toContain('Working on it')
      return html(at)
    }
    const begin = async (at: string) => {
      const answer = await app.post(at)
      expect(answer.status).toBe(303)
      return answer.headers.get('location') ?? ''
    }
    return { book, path, html, begin, endOf, ...app }
  }

  test('backup has a page that says how far it is, can be left and come back to, and tells what came of it', async () => {
    const { html, begin, endOf, post, path } = await slowly()
    const at = await begin('/data/backups')
    expect(at).toMatch(/^\/data\/job\//)
    const page = await html(at)
    expectGoodPage(withoutRefresh(page))
    expect(textOf(page)).toMatch(/Making a backup A copy of the whole book Working on it Step 2 of 3: opening the copy/)
    expect(page).not.toBe(withoutRefresh(page))
    const data = await html('/data')
    expect(textOf(data)).toContain('Still going on: A copy of the whole book. See how far it is')
    expect(data).toContain(`href="${at}"`)
    const second = await post('/data/backups')
    expect(second.status).toBe(503)
    expect(textOf(await second.text())).toContain('A backup is still going on')
    const over = await endOf(at)
    expectGoodPage(over)
    expect(textOf(over)).toMatch(/Backup made It was opened, checked and counted: 00001-by-hand\.db All backups/)
    expect(backupsOf(path)).toHaveLength(1)
  })

  test('restore too, while other pages are answered and the book takes changes', async () => {
    const { book, html, begin, endOf, path } = await slowly()
    await endOf(await begin('/data/backups'))
    await logSent(book, 'Bo Lind', '2026-11-18')
    const at = await begin('/data/backups/00001-by-hand.db')
    const page = await html(at)
    expectGoodPage(withoutRefresh(page))
    expect(textOf(page)).toMatch(
      /Restoring a backup Backup 00001-by-hand\.db Working on it Step 2 of 4: backing up the book/,
    )
    await logSent(book, 'Chi Nwosu', '2026-11-18')
    expect(textOf(await html('/people'))).toContain('Chi Nwosu')
    const over = await endOf(at)
    expectGoodPage(over)
    expect(textOf(over)).toMatch(
      /Restored The book is as the backup has it\. The book as it was before is kept too: go back to it\./,
    )
    const people = textOf(await html('/people'))
    expect(people).toContain('Ana Sousa')
    expect(people).not.toMatch(/Bo Lind|Chi Nwosu/)
    // What was saved while it went on is in the backup the page leads to.
    expect(over).toContain('00002-before-restore.db')
    expect(backupsOf(path).at(-1)).toMatchObject({ file: '00002-before-restore.db', people: 3 })
  })

  test('and cannot be done says why; cancelled it leaves nothing', async () => {
    const { html, begin, endOf, post, path } = await slowly()
    const cancelled = await begin('/data/backups')
    expect((await post(`${cancelled}/cancel`)).status).toBe(303)
    expect(textOf(await endOf(cancelled))).toContain('Cancelled No backup was made.')
    expect(backupsOf(path)).toEqual([])
    const folder = join(dirname(path), 'backups')
    rmSync(folder, { recursive: true, force: true })
    writeFileSync(folder, 'a file where the folder should be')
    const failed = await endOf(await begin('/data/backups'))
    expectGoodPage(failed)
    expect(textOf(failed)).toMatch(/Not done No backup could be made: .* try again\./)
    expect(textOf(await html('/data'))).toContain('The last backup could not be made.')
  })
})
