import type { Random } from '#test/book/random.ts'

/**
 * How long people take to accept: of all that will ever be accepted, the share that has been after so many days.
 * Measured over some 3,800 accepted invitations; none took longer than 180 days.
 */
const curve: readonly (readonly [number, number])[] = [
  [0, 0],
  [0.6, 0.32],
  [1.5, 0.67],
  [3.5, 0.81],
  [7.5, 0.88],
  [14.5, 0.92],
  [21.5, 0.945],
  [28.5, 0.96],
  [42.5, 0.97],
  [60.5, 0.986],
  [90.5, 0.993],
  [179, 1],
]

/** The day of the curve at which `share` of the acceptances have arrived. */
function daysAt(share: number): number {
  let [day, reached] = [0, 0]
  for (const [nextDay, next] of curve) {
    if (share < next) return day + ((share - reached) / (next - reached)) * (nextDay - day)
    ;[day, reached] = [nextDay, next]
  }
  return day
}

/** The days until somebody accepts. */
export function patience(random: Random): number {
  return daysAt(random.next())
}

/** The same for those who took more than three weeks. */
export function longPatience(random: Random): number {
  return daysAt(0.945 + random.next() * 0.055)
}
