import { Hono } from 'hono'

const html = (link: string) =>
  `<!doctype html><html lang="en"><title>hello</title><h1>hello</h1><a href="${link}">go</a></html>`

/** A server of the same kind as the program's that says hello: what no page can be quicker than. */
export function helloApp(): Hono {
  return (
    new Hono()
      .get('/', (c) => c.text('hello'))
      .get('/one', (c) => c.html(html('/two')))
      // Kept apart from whatever opened it, as every page of Decorum is: a browser begins a process of its own for it.
      .get('/apart', (c) => c.html(html('/apart'), 200, { 'Cross-Origin-Opener-Policy': 'same-origin' }))
      .get('/two', (c) => c.html(html('/one')))
  )
}
