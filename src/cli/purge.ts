import { momentOf } from '#actions/moment.ts'
import { type PurgeWhom, purge as purgeForGood, tidyBook, toPurge } from '#actions/purge.ts'
import { count, dayOf, showDay } from '#model/day.ts'
import { KEPT_DAYS } from '#model/deletion.ts'
import { folderOf } from '#store/back-up.ts'
import { type Deletion, listDeletions } from '#store/deletions.ts'
import type { Purged } from '#store/purge.ts'
import { type Command, jsonOption, type Typed } from './command.ts'
import { deletionMeant } from './deletion-meant.ts'
import { safe } from './print.ts'
import { refuseMoreWords } from './typed.ts'

function whomMeant(typed: Typed, deletions: readonly Deletion[]): PurgeWhom {
  const [person] = typed.words
  if (person !== undefined && deletions.some(({ operation }) => operation === person)) return { ids: [person] }
  if (person !== undefined) return { ids: [deletionMeant(deletions, person).id] }
  return typed.flag('all-deleted') ? { ids: deletions.map((each) => each.id) } : { olderThanDays: KEPT_DAYS }
}

/** What is to be known after a purge: names that stay, and backups that still hold the people. */
function showPurged({ people, kept, oneWord, backups }: Purged, folder: string): string {
  const lines = [people === 0 ? 'Nobody was due.' : `Removed for good: ${count(people, 'person', 'people')}.`]
  for (const name of kept) lines.push(`The name ${safe(name)} stays where it stands for somebody else who goes by it.`)
  for (const name of oneWord)
    lines.push(`${safe(name)} is one word, and may be anybody's: in what people wrote to you it stays.`)
  if (backups.length > 0)
    lines.push(
      `Older backups still hold them: ${backups.join(', ')} in ${folder}. Remove them when you need them no more.`,
    )
  return `${lines.join('\n')}\n`
}

/** `decorum purge`: remove people who were deleted for good. */
export const purge: Command = {
  name: 'purge',
  summary: 'Remove people deleted 30 days ago, or those named, for good; it cannot be undone.',
  words: '[PERSON|OPERATION]',
  options: {
    'all-deleted': { type: 'boolean', help: 'Everybody who is deleted, however lately.' },
    yes: { type: 'boolean', help: 'Really do it; without it the command only says what it would remove.' },
    json: jsonOption,
  },
  examples: ['decorum purge', 'decorum purge --yes', 'decorum purge "Ana Sousa" --yes'],
  notes: [
    'Their rows leave the journal, and their names, keys and addresses every text of the book. Backups made earlier',
    'still hold them; they are named and left alone. Exit code 3 when --yes is missing.',
  ],
  async run(typed, io, openBook) {
    refuseMoreWords(purge, typed, 1)
    const book = await openBook()
    const { zone } = await momentOf(book)
    const whom = whomMeant(typed, await listDeletions(book.store.db))
    const would = await toPurge(book, whom)
    const json = typed.flag('json')
    if (!typed.flag('yes') && would.length > 0) {
      const people = would.map((each) => ({
        id: each.id,
        operation: each.operation,
        name: each.name,
        deletedOn: dayOf(each.at, zone),
      }))
      if (json) io.out(`${JSON.stringify({ wouldRemove: people }, null, 2)}\n`)
      else {
        for (const each of people)
          io.out(`Would be removed for good: ${safe(each.name)}, deleted on ${showDay(each.deletedOn)}.\n`)
        io.out('Nothing was removed. This cannot be undone; with --yes it is done.\n')
      }
      return 3
    }
    const purged = await purgeForGood(book, whom)
    // Asked for by hand with nobody due: an earlier purge may have been kept from tidying the file.
    if (typed.flag('yes') && purged.people === 0) await tidyBook(book)
    if (json) io.out(`${JSON.stringify(purged, null, 2)}\n`)
    else io.out(showPurged(purged, folderOf(book.store.path)))
    return 0
  },
}
