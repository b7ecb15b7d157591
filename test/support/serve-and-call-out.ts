// Started by a test under the launcher's flags: serves, then tries to call out, and prints what came of it.
import { lookup } from 'node:dns/promises'
import { connect } from 'node:net'
import { serve } from '#cli/serve.ts'
import { createApp } from '#web/app.ts'
import { allRoutes } from '#web/routes/index.ts'

const elsewhere = Number(process.argv[2])

/** What came of an attempt: `worked`, or the code of the error. */
async function attempt(does: () => Promise<unknown>): Promise<string> {
  try {
    await does()
    return 'worked'
  } catch (error) {
    const { code, cause } = error as { code?: string; cause?: { code?: string } }
    return cause?.code ?? code ?? String(error)
  }
}

async function attempts() {
  return {
    fetch: await attempt(() => fetch(`http://127.0.0.1:${elsewhere}/`)),
    socket: await attempt(
      () =>
        new Promise<void>((resolve, reject) => {
          const socket = connect(elsewhere, '127.0.0.1', () => {
            socket.destroy()
            resolve()
          }).on('error', reject)
        }),
    ),
    names: await attempt(() => lookup('localhost')),
  }
}

const before = await attempts()
const serving = await serve({
  appFor: (port) => createApp({ port, frame: () => ({ theme: 'auto' }), log: () => {} }, allRoutes),
  port: 0,
  print: () => {},
})
const after = await attempts()
process.stdout.write(`${JSON.stringify({ port: serving.port, network: serving.network, before, after })}\n`)
await serving.stopped
process.stdout.write('stopped\n')
