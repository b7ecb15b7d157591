import { describe, expect, test } from 'vitest'
import { judge } from '#etiquette/judge.ts'
import { neutralFacts } from '#etiquette/neutral.ts'
import { fillReply, ourReplies, repliesWith } from '#etiquette/replies.ts'
import { allRules } from '#etiquette/rules/index.ts'
import { chooseRules } from '#etiquette/settings.ts'

const ana = { name: 'Dr. Ana Sousa' }
const rules = chooseRules(allRules, {})

function found(text: string): string[] {
  const facts = neutralFacts('message', { as: 'reply', note: text })
  return judge('message', facts, null, rules, []).findings.map((finding) => finding.rule)
}

describe('our own replies', () => {
  test.each(ourReplies)('“$label” has nothing our own rules object to', ({ text }) => {
    expect(found(fillReply(text, ana))).toEqual([])
  })

  test('control: an accusing one does', () => {
    expect(found('I do not know you. Stop spamming me.')).not.toEqual([])
  })

  test.each(ourReplies)('“$label” greets by the first name and thanks', ({ text }) => {
    expect(fillReply(text, ana)).toMatch(/^Hello Ana, thank you/)
    expect(fillReply(text, ana)).not.toMatch(/[{}!]/)
  })

  test('have keys of their own', () => {
    expect(new Set(ourReplies.map((each) => each.key)).size).toBe(ourReplies.length)
  })
})

test('a person’s own words take the place of ours, and only there', () => {
  const [first, second] = repliesWith(new Map([['where-we-met', 'Hi {name}, where was it?']]))
  expect(first).toMatchObject({ text: 'Hi {name}, where was it?', isOwn: true, label: 'Ask where you met' })
  expect(second).toMatchObject({ text: ourReplies[1]?.text, isOwn: false })
})
