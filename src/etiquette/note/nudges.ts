import { signOffStart } from './greeting.ts'
import type { Page } from './page.ts'
import { phrasebook, spots, standsIn, wordsFound } from './phrases.ts'

const nudging = phrasebook({
  en: [
    `(just )?(checking|check|checked) (in|back)( again| with you| on| to see)?`,
    `(just )?(following|follow|followed) up( on| again| with you| to see| my)?`,
    `(just )?(circling|circle|looping|touching|touch) (back|base)`,
    `(just )?(bumping|bump) this( up)?`,
    `(just )?(wanted|wanting|writing) to (bump|nudge|remind|ping|touch base|check in|follow up)`,
    '(bump|bumping|ping|nudge)( ~)?',
    `(gentle|friendly|quick|kind|little) (reminder|nudge|ping|bump)`,
    `(any|had a) (thoughts|update|updates|news|chance|luck)( on| to| yet)?`,
    `(did|have|had|could|were) you( ~){0,3} (see|seen|get|got|receive|received|read|chance|time|manage|managed|opportunity|able|look|looked)( ~){0,5} (message|note|e-?mail|mail|invitation|invite|request|last|previous|it)(?=[.!?,]|$| from| of| last| yet| sent| i )`,
    `(whether|if) (it|this|that|you|my (~ )?(message|note|mail|e-?mail|invitation|request))( ever| even)? (reached|arrived|got|received|seen|saw|read|landed|came|has reached|have received|have seen|went)( ~){0,3}`,
    `(any|some) (luck|joy|progress|movement|word|decision|feedback|response|reply|answer)( ~){0,3}`,
    `(let me know|love to hear|share|hear|appreciate|tell me|curious about|eager to hear)( ~)? (your|what you) (thoughts?|think|view|feedback|decision|opinion)( ~)?`,
    `(resurfacing|resurface|reviving|revive|re-?sending|resend|popping|pop|floating|pushing|raising|bringing|moving|boosting) (this|my|it|back)( ~){0,6}`,
    `(top|back) (of|in|to|into) your (inbox|mailbox|list|feed)`,
    `(in case|hoping)( ~)? (it|this|my (~ )?(message|note|mail)) (got|was|has|didn't|is)( ~)? (buried|lost|missed|slipped|overlooked|lost in)( ~){0,3}`,
    `(float|bring|push|move|bump|send)( ~)? (this|it|my ~)( back| again)? (up|to the top|again|back)( ~){0,3}`,
    `(?<![a-z] )thoughts(?=[?])`,
    `(still )?(keen|eager|hoping|waiting|excited|happy|love|looking forward|curious) (to|for)( ~)? (hear|hearing)( back)?( from you)?`,
    `(acknowledge|confirm)( ~){0,3} (message|note|mail|request|invitation)`,
    `(second|third|another|one more|last|next) (try|attempt|go|time asking)`,
    `(?<![a-z] )(hi|hello|hey)?( )?(me )?again(?=[.!?,]|$)`,
    `(haven't|have not|hadn't) heard (back|from|anything)( ~){0,3}`,
    `(still|really|eagerly|patiently)? ?(looking forward to|awaiting|waiting for|hoping for|await) (your|a|an|any) (~ )?(reply|response|answer|feedback|word)`,
    `(last|earlier|previous|first|other) (message|note|mail|e-?mail|request|invitation)`,
    `(i|i'd|i had|i've|i have)( just| already)? (wrote|written|messaged|e-?mailed|mailed|asked|contacted|invited|sent|texted|pinged|reached out)( ~){0,6} (week|weeks|month|months|ago|yesterday|last|before|earlier|in (january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)|monday|tuesday|wednesday|thursday|friday|about|message|invitation|request|on the)`,
  ],
  de: [
    `(warte|erwarte|freue mich) .. (antwort|ruckmeldung)( ~)?`,
    `(wollte|mochte) (nur |mal |kurz |noch )*(nachfragen|nachhaken|erinnern|nachhoren|horen)`,
    `(kurze|freundliche|kleine) (erinnerung|nachfrage)`,
    `(haben|hattest|hast|konnten|konntest|ob) (sie|du) .. (nachricht|anfrage|mail|schreiben|einladung) .. (gelesen|gesehen|bekommen|erhalten|anzusehen|lesen|ansehen)`,
    `(meine|meiner|letzte*|vorige*) (~ )?(nachricht|anfrage|mail|schreiben)`,
    `(nur )?(kurz|mal|noch mal|nochmal|noch einmal) (fragen|nachfragen|nachhaken|melden|anklopfen|horen)( ~){0,2}`,
    `(gibt es|schon) .. (neuigkeiten|ruckmeldung|neues)`,
  ],
  fr: [
    `(dans l'attente|en attente|j'attends|reste en attente) .. (retour|reponse|nouvelles)( ~)?`,
    `(piqure de rappel)( ~)?`,
    `(je (me permets de |voulais |tenais a )?(vous )?(relanc*|revien*))`,
    `(petit|petite|simple|amical) (rappel|relance)`,
    `(avez-vous|as-tu|auriez-vous|avez vous|si vous avez|aviez-vous) .. (recu|lu|vu|regarder|lire|prendre connaissance|eu le temps) .. (message|invitation|mail|demande)`,
    `(revenir|reviens|relancer|relance|retour) (vers|sur|a|suite|de) .. (vous|toi|message|mail|demande)`,
    `(mon|mes) (dernier|precedent|premier)* ?(message|mail|courriel|invitation)( precedent)?`,
    `(reste|restee) sans (reponse|suite|retour)`,
    `(qu'en pensez-vous|des nouvelles|un retour)`,
  ],
  es: [
    `(quedo|estoy|sigo|me quedo) .. espera .. (respuesta|noticias|contestacion)`,
    `espero (tu|su) (respuesta|contestacion)`,
    `(solo )?(queria|quiero) .. (recordar*|saber si|retomar|hacer seguimiento)`,
    `(recordatorio|seguimiento)`,
    `(has|ha|pudiste|pudo|viste|vio|leiste|habras|si) .. (visto|leido|recibido|ver|leer|viste|mi|el) .. (mensaje|invitacion|correo|solicitud)( anterior)?`,
    `(mi|el) (ultimo |anterior )?(mensaje|correo)( anterior| ~)?`,
    `(alguna|hay|tienes) (novedad|noticia|respuesta)*( ~)?`,
  ],
  pt: [
    `(aguardo|aguardar|aguardando|espera) .. (retorno|resposta|contacto|noticias)`,
    `(so |apenas )?(queria|quero|passando) .. (lembrar|saber se|retomar|reforcar)`,
    `(lembrete|reforcando)`,
    `(viu|leu|recebeu|conseguiu|pode|teve|ja) .. (ver|ler|viu|leu|minha|a minha|tempo) .. (mensagem|convite|email|e-mail)`,
    `(passando|passo|vim|venho) (aqui )?(so|apenas|somente|novamente|por aqui|para) (~ )?(saber|lembrar|ver|perguntar|reforcar|retomar|confirmar)`,
    `(viu|leu|recebeu)( ~){0,2} mensagem`,
    `minha (~ )?mensagem( anterior)?`,
    `(alguma|ha|tem) (novidade|noticia|resposta)*( ~)?`,
  ],
  it: [
    `(in attesa|attendo|aspetto) .. (riscontro|risposta|notizie)`,
    `(volevo|vorrei) (solo |soltanto )?.. (ricordar*|sapere se|riprendere)`,
    `(promemoria|sollecito)`,
    `(hai|ha|avete) .. (visto|letto|ricevuto|modo|leggere|vedere|tempo) .. (messaggio|invito|mail|richiesta)`,
    `(mio|ultimo|precedente) (~ )?messaggio( precedente)?`,
    `(qualche|ci sono) (novita|notizia|riscontro)`,
  ],
  nl: [
    `(wacht|afwachting|zie uit|kijk uit) .. (reactie|antwoord)( ~)?`,
    `(nog )?niets (van je|van u) (vernomen|gehoord)( ~){0,2}`,
    `(wilde|wil) (nog |even |graag |alleen )*(opvolgen|herinneren|vragen of|nagaan)`,
    `(herinnering|reminder)`,
    `(heb je|heeft u|hebt u|kon je|of je|of u) .. (bericht|uitnodiging|mail|verzoek) .. (gezien|gelezen|ontvangen|bekijken|lezen|zien)`,
    `(mijn|vorige|laatste) (~ )?(bericht|mail|uitnodiging)`,
    `(al|nog) (nieuws|iets gehoord|reactie)( ~)?`,
  ],
})

