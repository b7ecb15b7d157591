/**
 * Letters and figures of all scripts as a few ranges. Naming them by their property takes a table of hundreds, which is
 * compiled anew into every expression and took longer than all reading; so the text is made such that ranges do.
 */
const BEYOND_ASCII = '\u0080-\u00a2\u00a4-\u20ab\u20ad-\ud7ff\uf900-\u{fffff}'

/** What a letter is in a text that `withPlainSigns` gave, to be put between brackets. */
export const LETTERS = `A-Za-z${BEYOND_ASCII}`

/** What a letter or figure is in such a text, to be put between brackets. */
export const LETTERS_OR_FIGURES = `0-9${LETTERS}\ue001\u{100001}`

function plainSign(sign: string): string {
  if (/\s/.test(sign)) return ' '
  const figure = /\p{N}/u.test(sign)
  if (sign.length === 2) return figure ? '\u{100001}' : '\u{100000}'
  return figure ? '\ue001' : '\ue000'
}

/** Whether a text is nothing but ASCII. */
export function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text)
}

/**
 * A folded text, place for place, in which a character beyond ASCII is a letter, £, €, or one of four that stand for all
 * figures and all other signs: no phrase looks for any of those by itself.
 */
export function withPlainSigns(folded: string): string {
  return isAscii(folded) ? folded : folded.replace(/[^\p{L}\0-\x7f£€]/gu, plainSign)
}
