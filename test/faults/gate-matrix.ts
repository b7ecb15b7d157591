import { Hono } from 'hono'
import { serve } from '#cli/serve.ts'
import { deserved, everyKnock, headersOf, type KnockCase } from '#test/support/knocks.ts'
import { rawLine } from '#test/support/raw-line.ts'
import { accessByPassword } from '#test/support/with-password.ts'
import { createApp } from '#web/app.ts'
import type { Env, Routes } from '#web/deps.ts'

/** What came of trying everything. */
export interface FaultRun {
  readonly name: string
  readonly tried: number
  /** What went otherwise than it should, a line each. */
  readonly wrong: readonly string[]
  readonly notes: readonly string[]
}

const LINES = 8

function probe(changed: () => void): Routes {
  return () =>
    new Hono<Env>()
      .get('/probe', (c) => c.text('PROBE REACHED'))
      .post('/probe', (c) => {
        changed()
        return c.text('PROBE REACHED')
      })
}

/** A request as text. A body is not sent: what is tried is who may talk, and a refusal must not wait for one. */
function textOf({ method }: KnockCase, headers: readonly (readonly [string, string])[]): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return `${method} /probe HTTP/1.1\r\n${lines}${method === 'GET' || method === 'HEAD' ? '' : 'Content-Length: 0\r\n'}\r\n`
}

interface Tally {
  tried: number
  letIn: number
  changing: number
  changes: number
  readonly wrong: string[]
}

/** Sends every mix to a server through its socket; with `gateless`, to one that has no gate, as the control. */
async function tryEvery(password: boolean, gateless: boolean): Promise<Tally> {
  const tally: Tally = { tried: 0, letIn: 0, changing: 0, changes: 0, wrong: [] }
  const routes = probe(() => tally.changes++)
  const access = password ? await accessByPassword() : undefined
  const serving = await serve({
    appFor: (port) =>
      gateless
        ? routes({} as never)
        : createApp({ port, access, frame: () => ({ theme: 'auto' }), log: () => {} }, [routes]),
    port: 0,
    print: () => {},
  })
  const { port } = serving
  const session = access?.sessions.begin()
  const knocks = everyKnock(port)
  async function walk(): Promise<void> {
    const line = rawLine(port)
    for (const knock of knocks) {
      const headers = headersOf(knock, session, port)
      const due = deserved(knock, { port, password })
      const { status, body } = await line.send(textOf(knock, headers))
      tally.tried++
      if (due === 200) tally.letIn++
      if (due === 200 && knock.method === 'POST') tally.changing++
      const shown = body.includes('PROBE REACHED')
      if (status !== due || shown !== (due === 200 && knock.method !== 'HEAD'))
        tally.wrong.push(`${knock.method} ${JSON.stringify(headers)} got ${status}, deserves ${due}`)
    }
    line.close()
  }
  try {
    await Promise.all(Array.from({ length: LINES }, walk))
  } finally {
    await serving.stop()
  }
  if (tally.changes !== tally.changing && !gateless)
    tally.wrong.push(`${tally.changes} changes were made, and ${tally.changing} were due`)
  return tally
}

/** Every mix of headers through a real socket, with a password and without, and against a control without a gate. */
export async function run(): Promise<FaultRun> {
  const open = await tryEvery(false, false)
  const closed = await tryEvery(true, false)
  const control = await tryEvery(false, true)
  const wrong = [...open.wrong, ...closed.wrong]
  if (control.wrong.length < 100_000) wrong.push(`the control found only ${control.wrong.length} wrong answers`)
  return {
    name: 'who may talk to the dashboard',
    tried: open.tried + closed.tried,
    wrong,
    notes: [
      `without a password ${open.letIn} of ${open.tried} were let in, with one ${closed.letIn} of ${closed.tried}`,
      `the control without a gate answered ${control.wrong.length} of ${control.tried} otherwise than they deserve`,
    ],
  }
}