const calling = phrasebook({
  en: [
    `(i'll|i will|i'd like to|i want to|i am going to|i'm going to|can i|may i|could i|let me|i can|shall i|i plan to|i might|i'd love to|i would like to|should i) (just )?(call|phone|ring|give) (you|your)( a (call|ring))?`,
    `(give|giving) you a (call|ring|bell)`,
    `(call|phone|ring|calling|phoning|ringing) you`,
  ],
  de: [`(ich rufe (sie|dich)|(sie|dich) (gern |mal |bald )*(anrufen|an\\b))`, `rufe (sie|dich) .. an`],
  fr: [`(je (vous|t') ?(appelle|appellerai|telephone*)|vous appeler|t'appeler)`],
  es: [`((te|le) (llamo|llamare)|llamarte|llamarle)`],
  pt: [`((te|lhe) (ligo|ligarei)|ligar-te|ligar-lhe|ligo-te|ligo-lhe|te ligar)`],
  it: [`((ti|la) (chiamo|chiamero|telefono)|chiamarti|chiamarla)`],
  nl: [`(ik bel (je|u)|(je|u) (even |graag )?bellen)`],
})

/** Words that look back at an earlier message of the writer's, or press for an answer to it. */
export function readNudges(page: Page): readonly string[] {
  return wordsFound(page, nudging)
}

