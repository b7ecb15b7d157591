import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redactColumn, redactor, redactRow, type Traces } from '#store/redact.ts'

const traces = (names: readonly string[], more: Partial<Record<keyof Traces, readonly string[]>> = {}): Traces => ({
  names: new Set(names),
  profileKeys: new Set(more.profileKeys),
  profileUrls: new Set(more.profileUrls),
  emails: new Set(more.emails),
})

const X = 'somebody deleted'

/** A text without the traces of one person, in a book where others are called so. */
function without(text: string, who: Traces, others: readonly string[] = [], column = 'remarks'): string {
  const { redact, mayHold } = redactor(who, new Set(others))
  const better = redactColumn(redact, column, text)
  // The quick test may find too much, never too little.
  if (better !== text) expect(mayHold(text)).toBe(true)
  return better
}

describe('a name', () => {
  test.each([
    ['Ana Sousa', 'Met through Ana Sousa.', `Met through ${X}.`],
    ['Ana Sousa', 'ANA SOUSA’s talk, (ana sousa)', `${X}’s talk, (${X})`],
    ['Ana Sousa', 'Ana  Sousa and Ana\nSousa', `${X} and ${X}`],
    ['Ana Sousa', 'Mariana Sousa, Ana Sousas, Ana de Sousa', 'Mariana Sousa, Ana Sousas, Ana de Sousa'],
    ['Zoë Kovács', 'Zoe\u0308 Kova\u0301cs or zoe kovacs', `${X} or ${X}`],
    ['Ana "Nini" Sousa\\Lima 🌊', 'x Ana "Nini" Sousa\\Lima 🌊y', `x ${X}y`],
    ['O’Neil (Jr.) *', 'by O’Neil (Jr.) *', `by ${X}`],
    ['王小明', '我认识王小明的', `我认识${X}的`],
    ['  Ana   Sousa ', 'Ana Sousa', X],
    ['Ana ſtraße', 'ANA STRAẞE', X],
    ['Σίσυφος Νίκος', 'ΣΊΣΥΦΟΣ ΝΊΚΟΣ', X],
    ['Kim Kelvin', '\u212Aim Kelvin', X],
  ])('%j goes from %j', (name, text, better) => expect(without(text, traces([name]))).toBe(better))

  test.each([
    ['Ana Sousa', ['Ana Sousa'], 'Ana Sousa called'],
    ['Ana Sousa', ['ana sousa'], 'Ana Sousa called'],
    ['Ana Sousa', ['Ana Sousa Lima'], 'Ana Sousa Lima called'],
    ['Ana Sousa', ['Maria Ana Sousa'], 'Maria Ana Sousa called'],
  ])('%j stays where it is that of %j', (name, others, text) =>
    expect(without(text, traces([name]), others)).toBe(text),
  )

  test('goes beside a longer one that stays, and beside one told apart by its accents', () => {
    expect(without('Ana Sousa Lima knows Ana Sousa', traces(['Ana Sousa']), ['Ana Sousa Lima'])).toBe(
      `Ana Sousa Lima knows ${X}`,
    )
    expect(without('Zoe Kovacs knows Zoë Kovács', traces(['Zoë Kovács']), ['Zoe Kovacs'])).toBe(`Zoe Kovacs knows ${X}`)
  })

  test('of one word goes from what Decorum wrote, and stays in the words of others', () => {
    const will = traces(['Will'])
    expect(without('Will you come? I will.', will)).toBe('Will you come? I will.')
    expect(without('Change Will', will, [], 'label')).toBe(`Change ${X}`)
    expect(without('Change Will Grey', will, ['Will Grey'], 'label')).toBe('Change Will Grey')
    expect(redactor(will, new Set()).oneWord).toEqual(['Will'])
  })

  test('is said to stay when somebody else goes by it', () => {
    expect(redactor(traces(['Ana Sousa', 'Ana Lima']), new Set(['ana sousa'])).kept).toEqual(['Ana Sousa'])
  })
})

describe('an address', () => {
  const ana = traces([], {
    emails: ['ana@example.org'],
    profileKeys: ['ana-sousa', 'anasousa', 'joão-9'],
    profileUrls: ['https://people.example.org/?who=ana'],
  })
  test.each([
    ['write to ANA@Example.org.', `write to ${X}.`],
    ['mariana@example.org, ana@example.org.br', 'mariana@example.org, ana@example.org.br'],
    ['see https://www.linkedin.com/in/ana-sousa/ today', `see ${X} today`],
    ['linkedin.com/in/Ana-Sousa?x', `${X}?x`],
    ['/in/ana-sousa-lima', '/in/ana-sousa-lima'],
    ['ana-sousa or pt.linkedin.com/in/anasousa', `${X} or ${X}`],
    // By itself a key of one plain word may be any word.
    ['anasousa', 'anasousa'],
    ['https://www.linkedin.com/in/jo%C3%A3o-9 and joão-9', `${X} and ${X}`],
    ['https://people.example.org/?who=ana', X],
    ['https://people.example.org/?who=anabel', 'https://people.example.org/?who=anabel'],
  ])('%j becomes %j', (text, better) => expect(without(text, ana)).toBe(better))
})

describe('a text in JSON', () => {
  const names = ['Ana "Nini" Sousa', 'Back\\slash Lane', 'Tab\tNew\nline', 'Ana Sousa 🌊', 'Ünï Cödé']

  test.each(names)('loses %j however deep it stands', (name) => {
    const deep = JSON.stringify({
      linkedin: { on: null, values: { remarks: `knows ${name}.`, list: [name, 7, null] } },
    })
    const row = JSON.stringify({ id: 'x', name: 'Bo Lind', name_key: 'bo lind', imported: deep, remarks: 'Hi' })
    const { redact } = redactor(traces([name]), new Set(['Bo Lind']))
    const better = JSON.parse(redactRow(redact, row)) as { name: string; imported: string; remarks: string }
    expect(better).toMatchObject({ id: 'x', name: 'Bo Lind', remarks: 'Hi' })
    expect(JSON.parse(better.imported)).toEqual({
      linkedin: { on: null, values: { remarks: `knows ${X}.`, list: [X, 7, null] } },
    })
  })

  test('is left byte for byte where there is nothing to lose', () => {
    const { redact } = redactor(traces(['Ana Sousa']), new Set())
    for (const text of ['{ "a" : 1 }', '["Bo"]', '"half', '{not JSON', '"Ana"', '{"id":"Ana Sousa"']) {
      const now = redactColumn(redact, 'value', text)
      expect(now).toBe(text.replace('Ana Sousa', X))
    }
    const row = '{"id":"x", "remarks":"nobody"}'
    expect(redactRow(redact, row)).toBe(row)
  })

  test('whatever is written around it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string({ unit: 'grapheme' }), fc.jsonValue(), (name, around, value) => {
        const { redact, mayHold } = redactor(traces([name]), new Set())
        const text = `${around} ${name} ${around}`
        const row = JSON.stringify({ id: 'x', remarks: text, imported: JSON.stringify({ text, value }) })
        expect(mayHold(row)).toBe(true)
        const better = JSON.parse(redactRow(redact, row)) as { remarks: string; imported: string }
        expect(better.remarks).toBe(`${around} ${X} ${around}`)
        expect(JSON.parse(better.imported)).toEqual(JSON.parse(JSON.stringify({ text: better.remarks, value })))
      }),
      { numRuns: 300 },
    )
  })
})
