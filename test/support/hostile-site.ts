import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A web server that is not ours, on this machine: what it was sent, and its pages. */
export interface HostileSite {
  readonly port: number
  /** The Cookie header of every request it got. */
  readonly cookies: readonly string[]
  close(): Promise<void>
}

/** Serves one page of nothing at every address; `setCookie` goes with each answer. */
export function hostileSite(
  options: { readonly port?: number; readonly setCookie?: string } = {},
): Promise<HostileSite> {
  const cookies: string[] = []
  const server = createServer((request: IncomingMessage, response) => {
    cookies.push(request.headers.cookie ?? '')
    response.writeHead(200, {
      'Content-Type': 'text/html',
      ...(options.setCookie && { 'Set-Cookie': options.setCookie }),
    })
    response.end('<!doctype html><title>Elsewhere</title><body><p>Elsewhere</p>')
  })
  return new Promise((ready, fail) => {
    server.once('error', fail)
    server.listen(options.port ?? 0, '127.0.0.1', () =>
      ready({
        port: (server.address() as AddressInfo).port,
        cookies,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      }),
    )
  })
}

/** What a page of another site can do with us, and what came of each: what was read, or whether something loaded. */
export interface Loot {
  readonly read: string
  readonly image: string
  readonly script: string
  readonly style: string
  readonly socket: string
}

/**
 * Everything a page can send or load, run inside the page: reading, writing by fetch, beacon and form, an image, a
 * script, a style sheet, a frame, a socket. `base` is our address as the page sees it; `files` are addresses of ours.
 */
export function attack(base: string, files: { image: string; script: string; style: string }): string {
  return `(async () => {
    const base = ${JSON.stringify(base)}
    const files = ${JSON.stringify(files)}
    const add = (by) => new URLSearchParams({ name: 'Mallory by ' + by })
    const after = (element, address) => new Promise((done) => {
      element.onload = () => done('loaded')
      element.onerror = () => done('refused')
      setTimeout(() => done('nothing'), 3000)
      if ('href' in element && element.rel) element.href = address
      else element.src = address
      document.body.append(element)
    })
    const read = await fetch(base + '/people', { credentials: 'include' })
      .then((answer) => answer.text(), (error) => String(error))
    await fetch(base + '/people', { method: 'POST', mode: 'no-cors', credentials: 'include', body: add('fetch') }).catch(() => {})
    await fetch(base + '/people', { method: 'POST', mode: 'no-cors', credentials: 'include', body: String(add('text')) }).catch(() => {})
    navigator.sendBeacon(base + '/people', add('beacon'))
    const image = await after(new Image(), base + files.image)
    const script = await after(document.createElement('script'), base + files.script)
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet' })
    const style = await after(sheet, base + files.style)
    await after(document.createElement('iframe'), base + '/people')
    const form = document.createElement('form')
    const target = Object.assign(document.createElement('iframe'), { name: 'target' })
    form.method = 'post'
    form.action = base + '/people'
    form.target = 'target'
    form.innerHTML = '<input name="name" value="Mallory by form">'
    document.body.append(target, form)
    form.submit()
    const socket = await new Promise((done) => {
      const one = new WebSocket(new URL(base + '/', location.href).href.replace(/^http/, 'ws'))
      one.onopen = () => done('open')
      one.onerror = () => done('refused')
    })
    await new Promise((done) => setTimeout(done, 500))
    return { read, image, script, style, socket }
  })()`
}
