import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join, resolve } from 'node:path'

// Writes `dist`, what the packed program runs: the same files without types, because Node strips none under
// node_modules. Types become spaces, so that lines and columns in an error are those of the source.

const root = resolve(import.meta.dirname, '../..')
const dist = join(root, 'dist')
const OURS = /(['"])((?:#|\.{1,2}\/)[^'"]*)\.ts\1/g

rmSync(dist, { recursive: true, force: true })
for (const folder of ['src', 'views', 'migrations'])
  for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
    const [from, to] = [join(root, folder, name), join(dist, folder, name)]
    if (/\.(css|js|svg)$/.test(name)) cpSync(from, to)
    if (!name.endsWith('.ts')) continue
    mkdirSync(dirname(to), { recursive: true })
    const code = stripTypeScriptTypes(readFileSync(from, 'utf8')).replace(OURS, '$1$2.js$1')
    writeFileSync(to.replace(/\.ts$/, '.js'), code)
  }
for (const name of ['Basic_LinkedInDataExport_11-20-2026.zip', 'also.json'])
  cpSync(join(root, 'data/sample', name), join(dist, 'data/sample', name))

const { name, version, type, imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
writeFileSync(join(dist, 'package.json'), `${JSON.stringify({ name, version, type, imports }, null, 2)}\n`)
