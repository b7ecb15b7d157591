import { expect, test } from 'vitest'
import { shorten, someOf } from '#formats/unreadable.ts'

test('long text is cut, also through a character of two halves', () => {
  expect(shorten('short')).toBe('short')
  expect(shorten('abcdef', 4)).toBe('abc…')
  expect(shorten('ab🚀def', 4).isWellFormed()).toBe(true)
})

test('of many names the first few are said', () => {
  expect(someOf(['a', 'b'])).toBe('a, b')
  expect(someOf(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more')
})
