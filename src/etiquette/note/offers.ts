import type { Page } from './page.ts'
import { phrasebook, wordsFound } from './phrases.ts'

const offering = phrasebook({
  en: [
    `(happy|glad|pleased|love|delighted|like) to (share|send|swap|trade|lend|help|show|introduce|offer|return|give|pass|compare|exchange|contribute|support|answer|review)`,
    `(i|we) (can|could|may|might) (share|send|help|offer|add|show|introduce|give|return|lend|contribute|put you)`,
    `(swap|compare|exchange|trade) (notes|ideas|experiences?|lessons|thoughts|tips|views|contacts|insights|stories|what)`,
    `(i've|i have|we've|we) (posted|passed|shared|quoted|cited|recommended|written|sent|used|credited|linked|bought|adopted|put)`,
    `(useful|helpful|interesting|valuable|handy|benefit*|worthwhile) (to|for) (you|both|us|each|know)`,
    `(we|us) (might|may|could|would|can) both`,
    `(both|each other|one another|mutual*)`,
    `(credit|thank) you`,
    `(thank you|thanks|congratulations|congrats|well done)`,
    `if (it|that|you)( would|'d| ever)? (helps?|like|need|be of use|is of use|want)`,
    `(your|the) (talk|post|article|book|piece|guide|work|idea|answer) .. (helped|saved|made|inspired|taught|stayed|changed|answered)`,
  ],
  de: [
    `(austausch*|gern .. (teilen|helfen|schicken|zeigen|senden)|ihnen .. (schicken|senden|zeigen|helfen)|gegenseitig|beide|danke|gratul*|gluckwunsch)`,
  ],
  fr: [`(echang*|partag*|vous (envoyer|aider|montrer|transmettre)|mutuel*|tous deux|toutes deux|merci|felicitations)`],
  es: [
    `(intercambi*|compart*|(enviarte|enviarle|ayudarte|ayudarle|mostrarte)|mutu*|ambos|gracias|felicidades|enhorabuena)`,
  ],
  pt: [`(troc*|partilh*|compartilh*|(enviar-lhe|ajuda-lo|ajuda-la|te ajudar|te enviar)|mutu*|ambos|obrigad*|parabens)`],
  it: [
    `(scambi*|condivid*|confront*|(inviarti|inviarle|aiutarti|aiutarla|mandarti)|reciproc*|entrambi|grazie|complimenti)`,
  ],
  nl: [`(uitwissel*|delen|(je|u) (helpen|sturen|laten)|wederzijds*|beiden|allebei|bedankt|dank|gefeliciteerd)`],
})

/** Words that hold something for the other person: help, thanks, an exchange, something sent. */
export function readOffers(page: Page): readonly string[] {
  return wordsFound(page, offering)
}
