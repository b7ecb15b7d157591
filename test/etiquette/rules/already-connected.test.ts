import { alreadyConnected } from '#etiquette/rules/already-connected.ts'
import type { Day } from '#model/day.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(alreadyConnected, {
  passes: [
    { name: 'the two are not connected', given: {} },
    {
      name: 'the connection was removed last month',
      given: { contact: { connectedOn: '2024-03-02' as Day, removedOn: '2026-10-10' as Day } },
      exception: 'The connection was removed since.',
    },
    { name: 'words without a person', given: { wordsOnly: true } },
  ],
  flags: [
    {
      name: 'connected for years',
      given: { contact: { connectedOn: '2024-03-02' as Day } },
      message: 'You and Ana Sousa have been connected since 2 Mar 2024.',
    },
    {
      name: 'removed once and connected again',
      given: { contact: { connectedOn: '2026-06-01' as Day, removedOn: '2026-05-01' as Day } },
    },
  ],
})