/** What says that something has happened since. */
const happening = phrasebook({
  en: [
    `(after all|since then|in the meantime|meanwhile|turned out|turns out|turned up|it's now|is now|are now|has now|have now|came through|worked out|sorted)`,
  ],
  de: [`(inzwischen|mittlerweile|seitdem|seither|nun doch)`],
  fr: [`(entre-temps|entretemps|depuis lors|finalement|desormais)`],
  es: [`(desde entonces|mientras tanto|finalmente|por fin|ya esta)`],
  pt: [`(desde entao|entretanto|enquanto isso|finalmente|ja esta)`],
  it: [`(nel frattempo|da allora|finalmente|intanto)`],
  nl: [`(inmiddels|ondertussen|sindsdien|intussen|uiteindelijk)`],
})

/** So much that is particular makes a clause news; one word may be a day or a name. */
const NEWS = 1

/** The clauses without such words that say something particular: what a follow-up brings. */
export function readNews(page: Page, from: number): readonly string[] {
  const looking = spots(page, nudging)
  const until = signOffStart(page)
  return page.sentences.flatMap(({ start, end, words }) => {
    const parts = [...page.folded.slice(start, end).matchAll(/[^:;]+/g)].map(({ index, 0: part }) => ({
      start: Math.max(from, start + index),
      end: Math.min(until, start + index + part.length),
    }))
    return parts
      .filter((part) => part.start < part.end)
      .filter((part) => !looking.some((spot) => spot.start < part.end && part.start < spot.end))
      .filter((part) => {
        const within = words.filter((word) => word.start >= part.start && word.end <= part.end)
        const weight = within.reduce((sum, word) => sum + word.weight, 0)
        return weight >= NEWS || standsIn(page, happening, part.start, part.end)
      })
      .map((part) => page.shown.slice(part.start, part.end).trim())
  })
}

/** Words that plan a telephone call to them. */
export function readCalls(page: Page): readonly string[] {
  return wordsFound(page, calling)
}
