import type { PlacedGreeting } from './greeting.ts'
import { signOffStart } from './greeting.ts'
import type { Page } from './page.ts'
import { phrasebook, spots, standsIn } from './phrases.ts'
import type { Claim } from './reading.ts'

const books = Object.entries({
  friend: phrasebook({
    en: [
      `(hi|hello|hey|dear|my|dear my)( dear| good| old)? friend`,
      `(we|we're|we are|you're|you are|as)( ~){0,2} (old |good |close |dear |my )*friends?( of (mine|yours|ours))?`,
      `(as|since|you are|you're|being) (a|an|my) (old |good |close |dear |trusted |valued )*friend`,
      `(you are|you're|as|since you are) (a person|someone|somebody|one of the people)( ~){0,2} trust`,
      `(you|u) (surely |must |will |certainly |do |probably |should |may |might )?(remember|know|recall|recogni[sz]e) (me|us)`,
      `remember me`,
      `(long time|ages|forever|years),? (no|not|without|since we) (see|seen|seeing|speak|spoken|talk|talked|chat|hear|spoke)( ~){0,3}`,
      `(it's|its|it has|it is|'s) been (ages|forever|too long|so long|a while|a long time|years|donkey's years|an age|an eternity)( ~){0,2}`,
      `(hey|hi|hello) stranger`,
      `(good |the )?old (days|times|gang|crew)( ~)?`,
      `(back in|from) the (old |good old )?days?( ~)?`,
      `how('s| is| are) (the|your) (family|kids|wife|husband|folks|children|little ones)( ~)?`,
      `(we|you and i) (go way back|go back|know each other)`,
      `(hi|hey|hello|yo|dear) (buddy|pal|mate|bro|brother|sister|sis|dude)`,
      `(as|being) (fellow |old |former |good )*(friends|buddies)`,
      `we know each other`,
    ],
    de: [
      `(wir sind|als|sie sind|du bist) .. freund*`,
      `(lange|ewig|ewigkeiten|schon lange) (nicht|nichts) (mehr )?(gesehen|gehort|gesprochen)`,
      `(du erinnerst dich|sie erinnern sich|kennst mich|kennen mich|wir kennen uns) .. (mich|sicher|doch|bestimmt|gut)?`,
    ],
    fr: [
      `(cher|chere|mon|ma) (ami|amie)`,
      `(nous sommes|vous etes|tu es) .. amis?`,
      `(ca fait (un bail|longtemps|une eternite|des lustres)|comment va la famille)`,
      `(vous vous souvenez|tu te souviens|on se connait|nous nous connaissons)`,
    ],
    es: [
      `(querido|querida|estimado|hola) (amigo|amiga)`,
      `(somos|eres) .. amig[oa]s?`,
      `(cuanto tiempo|tanto tiempo|hace siglos|como esta la familia)( sin vern?os| sin verte)?`,
      `(te acuerdas|me recuerdas|nos conocemos|ya me conoces)`,
    ],
    pt: [
      `(caro|cara|querid[oa]|ola|oi) amig[oa]`,
      `(somos) .. amig[oa]s`,
      `(quanto tempo|ha quanto tempo|ha seculos|que saudades?|saudades)( ~)?`,
      `(lembra-se de mim|lembra de mim|ja nos conhecemos)`,
    ],
    it: [
      `(caro|cara|ciao) amic[oa]`,
      `(siamo) .. amic[ihe]*`,
      `(da quanto tempo|quanto tempo|e passato un secolo|come sta la famiglia)( ~)?`,
      `(ti ricordi di me|si ricorda di me|ci conosciamo)`,
    ],
    nl: [
      `(beste|lieve|hallo) vriend(in)?`,
      `(wij|we) (zijn|waren) .. vrienden`,
      `(lang niet gezien|lang geleden|tijd niet gezien|hoe gaat het thuis)( ~)?`,
      `(we kennen elkaar|je kent me|ken je me nog|weet je nog)`,
    ],
  }),
  colleague: phrasebook({
    en: [
      `we('ve| have|'d)?( once| both| also| all| previously| used to| really)* (work|worked|been working|collaborated|shared an? (office|desk|team))( ~)? (together|with each other|alongside|closely)( at| for| on| in)?`,
      `(worked|work) (together|with you|alongside you|for you|closely together)`,
      `(we|we're|we are|you and i|you were|you are|you're)( ~){0,2} (former |old |ex-?|past |previous |fellow )*(colleagues?|co-?workers?|team-?mates?|workmates?)`,
      `(as|being|since you are|you are|you're|dear) (a |an |my |your )?(former |old |ex-?|past |valued |dear |fellow )*(colleagues?|co-?workers?|team-?mates?)( of mine| of yours)?`,
      `(your|a|an|my) (former|old|ex-?|past) (colleague|co-?worker|boss|manager|employee|team-?mate)`,
    ],
    de: [
      `(wir|waren wir|als) .. (ehemalige* |fruhere* |alte* )?kolleg*`,
      `(zusammen|gemeinsam) (gearbeitet|gearbeitet haben)`,
      `wir .. (zusammengearbeitet|zusammen gearbeitet|kollegen)`,
    ],
    fr: [
      `(nous|on) (avons|a) .. travaille (ensemble|avec)`,
      `(ancien|ancienne|anciens|ex-?) (collegue*|collaborat*)`,
      `(nous etions|etions) .. collegues`,
    ],
    es: [
      `(trabajamos|hemos trabajado|habiamos trabajado) junt[oa]s`,
      `(somos|fuimos|eramos|como) .. (companer[oa]s|colegas)`,
      `(ex-?|antigu[oa] )(companer[oa]|colega)`,
    ],
    pt: [`(trabalhamos|ja trabalhamos) junt[oa]s`, `(somos|fomos|eramos|como) .. colegas`, `(ex-?|antig[oa] )colega`],
    it: [
      `abbiamo (gia )?lavorato insieme`,
      `(siamo|eravamo|siamo stat[ie]|come) .. (collegh[ie]|colleg[ah])`,
      `ex (collega|colleghi|colleghe)`,
    ],
    nl: [`(wij|we) .. (samengewerkt|collega's)`, `(oud|ex)-?collega*`],
  }),
  classmate: phrasebook({
    en: [
      `(we|we're|we are|you and i)( ~){0,3} (fellow |old |former )*(classmates?|schoolmates?|class mates?|university (friends|mates)|course-?mates|room-?mates|alumni of the same)`,
      `we( ~){0,2} (went to|attended|studied at|were at|were in) (the same )?(school|university|college|class)( together)?`,
      `(studied|school|college|university) together`,
      `(fellow|former|old) (class|school)-?mates?`,
      `friends from (school|university|college)`,
    ],
    de: [`(wir|als) .. (klassenkamerad*|kommiliton*|mitschuler*|zusammen studiert|gemeinsam studiert|zur schule)`],
    fr: [`(nous|anciens?) .. (camarades?|etudie ensemble|meme (ecole|promo|classe))`],
    es: [`(estudiamos|fuimos) (junt[oa]s|al mismo|a la misma|compañer)`],
    pt: [`(estudamos|fomos) (junt[oa]s|colegas de (turma|escola|curso))`],
    it: [`(abbiamo studiato insieme|compagni di (scuola|classe|universita|corso))`],
    nl: [`(klasgenoten|studiegenoten|samen gestudeerd|klasgenoot|studiegenoot)`],
  }),
  client: phrasebook({
    en: [
      `we('ve| have|'d)?( ~)? (done|did|do|made) (some |a lot of |good )?business (together|with each other|before|in the past)?`,
      `(done|did) business (together|with (you|each other|your))`,
      `(as|being|you are|you're|you were|i was|i am|i'm) (a|an|my|your|our|one of (our|my|your)) (~ )?((valued|former|past|old|previous|loyal|long-time|good) )+(client|customer|partner|supplier)s?( of (mine|yours|ours))?`,
      `we (are|were|'re) (business )?partners`,
    ],
    de: [`(geschaftspartner|geschafte (gemacht|miteinander)|(ehemaliger|fruherer) kunde)`],
    fr: [`(fait affaire ensemble|(ancien|ancienne) client*|partenaires? d'affaires|fait des affaires)`],
    es: [`((hecho|hicimos) negocios|antigu[oa] cliente|socios)`],
    pt: [`((feito|fizemos) negocios|antig[oa] cliente|socios)`],
    it: [`((fatto) affari|ex cliente|soci)`],
    nl: [`(zaken gedaan|zaken met elkaar|oud-klant|zakenpartners)`],
  }),
} as const) as [Claim['as'], ReturnType<typeof phrasebook>][]

