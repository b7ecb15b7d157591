import { type Rule, type RuleOption, SEVERITIES, type Source } from './rule.ts'
import type { SubjectKind } from './subjects.ts'

const headings: Readonly<Record<SubjectKind, string>> = {
  draft: 'Before sending',
  message: 'Messages and replies',
  answer: 'Before answering',
  sent: 'Sent invitations that are open',
  accepted: 'Sent invitations that were accepted',
  received: 'Received invitations that wait',
  account: 'The account',
}

function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/g, '\\$&')
}

function sourceLine(source: Source): string {
  const title = source.url ? `[${plain(source.title)}](${source.url})` : plain(source.title)
  return `${title}, ${plain(source.where)} (${source.kind}, read ${source.readOn})`
}

function optionLine(id: string, [name, option]: readonly [string, RuleOption]): string {
  const bounds = `${option.least} to ${option.most} ${plain(option.unit)}`
  return `- \`rule.${id}.${name}\`: ${plain(option.help)}. Default ${option.default}; ${bounds}.`
}

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`${title}:`, '', ...lines, ''] : []
}

function section(rule: Rule): string[] {
  const raised = SEVERITIES.filter((severity) => rule.escalatesTo?.includes(severity))
  const severity = raised.length > 0 ? `${rule.severity}, may become ${raised.join(' or ')}` : rule.severity
  return [
    `### ${rule.id}`,
    '',
    `**${plain(rule.summary)}.** Severity: ${severity}. Since ${rule.since}.`,
    '',
    plain(rule.rationale),
    '',
    ...listed(
      'It does not apply when',
      rule.exceptions.map((exception) => `- ${plain(exception)}`),
    ),
    ...listed(
      'Flags',
      rule.examples.flags.map((example) => `- ${plain(example.says)}`),
    ),
    ...listed(
      'Passes',
      rule.examples.passes.map((example) => `- ${plain(example.says)}`),
    ),
    ...listed(
      'Options',
      Object.entries(rule.options).map((option) => optionLine(rule.id, option)),
    ),
    ...listed(
      'From',
      rule.sources.map((source) => `- ${sourceLine(source)}`),
    ),
    ...listed(
      'Who disagrees',
      (rule.dissent ?? []).map((source) => `- ${sourceLine(source)}`),
    ),
  ]
}

/** RULES.md: every rule, in the order of judgement, as its declaration tells it. */
export function rulesPage(rules: readonly Rule[]): string {
  const kinds = (Object.keys(headings) as SubjectKind[]).filter((kind) => rules.some((rule) => rule.looksAt === kind))
  return [
    '# The rules',
    '',
    'Written by `npm run rules` from the declarations in `rules/`; a test fails when the two differ. `stop` makes the',
    'verdict “better not”, `warn` “reconsider”, `info` never changes it. Severity and options are yours to set, each rule',
    'can be switched off, and one rule can be waived for one person with a reason.',
    '',
    ...kinds.flatMap((kind) => [
      `## ${headings[kind]}`,
      '',
      ...rules.filter((rule) => rule.looksAt === kind).flatMap(section),
    ]),
  ]
    .join('\n')
    .replace(/\n+$/, '\n')
}
