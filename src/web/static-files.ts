import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Assets } from '#views/layout.ts'

/** A file that is served as it is. */
export interface StaticFile {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const own = (name: string) => fileURLToPath(new URL(`../../views/static/${name}`, import.meta.url))
const files = new Map<string, StaticFile>()

/** Reads a file once and gives the address it is served at, which changes with its content. */
function keep(name: string, path: string, type: string): string {
  const bytes = new Uint8Array(readFileSync(path))
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const address = `/static/${hash}/${name}`
  files.set(address, { type, bytes })
  return address
}

/** The addresses of the files every page loads. */
export const assets: Assets = {
  style: keep('site.css', own('site.css'), 'text/css; charset=utf-8'),
  script: keep('app.js', own('app.js'), 'text/javascript; charset=utf-8'),
  htmx: keep(
    'htmx.min.js',
    createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js'),
    'text/javascript; charset=utf-8',
  ),
  icon: keep('favicon.svg', own('favicon.svg'), 'image/svg+xml'),
}

/** The file served at `address`: looked up as it stands, never joined to a path. */
export function staticFile(address: string): StaticFile | undefined {
  return files.get(address)
}
