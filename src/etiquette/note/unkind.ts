import type { Page } from './page.ts'
import { phrasebook, spots, standsIn, wordsFound } from './phrases.ts'

const unkind = phrasebook({
  en: [
    `(stop|quit|cease) (bothering|contacting|spamming|harassing|messaging|inviting|sending|pestering|wasting|trying|writing|it|annoying)( ~){0,2}`,
    `leave me alone`,
    `(don't|do not|never) (contact|bother|message|write to|write|spam|invite|pester|waste) (me|us|my time)( again| ever)?`,
    `(?<![a-z] )(get lost|go away)`,
    `(get a life|go to hell)`,
    `(shut up|piss off|fuck off|f off|screw you|sod off|back off|wtf|buzz off)`,
    '(a nobody|nobodies|losers?|idiots?|pathetic|moron|clueless|worthless|creepy?|weirdos?|scum|disgusting|shameless|parasites?|scammers?|spammers?|lowlife|jerk)',
    `(looks|seems|is|are you|obviously|clearly|probably) (like )?(a )?(fake|bot|scam|robot)`,
    "(i'm|i am|i'll|i will|we will|and|going to|i have|i've|be) (report|reporting|reported|block|blocking|blocked) (you|this|it|your)( ~){0,2}",
    `(no|not) (clue|idea) (how|what|who|about)`,
    `(waste|wasting) (of )?(my|everyone's)? ?time`,
    `(people|salespeople|recruiters|someone|guys|types) like you`,
    `(learn|get|have) some (manners|respect|decency)`,
    `(who (the (hell|heck|fuck) )?are you|who do you think you are)( to| and| anyway| even|$)`,
    `what (do|did) you( ~)? want(?! to)( from me| of me)?`,
    `what( ~){0,2} (is it|exactly|precisely|really|on earth)( ~){0,2} you( ~){0,4} (want(?! to)|after|getting at|up to|get out of|trying to)( ~){0,3}`,
    `what (are|were) you( ~)? (after|up to|selling|trying|getting at|playing at|fishing for)( ~){0,4}`,
    `who (even |exactly |actually )?are you( even| anyway| exactly| supposed| and)?(?! (looking|with|working|hoping|studying|at|after|thinking))( ~)?`,
    `(are you|you're|are you just|so you're|you are) (trying to sell|selling|pitching|fishing|just collecting|another)( ~){0,2}`,
    `(inviting|invite|letting|let|want|wanting|accept|accepting|add) (~ )?strangers( ~){0,3}`,
    `(?<!(?:a|one|another|this) )(?<!first a )silly(?! (question|me|of me|thing))`,
    `(people|those|somebody|someone|anyone) who (can't|cannot|don't|never|won't)( ~)? (read|write|spell|think|bother|introduce|make)( ~){0,3}`,
    `least of all( ~){0,3}`,
    `come back (when|once|after) you (have|'ve|are|'re)( ~){0,3}`,
    `only( ~){0,5} (important|senior|successful|influential|high-level|top)( ~){0,3}`,
    `(important|senior|successful|influential|serious) (people|professionals|contacts|leaders|executives) only`,
    `people who (matter|count)( ~){0,2}`,
    `one (does not|doesn't|should not|shouldn't|should always|introduces|must|never|always|would think|would expect)( ~){0,4}`,
    `(in my day|when i was your age|let this be|consider this|take this as)( ~){0,4}`,
    `(next time|in future|in the future|before you try again)( ~){0,2} (do your|try (harder|to|a)|put|write (a|some|something)|learn|read|introduce yourself|make (an|some|the)|show)( ~){0,3}`,
    `(this|that)('s| is)? (not|n't|isn't|no way|hardly|is not) (how|the way)( ~){0,4}`,
    `(rewrite|redo)( ~){0,3}`,
    `you should (learn|at least|know how|understand that|be aware|have (introduced|written|explained|told|said))( ~){0,4}`,
    `you (could|might) (at least|have at least|have had the)( ~){0,4}`,
    `(invitations?|requests?|notes?|messages?)( ~){0,3} (show|shows|is|are|prove|proves)( ~)? (lazy|laziness|rude|disrespect*|insulting|bad|poor|sloppy|no effort|worthless)`,
    `(bit|little|more|some|any|minimum|no|zero|least) (of )?effort`,
    `(do|done) your homework`,
    `(spelling|grammar|grammatical|typing) (mistakes?|errors?)`,
    `(learn|understand) (how|the) (professional |social )?(networking|rules|basics|etiquette|this (site|works))( ~){0,2}`,
    `what('s| is) your (problem|angle|agenda|game)`,
    `(do i (even )?know you(?! from)|why (would|should) i (accept|connect|add|know|want|care|bother|waste)|why on earth|why (the hell )?are you (adding|inviting|bothering|contacting|writing)|why did you (even )?(bother|invite|add)( ~)?)( ~)?`,
    `(give me|name|tell me) (just )?(one|a) (good |single )?(good )?reason`,
    `(trying|want|wanting|here|going|hoping) to sell( me)?( ~){0,2}`,
    `(another|yet another|just another|one more|not another|some|typical) (salesman|salesperson|sales person|sales guy|seller|recruiter|spammer|request from|nobody|marketer|pushy|stranger)`,
    `(not worth|beneath me|unworthy|below my|not important|not senior|not relevant|too junior|not at my level|no use to me|not in my league|way up|nothing to offer|nothing to gain|of no (use|interest|value)|no value)( ~){0,3}`,
    `(how dare|the nerve|the audacity|have the nerve|what makes you think|you have some nerve)`,
    `(lol|lmao|haha|rofl|yeah right|nope|nah|as if|whatever|dream on|in your dreams|no way|not a chance|hell no)`,
    `(you|you're|you are)( ~){0,3} (annoying|rude|unprofessional|a stranger|an idiot|bothering|harassing|a nuisance|begging|embarrass*|intrusive|pushy|arrogant)`,
    `i (don't|do not) (connect|accept|deal|talk|link|network|associate|speak|bother) (with|to)? ?(strangers|nobodies|spammers|salespeople|recruiters|people like|random(s)?|just anyone|juniors?|beginners|your kind|spam|losers)( ~){0,2}`,
    `(sick|tired) of (you|people|these|getting|spam|recruiters|sales*|being|strangers)`,
    `(go|please go) (bother|spam|sell|pester|annoy) (someone|somebody|it|anyone|your)`,
    `(remove|take|delete) me (from|off)`,
    `(i've never heard of you|never heard of you|you mean nothing|i couldn't care less|i don't care|none of your business)`,
    `(read|did you (even )?read) my profile`,
    `(what|why) (makes|are) you( think)?( you're| you are)? (so )?(special|different|important|worth)`,
    `(a |another |just a |yet another )(bot|robot)`,
    `a real (account|person|human)`,
    `(and|just) you are`,
    `(fifty|hundreds|dozens|thousands|#|plenty|too many|enough) of (these|those|such|them)( ~)?`,
    `(ashamed|begging|beg)( ~){0,3}`,
    `as if (i|i'd|anyone)`,
    `only (accept|connect with|add|link with) (important|senior|real|serious|successful|relevant|worthwhile) (people|professionals|contacts|leaders|executives)`,
    `(can't|cannot|didn't|don't|couldn't|didn't) you (even )?(read|see)`,
    '(who (told|allowed|asked|gave) you|explain yourself|none of your)( ~){0,3}',
    '(an|your|is an) insult( ~){0,2}',
    '(rubbish|garbage|crap|bullshit|nonsense|trash|bs|drivel)',
    '(sell|selling|sold) (me|us) (rubbish|things|stuff|something|anything|their)',
    '(people|someone|anyone|ones|those) (of|with) your (kind|sort|type)',
    "your (kind|lot|sort) (always|never|only|just|are|is|want|wants|don't)",
    "(i'm|i am|i was) not (here|on here|on linkedin) (to|for)( ~){0,3}",
    '(find|use|ask|try|annoy|bore|trouble) (someone|somebody|anyone) (else|at|of)( ~){0,2}',
    'random (people|strangers?|persons?|guys?|accounts?)',
    "what('s| is) in it for me",
    '(your|my) own level',
    '(not|you again|oh,? you) again',
    '(?<!(?:thank|see|seeing|meet|meeting|from|hear|with|to|write) )you again',
    'what now',
    `(friend|contact|connection) (collector|hunter)s?`,
  ],
  de: [
    `(lassen sie|lass) mich .. ruhe`,
    `(horen sie|hor) .. auf`,
    `(horen|hor) (sie )?auf`,
    `(mull|mist|schrott|quatsch|blodsinn)`,
    `(belastig*|spam*|betruger|idiot*|dumm*|unverschamt*|frech*|lastig*|nervig*|nerven|nervt|peinlich*|abzocker*|fake*)`,
    `(wer (sind|bist) (sie|du) (eigentlich|uberhaupt|denn))`,
    `(keine|nehme keine|nimm keine) (werber|vertreter|verkaufer|vertriebler|headhunter|fremden|spammer)`,
    `(melde|gemeldet|blockiere|blockiert|melden) (sie|dich|ich|das)`,
    `was wollen sie (von mir|eigentlich)`,
    `(was soll das|was wollen sie|was willst du|wer (sind|bist) (sie|du) und)(?! (wissen|erfahren|besprechen))`,
    `(lernen sie|lern) (erst|mal|erstmal|doch)( ~){0,3}`,
    `(respektlos*|faul*|manieren|benehmen|anstand|kinderstube)`,
    `man (stellt sich|schreibt|schickt|fragt) .. (vor|nicht|zuerst|erst)( ~)?`,
    `(leute|menschen|typen) wie (sie|du|ihnen|dich|dir)`,
    `(kontaktieren|schreiben) sie mich nicht`,
  ],
  fr: [
    `(arretez|arrete|cessez) de (me )?`,
    `(laissez|fichez|foutez|laisse)-moi (tranquille|la paix|en paix)`,
    `(harcel*|spam*|arnaqu*|idiot*|stupide*|ridicule*|penible*|impoli*|malpoli*|escroc*|imbecile*|faux profil)`,
    `(qui etes-vous|vous etes qui) (donc|d'abord|pour|exactement)`,
    `(que|qu'est-ce que) (me )?voulez-vous`,
    `on ne (contacte|demande|sollicite|envoie|s'adresse|ecrit) pas( ~){0,3}`,
    `(savoir-vivre|politesse elementaire|moindre des (choses|politesses)|manque de (respect|politesse|tact))`,
    `apprenez( ~){0,3}`,
    `(gens|personnes) comme vous`,
    `(je vous (signale|bloque)|ne m'(ecrivez|contactez) plus)`,
  ],
  es: [
    `(deja|deje|dejen|dejad|para|pare) de`,
    `(dejame|dejeme) en paz`,
    `(molest*|spam*|idiota*|estupid*|ridicul*|pesad[oa]*|estafa*|falso*|acos*|maleducad*)`,
    `(quien te crees|quien eres|que quieres de mi)( tu)?(?! (el|la|quien|de|con))`,
    `que (quieres|quiere)(?=[?.!]|$)`,
    `(modales|antes de (pedir|escribir) (aprende|aprenda|presentate))`,
    `gente como (tu|usted)`,
    '(aprende|aprenda) a( ~){0,2}',
    'no (acepto|agrego) a cualquiera',
    `(te (denuncio|bloqueo|reporto)|no me (escribas|contactes|vuelvas))`,
  ],
  pt: [
    `(pare|para|parem|deixe|deixa) de`,
    `(me deixe|deixe-me|deixa-me|me deixa) em paz`,
    `(incomod*|chatea*|spam*|idiota*|estupid*|ridicul*|chato|chata|golpe*|falso*|mal-educad*)`,
    `(o que (voce )?(quer|queres)|quem e voce)(?=[?.!]|$)`,
    `aprenda (a|primeiro)( ~){0,2}`,
    `(quem (voce|tu) pensa*|o que (voce )?quer(es)? de mim)`,
    `(pessoas|gente) como (voce|tu)`,
    `(vou (te )?(denunciar|bloquear)|nao me (escreva|contacte))`,
  ],
  it: [
    `(smetta|smettila|smettetela|basta|la smetta)`,
    `(mi lasci|lasciami) (in pace|stare)`,
    `(spam*|molest*|idiota|stupid*|ridicol*|fastidios*|truff*|falso|maleducat*|disturb*|scocciator*)`,
    `(chi (ti|si) cred*|che (cosa )?(vuole|vuoi) da me)`,
    `gente come (te|lei)`,
    `((che )?cosa (vuole|vuoi)|chi (e lei|e|sei))(?=[?.!]|$)`,
    `(impari|impara) (a|prima)( ~){0,2}`,
    `(ti (segnalo|blocco)|non mi (scriva|contatti|scrivere))`,
  ],
  nl: [
    `laat (me|mij) (met rust|toch)`,
    `(hou|houd|stop) .. (op|met|eens)`,
    `(spam*|lastig*|idioot|dom|belachelijk*|irritant*|opdringerig*|oplicht*|nep*|onbeleefd*|brutaal|brutale)`,
    `(wie denk je|wat moet je|wat wil je van)( ~)?`,
    `ken je niet .. (houden|kennen|laten)`,
    `wie ben jij(?=[?.!]|$)`,
    `(leer|fatsoen|manieren) (eerst|eens)?( ~){0,2}`,
    `(mensen|types|lui) (zo)?als jij`,
    `(ik (rapporteer|blokkeer|meld) (je|u))`,
    `(zit|zitten) .. (niet|geen) .. wachten`,
  ],
})

