import { fold } from './fold.ts'
import { functionWords } from './function-words.ts'
import { genericWords } from './generic-words.ts'
import type { Page } from './page.ts'
import type { Greeting } from './reading.ts'

const HELLO =
  /^(?:(?:good|guten|gute|bon|buenos|buenas|bom|boa|boas|goede[nr]?)[ ]?(?:morning|afternoon|evening|day|morgen|tag|abend|jour|soir|dias|tardes|noches|dia|tarde|noite|middag|avond)|hi there|hello there|hey there|hiya|greetings of the day|hi|hello|hey|greetings|respected|dear|hallo|liebe[rs]?|servus|moin|gruß gott|grus gott|sehr geehrte[rs]?|verehrte[rs]?|sehr verehrte[rs]?|bonjour|bonsoir|salut|chere?|coucou|hola|estimad[oa]s?|querid[oa]s?|ola|oi|prezad[oa]s?|car[oa]|ciao|buongiorno|buonasera|buondi|gentile|gent\.mo|egregi[oa]|salve|spettabile|dag|hoi|beste|geachte|goedendag|goedemorgen|goedemiddag)(?![\p{L}\p{N}])/u
const TITLE =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|herrn?|frau|monsieur|madame|mme|mlle|senor|senora|sr|sra|dra|doctor|doctora|doutora?|dona|don|signora?|signor|sig|dott|dottor|dottoressa|professoressa|ing|heer|mevrouw|meneer)$/
const NAME_LINK = /^(?:de|van|der|den|von|la|le|du|da|di|dos|del|bin|al)$/
const NEXT = /([ ,]{0,2})(\p{L}[\p{L}'’-]*)\.?/uy

/** A greeting and where in the laid-out text the rest begins. */
export type PlacedGreeting = Greeting & { readonly end: number }

/** The greeting a note opens with; null when it opens otherwise. */
export function readGreeting(page: Page): PlacedGreeting | null {
  const hello = HELLO.exec(page.folded)?.[0]
  if (hello === undefined) return readVocative(page)
  const name: string[] = []
  let end = hello.length
  for (let count = 0; count < 6; count++) {
    NEXT.lastIndex = end
    const match = NEXT.exec(page.shown)
    const word = match?.[2]
    if (!match || word === undefined) break
    const after = end + match[0].length
    const folded = page.folded.slice(after - match[0].length + (match[1]?.length ?? 0), after).replace(/\.$/, '')
    if (match[1]?.includes(',') && (name.length > 0 || !endsAddress(page, after))) break
    if (!TITLE.test(folded)) {
      const capital = /^\p{Lu}/u.test(word) && !isOrdinary(page, folded)
      const small = name.length === 0 && word.length > 1 && endsAddress(page, after) && !isOrdinary(page, folded)
      if (!capital && !small && !NAME_LINK.test(folded)) break
      name.push(word)
    }
    end = match[0].endsWith('.') && name.length > 0 ? after - 1 : after
    if (end < after) break
  }
  while (NAME_LINK.test(name.at(-1)?.toLowerCase() ?? '')) name.pop()
  return { words: page.shown.slice(0, end), name: name.length > 0 ? name.join(' ') : null, end }
}

/** A name without a greeting before it: "Jonas, …". */
function readVocative(page: Page): PlacedGreeting | null {
  const name = /^(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)(?:,| [–—-] |:|\n)/u.exec(page.shown)?.[1]
  if (name === undefined || name.split(' ').some((word) => isOrdinary(page, fold(word)))) return null
  return { words: name, name, end: name.length }
}

function isOrdinary(page: Page, folded: string): boolean {
  const language = page.language ?? 'en'
  return folded === 'i' || functionWords[language].has(folded) || genericWords[language].test(folded)
}

/** Whether what follows is a mark and not the rest of a sentence. */
function endsAddress(page: Page, end: number): boolean {
  return /^ ?(?:[,!:.\n–—-]|$)/.test(page.shown.slice(end, end + 2))
}

const FORMULA =
  /(?:^|[.!?,\n-][ \n]*)(?:(?:kind|best|warm|warmest|many) (?:regards|wishes|thanks)|regards|best|thanks(?: again| in advance| so much)?|thank you|cheers|sincerely|yours(?: sincerely| truly| faithfully)?|(?:mit )?(?:viele[nr]?|liebe[nr]?|beste[nr]?|freundlichen?|herzliche[nr]?) grus(?:e|en)?|mfg|lg|vg|cordialement|bien (?:a vous|cordialement)|merci d'avance|(?:un )?saludos?(?: cordiales)?|un abrazo|gracias(?: de antemano)?|cumprimentos|abracos?|atenciosamente|obrigad[oa]|(?:cordiali )?saluti|a presto|(?:met )?(?:vriendelijke |hartelijke )?groet(?:en|jes)?)[ ,.!\n-]*$/
/** A closing formula and name are no longer than this. */
const CLOSING = 60

/** Where a closing formula or name begins; the length of the text when there is none. */
export function signOffStart(page: Page): number {
  const from = Math.max(0, page.shown.length - CLOSING)
  const named = /(?:[.!?,\n]|[ \n][–—-])[ \n]*(?:\p{Lu}[\p{L}'’.-]{0,30} ?){1,3}[.! ]*$/u.exec(page.shown.slice(from))
  const start = named ? from + named.index + 1 : page.shown.length
  const before = Math.max(0, start - CLOSING)
  const formula = FORMULA.exec(page.folded.slice(before, start))
  return formula ? before + formula.index : start
}
