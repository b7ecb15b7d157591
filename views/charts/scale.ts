/** A chart's measures: units of its own, that the width of the page stretches. */
export const CHART = { width: 360, left: 32, right: 354 } as const

/** A number as SVG takes it, short. */
export function short(number: number): string {
  return String(Math.round(number * 10) / 10)
}

/** Maps 0 to `most` onto `from` to `to`. */
export function scale(most: number, from: number, to: number): (value: number) => number {
  return (value) => from + ((to - from) * value) / Math.max(most, Number.EPSILON)
}

/** Round values from 0 to `most` or just above it, three to six of them. */
export function ticks(most: number): readonly number[] {
  const rough = Math.max(1, most) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power)
  return Array.from({ length: Math.ceil(Math.max(1, most) / step) + 1 }, (_, index) => index * step)
}

/** A line through points. */
export function line(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('')
}
