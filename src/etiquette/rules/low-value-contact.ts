import { defineRule, unknown } from '#etiquette/rule.ts'
import { greatResumes, reader } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'

/** Spending an invitation where neither side is likely to gain. */
export const lowValueContact = defineRule({
  id: 'low-value-contact',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'Inviting somebody in another region and an unrelated industry, with little for either of you to gain',
  rationale:
    'Invitations are few. One to somebody far from your work on every count is one less for a person you will wish to reach.',
  sources: [greatResumes('paragraph 5: other part of the world, other industry, slim chance')],
  dissent: [reader(greatResumes('comment 28: value is not rank, and reasons are not always visible'))],
  options: {},
  exceptions: ['A purpose explains it.', 'Region, industry or a possible gain speaks for it.'],
  examples: {
    flags: [
      {
        says: 'Another region, another industry, nothing you look for',
        given: { purpose: null, value: { level: 'low' } },
      },
    ],
    passes: [
      { says: 'The same, with a purpose', given: { purpose: 'She maps the reef we dive', value: { level: 'low' } } },
    ],
  },
  check({ contact, value, purpose }) {
    if (!contact || !value || purpose) return
    if (value.level === 'low') return { name: contact.name, first: firstName(contact) }
    if (value.missing.length > 0) return unknown(`for ${firstName(contact)}: ${value.missing.join('; ')}`)
    return
  },
  message: ({ name }) =>
    `${name} is in another region and an unrelated industry, and neither their company nor their role is among your goals.`,
  fix: ({ first }) =>
    `State the purpose if there is one; otherwise keep the invitation for somebody closer to your work than ${first}.`,
})
