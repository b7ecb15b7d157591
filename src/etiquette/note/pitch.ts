import type { Page } from './page.ts'
import { phrasebook, spots } from './phrases.ts'

const money = `(sales|revenue|income|profits?|profit margins?|leads|roi|conversions?|conversion rates?|turnover|pipeline|bookings|growth|costs|cost|spend|bills|savings|productivity|traffic|clients|customers|efficiency|hours|churn|engagement)`

const selling = phrasebook({
  any: [`[$€£]( )?#`, `#( )?(k|m)?( )?(usd|eur|gbp|euros?|dollars?)`, `roi`],
  en: [
    `(we|i)(('ve| have)?( already)?( recently)?( successfully)?)? (help|helped|assist|enable|empower|equip|support) ((busy|small|growing|many|several|other|similar|ambitious|leading|hundreds of|dozens of|thousands of|over #|#|local|these|most|b2b|saas|non-technical|professionals?) )*(compan*|business*|firms?|brands?|founders?|teams?|ceos?|entrepreneurs?|coaches|consultants?|leaders?|agenc*|startups?|organi[sz]ations?|people|professionals?|clients?|customers?|owners?|executives?|managers?|investors?|recruiters?|employers?|agents?|realtors?|smes|smbs|manufacturers?|retailers?|marketers?|women|men|sellers?|job ?seekers?|homeowners?|families|developers?|candidates?|practices|clinics|restaurants|hotels|schools) (like (you|yours|~)|to|with|in|who|that|get|gain|earn|make|save|cut|grow|increase|improve|double|triple|reduce|scale|boost|win|find|land|hire|achieve|generate|attract|become|build|automate|replace|lose|reach|turn|sell|protect|close)`,
    `(i|we)(('ve| have))? (help|helped) (similar|other) ~( ~)? (with|to)`,
    `(companies|businesses|firms|teams|brands|organi[sz]ations|people|professionals|leaders|founders|agencies) (just )?(like|such as) (you|yours|your own)`,
    `(our|my) ((new|latest|own|ai-powered|ai|award-winning|unique|innovative|proven|proprietary|free|flagship|cutting-edge|full|leading|exclusive|simple|cloud|software|digital|managed|premium|affordable|signature) )*(platform|product|products|solution|solutions|software|tool|tools|services?|system|app|offering|offer|offers|package|packages|programme?|course|agency|technology|method|framework|brochure|catalogue|suite) (is|are|can|could|will|would|helps?|lets?|makes?|gives?|brings?|cuts?|saves?|delivers?|automates?|allows?|enables?|boosts?|increases?|reduces?|has|guarantees?|provides?|offers?|does|for|that|which|to)`,
    `(a|the|this|an) (solution|product|tool|service|platform|offer|system|app|software|program) (for you|that (could|can|will|would|might|may|cuts?|saves?|helps?|automates?|makes?|boosts?)|which (could|can|will|cuts?|saves?|helps?)|to (help|boost|save|increase))`,
    `(we|we've|we have|i've|i have) (just |recently )?(built|created|developed|launched|designed|released|been working on|made) (a|an|some|our|the)( ~){0,3} (tool|tools|platform|solution|software|app|product|system|service|program|programme|course)`,
    `(we|i|our (company|firm|team|agency)) (currently |also |now |only |can |proudly )?(offers?|provides?|suppl(y|ies)|sells?|deliver|delivers|manufactures?|specialis(e|es)|specializ(e|es)|deals? in|exports?|distributes?|guarantees?)( ~){0,2} (in |of )?(solution*|service*|software|product*|platform|packages?|consult*|training|insurance|cover|loans?|leads?|developers?|outsourc*|seo|marketing|websites?|web|design|hosting|printers?|equipment|lists?|candidates?|staff|staffing|apps?|funding|crm|it|financ*|investments?|mortgages?|coaching|quality|data|payroll|recruit*|lead|life|pre-vetted|verified|affordable|virtual|custom|high-quality|bespoke|best|free|competitive|discount*|machines?|materials|tailored)`,
    `(offer|give|send|show|provide|present|run|do|get|claim|grab|try|book) (you |your )?(a |an |our |my )?(free |complimentary |no-obligation |short |quick |special |exclusive )+(trial|consultation|audit|demo|quote|sample|session|assessment|strategy|review|ebook|e-book|guide|webinar|analysis|report|proposal|offer|discount|copy|walkthrough|presentation)`,
    `(free|complimentary|no-obligation|short|risk-free) (trial|consultation|audit|demo|quote|strategy session|assessment|masterclass|ebook|e-book|webinar|proposal|estimate)`,
    `(request|get|book|see|watch|worth|quick|free|live|personal|product|a|for a|our) (a |quick |short |free )?demo(nstration)?`,
    `(special|exclusive|limited|limited-time|great|best|amazing|unbeatable|introductory|launch) (offer|deal|discount|price|prices|rates?|promotion)`,
    `#( )?% (off|discount|more|less|cheaper|faster|increase|growth|higher|lower)`,
    `(by|up to|over|of|least|average) #( )?%`,
    `(#x|#( )?%|double|triple|tenfold|10x|skyrocket|supercharge|explode|maximi[sz]e) (your |their |our |the |his |her )?(~ )?${money}`,
    `(increase|boost|grow|improve|generate|get|raise|lift|cut|reduce|lower|slash|save|bring|deliver|drive|close|win|scale|scaling|earn|saves?|cuts?|brings?|brought) (you |your |their |more |loads of |tons of |new |qualified |on |up to |down |a lot of |high-quality |extra |hundreds of |#\\+? )+(~ )?${money}`,
    `(lead generation|leadgen|lead gen|outbound sales|pipeline growth) (agency|service*|solution*|system|expert|for you)`,
    `(passive|extra|additional|second|residual|six-figure|#-figure|monthly) (income|earnings)`,
    `(business|investment|income|earning|money-making|home-based|networking|franchise|partnership|lucrative|exciting) (opportunity|opportunities|proposal) (that|for you|to|which|you|i|with|from|lets|we)`,
    `(open to|interested in|discuss|propose|offer|share|present|have) (you )?(a|an|our|this|my|some) ((new|great|exciting|unique|lucrative|potential|amazing|profitable|genuine|incredible|business|investment) )+(opportunity|proposal|proposition|venture|deal)`,
    `be your own boss`,
    `(financial|time) freedom`,
    `(work|earn|money) from (home|your phone|anywhere)`,
    `(guaranteed|proven|fast|quick|measurable|real) (results|returns|income|roi|success|profits?)`,
    `(results|returns) (are )?guaranteed`,
    `(contact|call|visit|message|dm|email|reach out to) (us|me) (today|now|for|at|to learn|to find)`,
    `(contact|call|visit) us`,
    `(for|get|request|free) (a |your )(free )?(quote|estimate)`,
    `(leading|premier|top|trusted|award-winning|#1|number one|world-class|full-service|foremost|best-in-class|top-rated|best) (supplier|provider|agency|manufacturer|vendor|company|firm|distributor|exporter|partner|platform|consultancy|web|digital|marketing|software|design|it|seo|outsourcing)`,
    `(unbeatable|competitive|affordable|lowest|best|half|fraction of) (the )?(price|prices|rates|pricing|cost|costs)`,
    `at half the (cost|price)`,
    `(we|i) represent(s|ing)? (investors?|a group of|an investor|clients?|buyers?|a fund)`,
    `(crypto|forex|bitcoin)( currency)? (trading|investment*|platform|opportunity|signals?|expert)`,
    `(trade|invest) (in )?(crypto|forex|bitcoin|with us|with me)`,
    `(is|are) (your team|your company|you|your business|your sales) (still |currently |also |ever )?(struggling|losing|tired|wasting|missing|looking to (boost|increase|grow|scale|cut|save)|sick of|fed up|overpaying|paying too)`,
    `(struggling|tired|fed up) (to|with|of) (hit|meet|find|get|generate|close|your|low|paying|high|grow)`,
    `cracked the code`,
    `(sign|signing) up (for|to|here|now|today)`,
    `(register|enrol|enroll|subscribe|join|book|reserve) (now|today|here|via|at|your (seat|spot|place)|(at|through|using|via) the link)`,
    `join (our|my|us for our|me for our|us for a|me for a) (free |live |upcoming |exclusive |next )*(webinar|masterclass|workshop|community|challenge|bootcamp|training|newsletter|mastermind|programme?|group)`,
    `(link|details|more) (is |are )?(in|on|below|via) (my|our) (bio|profile|site|website)`,
    `(check out|visit|see|try|look at|explore|browse) (our|my) (website|site|product*|service*|platform|app|store|shop|catalogue|portfolio|offer*|new ~|solution*|tool)`,
    `(verified|targeted|qualified|fresh) (e-?mail )?(lists?|leads?|contacts|prospects|database)`,
    `(send|show|share|email|forward) (you |over )?(some |our |a few |the |more |my )?(cvs|candidates|profiles of|brochure|catalogue|price list|pricing|deck|one-pager|pitch|case stud(y|ies)|more info(rmation)?|product details|portfolio)( (over|with you|to you|on|about))?`,
    `(when|could|can|may|let|allow) (i|me|us|we)( just| quickly)? (show|demonstrate|walk|pitch|present|prove|tell) (to )?(you|it|our|how|what)`,
    `let me (do|run|set up|give|show|prove|help|handle|take care)`,
    `(cv|resume|seo|web|website|logo|app|software|content|video|linkedin|lead|ghost)( |-)?(writing|design|development|optimi[sz]ation|generation|ghostwriting|makeover) (service*|package*|agency|expert|at|for (your|as|only|just))`,
    `(serving|trusted by|used by|loved by|working with|worked with) (over |more than )?(#|hundreds|thousands|dozens)( of)?`,
    `(life|health|income|pension|car|home) (insurance|cover) (for|plans?|that|at|products?)`,
    `(your|the right|a|new|affordable) (pension|insurance|mortgage|investment|retirement|tax) (plan*|portfolio|needs|options|advice|review)`,
    `(cut|slash|halve|lower|reduce) (your|their|the) ~( ~)? (bills?|costs?|spend|time|churn)`,
    `(teams?|customers?|clients?|companies|users) (are |is )?(loving|love|rave)`,
    `#[,.]?#? (happy |satisfied )?(clients|customers|subscribers|users) (served|trust|use|love)`,
    `(outsourc|offshor)ing (partner|service*|solution*|your)`,
    `the more (connections|contacts|people)`,
    `(interested in|want|need|looking for|curious about) (learning more about |hearing about |seeing |hearing more about )?(our|my) (product*|service*|solution*|platform|offer*|tool|software|app|programme?)`,
  ],
  de: [
    `(wir|ich) (helfen|unterstutzen|helfe|unterstutze|verhelfen|begleiten|zeigen) (~ ){0,3}(unternehmen|firmen|kunden|betrieben|mittelstandlern|grundern|unternehmern|fuhrungskraften|selbststandigen|kmu|coaches|teams|menschen)`,
    `(unternehmen|firmen|betriebe|betrieben) wie (ihre*|deine*|sie|euch)`,
    `(unsere?|meine?) (~ )?(losung*|plattform|software|produkt*|dienstleistung*|tool|angebot*|agentur|service*|programm|system) (ist|hilft|bietet|spart|kann|konnte|ermoglicht|senkt|steigert|fur)`,
    `(wir|ich) (bieten|biete|verkaufen|liefern|vertreiben|vermitteln|vermittle|entwickeln) (~ ){0,4}(losung*|software|dienst*|service*|paket*|produkt*|beratung|webseiten|leads|fachkraft*|personal|versicherung*|preis*|plattform|tool|konditionen|websites|bewerber)`,
    `#( )?(%|prozent)`,
    `(kostenlos|gratis|unverbindlich)(e|es|en|er)? (~ )?(erstgesprach|beratung*|demo|test*|analyse|webinar|angebot|audit|probe*|potenzialanalyse|strategiegesprach)`,
    `(mehr|neue|qualifizierte) (umsatz|kunden|leads|anfragen|gewinn|bewerber)`,
    `(umsatz|gewinn|vertrieb|leads) (zu |~ )?(steigern|verdoppeln|gewinnen|erhohen)`,
    `(kosten|stromkosten|zeit|geld) (zu )?(sparen|senken)`,
    `(passives|zusatzliches) einkommen`,
    `demo`,
  ],
  fr: [
    `(nous|j'|je) ?(aidons|aide|accompagnons|accompagne|permettons) (~ ){0,3}(entreprises?|pme|dirigeants?|entrepreneurs?|equipes|societes|independants|clients|cabinets|commerciaux|coachs)`,
    `(entreprises|societes|structures) comme la (votre|tienne)`,
    `(notre|nos|ma|mon) (~ )?(solution*|plateforme|logiciel|produit*|service*|outil*|offre*|agence|programme|methode) (permet|permettent|est|sont|vous|peut|aide|offre|pour|qui)`,
    `(nous|je) (proposons|propose|offrons|offre|vendons|vends|fournissons) (~ ){0,4}(solution*|service*|logiciel*|produit*|formation*|prestation*|tarif*|accompagnement|prix|site*|audit)`,
    `# ?%`,
    `(audit|essai|devis|consultation|diagnostic|webinaire|demo|demonstration) (gratuit*|offert*|sans engagement)`,
    `(doubler|augmenter|booster|developper|multiplier) (votre|leur|vos|leurs) (chiffre|ventes|ca|revenus|leads|clientele|productivite)`,
    `(plus de|nouveaux) (leads|clients|prospects)`,
    `revenus? (passif*|complementaire*)`,
    `(une|de) (demo|demonstration)`,
  ],
  es: [
    `(ayudamos|ayudo|apoyamos) a (~ ){0,3}(empresas?|negocios|emprendedores|equipos|pymes|profesionales|marcas|companias|coaches)`,
    `(empresas|negocios|companias) como la (tuya|suya|vuestra)`,
    `(nuestra?s?|mi) (~ )?(solucion*|plataforma|software|producto*|servicio*|herramienta*|agencia|programa|metodo|oferta*) (es|son|ayuda*|permite*|puede*|para|que|ofrece*)`,
    `(ofrecemos|ofrezco|vendemos|vendo|te presento|le presento|te ofrezco|le ofrezco|brindamos|proporcionamos)`,
    `# ?%`,
    `(demo|demostracion|consultoria|asesoria|prueba|auditoria|sesion|webinar|presupuesto) (gratis|gratuit*|sin compromiso)`,
    `(aumentar|incrementar|duplicar|multiplicar|conseguir|atraer|generar) (tus|sus|las|mas|nuevos|vuestras) (ventas|clientes|ingresos|leads|beneficios)`,
    `ingresos (pasivos|extra|adicionales)`,
    `oportunidad de negocio`,
  ],
  pt: [
    `(ajudamos|ajudo|apoiamos) (a |as |os )?(~ ){0,3}(empresas?|negocios|empreendedores|equipes|equipas|pmes|profissionais|marcas|clinicas|coaches)`,
    `(empresas|negocios) como a (sua|tua|vossa)`,
    `(nossa|nosso|nossas|nossos|minha|meu) (~ )?(solucao|solucoes|plataforma|software|produto*|servico*|ferramenta*|agencia|programa|metodo) (e|sao|ajuda*|permite*|pode*|para|que|oferece*)`,
    `(oferecemos|ofereco|vendemos|vendo|fornecemos|apresento)`,
    `# ?%`,
    `(demonstracao|demo|consultoria|teste|auditoria|sessao|webinar|orcamento) (gratis|gratuit*|sem compromisso)`,
    `(aumentar|duplicar|multiplicar|gerar|conseguir|atrair) (as |suas |tuas |mais |novos |os )+(vendas|clientes|receitas|leads|lucros|faturacao|faturamento)`,
    `renda (passiva|extra)`,
    `oportunidade de negocio`,
  ],
  it: [
    `(aiutiamo|aiuto|supportiamo) (le |gli |i )?(~ ){0,3}(aziende?|imprese?|imprenditori|professionisti|team|pmi|societa|brand|attivita|coach)`,
    `(aziende|imprese|realta|attivita) come la (tua|sua|vostra)`,
    `(nostra|nostro|nostri|nostre|mia|mio) (~ )?(soluzion*|piattaforma|software|prodott*|serviz*|strument*|agenzia|programma|metodo) (e|sono|aiuta*|permett*|puo|per|che|offre)`,
    `(offriamo|offro|vendiamo|vendo|forniamo|ti presento|le presento)`,
    `# ?%`,
    `(demo|consulenza|prova|audit|sessione|webinar|preventivo|analisi) (gratis|gratuit*|senza impegno)`,
    `(aumentare|raddoppiare|incrementare|generare|trovare|acquisire) (le |il |i |piu |nuovi |tue |tuoi |sue )+(vendite|fatturato|clienti|contatti|ricavi|lead)`,
    `(rendita|reddito|entrate) passiv*`,
    `opportunita di (business|guadagno)`,
  ],
  nl: [
    `(wij|we|ik) (helpen|help|ondersteunen|ondersteun) (~ ){0,3}(bedrijven|ondernemers|teams|organisaties|mkb'ers|professionals|bedrijf|coaches)`,
    `(bedrijven|organisaties|ondernemingen) (zo)?als (dat|die|jullie|uw|jouw|de)( ~)?`,
    `(onze?|mijn) (~ )?(oplossing*|platform|software|product*|diensten|dienst|tool*|bureau|programma|methode|systeem) (is|zijn|helpt|helpen|kan|biedt|bespaart|voor|die|dat)`,
    `(wij|we|ik) (bieden|bied|verkopen|verkoop|leveren|lever) (~ ){0,4}(oplossing*|software|dienst*|product*|advies|training*|websites?|leads|personeel|tarieven|pakket*)`,
    `# ?%`,
    `(gratis|vrijblijvend|vrijblijvende) (~ )?(demo|advies|adviesgesprek|proef*|analyse|webinar|scan|consult|offerte|audit)`,
    `(meer|nieuwe) (omzet|klanten|leads|winst)`,
    `(passief|extra) inkomen`,
    `demo`,
  ],
})

