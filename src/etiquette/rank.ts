import { count } from '#model/day.ts'
import type { Verdict } from './judge.ts'
import type { Factor, Value } from './value.ts'

/** Whom an invitation went to, as far as it bears on a yes. */
export interface Kind {
  readonly knowsYou: boolean
  readonly hasNote: boolean
}

/** How many invitations of one kind had time to be answered, and how many were accepted. */
export interface KindCount extends Kind {
  readonly sent: number
  readonly accepted: number
}

/** An invitation counts once this old: 96 of 100 acceptances have arrived by then. */
export const ANSWERED_DAYS = 28

/** What half of all invitations accepted would be: the guess before anything is known of yours. */
const GUESS = 0.5

/** How many invitations the guess weighs as much as. */
const GUESS_WEIGHT = 20

/** A chance of a yes with what it rests on. */
export interface Chance {
  /** From 0 to 1. */
  readonly chance: number
  readonly says: string
}

function shrunk(accepted: number, sent: number, towards: number): number {
  return (accepted + GUESS_WEIGHT * towards) / (sent + GUESS_WEIGHT)
}

function kindInWords({ knowsYou, hasNote }: Kind): string {
  return `${hasNote ? 'with' : 'without'} a note to people who ${knowsYou ? 'knew you' : 'did not know you'}`
}

/**
 * The chance that an invitation of this kind is accepted, from your own: its kind is drawn towards all of yours, and
 * all of yours towards one half, so that a small count claims little. Somebody who expects it, or who accepts nearly
 * everybody, is taken at nine in ten at least.
 */
export function chanceOf(history: readonly KindCount[], kind: Kind, welcome: 'expects' | 'everybody' | null): Chance {
  const sum = (of: readonly KindCount[], what: 'sent' | 'accepted') => of.reduce((all, each) => all + each[what], 0)
  const alike = history.filter((each) => each.knowsYou === kind.knowsYou && each.hasNote === kind.hasNote)
  const [sent, accepted] = [sum(alike, 'sent'), sum(alike, 'accepted')]
  const overall = shrunk(sum(history, 'accepted'), sum(history, 'sent'), GUESS)
  const own = shrunk(accepted, sent, overall)
  if (welcome !== null && own < 0.9)
    return {
      chance: 0.9,
      says: welcome === 'expects' ? 'they asked you to invite them' : 'they accept nearly everybody',
    }
  const base = sent === 0 ? 'none of yours tell yet' : `${accepted} of ${count(sent, 'invitation')} of yours`
  return {
    chance: own,
    says: `${base} ${kindInWords(kind)}${sent === 0 ? '' : ` ${accepted === 1 ? 'was' : 'were'} accepted`}`,
  }
}

/** What each factor that speaks for somebody adds to their worth; your own mark says most. */
export const WORTH: Readonly<Record<Factor['factor'], number>> = {
  'your mark': 3,
  'target company': 2,
  'target role': 2,
  'line of work': 1,
  industry: 1,
  region: 1,
  'common link': 1,
}

/** How much somebody is worth to you, from 0.5 upwards: 1 for anybody, and what speaks for them on top. */
export function worthOf(value: Value): number {
  const points = value.factors
    .filter((each) => each.answer === 'yes')
    .reduce((sum, each) => sum + WORTH[each.factor], 1)
  const markedLow = value.factors.some((each) => each.factor === 'your mark' && each.answer === 'no')
  return value.level === 'low' || markedLow ? Math.min(points, 0.5) : points
}

/** Somebody who could be invited next. */
export interface Candidate {
  readonly id: string
  readonly value: Value
  readonly chance: Chance
  readonly verdict: Verdict
}

/** A candidate in their place. */
export interface Ranked<C extends Candidate> {
  readonly candidate: C
  /** Worth times chance: what one invitation spent here may bring. */
  readonly score: number
  readonly worth: number
  /** `now`: within what is left this week; `reserve`: only out of the reserve; `later`: nothing is left, or not fine now. */
  readonly place: 'now' | 'reserve' | 'later'
}

/**
 * Ranks candidates by worth × chance, those whose verdict is "don't" last. Down the list each takes one of `left`
 * invitations; the last `reserve` of them are for people of high value alone.
 */
export function rank<C extends Candidate>(candidates: readonly C[], left: number, reserve: number): Ranked<C>[] {
  const fine = (candidate: Candidate) => candidate.verdict !== 'dont'
  const scored = candidates
    .map((candidate) => {
      const worth = worthOf(candidate.value)
      return { candidate, worth, score: worth * candidate.chance.chance }
    })
    .toSorted(
      (a, b) =>
        Number(fine(b.candidate)) - Number(fine(a.candidate)) ||
        b.score - a.score ||
        (a.candidate.id < b.candidate.id ? -1 : 1),
    )
  let remaining = left
  return scored.map((each) => {
    if (!fine(each.candidate) || remaining === 0) return { ...each, place: 'later' as const }
    const outOfReserve = remaining <= reserve
    if (outOfReserve && each.candidate.value.level !== 'high') return { ...each, place: 'later' as const }
    remaining--
    return { ...each, place: outOfReserve ? ('reserve' as const) : ('now' as const) }
  })
}
