import { answerPerson, eventWords } from '#actions/answer-invitation.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import { showDay } from '#model/day.ts'
import { type Direction, EVENT_KINDS } from '#model/invitation.ts'
import { Problem } from '#model/problem.ts'
import { type Command, type Io, jsonOption, type Typed } from './command.ts'
import { judgementAsJson, printer, safe, showFindings } from './print.ts'
import { dayOption, neededWord, refuseMoreWords, textOption } from './typed.ts'

const WHAT = ['sent', 'received', ...EVENT_KINDS] as const

function direction(typed: Typed): Direction | undefined {
  const text = typed.text('direction')
  if (text === undefined || text === 'sent' || text === 'received') return text
  throw new Problem('bad-input', {
    what: `--direction ${text} is not clear.`,
    why: 'An invitation is sent or received.',
    fix: 'Write --direction sent or --direction received.',
    field: 'direction',
  })
}

async function logNew(book: Book, way: Direction, person: string, typed: Typed, io: Io): Promise<number> {
  const { today } = await momentOf(book)
  const logged = await logInvitation(book, {
    direction: way,
    person,
    on: dayOption(typed, 'on', () => today),
    note: (await textOption(typed, 'note', io)) ?? '',
    purpose: typed.text('purpose') ?? null,
    by: 'cli',
  })
  const { contact, invitation, checked, operation } = logged
  if (typed.flag('json')) {
    io.out(
      `${JSON.stringify(
        {
          operation,
          contact: { id: contact.id, name: contact.name },
          invitation: { id: invitation.id, direction: way, sentOn: invitation.sentOn },
          ...(checked && judgementAsJson(checked)),
        },
        null,
        2,
      )}\n`,
    )
    return 0
  }
  const p = printer(io.colour)
  io.out(
    `Logged: invitation ${way === 'sent' ? 'to' : 'from'} ${safe(contact.name)}, ${showDay(invitation.sentOn)}. To take it back: decorum undo ${operation}\n`,
  )
  if (checked && checked.findings.length > 0) io.out(`\nKept with it:\n\n${showFindings(checked.findings, p)}\n`)
  return 0
}

/** `decorum log`: write down what happened. */
export const log: Command = {
  name: 'log',
  summary: 'Write down an invitation sent or received, or what became of one.',
  words: `${WHAT.slice(0, 5).join('|')}|… PERSON`,
  options: {
    on: {
      type: 'string',
      value: 'DAY',
      help: 'The day it happened (YYYY-MM-DD, today, yesterday); today if left out.',
    },
    note: { type: 'string', value: 'TEXT', help: 'The note sent or received; - reads it from standard input.' },
    purpose: { type: 'string', value: 'TEXT', help: 'Why you wanted this connection, for yourself.' },
    direction: {
      type: 'string',
      value: 'WAY',
      help: 'The way it went, sent or received; needed when there is an open one both ways.',
    },
    json: jsonOption,
  },
  examples: [
    'decorum log sent "Ana Sousa" --on 2026-11-20 --note "Hi Ana, …"',
    'decorum log accepted "Ana Sousa" --on today',
  ],
  notes: [
    `What can be logged: ${WHAT.join(', ')}.`,
    'Logging never asks whether it was wise: what happened, happened.',
  ],
  async run(typed, io, openBook) {
    const what = neededWord(log, typed, 0, `what happened: ${WHAT.join(', ')}`)
    const person = neededWord(log, typed, 1, 'a person')
    refuseMoreWords(log, typed, 2)
    if (what === 'sent' || what === 'received') return logNew(await openBook(), what, person, typed, io)
    const kind = EVENT_KINDS.find((each) => each === what)
    if (!kind) {
      throw new Problem('bad-input', {
        what: `"${what}" is nothing Decorum can log.`,
        why: `It can log: ${WHAT.join(', ')}.`,
        fix: 'Use one of these.',
      })
    }
    const way = direction(typed)
    const book = await openBook()
    const { today } = await momentOf(book)
    const text = await textOption(typed, 'note', io)
    const on = dayOption(typed, 'on', () => today)
    const { contact, invitation, operation } = await answerPerson(book, person, { kind, on, text, by: 'cli' }, way)
    if (typed.flag('json')) {
      io.out(
        `${JSON.stringify({ operation, contact: { id: contact.id, name: contact.name }, invitation: { id: invitation.id, direction: invitation.direction, sentOn: invitation.sentOn, events: invitation.events } }, null, 2)}\n`,
      )
    } else {
      io.out(
        `Logged: invitation ${invitation.direction === 'sent' ? 'to' : 'from'} ${safe(contact.name)} of ${showDay(invitation.sentOn)}, ${eventWords[kind]} on ${showDay(on ?? today)}. To take it back: decorum undo ${operation}\n`,
      )
    }
    return 0
  },
}
