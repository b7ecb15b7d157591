import type { Browser, Page } from 'playwright-core'
import { MARK } from './hostile-words.ts'
import { readLive } from './read-pages.ts'

/** A page in a browser that tells of everything that came to life in it. */
export interface LivePage {
  readonly page: Page
  /** Everything since the last call: scripts that ran, dialogs, refusals of the content security policy, errors. */
  happened(): Promise<LifeSigns>
  close(): Promise<void>
}

/** What came to life, a line each. */
export interface LifeSigns {
  /** Scripts that ran, and dialogs. */
  readonly ran: readonly string[]
  /** What the content security policy refused, as the browser reports it. */
  readonly refused: readonly string[]
  /** Errors in the console and of scripts. */
  readonly errors: readonly string[]
  /** Requests to another server. */
  readonly outside: readonly string[]
  /** Requests that a script made, such as htmx's, as method and path. */
  readonly asked: readonly string[]
  /** What stands on the page that no template of ours writes. */
  readonly strange: readonly string[]
}

/** Opens a page that is watched. */
export async function livePage(browser: Browser, origin: string): Promise<LivePage> {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  const ran: string[] = []
  const refused: string[] = []
  const errors: string[] = []
  const outside: string[] = []
  const asked: string[] = []
  await page.exposeFunction(MARK, (why: unknown) => void ran.push(String(why)))
  await page.exposeFunction('toldOfRefusal', (what: string) => void refused.push(what))
  await page.addInitScript(`
    const tell = window.toldOfRefusal
    document.addEventListener('securitypolicyviolation', (event) => tell(event.effectiveDirective + ' ' + event.blockedURI))`)
  page.on('dialog', (dialog) => {
    ran.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('popup', (popup) => ran.push(`window: ${popup.url()}`))
  page.on('request', (request) => {
    const { pathname, origin: to } = new URL(request.url())
    if (to !== origin) outside.push(request.url())
    else if (!['document', 'stylesheet', 'script', 'image', 'other'].includes(request.resourceType()))
      asked.push(`${request.method()} ${pathname}`)
    else if (pathname.includes(MARK)) asked.push(`${request.resourceType()} ${pathname}`)
  })
  page.on('requestfailed', (request) => {
    // The browser tells of a request that it was not allowed to send, too.
    const at = request.failure()?.errorText === 'csp' ? outside.lastIndexOf(request.url()) : -1
    if (at >= 0) outside.splice(at, 1)
  })
  return {
    page,
    async happened() {
      // A page that leads away by itself cannot be read any more.
      const strange = await readLive(page).then(
        (read) => read.strange,
        () => ['the page was left'],
      )
      const take = (list: string[]) => list.splice(0)
      return {
        ran: take(ran),
        refused: take(refused),
        errors: take(errors),
        outside: take(outside),
        asked: take(asked),
        strange,
      }
    },
    close: () => context.close(),
  }
}
