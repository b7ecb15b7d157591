import { addDays, type Day, daysBetween } from '#model/day.ts'
import { research } from './sources.ts'

/** Where the prior comes from. */
export const patienceSource = research(
  'Answers by age, measured',
  '3,798 acceptances among 4,677 invitations of 90 days and older, in public archives: 92 % within 14 days, 96 % within 28',
)

// Share of all acceptances that have arrived after so many days, over the archives of that source.
const ARRIVED: readonly (readonly [days: number, share: number])[] = [
  [0, 0.32],
  [1, 0.67],
  [3, 0.81],
  [7, 0.88],
  [14, 0.92],
  [21, 0.945],
  [28, 0.96],
  [42, 0.97],
  [60, 0.986],
  [90, 0.993],
  [180, 1],
]

/**
 * The share of all invitations that is ever accepted, before anything is known of yours. Those archives belong to eager
 * networkers (81 %) and vendors report about 31 %; half is between the two and says no more than that.
 */
const EVER_ACCEPTED = 0.5

/** How many invitations the prior weighs as much as; your own outweigh it from there on. */
export const PRIOR_WEIGHT = 20

/** An invitation counts towards your own history once it is this old: nearly every answer has arrived by then. */
export const SETTLED_DAYS = 90

/** The share of all acceptances that has arrived `days` after sending, by the measured curve. */
export function arrivedWithin(days: number): number {
  const after = ARRIVED.findIndex(([day]) => day >= days)
  if (after === -1) return 1
  const [toDay, to] = ARRIVED[after] as readonly [number, number]
  const [fromDay, from] = ARRIVED[after - 1] ?? [toDay, to]
  return toDay === fromDay ? to : from + ((to - from) * (days - fromDay)) / (toDay - fromDay)
}

/** The chance by the prior alone that an invitation still open after `days` is accepted later. */
function priorChance(days: number): number {
  const stillOpen = 1 - EVER_ACCEPTED * arrivedWithin(days)
  return (EVER_ACCEPTED * (1 - arrivedWithin(days))) / stillOpen
}

/** A sent invitation as the curve sees it: when it went out, and when it was accepted or ended in another way. */
export interface Fate {
  readonly sentOn: Day
  readonly acceptedOn: Day | null
  /** The day it was withdrawn, ignored or otherwise closed; null while nothing says so. */
  readonly endedOn: Day | null
}

/** Your own history by age: how many were still open after so many days, and how many of those were accepted later. */
export interface OwnHistory {
  readonly open: readonly number[]
  readonly later: readonly number[]
}

/** A book without any settled invitation. */
export const noHistory: OwnHistory = { open: [], later: [] }

/** Two parts of your own history as one. */
export function together(one: OwnHistory, other: OwnHistory): OwnHistory {
  const sum = (some: readonly number[], more: readonly number[]) =>
    Array.from({ length: Math.max(some.length, more.length) }, (_, age) => (some[age] ?? 0) + (more[age] ?? 0))
  return { open: sum(one.open, other.open), later: sum(one.later, other.later) }
}

/** Counts your own history on `today` in one pass; `lastDay` is the age up to which it is kept. */
export function ownHistory(fates: Iterable<Fate>, today: Day, lastDay: number): OwnHistory {
  // How many left the open ones on each day of age, by whether it was by a yes: summed up from the oldest age down.
  const accepted = new Array<number>(lastDay + 2).fill(0)
  const ended = new Array<number>(lastDay + 2).fill(0)
  const settled = addDays(today, -SETTLED_DAYS)
  // One that is open still has not reached the ages to come.
  const stillOpen = addDays(today, 1)
  for (const { sentOn, acceptedOn, endedOn } of fates) {
    if (sentOn > settled) continue
    const isYes = acceptedOn !== null && acceptedOn <= today
    const until = isYes ? acceptedOn : endedOn !== null && endedOn <= today ? endedOn : stillOpen
    const left = isYes ? accepted : ended
    const age = Math.min(Math.max(daysBetween(sentOn, until), 0), lastDay + 1)
    left[age] = (left[age] ?? 0) + 1
  }
  const open = new Array<number>(lastDay + 1).fill(0)
  const later = new Array<number>(lastDay + 1).fill(0)
  let [yes, no] = [0, 0]
  for (let age = lastDay; age >= 0; age--) {
    yes += accepted[age + 1] ?? 0
    no += ended[age + 1] ?? 0
    later[age] = yes
    open[age] = yes + no
  }
  return { open, later }
}

/** The chance still to come at an age, with the count of your own invitations it rests on. */
export interface StillToCome {
  /** From 0 to 1: your own counts and the prior, weighed together. */
  readonly chance: number
  /** Of your own invitations still open at this age, how many there were … */
  readonly open: number
  /** … and how many of those were accepted later. */
  readonly later: number
}

/** The chance that an invitation still open after `ageDays` is accepted yet. */
export function stillToCome(history: OwnHistory, ageDays: number): StillToCome {
  const last = history.open.length - 1
  const age = Math.min(Math.max(ageDays, 0), Math.max(last, 0))
  const open = history.open[age] ?? 0
  const later = history.later[age] ?? 0
  return { chance: (later + PRIOR_WEIGHT * priorChance(ageDays)) / (open + PRIOR_WEIGHT), open, later }
}

/** The chance in words: "nearly all", "about 1 in 8", "under 1 in 100". */
export function inWords(chance: number): string {
  if (chance >= 2 / 3) return 'nearly all'
  if (chance >= 0.01) return `about 1 in ${Math.round(1 / chance)}`
  return 'under 1 in 100'
}
