import { Hono } from 'hono'
import { z } from 'zod'
import { changeRule, changeSettings } from '#actions/change-settings.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import type { Rule } from '#etiquette/rule.ts'
import { allRules } from '#etiquette/rules/index.ts'
import { chooseRules } from '#etiquette/settings.ts'
import { Problem } from '#model/problem.ts'
import {
  defaultSettings,
  parseSetting,
  type RuleChoice,
  type Settings,
  settingIn,
  showSetting,
} from '#model/settings.ts'
import { optionField, ruleChoices, severityField } from '#views/parts/rule-choice.ts'
import {
  fieldNameOf,
  isSettingGroup,
  type SettingGroup,
  settingGroup,
  settingsOf,
  settingsPage,
  writtenSettings,
} from '#views/settings.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { fieldErrors } from '#web/field-errors.ts'
import { readForm, type Written } from '#web/forms.ts'
import { changed, invalid, page } from '#web/render.ts'

const anything = z.object({})
const SEVERITY_CHOICES = ['off', 'info', 'warn', 'stop'] as const

function unknown(what: string): Problem {
  return new Problem('not-found', {
    what,
    why: 'The address names nothing that can be set.',
    fix: 'Open the settings and choose from there.',
  })
}

/** What differs from the settings as they are, by setting; a value equal to the default is given as nothing. */
function differing(group: SettingGroup, settings: Settings, written: Written): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const fact of settingsOf(group)) {
    const text = written[fieldNameOf(fact)]
    if (text === undefined || text.trim() === showSetting(settingIn(settings, fact.key))) continue
    typed[fact.key] = text.trim() === showSetting(settingIn(defaultSettings, fact.key)) ? '' : text
  }
  return typed
}

/** What does not fit, by the name of its field. */
function misfits(group: SettingGroup, typed: Readonly<Record<string, string>>): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const fact of settingsOf(group)) {
    const text = typed[fact.key]
    if (text === undefined) continue
    try {
      parseSetting(fact, text)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      errors[fieldNameOf(fact)] = `${error.why} ${error.fix}`
    }
  }
  return errors
}

/** What a person chose for a rule, as written; the numbers that do not fit are named. */
function readChoice(rule: Rule, written: Written): { choice: RuleChoice | null; errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const options: Record<string, number> = {}
  for (const [name, option] of Object.entries(rule.options)) {
    const text = written[optionField(rule.id, name)]?.trim() ?? ''
    if (text === '') continue
    const value = /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (!(value >= option.least && value <= option.most))
      errors[optionField(rule.id, name)] =
        `Give a whole number of ${option.unit} from ${option.least} to ${option.most}.`
    else if (value !== option.default) options[name] = value
  }
  const text = written[severityField(rule.id)] ?? ''
  const severity = SEVERITY_CHOICES.find((each) => each === text)
  if (text !== '' && severity === undefined) errors[severityField(rule.id)] = 'Please choose one of the answers.'
  const own = severity !== undefined || Object.keys(options).length > 0
  const choice = { ...(severity && { severity }), ...(Object.keys(options).length > 0 && { options }) }
  return { choice: own ? choice : null, errors }
}

/** Everything a person can set: themselves, goals, limits, looks, and the rules. */
export function settingsRoutes(book: Book): Routes {
  const zones = Intl.supportedValuesOf('timeZone')

  async function view() {
    const { settings } = await momentOf(book)
    return { settings, rules: chooseRules(allRules, settings.rules), zones }
  }

  async function changeGroup(c: Ctx): Promise<Response> {
    const key = c.req.param('group') ?? ''
    if (!isSettingGroup(key)) throw unknown('There are no such settings.')
    const { settings, ...rest } = await view()
    const { written } = await readForm(c, anything)
    const wrong = (errors: Readonly<Record<string, string>>) => {
      const group = { key, written: { ...writtenSettings(key, settings), ...written }, errors }
      return invalid(c, { form: settingGroup(key, group, zones), view: settingsPage({ settings, ...rest, group }) })
    }
    const typed = differing(key, settings, written)
    const errors = misfits(key, typed)
    if (Object.keys(errors).length > 0) return wrong(errors)
    let operation: string | null = null
    try {
      if (Object.keys(typed).length > 0) operation = await changeSettings(book, typed, 'ui')
    } catch (error) {
      return wrong(fieldErrors(error, Object.fromEntries(settingsOf(key).map((fact) => [fact.key, fieldNameOf(fact)]))))
    }
    const now = writtenSettings(key, (await momentOf(book)).settings)
    const fragment = settingGroup(key, { written: now, errors: {} }, zones)
    return changed(c, { goTo: '/settings', fragment, done: 'saved', operation: operation ?? undefined })
  }

  async function changeOneRule(c: Ctx): Promise<Response> {
    const id = c.req.param('id') ?? ''
    const rule = allRules.find((each) => each.id === id)
    if (!rule) throw unknown('There is no such rule.')
    const { written } = await readForm(c, anything)
    const { choice, errors } = readChoice(rule, written)
    if (Object.keys(errors).length > 0) {
      const now = await view()
      const [chosen] = now.rules.filter((each) => each.rule.id === id)
      if (!chosen) throw new Error(`no choice for ${id}`)
      const form = ruleChoices(chosen, { written, errors })
      return invalid(c, { form, view: settingsPage({ ...now, rule: { id, written, errors } }) })
    }
    const operation = await changeRule(book, id, choice, 'ui')
    const chosen = (await view()).rules.find((each) => each.rule.id === id)
    if (!chosen) throw new Error(`no choice for ${id}`)
    const fragment = ruleChoices(chosen, null, true)
    return changed(c, { goTo: '/settings', fragment, done: 'saved', operation: operation ?? undefined })
  }

  return () =>
    new Hono<Env>()
      .get('/settings', async (c) => page(c, settingsPage(await view())))
      .post('/settings/rules/:id', changeOneRule)
      .post('/settings/:group', changeGroup)
}
