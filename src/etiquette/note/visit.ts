import type { Page } from './page.ts'
import { phrasebook, wordsFound } from './phrases.ts'

const visiting = phrasebook({
  en: [
    `(you|u|you've|you have)( ~){0,2} (viewed|visited|looked|look|checked|check|stopped by|saw|seen|browsed|clicked|came by|dropped by|been (on|looking|viewing)|were (on|looking|viewing)|looking|viewing|visiting|landed on|popped (by|up on))( ~){0,3} my (linkedin |own )?(profile|page)`,
    `(viewing|visiting|looking at|checking out|checking|stopping by|dropping by|reading|browsing|view of|visit to|visit on|interest in|look at|popping by|time to (view|look at|visit))( ~){0,2} my (linkedin )?(profile|page)`,
    `your (recent |latest )?(visit|view|look|interest) (to|of|on|at|in) (my|me)`,
    `(my|the|list of|recent) (~ )?(profile )?(visitors?|viewers?)( list| log)?`,
    `who('s| has)? viewed (my|your) profile`,
    `(you|your name)( ~){0,2} (came|showed|popped|appeared|turned)( up)? (in|among|on) (my|the) (~ )?(visitors?|viewers?|profile views)`,
  ],
  de: [
    `(sie|du)( ~){0,3} (mein|meinem|meinen|meine) (profil|seite)( ~){0,3} (besucht|angesehen|angeschaut|waren|warst|aufgerufen|besuchten|geklickt|vorbei*)`,
    `(besuch|interesse) (auf|an|bei) meinem profil`,
    `(profilbesucher*|besucher* meines profils|profilbesuch)`,
  ],
  fr: [
    `(vous|tu)( ~){0,3} (consulte|visite|vu|regarde|visitee?|passe*)( ~){0,2} (mon|sur mon) profil`,
    `(visite|passage|consulter|visiter|consulte|visite|interet)( ~){0,2} (de|sur|pour)? ?mon profil`,
    `(visiteurs de mon profil)`,
  ],
  es: [
    `(has|ha|habias|habia|habeis|que) (visitado|visto|mirado|visitaste|viste|pasado por|visito|vio|entrado en)( ~){0,2} mi perfil`,
    `(visitar|ver|mirar|visita a|visita en|pasar por|interes en) mi perfil`,
    `(visitaste|viste|visito) mi perfil`,
  ],
  pt: [
    `(visitou|viu|visitaste|viste|olhou|visitado|acessou|passou (por|pelo))( ~){0,2} (o )?meu perfil`,
    `(visitar|ver|visita ao|visita a|interesse no) (o )?meu perfil`,
  ],
  it: [
    `(hai|ha|avete) (visitato|visto|guardato|consultato)( ~){0,2} (il )?mio profilo`,
    `(visitare|guardare|visita al|visitato|interesse per il) (il )?mio profilo`,
  ],
  nl: [
    `(je|jij|u)( ~){0,3} mijn (profiel|pagina)( ~){0,2} (bekeek|bekeken|bezocht|bezoekt|hebt|heeft|gezien|bezochten|bekijkt|keek)`,
    `(bezoek|bekijken|bezoeken|interesse)( ~){0,2} (aan|van|in)? ?mijn profiel`,
    `mijn profiel (hebt|heeft|had)? ?(bekeken|bezocht)`,
  ],
})

/** Words that say the writer saw them visit the writer's profile. The writer's visit to theirs is another matter. */
export function readTheirVisit(page: Page): readonly string[] {
  return wordsFound(page, visiting)
}
