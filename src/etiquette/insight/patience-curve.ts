import { arrivedWithin, SETTLED_DAYS } from '#etiquette/patience.ts'
import { LEAST_BASE } from '#etiquette/trial.ts'
import { count, type Day, daysBetween } from '#model/day.ts'
import { type FateCount, fateOf } from '#model/fate.ts'
import { grouped } from '#model/grouped.ts'

/** One age on the curve. */
export interface CurvePoint {
  readonly days: number
  /** The share of all acceptances that has arrived by then in public archives, from 0 to 1. */
  readonly known: number
  /** How many of your own had arrived by then. */
  readonly arrived: number
}

/** Your open invitations from one age to below the next. */
export interface OpenBand {
  readonly from: number
  /** The first age that is not in it; null for the last. */
  readonly below: number | null
  readonly number: number
}

/** How soon your invitations are accepted, beside what is known, and how old the open ones are. */
export interface PatienceCurve {
  /** Accepted invitations of `SETTLED_DAYS` days and older: what your own counts rest on. */
  readonly base: number
  /** How many of those were concluded from two lists, not told. */
  readonly concluded: number
  readonly points: readonly CurvePoint[]
  readonly open: readonly OpenBand[]
  /** What can be seen, in a sentence or two. */
  readonly says: string
}

const AGES = [0, 1, 2, 7, 14, 28, 60, 90, 180] as const
const BANDS = [0, 1, 2, 7, 14, 28, 90] as const

function saysOfYours(base: number, points: readonly CurvePoint[]): string {
  if (base === 0)
    return `None of your invitations of ${SETTLED_DAYS} days and older is noted as accepted, so the line is that of public archives alone.`
  if (base < LEAST_BASE)
    return `${count(base, 'accepted invitation')} of yours ${base === 1 ? 'is' : 'are'} ${SETTLED_DAYS} days and older: too few for a line of your own. The one drawn is that of public archives.`
  const at = (days: number) => points.find((point) => point.days === days)?.arrived ?? 0
  const would = (days: number) => Math.round(base * arrivedWithin(days))
  return `Of ${grouped(base)} acceptances ${grouped(at(7))} had come within a week and ${grouped(at(28))} within four; at the pace of public archives it would be ${grouped(would(7))} and ${grouped(would(28))}.`
}

function saysOfOpen(open: readonly OpenBand[]): string {
  const all = open.reduce((sum, band) => sum + band.number, 0)
  if (all === 0) return 'No invitation of yours is open.'
  const old = open.reduce((sum, band) => sum + (band.from >= 28 ? band.number : 0), 0)
  const late = Math.round((1 - arrivedWithin(28)) * 100)
  if (all === 1) return `The one that is open is ${old === 1 ? '28 days or older' : 'younger than 28 days'}.`
  if (old === 0) return `None of your ${grouped(all)} open ones is 28 days old.`
  return `Of ${grouped(all)} open ones ${grouped(old)} ${old === 1 ? 'is' : 'are'} 28 days and older, where ${late} of 100 acceptances are still to come.`
}

/** Counts how soon your invitations were accepted and how old the open ones are on `today`. */
export function patienceCurve(counts: readonly FateCount[], today: Day, expiryDays: number): PatienceCurve {
  const ages: { readonly age: number; readonly number: number }[] = []
  const open = BANDS.map((from, index) => ({ from, below: BANDS[index + 1] ?? null, number: 0 }))
  let [base, concluded] = [0, 0]
  for (const each of counts) {
    if (each.direction !== 'sent') continue
    const age = daysBetween(each.sentOn, today)
    const fate = fateOf(each, today, expiryDays)
    if (fate === 'open') {
      const band = open.findLast(({ from }) => age >= from)
      if (band) band.number += each.number
    }
    // The quick ones of the last weeks would make everybody look quicker than they are.
    if (fate !== 'accepted' || each.on === null || age < SETTLED_DAYS) continue
    base += each.number
    if (each.saidBy === 'inferred') concluded += each.number
    ages.push({ age: daysBetween(each.sentOn, each.on), number: each.number })
  }
  const points = AGES.map((days) => ({
    days,
    known: arrivedWithin(days),
    arrived: ages.reduce((sum, { age, number }) => sum + (age <= days ? number : 0), 0),
  }))
  return { base, concluded, points, open, says: `${saysOfYours(base, points)} ${saysOfOpen(open)}` }
}
