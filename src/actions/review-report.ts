import { reviewOverdue } from '#etiquette/rules/review-overdue.ts'
import { count, showDay, weekday } from '#model/day.ts'
import type { EventKind } from '#model/invitation.ts'
import { closingWords, nextReviewOn } from '#model/review.ts'
import type { Decided } from '#store/decided.ts'
import type { ReviewSoFar } from './review-so-far.ts'
import type { OpenItem, WeekReview } from './review-week.ts'

// So many lines of each section, and characters of a note or a reason, fit one sheet of paper together with the rest.
const MOST_LINES = 5
const MOST_NAMES = 6
const LONGEST = 110

/** Markdown gives these a meaning; names and notes come from other people and mean them literally. */
function plain(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|]/g, '\\$&')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

function short(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()]
  return plain(
    letters.length > LONGEST
      ? `${letters
          .slice(0, LONGEST - 1)
          .join('')
          .trimEnd()}…`
      : letters.join(''),
  )
}

function waitingLines(items: readonly OpenItem[]): string[] {
  return items.map(({ contact, invitation, ageDays }) => {
    const note = invitation.note ? `“${short(invitation.note)}”` : 'no note'
    return `- **${plain(contact.name)}**, ${showDay(invitation.sentOn)}, ${count(ageDays, 'day')} ago, ${note}`
  })
}

function staleLines(items: readonly OpenItem[]): string[] {
  return items.map(
    ({ contact, invitation, ageDays }) =>
      `- **${plain(contact.name)}**, ${showDay(invitation.sentOn)}, ${count(ageDays, 'day')} ago`,
  )
}

/** A section of at most a few lines; what is more is counted, and `where` says on which page all of it is. */
function section(title: string, lines: readonly string[], otherwise: string, where?: string): string[] {
  const shown = lines.length > MOST_LINES + 1 ? lines.slice(0, MOST_LINES) : lines
  const more = lines.length - shown.length
  return [
    '',
    `## ${title}`,
    '',
    ...(lines.length > 0 ? shown : [otherwise]),
    ...(more > 0 ? [`- and ${more} more${where ? `, on the ${where} page` : ''}.`] : []),
  ]
}

/** What was decided of an invitation, in a review’s words. */
export const decidedWords: Readonly<Record<EventKind, string>> = {
  accepted: 'accepted',
  ignored: 'ignored',
  answered: 'written back to',
  reported: 'reported',
  withdrawn: 'withdrawn',
  expired: 'expired',
  'unknown-person': 'not known',
  reopened: 'open again',
}

function names(list: readonly string[]): string {
  const shown = list.slice(0, MOST_NAMES).map((name) => `**${plain(name)}**`)
  const more = list.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function byKind(decided: readonly Decided[]): string {
  return [...Map.groupBy(decided, (each) => each.kind)]
    .map(([kind, all]) => `${decidedWords[kind]}: ${names(all.map((each) => each.name))}`)
    .join('; ')
}

/** A line of what was decided; left out where there was nothing to decide. */
function decidedLine(says: string, done: number, base: number, whom: string): string[] {
  return base === 0 ? [] : [`- ${says}: ${done} of ${base}${whom === '' ? '' : ` (${whom})`}.`]
}

function decidedLines({ decided, counts }: Pick<ReviewSoFar, 'decided' | 'counts'>): string[] {
  return [
    ...decidedLine('Received, decided', counts.receivedDecided, counts.received, byKind(decided.received)),
    ...decidedLine(
      'Sent and old, withdrawn or noted',
      counts.staleWithdrawn + counts.staleNoted,
      counts.stale,
      byKind(decided.sent),
    ),
    ...decidedLine('Thanked', counts.thanked, counts.thanks, names(decided.thanked.map((each) => each.contact.name))),
    ...decidedLine('Left for next time', counts.left, counts.items, ''),
  ]
}

/** The review on one page, as Markdown; with what was decided in it, where it belongs to a review. */
export function reviewReport(week: WeekReview, soFar?: Pick<ReviewSoFar, 'decided' | 'counts'>): string {
  const { budget, sentSince } = week
  const thanks = week.accepted
    .toSorted((a, b) => Number(a.wroteSince) - Number(b.wroteSince))
    .map(
      ({ contact, acceptedOn, wroteSince }) =>
        `- **${plain(contact.name)}**, ${showDay(acceptedOn)}: ${wroteSince ? 'you have written since.' : 'no word from you yet; a line of thanks is enough.'}`,
    )
  const next = week.next.map(
    ({ contact, verdict, reasons }) =>
      `- **${plain(contact.name)}**: ${verdict === 'send' ? 'ready to send.' : plain(reasons[0] ?? 'worth a look.')}`,
  )
  const on = nextReviewOn(week.today)
  return [
    `# Week up to ${showDay(week.today)}`,
    '',
    `Since ${showDay(week.since)}: ${count(sentSince.count, 'invitation')} sent, ${sentSince.withNote} of ${sentSince.count} with a note, ${sentSince.highValue} of ${sentSince.count} to people of high value to you.`,
    ...(soFar
      ? [
          ...section('Decided in this review', decidedLines(soFar), 'Nothing asked for an answer.'),
          '',
          `${closingWords(soFar.counts)} The next review: ${weekday(on)}, ${showDay(on)}.`,
        ]
      : []),
    ...section('Received, waiting for you', waitingLines(week.received), 'Nobody waits for an answer.', 'Received'),
    ...section('Sent, grown old', staleLines(week.stale), 'No invitation has waited two weeks.', 'Sent'),
    ...section('Accepted', thanks, 'Nobody new since the last review.'),
    ...section(
      'Budget',
      [
        `- ${budget.used} of ${budget.weekly} used in the last ${count(budget.weekDays, 'day')}; ${budget.left} left, ${budget.reserve} of them kept in reserve.`,
        ...(budget.nextSlotOn ? [`- The next slot frees on ${showDay(budget.nextSlotOn)}.`] : []),
        ...week.account
          // Its end answers that it was due.
          .filter((finding) => !soFar || finding.rule !== reviewOverdue.id)
          .map((finding) => `- ${plain(finding.message)}`),
      ],
      '',
    ),
    ...section('Who next', next, 'No drafts, and nobody marked as high value who is not invited yet.', 'Drafts'),
    '',
  ].join('\n')
}
