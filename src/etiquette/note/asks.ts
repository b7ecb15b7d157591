import type { Page } from './page.ts'
import { type Lexicon, phrasebook, spots } from './phrases.ts'
import type { Ask } from './reading.ts'

const lexicons: Readonly<Record<Ask['for'], Lexicon>> = {
  job: {
    en: [
      `(are|is) (you|your (team|company|firm)|~)( still| currently| also)? (hiring|recruiting)( right now| at the moment)?`,
      `(any|some|an|possible|suitable) ((job|open|suitable|entry-level|available|current|other) )?(openings?|vacanc(y|ies)|positions?|roles?|jobs?)( available| open)? (for me|in your|at your|with your|available|open|you)`,
      `(any|some) (job|jobs|job openings?|vacanc(y|ies)|openings?)`,
      `(is|are) there (anything|any ~|a ~|an ~)( open| available)? (in|on|at|with) your (team|company|firm|department)`,
      '(what|which|any) (jobs?|roles?|positions?|openings?|vacanc(y|ies))( ~){0,3} (for me|do you|you have|have you)',
      '(want|like|love|wish|need) to (work|be employed|start|intern) (in|at|for) your (company|firm|team|office|organi[sz]ation)',
      '(recommend|refer|hire|interview|consider) my (~ )?(cousin|brother|sister|son|daughter|friend|nephew|niece|husband|wife)',
      `(refer|hire|recommend|consider|employ|shortlist) me`,
      `(a|any|your|employee|job|internal) referral`,
      `(help|assist) me .. (job|internship|position|employment|role|hired|work)`,
      `(check|review|see|look at|have a look at|take a look at|read|consider|forward|pass on|pass along|share|submit|attached|sending you|send you|here is|find) (is )?(my|attached)( attached)? (cv|resume|curriculum|application|portfolio|profile for)`,
      `my (cv|resume) (is )?(attached|to (hr|your|the)|below|in)`,
      `(push|forward|support|prioriti[sz]e|expedite|check|consider|review|track|pass|process|speed up) (on )?my (~ )?(application|candidacy)`,
      `(a |in a )?good word (for me|in for|with)`,
      `(put me forward|vouch for me|recommend me|get me (in|hired|a|an))`,
      `(talk|speak) to (your|the) (boss|manager|hr|hiring manager|recruiter)( ~){0,2} (for|about) (me|my)`,
      `(need|want|looking for|require|seeking) (a |an |any )?(visa |uk |job )?sponsorship`,
      `(need|want|looking for|in search of|searching for|seeking) (a|an|any|some) (new )?(job|internship|position|employment|work|role) (anywhere|in your|at your|with your|urgently)`,
      `i (desperately |really |urgently )?need (a|any|this) (job|internship|work)`,
      `(give|offer|get|find|grant) me (a|an|any|the|one|some) (job|chance|opportunity|internship|position|interview|work|role)`,
      `opportunit(y|ies) (on|in|at|with|within) your (team|company|firm|organi[sz]ation)`,
      `how i (can|could|might) (contribute|join|fit|get hired|apply)`,
      `(something|anything|a job|a position|a role|an internship|vacancy) for me`,
      `(want|like|love|hope|hoping|wish|keen) to (join|work for|work at|move to) your (team|company|firm|organi[sz]ation)`,
      `how much (it|you|they|the job) pays?`,
    ],
    de: [
      `(haben|hatten|gibt es|suchen|brauchen|hast|sucht) .. (stelle*|job*|arbeit|praktikum|etwas|bedarf|freie) .. (fur mich|frei|firma|unternehmen)`,
      `(stellen) sie .. ein`,
      `(empfehlen|vermitteln|weiterempfehlen) (sie |du )?mich`,
      `mich .. (weiterempfehlen|empfehlen|vermitteln|einstellen)`,
      `(meinen|mein|ihren|deinen) (lebenslauf|cv|bewerbung*)`,
      `suche .. (dringend|eine neue|neue|einen neuen|ein) (stelle|job|arbeit|arbeitsstelle|praktikum|herausforderung)`,
    ],
    fr: [
      `(a la|en) recherche (d'un|d'une|active d'un|active d'une|de) (~ )?(emploi|poste|stage|alternance|travail|opportunite*)`,
      `(mon|le|votre|ton) cv`,
      `(auriez-vous|avez-vous|y a-t-il|recrutez-vous) .. (poste*|emploi*|stage*|offre*|opportunite*|place)`,
      `recrutez-vous`,
      `me (recommander|coopter|embaucher|recruter)`,
      `cherche (un|une|du|desesperement un) (emploi|poste|stage|travail|alternance)`,
    ],
    es: [
      `(busco|buscando|en busqueda de|en busca de|necesito)( ~)? (trabajo|empleo|practicas|un puesto|una oportunidad|una vacante|un empleo|un trabajo)`,
      `(mi|el) (cv|curriculum|curriculo|hoja de vida)`,
      `(teneis|tienes|tienen|hay|tendria|tendrias) .. (vacante*|puesto*|trabajo|empleo|oferta*)`,
      `(recomendarme|referirme|contratarme|recomiendame|me (recomiendes|recomiende|refieras|contraten))`,
    ],
    pt: [
      `(procuro|a procura de|busco|em busca de|preciso de|procurando|buscando) (uma |um |nova |novo )?(vaga|emprego|trabalho|estagio|oportunidade*|recolocacao)`,
      `(meu|o meu) (cv|curriculo|curriculum)`,
      `(tem|ha|existe|existem|teria) .. (vaga*|emprego|trabalho|oportunidade*)`,
      `(me indicar|indicar-me|me recomendar|recomendar-me|me contratar|me indique|me indica)`,
    ],
    it: [
      `(cerco|in cerca di|alla ricerca di|sto cercando)( un| una| nuovo| nuova| un nuovo)? (lavoro|impiego|posto|stage|tirocinio|occupazione|opportunita)`,
      `(il mio|mio) (cv|curriculum)`,
      `(avete|ha|hai|ci sono|c'e) .. (posizioni|posto|posti|lavoro|opportunita|offerte)( aperte| di lavoro| per me)`,
      `(raccomandarmi|segnalarmi|assumermi|assumete)`,
    ],
    nl: [
      `(op zoek naar|zoek|ik zoek)( dringend)?( een| nieuw| nieuwe| een nieuwe)? (baan|werk|stage|functie|job|uitdaging)`,
      `(mijn) (cv|sollicitatie)`,
      `(heb|heeft|hebben|is|zijn) .. (vacature*|baan|werk|functie*|plek) .. (voor mij|vrij|bedrijf|open)`,
      `mij (aanbevelen|aannemen|voordragen)`,
    ],
  },
  time: {
    any: [
      `(calendly|cal|hubspot|savvycal|doodle)[.](com|me|example|~)`,
      `https?://~(cal|book|meet|schedule)~`,
      `zoom (call|meeting|link)`,
    ],
    en: [
      `pick(ing)? (your|ur|the) brains?`,
      `(have|grab|take|spare|for|need|steal|borrow|get|give me|set aside|love|request|ask for|want)( you)?( a| just| only| about| around)? (#|ten|fifteen|twenty|thirty|few|five)( |-)?(of your )?(min|mins|minutes|minute)`,
      `(#|ten|fifteen|twenty|thirty|five|few|couple)( of)?( |-)?(min|mins|minutes|minute)( of (your|ur) time| to (chat|talk|speak|discuss|connect|show)| (call|chat|meeting|demo|conversation|talk|zoom|intro|slot))`,
      `(in|within) (#|ten|fifteen|twenty|thirty|five) (min|mins|minutes)`,
      '(#|ten|fifteen|twenty|thirty|a few) (min|mins|minutes)( ~){0,4}[?]',
      `(half an|an|one) hour( ~){0,2} (next|this|on|tomorrow|with|to|together|sometime|of your|some|call|chat)`,
      `(walk|talk) me through`,
      `(do you have|have you got|can you (make|find|spare)|could you (make|find|spare)) (some |any |a bit of |a little |a )?(time|moment|minute|hour)`,
      `open to (a |an )?(chat|conversation|discussion|intro|quick)[?]?`,
      `(a|quick|short|brief|phone|video|discovery|intro|introductory|informational|strategy|sales|our|#-minute|virtual|the) ((quick|short|brief|phone|video|exploratory|introductory|informational) )?(call|demo|interview|meeting|coffee|zoom|meet-up|chat over coffee|coffee chat)( (this|next|with you|to discuss|sometime|soon|about|on|tomorrow|some|together|would|could|$))`,
      `(schedule|book|arrange|set up|hop on|jump on|get on|hop onto|organi[sz]e|find time for|have|do|be up for|be open to|for|open to|up for)( you in for)?( a| an| our| some| in)? ((quick|short|brief|phone|video|discovery|introductory|informational|virtual|exploratory|intro|little) )*(call|demo|meeting|zoom|coffee|appointment|slot)`,
      `(schedule|book|arrange|set up|hop on|jump on)( a| an| some)? ~?( )?(chat|conversation|discussion|catch-up|interview|time)`,
      `(open to|up for|free for|for|have|do|get) a (quick|short|brief) (chat|conversation|word|talk|catch-up)`,
      `my whatsapp`,
      `(message|text|contact|write|reach|add|call) .. whatsapp`,
      `(pick|choose|grab|book|find|select) (a|any|your|some) (time|slot|date)( slot)?`,
      `(my|the|this|our) (calendar|booking|scheduling|diary)( link)?`,
      `(your|ur) (phone|mobile|cell|telephone|whatsapp|contact)( phone)? (number|no|details)`,
      `(call|phone|ring) me`,
      `when (can|could|may|should|would) (i|we) (call|phone|ring|talk|speak|meet|chat)`,
      `(good|best|convenient|right) time to (call|phone|talk|speak|meet|chat|reach)`,
      `(when|what time) (are|would|will) you (be )?(free|available)`,
      `(are|would|will) you (be )?(free|available) (for|to|on|this|next|tomorrow)`,
      `let's (chat|talk|meet|speak|hop on|schedule|jump on)( ~)? (monday|tuesday|wednesday|thursday|friday|tomorrow|today|this week|next week|soon|now)`,
      `(buy|grab|get|take|treat) you( to)?( a)? (coffee|lunch|beer)`,
      `(meet|meeting) (for|over) (a )?(coffee|lunch|drink|beer)`,
    ],
    de: [
      `(kurze[sn]?|kleine[sn]?|ein|einen|zu einem|fur ein) (kurzes |kurzen )?(telefonat|telefongesprach|anruf|call|demo|videocall|kennenlerngesprach|meeting|termin|kaffee|zoom*)`,
      `(#|paar|funf|zehn|funfzehn) minuten`,
      `wann (passt|darf|kann|haben|hatten|durfen|konnen|hast|ware) .. (anrufen|telefon*|zeit|sprechen|telefonieren|termin|es ihnen|es dir|call|ihnen|dir)`,
      `(ihre|deine) (telefonnummer|handynummer|nummer)`,
      `(termin|demo|gesprach) (vereinbaren|buchen|ausmachen)`,
    ],
    fr: [
      `(#|dix|quinze|quelques|vingt) ?(minutes|min|mn)`,
      `(un|une|petit|bref|court|rapide) (appel|demo|demonstration|rendez-vous|rdv|visio|cafe|call)`,
      `(votre|ton) (numero|telephone|portable)`,
      `(etes-vous|seriez-vous|es-tu|quand etes-vous) (disponible|libre)`,
      `(planifier|fixer|prendre|caler|organiser) (un|une) (appel|rendez-vous|rdv|call|visio|echange)`,
    ],
    es: [
      `(#|diez|quince|veinte|unos) minut(os|itos)`,
      `(una|breve|rapida|corta|agendamos una|agendar una|programar una) (breve |corta |rapida )?(llamada|reunion|demo|demostracion|videollamada|call)`,
      `(agendamos|agendar|programamos|concertar|coordinamos) .. (llamada|reunion|cita|demo|cafe)`,
      `(tu|su) (numero|telefono|whatsapp|movil)`,
      `(cuando|que dia) .. (hablar|llamar*|reunir*|disponible|libre)`,
    ],
    pt: [
      `(#|dez|quinze|vinte|uns) minut(os|inhos)`,
      `(uma|breve|rapida|marcar|agendar|numa|fazer uma) (breve |rapida |curta )?(chamada|reuniao|demo|demonstracao|call|conversa rapida|ligacao)`,
      `(marcar|agendar|marcamos|agendamos) .. (chamada|reuniao|call|cafe|conversa|demo*)`,
      `(seu|teu) (numero|telefone|whatsapp|telemovel|celular)`,
      `quando .. (falar|ligar|conversar|disponivel|livre)`,
    ],
    it: [
      `(#|dieci|quindici|venti|pochi) minut(i|ini)`,
      `(una|breve|veloce|rapida|fissare una) (breve |veloce |rapida )?(chiamata|call|demo|videochiamata|telefonata|riunione)`,
      `(fissare|fissiamo|organizzare|prenotare) .. (chiamata|call|appuntamento|incontro|demo)`,
      `(il tuo|il suo|tuo|suo) (numero|telefono|cellulare)`,
      `quando .. (sentir*|chiamar*|parlare|disponibile|libero|libera)`,
    ],
    nl: [
      `(#|tien|vijftien|twintig|paar) minu(ten|utjes|ut)`,
      `(een|korte|snelle|vrijblijvende) (korte |snelle |vrijblijvende )?(demo|call|belafspraak|telefoontje|afspraak|koffie|kop koffie|meeting|kennismaking)`,
      `(wanneer) .. (bellen|tijd|spreken|uit|gelegen)`,
      `(je|uw|jouw) (telefoonnummer|nummer|mobiel*)`,
    ],
  },
  favour: {
    en: [
      `(please|pls|kindly|could you|can you|would you)( also| just| help)?( like| and)? (like|share|follow|subscribe|endorse|vote|donate|sponsor|fill in|fill out|complete|recommend|promote|repost|review|comment|support|sign|retweet|register|download|visit|check out|forward|pass on|pass along|pass this) .. (page|post|posts|channel|profile|campaign|skills|services?|company|survey|form|website|site|link|me|app|petition|brochure|message|this|details|flyer|catalogue|video|newsletter|project|colleagues?|contacts|team)`,
      `(forward|pass|share|send) (this|it|my|our) .. (to|with|along|on) (the|your|all|any|someone|whoever|anyone|other) .. (person|people|colleagues?|contacts|team|network|department|responsible|charge|manager|friends|it)`,
      `(fill in|fill out|complete|take|answer|participate in) (our|my|this|a|the)( ~){0,2} (survey|questionnaire|poll|form)`,
      `(who|whom|which person)( ~)? (handles|is responsible for|manages|looks after|is in charge of|runs|deals with|should i (talk|speak|contact|reach)|can i (talk|speak|contact)|is the (right|best) person)`,
      "(are you|is it you|who is|who's)( also)? (the |a )?(right |best )?(person|one|contact|decision maker)( ~)? (in charge|responsible|who|handling|for|of)( ~)?",
      `(right|best|appropriate|correct) person to (talk|speak|contact|reach)`,
      `(be|become|being) my (mentor|coach|sponsor|guide|teacher)`,
      `(mentor|coach|guide|advise|teach|train|sponsor) me`,
      `(review|look over|look at|critique|proofread|check|test|try out|give (me )?(some |your )?feedback on|feedback on) my (~ ){0,2}(deck|pitch|startup|idea|app|website|site|manuscript|book|draft|essay|project|plan|portfolio|business|profile|product|video|channel)`,
      `(write|writing|leave|leaving|give|giving|get|drop) (me |us )?(a |an |some )?(~ )?(recommendation|endorsement|review|testimonial)s?( for me| on)?`,
      `(share|spread|forward) (this|it|the)( ~){0,2} (with|to) (#|all|everyone|your friends|ten|five|your contacts|everybody)( ~)?`,
      `vote for (me|us|my|our)`,
      `(help me|do me a favou?r|a (small|quick|little|big|huge) favou?r|need your (help|support|advice|guidance)|i need (guidance|help|advice|support)|ask (you )?(for )?(a|your) (favou?r|advice|help))`,
      `(give|lend|borrow|invest|donate|loan) (me )?(some |your )?(money|funds|cash)`,
      `(donate to|sponsor) (my|our)`,
      `(reply|respond|write|answer) .. (with|to) (your|my) (private|personal|phone|mobile|whatsapp) .. (e-?mail|number|address|contact)?`,
      `(send|give|share|tell) me (your|ur) (~ )?(phone|number|e-?mail|whatsapp|details|contact|contacts|salary)`,
      `(message|text|contact|add|write) me (on|at|via) (whatsapp|telegram|my|signal)`,
    ],
    de: [
      `(leiten|geben|schicken|leite|gib) (sie |du )?(das|dies|dies|es|diese|meine|mein|unsere|unser*|bitte) .. (weiter|kollegen|zustandig*)`,
      `wer (ist|kummert|bei ihnen) .. (zustandig|verantwortlich|ansprechpartner)`,
      `(bitte|konnten sie|kannst du|konnen sie) .. (liken|teilen|folgen|abonnieren|spenden|unterstutzen|ausfullen|bewerten)`,
    ],
    fr: [
      `(pouvez-vous|pourriez-vous|merci de|peux-tu|veuillez) (~ )?(transmettre|transferer|partager|liker|suivre|relayer|remplir|repondre a|soutenir|aimer)`,
      `qui (est|s'occupe|gere) .. (responsable|charge|chez vous)`,
    ],
    es: [
      `(puedes|podrias|podria|puede|por favor|favor de|te pido que|le pido que) (~ )?(reenviar|compartir|compartas|seguir|sigas|votar|rellenar|completar|difundir|pasar|dar like|apoyar)`,
      `quien (es|lleva|se encarga) .. (responsable|encargado|empresa)`,
    ],
    pt: [
      `(pode|poderia|podes|por favor|favor) (~ )?(encaminhar|compartilhar|partilhar|seguir|votar|preencher|curtir|divulgar|repassar)`,
      `quem (e|cuida|trata) .. (responsavel|empresa)`,
    ],
    it: [
      `(puoi|potresti|potrebbe|puo|per favore|ti chiedo di) (~ )?(inoltrare|condividere|seguire|votare|compilare|mettere|girare|sostenere)`,
      `chi (e|si occupa|gestisce) .. (responsabile|azienda|da voi)`,
    ],
    nl: [
      `(kun je|kunt u|wil je|wilt u|graag|gelieve) .. (doorsturen|delen|liken|volgen|invullen|doorgeven|steunen)`,
      `wie (is|gaat|regelt) .. (verantwoordelijk|over|bedrijf)`,
    ],
  },
  introduction: {
    en: [
      `(introduce|introducing|intro) (me|us) (to|with)`,
      `(connect|link) me (to|with)`,
      `(put|get) (me|us) in (touch|contact) with`,
      `(an?|warm|your|make|request) (warm |personal |quick )?(intro|introduction|introductions|intros)( to| with)?`,
      `(tap|access|reach|open|share) .. your (network|contacts|connections|address book)`,
    ],
    de: [
      `(mich|uns) .. (vorstellen|bekannt machen|bekanntmachen)`,
      `(kontakt|verbindung|intro|vorstellung) (zu|mit|bei) .. (herstellen|vermitteln|machen)`,
      `stellen sie mich`,
    ],
    fr: [`(me|nous) (presenter|introduire|mettre en (contact|relation))( a| aupres| avec)?`],
    es: [
      `(presentarme|presentame|presenteme|ponerme en contacto|me (presentes|presentas|presentaras|puedes presentar|pongas en contacto))`,
    ],
    pt: [`(me (apresentar|apresente|apresenta|colocar em contato)|apresentar-me|por-me em contacto)`],
    it: [`(presentarmi|mi (presenti|presenta|presenteresti)|mettermi in contatto)`],
    nl: [`(mij|me|ons) .. (voorstellen|introduceren|in contact brengen)`],
  },
  invitation: {
    en: [
      `(send|shoot|drop) (me|us) (an?|your|the|over an?) (~ )?(invite|invitation|connection request|request|connect request)`,
      `(invite|inviting) me( to| back| instead)?`,
      `(send|direct) (your|an|the) (invite|invitation|request)s? to( me| my| this)?`,
      `(could|can|would|will) you( please| kindly)? (invite|send me an invit~|send an invit~|initiate the (connection|invitation))`,
      `(run|ran|running) out of (linkedin )?(invitations|invites)`,
      `(used|spent|exhausted) (up )?(all )?(of )?my (linkedin )?(invitations|invites)`,
      `i can('t|not) (send|issue) (any )?(more )?(invitations|invites|requests)`,
      `(connect|link|add me)( with me)? (at|using|via) (my )?(e-?mail|this address|~@~)`,
    ],
    de: [
      `(laden|lade|senden|schicken|schick|sende) (sie )?mi(ch|r) .. (ein|einladung|anfrage)`,
      `keine einladungen mehr`,
    ],
    fr: [
      `(invitez-moi|envoyez-moi (une|votre) (invitation|demande)|invite-moi|m'envoyer (une|votre) (invitation|demande)|m'inviter)`,
    ],
    es: [
      `(invitame|inviteme|enviame (una|tu) (invitacion|solicitud)|envieme (una|su) (invitacion|solicitud)|mandame (una|tu) (invitacion|solicitud))`,
    ],
    pt: [`(me convide|convide-me|me envie um convite|envie-me um convite|me manda um convite|me adicione)`],
    it: [
      `(invitami|mi inviti|mandami (un|l') ?(invito|richiesta)|inviami (un|l'|una) ?(invito|richiesta)|mi mandi un invito)`,
    ],
    nl: [`(stuur|zend) (mij|me) (een|jouw|je|uw) (uitnodiging|verzoek|invite)`, `nodig (mij|me) uit`],
  },
}

