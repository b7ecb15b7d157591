// What vCard (RFC 6350) and iCalendar (RFC 5545) have in common. Written by hand: the library that reads them escapes
// commas in addresses, where they mean themselves, and folds by letters instead of bytes.

const LONGEST_LINE = 75

const bytesOf = (letter: string): number => {
  const code = letter.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** Text as a whole value of a vCard: line ends written as `\n`, no other control characters, no comma that separates. */
export function escapeValue(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(/[\\,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

/** Text as a part of a value, or anywhere in iCalendar: there a semicolon separates too. */
export function escapePart(text: string): string {
  return escapeValue(text).replaceAll(';', '\\;')
}

/** One line of such a file with its CRLF, folded between characters so that no line has more than 75 bytes. */
export function contentLine(name: string, value: string): string {
  let folded = ''
  let bytes = 0
  for (const letter of `${name}:${value}`) {
    const size = bytesOf(letter)
    if (bytes + size > LONGEST_LINE) {
      folded += '\r\n '
      bytes = 1
    }
    folded += letter
    bytes += size
  }
  return `${folded}\r\n`
}
