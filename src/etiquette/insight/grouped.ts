/** A whole number with its thousands set apart, for a sentence: `30,000`. */
export function grouped(number: number): string {
  return number.toLocaleString('en')
}
