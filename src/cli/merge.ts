import { findKnown } from '#actions/find-person.ts'
import { mergeContacts, previewMerge } from '#actions/merge-contacts.ts'
import { maybeSame } from '#actions/same-person.ts'
import { count } from '#model/day.ts'
import { type Command, jsonOption } from './command.ts'
import { safe } from './print.ts'
import { neededWord, refuseMoreWords } from './typed.ts'

/** `decorum merge`: make one of two people. */
export const merge: Command = {
  name: 'merge',
  summary: 'Make one of two people who are the same; it can be taken back exactly.',
  words: 'KEEP OTHER',
  options: {
    preview: { type: 'boolean', help: 'Say what it would become, and change nothing.' },
    json: jsonOption,
  },
  examples: ['decorum merge https://www.linkedin.com/in/ana-sousa ana@example.org --preview'],
  notes: [
    'KEEP and OTHER are a name, an e-mail or a profile address, or an id of decorum duplicates. Where both say something',
    'else, KEEP counts; everything that hangs on OTHER moves, and the addresses of both go on naming the person.',
  ],
  async run(typed, io, openBook) {
    const keep = neededWord(merge, typed, 0, 'the person to keep')
    const other = neededWord(merge, typed, 1, 'the other person')
    refuseMoreWords(merge, typed, 2)
    const book = await openBook()
    const [kept, gone] = [await findKnown(book.store.db, keep), await findKnown(book.store.db, other)]
    const preview = typed.flag('preview')
    const { merging, operation } = preview
      ? { merging: await previewMerge(book, kept.id, gone.id), operation: null }
      : await mergeContacts(book, kept.id, gone.id, {}, 'cli')
    const { fields, moved, twoProfiles } = merging
    if (typed.flag('json')) {
      const whole = { kept: kept.id, gone: gone.id, fields, moved, twoProfiles, operation, preview }
      io.out(`${JSON.stringify(whole, null, 2)}\n`)
      return 0
    }
    const width = Math.max(...fields.map(({ field }) => field.length))
    io.out(`${preview ? 'Would become' : 'Became'} one: ${safe(kept.name)} and ${safe(gone.name)}\n`)
    for (const { field, value, kept: own, gone: theirs, open } of fields) {
      const differs = open ? `   (${safe(String(own))} / ${safe(String(theirs))})` : ''
      io.out(`  ${field.padEnd(width)}  ${safe(String(value ?? '')).replaceAll('\n', ' ')}${differs}\n`)
    }
    io.out(
      `  ${count(moved.invitations, 'invitation')}, ${count(moved.messages, 'message')}, ${count(moved.relations, 'relation')} moved\n`,
    )
    if (twoProfiles) io.out('Each has a profile address of their own, which mostly means two people.\n')
    io.out(preview ? 'Nothing was changed.\n' : `To take it back: decorum undo ${operation}\n`)
    return 0
  },
}

/** `decorum duplicates`: who may be in the book twice. */
export const duplicates: Command = {
  name: 'duplicates',
  summary: 'List people who may be one and the same, with what speaks for it.',
  words: '',
  options: { json: jsonOption },
  examples: ['decorum duplicates'],
  notes: ['Nothing is joined by a name alone: decorum merge KEEP OTHER makes one of two.'],
  async run(typed, io, openBook) {
    refuseMoreWords(duplicates, typed, 0)
    const pairs = await maybeSame(await openBook())
    if (typed.flag('json')) io.out(`${JSON.stringify(pairs, null, 2)}\n`)
    else if (pairs.length === 0) io.out('Nobody is in the book twice, as far as names and addresses tell.\n')
    else for (const { one, other, reason } of pairs) io.out(`${one.id} ${other.id}  ${safe(reason)}\n`)
    return 0
  },
}
