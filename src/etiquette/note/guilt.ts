import type { Page } from './page.ts'
import { phrasebook, standsIn, wordsFound } from './phrases.ts'

/** What makes the reader feel guilty without asking anything: hurt pride, watching, keeping accounts. */
const blaming = phrasebook({
  en: [
    `(people|someone|somebody|folks|a person|those|the likes|ordinary people|small people) (like|of) (me|us)(?! (who|to|with))`,
    `(i'm|i am|we're|we are|i was)( ~)? (not|never)( ~)? (important|good|interesting|senior|worthy|big|famous|special|relevant|worth)( enough)?( for (you|your)( ~){0,2}|(?=[.!?,]|$))`,
    `(not|n't|aren't|isn't)( ~){0,2} (important|good|interesting|senior|worthy|famous|special|relevant) enough( ~){0,3}`,
    `(you've|you have|you are|you're|you were|i see you|seen you)( ~){0,2} (online|active)( (on here|every|all|today|this|since|daily|and|but))?( ~){0,2}`,
    `you( ~){0,4} (post|like|comment|posting|liking|commenting|scroll*)( ~){0,5} (but|yet|though) (~ )?(not|no|never|none|nothing|can't|cannot|don't|won't)( ~){0,4}`,
    `(time|able|happy|quick|free)( enough)? to( ~){1,6} (but|yet|though) (not|no|never|none|nothing|can't|cannot|don't)( ~){0,4}`,
    `(my|the) (~ )?(invite|invitation|request|message|note|mail|e-?mail)('s|'ve| is| has| have)?( ~){0,2} (sit|sits|sitting|sat|lying|pending|hanging|gathering|rotting|unanswered|ignored|waiting)( ~){0,4}`,
    `i (see|notice|noticed|saw|hear|gather)( that)? you('ve| have)? (accepted|connected|added|linked|found time|had time|replied|answered)( ~){0,5}`,
    `(everyone|everybody|all the others|others|the rest)( ~){0,5} (has|have|had|did) (accepted|answered|replied|connected|added)( ~)?`,
    `(apparently|evidently|obviously|clearly) not(?=[.!?]|$)`,
    `(did|have|has) (i|my ~|my invitation|it)( ~)? (offend|offended|upset|annoy|annoyed|bother|insult)( ~){0,2}`,
    `(difficult|hard) to( ~){0,3} (button|click|word|line|no|yes)( ~)?`,
    `(would|might|could) (have )?(answer|answered|reply|replied)(?=[.!?]|$)`,
    `just saying(?! (hello|hi|hey|thanks|thank|so))`,
    `(leave|leaves|leaving|left|kept|keep|keeping) (me|us|my ~) (~ ){0,2}(hanging|waiting|sitting|pending|on read|in the dark|unanswered|without)( ~){0,2}`,
    `(after|for) all (the ~ )?(~ )?(i|i've|that i|my)( ~){0,4}`,
    `(this is|that's|is this|so this is|is that) (how|the thanks|what i get|all i get|my thanks)( ~){0,3} (i'm|i am|i get|thanked|treat*|you)( ~){0,2}`,
    `(i'd|i would|i had)( have)?( really| honestly)? expected( ~){0,6}`,
    `i( really| honestly)? expected (more|better|an answer|a reply|at least)( ~){0,4}`,
    `(took|spent|gave|made|wasted)( ~){0,2} (time|trouble|effort|hours?|evening)( ~){0,8} (and|but|yet)( ~){0,2} (didn't|did not|never|not|no|nothing)( ~){0,4}`,
    `(not|didn't)( ~)?( even)? (a|an|one|a single) (single )?(line|word|reply|answer|response|peep|sentence|thank|thanks|thank-you|acknowledgement)( back)?( ~){0,2}`,
    `(?<![a-z] )(still |absolutely |zero |with )?(no|zero) (reply|response|answer|reaction|acknowledgement)(?! (need|necess|requir|expect|is|to))( ~){0,3}`,
    `(?<![a-z] )(silence|radio silence|crickets)(?=[.!?]|$)`,
    `(says|speaks|tells me) (a lot|volumes|everything|it all|enough)(?=[.!?]|$)`,
    `(?<![a-z] )(how |very |quite |rather |really |a bit )?disappoint(ing|ed|ment)(?=[.!?]|$| (in|with|by) you| that you)`,
    `(what a |a |such a )(disappointment|let-?down)(?=[.!?]|$)`,
    `(?<![a-z] )(what a )?shame(?=[.!?]|$| on you)`,
    `(funny|odd|strange|interesting|curious|weird)( ~)? (how|that) (you|some people)( ~){0,6} (but|yet|not|never|except|leave|ignore)( ~){0,3}`,
    `(some people|certain people|others|other people)( ~){0,3} (manners|polite|bother)`,
    `(click|button|second|seconds)( ~){0,2} to (accept|press|answer|reply)`,
    `(hard|difficult|much)( ~){0,2} to (press|click|answer|reply|accept|say hello|say yes)`,
    `you( ~)? (could|might)( ~)? (at least|even|have at least|have had the)( ~){0,5}`,
    `the (very )?least you (can|could|might)( do)?`,
    `i only (wanted|asked|tried|meant) to (connect|network|be|link|get|know)( ~){0,2}`,
    `(thought|took|had|hoped|believed)( ~){0,2} you( ~){0,4} (better|nicer|kinder|polite|politer|friendlier|professional|different|classier)( ~){0,3}`,
    `i (guess|suppose|take it|assume|gather)( ~){0,6} (don't|doesn't|not|n't|too|never|isn't|aren't)( ~){0,4} (me|us|my|answer|reply|important|interested|bother|worth)( ~){0,2}`,
    `(you seem|you must be|you're probably|you are probably|clearly|obviously)( ~){0,2} too (~ )?(busy|important|grand|good|popular|famous)( ~){0,3}`,
  ],
  de: [
    `(keine|keiner|keinen) (antwort|reaktion|zeile|ruckmeldung) (wert|wurdig)`,
    `(alle anderen|jeder andere) .. (angenommen|geantwortet)`,
    `(leute|menschen|jemand|einer) wie (ich|mich|mir)`,
    `nicht (wichtig|gut|interessant|bedeutend) genug`,
    `(sie|dich) .. (hoflicher|netter|freundlicher|professioneller|besser) (gehalten|eingeschatzt)`,
    `(hatte|hatten) .. (mehr|eine antwort|anstand|hoflichkeit|reaktion) (erwartet|verdient)`,
    `(nicht|kein|keine|keinen) .. (fur notig|einzige* wort|einzige* zeile)( ~){0,3}`,
    `(sie|du) .. (online|aktiv) .. (aber|doch)( ~){0,3}`,
    `(noch immer|immer noch|bis heute|wieder) (nichts|kein wort|keine (antwort|reaktion|ruckmeldung))( ~){0,4}`,
    `(schade|traurig),? dass (sie|du) .. (notig|antwort*|melde*|reagier*|annehm*|angenommen)`,
    `(das )?sagt (viel|alles|einiges)(?=[.!?]|$)`,
  ],
  fr: [
    `je ne vous interesse pas( ~)?`,
    `(ne )?merite pas( ~){0,3}`,
    `(gens|personnes|quelqu'un) comme moi`,
    `(je ne suis|suis) .. pas (assez|suffisamment)( ~){1,3}`,
    `(pensais|croyais) .. (plus (poli*|correct*|aimable|professionnel*)|mieux (eleve*|de vous)|de plus poli*)( ~){0,3}`,
    `toujours (aucun|aucune|pas de|sans) (reponse|retour|nouvelle*|reaction)( ~){0,3}`,
    `(aucun|aucune) (reponse|retour|nouvelle*) de (votre|ta) part`,
    `(meme pas|pas meme) (une?|de) (reponse|mot|ligne|merci|petit mot)( ~){0,3}`,
    `(mon|ma) (~ )?(invitation|demande|message) .. (toujours|encore) (~ )?(attente|en attente|en suspens|sans)( ~){0,3}`,
    `(dommage|decevant*)( ~){0,2} (votre|ta) part`,
    `(?<![a-z] )(dommage|decevant)(?=[.!?]|$)`,
    `en dit long( ~){0,3}`,
  ],
  es: [
    `no (te|le) interesa( ~){0,3}`,
    `no merezco( ~){0,2}`,
    `(gente|personas|alguien) como yo`,
    `no (soy|somos) .. (suficiente*|bastante|lo bastante) ?(~ )?(importante*|buen[oa]|interesante)?( ~){0,3}`,
    `(sigues|sigue) sin (aceptar*|contestar*|responder*)( ~){0,3}`,
    `(ni una|ni siquiera|ni una sola) (respuesta|linea|palabra|una linea|un gracias|una respuesta)( ~){0,3}`,
    `(pensaba|creia) .. (mas|mejor) (educad[oa]|amable|profesional|seri[oa]|persona)( ~){0,3}`,
    `(estas|te veo|andas) .. (conectad[oa]|en linea|online)( ~){0,4}`,
    `dice mucho(?=[.!?]|$| de (ti|usted))`,
  ],
  pt: [
    `nao mereco( ~){0,2}`,
    `(nao) .. interesso( ~)?`,
    `(pessoas|gente|alguem) como eu`,
    `nao sou .. (suficientemente|bastante|o suficiente)( ~){0,3}`,
    `(meu|o meu) (convite|pedido) .. (continua|ainda|segue)( ~){0,4}`,
    `(nem uma|nem sequer|nem um) (so )?(resposta|linha|palavra|uma linha|obrigad[oa])( ~){0,3}`,
    `(pensei|achei|achava|pensava) .. (mais|melhor) (educad[oa]|simpatic[oa]|profissional|seri[oa])( ~){0,3}`,
    `(voce|vejo que|te vejo)( ~){0,2} online .. (todos os dias|sempre|mas)( ~){0,3}`,
    `diz muito(?=[.!?]|$| sobre (voce|ti))`,
  ],
  it: [
    `non merito( ~){0,2}`,
    `non le interesso( ~)?`,
    `(gente|persone|uno|una) come me`,
    `non sono .. (abbastanza|all'altezza)( ~){0,2}`,
    `(pensavo|credevo) .. (piu|meglio) (educat[oa]|gentile|seri[oa]|professionale)( ~){0,3}`,
    `(nemmeno|neanche|neppure) (una|un) (riga|parola|risposta|grazie|cenno)( ~){0,3}`,
    `(ancora nessuna|ancora nessun|sempre nessuna) (risposta|riscontro)( ~){0,3}`,
    `(il mio|la mia|mio|mia) (invito|richiesta) .. (ancora|sempre) (~ )?(attesa|in attesa|in sospeso|li)( ~){0,3}`,
    `(la )?dice lunga(?=[.!?]|$)`,
  ],
  nl: [
    `geen (antwoord|reactie|woord) waard`,
    `(mensen|iemand) (zo)?als ik`,
    `niet (belangrijk|goed|interessant) genoeg`,
    `(had|dacht) .. (meer|beter|beleefder|netter) .. (verwacht|was|bent|van je|van u)`,
    `(je|u) (~ )?wel (~ )?(online|actief)( ~){0,4}`,
    `(nog steeds|nog altijd|niet eens|nog) (geen|een) (enkele )?(reactie|antwoord|woord|bedankje)( ~){0,3}`,
    `mijn (uitnodiging|verzoek) .. (nog|steeds) .. (open|wacht*|staat|ligt)( ~){0,3}`,
    `zegt (genoeg|veel)(?=[.!?]|$)`,
  ],
})

