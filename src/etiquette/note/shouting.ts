/** Several exclamation marks in a row, or as many mixed with question marks. */
const ROW_OF_MARKS = /[!?]{0,8}!{2,}[!?]{0,8}/g
const ROW_OF_EMOJI = /(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D|[\u{1F3FB}-\u{1F3FF}]){0,3}\s?){3,}/gu
const CAPITAL_WORD = /(?<![\p{L}\p{N}])\p{Lu}{4,}(?![\p{L}\p{N}])/gu
/** So many words in capitals in a row are a raised voice; one or two may be names. */
const CAPITAL_ROW = /(?:(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{L}\p{N}])[ ,]*){3,}/gu
const EMOJI = /\p{Extended_Pictographic}/gu

/** Capitals, rows of exclamation marks and rows of emoji, as they stand in the text. */
export function readShouting(text: string): readonly string[] {
  const found: string[] = []
  for (const pattern of [ROW_OF_MARKS, ROW_OF_EMOJI, CAPITAL_ROW])
    for (const { 0: match } of text.matchAll(pattern)) found.push(match.trim())
  const capitals = text.match(CAPITAL_WORD) ?? []
  if (found.length === 0 && capitals.length >= 3) found.push(...capitals)
  const emoji = text.match(EMOJI) ?? []
  if (found.length === 0 && emoji.length >= 4) found.push(emoji.join(''))
  return found
}
