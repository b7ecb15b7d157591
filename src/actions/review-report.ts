import { count, showDay } from '#model/day.ts'
import type { OpenItem, WeekReview } from './review-week.ts'

/** Markdown gives these a meaning; names and notes come from other people and mean them literally. */
function plain(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|]/g, '\\$&')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

function waitingLines(items: readonly OpenItem[]): string[] {
  return items.map(({ contact, invitation, ageDays, findings }) => {
    const note = invitation.note ? `“${plain(invitation.note)}”` : 'no note'
    const asks = findings.map((finding) => ` ${plain(finding.message)} ${plain(finding.fix)}`).join('')
    return `- **${plain(contact.name)}**, ${showDay(invitation.sentOn)}, ${count(ageDays, 'day')} ago, ${note}.${asks}`
  })
}

function staleLines(items: readonly OpenItem[]): string[] {
  return items.map(({ contact, invitation, ageDays, findings }) => {
    const rules = [...new Set(findings.map((finding) => finding.rule))].join(', ')
    return `- **${plain(contact.name)}**, ${showDay(invitation.sentOn)}, ${count(ageDays, 'day')} ago (${rules}).`
  })
}

function section(title: string, lines: readonly string[], otherwise: string): string[] {
  return ['', `## ${title}`, '', ...(lines.length > 0 ? lines : [otherwise])]
}

/** The review on one page, as Markdown. */
export function reviewReport(week: WeekReview): string {
  const { budget, sentSince } = week
  const thanks = week.accepted.map(
    ({ contact, acceptedOn, wroteSince }) =>
      `- **${plain(contact.name)}**, ${showDay(acceptedOn)}: ${wroteSince ? 'you have written since.' : 'no word from you yet; a line of thanks is enough.'}`,
  )
  const next = week.next.map(
    ({ contact, verdict, reasons }) =>
      `- **${plain(contact.name)}**: ${verdict === 'send' ? 'ready to send.' : plain(reasons.join(' '))}`,
  )
  return [
    `# Week up to ${showDay(week.today)}`,
    '',
    `Since ${showDay(week.since)}: ${count(sentSince.count, 'invitation')} sent, ${sentSince.withNote} of ${sentSince.count} with a note.`,
    ...section('Received, waiting for you', waitingLines(week.received), 'Nobody waits for an answer.'),
    ...section('Sent, grown old', staleLines(week.stale), 'No invitation has waited two weeks.'),
    ...section('Accepted', thanks, 'Nobody new since the last review.'),
    ...section(
      'Budget',
      [
        `- ${budget.used} of ${budget.weekly} used in the last ${count(budget.weekDays, 'day')}; ${budget.left} left, ${budget.reserve} of them kept in reserve.`,
        ...(budget.nextSlotOn ? [`- The next slot frees on ${showDay(budget.nextSlotOn)}.`] : []),
        ...week.account.map((finding) => `- ${plain(finding.message)} ${plain(finding.fix)}`),
      ],
      '',
    ),
    ...section('Who next', next, 'No drafts, and nobody marked as high value who is not invited yet.'),
    '',
  ].join('\n')
}
