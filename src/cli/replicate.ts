import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { type CopyElsewhere, showBehind } from '#model/copy-elsewhere.ts'
import { secondsBetween } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { noteCopy, readCopy } from '#store/copy-elsewhere.ts'
import { type Command, type Io, jsonOption } from './command.ts'
import { type CopyPlace, findLitestream, hasBeginning, placeOf, readLog, settingsFor } from './litestream.ts'
import { pathOfBook } from './open-book.ts'
import { safe } from './print.ts'
import { refuseMoreWords } from './typed.ts'

/** Seconds after which the note of a copy with nothing new in it is written again. */
const NOTE_EVERY = 2

const GONE = 'what lay in its folder is gone; stop decorum replicate and start it again, which makes a new copy'

function status(path: string, json: boolean, io: Io): number {
  const copy = readCopy(path)
  const now = io.clock.now()
  if (json) io.out(`${JSON.stringify({ copy, now }, null, 2)}\n`)
  else if (!copy) io.out('No copy of this book is kept elsewhere.\n')
  else {
    const behind = showBehind(copy, now)
    io.out(`${behind[0]?.toUpperCase()}${behind.slice(1)}: ${safe(copy.to)}\n`)
    if (copy.trouble !== null) io.out(`The last try failed: ${safe(copy.trouble)}\n`)
  }
  return copy && copy.trouble !== null ? 5 : 0
}

/** Lets Litestream copy until it ends or is told to; resolves with its exit code. */
async function copyOn(program: string, settings: string, path: string, place: CopyPlace, io: Io): Promise<number> {
  const file = `${path}-copy.yml`
  rmSync(file, { force: true })
  writeFileSync(file, settings, { mode: 0o600, flag: 'wx' })
  const before = readCopy(path)
  const known = before?.to === place.shown ? before : { upTo: null, confirmed: null }
  let copy: CopyElsewhere = { ...known, to: place.shown, trouble: null }
  noteCopy(path, copy)
  const child = spawn(program, ['replicate', '-config', file, '-no-expand-env'], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 0))
  })
  const told = readLog()
  const troubled = (trouble: string | null) => {
    if (copy.trouble === trouble) return
    copy = { ...copy, trouble }
    noteCopy(path, copy)
    if (trouble !== null) io.err(`The copy elsewhere: ${safe(trouble)}\n`)
  }
  const onLine = (text: string) => {
    const whole = told.line(text)
    // A look at the book says nothing of the place, and Litestream goes on adding to a copy that is gone.
    const gone = whole && place.url.startsWith('file:') && !hasBeginning(place.shown, told.generation)
    // Nothing of what was confirmed is there any more.
    if (gone) copy = { ...copy, upTo: null, confirmed: null }
    if (gone) troubled(GONE)
    else if (whole || told.trouble !== null) troubled(told.trouble)
    if (!whole || gone || told.looked === null) return
    if (copy.upTo === null) io.out('The first copy is whole, and every change follows it.\n')
    // What it says of a look at the book was true when the look began, at least a second after the one before.
    if (copy.upTo !== null && Math.abs(secondsBetween(copy.upTo, told.looked)) < NOTE_EVERY) return
    copy = { ...copy, upTo: told.looked, confirmed: told.confirmed ?? copy.confirmed }
    noteCopy(path, copy)
  }
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', onLine)
  const stop = () => void child.kill('SIGTERM')
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, stop)
  try {
    return await ended
  } finally {
    for (const signal of signals) process.off(signal, stop)
    rmSync(file, { force: true })
  }
}

/** `decorum replicate`: a copy of the book elsewhere, a few seconds behind. */
export const replicate: Command = {
  name: 'replicate',
  summary: 'Keep a copy of the book elsewhere, some seconds behind, through Litestream.',
  words: '',
  options: {
    to: {
      type: 'string',
      value: 'PLACE',
      help: 'A folder (on another disk), s3://BUCKET/PATH or sftp://USER@HOST/PATH.',
    },
    status: { type: 'boolean', help: 'Say how far behind the copy is, and do nothing.' },
    json: jsonOption,
  },
  examples: ['decorum replicate --to /mnt/other/decorum', 'decorum replicate --status'],
  notes: [
    'It runs until Ctrl-C, beside the dashboard and apart from it: the dashboard still cannot call out. It needs',
    'Litestream 0.3 (npm install --no-save @flydotio/litestream@1.0.1). Keys are taken from AWS_ACCESS_KEY_ID and',
    'AWS_SECRET_ACCESS_KEY, or DECORUM_SFTP_PASSWORD or DECORUM_SFTP_KEY. The copy is not encrypted by Decorum.',
    'It is no backup: a mistake and a deletion are copied too, and what was removed for good may lie there for a day',
    'or more. Backups are made as before. Bring it back on any machine: decorum restore --from PLACE.',
  ],
  async run(typed, io, openBook) {
    refuseMoreWords(replicate, typed, 0)
    if (typed.flag('sample'))
      throw new Problem('refused', {
        what: 'The sample book is copied nowhere.',
        why: 'Nothing of it is kept.',
        fix: 'Leave out --sample to copy your own book.',
      })
    const path = pathOfBook(typed, io)
    if (typed.flag('status')) return status(path, typed.flag('json'), io)
    const to = typed.text('to')
    if (to === undefined || to === '')
      throw new Problem('bad-input', {
        what: 'It was not said where the copy is to go.',
        why: 'decorum replicate needs --to, or --status to ask about the one there is.',
        fix: `For example: ${replicate.examples[0]}`,
        field: 'to',
      })
    const place = placeOf(to)
    const program = findLitestream(io.env)
    // Opened, checked and brought up to date, then left: Litestream works on the file beside whoever has it open.
    await (await openBook()).store.close()
    io.out(`Copying ${safe(path)} to ${safe(place.shown)}. Ctrl-C stops.\n`)
    const code = await copyOn(program, settingsFor(path, place, io.env), path, place, io)
    return code === 0 ? 0 : 5
  },
}
