import type { Page } from './page.ts'
import { phrasebook, type Spot, spots } from './phrases.ts'

/** What a seller says of the trade: ours, and what it does. Harmless alone: anybody may say what they work at. */
const trade = phrasebook({
  en: [
    `(we|i)('ve| have|'re| are|'m| am)?( also| just| now| only| currently| already| really)* (sell|sold|selling|supply|supplying|suppl(y|ies)|fit|install|coach|consult|design|build|built|make|made|develop|offer|offering|provide|manufacture|produce|export|import|distribute|print|lease|rent|insure|finance|clean|repair|rebuild|renovate|refurbish|fill|source|broker|launched|created|taken|moved|switched|saved|won|rescued|turned|helped|help|specialise|specialize|do|run|write|train|teach|mentor|handle|manage|place|match|cater|deliver|advise)(?! (the same|like you|too))( ~){0,2}`,
    `(our|my)( ~){0,2} (app|apps|tool|tools|studio|firm|agency|company|team|crew|service|services|system|systems|software|platform|product|products|machine|machines|workshop|garage|factory|shop|brand|label|range|kit|kits|method|programme|program|course|courses|webinar|seminar|masterclass|book|e-?book|album|single|podcast|newsletter|channel|catalogue|catalog|brochure|flyer|leaflet|collection|practice|clinic|consultancy|start-?up|business|fitters|cleaners|engineers|designers|consultants|coaches|experts|solution|additive|training|event|conference|gym|salon|restaurant|hotel|venue|boutique|bakery|farm|mill|plant|yard|fund|office|group|community|network|team's|people)`,
    `(i'm|i am|we're|we are|myself)( ~){0,3} (founder|owner|ceo|director|manufacturer|supplier|exporter|importer|wholesaler|distributor|dealer|agent|broker|consultant|coach|provider|contractor|publisher|producer|author|reseller|partner|adviser|advisor|planner|lender|realtor|estate agent|headhunter)( ~){0,2}`,
    `(we|i) (stop|solve|fix|end|prevent|fill|beat|sort|cover|represent|insure)( ~){1,3}`,
    `(we|i)('re| are|'m| am)( ~){0,3} (people|ones|guys|team|agent|person) to( ~)?`,
    `(with|thanks to|using|through|in) (our|my)( ~){1,3}`,
    `that('s| is) what (we|i) (do|did|offer|fix|solve)`,
    `(a friend|a mate|a colleague|somebody|someone|a mentor|my sister|my brother|my cousin)( ~)? (showed|introduced|taught|told) me( ~){0,8}`,
  ],
})

