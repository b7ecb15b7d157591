import { listFindings } from '#actions/list-findings.ts'
import { sampleBanner } from '#actions/open-sample.ts'
import { backUpEveryDay } from '#jobs/daily-backup.ts'
import { purgeDaily } from '#jobs/daily-purge.ts'
import { createJobs } from '#jobs/jobs.ts'
import { localWorkshop } from '#jobs/local-workshop.ts'
import { threadWorkshop } from '#jobs/thread-workshop.ts'
import { dayOf } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { readSettings } from '#store/settings.ts'
import { createAccess } from '#web/access.ts'
import { createApp } from '#web/app.ts'
import type { LogLine } from '#web/deps.ts'
import { reachFrom } from '#web/reach.ts'
import { bookRoutes } from '#web/routes/book-routes.ts'
import { allRoutes } from '#web/routes/index.ts'
import type { Command } from './command.ts'
import { readSample } from './open-book.ts'
import { readPassword } from './password-file.ts'
import { DEFAULT_PORT, portFrom, serve } from './serve.ts'
import { refuseMoreWords } from './typed.ts'

/** `decorum serve`: the dashboard, and what happens when no command is named. */
export const serveBook: Command = {
  name: 'serve',
  summary: 'Start the dashboard (also without a command).',
  words: '',
  options: {
    port: { type: 'string', value: 'PORT', help: `Where to listen; else DECORUM_PORT, else ${DEFAULT_PORT}.` },
    host: { type: 'string', value: 'ADDRESS', help: 'The address to listen at; else this machine alone.' },
    name: {
      type: 'string',
      value: 'HOSTNAME',
      help: 'The only name it may be called by, where that is not this machine.',
    },
  },
  examples: [
    'decorum serve',
    'decorum serve --port 4800 --db ~/invitations.db',
    'decorum --sample',
    'decorum serve --host 192.168.1.20 --name desk.home.arpa',
  ],
  notes: [
    'It listens on this machine alone, opens nothing by itself, and gives up its right to open connections as soon as',
    'it listens. Ctrl-C stops it.',
    'To be reached from elsewhere it needs a password (see decorum password) and the one name browsers call it by. It does',
    'not speak TLS: over --host alone, the password and the book cross the network readable. Better: leave --host out and',
    'come through an SSH tunnel (ssh -L 4747:127.0.0.1:4747 THAT-MACHINE), or put a proxy with TLS in front on the same',
    'machine, with --name https://HOSTNAME; it has to pass Host on as it came. What a proxy adds (X-Forwarded-…,',
    'Forwarded) is never believed.',
  ],
  async run(typed, io, openBook) {
    refuseMoreWords(serveBook, typed, 0)
    const port = portFrom(typed.text('port'), io.env.DECORUM_PORT)
    const sample = typed.flag('sample')
    const book = await openBook()
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
    const workshop = path === ':memory:' ? localWorkshop(book.store) : threadWorkshop(path)
    const jobs = createJobs(workshop, book.clock)
    const { zone } = await readSettings(book.store.db)
    const banner = sample ? sampleBanner(dayOf(book.clock.now(), zone ?? book.clock.zone)) : undefined
    const log = (line: LogLine) => io.err(`${JSON.stringify({ at: io.clock.now(), ...line })}\n`)
    try {
      const serving = await serve({
        appFor: (bound) => {
          const places = reach.places(bound)
          const secure = places.every(({ origin }) => origin.startsWith('https:'))
          return createApp({ port: bound, places, secure, access, frame: () => ({ theme: 'auto' }), log }, [
            ...bookRoutes(book, jobs, () => readSample(io), banner),
            ...allRoutes,
          ])
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
      // Judged while the browser is still being opened, so that the first page need not wait for it. What goes wrong is
      // told by the page that asks for it.
      void listFindings(book).catch(() => {})
      const endPurging = purgeDaily(book, jobs.purge, (error) => {
        // A code of the system's or of SQLite's, never words that may name somebody.
        const code =
          error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : ''
        io.err(`${JSON.stringify({ at: io.clock.now(), event: 'purge-failed', error: code })}\n`)
      })
      const endBackups = backUpEveryDay(book, jobs, (error) =>
        io.err(`${error instanceof Problem ? `${error.message} ${error.fix}` : 'No backup could be made.'}\n`),
      )
      await serving.stopped
      endBackups()
      await endPurging()
      return 0
    } finally {
      await jobs.close()
    }
  },
}
