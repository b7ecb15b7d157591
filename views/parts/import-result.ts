import type { Compared, Some, Told, ToldChange } from '#model/compared.ts'
import type { Day } from '#model/day.ts'
import { grouped } from '#model/grouped.ts'
import { dated, type Html, html, nothing, onDay, pathTo, person } from '#views/html.ts'
import { answer } from './items.ts'
import { table } from './table.ts'

/** Rows of a file and what became of them. */
export interface RowsCounted {
  readonly read: number
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly rejected: number
}

/** What an import did or would do, as it is shown and as it is kept. */
export interface ImportResult {
  readonly kind: string
  readonly files: readonly { readonly name: string; readonly rows: RowsCounted }[]
  readonly total: RowsCounted
  readonly rejected: readonly { readonly file: string; readonly line: number; readonly reason: string }[]
  readonly skipped: readonly string[]
  readonly inferredAccepted: number
  readonly byName: number
  readonly doubles: number
  readonly compared: Compared | null
  readonly remarks: readonly string[]
}

const MOST_SHOWN = 200

/** A count with its noun, thousands set apart. */
const many = (number: number, one: string, several = `${one}s`) => `${grouped(number)} ${number === 1 ? one : several}`

function rejectedPart({ rejected, total }: ImportResult): Html {
  if (rejected.length === 0) return nothing
  const shown = rejected.slice(0, MOST_SHOWN)
  return html`<details class="section fold"${total.rejected <= 20 ? html` open` : ''}><summary><h2>${many(total.rejected, 'row')} that cannot be used</h2></summary>
  ${table(
    total.rejected > shown.length
      ? `The first ${shown.length} of ${grouped(total.rejected)}.`
      : 'By their line in the file.',
    [{ label: 'File' }, { label: 'Line', number: true }, { label: 'Why' }],
    shown.map(({ file, line, reason }) => [person(file), grouped(line), person(reason)]),
  )}
</details>`
}

const linkTo = ({ contactId, name }: { readonly contactId: string; readonly name: string }) =>
  html`<a href="${pathTo(`/people/${encodeURIComponent(contactId)}`)}">${person(name)}</a>`

function list<T>(title: string, says: string, { all, some }: Some<T>, line: (each: T) => Html): Html {
  if (all === 0) return nothing
  const more = all - Math.min(all, some.length, MOST_SHOWN)
  return html`<section class="section"><h3>${title} <span class="quiet number">${grouped(all)}</span></h3>
  ${says ? html`<p class="quiet">${says}</p>` : ''}
  <ul class="plain told">${some.slice(0, MOST_SHOWN).map((each) => html`<li>${line(each)}</li>`)}</ul>
  ${more > 0 ? html`<p class="quiet">and ${grouped(more)} more.</p>` : ''}
</section>`
}

const change = (each: ToldChange) =>
  html`${linkTo(each)}: ${person(each.is)} <span class="quiet">(was ${person(each.was)})</span>`

/** What an archive shows beside the one before it; questions can be answered where `today` is given. */
function comparedPart(compared: Compared, today: Day | null): Html {
  const { since, accepted, goneConnections, goneInvitations, sentAgain, jobs, names, questions } = compared
  const lists = [accepted, goneConnections, goneInvitations, sentAgain, jobs, names, questions]
  if (lists.every(({ all }) => all === 0))
    return html`<p class="quiet">Beside the archive of ${onDay(since)} nothing else has changed.</p>`
  const told = (each: Told) =>
    today === null ? html`${linkTo(each)}, ${onDay(each.on)}` : html`${linkTo(each)}, ${dated(each.on, today)}`
  return html`<section class="section" id="compared"><h2>Since the archive of ${onDay(since)}</h2>
  ${list(
    'No longer in your chain?',
    'They are at another company now. Nothing has been changed: say so if the line between you has ended.',
    questions,
    (each) =>
      html`${linkTo(each)} left ${person(each.was)} for ${person(each.is)}. ${
        today === null
          ? ''
          : answer({
              label: 'The line has ended',
              action: `/people/${encodeURIComponent(each.contactId)}/relations/${encodeURIComponent(each.relationId)}`,
              values: { what: 'end', on: today },
              replaces: null,
            })
      }`,
  )}
  ${list('Accepted since', '', accepted, told)}
  ${list(
    'Connections it no longer lists',
    'Removed by one of you, or their profile was closed or hidden: which, the archive does not say.',
    goneConnections,
    told,
  )}
  ${list(
    'Open invitations it no longer lists',
    'Withdrawn, declined or otherwise ended: which, the archive does not say. They stay open here until you say how they ended.',
    goneInvitations,
    told,
  )}
  ${list('Sent again', 'The earlier one had ended unseen.', sentAgain, (each) => html`${told(each)} <span class="quiet">(before: ${onDay(each.earlier)})</span>`)}
  ${list('New work', '', jobs, change)}
  ${list('New names', '', names, change)}
</section>`
}

/** What an import did, or would do: every row has one fate, and what it means is told below. */
export function importResult(
  result: ImportResult,
  { done, today }: { readonly done: boolean; readonly today: Day | null },
): Html {
  const { files, total, skipped, inferredAccepted, byName, doubles, compared, remarks } = result
  const cells = ({ read, new: added, changed, same, rejected }: RowsCounted) =>
    [read, added, changed, same, rejected].map(grouped)
  const would = (number: number) => (done ? (number === 1 ? 'is' : 'are') : 'would be')
  return html`${table(
    'Rows of each file: every row read is new, changed, the same, or cannot be used.',
    [
      { label: 'File' },
      { label: 'Read', number: true },
      { label: 'New', number: true },
      { label: 'Changed', number: true },
      { label: 'Same', number: true },
      { label: 'Rejected', number: true },
    ],
    [
      ...files.map(({ name, rows }) => [person(name), ...cells(rows)]),
      ...(files.length > 1 ? [['Together', ...cells(total)]] : []),
    ],
  )}
  ${inferredAccepted > 0 ? html`<p>${many(inferredAccepted, 'invitation')} ${would(inferredAccepted)} concluded to be accepted, because the person is a connection now. The archive itself never says so; each is marked as concluded.</p>` : ''}
  ${byName > 0 ? html`<p>${many(byName, 'row')} ${would(byName)} joined by name alone: this archive has no addresses to tell people by.</p>` : ''}
  ${doubles > 0 ? html`<p>${many(doubles, 'person', 'people')} may be somebody you have already under the same name. Nothing ${done ? 'is' : 'would be'} joined by a name alone${done ? html`: <a href="/people/duplicates">look at them side by side</a>` : ''}.</p>` : ''}
  ${remarks.map((remark) => html`<p>${remark}</p>`)}
  ${compared ? comparedPart(compared, done ? today : null) : ''}
  ${rejectedPart(result)}
  ${skipped.length > 0 ? html`<p class="quiet">Of no use here, passed over: ${person(skipped.join(', '))}.</p>` : ''}`
}
