import { defineRule } from '#etiquette/rule.ts'
import { linkedInHelp } from '#etiquette/sources.ts'
import { count } from '#model/day.ts'
import { grouped } from '#model/grouped.ts'

/** Nearly as many connections as an account can have. */
export const nearConnectionCap = defineRule({
  id: 'near-connection-cap',
  since: '0.1.0',
  looksAt: 'account',
  severity: 'warn',
  summary: 'Nearly as many connections as an account can have',
  rationale:
    'Past the limit nobody can be added; people can only follow you. Somebody you would wish to add may meet a closed door.',
  sources: [linkedInHelp('a551012', 'the most connections an account can have')],
  options: {
    within: {
      default: 1000,
      unit: 'connections',
      help: 'How near to the limit it is mentioned',
      least: 0,
      most: 30_000,
    },
  },
  exceptions: [],
  examples: {
    flags: [{ says: '29,250 connections', given: { connections: 29_250 } }],
    passes: [{ says: '800 connections', given: { connections: 800 } }],
  },
  check({ connections, account }, { within }) {
    const most = account.limits.connections
    if (connections < most - within) return
    return { connections, most }
  },
  message: ({ connections, most }) => `You have ${grouped(connections)} connections of at most ${grouped(most)}.`,
  fix: ({ connections, most }) =>
    connections < most
      ? `${count(most - connections, 'place')} ${most - connections === 1 ? 'is' : 'are'} left. Keep them for people you want to reach, or quietly remove connections you no longer know.`
      : 'Quietly remove connections you no longer know; they are not told.',
})
