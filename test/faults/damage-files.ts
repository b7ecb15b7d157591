import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Imported } from '#actions/import/imported.ts'
import { importUpload } from '#actions/import-upload.ts'
import type { Book } from '#actions/moment.ts'
import { undo } from '#actions/undo.ts'
import { Problem } from '#model/problem.ts'
import { openStore } from '#store/open-store.ts'
import { randomFrom } from '#test/book/random.ts'
import { rowsOf } from '#test/support/make.ts'
import { clock, illness } from './books.ts'
import { damagedText } from './damage.ts'
import { type Given, seedFiles } from './seed-files.ts'

/** What is wrong with what an import says of itself; undefined when every row is accounted for. */
export function unaccounted({
  files,
  total,
  remarks,
}: Pick<Imported, 'files' | 'total' | 'remarks'>): string | undefined {
  const sum = ({ read: _, ...fates }: Imported['total']) => Object.values(fates).reduce((all, each) => all + each, 0)
  for (const { name, rows } of files)
    if (rows.read !== sum(rows)) return `${name}: ${rows.read} read, ${sum(rows)} accounted for`
  const read = files.reduce((all, { rows }) => all + rows.read, 0)
  if (total.read !== sum(total) || total.read !== read) return `${read} rows read, ${sum(total)} accounted for in all`
  // Lines that are there and hold nothing of use are told in a remark.
  if (total.read === 0 && remarks.length === 0) return 'it was taken with no row in it'
  return undefined
}

const CARRY_OUT_EVERY = 10

/** What the book holds, but for its history. */
const contentOf = ({ store }: Book) => [...rowsOf(store)].filter(([key]) => !key.startsWith('imports ')).join('\n')

/** One case: the files as they are damaged by the random numbers of `number`. */
function damagedFiles(seeds: readonly (readonly [string, Given])[], number: number): { name: string; files: Given } {
  const random = randomFrom(number)
  const [name, given] = random.pick(seeds)
  const [, other] = random.pick(seeds)
  const harmed = random.int(0, given.length - 1)
  const files = given.map((file, index) => {
    if (index !== harmed) return file
    // The directory of a zip is at its end; changes anywhere would hardly ever meet it.
    const from = /\.zip$/.test(file.name) && random.chance(0.5) ? Math.max(0, file.bytes.length - 700) : 0
    const bytes = damagedText(random, file.bytes.subarray(from), other[0]?.bytes ?? new Uint8Array())
    return { name: file.name, bytes: new Uint8Array(Buffer.concat([file.bytes.subarray(0, from), bytes])) }
  })
  return { name, files }
}

/**
 * In the child: brings in damaged files, of the numbers from `first` on, and says what breaks a promise. Some are carried
 * out and taken back, after which the book must be as it was.
 */
export async function damageFiles(
  folder: string,
  first: number,
  count: number,
  say: (line: string) => void,
): Promise<void> {
  const seeds = [...(await seedFiles())]
  const book: Book = { store: await openStore(':memory:'), clock }
  const whole = seeds.find(([name]) => name === 'archive as CSV')?.[1] ?? []
  await importUpload(book, whole, { preview: false })
  let content = contentOf(book)
  const taken = new Map<string, number>()
  for (let number = first; number < first + count; number++) {
    const { name, files } = damagedFiles(seeds, number)
    const preview = number % CARRY_OUT_EVERY !== 0
    say(`case ${number}`)
    try {
      const imported = await importUpload(book, files, { preview })
      taken.set(name, (taken.get(name) ?? 0) + 1)
      const wrong = unaccounted(imported)
      if (wrong) say(`fault ${number} ${name}: ${wrong}`)
      if (imported.operation !== null) {
        await undo(book, imported.operation, 'cli')
        const after = contentOf(book)
        if (after !== content) {
          say(`fault ${number} ${name}: taken back, the book is not what it was`)
          content = after
        }
      }
    } catch (error) {
      if (!(error instanceof Problem)) {
        for (const file of files) writeFileSync(join(folder, `${number}-${file.name}`), file.bytes)
        say(
          `fault ${number} ${name}: ${error instanceof Error ? (error.stack ?? error.message).replaceAll('\n', ' ').slice(0, 600) : String(error)}`,
        )
      }
    }
    if (preview && number % 50 === 1 && contentOf(book) !== content) {
      say(`fault ${number} ${name}: what was refused or only looked at has changed the book`)
      content = contentOf(book)
    }
  }
  const ill = illness(book.store.sqlite)
  if (ill) say(`fault ${first} the book: ${ill}`)
  say(`taken ${JSON.stringify([...taken])}`)
  await book.store.close()
}