/** Lets the reader go: nothing is expected, the answer is understood. */
const releasing = phrasebook({
  en: [
    `no (need|rush|worries|worry|pressure|problem|obligation|offen[cs]e|hard feelings|reply (needed|necessary)|matter)`,
    `(quite|fully|perfectly|completely|totally|entirely|i|absolutely)( ~)? (understand|fine|okay|ok|alright|all right)`,
    `(if not|otherwise|either way)( ~){0,3} (ignore|leave|forget|never mind|no|that's|fine|delete)`,
    `(leave|let) (you|it|this)( ~){0,2} (in peace|be|at that|here|lie|there|alone|go)`,
    `(without|don't) (any )?(obligation|worry|feel obliged|trouble yourself|mind)`,
    `(i'll|i will) (stop|leave|not (write|ask|bother))( ~){0,3}`,
    `(sorry|apolog*|my fault|my mistake)( ~){0,3}`,
  ],
  de: [
    `(kein stress|keine eile|kein problem|ohne (verpflichtung|druck)|liegen lassen|keine antwort (notig|notwendig)|verstehe ich|in ruhe|nicht antworten)`,
  ],
  fr: [
    `(sans (obligation|engagement|pression)|pas (d'obligation|besoin de repondre|de souci)|je comprends|aucun probleme)`,
  ],
  es: [`(no pasa nada|sin (compromiso|obligacion|presion|prisa)|no (hace|hay) (falta|necesidad|prisa)|lo entiendo)`],
  pt: [
    `(sem (compromisso|obrigacao|pressao|pressa)|nao (precisa|e preciso) (de )?responder|nao faz mal|entendo|compreendo)`,
  ],
  it: [`(senza (impegno|obbligo|fretta)|nessun problema|non (serve|occorre) (una )?rispo*|capisco)`],
  nl: [`(geen (haast|probleem|verplichting|antwoord nodig)|zonder verplichting|begrijp ik|hoeft niet|laat maar)`],
})

/** Words that blame or watch the reader for not answering, without asking why. */
export function readGuilt(page: Page): readonly string[] {
  return wordsFound(page, blaming)
}

/** Whether the text lets the reader off: no need to answer, quite understood, if not, leave it. */
export function letsGo(page: Page): boolean {
  return standsIn(page, releasing, 0, page.folded.length)
}
