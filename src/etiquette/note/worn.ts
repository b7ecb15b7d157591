import type { Page } from './page.ts'
import { phrasebook, spots } from './phrases.ts'

const praise = `(great|good|nice|amazing|impressive|interesting|wonderful|fantastic|incredible|inspiring|outstanding|excellent|awesome|insightful|remarkable|valuable|brilliant|stellar|exciting|extraordinary|unique|diverse|rich|strong|solid)`
const theirs = `(profile|experience|background|accomplishments?|achievements?|career|career path|expertise|content|posts?|work|journey|insights?|skills?|skill set|success|contributions?|leadership|professionalism|credentials|discussions?|knowledge|page|track record|resume|cv|trajectory|portfolio|company|organi[sz]ation)`

const worn = phrasebook({
  en: [
    `(hope|trust|wish)( that)? (this|my|the)? ?(message|note|e-?mail|invitation|invite|request|letter)? ?(finds|find|reaches|meets|is finding) you (well|in good health|good|happy|at a good time|and your)`,
    `(came|come|coming) across your (linkedin )?(profile|page|name|account)`,
    `(stumbled|happened) (up)?on your (profile|page|account)`,
    `(saw|found|viewed|noticed|checked|read|visited|like|liked|love|loved|looked at|looked through|went through|looking at|going through|discovered|checked out|reviewed) your (~ )?(profile|page)`,
    `(your|ur) (~ )?(profile|page) (caught|is|looks|seems|was|stood|appears|popped|came|has|really|popped|intrigued|impressed|looked)`,
    `(impressed|inspired|amazed|blown away|fascinated|intrigued) (by|with|at) (your|you|all your|the)( ~){0,2} ${theirs}`,
    `your( ~){0,3} ${theirs}( ~){0,4} (is|are|was|were|looks|seems|sounds)( ~)? (so |very |really |truly |quite |highly |extremely )*(${praise}|impressive|second to none)`,
    `(your|such a|such an|with your|have a|have an|a|an) ((very|truly|really|so|quite|highly|such) )?${praise}( and ${praise})? ${theirs}`,
    `(love|loved|loving|enjoy|enjoyed|enjoying|admire|like|follow|following|been following|appreciate) (all )?(of )?your (${praise} )?(content|posts?|work|profile|insights?|discussions|updates|page|stuff|feed|energy|vibe|achievements|journey)`,
    `(keep up|keep) (the|up the) (great|good|amazing|excellent) work`,
    `(you|you're|you are)( ~){0,3} (a|an|the) (true |real |great |such |thought |inspiring |respected |industry |visionary |natural |born |amazing )*(leader|inspiration|visionary|expert|legend|rockstar|guru|role model|authority|influencer|inspiration to all)`,
    `(true|real|great) (inspiration|visionary|thought leader)`,
    `(like-?minded|likeminded) (professionals?|people|individuals?|leaders?|entrepreneurs?|folks|connections?|minds)?`,
    `(great|potential|possible|future|good|mutual|mutually|exciting|endless) (synerg(y|ies)|synergies between|beneficial|opportunit(y|ies)|collaborations?|possibilities|business|cooperation|partnership*)`,
    '(explore|discuss|find|create|see|discover|identify) (any |some |our |the |possible |potential |future |mutual )*(synerg*|collaborations?|partnerships?|opportunities|ways to (collaborate|partner|work together))',
    '(great|delightful|valuable|good|wonderful|nice|fantastic|perfect|excellent|welcome|worthy) (addition|asset)( to (my|our)( ~){0,2})?',
    `(collaboration|synergy|synergies|opportunities) (between|in the future|down the (road|line))`,
    `mutual(ly)? (benefit|beneficial|growth|success)`,
    `(esteemed|respected|valuable|prestigious|reputed) (organi[sz]ation|company|profile|network|self|connection*|firm|institution)`,
    `(privilege|honou?r|pleasure|delight)( and (privilege|honou?r|pleasure))? (to (have|be|connect|add)|having|of having|connecting)( ~){0,2} (you|your|network|connected|with you)?( in)?( my| your)?( network)?`,
    `reach(ing)? out to (explore|see|discuss|connect|introduce)`,
    `(linkedin|the (app|algorithm|site|system|platform|website|feed)|it)( ~){0,2} (suggested|suggests|keeps suggesting|keeps showing|recommended|recommends|keeps recommending|showed me|shows me)( ~){0,2}`,
    `(you|your name)( ~){0,2} (came|come|popped|showed|appeared|keep coming|keep popping|keeps coming)( ~)? (up )?(as|among|in) (a |my |the )?(suggest*|recommend*|people you may know|feed|search)( ~)?`,
    `(pressed|clicked|hit|pushed) (the|a)? ?(button|connect|link)( ~)?`,
    `(linkedin|the (algorithm|site|system)) (suggested|recommended|showed|proposed|says|thinks|popped)`,
    `(you|your (name|profile)) (popped|came|showed|appeared) up (in|as|on) (my|the|people)( ~){0,3}`,
    `(same|similar) (industry|field|space|sector|line of work|area|interests?|background|line of business)`,
    `(complementarit(y|ies)|complementary|win-win|win win|alignment|aligned (vision|values|goals)|shared (vision|values|ambition)|common (vision|values|goals))( ~){0,3}`,
    `(complement|complements) each other( ~){0,2}`,
    `(great|big|wonderful|beautiful|amazing|more|create)( ~){0,2} (things|value|together|doors)( together)?(?=[.!]|$)`,
    `(matter|moment|source) of( ~)? (pride|honou?r|joy|privilege)( ~){0,2}`,
    `(associated|connected|linked|acquainted) with (a|an|such a|such an|someone|somebody)( ~){0,3} (personality|person|figure|professional|leader|calibre|caliber|stature|repute|individual|soul|like you|yourself|as you)`,
    `(person|personality|figure|leader|professional|human being|man|woman|lady) (of|like) (your|you)( ~)?( calibre| caliber| stature)?`,
    `(resonates?|resonated|aligns?|aligned) with (me|my|innovation|our|~)`,
    `(big|huge|great) fan of (your work|your content|yours|what you do)`,
    `(great|impressive|cool|awesome) (profile|background|stuff|page)`,
    `(building|looking to build|build) (meaningful|strong|valuable|lasting) (relationships?|connections?)`,
    `(always|constantly) (looking|happy|keen|open|interested|eager|excited) (to|in|for) (connect*|meet*|network*|grow*|new|expand*)`,
  ],
  de: [
    `(ehre|freude|privileg) .. (personlichkeit|kontakt|verbunden|netzwerk|person)( ~)?`,
    `(schnittstellen|anknupfungspunkte|gemeinsamkeiten|mehrwert|win-win)( ~)?`,
    `(herausragend*|bemerkenswert*|inspirierend*|beeindruckend*) (personlichkeit|person|laufbahn|leistung*|experte*|expertin)`,
    `(bin|ich bin) .. (auf|uber) (ihr|dein) (~ )?profil (gestoßen|aufmerksam|gestolpert)`,
    `(ihr|dein) (~ )?(profil|werdegang|lebenslauf) (ist|klingt|hat|sieht|wirkt|finde|gefallt|spricht|passt)`,
    `(ihr|dein|ihrem|deinem|ihren|deinen) (sehr |wirklich )?(spannend*|interessant*|beeindruckend*|toll*) (profil|werdegang|lebenslauf|hintergrund)`,
    `(spannend*|interessant*|toll*|beeindruckend*) profil`,
    `(gleichgesinnt*|synergien|synergieeffekte|mogliche (zusammenarbeit|kooperation*))`,
  ],
  fr: [
    `(honneur|privilege|plaisir) .. (personnalite|relation|compter|contacts|reseau)( ~)?`,
    `(complementaires?|complementarites?|belles choses|belles perspectives|gagnant-gagnant|points communs)( ~)?`,
    `personnalite (~ ){0,2}(remarquable|inspirante|exceptionnelle|hors du commun)`,
    `(votre|ton) (~ )?(profil|parcours) (~ )?(a retenu|retient|m'a|m'interesse|est|a attire|attire|me|correspond|semble|interessant)`,
    `(tombe*|tombee) sur (votre|ton) profil`,
    `(interess*|impressionn*|seduit*|intrigu*) par (votre|ton) (profil|parcours)`,
    `(synergies?|collaborations? (futures?|possibles?)|opportunites? (futures?|communes?))`,
  ],
  es: [
    `(honor|privilegio|placer|orgullo) .. (persona|personalidad|contactos|red|profesional|usted|contigo)( ~)?`,
    `(complementari[oa]s?|grandes cosas|valores compartidos|ganar-ganar)( ~)?`,
    `(persona|profesional) tan (~ )?(brillante|admirable|inspirador*|exitos*|distinguid*)`,
    `(tu|su) (perfil|trayectoria) (~ ){0,2}(muy |bastante |realmente )?(interesante|impresionante|es|parece|me|llamo|ha|increible)`,
    `(interesante|parecido|llamado la atencion|llamo la atencion|gustado) .. (tu|su) (perfil|trayectoria)`,
    `(he visto|vi|encontre|revise|di con|mirando) (tu|su) perfil`,
    `(sinergias?|posibles colaboraciones|futuras (oportunidades|colaboraciones)|oportunidades futuras)`,
  ],
  pt: [
    `(honra|privilegio|prazer|orgulho) .. (profissional|pessoa|personalidade|rede|contato*|contacto*)( ~)?`,
    `(complementares?|grandes coisas|valores partilhados|ganha-ganha)( ~)?`,
    `(seu|teu) (perfil|percurso) (~ ){0,2}(muito |bem )?(interessante|impressionante|e|parece|me|chamou)`,
    `(vi|encontrei|visitei|achei|olhei) (o )?(seu|teu) perfil`,
    `(fazer|aumentar (o|meu)) networking`,
    `(sinergias?|futuras (oportunidades|parcerias)|oportunidades futuras|possiveis parcerias)`,
  ],
  it: [
    `(onore|privilegio|piacere|orgoglio) .. (persona|personalita|professionista|contatto|rete|lei)( ~)?`,
    `(complementari|grandi cose|valori condivisi)( ~)?`,
    `(tuo|suo) (profilo|percorso) (~ ){0,2}(molto |davvero )?(interessante|e|sembra|mi|ha|impressionante)`,
    `(visto|trovato|notato|guardato) il (tuo|suo) profilo`,
    `(sinergie|possibili collaborazioni|future (opportunita|collaborazioni)|collaborazioni future)`,
  ],
  nl: [
    `(eer|voorrecht|genoegen) .. (persoon|persoonlijkheid|professional|netwerk|contact|verbonden)( ~)?`,
    `(raakvlakken|aanknopingspunten|complementair*|elkaar aanvullen|win-win)( ~)?`,
    `(interessant|mooi|leuk|goed|indrukwekkend|boeiend) profiel`,
    `(je|jouw|uw) (~ )?profiel (is|ziet|lijkt|sprak|viel|trok|spreekt|kwam)`,
    `(kwam|stuitte|zag|bekeek|vond) (op )?(je|jouw|uw) profiel`,
    `(synergie|mogelijke samenwerking*|toekomstige (kansen|samenwerking*)|gelijkgestemd*|gelijkgezind*)`,
  ],
})

/** Worn phrases and praise, unless the same sentence says what it is about: such praise has an object. */
export function readWorn(page: Page): readonly string[] {
  return spots(page, worn)
    .filter((spot) => {
      const sentence = page.sentences.find((each) => spot.start >= each.start && spot.start < each.end)
      const beside = (sentence?.words ?? []).filter((word) => word.end <= spot.start || word.start >= spot.end)
      return beside.reduce((sum, word) => sum + word.weight, 0) < 1
    })
    .map((spot) => spot.words)
}
