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

/** Reads a note once; the same text always gives the same reading. What stands after 8,000 characters is only counted. */
export function readNote(text: string): NoteReading {
  const trimmed = text.trim()
  const page = layOut(trimmed)
  const greeting = readGreeting(page)
  const asks = readAsks(page)
  const pitch = readPitch(page)
  const pressure = readPressure(page)
  const theirVisit = readTheirVisit(page)
  const claims = readClaims(page, greeting)
  const personal = readPersonal(page)
  const collecting = readCollecting(page)
  const hollow = [...asks.map((ask) => ask.words), ...pitch, ...pressure, ...theirVisit, ...personal, ...collecting]
  const claimed = claims.filter((claim) => !claim.supported).map((claim) => claim.words)
  return {
    text: trimmed,
    empty: trimmed === '',
    length: lengthOf(trimmed),
    language: page.language,
    greeting: greeting === null ? null : { words: greeting.words, name: greeting.name },
    stock: readStock(page, greeting),
    placeholders: readPlaceholders(page.shown),
    reasons: readReasons(page),
    recalled: readRecalled(page, greeting, (start, end) => {
      const words = page.shown.slice(start, end)
      return [...hollow, ...claimed].some((each) => words.includes(each))
    }),
    offers: readOffers(page),
    asks,
    pitch,
    worn: readWorn(page),
    pressure,
    whyNot: readWhyNot(page),
    guilt: readGuilt(page),
    letsGo: letsGo(page),
    shouting: readShouting(page.shown),
    personal,
    claims,
    theirVisit,
    collecting,
    selfCentred: isSelfCentred(page, greeting?.end ?? 0),
    unkind: readUnkind(page),
    courteous: isCourteous(page),
    kindly: isKindly(page),
    particulars: particularsOf(page, greeting?.end ?? 0),
    asksPlainly: asksPlainly(page),
    nudges: readNudges(page),
    news: readNews(page, greeting?.end ?? 0),
    calls: readCalls(page),
  }
}
