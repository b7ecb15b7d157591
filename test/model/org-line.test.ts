import { expect, test } from 'vitest'
import { type OrgPlace, orgLine } from '#model/org-line.ts'
import { day } from '#test/support/make.ts'

const TODAY = day('2026-11-18')
const tie = (from: string, to: string, endsOn: string | null = null) => ({
  from,
  to,
  startsOn: null,
  endsOn: endsOn === null ? null : day(endsOn),
})
const drawn = (places: readonly OrgPlace[]): string =>
  places
    .map(({ id, reports, again }) => `${id}${again ? '*' : ''}${reports.length > 0 ? `(${drawn(reports)})` : ''}`)
    .join(' ')
const line = (...pairs: string[]) =>
  drawn(
    orgLine(
      pairs.map((pair) => tie(...(pair.split('>') as [string, string]))),
      'me',
      'ana',
      TODAY,
    ).tops,
  )

test.each([
  ['they are below you, at any depth', ['ana>bo', 'bo>cy', 'cy>me', 'x>me'], 'me(cy(bo(ana)))'],
  ['you are below them', ['me>bo', 'bo>ana'], 'ana(bo(me))'],
  ['you share a manager, the nearest alone', ['me>bo', 'ana>cy', 'cy>bo', 'bo>top'], 'bo(me cy(ana))'],
  ['through two managers both are drawn', ['ana>bo', 'ana>cy', 'bo>me', 'cy>me'], 'me(bo(ana) cy(ana))'],
  ['what is shown once is not shown twice', ['ana>z', 'z>bo', 'z>cy', 'bo>me', 'cy>me'], 'me(bo(z(ana)) cy(z*))'],
  ['no line joins you', ['ana>bo', 'me>cy'], ''],
])('%s', (_, pairs, expected) => {
  expect(line(...pairs)).toBe(expected)
})

test('a circle and a line as long as a book come to an end, and a tie that is over joins nobody', () => {
  expect(line('ana>me', 'me>ana')).not.toBe('')
  const long = Array.from({ length: 5000 }, (_, index) => tie(`p${index}`, `p${index + 1}`))
  const all = [tie('me', 'p0'), ...long, tie('p5000', 'ana')]
  const { tops, more } = orgLine(all, 'me', 'ana', TODAY)
  expect(drawn(tops).split('(')).toHaveLength(60)
  expect(more).toBe(5003 - 60)
  expect(orgLine(all, 'me', 'ana', TODAY, true).more).toBe(5003 - 400)
  expect(orgLine([tie('ana', 'me')], 'me', 'ana', TODAY).more).toBe(0)
  expect(orgLine([tie('ana', 'me', '2026-11-17')], 'me', 'ana', TODAY)).toEqual({ tops: [], more: 0 })
  expect(orgLine([tie('ana', 'me', '2026-11-18')], 'me', 'ana', TODAY).tops).toHaveLength(1)
})
