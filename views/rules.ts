import type { Rule, Severity, Source } from '#etiquette/rule.ts'
import type { ChosenRule } from '#etiquette/settings.ts'
import type { SubjectKind } from '#etiquette/subjects.ts'
import { count } from '#model/day.ts'
import { type Html, html, pathTo } from '#views/html.ts'
import type { View } from '#views/layout.ts'
import { sourceLine } from './parts/finding.ts'
import { badge, severityWords } from './parts/mark.ts'

export const ruleGroups: readonly (readonly [kind: SubjectKind, title: string, about: string])[] = [
  ['draft', 'Before you invite somebody', 'Looked at when you check an invitation that has not gone out yet.'],
  ['sent', 'Invitations you sent', 'Looked at while an invitation of yours is open.'],
  ['accepted', 'Invitations that were accepted', 'Looked at for a while after somebody accepted yours.'],
  ['received', 'Invitations you received', 'Looked at while somebody waits for your answer.'],
  ['answer', 'Answers about to be given', 'Looked at when you are about to answer an invitation.'],
  ['message', 'Messages and replies', 'Looked at when you write to somebody.'],
  ['account', 'Your account as a whole', 'Looked at across everything you sent.'],
]

/** The severity in force for a rule, in a word. */
function inForce({ rule, severity }: ChosenRule): Html {
  const now: Severity | 'off' = severity ?? rule.severity
  const also = rule.escalatesTo?.filter((each) => each !== now) ?? []
  return html`${now === 'off' ? badge('Off') : badge(severityWords[now], now)}${now !== 'off' && also.length > 0 ? html` <span class="quiet">or ${also.map((each) => severityWords[each].toLowerCase()).join(', ')}</span>` : ''}${severity !== undefined && severity !== rule.severity ? html` <span class="quiet">your choice; ${severityWords[rule.severity].toLowerCase()} by default</span>` : ''}`
}

function optionRows({ rule, options }: ChosenRule): Html | '' {
  const list = Object.entries(rule.options)
  if (list.length === 0) return ''
  return html`<dt>You can set</dt><dd><ul class="plain">${list.map(([name, option]) => {
    const value = options[name] ?? option.default
    return html`<li>${option.help}: <b class="number">${value}</b> ${option.unit}${value === option.default ? '' : html` <span class="quiet">(${option.default} by default)</span>`} <code class="quiet">${name}</code></li>`
  })}</ul></dd>`
}

function sourceRows(label: string, sources: readonly Source[] | undefined): Html | '' {
  if (!sources || sources.length === 0) return ''
  return html`<dt>${label}</dt><dd><ul class="sources">${sources.map(sourceLine)}</ul></dd>`
}

function exampleRows({ examples }: Rule): Html {
  const list = (label: string, each: readonly { readonly says: string }[]) =>
    each.length > 0
      ? html`<dt>${label}</dt><dd><ul class="plain">${each.map(({ says }) => html`<li>${says}</li>`)}</ul></dd>`
      : ''
  return html`${list('Speaks up', examples.flags)}${list('Stays quiet', examples.passes)}`
}

/** One rule, whole, under an anchor of its own. */
function ruleEntry(chosen: ChosenRule): Html {
  const { rule } = chosen
  return html`<article class="rule" id="${rule.id}" data-item tabindex="-1" aria-labelledby="${rule.id}-name">
  <h3 id="${rule.id}-name"><a class="anchor" href="#${rule.id}">${rule.summary}</a></h3>
  <p class="rule-state">${inForce(chosen)} <code class="quiet">${rule.id}</code></p>
  <p>${rule.rationale}</p>
  <dl class="facts facts-long">
    ${rule.exceptions.length > 0 ? html`<dt>Does not apply</dt><dd><ul class="plain">${rule.exceptions.map((each) => html`<li>${each}</li>`)}</ul></dd>` : ''}
    ${exampleRows(rule)}
    ${optionRows(chosen)}
    ${sourceRows('Says who', rule.sources)}
    ${sourceRows('Who disagrees', rule.dissent)}
  </dl>
</article>`
}

/** Every rule, grouped by what it looks at, with its reasons and its sources; can be handed to a stranger. */
export function rulesPage(rules: readonly ChosenRule[]): View {
  const groups = ruleGroups
    .map(([kind, title, about]) => ({
      kind,
      title,
      about,
      rules: rules.filter(({ rule }) => rule.looksAt === kind),
    }))
    .filter((group) => group.rules.length > 0)
  return {
    title: 'Rules',
    current: 'rules',
    lead: html`${count(rules.length, 'rule')} of good manners, each with its reason and its source. A rule advises; you decide. See how they <a href="${pathTo('/insight')}">would have judged your own invitations</a>, or choose a <a href="${pathTo('/presets')}">preset</a>.`,
    body: html`${groups.map(
      (group) => html`<section class="rule-group" id="about-${group.kind}">
  <h2>${group.title}</h2>
  <p class="quiet">${group.about}</p>
  ${group.rules.map(ruleEntry)}
</section>`,
    )}`,
    aside: html`<nav class="contents" aria-label="Rules on this page">${groups.map(
      (group) => html`<h2><a href="#about-${group.kind}">${group.title}</a></h2>
  <ul>${group.rules.map(({ rule }) => html`<li><a href="#${rule.id}">${rule.summary}</a></li>`)}</ul>`,
    )}</nav>`,
  }
}
