import { momentOf } from '#actions/moment.ts'
import { reviewReport } from '#actions/review-report.ts'
import { beginReview, finishReview } from '#actions/review-run.ts'
import { type OpenItem, reviewWeek } from '#actions/review-week.ts'
import { asOfOption, type Command, jsonOption } from './command.ts'
import { budgetAsJson, findingsAsJson } from './print.ts'
import { dayOption, refuseMoreWords } from './typed.ts'

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

/** `decorum review`: the week on one page. */
export const review: Command = {
  name: 'review',
  summary: 'Show the week: received, grown old, accepted, budget, who next.',
  words: '',
  options: {
    finish: { type: 'boolean', help: 'Also keep it as this week’s finished review.' },
    markdown: { type: 'boolean', help: 'Print Markdown, to keep or to send to yourself.' },
    'as-of': asOfOption,
    json: jsonOption,
  },
  examples: ['decorum review', 'decorum review --markdown > week.md'],
  notes: ['The guided review, step by step, is on the Review page.'],
  async run(typed, io, openBook) {
    refuseMoreWords(review, typed, 0)
    const book = await openBook()
    const { today } = await momentOf(book)
    const asOf = dayOption(typed, 'as-of', () => today)
    const week = await reviewWeek(book, asOf)
    if (typed.flag('json')) {
      io.out(
        `${JSON.stringify(
          {
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
          },
          null,
          2,
        )}\n`,
      )
    } else {
      const report = reviewReport(week)
      // On a screen the marks of Markdown only stand in the way.
      io.out(
        typed.flag('markdown')
          ? report
          : report
              .replace(/^#+ /gm, '')
              .replace(/\*\*/g, '')
              .replace(/\\(?=[\\`*_[\]<>#|])/g, ''),
      )
    }
    if (typed.flag('finish')) await finishReview(book, (await beginReview(book, 'cli')).id, 'cli')
    return 0
  },
}
