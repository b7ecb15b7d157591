import type { Page } from './page.ts'
import { phrasebook, placesIn, standsIn, wordsFound } from './phrases.ts'
import { addressing } from './recalled-words.ts'

const collected = phrasebook({
  en: [
    `(expand|grow|extend|build|broaden|widen|increase|enlarge|expanding|growing|extending|building|broadening|widening|increasing) (my|our|my own|the size of my) (~ )?(~ )?(network|connections|contacts|circle|reach|following|list)`,
    `(reach|hit|get to|at|have|over|with|almost|nearly) #[k,.]?#?\\+?( )?(k\\+?)? ?(linkedin )?(connections|contacts|followers)`,
    `#[k,.]?#?k?\\+? (connections|contacts|followers)`,
    '(filling|fill|populating|growing|grow|expanding) (my|our|up my) (~ )?(network|connections|contacts|list)',
    '(send|share|give) (me )?(names|leads|contacts)',
    `open networker`,
    `(lion|l\\.i\\.o\\.n) (here|member|networker|~)`,
    `(follow|like|add|connect) (for|4) (follow|like|add|connect)`,
    `(never|not|don't) (decline|refuse|reject|turn down) (anyone|anybody|any|an|invit*)`,
    `(connect|connecting|connections) (with|to|you to) (everyone|everybody|anyone|all|as many)( people)?( i know| as possible)?`,
    `(inviting|adding|invite|add) (everyone|everybody|anyone|all|as many)`,
    `the more (connections|contacts|people|we)`,
    `(dear|hi|hello) (all|everyone|everybody|connections|members|professionals|sir or madam)`,
  ],
  de: [
    `(mein|meines|meinem) (~ )?netzwerk(s|es)? (~ )?(gerne? )?(zu )?(erweitern|ausbauen|vergroßern|wachsen)`,
    `(moglichst viele|#) (kontakte|follower)`,
  ],
  fr: [`(elargir|agrandir|developper|etendre|etoffer) mon (~ )?reseau`, `# (contacts|relations|abonnes)`],
  es: [`(ampliar|expandir|hacer crecer|extender|aumentar) (mi|la) (~ )?red`, `# (contactos|seguidores)`],
  pt: [
    `(ampliar|expandir|aumentar|alargar) (a )?(minha|o meu) (~ )?(rede|networking|contactos|contatos)`,
    `fazer networking`,
    `# (contatos|contactos|seguidores)`,
  ],
  it: [`(ampliare|espandere|allargare) (la )?mia (~ )?rete`, `# (contatti|follower)`],
  nl: [
    `(breid|breiden|uitbreiden|vergroten) .. (mijn|netwerk) .. (uit|netwerk|graag)?`,
    `mijn (~ )?netwerk (~ )?(graag )?(uit|uit te breiden|uitbreiden|vergroten|te vergroten)`,
    `# (connecties|contacten|volgers)`,
  ],
})

const opensWithMe = phrasebook({
  en: [`(i|i'm|i am|i've|i have|i'd|my|we|we're|we are|our)`],
  de: [`(ich|mein|meine|wir|unser|unsere)`],
  fr: [`(je|j'~|mon|ma|mes|nous|notre)`],
  es: [`(soy|estoy|tengo|busco|quiero|quisiera|mi|me|yo|somos|nuestr*|trabajo)`],
  pt: [`(eu|sou|estou|tenho|procuro|busco|quero|gostaria|meu|minha|somos|noss*|trabalho)`],
  it: [`(sono|ho|cerco|voglio|vorrei|mio|mia|mi|siamo|nostr*|lavoro)`],
  nl: [`(ik|mijn|wij|we|onze)`],
})

/** Words that collect connections for their own sake. */
export function readCollecting(page: Page): readonly string[] {
  return wordsFound(page, collected)
}

/** Whether the note opens with what the writer is or wants and speaks of the other person in one word at most. */
export function isSelfCentred(page: Page, from: number): boolean {
  if (page.language === null) return false
  const body = page.folded.slice(from).replace(/^[^\p{L}]+/u, '')
  const start = page.folded.length - body.length
  const first = body.search(/[\s,.!?]/)
  const opens = standsIn(page, opensWithMe, start, first < 0 ? page.folded.length : start + first)
  const theirs = [...placesIn(page, addressing, page.language, start)].filter(
    (place) =>
      !/^(?:we|us|our|wir|uns|nous|nos|noi|ci|ons|onze|wij|u)$/.test(page.folded.slice(place.start, place.end)),
  )
  return opens && theirs.length <= 1
}
