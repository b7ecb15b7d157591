import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** A browser that may be there, and what it needs around it. */
interface Candidate {
  readonly path: string
  readonly env?: Readonly<Record<string, string>>
}

/** Browsers installed on this machine, in the order they are tried. */
export function installedBrowsers(env: Readonly<Record<string, string | undefined>> = process.env): string[] {
  if (env.CHROME_PATH) return [env.CHROME_PATH]
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const usual = [
    '/usr/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
  ]
  const all = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...usual]
  return [...new Set(all)].filter((path) => existsSync(path))
}

const require = createRequire(import.meta.url)
const packageFolder = resolve(dirname(require.resolve('@sparticuz/chromium')), '..')

/**
 * The browser that comes as a package (Linux on x64), unpacked once into the repository's cache. It brings the NSS
 * libraries and fonts that a machine without a desktop lacks; they are named to the browser alone.
 */
async function packagedBrowser(): Promise<Candidate> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`it has no browser for ${process.platform} on ${process.arch}`)
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const cache = resolve(dirname(fileURLToPath(import.meta.url)), '../../.cache')
  const home = join(cache, `chromium-${version}`)
  if (!existsSync(home)) {
    // Test files run side by side: each unpacks into a folder of its own, and the first to finish names it.
    const own = join(cache, `unpacking-${randomUUID()}`)
    await mkdir(own, { recursive: true })
    const before = process.env.TMPDIR
    process.env.TMPDIR = own
    try {
      for (const name of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'])
        await inflate(join(packageFolder, 'bin', name))
      // Its own list of font folders names fixed ones; without any font the browser dies on its first page.
      await writeFile(join(own, 'fonts.conf'), fontsIn(home))
    } finally {
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
    }
    await rename(own, home).catch(async (error: unknown) => {
      await rm(own, { recursive: true, force: true })
      if (!existsSync(home)) throw error
    })
  }
  return {
    path: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  }
}

function fontsIn(home: string): string {
  const xml = (path: string) => path.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${xml(join(home, 'fonts'))}</dir><cachedir>${xml(join(home, 'fonts-cache'))}</cachedir></fontconfig>
`
}

async function launch({ path, env }: Candidate, more: readonly string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: [...FLAGS, ...more],
    timeout: 30_000,
    env: { ...(process.env as Record<string, string>), ...env },
  })
}

/** A place to look for a browser, by a name a person would know it by. */
export interface Place {
  readonly name: string
  find(): Candidate | Promise<Candidate>
}

/** Everywhere a browser is looked for: those installed, then the packaged one. */
function everyPlace(): Place[] {
  const installed = installedBrowsers().map((path): Place => ({ name: path, find: () => ({ path }) }))
  return [...installed, { name: 'the package @sparticuz/chromium', find: packagedBrowser }]
}

/**
 * Starts the first browser that will start. Throws with everything that was tried when none does: what people do is
 * not proved without a browser, so a test must not pass without one. `more` are flags of the browser's own.
 */
export async function startBrowser(
  places: readonly Place[] = everyPlace(),
  more: readonly string[] = [],
): Promise<Browser> {
  const tried: string[] = []
  for (const { name, find } of places) {
    try {
      return await launch(await find(), more)
    } catch (error) {
      tried.push(`- ${name}: ${String(error instanceof Error ? error.message : error).slice(0, 800)}`)
    }
  }
  throw new Error(
    [
      'No browser could be started, so what people do in one was not tested. Tried:',
      ...tried,
      'Install Chromium or Chrome (Debian: apt install chromium), or name one in CHROME_PATH.',
    ].join('\n'),
  )
}

/** A page that remembers everything a browser complained about: console errors, htmx warnings, faults, refusals. */
export interface WatchedPage {
  readonly page: Page
  readonly context: BrowserContext
  readonly complaints: string[]
}

/** A fresh page in a context of its own. `outside` requests are refused and count as complaints. */
export async function openPage(
  browser: Browser,
  origin: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || /^\[?htmx/i.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) complaints.push(`asked for ${request.url()}`)
  })
  return { page, context, complaints }
}

const axe = readFile(require.resolve('axe-core/axe.min.js'), 'utf8')

/** Expects that axe finds nothing to object to on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // A script tag would be refused by the content security policy, as it should be.
  await page.evaluate(await axe)
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } }
    const results = await axe.run()
    return results.violations.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`,
    )
  })
  expect(violations).toEqual([])
}

/** Does something with the page as it stands in the light theme and in the dark one, and leaves it in the light one. */
export async function inBothThemes(page: Page, look: (theme: 'light' | 'dark') => Promise<void>): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await look(theme)
  }
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { html: string }[]
  }[]
}

/** What sticks out of the window to the right, one line each; empty when the page fits. */
export async function overflow(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll('body *')]
      .filter((each) => each.getBoundingClientRect().right > width + 0.5)
      .map((each) => each.outerHTML.slice(0, 100))
  })()`)
}
