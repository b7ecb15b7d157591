import type { Command } from './command.ts'
import { DEFAULT_PORT, portFrom } from './port.ts'
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
    // In this order: while a thread looks through the book, all pages are loaded.
    const [book, { dashboard }] = await Promise.all([openBook(), import('./dashboard.ts')])
    return await dashboard(book, port, typed, io)
  },
}
