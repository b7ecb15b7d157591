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

/** Reads files once, as one, and gives the address they are served at, which changes with their content. */
function keep(name: string, paths: readonly string[], type: string): string {
  const bytes = new Uint8Array(Buffer.concat(paths.map((path) => readFileSync(path))))
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const address = `/static/${hash}/${name}`
  files.set(address, { type, bytes })
  return address
}

// Paper is last: it takes back what the others set.
const SHEETS = [
  'ground',
  'frame',
  'controls',
  'lists',
  'judgement',
  'people',
  'now',
  'review',
  'people-list',
  'insight',
  'check',
  'paper',
]

/** The addresses of the files every page loads. */
export const assets: Assets = {
  style: keep(
    'site.css',
    SHEETS.map((name) => own(`site/${name}.css`)),
    'text/css; charset=utf-8',
  ),
  script: keep('app.js', [own('app.js')], 'text/javascript; charset=utf-8'),
  htmx: keep(
    'htmx.min.js',
    [createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js')],
    'text/javascript; charset=utf-8',
  ),
  icon: keep('favicon.svg', [own('favicon.svg')], 'image/svg+xml'),
}

/** The file served at `address`: looked up as it stands, never joined to a path. */
export function staticFile(address: string): StaticFile | undefined {
  return files.get(address)
}
