import { exampleTie } from '#etiquette/example-tie.ts'
import { sameCompanyCluster } from '#etiquette/rules/same-company-cluster.ts'
import { checkRule } from '#test/support/check-rule.ts'

const company = 'TIDEWATER  Maps'

checkRule(sameCompanyCluster, {
  passes: [
    { name: 'the second of the week', given: { recent: [{ daysAgo: 1, company }] } },
    { name: 'two others, at other companies', given: { recent: [{ daysAgo: 1, times: 2, company: 'Reef & Co' }] } },
    { name: 'their company is not known', given: { contact: { company: null }, recent: [{ daysAgo: 1, times: 4 }] } },
    {
      name: 'colleagues',
      given: { ties: { active: [exampleTie('colleague', 'you')] }, recent: [{ daysAgo: 1, times: 4, company }] },
      exception: 'They are colleagues of yours.',
    },
    {
      name: 'the third, for a person at ease with three',
      given: { recent: [{ daysAgo: 1, times: 2, company }] },
      options: { most: 3 },
    },
    { name: 'two others, a week ago', given: { recent: [{ daysAgo: 7, times: 2, company }] } },
  ],
  flags: [
    {
      name: 'the third of the week',
      given: {
        recent: [
          { daysAgo: 1, company },
          { daysAgo: 6, company, name: 'Cy Wren' },
        ],
      },
      message: '2 invitations went to people of Tidewater Maps in the last 7 days (Cy Wren, Bo Lind).',
    },
    {
      name: 'two others within ten days, for a person who counts ten',
      given: { recent: [{ daysAgo: 9, times: 2, company }] },
      options: { days: 10 },
    },
  ],
})