const disowned = phrasebook({
  en: [
    `(don't|do not|didn't|haven't|have not|never|not|hardly|barely|though|although|if|whether|may not|might not|only) .. (friend|friends|know|known|worked|met|colleague|colleagues|remember|recall|recognise)`,
    `(like|want|love|hope|would|wish|could|become|be) .. (friends?|work together|working together|know each other)`,
  ],
})

/** What the writer says they are to each other, and whether the note gives enough to recall it by. */
export function readClaims(page: Page, greeting: PlacedGreeting | null): readonly Claim[] {
  const end = signOffStart(page)
  const all = page.sentences.flatMap((sentence) => sentence.words).filter((word) => word.start < end)
  return books.flatMap(([as, book]) =>
    spots(page, book).flatMap((spot): Claim[] => {
      const sentence = page.sentences.find((each) => spot.start >= each.start && spot.start < each.end)
      if (standsIn(page, disowned, sentence?.start ?? 0, sentence?.end ?? page.folded.length)) return []
      const outside = all.filter(
        (word) => (word.start >= spot.end || word.end <= spot.start) && word.start >= (greeting?.end ?? 0),
      )
      const weight = outside.reduce((sum, word) => sum + word.weight, 0)
      const named = greeting?.name ? 1 : 0
      return [{ as, words: spot.words, supported: weight >= 1 && weight + named >= 2 }]
    }),
  )
}
