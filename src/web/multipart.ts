/** One field of a form as it comes: a file when it has a file's name, which is empty for one left out. */
export interface Part {
  readonly name: string
  readonly fileName: string | null
  /** What it holds, in the pieces it came in. */
  readonly pieces: readonly Uint8Array[]
}

/** The most bytes the lines over one field may have. */
const LONGEST_HEAD = 16 * 1024

/** What stands between the fields, by the type of the body; undefined when this is no form with files. */
export function boundaryOf(type: string | undefined): string | undefined {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type ?? '') ?? []
  return quoted ?? plain
}

// As browsers write a quote and the ends of lines within a name.
const SIGNS: Readonly<Record<string, string>> = { '%22': '"', '%0D': '\r', '%0A': '\n' }
const unescaped = (text: string) => text.replace(/%(?:22|0D|0A)/gi, (each) => SIGNS[each.toUpperCase()] ?? each)

function partOf(head: string): (Part & { readonly pieces: Uint8Array[] }) | undefined {
  const line = /^content-disposition:\s*form-data(.*)$/im.exec(head)?.[1]
  const name = /;\s*name="([^"]*)"/i.exec(line ?? '')?.[1]
  const fileName = /;\s*filename="([^"]*)"/i.exec(line ?? '')?.[1]
  if (name === undefined) return undefined
  return { name: unescaped(name), fileName: fileName === undefined ? null : unescaped(fileName), pieces: [] }
}

/**
 * Reads a form piece by piece as it arrives, so that pages are answered in between. Undefined when it is not whole, or
 * not such a form.
 */
export async function readParts(body: AsyncIterable<Uint8Array>, boundary: string): Promise<Part[] | undefined> {
  const mark = Buffer.from(`\r\n--${boundary}`)
  const parts: Part[] = []
  let part: (Part & { readonly pieces: Uint8Array[] }) | undefined
  let at: 'before' | 'mark' | 'head' | 'data' | 'over' = 'before'
  // The first mark begins the body, without an end of a line before it.
  let rest = Buffer.from('\r\n')

  const isOver = () => at === 'over'

  /** Takes one step through what is there; false when more of it is needed, undefined when it is no such form. */
  function step(): boolean | undefined {
    if (at === 'over') return false
    if (at === 'mark') {
      if (rest.length < 2) return false
      const next = rest.toString('latin1', 0, 2)
      if (next !== '--' && next !== '\r\n') return undefined
      at = next === '--' ? 'over' : 'head'
      if (at === 'head') rest = rest.subarray(2)
      return true
    }
    if (at === 'head') {
      const end = rest.indexOf('\r\n\r\n')
      if (end < 0) return rest.length > LONGEST_HEAD ? undefined : false
      part = end > LONGEST_HEAD ? undefined : partOf(rest.toString('utf8', 0, end))
      if (!part) return undefined
      parts.push(part)
      rest = rest.subarray(end + 4)
      at = 'data'
      return true
    }
    const end = rest.indexOf(mark)
    // What may be the beginning of a mark waits for the rest of it.
    const sure = end < 0 ? Math.max(0, rest.length - mark.length + 1) : end
    if (at === 'data' && sure > 0) part?.pieces.push(rest.subarray(0, sure))
    rest = rest.subarray(end < 0 ? sure : end + mark.length)
    if (end >= 0) at = 'mark'
    return end >= 0
  }

  for await (const chunk of body) {
    rest = Buffer.concat([rest, chunk])
    let more: boolean | undefined = true
    while (more) more = step()
    if (more === undefined) return undefined
    // What follows the last mark is nobody's.
    if (isOver()) rest = Buffer.alloc(0)
  }
  return isOver() ? parts : undefined
}
