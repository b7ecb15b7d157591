import { type Examined, examineBook, examineOpen } from '#actions/examine-book.ts'
import { count } from '#model/day.ts'
import { type Command, jsonOption } from './command.ts'
import { pathOfBook } from './open-book.ts'
import { arrow, type Printer, printer, safe } from './print.ts'
import { refuseMoreWords } from './typed.ts'

function show({ ok, contentHash, checks, counts }: Examined, path: string, p: Printer): string {
  const wrong = checks.filter((each) => !each.ok)
  const rows = Object.entries(counts).map(([table, number]) => `${table} ${number}`)
  return [
    `The book: ${safe(path)}`,
    ...checks.flatMap((each) => [
      `  ${each.ok ? 'ok   ' : p.strong('WRONG')}  ${each.id.padEnd(10)}  ${safe(each.says)}`,
      ...(each.fix === null ? [] : [arrow(each.fix, '                     ')]),
    ]),
    ...(rows.length > 0 ? [`Rows: ${rows.join(', ')}.`] : []),
    ...(contentHash === null ? [] : [`Content: ${contentHash}`]),
    ok ? 'All is well.' : `${count(wrong.length, 'check')} of ${checks.length} found something.`,
    '',
  ].join('\n')
}

/** `decorum doctor`: whether the book and its backups are as they should be. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'Examine the book and its backups; nothing is changed.',
  words: '',
  options: { json: jsonOption },
  examples: ['decorum doctor', 'decorum doctor --json'],
  notes: [
    'Exit code 0 when all is well, 5 when a check found something. The content is a hash that is the same for two books',
    'that say the same, whatever their ids: compare it before and after moving a book.',
  ],
  async run(typed, io, openBook) {
    refuseMoreWords(doctor, typed, 0)
    const path = pathOfBook(typed, io)
    const examined = typed.flag('sample') ? examineOpen((await openBook()).store) : examineBook(path)
    if (typed.flag('json')) io.out(`${JSON.stringify(examined, null, 2)}\n`)
    else io.out(show(examined, typed.flag('sample') ? 'the throw-away sample' : path, printer(io.colour)))
    return examined.ok ? 0 : 5
  },
}
