/** Counts values, to find the one that stands out. */
export class Tally {
  private readonly counts = new Map<string, number>()

  /** Counts `value`; nothing is counted for null and for the empty text. */
  add(value: string | null) {
    if (value) this.counts.set(value, (this.counts.get(value) ?? 0) + 1)
  }

  /** The value counted most often; null when there is none or two are level. */
  most(): string | null {
    const [first, second] = [...this.counts].sort(([, a], [, b]) => b - a)
    return first && first[1] !== second?.[1] ? first[0] : null
  }
}
