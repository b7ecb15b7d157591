const replacement = '\ufffd'

function withoutNul(text: string): string {
  return text.replaceAll('\0', '')
}

function decode(encoding: string, bytes: Uint8Array): string {
  return withoutNul(new TextDecoder(encoding).decode(bytes))
}

function count(text: string, test: (code: number) => boolean): number {
  let found = 0
  for (let i = 0; i < text.length; i++) if (test(text.charCodeAt(i))) found++
  return found
}

/**
 * The text in `bytes`: UTF-8 or UTF-16 by its byte-order mark, UTF-16 without one when every other of the
 * first four bytes is NUL, else UTF-8. Bytes that are no UTF-8 are read as windows-1252, unless the rest shows that the file is
 * UTF-8 with a few damaged bytes; those become U+FFFD. The result is well-formed and has no mark and no NUL.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decode('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return decode('utf-16be', bytes)
  const zeros = [...bytes.subarray(0, 4)].map((byte) => (byte === 0 ? '0' : 'x')).join('')
  if (zeros === 'x0x0') return decode('utf-16le', bytes)
  if (zeros === '0x0x') return decode('utf-16be', bytes)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return bytes.includes(0) ? withoutNul(text) : text
  } catch {
    const text = decode('utf-8', bytes)
    const damaged = count(text, (code) => code === replacement.charCodeAt(0))
    // Letters beyond ASCII that did decode: in a windows-1252 file next to none form valid UTF-8 by chance.
    const intact = count(text, (code) => code > 0x7f) - damaged
    return intact >= damaged ? text : decode('windows-1252', bytes)
  }
}