/** What says openly that nothing is sold, or speaks of what others sell. */
const notSelling = phrasebook({
  en: [
    `(no|not|without|zero) (sales|pitch|selling|sell|agenda)`,
    `your (team |company |firm )?(~ )?(post|article|talk|piece|paper|report|study|thread|video|webinar|book|interview|essay|write-up|case study|survey|research|figures|chart|podcast|comment|analysis)`,
    `(i|we)('m| am| are|'re)? (a |an )?(user|users|customer|customers|client|clients|fan|happy users?) of`,
    `(i|we)('ve| have)? (read|watched|heard|saw|enjoyed|used|attended|took|cited|quoted|tried)`,
  ],
})

/** What may stand beside a reference to their work and still sells. */
const plain = phrasebook({
  en: [
    `(we|i) (help|helped|offer|provide|sell)`,
    `(our|my) ~( ~)? (helps?|can|cuts?|saves?|automates?|lets|gives?|brings?)`,
    `demo`,
    `free (trial|audit|consultation|quote)`,
  ],
})

/** Words that sell: what we do for firms like yours, results, prices, booking. */
export function readPitch(page: Page): readonly string[] {
  return spots(page, selling)
    .filter((spot) => {
      const sentence = page.sentences.find((each) => spot.start >= each.start && spot.start < each.end)
      const words = page.folded.slice(sentence?.start ?? 0, sentence?.end)
      const about = notSelling.patterns.en
      const sells = plain.patterns.en
      return !(page.languages.includes('en') && about && words.search(about) >= 0 && sells && words.search(sells) < 0)
    })
    .map((spot) => spot.words)
}
