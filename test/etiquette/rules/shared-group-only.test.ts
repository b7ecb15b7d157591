import { sharedGroupOnly } from '#etiquette/rules/shared-group-only.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(sharedGroupOnly, {
  passes: [
    {
      name: 'more than a group',
      given: { note: 'We are both in the Tide Mappers group; your question about silt is mine as well.' },
    },
    { name: 'no group', given: {} },
    {
      name: 'a friend',
      given: { note: 'We are both members of the Tide Mappers group.', ties: { certain: true } },
      exception: 'They are certain to know you: a friend, family or a colleague.',
    },
  ],
  flags: [
    {
      name: 'a group alone',
      given: { note: 'We are both members of the Tide Mappers group. Shall we connect?' },
      message: /^The only link the note names is a group: “/,
    },
  ],
})
