// A spreadsheet calculates what begins like a formula: in any line of a cell, whatever blanks stand before it, and with
// the full-width signs of East Asian keyboards too. A line that already has our mark gets one more, so that taking one
// away is always right. A line break that begins a cell counts whichever kind it is, as reading a CSV file leaves one
// kind of them.
const unguarded = /^(?='*[ \u00a0]*[=+\-@\t＝＋－＠])|(?<![\s\S])(?='*[ \u00a0]*[\r\n])/gm
const guarded = /^'(?='*[ \u00a0]*[=+\-@\t＝＋－＠])|(?<![\s\S])'(?='*[ \u00a0]*[\r\n])/gm

/** A cell as a spreadsheet may have it: a line that it would take for a formula begins with an apostrophe. */
export function guardCell(text: string): string {
  return text.replace(unguarded, "'")
}

/** A cell without the apostrophes `guardCell` put there; `unguardCell(guardCell(text))` is `text`, whatever it is. */
export function unguardCell(text: string): string {
  return text.replace(guarded, '')
}