/** Words that sting, unless the same sentence takes the sting out. */
const stinging = phrasebook({
  en: [
    `(spam|spamming|junk|scam)( ~){0,2}`,
    `(fake|bogus) (profile|account|person|looks)?`,
    `(annoying|insulting|rude|impertinent|cheeky|unprofessional|offensive|inappropriate)`,
    '(stupid|lazy|laziness|sloppy|useless|desperate|amateurs?|fool|dumb|ignorant|ridiculous|incompetent|pushy|arrogant)',
  ],
})

const soothing = phrasebook({
  en: [
    "(sorry|forgive|excuse|apolog*|hope|no offen[cs]e|don't mean|didn't mean|not to be|don't want|didn't want|without (being|wanting|meaning)|i may|i might|my (fault|memory|mistake)|afraid|please don't|i'm sure)",
  ],
})

const kind = phrasebook({
  en: [
    `(thanks|thank you|thx|many thanks|appreciate*|grateful|kind of you|how kind|great|grateful|laughed|delighted|sorry|apolog*|please|pleased|glad|pleasure|lovely|nice|good (luck|to)|best (of luck|wishes|regards)?|all the best|wish*|luck|welcome|happy|hope|may i|could you|would you|might you|regret|regards|flattered|honou?red|touched|understand*|respect|enjoy*|congrat*|cheers|hello|hi|hey|dear|good (morning|afternoon|evening|day)|memory|recall|recogni[sz]e|place (you|it|your name)|rings? a bell|morning|kindly|forgive|excuse|afraid|remind me|feel free|unfortunately|prefer|perhaps|with respect|gladly|for now|would love|looking forward)`,
  ],
  de: [
    `(danke|dank|bitte|gern*|freu*|alles gute|liebe*|viele gruße|grus*|darf ich|durfte|leider|verstandnis|erfolg|hallo|guten tag|nett*|entschuldig*|wunsch*|helfen|verzeih*|schon)`,
  ],
  fr: [
    `(merci(?! de (ne|bien))|remerci*|s'il vous plait|puis-je|pourriez|desole*|navre*|bonne*|bonjour|cordialement|plaisir|souhait*|reussite|heureu*|ravi*|gentil*|excus*|pardon*|aimable*)`,
  ],
  es: [
    `(gracias|agradec*|por favor|disculp*|perdon*|lo siento|saludos?|suerte|hola|buen[oa]s|encantad*|gusto|amable*|podria*|exito*|dese*|lament*|me recuerdas)`,
  ],
  pt: [
    `(obrigad*|agradec*|por favor|desculp*|lament*|abraco*|cumprimentos|sorte|ola|oi|bo[am]|prazer|poderia|sucesso|desej*|gentil*|atenc*)`,
  ],
  it: [
    `(grazie|ringrazi*|per favore|scus*|mi dispiace|spiacente|salut*|buon*|piacere|potrebbe|gentil*|augur*|successo|fortuna|ciao|cordial*)`,
  ],
  nl: [
    `(bedankt|dank*|alsjeblieft|alstublieft|sorry|helaas|groet*|succes|hallo|hoi|beste|leuk|fijn|graag|mag ik|wens*|vriendelijk*|excus*|begrip)`,
  ],
})

