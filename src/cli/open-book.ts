import { resolve } from 'node:path'
import type { Sample } from '#actions/bring-sample.ts'
import { goneBack } from '#actions/gone-back.ts'
import type { Book } from '#actions/moment.ts'
import type { SampleExtras } from '#actions/open-sample.ts'
import { openStore } from '#store/open-store.ts'
import type { Io, Typed } from './command.ts'
import { printer, showProblem } from './print.ts'

/** The made-up archive as it would be downloaded. */
const SAMPLE_ZIP = 'Basic_LinkedInDataExport_11-20-2026.zip'

/** Where the book lies: the file of `--db`, DECORUM_DB or the default. */
export function pathOfBook(typed: Typed, io: Io): string {
  return resolve(typed.text('db') ?? io.env.DECORUM_DB ?? io.defaultBook)
}

/** The made-up archive, and what its owner did besides. */
export async function readSample({ sampleFolder, readText }: Io): Promise<Sample> {
  const { openArchive } = await import('#formats/open-archive.ts')
  const extras = JSON.parse(await readText(`${sampleFolder}/also.json`)) as SampleExtras
  return { archive: await openArchive([`${sampleFolder}/${SAMPLE_ZIP}`]), extras }
}

/** The book a command works on: the throw-away sample, or the file of `--db`, DECORUM_DB or the default. */
export async function openBook(typed: Typed, io: Io): Promise<Book> {
  if (typed.flag('sample')) {
    const { openSample } = await import('#actions/open-sample.ts')
    const { archive, extras } = await readSample(io)
    return openSample(archive, extras, io.clock)
  }
  const store = await openStore(pathOfBook(typed, io))
  const back = goneBack(store.missing)
  if (back) io.err(showProblem(back, printer(io.colour)))
  return { store, clock: io.clock }
}
