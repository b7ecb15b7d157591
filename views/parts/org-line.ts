import { ME } from '#model/contact.ts'
import { count } from '#model/day.ts'
import type { OrgLine, OrgPlace } from '#model/org-line.ts'
import { type Html, html, nothing, onDay, pathTo, person } from '#views/html.ts'
import { personLink } from './invitation.ts'

/** The reporting lines between you and somebody, and the names along them. */
export interface ShownLine extends OrgLine {
  readonly names: ReadonlyMap<string, string>
  /** Whether all of it was asked for. */
  readonly isWhole: boolean
}

function days({ tie }: OrgPlace): Html {
  if (!tie) return nothing
  const { startsOn, endsOn } = tie
  if (!startsOn && !endsOn) return nothing
  return html` <span class="quiet">${startsOn ? html`since ${onDay(startsOn)}` : ''}${startsOn && endsOn ? ', ' : ''}${endsOn ? html`until ${onDay(endsOn)}` : ''}</span>`
}

function place(each: OrgPlace, about: string, names: ShownLine['names']): Html {
  const { id, reports, again } = each
  const name = names.get(id) ?? 'somebody'
  const who =
    id === ME
      ? html`<strong>you</strong>`
      : id === about
        ? html`<strong>${person(name)}</strong>`
        : personLink({ id, name })
  return html`<li>${who}${days(each)}${again ? html` <span class="quiet">(as above)</span>` : ''}${
    reports.length > 0 ? html`<ul>${reports.map((report) => place(report, about, names))}</ul>` : ''
  }</li>`
}

/** The line as an outline, from the top down, each below whom they report to; nothing where no line joins you. */
export function orgLinePart({ tops, more, names, isWhole }: ShownLine, about: string): Html {
  if (tops.length === 0) return nothing
  return html`<figure class="org"><figcaption class="quiet">Reporting line: each reports to the one above.</figcaption>
  <ul>${tops.map((top) => place(top, about, names))}</ul>
  ${more === 0 ? '' : html`<p class="quiet">${count(more, 'more person', 'more people')} on this line ${more === 1 ? 'is' : 'are'} not drawn${isWhole ? '; no page holds them all' : ''}. ${isWhole ? '' : html`<a href="${pathTo(`/people/${encodeURIComponent(about)}`, { line: 'whole' })}#relations">Show the whole line</a>`}</p>`}</figure>`
}
