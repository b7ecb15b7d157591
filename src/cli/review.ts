import { momentOf } from '#actions/moment.ts'
import { compareReviews } from '#actions/review-compare.ts'
import { reviewReport } from '#actions/review-report.ts'
import { beginReview, finishReview, stepToGoOn } from '#actions/review-run.ts'
import { reviewSoFar } from '#actions/review-so-far.ts'
import { type OpenItem, reviewWeek, type WeekReview } from '#actions/review-week.ts'
import { showDay } from '#model/day.ts'
import { openReview } from '#store/reviews.ts'
import { asOfOption, type Command, type Io, jsonOption } from './command.ts'
import { budgetAsJson, findingsAsJson, safe } from './print.ts'
import { dayOption, refuseMoreWords } from './typed.ts'

type Book = Parameters<typeof reviewWeek>[0]

function itemAsJson({ invitation, contact, ageDays, findings }: OpenItem): object {
  return {
    invitation: invitation.id,
    contact: contact.name,
    sentOn: invitation.sentOn,
    ageDays,
    note: invitation.note,
    findings: findingsAsJson(findings),
  }
}

function weekAsJson(week: WeekReview): object {
  return {
    day: week.today,
    since: week.since,
    received: week.received.map(itemAsJson),
    stale: week.stale.map(itemAsJson),
    accepted: week.accepted.map(({ invitation, contact, acceptedOn, wroteSince }) => ({
      invitation: invitation.id,
      contact: contact.name,
      acceptedOn,
      wroteSince,
    })),
    sent: week.sentSince,
    budget: budgetAsJson(week.budget),
    next: week.next.map(({ contact, isDraft, verdict, reasons }) => ({
      contact: contact.name,
      isDraft,
      verdict,
      reasons,
    })),
    account: findingsAsJson(week.account),
  }
}

/** On a screen the marks of Markdown only stand in the way, and what could steer it. */
function withoutMarks(markdown: string): string {
  return markdown
    .replace(/^#+ /gm, '')
    .replace(/\*\*/g, '')
    .replace(/\\(?=[\\`*_[\]<>#|])/g, '')
    .split('\n')
    .map(safe)
    .join('\n')
}

async function showComparison(book: Book, io: Io, as: 'json' | 'markdown' | 'text'): Promise<void> {
  const compared = await compareReviews(book)
  if (as === 'json') {
    const side = (review: NonNullable<typeof compared>['now']) => ({ day: review.day, counts: review.counts })
    const json = compared && { before: side(compared.before), now: side(compared.now), lines: compared.lines }
    io.out(`${JSON.stringify(json, null, 2)}\n`)
    return
  }
  if (compared === null) {
    io.out('There are no two finished reviews to compare yet.\n')
    return
  }
  const head = { says: '', before: showDay(compared.before.day), now: showDay(compared.now.day), difference: '' }
  const rows = [{ ...head, difference: 'Difference' }, ...compared.lines]
  if (as === 'markdown') {
    const lines = rows.map((row) => `| ${row.says} | ${row.before} | ${row.now} | ${row.difference} |`)
    io.out(`${[lines[0], '|---|---|---|---|', ...lines.slice(1)].join('\n')}\n`)
    return
  }
  const width = (column: 'says' | 'before' | 'now') => Math.max(...rows.map((row) => row[column].length))
  const [says, before, now] = [width('says'), width('before'), width('now')]
  const line = (row: typeof head) =>
    `${row.says.padEnd(says)}  ${row.before.padStart(before)}  ${row.now.padStart(now)}  ${row.difference}`.trimEnd()
  io.out(`${rows.map(line).join('\n')}\n`)
}

/** `decorum review`: the week on one page. */
export const review: Command = {
  name: 'review',
  summary: 'Show the week: received, grown old, accepted, budget, who next.',
  words: '',
  options: {
    finish: { type: 'boolean', help: 'Also keep it as this week’s finished review.' },
    compare: { type: 'boolean', help: 'Set the last two finished reviews beside each other instead.' },
    markdown: { type: 'boolean', help: 'Print Markdown, to keep or to send to yourself.' },
    'as-of': asOfOption,
    json: jsonOption,
  },
  examples: ['decorum review', 'decorum review --markdown > week.md', 'decorum review --compare'],
  notes: [
    'The guided review, step by step, is on the Review page; what was decided in one under way is told here too.',
  ],
  async run(typed, io, openBook) {
    refuseMoreWords(review, typed, 0)
    const book = await openBook()
    const as = typed.flag('json') ? 'json' : typed.flag('markdown') ? 'markdown' : 'text'
    if (typed.flag('compare')) {
      await showComparison(book, io, as)
      return 0
    }
    const { today } = await momentOf(book)
    const asOf = dayOption(typed, 'as-of', () => today)
    const finishing = typed.flag('finish') ? await beginReview(book, 'cli') : undefined
    // What was decided belongs to a review under way, and to today.
    const present = asOf === undefined || asOf === today ? (finishing ?? (await openReview(book.store.db))) : undefined
    const soFar = present && (await reviewSoFar(book, present))
    const week = soFar?.week ?? (await reviewWeek(book, asOf))
    if (as === 'json') {
      const underWay = present &&
        soFar && { id: present.id, day: present.day, goesOnAt: stepToGoOn(present), counts: soFar.counts }
      io.out(`${JSON.stringify({ ...weekAsJson(week), review: underWay ?? null }, null, 2)}\n`)
    } else {
      const report = reviewReport(week, soFar)
      io.out(as === 'markdown' ? report : withoutMarks(report))
    }
    if (finishing) await finishReview(book, finishing.id, 'cli')
    return 0
  },
}
