// Loaded by --import into every process of a launched command: tries to reach the network from the one that runs the
// command, and writes down what came of it. A server listens at CALL_OUT_TO, so only a permission can stop it.
import { appendFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'

const { CALL_OUT_TO, CALL_OUT_REPORT } = process.env

/** The code of an error, or of what caused it. */
function codeOf(error) {
  if (!error) return undefined
  return error.code ?? codeOf(error.cause) ?? error.errors?.map(codeOf).find(Boolean)
}

async function outcome(name, attempt) {
  const answer = await new Promise((done) => {
    // A refusal to listen is thrown past every handler of the server itself.
    process.setUncaughtExceptionCaptureCallback((error) => done(codeOf(error) ?? String(error)))
    attempt().then(
      () => done('done'),
      (error) => done(codeOf(error) ?? String(error)),
    )
  })
  process.setUncaughtExceptionCaptureCallback(null)
  appendFileSync(CALL_OUT_REPORT, `${name}: ${answer}\n`)
}

const socket = (make) =>
  new Promise((resolve, reject) => {
    const one = make()
    one.on('error', reject)
    for (const event of ['connect', 'listening'])
      one.on(event, () => {
        one.destroy?.()
        one.close?.()
        resolve()
      })
  })

if (CALL_OUT_TO && (process.permission || process.env.CALL_OUT_CONTROL)) {
  await outcome('fetch', () => fetch(`http://127.0.0.1:${CALL_OUT_TO}/`))
  await outcome('connect', () => socket(() => connect(Number(CALL_OUT_TO), '127.0.0.1')))
  await outcome('listen', () => socket(() => createServer().listen(0, '127.0.0.1')))
}
