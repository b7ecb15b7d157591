import type { Finding, NotJudged } from '#etiquette/judge.ts'
import type { Source } from '#etiquette/rule.ts'
import type { Day } from '#model/day.ts'
import { type Html, html, nothing, onDay, outsideLink, pathTo, person } from '#views/html.ts'
import { mark, severityWords } from './mark.ts'

const kindWords: Readonly<Record<Source['kind'], string>> = {
  platform: 'platform',
  article: 'article',
  reader: 'a reader of the article',
  slip: 'slip',
  research: 'figures',
  convention: 'custom',
  preference: 'taste',
}

/** One source: its title, the place in it, what kind of source it is and when it was read. */
export function sourceLine(source: Source): Html {
  return html`<li>${outsideLink(source.url, source.title)}, ${source.where} <span class="quiet">(${kindWords[source.kind]}, read ${onDay(source.readOn as Day)})</span></li>`
}

/** One finding, with the number its words go by in the note if they are marked there: its severity in a word, what was found, what to do, and on request why and where that comes from; `of` tells it from the same finding elsewhere on the page. */
export function finding(found: Finding, of: string, number?: number): Html {
  const waived = found.waivedBy
  return html`<li class="finding finding-${found.severity}${waived ? ' finding-waived' : ''}">
  <p class="finding-what">${mark(waived ? 'plain' : found.severity)}<strong class="finding-word">${waived ? 'Waived' : severityWords[found.severity]}</strong>${number === undefined ? '' : html` <span class="finding-number" title="Marked ${number} in the note">${number}</span>`} ${person(found.message)}</p>
  ${waived ? html`<p class="finding-fix">Waived on ${onDay(waived.madeOn)}${waived.endsOn ? html` until ${onDay(waived.endsOn)}` : ''}: <bdi>${waived.reason}</bdi></p>` : html`<p class="finding-fix">${person(found.fix)}</p>`}
  <details class="finding-why" id="why-${of}-${found.rule}"><summary>Why, and says who</summary>
    <p>${found.why}</p>
    <ul class="sources">${found.sources.map(sourceLine)}</ul>
    <p><a href="${pathTo('/rules')}#${found.rule}">The whole rule</a></p>
  </details>
</li>`
}

const ORDER = { stop: 0, warn: 1, info: 2 } as const

/** The gravest first and waived ones last; of one gravity, those about words of the note first. */
export function gravestFirst(found: readonly Finding[]): Finding[] {
  const weight = (each: Finding) => (each.waivedBy ? 6 : ORDER[each.severity] * 2) + (each.words ? 0 : 1)
  return found.toSorted((one, other) => weight(one) - weight(other))
}

/** Findings, the gravest first and waived ones last; nothing when there are none. `of` names what they are about. */
export function findings(
  found: readonly Finding[],
  of: string,
  numbers: ReadonlyMap<Finding, number> = new Map(),
): Html {
  if (found.length === 0) return nothing
  return html`<ul class="findings">${gravestFirst(found).map((each) => finding(each, of, numbers.get(each)))}</ul>`
}

/** What could not be judged, and what it would take; nothing when everything could. */
export function notJudged(list: readonly NotJudged[], of: string): Html {
  if (list.length === 0) return nothing
  return html`<details class="not-judged" id="not-judged-${of}"><summary>${list.length === 1 ? 'One rule' : `${list.length} rules`} could not be judged</summary>
  <ul>${list.map((each) => html`<li><a href="${pathTo('/rules')}#${each.rule}">${each.rule}</a> would need ${each.needs}.</li>`)}</ul>
</details>`
}
