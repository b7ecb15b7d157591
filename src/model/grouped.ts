/** A whole number with its thousands set apart: `30,000`. Not by `toLocaleString`, which takes 17 ms the first time. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',')
}
