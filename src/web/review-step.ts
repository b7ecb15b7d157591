import { type Book, momentOf } from '#actions/moment.ts'
import { decidedWords } from '#actions/review-report.ts'
import { reviewSoFar, type StepItems } from '#actions/review-so-far.ts'
import type { OpenItem } from '#actions/review-week.ts'
import { weekSpent } from '#actions/week-spent.ts'
import type { ReviewStep } from '#model/review.ts'
import type { Decided } from '#store/decided.ts'
import type { Review } from '#store/reviews.ts'
import type { Queue, QuietLine, StepView } from '#views/review.ts'
import { shown, triage } from './shown.ts'

/** The item asked about now is the one named in the address, else the first; after it come the others, in order. */
function queue<T, S>(
  { open, left }: StepItems<T>,
  toLine: (item: T) => QuietLine,
  named: string | undefined,
  toShown: (item: T) => S,
): Queue<S> {
  const lines = open.map(toLine)
  const at = Math.max(
    0,
    lines.findIndex((line) => line.item === named),
  )
  const current = open[at]
  return {
    current: current === undefined ? null : toShown(current),
    item: lines[at]?.item ?? null,
    after: [...lines.slice(at + 1), ...lines.slice(0, at)],
    left: left.map(toLine),
  }
}

const invitationLine = ({ invitation, contact }: OpenItem): QuietLine => ({
  item: invitation.id,
  name: contact.name,
  on: invitation.sentOn,
})

/** The names under what was decided of them, in the words of the history. */
function decisions(decided: readonly Decided[]): string[] {
  return [...Map.groupBy(decided, (each) => each.kind)].map(
    ([kind, all]) => `${decidedWords[kind]}: ${all.map((each) => each.name).join(', ')}`,
  )
}

/** What one step of a review shows; `named` is the item the person chose to take first. */
export async function stepView(
  book: Book,
  review: Review,
  step: ReviewStep,
  named: string | undefined,
): Promise<StepView> {
  const moment = await momentOf(book)
  const soFar = await reviewSoFar(book, review, step === 'next')
  const { week, counts } = soFar
  const whole = async ({ current, ...rest }: Queue<OpenItem>) => {
    const list = current ? [current] : []
    const findings = new Map(list.map((each) => [each.invitation.id, each.findings]))
    const invitations = list.map((each) => each.invitation)
    const [first = null] = await shown(book, moment, invitations, findings)
    return { current: first, ...rest }
  }
  const received = await whole(queue(soFar.received, invitationLine, named, (each) => each))
  const [asked = null] = received.current ? await triage(book, moment, [received.current]) : []
  const spent = step === 'budget' ? await weekSpent(book, week.since) : { list: [], slots: [] }
  return {
    id: review.id,
    step,
    today: week.today,
    since: week.since,
    openIn: {
      received: soFar.received.open.length,
      stale: soFar.stale.open.length,
      accepted: soFar.thanks.open.length,
      budget: 0,
      next: soFar.next.open.length,
      done: 0,
    },
    received: { ...received, current: asked },
    stale: await whole(queue(soFar.stale, invitationLine, named, (each) => each)),
    thanks: queue(
      soFar.thanks,
      ({ invitation, contact, acceptedOn }) => ({ item: invitation.id, name: contact.name, on: acceptedOn }),
      named,
      ({ contact, acceptedOn }) => ({ contact, acceptedOn }),
    ),
    next: queue(
      soFar.next,
      ({ contact }) => ({ item: contact.id, name: contact.name, on: null }),
      named,
      ({ contact, verdict, isDraft, reasons, purpose, value, chance, place }) => ({
        contact,
        verdict,
        isDraft,
        reasons,
        purpose,
        place,
        chance: `${Math.round(chance.chance * 100)} % (${chance.says})`,
        speaks: value.factors.filter((each) => each.answer === 'yes').map((each) => `${each.factor}, ${each.says}`),
      }),
    ),
    budget: week.budget,
    spent: spent.list,
    slots: spent.slots,
    counts,
    decided: {
      received: decisions(soFar.decided.received),
      sent: decisions(soFar.decided.sent),
      thanked: soFar.decided.thanked.map((each) => each.contact.name),
    },
  }
}