/** What turns a mention of one's trade into a sale: a hook, a price, an offer, a call to act. */
const bait = phrasebook({
  en: [
    `worth( ~)? (a|your|having|taking|seeing) (~ )?(look|peek|glance|try|chat|demo|conversation|minute|visit|while|read|listen|click)`,
    `(curious|interested|intrigued|sounds? (good|interesting|familiar|relevant|fun)|fancy (it|a|one|trying|seeing)|keen|tempted|ready)(?=[?])`,
    `(ready|want|wanna|like|love|care|curious|wish|keen) to (see|know|hear|find out|learn|try|discover|taste|test)( ~)? (why|how|what|it|more|for yourself|one|yourself)`,
    `(let me know|tell me|message me|dm me|drop me a line|give me a shout|get in touch|just ask|ask me)( ~){0,2} (if|when|for|should)( ~){0,4}( interest*| like| same| want| need| quote| sample| price| more| details| brochure)`,
    `let me know(?=[.!]|$)`,
    `(only |last |just )?(#|two|three|four|five|six|a few|a couple of|few|limited|one)( more| last)? (places?|seats?|spots?|slots?|copies|units|openings?|spaces)( ~){0,2} (left|remain|remaining|open|available|still|to go|free|on offer)`,
    `(good|best|better|fair|great|special|keen|nice|reduced|launch|introductory|wholesale|factory|discounted|attractive|low|lower|lowest) (price|prices|rate|rates|deal|deals|terms|pricing|conditions)`,
    `(a|an|at a|for a) (fraction|third|half|quarter) of( the| what)?( ~){0,4}`,
    `(could|can|would|will|'d|'ll|might) (do you|make you|get you (a|the|more|better|lower)|offer you|save you|cut your|earn you|save your|build you|fit you|spare you)( ~){0,3}`,
    `(we|i|it|that|this|she|he|they)('d| would| could| can|'ll| will| might)( ~)? (save|suit|benefit|work for|work well for|be perfect for|be ideal for) (you|your|yours)( ~){0,2}`,
    `(yours |your (~ ){1,3})(would|could|might|will) be (ideal|perfect|next|a (good|great|perfect))( ~){0,2}`,
    `(happy|glad|keen|delighted|pleased|love|like|would|can|could|may i|can i|shall i|should i|let me|i'll)( (i|we|just|also|even))?( to)? (show|send|share|tell|give|mail|forward|prepare|walk|run|explain|offer)( ~){0,3} (how|sample|samples|quote|brochure|catalogue|price|prices|proposal|offer|it with you|the secret|trailer|demo)`,
    `(a )?(good|great|ideal|perfect|natural|reliable|strong) (partner|fit|match|addition|choice) for (you|your)( ~){0,3}`,
    `(sites|places|firms|teams|people|homes|schools|clinics|farms|shops|hotels|practices|kitchens|clients|customers|charities|companies|~s) (like (yours|you)|of your size)`,
    `for (your|the) (next|upcoming|coming|future) (project|event|job|order|season|round|build|campaign|launch|season|production|refurbishment|conference|party|move)`,
    `(earn|earning|earns|pays|income|money|cash)( ~){0,3} (on the side|while (you|i|we)|from home|in (your|my|their) (own|spare) time|every month|a month|a week|extra)`,
    `(never|not) looked back`,
    `(if|when|whenever|next time) you( ~)? (ever )?(need|want|require|look for|are looking for|think of|consider)( ~){0,5} (we|we're|our|call)( ~)?`,
    `(say|says) yes( ~){0,3}`,
    `(make it happen|the people to call|first (month|week|hour|session|lesson) (is )?(on us|free|on me))( ~)?`,
    `imagine( ~){1,6}`,
    `(what|how) (if|would it mean|about if|would happen if|would you say if)( ~){1,4} (your|you)( ~){0,8}(?=[?])`,
    `what would (it|that) (mean|do) (for|to) (your|the|you)( ~){0,10}`,
    `(are|is) (you|your)( ~){0,2} (happy|satisfied|content|pleased) with (your|the|how)( ~){0,5}`,
    `(?<![a-z] )(looking|planning|thinking|considering|need)( ~)? (for|of|about|a|an|to)( ~){0,6}(?=[?])`,
    `(order|pre-?order|pre-?save|buy|grab|register|sign up|subscribe|reserve|enrol|enroll|claim|secure)( ~){0,4} (here|now|today|below|link|online|before|via|free|~\\.~)( ~)?`,
    `(is|are|'s|comes|came|drops|goes|just)( ~)? (out|live|launching|launched|on sale|available|released|in stores|starting|open for) (now|today|this|next|on|for|from|at|in|friday|monday)( ~)?`,
    `(drops|starts|begins|launches|opens|kicks off|goes live|comes out|is out|runs) (on |this |next |in |today|tomorrow)*(monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|week|month|january|february|march|april|may|june|july|august|september|october|november|december|now)`,
    `(here's|here is|find|see|use|click|follow)( ~)? (the|my|our|a) link( ~){0,3}`,
    `(~){0,1}(prices?|offer|offers|discount|deal|price list|rates)( ~){0,2} (valid|until|till|ends?|before|expire|apply|on request)( ~){0,2}`,
    `(use|swear by|love|switched to|trust|adopted|rely on|choose|chose|recommend) (it|ours|us|our|them|~ly|our (~ )?~)(?=[.!?]|$)`,
    `(we|i) only (charge|get paid|invoice|earn)( ~){0,4}`,
    `(free of charge|no strings attached|no cost to you)`,
    `(kindly|please|pls) (send|share|connect|contact|reply|visit|check|see|find|go|place|mail)( ~){0,3} (requirement*|enquir*|inquir*|order*|business|brochure|website|attached|needs|profile of)`,
    `[$€£]( )?#`,
  ],
})

