import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { serve } from '#cli/serve.ts'
import { routesOver } from '#test/support/book-app.ts'
import { openPage, startBrowser } from '#test/support/browser.ts'
import { sampleBook } from '#test/support/sample-book.ts'
import { createApp } from '#web/app.ts'

// Takes the pictures of the README: the sample on its own day, in both themes. `npm run pictures`.

const folder = resolve(import.meta.dirname, '../../data/sample/pictures')
mkdirSync(folder, { recursive: true })
const book = await sampleBook()
const serving = await serve({
  appFor: (port) => createApp({ port, frame: () => ({ theme: 'auto' }), log: () => {} }, routesOver(book)),
  port: 0,
  print: () => {},
})
const origin = `http://127.0.0.1:${serving.port}`
const browser = await startBrowser()

const pages = [
  { name: 'now', path: '/' },
  // Tall enough for the verdict and its reasons.
  { name: 'check', path: '/check?to=Lia+Prates', height: 1240 },
  { name: 'received', path: '/received' },
  { name: 'review', path: '/review' },
]

for (const colorScheme of ['light', 'dark'] as const) {
  const { page, context } = await openPage(browser, origin, { colorScheme, viewport: { width: 1160, height: 720 } })
  for (const { name, path, height = 720 } of pages) {
    await page.setViewportSize({ width: 1160, height })
    await page.goto(origin + path)
    const begin = page.getByRole('button', { name: /^Begin|^Go on/ })
    if (name === 'review' && (await begin.count()) > 0) {
      await begin.first().click()
      await page.waitForURL('**/review/*/*')
    }
    await page.waitForTimeout(400)
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png`, caret: 'hide', animations: 'disabled' })
  }
  await context.close()
}
await browser.close()
await serving.stop()
await book.store.close()
