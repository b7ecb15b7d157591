const spelled: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '´': "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '…': '.',
  ß: 's',
  ø: 'o',
  ł: 'l',
  đ: 'd',
}

/** One character without case, accent or typographic finery; always exactly as long as what went in. */
function foldCharacter(character: string): string {
  if (character <= '\u007f') return character.toLowerCase()
  const lower = character.toLowerCase()
  const plain = spelled[lower] ?? lower.normalize('NFD').replace(/\p{M}/gu, '')
  return plain.length === character.length ? plain : character
}

/** The text as lexicons are matched against it: one character for each of the text's, so that places agree. */
export function fold(text: string): string {
  return /^[ -~\n]*$/.test(text) ? text.toLowerCase() : Array.from(text, foldCharacter).join('')
}

/** Letters and digits alone, single-spaced, without emoji: what stock texts and names are compared by. */
export function bare(text: string): string {
  return fold(text)
    .replace(/'/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
