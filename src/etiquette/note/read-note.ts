import { readAsks } from './asks.ts'
import { readClaims } from './claims.ts'
import { readGreeting, signOffStart } from './greeting.ts'
import { letsGo, readGuilt } from './guilt.ts'
import { readCalls, readNews, readNudges } from './nudges.ts'
import { readOffers } from './offers.ts'
import { layOut, type Page } from './page.ts'
import { readPersonal } from './personal.ts'
import { readPitch } from './pitch.ts'
import { readPlaceholders } from './placeholders.ts'
import { readPressure, readWhyNot } from './pressure.ts'
import type { NoteReading } from './reading.ts'
import { readReasons } from './reasons.ts'
import { readRecalled } from './recalled.ts'
import { isSelfCentred, readCollecting } from './self.ts'
import { readShouting } from './shouting.ts'
import { readStock } from './stock.ts'
import { asksPlainly, isCourteous, isKindly, readUnkind } from './unkind.ts'
import { readTheirVisit } from './visit.ts'
import { readWorn } from './worn.ts'

/**
 * Characters as the platform's own box most likely counts them: UTF-16 code units, as the browser does for any box with
 * a limit, a line break being one. No page documents it; this count is never below the others, so a note that fits by
 * it fits.
 */
function lengthOf(text: string): number {
  return text.replaceAll('\r\n', '\n').length
}

function particularsOf(page: Page, from: number): number {
  const until = signOffStart(page)
  const words = page.sentences.flatMap((sentence) => sentence.words)
  return words.filter((word) => word.start >= from && word.start < until).reduce((sum, word) => sum + word.weight, 0)
}

/** What is read of something, each part when it is first asked for: a rule asks for one or two of twenty. */
function lazily<T extends object>(parts: { readonly [K in keyof T]: () => T[K] }): T {
  const read = {} as T
  for (const name of Object.keys(parts) as (keyof T)[])
    Object.defineProperty(read, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = parts[name]()
        Object.defineProperty(read, name, { enumerable: true, value })
        return value
      },
    })
  return read
}

/** The text as all parts are read from it. */
interface Laid {
  readonly page: Page
  readonly greeting: ReturnType<typeof readGreeting>
}

/** Words that are no particulars of this person, whatever they name: asks, selling, pressure, claims of closeness. */
function hollowWords(reading: NoteReading): readonly string[] {
  const { asks, pitch, pressure, theirVisit, personal, collecting, claims } = reading
  const claimed = claims.filter((claim) => !claim.supported).map((claim) => claim.words)
  return [...asks.map((ask) => ask.words), ...pitch, ...pressure, ...theirVisit, ...personal, ...collecting, ...claimed]
}

/** How many characters of notes are remembered with their reading: a thousand invitations as they are usually written. */
const MOST_REMEMBERED = 200_000

const remembered = new Map<string, NoteReading>()
let charactersRemembered = 0

/**
 * Reads a note; the same text always gives the same reading, so the last ones are remembered: the open invitations of a
 * book are judged again after every change. What stands after 8,000 characters is only counted.
 */
export function readNote(text: string): NoteReading {
  const known = remembered.get(text)
  if (known) {
    // Taken out and put back: the first one is always the one not asked for the longest.
    remembered.delete(text)
    remembered.set(text, known)
    return known
  }
  const reading = readAfresh(text)
  remembered.set(text, reading)
  charactersRemembered += text.length
  for (const oldest of remembered.keys()) {
    if (charactersRemembered <= MOST_REMEMBERED) break
    remembered.delete(oldest)
    charactersRemembered -= oldest.length
  }
  return reading
}

function readAfresh(text: string): NoteReading {
  const trimmed = text.trim()
  const laid: Laid = lazily<Laid>({
    page: () => layOut(trimmed),
    greeting: () => readGreeting(laid.page),
  })
  const bodyFrom = () => laid.greeting?.end ?? 0
  const reading: NoteReading = lazily<NoteReading>({
    text: () => trimmed,
    empty: () => trimmed === '',
    length: () => lengthOf(trimmed),
    language: () => laid.page.language,
    greeting: () => laid.greeting && { words: laid.greeting.words, name: laid.greeting.name },
    stock: () => readStock(laid.page, laid.greeting),
    placeholders: () => readPlaceholders(laid.page.shown),
    reasons: () => readReasons(laid.page),
    recalled() {
      const hollow = hollowWords(reading)
      return readRecalled(laid.page, laid.greeting, (start, end) => {
        const words = laid.page.shown.slice(start, end)
        return hollow.some((each) => words.includes(each))
      })
    },
    offers: () => readOffers(laid.page),
    asks: () => readAsks(laid.page),
    pitch: () => readPitch(laid.page),
    worn: () => readWorn(laid.page),
    pressure: () => readPressure(laid.page),
    whyNot: () => readWhyNot(laid.page),
    guilt: () => readGuilt(laid.page),
    letsGo: () => letsGo(laid.page),
    shouting: () => readShouting(laid.page.shown),
    personal: () => readPersonal(laid.page),
    claims: () => readClaims(laid.page, laid.greeting),
    theirVisit: () => readTheirVisit(laid.page),
    collecting: () => readCollecting(laid.page),
    selfCentred: () => isSelfCentred(laid.page, bodyFrom()),
    unkind: () => readUnkind(laid.page),
    courteous: () => isCourteous(laid.page),
    kindly: () => isKindly(laid.page),
    particulars: () => particularsOf(laid.page, bodyFrom()),
    asksPlainly: () => asksPlainly(laid.page),
    nudges: () => readNudges(laid.page),
    news: () => readNews(laid.page, bodyFrom()),
    calls: () => readCalls(laid.page),
  })
  return reading
}
