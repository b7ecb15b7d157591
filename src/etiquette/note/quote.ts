/** Words from a note as evidence: in quotation marks, on one line, at most `longest` characters. */
export function quoted(words: string, longest = 60): string {
  const line = words
    .replace(/\s+/g, ' ')
    .replace(/[\s!.,;:]+$/, '')
    .replaceAll('!', '.')
    .replace(/["“”]/g, '’')
  if (line.length <= longest) return `“${line}”`
  const cut = line.slice(0, longest)
  return `“${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).trimEnd()} …”`
}

/** The first few of several findings, quoted: `“a” and “b”`. */
export function quotedFew(all: readonly string[], most = 2): string {
  const few = [...new Set(all.map((words) => quoted(words, 40)))].slice(0, most)
  return few.length <= 1 ? few.join('') : `${few.slice(0, -1).join(', ')} and ${few.at(-1)}`
}
