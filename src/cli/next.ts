import { momentOf } from '#actions/moment.ts'
import { type NextItem, whoNext } from '#actions/who-next.ts'
import { asOfOption, type Command, jsonOption } from './command.ts'
import { budgetAsJson, type Printer, printer, safe, showBudget, wrap } from './print.ts'
import { dayOption, refuseMoreWords } from './typed.ts'

const placeWords: Readonly<Record<NextItem['place'], string>> = {
  now: 'now',
  reserve: 'out of the reserve',
  later: 'later',
}

function showItem(item: NextItem, index: number, p: Printer): string {
  const { contact, worth, chance, score, value, place, isDraft, reasons } = item
  const work = [contact.position, contact.company].filter(Boolean).join(', ')
  const factors = value.factors
    .filter((each) => each.answer !== 'unknown')
    .map((each) => `${each.answer === 'yes' ? '+' : '−'} ${each.factor}: ${each.says}`)
  const unknown = value.factors.filter((each) => each.answer === 'unknown').map((each) => each.factor)
  const why = [
    `worth ${worth} × chance ${Math.round(chance.chance * 100)} % = ${score.toFixed(1)}`,
    ...factors,
    ...(unknown.length > 0 ? [`? not known: ${unknown.join(', ')}`] : []),
    chance.says,
  ]
  return [
    `${String(index + 1).padStart(3)}. ${p.strong(safe(contact.name))}${work ? ` (${safe(work)})` : ''}: ${placeWords[place]}${isDraft ? '' : ', no draft yet'}`,
    p.quiet(wrap(why.join('; '), '     ')),
    ...reasons.map((reason) => wrap(reason, '     ')),
  ].join('\n')
}

/** `decorum next`: whom to spend the next invitations on. */
export const next: Command = {
  name: 'next',
  summary: 'Rank drafts and people worth inviting by worth × chance, under the budget.',
  words: '',
  options: { 'as-of': asOfOption, json: jsonOption },
  examples: ['decorum next'],
  notes: [
    'Worth counts what speaks for somebody, on top of 1 for anybody: your mark 3, a company or role among your goals 2',
    'each, work like yours, industry, region and a tie 1 each. The chance is that of your own earlier invitations.',
  ],
  async run(typed, io, openBook) {
    refuseMoreWords(next, typed, 0)
    const book = await openBook()
    const { today, zone } = await momentOf(book)
    const { budget, items } = await whoNext(
      book,
      dayOption(typed, 'as-of', () => today),
    )
    if (typed.flag('json')) {
      const shown = items.map(({ contact, note, findings: _, ...item }) => ({
        contact: contact.name,
        hasNote: note !== '',
        ...item,
      }))
      io.out(`${JSON.stringify({ budget: budgetAsJson(budget), next: shown }, null, 2)}\n`)
      return 0
    }
    const p = printer(io.colour)
    if (items.length === 0)
      io.out('No drafts, and nobody who is worth an invitation by your marks and goals and has none yet.\n')
    for (const [index, item] of items.entries()) io.out(`${showItem(item, index, p)}\n`)
    io.out(`${showBudget(budget, zone)}\n`)
    return 0
  },
}
