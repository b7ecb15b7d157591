import { exampleTie } from '#etiquette/example-tie.ts'
import { defineRule } from '#etiquette/rule.ts'
import { luddites, reader } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'
import { ME } from '#model/contact.ts'
import { addDays, showDay } from '#model/day.ts'

/** Inviting somebody you have a say over outside the reporting line: you review, grade or hire them. */
export const authorityOverThem = defineRule({
  id: 'authority-over-them',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'Inviting somebody you review, grade, hire or decide over in another way',
  rationale:
    'Whoever depends on your decision may feel that they cannot leave your invitation open, whatever the chart of the house says.',
  sources: [reader(luddites('comment 4: not while in a position of authority'))],
  dissent: [reader(luddites('comment 10: a network has no ranks'))],
  options: {},
  exceptions: ['Your authority has ended.', 'They are a friend of yours, and marked so.'],
  examples: {
    flags: [
      {
        says: 'You decide on Ana’s application until 12 December',
        given: { ties: { active: [exampleTie('authority-over', 'you', { until: '2026-12-12' })] } },
      },
    ],
    passes: [{ says: 'Ana decides on yours', given: { ties: { active: [exampleTie('authority-over', 'them')] } } }],
  },
  check({ contact, ties }) {
    if (!contact || !ties || ties.friend) return
    const held = ties.active
      .filter((relation) => relation.kind === 'authority-over' && relation.from === ME)
      .toSorted((a, b) => a.id.localeCompare(b.id))
    const [first] = held
    if (!first) return
    // Several kinds of authority end when the last of them does; one without an end has no such day.
    const ends = held.map((relation) => relation.endsOn)
    const last = ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null)
    return {
      name: contact.name,
      first: firstName(contact),
      remark: first.remark,
      fineFrom: last === null ? undefined : addDays(last, 1),
    }
  },
  message: ({ name, remark }) => `You have authority over ${name}${remark ? ` (${remark})` : ''}.`,
  fix: ({ first, fineFrom }) =>
    fineFrom
      ? `It is fine from ${showDay(fineFrom)}, when that ends. Until then let ${first} invite you.`
      : `Let ${first} invite you if they wish, or write down the day on which your authority ends.`,
})
