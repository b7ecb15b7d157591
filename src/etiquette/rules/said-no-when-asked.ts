import { exampleTie } from '#etiquette/example-tie.ts'
import { defineRule } from '#etiquette/rule.ts'
import { greatResumes, reader } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'
import { ME } from '#model/contact.ts'
import { type Day, showDay } from '#model/day.ts'

/** Inviting somebody who was asked beforehand and said no. */
export const saidNoWhenAsked = defineRule({
  id: 'said-no-when-asked',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'Inviting somebody who said no when you asked them beforehand',
  rationale: 'You asked so that they could say no without any fuss. Inviting them all the same would take that back.',
  sources: [reader(greatResumes('comment 20: asking by mail first, and two who said no'))],
  options: {},
  exceptions: ['They changed their mind: the no has an end, or they asked you to invite them since.'],
  examples: {
    flags: [
      {
        says: 'Asked by mail in May, and they would rather not',
        given: { ties: { active: [exampleTie('said-no', 'them', { from: '2026-05-04' })] } },
      },
    ],
    passes: [
      {
        says: 'They said no in May, and in October asked you to invite them',
        given: {
          ties: {
            active: [
              exampleTie('said-no', 'them', { from: '2026-05-04' }),
              exampleTie('asked-to-be-invited', 'them', { from: '2026-10-02' }),
            ],
          },
        },
      },
    ],
  },
  check({ contact, ties }) {
    const theirs = (ties?.active ?? []).filter((relation) => relation.from !== ME)
    const no = theirs
      .filter((relation) => relation.kind === 'said-no')
      .toSorted((a, b) => (a.startsOn ?? '').localeCompare(b.startsOn ?? ''))
      .at(-1)
    if (!contact || !no) return
    const saidOn: Day | null = no.startsOn
    const changed = theirs.some(
      (relation) =>
        relation.kind === 'asked-to-be-invited' && (saidOn === null || (relation.startsOn ?? saidOn) > saidOn),
    )
    if (changed) return
    return { name: contact.name, first: firstName(contact), saidOn }
  },
  message: ({ name, saidOn }) =>
    `You asked ${name} beforehand${saidOn ? ` on ${showDay(saidOn)}` : ''}, and they said no.`,
  fix: ({ first }) => `Leave it with thanks. If ${first} comes back to it, write down the day the no ended.`,
})
