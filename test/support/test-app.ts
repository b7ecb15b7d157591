import type { Hono } from 'hono'
import { createApp } from '#web/app.ts'
import type { AppDeps, Env, LogLine, Routes } from '#web/deps.ts'
import { allRoutes } from '#web/routes/index.ts'

/** The port the app under test believes it is reached at. */
export const PORT = 4780
export const ORIGIN = `http://127.0.0.1:${PORT}`

type Method = 'GET' | 'HEAD' | 'POST'
type FormValues = Readonly<Record<string, string | readonly string[]>>

/** An app with a browser's manners around it. */
export interface TestApp {
  readonly app: Hono<Env>
  /** What was logged so far. */
  readonly log: readonly LogLine[]
  /** A page asked for as a browser does when somebody types its address. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>
  /** A form sent from one of our pages; `headers` with `HX-Request-Type: partial` ask for the piece. */
  post(path: string, values?: FormValues, headers?: Readonly<Record<string, string>>): Promise<Response>
  /** The same, as htmx does it. */
  postForPiece(path: string, values?: FormValues): Promise<Response>
  /** Any request, with no header but those given and our own Host. */
  raw(
    method: Method | string,
    path: string,
    headers?: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Response>
}

/** What htmx sends when it will replace a piece of the page. */
export const PIECE = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' } as const

/** The app over made-up dependencies; `deps` replaces some, `routes` the routes. */
export function testApp(deps: Partial<AppDeps> = {}, routes: readonly Routes[] = allRoutes): TestApp {
  const log: LogLine[] = []
  const app = createApp(
    { port: PORT, frame: () => ({ theme: 'auto' }), log: (line) => log.push(line), ...deps },
    routes,
  )
  const request = async (path: string, init: RequestInit) =>
    app.request(`${ORIGIN}${path}`, { ...init, headers: { Host: `127.0.0.1:${PORT}`, ...init.headers } })
  const own = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }
  const post: TestApp['post'] = (path, values = {}, headers = {}) => {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(values))
      for (const each of [value].flat()) body.append(name, String(each))
    return request(path, { method: 'POST', body, headers: { ...own, 'Sec-Fetch-Mode': 'navigate', ...headers } })
  }
  return {
    app,
    log,
    get: (path, headers = {}) =>
      request(path, { headers: { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Mode': 'navigate', ...headers } }),
    post,
    postForPiece: (path, values) => post(path, values, { 'Sec-Fetch-Mode': 'same-origin', ...PIECE }),
    raw: (method, path, headers = {}, body) =>
      request(path, { method, headers, ...(body === undefined ? {} : { body }) }),
  }
}
