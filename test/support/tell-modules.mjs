// Loaded before a program: tells on the error output which modules it loaded, and as what.
import { registerHooks } from 'node:module'

registerHooks({
  load(url, context, next) {
    process.stderr.write(`loaded ${url} as ${context.format}\n`)
    return next(url, context)
  },
})