/** A seller's words that need nothing beside them, in any language. */
const unmistakable = phrasebook({
  en: [
    `(ready|available|fresh|huge|large|surplus|bulk) stock( ~){0,2}`,
    `(wholesale|factory|ex-works|bulk) (price|prices|rate|rates|quantities|orders?|supply)`,
    `(?<![a-z] )(want|care|fancy|curious|interested|intrigued|ready|sounds?|sound|worth|tempted|keen)( (to|a|it|how|why|in|like|good|interesting|familiar|see|know|hear|try|seeing|look|peek|try|trying|more|out|one|what)){0,4}(?=[?])`,
    `(?!(questions?|requests?|notes?|messages?|ideas?|posts?|articles?|stories|story|talks?|reports?|voices?|words|papers?|projects?|maps?|people|work|something|anything|careers?|jobs?|paths?|looks?|looked|just|more|much|not|is|was|feels?|books?|letters?|cases?) )~ (like|such as) (yours|your own)(?! (is|was|are|were|should|deserve|made|give|gave|taught|kept|keep|who|that|which))`,
    `~s your size( ~){0,3}`,
    `(represent|representing|on behalf of)( ~){0,4} (investors?|funds?|family office|buyers?|lenders?|clients?)( ~)?`,
    `(patented|proprietary|award-winning|certified|guaranteed)( ~){1,2} (filter|system|method|technology|formula|process|solution|device|product|machine)( ~)?`,
    `(doubled|tripled|quadrupled|increased) (her|his|their|my) (salary|income|sales|turnover|fees|rates)( ~)?`,
    `(ground-floor|ground floor|once-in-a-lifetime|once in a lifetime|life-changing|golden|lucrative|incredible) (opportunity|chance|offer)( ~){0,3}`,
    `(fire|sack|quit|leave) your (boss|day job|job|nine-to-five|9-5)( ~){0,2}`,
    `(added|add|signed|subscribed|put|enrolled) you( ~)? (to|up|on|for)( ~){0,4} (list|newsletter|mailing|updates|bulletin)`,
    `(our|my) (~ ){0,2}(offer|offers|rep|reps|representative|salesman|salesperson|sales team|advisor|adviser|account manager)( ~){0,3}`,
    `(the|this|that|our) (~ )?(offer|deal|discount|sale|promotion|promo)( ~){0,2} (ends|expires|closes|runs out|lasts|is valid|valid)( ~){0,3}`,
    `interested (parties|persons|buyers|candidates|clients|people)( ~){0,2}`,
    `(send|share|mail|let us know|tell us) (us )?your (requirement|requirements|enquiry|enquiries|inquiry|needs|order)`,
    `(leave|leaves|make|makes)( ~)? (your )?(competitors|competition)( ~){0,3}`,
    `(income|earning|revenue) (stream|streams)( ~){0,2}`,
    `(earn|earning|make|making)( ~){0,2} (on the side|from home|in your spare time|while you sleep)`,
    `(surveyors|dentists|teachers|managers|farmers|founders|teams|firms|companies|clinics|schools|~s)( ~){0,4} (already|now|have)( ~)? (use|using|trust|rely on|switched to|swear by|love|chose|choose) (our|us|~)(?=[.!?]| and| to| for|$)`,
    `(new|latest|debut|third|second)? ?(book|novel|album|single|ep|course|podcast|e-?book)( ~){0,6} (launch price|special price|order it|order your|pre-?order|pre-?save|grab it|buy it|on sale now|order link|order here)( ~){0,2}`,
    `(launch|introductory|early-bird|early bird|reduced|special|limited|exclusive)( ~)? (price|offer|edition|discount|rate|access)( ~){0,3}`,
    `(order|buy|get|grab|reserve)( ~){0,3} (at|via|on|from|here) (~ )?~\\.~`,
    `(brochure|catalogue|catalog|price list|flyer|company profile|product sheet|presentation)( ~){0,3} (attached|enclosed|is attached|below|for your reference|for your perusal)`,
    `(attached|enclosed|herewith)( ~){0,4} (brochure|catalogue|catalog|price list|flyer|company profile|product sheet)`,
    `(see|view|check|have a look at|look at|find|browse)( ~){0,2} (our|my) (~ )?(catalogue|catalog|brochure|price list|offer|offers|prices|products|menu|rates|packages)( ~){0,2}`,
  ],
  de: [
    `(unschlagbar*|konkurrenzlos*|gunstig*|attraktiv*|fair*|beste*|top) (preis*|konditionen|angebot*)`,
    `(fordern|anfordern|erhalten|sichern|holen) .. (angebot|muster|katalog|probe*|rabatt|beratung)( ~)?`,
    `(anbei|beiliegend|im anhang) .. (katalog|broschure|flyer|preisliste|prospekt|unternehmensprasentation)`,
    `(wir|ich) (liefern|liefere|vertreiben|vertreibe|produzieren|fertigen|verkaufen|verkaufe|entwickeln|bieten|biete|ubernehmen|vermitteln|vermittle|betreuen) .. (preis*|konditionen|kunden|firmen|unternehmen|betriebe|praxen|kanzleien|fur sie|ihre*|angebot*)`,
    `(mit|dank) (unser*|mein*) .. (haben|sparen|erreichen|konnen|steigern|losen|gewinnen|optimieren) ( ~){0,4}`,
    `(uber|mehr als|schon|bereits) # (~ )?(kund*|firmen|unternehmen|betriebe|kanzleien|praxen|heime|pflegeheime|hotels|schulen|~heime|~betriebe|~kunden)( ~){0,3}`,
    `(vielleicht|sicher|bestimmt) .. (fur sie|fur dich|fur ihr*) (~ )?interessant`,
    `(nur noch|noch) (#|wenige|zwei|drei|funf) (platze|restplatze|exemplare)( ~)?`,
    `(sonderpreis|einfuhrungspreis|aktionspreis|rabatt*|fruhbucher*|sonderangebot)( ~)?`,
    `(soll|darf|kann) ich ihnen .. (angebot|unterlagen|muster|katalog|prasentation|demo|link) (~ )?(schicken|senden|machen|zukommen|erstellen)`,
  ],
  fr: [
    `(prix|tarifs?|conditions?|offres?) (~ )?(imbattables?|competitifs?|attractifs?|exceptionnel*|avantageu*|preferentiel*|defiant|imbattable)`,
    `(demander|demandez|envoyer|envoie|etablir|adresser|proposer|recevoir) .. (devis|plaquette|catalogue|brochure|tarifs?|offre|demo)( ~)?`,
    `(ci-joint|en piece jointe|vous trouverez) .. (plaquette|catalogue|brochure|tarifs?)`,
    `(notre|ma) (~ )?(societe|entreprise|agence|cabinet|equipe|maison) (fabrique|propose|vend|offre|accompagne|realise|fournit|commercialise|developpe)( ~){0,4}`,
    `nous (accompagnons|aidons|proposons|fabriquons|fournissons|commercialisons|vendons|realisons|offrons) (~ ){0,5}`,
    `(plus que|il reste|reste) (#|deux|trois|quelques) places( ~)?`,
    `(prix|tarif) (de lancement|special|reduit)( ~)?`,
    `(complement|source) de revenus?( ~)?`,
  ],
  es: [
    `(si|cuando) (algun dia |alguna vez )?(quieres|quiere|necesitas|necesita|piensas) (vender|comprar|alquilar|reformar|invertir|contratar)( ~){0,4}`,
    `(precios?|tarifas?|condiciones|ofertas?) (~ )?(imbatibles?|competitivos?|inmejorables?|especial*|excepcional*|de lanzamiento|reducid*|atractiv*)`,
    `(enviarte|enviarle|enviar|mandar|mandarte|preparar|pedir|solicitar|hacerte|hacerle|te preparo|le preparo|te envio|le envio) .. (presupuesto|catalogo|propuesta|folleto|oferta|muestra|tarifas?|cotizacion|dossier)`,
    `(te|le|os) (dejo|paso|envio|mando|comparto) .. (enlace|link|catalogo|dossier|folleto|web) (a|de|al|del) (mi|mis|nuestro|nuestra)( ~){0,2}`,
    `(nuestra|mi|la) (empresa|asesoria|agencia|compania|consultora|firma|tienda) (~ )?(fabrica|ofrece|vende|suministra|ayuda|lleva|hace|desarrolla|proporciona)( ~){0,4}`,
    `(llevamos|gestionamos|fabricamos|suministramos|distribuimos|ayudamos|trabajamos con) .. (mas de #|clientes|empresas|bares|clinicas|hoteles|tiendas)( ~){0,3}`,
    `(ahorrarte|ahorrarle|ahorraros|ahorrar|ganar) .. (tiempo|dinero|costes|extra)`,
    `(quedan|ultimas|solo) (#|dos|tres|pocas|ultimas)? ?plazas( ~)?`,
    `(mi|nuestro|nuestra) (curso|libro|taller|webinar|masterclass|programa|formacion)( ~){0,6} (precio|oferta|descuento|plazas|enlace|inscri*|reserva)( ~)?`,
  ],
  pt: [
    `(precos?|tarifas?|condicoes|ofertas?) (~ )?(imbativeis|imbativel|competitiv*|melhores|especiais|especial|excecionais|reduzid*|de lancamento|atrativ*)`,
    `melhores precos( ~){0,3}`,
    `(enviar|mandar|preparar|fazer|envio|preparo|apresentar|enviar-lhe|enviar-te) .. (proposta|orcamento|catalogo|folheto|amostra|brochura)`,
    `(a |na )?(nossa|minha) (empresa|agencia|loja|fabrica|firma|equipa|equipe|consultora) (~ )?(fornece|fabrica|vende|oferece|faz|cria|ajuda|desenvolve|presta)( ~){0,4}`,
    `(deixo|envio|segue|partilho|mando) .. (link|catalogo|brochura|site) (do|da|dos|das|para o|para a|ao) (meu|minha|nosso|nossa)( ~){0,2}`,
    `(ultimas|restam|poucas|so) (#|duas|tres|poucas)? ?vagas( ~)?`,
    `(meu|minha|nosso) (curso|livro|workshop|webinar|mentoria|programa)( ~){0,6} (preco|oferta|desconto|vagas|link|inscri*|promocao)( ~)?`,
  ],
  it: [
    `(prezzi?|tariffe|condizioni|offert[ae]) (~ )?(imbattibil*|competitiv*|vantaggios*|special*|eccezional*|scontat*|di lancio|ottim*)`,
    `(preparo|mando|invio|preparare|mandare|inviare|mandarle|inviarle|mandarti) .. (preventivo|catalogo|campione|brochure|proposta|offerta|listino)`,
    `(la )?(nostra|mia) (azienda|agenzia|ditta|societa|fabbrica|impresa|squadra) (~ )?(produce|offre|vende|fornisce|crea|realizza|aiuta|sviluppa|propone)( ~){0,4}`,
    `(lascio|invio|mando|condivido) .. (link|catalogo|brochure|sito) (al|del|della|alla|ai|dei) (mio|mia|nostro|nostra|miei)( ~){0,2}`,
    `(in offerta|in promozione|in sconto|scontat[oa])( ~){0,3}`,
    `(ultimi|restano|solo) (#|due|tre|pochi)? ?posti( ~)?`,
    `(a partire da|da soli|solo) # (~ )?euro`,
  ],
  nl: [
    `(scherpe|beste|lage|laagste|onverslaanbare|aantrekkelijke|speciale) (prij*|tarie*|condities|aanbieding*|voorwaarden)`,
    `(zal ik|mag ik|kan ik|stuur|sturen|vraag) .. (offerte|brochure|catalogus|folder|voorstel|monster|prijslijst)( ~)?`,
    `(wij|we|ik) (verzorgen|verzorg|maken|maak|leveren|lever|bouwen|bouw|plaatsen|verkopen) .. (voor|tegen) (~ )?(bedrijven|prijzen|praktijken|scholen|tarieven|~bedrijven|winkels|~instellingen)( ~)?`,
    `(onze|ons|mijn) (~ )?(brochure|catalogus|folder|aanbod|cursus|boek|training|webinar) .. (bij|bijgevoegd|bijlage|korting|aanbieding|prijs|link|bestel*|inschrijven)( ~)?`,
    `(nog|laatste) (#|twee|drie|enkele) plekken( ~)?`,
  ],
})

/** Something of theirs put to use, or thanked for: beside it, a figure or a trade is a report and no sale. */
const reporting = phrasebook({
  en: [
    `(your idea|you gave|gave (us|me)|because of you|thanks to you|your (~ ){0,3}(idea|checklist|template|talk|post|article|method|page|recipe|guide|book|advice|tip|webinar|figures|reports?|routine|drawing|spreadsheet|trick|paper|page|tables?|count|counts|method|study|column|piece|thread|survey|map|recipe|notes|tutorial|video))`,
    `no (sales|pitch|selling|ask)`,
    `(nothing to (sell|offer)|not selling)`,
  ],
})

/** A seller's words: unmistakable ones, and a hook where the writer's own trade is named on the same page. */
export function readHooks(page: Page): readonly Spot[] {
  const own = spots(page, trade)
  const hooks = spots(page, bait)
  const sold = own.length > 0 ? hooks.filter((hook) => own.some((each) => each.start !== hook.start)) : []
  return [...spots(page, unmistakable), ...sold]
}

/** Whether the page thanks them for something of theirs or reports on its use. */
export function isReport(page: Page, start: number, end: number): boolean {
  return spots(page, reporting).some((spot) => spot.start >= start && spot.start < end)
}
