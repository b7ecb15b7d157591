import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Problem } from '#model/problem.ts'
import { SECURITY_HEADERS } from '#web/security-headers.ts'

/** How long a request that is running may take to finish once the server is told to stop, in milliseconds. */
const PATIENCE = 5_000

/** What answers the requests: an app of the web. */
interface App {
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>
}

/** What to serve, and where. */
export interface ServeOptions {
  /** Makes the app once the port is known; it decides by the port which requests are our own. */
  readonly appFor: (port: number) => App
  /** 0 takes any free one. */
  readonly port: number
  /** The one address to listen at; this machine alone, by IPv4 and IPv6, when left out. */
  readonly listenAt?: string | undefined
  /** What it is called, for a person; by its number on this machine when left out. */
  readonly addressOf?: (port: number) => string
  readonly print: (line: string) => void
}

/** A server that is listening. */
export interface Serving {
  readonly address: string
  readonly port: number
  /** Whether this process can still open connections of its own: `dropped` when it provably cannot. */
  readonly network: 'dropped' | 'unguarded'
  /** Stops taking requests and resolves when those that run are answered. */
  stop(): Promise<void>
  /** Resolves when the server has stopped, by `stop` or by a signal. */
  readonly stopped: Promise<void>
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, ipv6Only: host.includes(':') }, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(address !== null && typeof address === 'object' ? address.port : port)
    })
  })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** A port that cannot be had, in words. Never another port in its place: a bookmark must not lead to a stranger. */
function portProblem(error: unknown, port: number, listenAt: string | undefined): unknown {
  if (codeOf(error) === 'EADDRNOTAVAIL')
    return new Problem('refused', {
      what: `${listenAt} is not an address of this machine.`,
      why: 'A program can listen only at the addresses its machine has.',
      fix: 'Look the address up in the settings of your network, or leave out --host.',
      field: 'host',
    })
  if (codeOf(error) === 'EADDRINUSE')
    return new Problem('busy', {
      what: `Port ${port} is taken by another program.`,
      why: 'It may be Decorum itself, started before. Decorum takes the port it was given or none.',
      fix: `Open http://127.0.0.1:${port}/ to see, or choose another with --port or DECORUM_PORT.`,
      field: 'port',
    })
  if (codeOf(error) === 'EACCES')
    return new Problem('refused', {
      what: `Port ${port} is not open to this user.`,
      why: 'The system keeps some ports, mostly those below 1024, for itself.',
      fix: 'Choose another with --port or DECORUM_PORT.',
      field: 'port',
    })
  return error
}

/** Gives up the right to open connections, where the process was started with rights to give up. */
function dropNetwork(): Serving['network'] {
  if (!process.permission) return 'unguarded'
  process.permission.drop('net')
  // A thread started from now on would have the right again.
  process.permission.drop('worker')
  return process.permission.has('net') ? 'unguarded' : 'dropped'
}

/**
 * Listens on this machine alone, by IPv4 and by IPv6 where there is one, or at the one address named, until stopped or
 * told to by a signal.
 */
export async function serve({ appFor, port: wanted, listenAt, addressOf, print }: ServeOptions): Promise<Serving> {
  const servers: Server[] = []
  let app: App | undefined
  const answer = getRequestListener(
    (request, env) => app?.fetch(request, env) ?? new Response(null, { status: 503, headers: SECURITY_HEADERS }),
    // A request that cannot even be read never reaches the gate; it gets nothing, under the same headers.
    {
      errorHandler: () => new Response(null, { status: 400, headers: SECURITY_HEADERS }),
    },
  )
  const open = async (host: string, port: number) => {
    const server = createServer({ headersTimeout: 15_000, requestTimeout: 300_000, keepAliveTimeout: 5_000 }, answer)
    const bound = await listen(server, host, port)
    servers.push(server)
    return bound
  }

  let port: number
  try {
    port = await open(listenAt ?? '127.0.0.1', wanted)
    if (listenAt === undefined)
      await open('::1', port).catch((error: unknown) => {
        // No IPv6 on this machine: IPv4 alone is enough.
        if (!['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL', 'EPROTONOSUPPORT'].includes(codeOf(error))) throw error
      })
  } catch (error) {
    for (const server of servers) server.close()
    throw portProblem(error, wanted, listenAt)
  }
  app = appFor(port)
  const network = dropNetwork()

  const { promise: stopped, resolve } = Promise.withResolvers<void>()
  let stopping: Promise<void> | undefined
  const closeAll = () => {
    stopping ??= close(servers).then(resolve)
    return stopping
  }
  const stop = async () => {
    await closeAll()
    for (const signal of SIGNALS) process.off(signal, closeAll)
  }
  // The launcher passes on a Ctrl-C that the terminal has sent here too. The second one is the same wish, and may come
  // when the first is done with: whoever was told to stop by a signal keeps listening to its end.
  for (const signal of SIGNALS) process.on(signal, closeAll)

  const address = addressOf?.(port) ?? `http://127.0.0.1:${port}/`
  print(`Decorum is at ${address}`)
  return { address, port, network, stop, stopped }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Closes the servers: no new requests, idle connections gone, running requests finished or given up in the end. */
async function close(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((done) => {
          const patience = setTimeout(() => server.closeAllConnections(), PATIENCE)
          server.close(() => {
            clearTimeout(patience)
            done()
          })
          server.closeIdleConnections()
        }),
    ),
  )
}
