import { companyStems, companySuffixes, credentials, cultures, otherScripts, posts } from '#test/book/names.ts'
import type { Random } from '#test/book/random.ts'

/** Somebody made up. `slug` is the part of the profile address after `/in/`, as the platform shows it: not encoded. */
export interface Person {
  readonly first: string
  readonly last: string
  readonly slug: string
  readonly company: string
  readonly position: string
  readonly email: string
}

/** How a person is shown where the archive has one cell for the whole name. */
export function shownName({ first, last }: Person): string {
  return `${first} ${last}`
}

const letters = {
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  æ: 'ae',
  Æ: 'Ae',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  þ: 'th',
  Þ: 'Th',
  ð: 'd',
}

function plain(name: string): string {
  return name
    .replace(/[ßøØæÆłŁđĐıþÞð]/g, (letter) => letters[letter as keyof typeof letters])
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
}

function slugOf(random: Random, first: string, last: string): string {
  const parts = [first, last].map((name) =>
    name
      .toLowerCase()
      .replace(/['.,()]/g, '')
      .replace(/\s+/g, '-'),
  )
  // Most addresses have lost their accents; those that kept them are written in two ways in one archive.
  const kept = random.chance(0.3) ? parts : parts.map(plain)
  const joined = kept.join(random.chance(0.6) ? '-' : '')
  return random.chance(0.55) ? `${joined}-${random.text(random.int(6, 9), '0123456789abcdef')}` : joined
}

/** Makes up one person after another, no two with the same profile address. */
export function crowdFrom(random: Random, taken: Iterable<string>): () => Person {
  const slugs = new Set(taken)
  return () => {
    const [first, last] = random.chance(0.01)
      ? random.pick(otherScripts)
      : (({ first, last }) => [random.pick(first), random.pick(last)] as const)(random.pick(cultures))
    let slug = slugOf(random, first, last)
    while (slugs.has(slug)) slug = `${slugOf(random, first, last)}-${random.text(4, '0123456789')}`
    slugs.add(slug)
    const credential = random.chance(0.04) ? random.pick(credentials) : ''
    const doubled = random.chance(0.02) ? ' ' : ''
    const email = random.chance(0.03) ? `${plain(first)}.${plain(last)}`.toLowerCase().replace(/[^a-z.]/g, '') : ''
    return {
      first: `${first}${doubled}`,
      last: credential === '' ? last : `${last}${credential.startsWith(',') ? '' : ' '}${credential}`,
      slug,
      company: random.chance(0.03) ? '' : `${random.pick(companyStems)} ${random.pick(companySuffixes)}`,
      position: random.chance(0.03) ? '' : random.pick(posts),
      email: email.length > 3 ? `${email}@example.org` : '',
    }
  }
}
