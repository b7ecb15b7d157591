import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import type { Frame } from '#views/layout.ts'
import type { Access } from './access.ts'
import type { Place } from './reach.ts'

/** One line of the log: what happened, in allow-listed keys, never names or words of a person. */
export interface LogLine {
  readonly event: 'request-failed'
  readonly method: string
  /** The route's pattern, not the address: an address may hold a name. */
  readonly route: string
  readonly error: string
  readonly stack: readonly string[]
}

/** What the web is given to work with. */
export interface AppDeps {
  /** The port it is reached at; decides which Hosts and Origins are our own unless `places` does. */
  readonly port: number
  /** What it may be called, where that is more or other than the names of this machine. */
  readonly places?: readonly Place[]
  /** How its owner is let in; without it everybody is whom the gate lets pass. */
  readonly access?: Access | undefined
  /** Whether browsers reach it through TLS alone, spoken by a proxy in front. */
  readonly secure?: boolean
  /** What every page shows around its own content, as it is now. */
  readonly frame: () => Frame | Promise<Frame>
  readonly log: (line: LogLine) => void
}

/**
 * `incoming` is there when a request came through a socket, and not in `app.request()`; `frame` once the gate let the
 * request in; `entered` when it brought the session of somebody who gave the password.
 */
export interface Env {
  Bindings: Partial<HttpBindings>
  Variables: { frame: AppDeps['frame'] | undefined; entered: true | undefined }
}

/** A request, with what the frame puts beside it. */
export type Ctx = Context<Env>

/** A file of routes: they are written with their whole paths and mounted at the root. */
export type Routes = (deps: AppDeps) => Hono<Env>
