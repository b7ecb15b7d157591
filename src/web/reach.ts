import { isIP } from 'node:net'
import { Problem } from '#model/problem.ts'

/** An address by which a browser reaches us: the Host it names, byte for byte, and the Origin of the pages it has from us. */
export interface Place {
  readonly host: string
  readonly origin: string
}

/** Where the server listens, and by what names it may be called there. */
export interface Reach {
  /** The addresses to listen at; undefined for this machine alone, by IPv4 and by IPv6 where there is one. */
  readonly listenAt: string | undefined
  /** Everything it may be called, once the port is known; the first is the one to tell a person. */
  places(port: number): readonly Place[]
}

// A browser leaves out the port that the scheme means anyway.
const httpPlace = (name: string, port: number): Place => {
  const host = port === 80 ? name : `${name}:${port}`
  return { host, origin: `http://${host}` }
}

const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]', 'decorum.localhost']

/** The places of a server on this machine alone; `privateName` is a further name that only its owner knows. */
export function ownPlaces(port: number, privateName?: string): readonly Place[] {
  const names = privateName === undefined ? OWN_NAMES : [privateName, ...OWN_NAMES]
  return names.map((name) => httpPlace(name, port))
}

function isLoopback(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'))
}

function addressFrom(host: string): string {
  const address = host === 'localhost' ? '127.0.0.1' : host.replace(/^\[(.*)\]$/, '$1')
  if (isIP(address) !== 0) return address
  throw new Problem('bad-input', {
    what: `"${host}" is no address to listen at.`,
    why: '--host takes the address of this machine in one of its networks, such as 192.168.1.20. Names go with --name.',
    fix: 'Leave out --host to listen on this machine alone.',
    field: 'host',
  })
}

/** The place a `--name` means: a bare host name, or with `https://` what a proxy in front answers to. */
function placeFrom(name: string): (port: number) => Place {
  const behindProxy = name.startsWith('https://')
  const text = behindProxy ? name : `http://${name}`
  const url = URL.canParse(text) ? new URL(text) : undefined
  // Written as a browser will write it, or it would never be equal: lower case, no path, no user, no stray dot or star.
  const plain = url && (behindProxy ? url.origin === name : url.host === name && url.port === '')
  if (!url || !plain || !/^(\[[\da-f:]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)$/.test(url.hostname) || name.includes('..'))
    throw new Problem('bad-input', {
      what: `"${name}" is no host name.`,
      why: 'It is compared byte for byte with what a browser sends: one name in lower case, no path, no star; the port is that of --port.',
      fix: 'Write it as --name decorum.example.org, or as --name https://decorum.example.org when a proxy with TLS stands in front.',
      field: 'name',
    })
  return behindProxy ? () => ({ host: url.host, origin: url.origin }) : (port) => httpPlace(url.host, port)
}

/** What was typed about where to listen. */
export interface Wished {
  readonly host: string | undefined
  readonly name: string | undefined
  /** Whether the book has a password. */
  readonly hasPassword: boolean
  /** A name on this machine that only the owner knows. */
  readonly privateName: string | undefined
}

/**
 * Where to listen. Anything that lets others in than those at this machine needs a password and a name; throws a Problem
 * that says which of the two is missing.
 */
export function reachFrom({ host, name, hasPassword, privateName }: Wished): Reach {
  const address = host === undefined ? undefined : addressFrom(host)
  const named = name === undefined ? undefined : placeFrom(name)
  const outside = address !== undefined && !isLoopback(address)
  if (!outside && !named) return { listenAt: address, places: (port) => ownPlaces(port, privateName) }

  const missing = [
    ...(hasPassword ? [] : ['a password (decorum password)']),
    ...(named ? [] : ['the name by which browsers will call it (--name)']),
  ]
  if (missing.length > 0)
    throw new Problem('refused', {
      what: `Decorum does not open itself to others: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
      why: `${outside ? `${host} can be reached from other machines` : `Under ${name} it can be reached from elsewhere`}, and whoever reaches Decorum without a password can read and change the whole book.`,
      fix: `Give ${missing.length === 1 ? 'it' : 'both'}, or leave out ${outside ? '--host' : '--name'}: it then listens on this machine alone.`,
      field: named ? 'host' : 'name',
    })
  return { listenAt: address, places: (port) => (named ? [named(port)] : []) }
}