const books = Object.entries(lexicons).map(([what, lexicon]) => [what as Ask['for'], phrasebook(lexicon)] as const)

/** What cancels an ask: the sentence says that nothing is asked. */
const notAsking = phrasebook({
  en: [
    `no (need|rush|pressure|role|job|reply|ask|asks|pitch|favou?r)`,
    `(not|never|isn't|ain't|without) (asking|ask|looking for|a sales|selling|after)`,
    `(i|we)('ve| have) (already )?applied`,
    `(if|should) you('re| are)? ever (need|hiring|want|look)*`,
    `(i|we)('m| am|'d be| would be|'re| are)? (also )?(happy|glad|pleased) to (introduce|connect|refer|put|review|forward|share)`,
    `(i|we) (can|could|will|'ll) (introduce|connect|put) you`,
    `(i|we) owe you`,
    `(thank|thanks|thankful|grateful) (you )?(so much |again )?for (inviting|introducing|taking|giving|offering|sending)`,
    `you (introduced|invited|hired|referred|recommended|mentored|taught|coached|helped)`,
    `(who|that|she|he|they|~) (introduced|invited) (me|us)`,
  ],
})

/** What the note asks of the other person, in order; sentences that say nothing is asked are passed over. */
export function readAsks(page: Page): readonly Ask[] {
  const found: (Ask & { start: number })[] = []
  for (const [what, book] of books)
    for (const spot of spots(page, book)) {
      const sentence = page.sentences.find((each) => spot.start >= each.start && spot.start < each.end)
      const words = page.folded.slice(sentence?.start ?? 0, sentence?.end)
      if ((notAsking.patterns.en?.[Symbol.match](words) ?? null) === null)
        found.push({ for: what, words: spot.words, start: spot.start })
    }
  return found.sort((one, other) => one.start - other.start).map(({ start: _, ...ask }) => ask)
}
