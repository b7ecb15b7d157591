import { distinctPairs, pairOf } from '#store/distinct-people.ts'
import { everybody, type Searched } from '#store/everybody.ts'
import { keptWhileUnchanged, oneByOne, rowsIn } from '#store/kept.ts'
import type { Book } from './moment.ts'

/** What is compared to tell whether two contacts may be one person. */
export type Likeness = Pick<Searched, 'id' | 'name' | 'nameKey' | 'hasProfile' | 'email' | 'company'>

const COMPARED = ['name', 'name_key', 'profile_key', 'email', 'company'] as const

const likenessOf = ({ id, name, nameKey, hasProfile, email, company }: Likeness): Likeness => ({
  id,
  name,
  nameKey,
  hasProfile,
  email,
  company,
})

/** Two contacts who may be one person, with what speaks for it. Nothing of it is done by itself. */
export interface MaybeSame {
  readonly one: Likeness
  readonly other: Likeness
  /** In a sentence or two. */
  readonly reason: string
}

/** The more speaks for it, the higher: an address is certain, a name alone is a hint. */
type Strength = 1 | 2 | 3 | 4

interface Weighed extends MaybeSame {
  readonly strength: Strength
}

/** More people of one name than this are compared with those of the same company alone: every pair would be millions. */
const MOST_OF_A_NAME = 40

/** Names are taken apart anew after every change of a person; this many are remembered. */
const MOST_REMEMBERED = 100_000

const sameText = (a: string | null, b: string | null) =>
  a !== null && b !== null && a.trim().toLowerCase() === b.trim().toLowerCase()

const looseKeys = new Map<string, string>()

/** A name by its words, in no order, without middle initials: `Sousa, Ana M.` and `Ana Sousa` are alike. */
function looseKey(nameKey: string): string {
  const known = looseKeys.get(nameKey)
  if (known !== undefined) return known
  const key = looselyKeyed(nameKey)
  if (looseKeys.size >= MOST_REMEMBERED) looseKeys.clear()
  looseKeys.set(nameKey, key)
  return key
}

function looselyKeyed(nameKey: string): string {
  const words = nameKey.split(/[\s,.]+/).filter((word) => word.length > 1)
  return words.length < 2 ? '' : words.toSorted().join(' ')
}

/** The part of an e-mail address before the `@`, as it would come out of a name. */
function fitsName(email: string | null, nameKey: string): boolean {
  const local =
    email
      ?.split('@')[0]
      ?.toLowerCase()
      .replace(/[^a-z]/g, '') ?? ''
  const words = nameKey.replace(/[^a-z ]/g, '').split(' ')
  return (
    local.length > 4 && words.length > 1 && (local === words.join('') || local === `${words[0]?.[0]}${words.at(-1)}`)
  )
}

function weigh(one: Likeness, other: Likeness): Weighed | undefined {
  if (sameText(one.email, other.email))
    return { one, other, strength: 4, reason: `Both have the e-mail address ${one.email}.` }
  // Two profile addresses are two accounts.
  if (one.hasProfile && other.hasProfile) return undefined
  const named =
    one.nameKey === other.nameKey
      ? `Both are called ${one.name}`
      : `${one.name} and ${other.name} are much the same name`
  if (sameText(one.company, other.company))
    return { one, other, strength: 3, reason: `${named}, and both are at ${one.company}.` }
  if (fitsName(one.email, other.nameKey) || fitsName(other.email, one.nameKey))
    return { one, other, strength: 2, reason: `${named}, and the e-mail address of one fits the name.` }
  if (one.company !== null && other.company !== null && one.nameKey !== other.nameKey) return undefined
  const apart = one.company !== null && other.company !== null ? `, though at ${one.company} and ${other.company}` : ''
  return { one, other, strength: 1, reason: `${named}${apart}. The name alone says no more.` }
}

/** Every two of a group, the one written down first before the other. */
function* pairs(group: readonly Likeness[]): Generator<readonly [Likeness, Likeness]> {
  if (group.length > MOST_OF_A_NAME) {
    for (const part of Map.groupBy(group, (each) => each.company?.toLowerCase() ?? '').values())
      if (part.length <= MOST_OF_A_NAME && part[0]?.company) yield* pairs(part)
    return
  }
  for (const [index, one] of group.entries())
    for (const other of group.slice(index + 1)) yield one.id < other.id ? [one, other] : [other, one]
}

/**
 * Everybody who may be somebody else in the book too, the likeliest first: the same e-mail address, or the same name
 * where at most one of the two has a profile address. Pairs the owner told apart are left out.
 */
export function maybeSame(book: Book): Promise<readonly MaybeSame[]> {
  const { db } = book.store
  const find = async () => {
    const all = await everybody(db)
    const apart = await distinctPairs(db)
    const found = new Map<string, Weighed>()
    const groupings = [
      Map.groupBy(all, (each) => each.email?.toLowerCase() ?? ''),
      Map.groupBy(all, (each) => each.nameKey),
      Map.groupBy(all, (each) => looseKey(each.nameKey)),
    ]
    for (const groups of groupings)
      for (const [key, group] of groups) {
        if (key === '' || group.length < 2) continue
        for (const [one, other] of pairs(group)) {
          const pair = pairOf(one.id, other.id)
          if (found.has(pair) || apart.has(pair)) continue
          const weighed = weigh(likenessOf(one), likenessOf(other))
          if (weighed) found.set(pair, weighed)
        }
      }
    return [...found.values()].toSorted(
      (a, b) => b.strength - a.strength || (a.one.nameKey < b.one.nameKey ? -1 : a.one.nameKey > b.one.nameKey ? 1 : 0),
    )
  }
  return keptWhileUnchanged(db, 'maybe-same', '', find, {
    tables: ['contacts', 'distinct_people'],
    follow: oneByOne((pairs, change) => {
      const rows = rowsIn('contacts', change)
      const { before, after } = rows ?? {}
      return before && after && COMPARED.every((column) => before[column] === after[column]) ? pairs : undefined
    }),
  })
}