/** Words that demean, accuse or dismiss. */
export function readUnkind(page: Page): readonly string[] {
  const stings = spots(page, stinging).filter((spot) => {
    const sentence = page.sentences.find((each) => spot.start >= each.start && spot.start < each.end)
    return sentence === undefined || !standsIn(page, soothing, sentence.start, sentence.end)
  })
  return [...wordsFound(page, unkind), ...stings.map((spot) => spot.words)]
}

/** Whether there is a kind word: thanks, a wish, a polite form. True of more than a word or two in a language that cannot be told. */
export function isCourteous(page: Page): boolean {
  const words = page.sentences.reduce((sum, sentence) => sum + sentence.words.length, 0)
  return (page.language === null && words > 2) || standsIn(page, kind, 0, page.shown.length)
}

const wellMeant = phrasebook({
  en: [
    `(thanks|thank you|thx|many thanks|appreciate*|grateful|sorry|apolog*|congrat*|well done|good luck|best of luck|all the best|wish*|pleased|glad|happy|delighted|lovely|welcome|enjoy*|understand*|hope (you|the|all|your|everyone|everybody|things)|thought of you|thinking of you|cheers|kind of you|pleasure|take care|have a)`,
  ],
  de: [
    `(dank*|freu*|alles gute|gluckwunsch|gratul*|wunsch*|viel erfolg|entschuldig*|verzeih*|verstandnis|schone* (tag|woche|wochenende|zeit))`,
  ],
  fr: [
    `(merci(?! d)|remerci*|ravi*|heureu*|plaisir|souhait*|felicit*|bonne (journee|continuation|semaine|chance)|desole*|pardon*|excus*|comprends)`,
  ],
  es: [
    `(gracias|encantad*|alegr*|felicidades|enhorabuena|suerte|dese*|perdon*|disculp*|lo siento|entiendo|un placer|abrazo)`,
  ],
  pt: [`(obrigad*|feliz|prazer|parabens|sorte|desej*|desculp*|perdao|compreendo|entendo|abraco)`],
  it: [
    `(grazie|felice|lieto|lieta|piacere|complimenti|auguri|fortuna|scus*|mi dispiace|capisco|buona (giornata|settimana))`,
  ],
  nl: [`(bedankt|dank*|blij|leuk|plezier|gefeliciteerd|succes|wens*|sorry|excus*|begrijp|fijne (dag|week|avond))`],
})

