import { styleText } from 'node:util'
import type { DraftChecked } from '#actions/check-draft.ts'
import type { Finding, Judgement, Verdict } from '#etiquette/judge.ts'
import type { Severity, Source } from '#etiquette/rule.ts'
import type { Budget } from '#model/budget.ts'
import { count, showDay, timeOf, weekday } from '#model/day.ts'
import type { Problem } from '#model/problem.ts'

/** Words and marks in a terminal; colour only repeats what the words say. */
export interface Printer {
  severity(severity: Severity): string
  verdict(verdict: Verdict): string
  strong(text: string): string
  quiet(text: string): string
}

const colourOf: Readonly<Record<Severity, 'red' | 'yellow' | 'blue'>> = { stop: 'red', warn: 'yellow', info: 'blue' }

const verdictWords: Readonly<Record<Verdict, string>> = {
  send: 'Send it.',
  reconsider: 'Reconsider.',
  dont: 'Better not.',
}

/** A printer with or without colour. */
export function printer(colour: boolean): Printer {
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(format, text, { validateStream: false }) : text
  return {
    severity: (severity) => style(colourOf[severity], severity.padEnd(4)),
    verdict: (verdict) =>
      style(['bold', verdict === 'send' ? 'green' : verdict === 'dont' ? 'red' : 'yellow'], verdictWords[verdict]),
    strong: (text) => style('bold', text),
    quiet: (text) => style('dim', text),
  }
}

/** Text of other people's on one line, without control characters that could steer the terminal. */
export function safe(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
}

/** Breaks text at spaces to `width` columns, every line indented. */
export function wrap(text: string, indent: string, width = 100): string {
  const lines: string[] = []
  let line = ''
  for (const word of safe(text).split(/ +/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(indent + line)
  return lines.join('\n')
}

/** A next step, marked by an arrow. */
export function arrow(text: string, indent: string): string {
  return `${indent}→ ${wrap(text, `${indent}  `).trimStart()}`
}

/** A source in one line. */
export function showSource(source: Source): string {
  return [source.title, source.where, source.url].filter(Boolean).join(', ')
}

/** Findings as a list, each with its reason, its next step and where it comes from. */
export function showFindings(findings: readonly Finding[], p: Printer): string {
  return findings
    .map((finding) => {
      const waived = finding.waivedBy ? ` ${p.quiet(`(waived: ${safe(finding.waivedBy.reason)})`)}` : ''
      return [
        `  ${p.severity(finding.severity)}  ${p.strong(finding.rule)}${waived}`,
        wrap(finding.message, '        '),
        arrow(finding.fix, '        '),
        p.quiet(wrap(finding.why, '        ')),
        p.quiet(wrap(finding.sources.map(showSource).join('; '), '        ')),
      ].join('\n')
    })
    .join('\n\n')
}

/** The budget in a line. */
export function showBudget(budget: Budget, zone: string): string {
  const next =
    budget.nextSlotAt && budget.nextSlotOn
      ? ` The next slot frees on ${weekday(budget.nextSlotOn)}, ${showDay(budget.nextSlotOn)}, ${timeOf(budget.nextSlotAt, zone)}.`
      : ''
  return `Budget: ${budget.used} of ${budget.weekly} used in the last ${count(budget.weekDays, 'day')}, ${budget.left} left, ${budget.reserve} of them in reserve.${next}`
}

/** A verdict with everything behind it. */
export function showChecked(checked: DraftChecked, zone: string, p: Printer): string {
  const { found, findings, unknown } = checked
  const parts = [`${p.verdict(checked.verdict)} ${p.strong(safe(found.contact.name))}`]
  if (!found.known) {
    const similar = found.similar.map((each) => safe(each.name)).join(', ')
    parts.push(`Not in the book yet, so judged as somebody new.${similar ? ` Close to it: ${similar}.` : ''}`)
  }
  if (findings.length > 0) parts.push(showFindings(findings, p))
  else parts.push('Nothing speaks against it.')
  if (unknown.length > 0) {
    parts.push(`Could not be judged:\n${unknown.map((each) => `  ${each.rule}: needs ${safe(each.needs)}`).join('\n')}`)
  }
  parts.push(`${showBudget(checked.budget, zone)} This one would cost 1.`)
  return `${parts.join('\n\n')}\n`
}

/** Findings as JSON, in the shape the README promises. */
export function findingsAsJson(findings: readonly Finding[]): object[] {
  return findings.map(({ rule, severity, message, why, fix, sources, waivedBy }) => ({
    rule,
    severity,
    message,
    why,
    fix,
    sources,
    ...(waivedBy && { waivedBy: { reason: waivedBy.reason, endsOn: waivedBy.endsOn } }),
  }))
}

/** A judgement as JSON. */
export function judgementAsJson(judgement: Judgement): object {
  return { verdict: judgement.verdict, findings: findingsAsJson(judgement.findings), unknown: judgement.unknown }
}

/** The budget as JSON. */
export function budgetAsJson(budget: Budget): object {
  return { ...budget, total: budget.total || null, cost: 1 }
}

/** An expected error for a person: what, why, what to do. */
export function showProblem(problem: Problem, p: Printer): string {
  return `${p.strong(safe(problem.message))}\n${wrap(problem.why, '  ')}\n${arrow(problem.fix, '  ')}\n`
}
