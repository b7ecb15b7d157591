import { listFindings } from '#actions/list-findings.ts'
import { momentOf } from '#actions/moment.ts'
import { count } from '#model/day.ts'
import { asOfOption, type Command, jsonOption } from './command.ts'
import { arrow, findingsAsJson, printer, showSource, wrap } from './print.ts'
import { dayOption, refuseMoreWords } from './typed.ts'

/** `decorum findings`: what the rules say about what stands open. */
export const findings: Command = {
  name: 'findings',
  summary: 'List what needs you: open invitations of both directions, and the account.',
  words: '',
  options: { 'as-of': asOfOption, json: jsonOption },
  examples: ['decorum findings', 'decorum findings --as-of 2026-11-20 --json'],
  async run(typed, io, openBook) {
    refuseMoreWords(findings, typed, 0)
    const book = await openBook()
    const { today } = await momentOf(book)
    const judged = await listFindings(
      book,
      dayOption(typed, 'as-of', () => today),
    )
    if (typed.flag('json')) {
      const shapes = findingsAsJson(judged.findings)
      const all = judged.findings.map(({ subject }, index) => ({
        ...shapes[index],
        subject: { kind: subject.kind, id: subject.id, contact: subject.contact?.name ?? null },
      }))
      io.out(`${JSON.stringify(all, null, 2)}\n`)
      return 0
    }
    const p = printer(io.colour)
    if (judged.findings.length === 0) io.out('Nothing needs you today.\n')
    // The reason and the sources are the same for every finding of one rule: told once, below its findings.
    const groups = Map.groupBy(judged.findings, ({ severity, rule }) => `${severity} ${rule}`)
    for (const group of groups.values()) {
      const [first] = group
      if (!first) continue
      io.out(`${p.severity(first.severity)}  ${p.strong(first.rule)}\n`)
      for (const { message, fix } of group) io.out(`${wrap(message, '      ')}\n${arrow(fix, '      ')}\n`)
      io.out(`${p.quiet(wrap(`${first.why} From: ${first.sources.map(showSource).join('; ')}.`, '      '))}\n\n`)
    }
    for (const { message, fix } of judged.remarks) io.out(`${wrap(message, '')}\n${arrow(fix, '')}\n`)
    if (judged.waived.length > 0) io.out(`${count(judged.waived.length, 'finding')} waived.\n`)
    return 0
  },
}