/** Whether it thanks, wishes well or apologises; a greeting alone does not count. */
export function isKindly(page: Page): boolean {
  return standsIn(page, wellMeant, 0, page.folded.length)
}

const placing = phrasebook({
  en: [
    `(we|us|met|each other|paths|remind|recall|remember|may i|could you|would you|help|made you|brought you|led you|like to (talk|know|hear|discuss|ask)|hoping|can i help|mind (telling|saying)|from where|how did you (find|come across))`,
  ],
  de: [`(wir|uns|kennen|darf|durfte|konnten|wurden|helfen|worum|wie kamen)`],
  fr: [`(nous|connai*|rencontr*|puis-je|pourriez|pouvez|aider|rappel*)`],
  es: [`(nos|conoc*|puedo|podria*|ayud*|recuerd*)`],
  pt: [`(nos|conhec*|posso|poderia*|ajud*|lembr*)`],
  it: [`(ci|conosc*|posso|potrebbe|potresti|aiut*|ricord*)`],
  nl: [`(we|wij|elkaar|ken|mag|kun|help*|herinner*)`],
})

/** Whether it asks how the two know each other, or asks politely. */
export function asksPlainly(page: Page): boolean {
  return page.language === null || (page.shown.includes('?') && standsIn(page, placing, 0, page.folded.length))
}
