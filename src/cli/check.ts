import { checkDraft, checkWords, type WordsToCheck } from '#actions/check-draft.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import type { Verdict } from '#etiquette/judge.ts'
import { Problem } from '#model/problem.ts'
import { asOfOption, type Command, type Io, jsonOption, type Typed } from './command.ts'
import { budgetAsJson, judgementAsJson, printer, safe, showChecked, showFindings } from './print.ts'
import { dayOption, refuseMoreWords, textOption } from './typed.ts'

const exitCode: Readonly<Record<Verdict, number>> = { send: 0, reconsider: 1, dont: 2 }

const KINDS = ['invitation', 'message', 'reply'] as const

interface Line extends WordsToCheck {
  readonly id: unknown
  /** Where it stands in the file, from 1. */
  readonly number: number
}

function badLine(number: number, why: string): Problem {
  return new Problem('bad-input', {
    what: `Line ${number} of the drafts cannot be judged.`,
    why,
    fix: 'Each line is one JSON object: {"id": …, "note": "…", "kind": "invitation", "message" or "reply"}; "to" and "purpose" may follow.',
  })
}

function readLine(text: string, number: number): Line {
  let value: Record<string, unknown>
  try {
    value = JSON.parse(text) as Record<string, unknown>
  } catch {
    throw badLine(number, 'It is not JSON.')
  }
  if (typeof value !== 'object' || value === null) throw badLine(number, 'It is not an object.')
  const { id, note, kind = 'invitation', to, purpose } = value
  if (typeof note !== 'string') throw badLine(number, 'It has no "note", or one that is not text.')
  const known = KINDS.find((each) => each === kind)
  if (!known) throw badLine(number, `Its "kind" is ${JSON.stringify(kind)}.`)
  return {
    id: id ?? null,
    number,
    note,
    kind: known,
    to: typeof to === 'string' && to.trim() !== '' ? to : undefined,
    purpose: typeof purpose === 'string' ? purpose : undefined,
  }
}

/** The same judgements; a Problem on the way names the line it is about. */
async function* inLine<T>(all: AsyncGenerator<T>, line: () => number | undefined): AsyncGenerator<T> {
  try {
    yield* all
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw new Problem(error.kind, {
      what: `Line ${line()} of the drafts: ${error.message}`,
      why: error.why,
      fix: error.fix,
    })
  }
}

async function checkFile(path: string, typed: Typed, io: Io, book: Book): Promise<number> {
  const text = path === '-' ? await io.readInput() : await io.readText(path)
  const lines = text
    .split('\n')
    .map((line, index) => [line.trim(), index + 1] as const)
    .filter(([line]) => line !== '')
    .map(([line, number]) => readLine(line, number))
  const { today } = await momentOf(book)
  const p = printer(io.colour)
  const source = (async function* () {
    yield* lines
  })()
  const asOf = dayOption(typed, 'as-of', () => today)
  let index = 0
  for await (const judgement of inLine(checkWords(book, source, asOf), () => lines[index]?.number)) {
    const id = lines[index++]?.id
    if (typed.flag('json')) io.out(`${JSON.stringify({ id, ...judgementAsJson(judgement) })}\n`)
    else {
      const findings = showFindings(judgement.findings, p)
      io.out(
        `${p.strong(safe(typeof id === 'string' ? id : JSON.stringify(id)))}: ${p.verdict(judgement.verdict)}\n${findings ? `${findings}\n` : ''}\n`,
      )
    }
  }
  return 0
}

/** `decorum check`: should I, now, with these words? */
export const check: Command = {
  name: 'check',
  summary: 'Judge an invitation before it is sent.',
  words: '--to PERSON',
  options: {
    to: { type: 'string', value: 'PERSON', help: 'Whom: a name, an e-mail address or a profile address.' },
    note: { type: 'string', value: 'TEXT', help: 'The note; - reads it from standard input.' },
    purpose: { type: 'string', value: 'TEXT', help: 'Why you want this connection, for yourself.' },
    file: { type: 'string', value: 'FILE', help: 'Judge many drafts, one JSON object a line; - for standard input.' },
    'as-of': asOfOption,
    json: jsonOption,
  },
  examples: [
    'decorum check --to "Ana Sousa" --note "Hi Ana, your talk on tide maps…" --purpose "swap notes"',
    'decorum check --file drafts.jsonl --json',
  ],
  notes: [
    'Exit code: 0 send, 1 reconsider, 2 better not, 3 or more when it could not be judged. With --file: 0 once all',
    'lines are judged; each carries its own verdict.',
  ],
  async run(typed, io, openBook) {
    refuseMoreWords(check, typed, 0)
    const file = typed.text('file')
    const to = typed.text('to')
    if (file === undefined && to === undefined) {
      throw new Problem('bad-input', {
        what: 'decorum check needs a person or a file.',
        why: 'A verdict joins the person, your history with them and the note.',
        fix: `For example: ${check.examples[0]}`,
        field: 'to',
      })
    }
    const book = await openBook()
    if (file !== undefined) return checkFile(file, typed, io, book)
    const { today, zone } = await momentOf(book)
    const asOf = dayOption(typed, 'as-of', () => today)
    const checked = await checkDraft(book, {
      to: to ?? '',
      note: (await textOption(typed, 'note', io)) ?? '',
      purpose: typed.text('purpose') ?? null,
      ...(asOf && { asOf }),
    })
    if (typed.flag('json')) {
      const { found } = checked
      const contact = found.known
        ? { id: found.contact.id, name: found.contact.name }
        : { id: null, name: found.contact.name }
      const whole = { ...judgementAsJson(checked), contact, budget: budgetAsJson(checked.budget), value: checked.value }
      io.out(`${JSON.stringify(whole, null, 2)}\n`)
    } else io.out(showChecked(checked, zone, printer(io.colour)))
    return exitCode[checked.verdict]
  },
}
