import { type Chosen, chooseBackup, restoreBackup } from '#actions/restore-backup.ts'
import { peopleIn, whyMade } from '#model/backup.ts'
import { count, dayOf, showDay, timeOf } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { verifyBackup } from '#store/back-up.ts'
import { sizeOf } from '#store/book-files.ts'
import { type Difference, differenceFrom, type Restored } from '#store/restore.ts'
import { showMade } from './backups.ts'
import { type Command, jsonOption } from './command.ts'
import { fetchCopy } from './fetch-copy.ts'
import { pathOfBook } from './open-book.ts'
import { safe } from './print.ts'
import { neededWord, refuseMoreWords } from './typed.ts'

/** What a restore leaves behind, in words; `would` before it is done. */
function showDifference(difference: Difference | null, would: boolean, zone: string): string[] {
  if (difference === null)
    return ['The book as it is cannot be read: what was changed after the backup was made is not in it.']
  const { lost, latest, back } = difference
  const lines =
    lost === 0
      ? ['Nothing has been changed since it was made.']
      : [`${count(lost, 'change')} made since ${would ? 'would be' : lost === 1 ? 'is' : 'are'} left behind:`]
  for (const { at, label } of latest) lines.push(`  ${showDay(dayOf(at, zone))}, ${timeOf(at, zone)}  ${safe(label)}`)
  if (lost > latest.length) lines.push(`  … and ${lost - latest.length} more.`)
  if (back > 0)
    lines.push(`${count(back, 'change')} that the book no longer has ${would ? 'would come' : 'came'} back.`)
  return lines
}

function showRestored({ before, setAside }: Restored): string[] {
  return [
    ...(before ? [`To take it back: decorum restore ${before.file}`] : []),
    ...(setAside.length > 0
      ? ['The files that could not be read are kept:', ...setAside.map((file) => `  ${file}`)]
      : []),
  ]
}

function showChosen({ backup, passedOver }: Chosen, preview: boolean, zone: string): string[] {
  return [
    ...passedOver.map(({ file, trouble }) => `Passed over ${safe(file)}: ${safe(trouble)}`),
    `${preview ? 'Would restore' : 'Restored'} ${safe(backup.file)}: ${whyMade(backup.reason)}, ${showMade(backup.at, zone)}; ${count(peopleIn(backup), 'person', 'people')}.`,
  ]
}

/** `decorum restore`: put a backup in the place of the book. */
export const restore: Command = {
  name: 'restore',
  summary: 'Go back to a backup; the book as it is now is backed up first.',
  words: 'BACKUP|latest',
  options: {
    from: {
      type: 'string',
      value: 'PLACE',
      help: 'Instead of a backup, the copy that decorum replicate --to PLACE has kept.',
    },
    preview: { type: 'boolean', help: 'Say what would be left behind, and change nothing.' },
    json: jsonOption,
  },
  examples: [
    'decorum restore latest --preview',
    'decorum restore 00012-before-import',
    'decorum restore --from s3://bucket/decorum',
  ],
  notes: [
    'BACKUP is one of decorum backups; latest is the newest that is whole. It works as well when the book is damaged,',
    'empty or gone: its files are then set aside in quarantine/ beside it. Stop the dashboard first, or restore there,',
    'on its Data page.',
    'A copy from elsewhere is looked over like a stranger’s file, put among the backups, and restored from there.',
  ],
  async run(typed, io) {
    const from = typed.text('from')
    const named = from === undefined ? neededWord(restore, typed, 0, 'a backup') : undefined
    refuseMoreWords(restore, typed, named === undefined ? 0 : 1)
    if (typed.flag('sample'))
      throw new Problem('refused', {
        what: 'The sample book has no backups.',
        why: 'Nothing of it is kept.',
        fix: 'Leave out --sample to go back to a backup of your own book.',
      })
    const path = pathOfBook(typed, io)
    const preview = typed.flag('preview')
    const chosen =
      named !== undefined
        ? chooseBackup(path, named)
        : { backup: await fetchCopy(path, from ?? '', io), passedOver: [] }
    const { backup, passedOver } = chosen
    const trouble = preview ? verifyBackup(path, backup) : null
    const there = sizeOf(path) !== null
    const difference = differenceFrom(path, backup)
    const restored = preview ? null : await restoreBackup(path, backup, io.clock.now())
    if (typed.flag('json')) {
      const { file, at, reason, rows } = backup
      const shape = {
        preview,
        backup: { file, at, reason, rows },
        trouble,
        passedOver,
        leftBehind: difference,
        before: restored?.before?.file ?? null,
        setAside: restored?.setAside ?? [],
      }
      io.out(`${JSON.stringify(shape, null, 2)}\n`)
      return trouble === null ? 0 : 5
    }
    const { zone } = io.clock
    const lines = [
      ...showChosen(chosen, preview, zone),
      ...(trouble === null ? [] : [`It could not be restored: ${safe(trouble)}`]),
      ...(trouble === null && there ? showDifference(difference, preview, zone) : []),
      ...(restored
        ? showRestored(restored)
        : [`Nothing was changed.${trouble === null ? ' Leave out --preview to restore it.' : ''}`]),
    ]
    io.out(`${lines.join('\n')}\n`)
    return trouble === null ? 0 : 5
  },
}
