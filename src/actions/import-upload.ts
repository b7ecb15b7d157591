import { archiveFromUpload, type NamedBytes } from '#formats/archive.ts'
import { looksLikeBook } from '#formats/book/read-book.ts'
import { type ColumnMapping, columnsOf, readMapped, type UnknownTable } from '#formats/contacts/mapping.ts'
import { readPeople } from '#formats/contacts/read-people.ts'
import { decodeText } from '#formats/decode-text.ts'
import { looksLikeLinkedIn } from '#formats/linkedin/read-linkedin.ts'
import { readManagers } from '#formats/managers/read-managers.ts'
import { looksLikeZip } from '#formats/zip.ts'
import { Problem } from '#model/problem.ts'
import { readKept } from '#store/settings.ts'
import type { Imported } from './import/imported.ts'
import { type ImportSteps, unwatched } from './import/steps.ts'
import { planArchive } from './import-archive.ts'
import { planManagers } from './import-managers.ts'
import { mappingSetting, planPeople } from './import-people.ts'
import type { Book } from './moment.ts'
import { carryOutImport, type PlannedImport } from './plan-import.ts'
import { planRestore } from './restore-book.ts'

export type { ColumnMapping, UnknownTable }

/** A file somebody gave, under the name it has on their disk. */
export type UploadedFile = NamedBytes

/** What files come to: a plan, or a table whose columns have to be told first. */
export type Planned =
  | { readonly is: 'planned'; readonly plan: PlannedImport }
  | { readonly is: 'asks'; readonly table: UnknownTable }

const planned = async (plan: Promise<PlannedImport>): Promise<Planned> => ({ is: 'planned', plan: await plan })

async function planTable(
  book: Book,
  file: UploadedFile,
  steps: ImportSteps,
  told: ColumnMapping | undefined,
): Promise<Planned> {
  const table = columnsOf(file)
  const remembered = (await readKept(book.store.db, mappingSetting(table))) as ColumnMapping | undefined
  const mapping = told ?? remembered
  if (!mapping) return { is: 'asks', table }
  return planned(planPeople(book, readMapped(file, mapping), steps, { table, mapping }))
}

/**
 * Works out what files would change: one zip, the CSV files of one archive, one file of contacts, one that says who
 * reports to whom, a whole book, or any table of people. `told` says what the columns of such a table hold; without it
 * what was said the last time counts. Throws a Problem when the files are not what they should be.
 */
export async function planUpload(
  book: Book,
  files: readonly UploadedFile[],
  steps: ImportSteps,
  told?: ColumnMapping,
): Promise<Planned> {
  const [only, ...others] = files
  if (only && others.length === 0 && !looksLikeZip(only.bytes)) {
    if (told) return planTable(book, only, steps, told)
    if (/\.(csv|tsv|vcf|vcard|txt)$/i.test(only.name)) {
      const managers = readManagers(only)
      if (managers) return planned(planManagers(book, managers, steps))
      const text = decodeText(only.bytes)
      if (!looksLikeLinkedIn({ name: only.name, text })) {
        const people = readPeople(only)
        return people ? planned(planPeople(book, people, steps)) : planTable(book, only, steps, told)
      }
    }
    if (/\.json$/i.test(only.name)) {
      const text = decodeText(only.bytes)
      if (looksLikeBook(text)) return planned(planRestore(book, only.name, text, steps))
    }
  }
  return planned(planArchive(book, await archiveFromUpload(files), steps))
}

/** The plan, where no column has to be told; else a Problem that says how to tell them. */
export function planOf(result: Planned, fileName: string): PlannedImport {
  if (result.is === 'planned') return result.plan
  const names = result.table.columns.map(({ name }) => name)
  throw new Problem('bad-input', {
    what: `What the columns of ${fileName} hold has to be told first.`,
    why: `Decorum does not know a file with the columns ${names.join(', ')}.`,
    fix: 'Say it column by column, as in: --map "Full Name=name" --map "Mail=email", or choose the file on the Data page.',
  })
}

/** Imports files in one operation, or with `preview` says what that would do and changes nothing. */
export async function importUpload(
  book: Book,
  files: readonly UploadedFile[],
  { preview }: { readonly preview: boolean },
  steps: ImportSteps = unwatched,
): Promise<Imported> {
  const plan = planOf(await planUpload(book, files, steps), files[0]?.name ?? '')
  return preview ? { ...plan.result, operation: null } : carryOutImport(book, plan, steps)
}
