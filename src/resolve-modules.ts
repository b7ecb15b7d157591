import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

// Loaded before everything else, in every thread. The program and its libraries are many hundred files, and for each
// name of one Node asks the disk whether it is there, where it really lies and which package it belongs to: half of what
// loading takes. Where a name can mean one file only, it is said here which; the files are the same either way,
// but for some that nobody uses.

const home = new URL('../', import.meta.url)
/** `.ts` in a checkout, `.js` in a package. */
const end = import.meta.url.slice(import.meta.url.lastIndexOf('.'))
const format = end === '.ts' ? 'module-typescript' : 'module'
const { imports } = JSON.parse(readFileSync(new URL('package.json', home), 'utf8')) as {
  readonly imports: Readonly<Record<string, string>>
}
/** Where names with a `#` lead: `#store/` → the address of `src/store/`. */
const folders = new Map(
  Object.entries(imports).map(([name, path]) => [name.slice(0, -1), new URL(path.slice(0, -1), home).href]),
)
/** Libraries of many files, each of which says of itself that it is a module. */
const library = /\/node_modules\/(?:kysely|zod|hono)\/[^?#]*\.js$/

// The messages of zod in some fifty languages: it names English, the only one used here, by itself.
const isLocales = (name: string, from: string | undefined) =>
  name === '../locales/index.js' && from?.includes('/node_modules/zod/') === true
const nothing = { url: 'data:text/javascript,', format: 'module', shortCircuit: true } as const

/** The address of a file that was named without a doubt, else undefined. */
function addressOf(name: string, from: string | undefined): string | undefined {
  if (name.startsWith('.') && from !== undefined) return new URL(name, from).href
  const cut = name.indexOf('/') + 1
  const folder = folders.get(name.slice(0, cut))
  return folder && folder + name.slice(cut)
}

registerHooks({
  resolve(name, context, next) {
    const url = context.conditions.includes('import') ? addressOf(name, context.parentURL) : undefined
    if (isLocales(name, context.parentURL)) return nothing
    if (url?.endsWith(end) && url.startsWith(home.href)) return { url, format, shortCircuit: true }
    if (url !== undefined && library.test(url)) return { url, format: 'module', shortCircuit: true }
    return next(name, context)
  },
})
