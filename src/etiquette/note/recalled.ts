import type { PlacedGreeting } from './greeting.ts'
import { signOffStart } from './greeting.ts'
import type { Page, Sentence } from './page.ts'
import { standsIn } from './phrases.ts'
import type { Recalled } from './reading.ts'
import {
  addressing,
  exchanging,
  groups,
  likeness,
  meeting,
  noticing,
  person,
  profileLine,
  samePlace,
  secondPerson,
  theirWork,
} from './recalled-words.ts'

/** Works of theirs that are one of a kind: naming one says which, even without its title. */
const ONE_OF_A_KIND =
  /(?:^|[^\p{L}])(?:your|ihr|ihre[nm]?|dein|deine[nm]?|votre|ton|tu|su|seu|sua|o teu|tuo|suo|je|jouw|uw) (?:\p{L}+ )?(?:books?|blog|newsletter|podcast|thesis|novel|buch|livre|libro|livro|boek|these|tesis|tese|tesi|keynote|lecture|webinar|workshop|exhibition|museum|shop|bakery|garden|restaurant)(?!\p{L})/u

/** The writer introducing themselves by name. */
const INTRODUCING =
  /(?:^|[^\p{L}])(?:[Mm]y name is|[Mm]y name's|[Mm]yself|[Ii]'m|[Ii]’m|[Ii] am|[Mm]ein Name ist|[Ii]ch hei(?:ß|ss)e|[Jj]e m['’]appelle|[Mm]e llamo|[Mm]i nombre es|[Mm]eu nome é|[Mm]e chamo|[Mm]i chiamo|[Ii]k heet|[Mm]ijn naam is) \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?/u

/** Belonging to something named in quotation marks. */
const IN_A_TITLED_GROUP = /(?:^|[^\p{L}])(?:both|also|fellow members?|members?) (?:in|of|on|members of) "/u

/** A title or headline in quotation marks. */
const QUOTED = /(?:^|[\s(])["'“‘„«][^"'“”‘’„«»\n]{2,60}["'”’“»](?![\p{L}\p{N}])/u

/**
 * What the note recalls that links the two people: each sentence that addresses them and says something particular.
 * `hollow` tells places that ask, sell or press, which recall nothing.
 */
export function readRecalled(
  page: Page,
  greeting: PlacedGreeting | null,
  hollow: (start: number, end: number) => boolean,
): readonly Recalled[] {
  const from = greeting?.end ?? 0
  const until = signOffStart(page)
  return page.sentences.flatMap((sentence): Recalled[] => {
    const start = Math.max(sentence.start, from)
    const end = Math.min(sentence.end, until)
    if (start >= end) return []
    const as = kindOf(page, { ...sentence, start, end }, hollow(start, end))
    return as === undefined
      ? []
      : [
          {
            as,
            words: page.shown
              .slice(start, end)
              .replace(/^[\s,.!:;–—-]+/, '')
              .trim(),
          },
        ]
  })
}

/** Which words are the writer's own name, after "my name is" and the like: it links nobody. */
function ownName(page: Page, start: number, end: number): (word: { readonly start: number }) => boolean {
  const match = INTRODUCING.exec(page.shown.slice(start, end))
  if (!match) return () => false
  const from = start + match.index
  return (word) => word.start >= from && word.start < from + match[0].length
}

function kindOf(page: Page, { start, end, words: all }: Sentence, hollow: boolean): Recalled['as'] | undefined {
  const words = all.filter((word) => word.start >= start && word.end <= end)
  const titled = QUOTED.test(page.shown.slice(start, end))
  const own = ownName(page, start, end)
  const weight = words.reduce((sum, word) => sum + (own(word) ? 0 : word.weight), titled ? 1 : 0)
  const named = words.some((word) => word.name && !own(word))
  const anchored = named || titled || words.some((word) => word.weight === 1 && /^\d/.test(word.folded))
  const has = (book: Parameters<typeof standsIn>[1]) => standsIn(page, book, start, end)
  if (weight < (page.language === 'en' ? 1 : 1.5))
    return ONE_OF_A_KIND.test(page.folded.slice(start, end)) && has(noticing) ? 'work' : undefined
  if (IN_A_TITLED_GROUP.test(page.folded.slice(start, end))) return 'group'
  // A group without a name cannot be checked; one with a name is only a group, unless something was said or done in it.
  if (has(groups) && !has(exchanging) && !has(theirWork)) return named ? 'group' : undefined
  if (has(meeting)) return 'meeting'
  if (hollow) return
  if (has(profileLine) && !has(likeness)) return
  if (named && has(person) && (has(addressing) || has(likeness))) return 'person'
  if (has(theirWork)) return 'work'
  if (weight <= 1 && has(samePlace)) return
  if (has(likeness) && (has(addressing) || named || weight >= 2)) return 'likeness'
  if (named && has(noticing)) return 'company'
  if (has(noticing) && has(secondPerson) && (anchored || weight >= 1.5)) return 'work'
  if (has(secondPerson) && weight >= (anchored ? 2 : 3)) return 'topic'
  return
}
