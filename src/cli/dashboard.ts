import { type Book, momentOf } from '#actions/moment.ts'
import { backUpEveryDay } from '#jobs/daily-backup.ts'
import { purgeDaily } from '#jobs/daily-purge.ts'
import { createJobs } from '#jobs/jobs.ts'
import { keepJudged } from '#jobs/keep-judged.ts'
import { threadWorkshop } from '#jobs/thread-workshop.ts'
import { Problem } from '#model/problem.ts'
import { createAccess } from '#web/access.ts'
import { createApp } from '#web/app.ts'
import type { AppDeps, LogLine } from '#web/deps.ts'
import { inTwo } from '#web/in-two.ts'
import { reachFrom } from '#web/reach.ts'
import { firstRoutes } from '#web/routes/first-routes.ts'
import type { Io, Typed } from './command.ts'
import { readSample } from './open-book.ts'
import { readPassword } from './password-file.ts'
import { serve } from './serve.ts'

/** Serves an open book at a port until it is stopped, and returns the exit code. */
export async function dashboard(book: Book, port: number, typed: Typed, io: Io): Promise<number> {
  const sample = typed.flag('sample')
  // Before the network is given up, and the right to start threads with it.
  const { path } = book.store
  const password = readPassword(path)
  const reach = reachFrom({
    host: typed.text('host'),
    name: typed.text('name'),
    hasPassword: password !== undefined,
    privateName: password?.privateName,
  })
  const access = password && createAccess(password, io.clock)
  const workshop =
    path === ':memory:' ? (await import('#jobs/local-workshop.ts')).localWorkshop(book.store) : threadWorkshop(path)
  const jobs = createJobs(workshop, book.clock)
  const banner = sample
    ? (await import('#actions/open-sample.ts')).sampleBanner((await momentOf(book)).today)
    : undefined
  const log = (line: LogLine) => io.err(`${JSON.stringify({ at: io.clock.now(), ...line })}\n`)
  try {
    const serving = await serve({
      appFor: (bound) => {
        const places = reach.places(bound)
        const secure = places.every(({ origin }) => origin.startsWith('https:'))
        const deps: AppDeps = { port: bound, places, secure, access, frame: () => ({ theme: 'auto' }), log }
        return inTwo(createApp(deps, firstRoutes(book, banner)), async () => {
          const { bookRoutes } = await import('#web/routes/book-routes.ts')
          const { allRoutes } = await import('#web/routes/index.ts')
          return createApp(deps, [...bookRoutes(book, jobs, () => readSample(io), banner), ...allRoutes])
        })
      },
      port,
      listenAt: reach.listenAt,
      addressOf: (bound) => `${reach.places(bound)[0]?.origin}/`,
      print: (line) => io.out(`${line}\n`),
    })
    if (password) {
      const elsewhere = reach.places(serving.port).find(({ host }) => host.startsWith('127.0.0.1'))
      io.out(
        `It asks for your password.${elsewhere ? ` Where this name does not open (Safari), use ${elsewhere.origin}/` : ''}\n`,
      )
    }
    io.out(`The book: ${sample ? 'a throw-away sample' : book.store.path}. Ctrl-C stops.\n`)
    // Judged while the browser is still being opened, so that the first page need not wait for it.
    const judging = keepJudged(book)
    const endPurging = purgeDaily(book, jobs.purge, (error) => {
      // A code of the system's or of SQLite's, never words that may name somebody.
      const code =
        error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : ''
      io.err(`${JSON.stringify({ at: io.clock.now(), event: 'purge-failed', error: code })}\n`)
    })
    // Not before: a backup would take the disk, and a core, from the first page.
    let stopping = false
    const backingUp = judging.first.then(() =>
      stopping
        ? undefined
        : backUpEveryDay(book, jobs, (error) => {
            // One that was under way when the program was told to stop is made at the next start.
            if (stopping) return
            io.err(`${error instanceof Problem ? `${error.message} ${error.fix}` : 'No backup could be made.'}\n`)
          }),
    )
    await serving.stopped
    stopping = true
    judging.end()
    void backingUp.then((end) => end?.())
    await endPurging()
    return 0
  } finally {
    await jobs.close()
  }
}
