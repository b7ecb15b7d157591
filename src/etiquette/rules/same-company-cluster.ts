import { defineRule } from '#etiquette/rule.ts'
import { convention } from '#etiquette/sources.ts'
import { nameKeyOf } from '#model/contact.ts'
import { addDays, count } from '#model/day.ts'

/** Several invitations into one company within days. */
export const sameCompanyCluster = defineRule({
  id: 'same-company-cluster',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'info',
  summary: 'Several invitations into one company within days',
  rationale:
    'People of one house talk. Several invitations at once look like a round of letters, whatever each one says.',
  sources: [convention('Not several people of one company at once', 'three outreach guides (one staggers by weeks)')],
  options: {
    most: {
      default: 2,
      unit: 'invitations',
      help: 'Invitations into one company that are still calm',
      least: 1,
      most: 50,
    },
    days: { default: 7, unit: 'days', help: 'The days they are counted over', least: 1, most: 14 },
  },
  exceptions: ['They are colleagues of yours.'],
  examples: {
    flags: [
      {
        says: 'The third invitation into Tidewater Maps this week',
        given: { recent: [{ daysAgo: 1, times: 2, company: 'Tidewater Maps' }] },
      },
    ],
    passes: [
      {
        says: 'The third in six weeks',
        given: { recent: [{ daysAgo: 12, times: 2, company: 'Tidewater Maps' }] },
      },
    ],
  },
  check({ contact, ties, recent, today }, { most, days }) {
    if (!contact?.company || ties?.active.some((relation) => relation.kind === 'colleague')) return
    const company = nameKeyOf(contact.company)
    const before = addDays(today, -days)
    const others = recent.filter(
      (each) => each.companyKey === company && each.contactId !== contact.id && each.sentOn > before,
    )
    if (others.length < most) return
    const names = others.toSorted((a, b) => a.sentOn.localeCompare(b.sentOn) || a.name.localeCompare(b.name))
    return {
      company: contact.company,
      number: others.length,
      names: [...new Set(names.map((each) => each.name))].slice(-3),
      days,
    }
  },
  message: ({ company, number, names, days }) =>
    `${count(number, 'invitation')} went to people of ${company} in the last ${count(days, 'day')} (${names.join(', ')}).`,
  fix: () => 'Wait for the first answers; somebody there may introduce you to the next.',
})
