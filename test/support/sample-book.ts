import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Book } from '#actions/moment.ts'
import { openSample, type SampleExtras } from '#actions/open-sample.ts'
import { openArchive } from '#formats/open-archive.ts'
import { testClock } from './test-book.ts'

const folder = fileURLToPath(new URL('../../data/sample', import.meta.url))

/** The made-up book that `--sample` shows, standing at its own day; whoever opens it closes its store. */
export async function sampleBook(): Promise<Book> {
  const extras = JSON.parse(await readFile(`${folder}/also.json`, 'utf8')) as SampleExtras
  return openSample(await openArchive([folder]), extras, testClock(extras.now))
}
