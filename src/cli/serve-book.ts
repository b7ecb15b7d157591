import type { Book } from '#actions/moment.ts'
import { openSample, type SampleExtras, sampleBanner } from '#actions/open-sample.ts'
import { openArchive } from '#formats/open-archive.ts'
import { dayOf } from '#model/day.ts'
import { readSettings } from '#store/settings.ts'
import { createApp } from '#web/app.ts'
import type { LogLine } from '#web/deps.ts'
import { bookRoutes } from '#web/routes/book-routes.ts'
import { allRoutes } from '#web/routes/index.ts'
import type { Command, Io } from './command.ts'
import { DEFAULT_PORT, portFrom, serve } from './serve.ts'
import { refuseMoreWords } from './typed.ts'

/** The made-up archive as it would be downloaded. */
const SAMPLE_ZIP = 'Basic_LinkedInDataExport_11-20-2026.zip'

async function sampleBook(io: Io): Promise<Book> {
  const extras = JSON.parse(await io.readText(`${io.sampleFolder}/also.json`)) as SampleExtras
  return openSample(await openArchive([`${io.sampleFolder}/${SAMPLE_ZIP}`]), extras, io.clock)
}

/** `decorum serve`: the dashboard, and what happens when no command is named. */
export const serveBook: Command = {
  name: 'serve',
  summary: 'Start the dashboard (also without a command).',
  words: '',
  options: {
    port: { type: 'string', value: 'PORT', help: `Where to listen; else DECORUM_PORT, else ${DEFAULT_PORT}.` },
    sample: { type: 'boolean', help: 'Open a throw-away book of made-up people instead of yours.' },
  },
  examples: ['decorum serve', 'decorum serve --port 4800 --db ~/invitations.db', 'decorum --sample'],
  notes: [
    'It listens on this machine alone, opens nothing by itself, and gives up its right to open connections as soon as',
    'it listens. Ctrl-C stops it.',
  ],
  async run(typed, io, openBook) {
    refuseMoreWords(serveBook, typed, 0)
    const port = portFrom(typed.text('port'), io.env.DECORUM_PORT)
    const sample = typed.flag('sample')
    const book = sample ? await sampleBook(io) : await openBook()
    try {
      const { zone } = await readSettings(book.store.db)
      const banner = sample ? sampleBanner(dayOf(book.clock.now(), zone ?? book.clock.zone)) : undefined
      const log = (line: LogLine) => io.err(`${JSON.stringify({ at: io.clock.now(), ...line })}\n`)
      const serving = await serve({
        appFor: (bound) =>
          createApp({ port: bound, frame: () => ({ theme: 'auto' }), log }, [
            ...bookRoutes(book, banner),
            ...allRoutes,
          ]),
        port,
        print: (line) => io.out(`${line}\n`),
      })
      io.out(`The book: ${sample ? 'a throw-away sample' : book.store.path}. Ctrl-C stops.\n`)
      await serving.stopped
    } finally {
      if (sample) await book.store.close()
    }
    return 0
  },
}
