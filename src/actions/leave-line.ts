import { addDays, type Day } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { inOperation } from '#store/journal.ts'
import { keepSetting, readAllKept } from '#store/settings.ts'
import type { By } from './log-invitation.ts'
import type { Book } from './moment.ts'
import { nowQueue, type QueueLine } from './now-queue.ts'

const EVER = '9999-12-31' as Day

/** For how many days each kind of line may be left; null for good, undefined where it asks for a decision. */
const DAYS: Readonly<Partial<Record<QueueLine['kind'], number | null>>> = {
  accepted: null,
  wait: null,
  stale: 14,
  account: 7,
}

function nameOf(line: QueueLine): string {
  if ('contact' in line) return line.contact.name
  return line.kind === 'wait' ? line.wait.contact.name : 'your account'
}

/**
 * Leaves a line of the queue as it is: for good, or until it is worth another look. Nothing else in the book changes.
 * Throws a Problem when the line is not there, or asks for a decision.
 */
export async function leaveLine(
  book: Book,
  id: string,
  by: By,
): Promise<{ readonly until: Day | null; readonly operation: string | null }> {
  const { moment, lines } = await nowQueue(book)
  const line = lines.find((each) => each.id === id)
  const days = line && DAYS[line.kind]
  if (!line || days === undefined) {
    throw new Problem(line ? 'refused' : 'not-found', {
      what: line ? 'This one cannot be left by itself.' : 'This line is not in the queue any more.',
      why: line ? 'It asks for a decision.' : 'It may have been answered since the page was opened.',
      fix: line ? 'Give one of its answers.' : 'Open the page again.',
    })
  }
  const until = days === null ? null : addDays(moment.today, days)
  const label = `Leave ${nameOf(line)} ${until === null ? 'as it is' : 'for now'}`
  const { operation } = await inOperation(book.store, { by, at: moment.now, label }, async (write) => {
    // What was left until a day that is over has done its work.
    for (const [name, day] of await readAllKept(write.trx, 'left.'))
      if (String(day) < moment.today) await keepSetting(write, `left.${name}`, null)
    await keepSetting(write, `left.${id}`, until ?? EVER)
  })
  return { until, operation }
}
