import type { Page } from './page.ts'
import { phrasebook, wordsFound } from './phrases.ts'

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
    `did you (see|get|receive|read|have a chance|have time|manage) .. (message|note|e-?mail|invitation|invite|last)`,
  ],
  de: [
    `(wollte|mochte) (nur |mal |kurz |noch )*(nachfragen|nachhaken|erinnern|nachhoren|horen)`,
    `(kurze|freundliche|kleine) (erinnerung|nachfrage)`,
    `haben sie .. (nachricht|anfrage) .. (gelesen|gesehen|bekommen|erhalten)`,
  ],
  fr: [
    `(je (me permets de |voulais |tenais a )?(vous )?(relanc*|revien*))`,
    `(petit|petite|simple|amical) (rappel|relance)`,
    `avez-vous .. (recu|lu|vu) .. message`,
  ],
  es: [
    `(solo )?(queria|quiero) .. (recordar*|saber si|retomar|hacer seguimiento)`,
    `(recordatorio|seguimiento)`,
    `(has|ha) (visto|leido|recibido) .. mensaje`,
  ],
  pt: [
    `(so |apenas )?(queria|quero|passando) .. (lembrar|saber se|retomar|reforcar)`,
    `(lembrete|reforcando)`,
    `(viu|leu|recebeu) .. mensagem`,
  ],
  it: [
    `(volevo|vorrei) (solo |soltanto )?.. (ricordar*|sapere se|riprendere)`,
    `(promemoria|sollecito)`,
    `(hai|ha) (visto|letto|ricevuto) .. messaggio`,
  ],
  nl: [
    `(wilde|wil) (nog |even |graag |alleen )*(opvolgen|herinneren|vragen of|nagaan)`,
    `(herinnering|reminder)`,
    `(heb je|heeft u) .. bericht .. (gezien|gelezen|ontvangen)`,
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

/** Words that follow up without bringing anything. */
export function readNudges(page: Page): readonly string[] {
  return wordsFound(page, nudging)
}

/** Words that plan a telephone call to them. */
export function readCalls(page: Page): readonly string[] {
  return wordsFound(page, calling)
}
