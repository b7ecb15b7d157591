import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Sample } from '#actions/bring-sample.ts'
import type { Book } from '#actions/moment.ts'
import { openSample, type SampleExtras } from '#actions/open-sample.ts'
import { openArchive } from '#formats/open-archive.ts'
import { testClock } from './test-book.ts'

const folder = fileURLToPath(new URL('../../data/sample', import.meta.url))

/** The made-up archive, and what its owner did besides. */
export async function readSample(): Promise<Sample> {
  const extras = JSON.parse(await readFile(`${folder}/also.json`, 'utf8')) as SampleExtras
  return { archive: await openArchive([folder]), extras }
}

/** The made-up book that `--sample` shows, standing at its own day; whoever opens it closes its store. */
export async function sampleBook(): Promise<Book> {
  const { archive, extras } = await readSample()
  return openSample(archive, extras, testClock(extras.now))
}
