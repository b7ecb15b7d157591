import { expect, test } from 'vitest'
import { markedNote } from '#etiquette/marked-note.ts'

const NOTE = 'Hi Ana, hope this finds you well. Could we have a call?'

test('the words of each finding are marked, the rest is not, and nothing is lost', () => {
  const pieces = markedNote(NOTE, [
    { severity: 'warn', words: ['hope this finds you well'] },
    { severity: 'stop', words: ['a call'] },
  ])
  expect(pieces.map(({ text }) => text).join('')).toBe(NOTE)
  expect(pieces.filter(({ severity }) => severity)).toEqual([
    { text: 'hope this finds you well', about: [0], severity: 'warn' },
    { text: 'a call', about: [1], severity: 'stop' },
  ])
})

test('where two meet the gravest shows', () => {
  const pieces = markedNote(NOTE, [
    { severity: 'info', words: ['have a call'] },
    { severity: 'stop', words: ['a call?'] },
  ])
  expect(pieces.find(({ text }) => text === 'a call')).toEqual({ text: 'a call', about: [0, 1], severity: 'stop' })
})

test('words that are not there, no words and the whole note mark nothing', () => {
  const found = [
    { severity: 'warn', words: ['absent'] },
    { severity: 'warn' },
    { severity: 'warn', words: [NOTE] },
  ] as const
  expect(markedNote(NOTE, found)).toEqual([{ text: NOTE, about: [], severity: null }])
  expect(markedNote('', found)).toEqual([])
})
