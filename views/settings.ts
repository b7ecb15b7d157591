import type { ChosenRule } from '#etiquette/settings.ts'
import type { Day } from '#model/day.ts'
import { grouped } from '#model/grouped.ts'
import { type LimitFact, limitFacts } from '#model/limits.ts'
import { type defaultSettings, type SettingFact, settingFacts, settingIn, showSetting } from '#model/settings.ts'
import { type Html, html, onDay, outsideLink } from './html.ts'
import type { View } from './layout.ts'
import { type Choice, type Field, field, formProblems } from './parts/field.ts'
import type { FormState } from './parts/person-form.ts'
import { type RuleState, ruleChoices } from './parts/rule-choice.ts'
import { ruleGroups } from './rules.ts'

export type SettingGroup = 'me' | 'goals' | 'account' | 'view'

interface GroupFacts {
  readonly key: SettingGroup
  readonly title: string
  readonly about: string
}

const groups: readonly GroupFacts[] = [
  { key: 'me', title: 'Me', about: 'Who is who in your book, and what you share with others.' },
  {
    key: 'goals',
    title: 'Goals',
    about: 'What you look for. It decides what a contact is worth to you, and nothing else.',
  },
  {
    key: 'account',
    title: 'Account and limits',
    about: 'The figures the rules go by, each with where it comes from. An empty field goes back to the default.',
  },
  { key: 'view', title: 'Time and colours', about: 'What today is, and how the pages look.' },
]

/** Whether `text` names a group of settings. */
export function isSettingGroup(text: string): text is SettingGroup {
  return groups.some(({ key }) => key === text)
}

function groupOf({ key }: SettingFact): SettingGroup {
  if (key.startsWith('me.')) return 'me'
  if (key.startsWith('goals.')) return 'goals'
  return key === 'zone' || key === 'theme' ? 'view' : 'account'
}

/** The settings of a group, in order. */
export function settingsOf(group: SettingGroup): readonly SettingFact[] {
  return settingFacts.filter((fact) => groupOf(fact) === group)
}

/** The name a setting has in a form: a dot has no place in one. */
export function fieldNameOf({ key }: Pick<SettingFact, 'key'>): string {
  return key.replace('.', '-')
}

const choiceWords: Readonly<Record<string, string>> = {
  auto: 'As this machine is set',
  'people-i-know': 'People I know',
  'with-a-reason': 'Whoever gives a reason',
}

function choicesOf({ choices = [] }: SettingFact): Choice[] {
  return choices.map((value) => ({
    value,
    label: choiceWords[value] ?? value.charAt(0).toUpperCase() + value.slice(1),
  }))
}

function limitHint(fact: LimitFact): Html {
  return html`${fact.help} <span class="source">${grouped(fact.default)} ${fact.unit} by default. ${outsideLink(fact.url, fact.source)}, read ${onDay(fact.readOn as Day)}.</span>`
}

function settingField(fact: SettingFact, { written, errors }: FormState): Html {
  const name = fieldNameOf(fact)
  const value = written[name] ?? ''
  const limit = limitFacts.find((each) => `limits.${each.key}` === fact.key)
  const common = { name, label: fact.label, hint: limit ? limitHint(limit) : fact.help, value, error: errors[name] }
  const given: Field =
    fact.kind === 'choice'
      ? { ...common, as: 'select', choices: choicesOf(fact), required: true }
      : fact.kind === 'number'
        ? {
            ...common,
            as: 'number',
            extra: {
              ...(fact.least !== undefined && { min: fact.least }),
              ...(fact.most !== undefined && { max: fact.most }),
            },
          }
        : fact.kind === 'day'
          ? { ...common, as: 'date' }
          : { ...common, extra: { autocomplete: 'off', ...(fact.kind === 'zone' && { list: 'zones' }) } }
  return field(given)
}

/** What stands in the fields of a group when the settings are as they are. */
export function writtenSettings(group: SettingGroup, settings: typeof defaultSettings): FormState['written'] {
  return Object.fromEntries(
    settingsOf(group).map((fact) => [fieldNameOf(fact), showSetting(settingIn(settings, fact.key))]),
  )
}

/** One group of settings with its form. */
export function settingGroup(key: SettingGroup, state: FormState, zones: readonly string[] = []): Html {
  const { title = '', about = '' } = groups.find((each) => each.key === key) ?? {}
  const action = `/settings/${key}` as const
  const list = settingsOf(key)
  const short = list.filter((fact) => fact.kind !== 'number')
  const numbers = list.filter((fact) => fact.kind === 'number')
  return html`<section class="section setting-group" id="${key}"><h2>${title}</h2>
  <p class="quiet">${about}</p>
  <form class="form" method="post" action="${action}"${
    // The colours of the page are set outside of what a piece could replace.
    key === 'view'
      ? ''
      : html` hx-post="${action}" hx-target="closest section" hx-swap="outerHTML" hx-disable="find button"`
  }>
    ${formProblems(state.errors)}
    <div class="fields">${short.map((fact) => settingField(fact, state))}</div>
    ${numbers.length > 0 ? html`<div class="fields limits">${numbers.map((fact) => settingField(fact, state))}</div>` : ''}
    ${key === 'view' ? html`<datalist id="zones">${zones.map((zone) => html`<option value="${zone}"></option>`)}</datalist>` : ''}
    <p class="actions"><button type="submit" class="button button-main">Save</button></p>
  </form>
</section>`
}

/** What the Settings page shows. */
export interface SettingsView {
  readonly settings: typeof defaultSettings
  readonly rules: readonly ChosenRule[]
  /** Every time zone this machine knows. */
  readonly zones: readonly string[]
  /** A group that needs another look. */
  readonly group?: FormState & { readonly key: SettingGroup }
  /** A rule that needs another look. */
  readonly rule?: RuleState & { readonly id: string }
}

/** Everything a person can set. */
export function settingsPage({ settings, rules, zones, group, rule }: SettingsView): View {
  const shown = ruleGroups
    .map(([kind, title]) => ({ kind, title, rules: rules.filter((each) => each.rule.looksAt === kind) }))
    .filter((each) => each.rules.length > 0)
  return {
    title: 'Settings',
    current: 'settings',
    body: html`${groups.map(({ key }) =>
      settingGroup(key, group?.key === key ? group : { written: writtenSettings(key, settings), errors: {} }, zones),
    )}
    <section class="section" id="rules"><h2>Rules</h2>
      <p class="quiet">How grave each rule is to you, and its numbers. A rule only advises; what it says and who says so stands on the <a href="/rules">Rules page</a>.</p>
      ${shown.map(
        ({ kind, title, rules: list }) => html`<h3 id="rules-${kind}">${title}</h3>
      <ul class="plain rule-choices">${list.map((each) => ruleChoices(each, rule?.id === each.rule.id ? rule : null))}</ul>`,
      )}
    </section>`,
    aside: html`<nav class="contents" aria-label="Settings on this page"><h2><a href="#me">Settings</a></h2><ul>${groups.map(({ title }, index) => contentsLink(groups[index]?.key ?? '', title))}</ul>
  <h2><a href="#rules">Rules</a></h2><ul>${shown.map(({ kind, title }) => contentsLink(`rules-${kind}`, title))}</ul></nav>`,
  }
}

function contentsLink(id: string, title: string): Html {
  return html`<li><a href="#${id}">${title}</a></li>`
}
