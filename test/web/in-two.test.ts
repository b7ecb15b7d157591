import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { routesOver } from '#test/support/book-app.ts'
import { logSent } from '#test/support/make.ts'
import { testApp } from '#test/support/test-app.ts'
import { testBook } from '#test/support/test-book.ts'
import { inTwo } from '#web/in-two.ts'
import { firstRoutes } from '#web/routes/first-routes.ts'

const says = (words: string) => ({ fetch: () => new Response(words) })
const at = (path: string, method = 'GET') => new Request(`http://127.0.0.1:4780${path}`, { method })

describe('an app in two parts', () => {
  test('shows its first page before the rest is there, and loads the rest once', async () => {
    const load = vi.fn(async () => says('all'))
    const app = inTwo(says('first'), load)
    const asked = async (path: string, method?: string) => (await app.fetch(at(path, method))).text()
    expect([await asked('/'), await asked('/?after=x'), await asked('/static/a/site.css')]).toEqual(
      Array(3).fill('first'),
    )
    expect(load).not.toHaveBeenCalled()
    expect(await Promise.all([asked('/people'), asked('/staticky'), asked('/', 'POST')])).toEqual(Array(3).fill('all'))
    expect(await asked('/')).toBe('all')
    expect(load).toHaveBeenCalledTimes(1)
  })

  test('loads the rest by itself once the first page was shown', async () => {
    const loaded = Promise.withResolvers<void>()
    const app = inTwo(says('first'), async () => {
      loaded.resolve()
      return says('all')
    })
    await app.fetch(at('/'))
    // What waits for it must not keep the program from ending, so something else has to here.
    await Promise.race([loaded.promise, wait(20_000).then(() => Promise.reject(new Error('nothing was loaded')))])
  })

  test('loads the rest again for who asks next, where it could not be loaded', async () => {
    const load = vi.fn(async () => says('all')).mockRejectedValueOnce(new Error('EMFILE'))
    const app = inTwo(says('first'), load)
    const asked = await Promise.allSettled(['/people', '/sent'].map(async (path) => app.fetch(at(path))))
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await (await app.fetch(at('/people'))).text()).toBe('all')
    expect(load).toHaveBeenCalledTimes(2)
  })

  test('sends the same page and the same files from either', async () => {
    const book = await testBook()
    await logSent(book, 'Ana Sousa', '2026-09-01')
    const [first, all] = [testApp({}, firstRoutes(book)), testApp({}, routesOver(book))]
    const words = await (await all.get('/')).text()
    expect(words).toContain('Ana Sousa')
    const files = [...words.matchAll(/"(\/static\/[^"]+)"/g)].map(([, file = '']) => file)
    expect(files.length).toBeGreaterThan(3)
    for (const path of ['/', '/?after=x', '/?done=saved', ...files]) {
      const [one, other] = [await first.get(path), await all.get(path)]
      expect([one.status, [...one.headers], await one.text()]).toEqual([200, [...other.headers], await other.text()])
    }
  })
})
