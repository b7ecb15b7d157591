import { defineRule } from '#etiquette/rule.ts'
import { convention, greatResumes, reader } from '#etiquette/sources.ts'
import { count } from '#model/day.ts'

/** Inviting a stranger while several people have answered that they do not know you. */
export const standingAtRisk = defineRule({
  id: 'standing-at-risk',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  escalatesTo: ['stop'],
  summary: 'Inviting a stranger while “I don’t know this person” answers add up',
  rationale:
    'These answers are what the platform restricts accounts for. The thresholds are what people met, years apart: nobody published them, so set your own.',
  sources: [
    reader(greatResumes('comment 17: a notice at about 3 % of all invitations')),
    convention('Five such answers', 'three guides of 2010 to 2012 name five, one names three'),
  ],
  options: {
    warnAnswers: { default: 3, unit: 'answers', help: 'Answers from which it is a warning', least: 1, most: 100 },
    stopAnswers: { default: 5, unit: 'answers', help: 'Answers from which strangers wait', least: 1, most: 100 },
    warnPercent: { default: 1, unit: 'percent', help: 'Share from which it is a warning', least: 1, most: 100 },
    stopPercent: { default: 3, unit: 'percent', help: 'Share from which strangers wait', least: 1, most: 100 },
    leastSent: {
      default: 100,
      unit: 'invitations',
      help: 'A share means something only from so many invitations on',
      least: 1,
      most: 10_000,
    },
  },
  exceptions: ['You know each other, and the book says how.'],
  examples: {
    flags: [
      {
        says: 'Three such answers among 210 invitations',
        given: { ties: { acquaintance: 'stranger' }, record: { everSent: 210, unknownPerson: 3 } },
      },
    ],
    passes: [
      {
        says: 'One such answer among 40 invitations',
        given: { ties: { acquaintance: 'stranger' }, record: { everSent: 40, unknownPerson: 1 } },
      },
    ],
  },
  check({ contact, ties, record }, { warnAnswers, stopAnswers, warnPercent, stopPercent, leastSent }) {
    if (!contact || !record || ties?.acquaintance !== 'stranger') return
    const { everSent, unknownPerson } = record
    if (unknownPerson === 0) return
    const percent = everSent >= leastSent ? (100 * unknownPerson) / everSent : 0
    const stop = unknownPerson >= stopAnswers || percent >= stopPercent
    if (!stop && unknownPerson < warnAnswers && percent < warnPercent) return
    return { severity: stop ? ('stop' as const) : ('warn' as const), unknownPerson, everSent, percent }
  },
  message: ({ unknownPerson, everSent, percent }) =>
    `${unknownPerson} of your ${count(everSent, 'invitation')}${percent > 0 ? ` (${percent.toFixed(1)} %)` : ''} ${unknownPerson === 1 ? 'was' : 'were'} answered with “I don’t know this person”.`,
  fix: ({ severity }) =>
    severity === 'stop'
      ? 'Leave strangers for now: invite people who will know you, or ask first by mail or through somebody you both know.'
      : 'Prefer people who will know you for a while, and say in the note where you met.',
})
