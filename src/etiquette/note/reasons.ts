import type { Page } from './page.ts'
import { phrasebook, wordsFound } from './phrases.ts'

const why = phrasebook({
  en: [
    `(because|since|so that|as (i|we|you|a|an)|given that|the reason|in order to|which is why|that's why)`,
    `(love|like|want|hope|hoping|wanted|keen|glad|happy|pleased|delighted|curious|interested|eager|enjoy|good|great|nice|lovely|useful|interesting|honou?red|excited|looking) (to|in) (also )?(hear*|learn*|follow*|compar*|swap*|exchang*|shar*|stay*|keep*|continu*|discuss*|understand*|read*|trad*|thank*|credit*|collaborat*|explor*|see*|say*|talk*|ask*|know*|be in touch|be back)`,
    `(stay|keep|be|remain|get|staying|keeping) (back )?in (touch|contact)`,
    `(stay|keep|be|get) connected`,
    `(compare|swap|exchange|share|trade) (notes|ideas|experiences?|lessons|thoughts|tips|views|what|insights|contacts|stories)`,
    `(follow|following|keep up with|learn from|hear about|hear how|hear more) (your|you|what|how|the|about)`,
    `(interested|interest|curious) (in|about|how|to)`,
    `(grow|expand|extend|build|broaden) (my|our) (~ )?(network|contacts|circle)`,
  ],
  de: [
    `(weil|da ich|damit|denn|um .. zu)`,
    `(austausch*|in kontakt|verfolgen|kennenlernen|mehr (uber|zu|von)|erfahren|interess*|lernen|freuen|erweitern)`,
  ],
  fr: [
    `(parce que|car|afin de|puisque|pour (que|pouvoir|echanger|suivre|mieux))`,
    `(echanger|rester en contact|suivre|en savoir plus|apprendre|interess*|partager|decouvrir|elargir)`,
  ],
  es: [
    `(porque|ya que|para (que|poder|seguir|intercambiar)|pues)`,
    `(intercambi*|en contacto|seguir|aprender|saber mas|interes*|compartir|conocer|ampliar)`,
  ],
  pt: [
    `(porque|pois|para (que|poder|trocar|acompanhar)|ja que)`,
    `(trocar|contacto|contato|acompanhar|aprender|saber mais|interess*|partilhar|compartilhar|conhecer|ampliar)`,
  ],
  it: [
    `(perche|poiche|per (poter|scambiare|seguire|confrontar*)|dato che)`,
    `(scambiar*|in contatto|seguir*|imparare|saperne|capire|interess*|condivider*|conoscer*|confront*|ampliare)`,
  ],
  nl: [
    `(omdat|want|zodat|om .. te)`,
    `(uitwissel*|in contact|volg*|leren|meer (over|weten)|interess*|delen|benieuwd|kennismaken|uitbreiden)`,
  ],
})

/** Words that say why they want to connect, however little they say. */
export function readReasons(page: Page): readonly string[] {
  return wordsFound(page, why)
}
