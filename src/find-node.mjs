import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The first Node major that has `Temporal` and a network permission, both of which Decorum uses. */
export const OLDEST_NODE = 26

/**
 * The path of a Node that is new enough: the one running this if it is, else the one npm installed as a package for
 * this platform. Plain JavaScript that any Node from 18 can read. Returns undefined when there is none.
 */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return process.execPath
  const os = process.platform === 'win32' ? 'win' : process.platform
  const prefix = os === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  try {
    const manifest = createRequire(import.meta.url).resolve(`${prefix}-${os}-${process.arch}/package.json`)
    const binary = join(dirname(manifest), 'bin', os === 'win' ? 'node.exe' : 'node')
    return existsSync(binary) ? binary : undefined
  } catch {
    return undefined
  }
}

/** What to print when `findNode` finds nothing: what is missing, why, and what to do. */
export function noNodeMessage() {
  return [
    `Decorum needs Node ${OLDEST_NODE} or newer; this is ${process.version}.`,
    `Its own copy for ${process.platform} ${process.arch} is not installed (npm leaves it out with --omit=optional).`,
    `Run "npm ci" in Decorum's folder, or install Node ${OLDEST_NODE} from nodejs.org.`,
  ].join('\n')
}

/** What to print when the packaged Node cannot be loaded at all: the system lacks a library it is linked with. */
export function cannotLoadMessage() {
  return [
    'Decorum’s own Node could not be loaded: a system library is missing (named in the line above).',
    'Node 26 for Linux is linked with libatomic, which a Debian without a compiler may not have.',
    'Run "apt-get install libatomic1" once, or install Node 26 from nodejs.org.',
  ].join('\n')
}
