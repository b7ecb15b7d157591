import { phrasebook } from './phrases.ts'

/** They met, talked, wrote or dealt with each other. */
export const meeting = phrasebook({
  en: [
    `we('ve| have|'d| had)?( both| all| also| just| once| briefly| recently| last| previously| actually| even)* (met|spoke|spoken|talked|chatted|sat|worked|shared|overlapped|corresponded|e-?mailed|exchanged|crossed|studied|travelled|traveled|collaborated|discussed|danced|judged|presented|volunteered|played|ran|trained|sang|were (both|all|together|introduced|on|at|in|seated|neighbou?rs|colleagues|classmates|students|marshals))`,
    `(met|meet|meeting|seeing|talking|speaking|chatting|sitting|working|catching up|connecting|bumping into|running into|spending) (to |with )?you (at|in|on|during|after|over|last|before|about|briefly|yesterday|again|through|from|and|while|both|next|the|this|today|earlier)`,
    `(met|talked to|spoke to|spoke with|chatted with|saw|heard|bumped into|ran into|sat next to|interviewed with|worked with|worked for|worked under|studied with|studied under|trained with) you`,
    `you( once| kindly| also| both| recently| so kindly)? (interviewed|taught|helped|told|asked|lent|gave|showed|sent|trained|hired|coached|advised|mentored|invited|introduced|reviewed|answered|fixed|mended|repaired|sold|treated|did|built|made|designed|mentioned|said|explained|recommended|suggested|offered|guided|walked|ran|chaired|looked after|corrected|edited|supervised|examined) (me|us|my|our|the|that|after|at|in|during|on|to)`,
    `(thanks|thank you|grateful)( so much| again| very much| a lot)? (for|to you for) (sharing|sorting|helping|answering|merging|fixing|explaining|showing|lending|hosting|organi[sz]ing|running|teaching|the|your (help|talk|time|advice|feedback|tip|tips|support|kind|session|workshop|lecture|course|presentation|work on|work at|review|answer|patience|hospitality))`,
    `(thanks|thank you|cheers|grateful)( ~){0,3} for (taking|staying|making|finding|giving|sparing|stopping|hanging|coming|waiting|stepping)( ~){0,4} (to|and|behind|after|us|me|my)( ~)?`,
    `(old|former|ex-?|past)( ~)? (colleague|flatmate|neighbou?r|student|pupil|client|patient|customer|apprentice|trainee|teammate) (from|at|of)( ~){1,4}`,
    `(our|the) (chat|talk|conversation|discussion|call|exchange|correspondence|meeting|encounter|interview|project|workshop|course|panel|session|class|lunch|dinner|visit)( we had)? (at|in|on|about|during|over|last|after|before|with|yesterday|regarding|from|together)`,
    '(good|nice|great|lovely|fun|pleasure|pleased|enjoyed|glad|delight) (to )?(chat*|talk*|meet*|speak*|work*|sit*|shar*|travel*|catch*|see|seeing) (with )?(you )?(on|at|in|about|over|during|after|again|there|last)',
    '(sharing|presenting|speaking|serving|appearing|working|sitting|judging) .. with you',
    '(see|seeing|meet|meeting|join|joining) you (at|in|there|on)',
    "we('ve| have) been (arguing|writing|chatting|talking|e-?mailing|debating|corresponding|discussing|meeting|trading|swapping|working)( ~)?",
    `(years|months|ages|time) since (we|our|i|you)`,
    `(back in|in the) (same )?(touch|contact) .. (after|since)`,
    `(enjoyed|enjoying|remember|recall|loved) (our|meeting|talking|chatting|working|speaking|the (chat|talk|conversation|discussion|dinner|panel|session))`,
  ],
  de: [
    `wir (haben|hatten|waren|sind|saßen|trafen|kennen|arbeiteten|sprachen|lernten|begegneten|studierten|kannten) (uns|beide|zusammen|gemeinsam|damals|letzte*|am|bei|auf|in|im|vor|bis|schon|doch|ja)`,
    `(haben|hatten|sind|waren) wir (uns|beide|zusammen|gemeinsam)`,
    `(unser|unserem|unseres|das|dem|die|der) (gesprach|treffen|austausch|unterhaltung|begegnung|telefonat|projekt|zusammenarbeit|studium|kurs) (auf|bei|am|in|im|uber|zu|letzte*|vom|von|an)`,
    `(danke|dank) .. (fur|furs) (die|den|das|ihre|ihren|ihr|deine|deinen|dein) .. (hilfe|tipp*|vortrag|gesprach|workshop|seminar|antwort|unterlagen|fuhrung|rat)`,
    `(sie|du) (haben|hatten|hast|hattest) (mir|mich|uns)`,
  ],
  fr: [
    `nous (nous sommes|nous etions|avons|avions|etions|travaillions|etudiions|nous etions|nous connaissons) (~ )?(crois*|rencontr*|parl*|vu*|travaill*|echang*|discut*|etudi*|assis*|collegue*|ensemble|partag*|tous deux|toutes deux|dans|chez|au|a)`,
    `(notre|nos) (conversation|discussion|echange*|rencontre|entretien|projet|collaboration|diner|appel) (au|a|aux|lors|sur|de|du|dans|pendant|en|a propos|d')`,
    `(merci|remercie) .. pour (votre|ta|ton|vos|tes|la|le|les|l') ?(~ ){0,2}(aide|conseil*|presentation|conference|atelier|accueil|visite|reponse|formation|intervention)`,
    `merci (~ ){0,2}d'avoir( ~){0,5} (repondu|repondre|explique*|aide*|pris|accueilli*|partage*|montre*)( ~){0,3}`,
    `vous (m'|nous )(aviez|avez|avait)`,
    `tu m'(avais|as)`,
  ],
  es: [
    `(nos )?(conocimos|coincidimos|vimos|hablamos|encontramos|trabajamos|estudiamos|charlamos|sentamos|presentaron|cruzamos|compartimos|estuvimos) (en|sobre|el|la|durante|juntos|juntas|ayer|hace|por|con|mesa|de)`,
    `(nuestra|nuestro) (charla|conversacion|encuentro|reunion|entrevista|proyecto|clase) (en|sobre|del|de|el|durante|la)`,
    `(gracias|agradec*) .. por (tu|su|la|el|los|las|aquella) (~ )?(ayuda|consejo*|charla|taller|curso|ponencia|clase|respuesta|visita|presentacion)`,
    `(me|nos) (diste|ayudaste|ensenaste|entrevistaste|contaste|comentaste|ayudo|dio|entrevisto|hablaste|prestaste)`,
  ],
  pt: [
    `(nos )?(conhecemos|conhecemo-nos|encontramos|encontramo-nos|falamos|conversamos|trabalhamos|estudamos|cruzamos|cruzamo-nos|coincidimos|estivemos|sentamos) (em|no|na|nos|nas|sobre|durante|juntos|juntas|ontem|ha|por|ao|a|de|lado)`,
    `(nossa|nosso) (conversa|encontro|reuniao|entrevista|projeto|troca|aula) (em|no|na|sobre|de|do|da|durante)`,
    `(obrigad[oa]|agradec*|grat[oa]) .. (pela|pelo|pelas|pelos) (sua|seu|tua|teu|~)? ?(ajuda|conselho*|palestra|oficina|curso|aula|resposta|visita|apresentacao|dica*)`,
    `(me|nos) (ajudou|deu|ensinou|entrevistou|contou|mostrou|emprestou)`,
  ],
  it: [
    `ci siamo (~ )?(conosciut*|incontrat*|vist*|parlat*|trovat*|sentit*|incrociat*|scritt*|scambiat*|sedut*)`,
    `abbiamo (~ )?(parlato|lavorato|studiato|discusso|chiacchierato|condiviso|collaborato|scambiato|frequentato)`,
    `(eravamo|siamo stat[ie]) (~ )?(insieme|sedut*|collegh*|compagn[ie]|vicin[ie]|entramb*|a|al|alla|in)`,
    `(nostra|nostro) (conversazione|chiacchierata|incontro|colloquio|progetto|scambio|corso) (a|al|alla|su|sul|sulla|di|del|della|durante|in)`,
    `grazie .. per (il|la|l'|i|le|lo|tu*|su*)? ?(~ ){0,2}(aiuto|consigli*|lezione|intervento|laboratorio|corso|risposta|visita|presentazione)`,
    `(hai|ha|avete) (risposto|aiutato|spiegato|corretto) (alla|al|a|la|il) (mia|mio|nostra|nostro)( ~)?`,
    `(mi|ci) (ha|hai|aveva|avevi) (aiutat*|dat*|insegnat*|intervistat*|parlat*|prestat*|consigliat*|spiegat*)`,
  ],
  nl: [
    `we (spraken|ontmoetten|zaten|zagen|werkten|studeerden|hebben|hadden|waren|kwamen|leerden|deelden|raakten) (~ ){0,2}(elkaar|samen|beiden|allebei|over|op|bij|naast|in|aan|ooit|toen|gesproken|gewerkt|ontmoet)`,
    `(ons|onze) (gesprek|ontmoeting|kennismaking|project|overleg|samenwerking|afspraak) (op|bij|in|over|tijdens|van|vorige|aan)`,
    `(bedankt|dank) .. voor (je|jouw|uw|de|het) (~ )?(hulp|advies|lezing|workshop|presentatie|antwoord|rondleiding|tip*|cursus|verhaal)`,
    `(je|u|jij) (hebt|had|heeft|gaf|vertelde|hielp|leerde|leende|sprak) (mij|me|ons)`,
  ],
})

/** Something of theirs: written, said, made, run, won. */
export const theirWork = phrasebook({
  en: [
    `(your|ur)( ~){0,4} (posts?|articles?|talks?|videos?|podcasts?|books?|blogs?|newsletters?|papers?|study|studies|theses|thesis|threads?|comments?|interviews?|lectures?|keynotes?|presentations?|webinars?|workshops?|sessions?|columns?|essays?|reports?|reviews?|guides?|lists?|tips?|answers?|questions?|points?|pieces?|write-ups?|series|course|class|project|projects|work|research|team|company|shop|exhibition|drawings?|designs?|photos?|photographs?|film|films|app|library|package|repo|repository|patch|tool|map|maps|slides|analysis|teardown|breakdown|take|view|thoughts|story|journey from|move|path|career|switch|transition|promotion|award|launch|appointment|site|website|channel|show|panel|remarks?|quote|headline|tutorial|template|checklist|data|figures|chart|dataset|model|models|performance|garden|recipe|bakery|restaurant|clinic|lab|laborator(y|ies)|school|museum|idea|approach|method|experiments?|startup|start-up|charity|campaign|novel|poem|poems|translation|translations|essay|music|album|concert|cases?|verdict|speech|testimony|letter|profile's|role|experience|background|expertise|insights?|perspective|discussion|contributions?|efforts?|initiative|programme?|works)`,
    `you('ve| have|'re| are)?( also| just| recently| once| both| always| really)? (wrote|written|write|said|spoke|speak|built|build|made|make|designed|design|run|ran|started|founded|lead|led|gave|published|posted|shared|mentioned|organi[sz]ed|won|moved|launched|created|coach|teach|curated|translated|edit|edited|drew|painted|photographed|reviewed|presented|argued|explained|described|asked|did|do|work|worked|went|collect|manage|switched|brew|bake|grow|restored?|developed?|directed?|recorded?|opened|studied)`,
    `(admire|admired|follow|followed|following|love|loved|like|liked|enjoy|enjoyed|read|reading|watched|seen|saw|heard|quoted|cited|used|using|bought|attended|listened to|impressed (by|with)|inspired by|taken with|moved by|struck by|fan of|learned? from|learning from|congratulations on|congrats on|well done on|kudos (on|for)) (your|how you|what you|the way you)`,
    '(the|that|this)( ~){0,5} (post|article|talk|video|podcast|episode|book|paper|thread|interview|webinar|newsletter|series|piece|keynote|case study|report|essay|column|film|exhibition|lecture|novel|poem|tutorial|guide|comment) (hit|made|was|on|about|where|you|really|resonated|stayed|helped|is|got|spoke|that|from)',
    `(author|maintainer|host|founder|creator|editor|organi[sz]er) of`,
    `what you (do|did|have done|'ve done|are doing|'re doing|wrote|said|built|make|made|run)`,
  ],
  de: [
    `(ihr|ihre|ihren|ihrem|ihres|ihrer|dein|deine|deinen|deinem|deiner)( ~){0,3} (beitrag|beitrage|artikel|vortrag|vortrage|buch|studie|podcast|video|interview|projekt|projekte|blog|kommentar|werkstatt|arbeit|team|firma|unternehmen|forschung|text|zahlen|bericht|newsletter|webinar|seminar|frage|antwort|kurs|ausstellung|post|posts|aufsatz|kolumne|analyse|keynote|workshop)`,
    `(ihr|ihre|ihren|ihrem|dein|deine|deinen|deinem) ~(artikel|vortrag|beitrag|projekt|buch|studie|bericht|podcast|video|arbeit|kurs|ausstellung|analyse)`,
    `(sie|du) (haben|hatten|hast|schreiben|schreibst|leiten|leitest|bauen|baust|arbeiten|arbeitest|forschen|entwickeln|betreiben|setzen|engagieren)`,
  ],
  fr: [
    `(votre|vos|ton|ta|tes)( ~){0,3} (article*|livre*|conference*|intervention*|podcast|video*|etude*|projet*|travaux|travail|blog|publication*|post*|temoignage|entretien|interview|these|equipe|entreprise|atelier*|exposition|recherche*|commentaire*|analyse*|chronique*|newsletter|presentation*|reliures|ouvrage*|parcours|boutique|laboratoire)`,
    `vous (avez|dirigez|travaillez|ecrivez|animez|gerez|menez|etiez|etes|aviez) (~ ){0,2}(ecrit|publie|presente|fonde|cree|partage|parle|sur|a|chez|dans|le|la|un|une|du|au)`,
  ],
  es: [
    `(tu|tus|su|sus|vuestro|vuestra)( ~){0,3} (articulo*|libro*|charla*|ponencia*|podcast|video*|estudio*|proyecto*|trabajo*|blog|publicacion*|post*|entrevista*|tesis|equipo|empresa|taller*|exposicion|investigacion*|comentario*|analisis|conferencia*|presentacion*|newsletter|hilo|columna*|laboratorio|tienda)`,
    `(escribiste|publicaste|presentaste|diste|fundaste|compartiste|diriges|dirige|llevas|trabajas|trabaja|escribio|publico|presento|hablaste)`,
  ],
  pt: [
    `(seu|seus|sua|suas|teu|teus|tua|tuas)( ~){0,3} (artigo*|livro*|palestra*|podcast|video*|estudo*|projeto*|projecto*|trabalho*|blog|blogue|publicacao|publicacoes|post*|entrevista*|tese|equipe|equipa|empresa|oficina*|exposicao|pesquisa*|investigacao|comentario*|analise*|apresentacao|newsletter|laboratorio|loja|aula*)`,
    `(o senhor|a senhora|a doutora|o doutor|professor|professora) (~ )?(que )?(escreveu|orientou|publicou|dirigiu|coordenou|fundou|ensinou|apresentou|criou|fez)`,
    `(voce|tu) (~ )?(escreveu|publicou|apresentou|coordena|dirige|fundou|trabalha|criou|lidera|partilhou|escreveste|trabalhas)`,
  ],
  it: [
    `(suo|suoi|sua|sue|tuo|tuoi|tua|tue)( ~){0,3} (articol*|libr*|intervent*|podcast|video|studi*|progett*|lavor*|blog|pubblicazion*|post|intervist*|tesi|team|aziend*|laborator*|mostra|ricerc*|comment*|analisi|conferenz*|presentazion*|newsletter|relazion*|corso|bottega)`,
    `(lei|tu) (~ )?(ha scritto|hai scritto|dirige|dirigi|lavora|lavori|gestisce|gestisci|ha fondato|hai fondato)`,
  ],
  nl: [
    `(je|jouw|jullie|uw)( ~){0,3} (artikel*|boek*|lezing*|podcast|video*|onderzoek*|project*|werk|blog*|post*|bericht|interview*|proefschrift|team|bedrijf|workshop*|tentoonstelling|stuk*|column*|analyse*|presentatie*|nieuwsbrief|reactie|verhaal|praatje)`,
    `(je|jij|u) (schreef|schrijft|leidt|werkt|ontwierp|hebt ontworpen|hebt geschreven|publiceerde|vertelde|geeft|gaf|runt|bouwt|bouwde|hebt)`,
    `(jij|je|u) .. (ontworpen|geschreven|gebouwd|gemaakt|opgezet|gegeven)`,
  ],
})

/** Somebody between the two. */
export const person = phrasebook({
  en: [
    `(mutual|shared) (friend|contact|connection|acquaintance|colleague)s?`,
    `(both|are|are both|'re both|'re|each) (connected|linked) (to|with|through|via)`,
    `connected (to|with|through|via)`,
    `(both|we|we both|you|also|you also|of us) (know|knew)`,
    `knows? (us|you) both`,
    `(suggested|recommended|advised|encouraged|told|urged|nudged) (that )?(i|me|we|us|you|that)`,
    `(told|tells|telling) me`,
    `(mentioned|mentions|says|said|speaks|spoke|talks|pointed|introduced|referred|sent|passed) (that |me |us |well |so |highly |your |you |to |i )+`,
    `(through|via|from|by|thanks to|at the suggestion of|on the advice of|in common with|colleague of|friend of|student of|worked with|work with|studied with|studied under|works? with)`,
    `in common`,
    `(in our|our) (network|circles?)`,
    `(name came up|your name)`,
  ],
  de: [
    `(hat|haben|hatte) (mir|uns|mich)`,
    `(gemeinsame[nr]?|von|durch|uber|bei|kennen|kennt|empfohlen|empfahl|erzahlt|erzahlte|gegeben)`,
  ],
  fr: [
    `(m'a|nous a|m'ont|de la part de|par l'intermediaire|connaissez|connaissons|conseill*|recommand*|parle de|grace a|via|en commun)`,
  ],
  es: [
    `(me (hablo|recomendo|comento|dijo|conto|paso|sugirio|ha)|de parte de|a traves de|conoces|conocemos|en comun|gracias a)`,
  ],
  pt: [
    `(me (falou|recomendou|contou|disse|indicou)|comentou|falou-me|disse-me|recomendou-me|sugeriu|atraves de|por meio de|em comum|conhecemos|conhece)`,
  ],
  it: [`(mi ha|mi hanno|ci ha|tramite|attraverso|in comune|conosciamo|conosci|consigliat*|parlato di|grazie a)`],
  nl: [`(vertelde|raadde|noemde|gaf|stelde|zei|tipte|via|door|gemeenschappelijke|kennen|kent|gezamenlijke)`],
})

/** What the two have in common: a trade, a place, a past. */
export const likeness = phrasebook({
  en: [
    `(we|we're|we are|we've|we have|you and i|our)( ~){0,2} (both|each|all|alike|share|shared)`,
    `(both of us|we both|we each|we share|you and i|like you|same as you|as you do|as you are|just like you|similar to yours|the same|same)`,
    `(fellow|another|other)`,
    `you (also|too|both)`,
    `(i|i'm|i am|we|we're|i've|i have|my)( ~){0,2} (also|too|as well|likewise|similar*)`,
    `(as well|too|alike|likewise)`,
    `in common`,
    '(two|three)( ~){1,3} (in|from|at)',
    `(alum|alumni|alumna|alumnus|grad|graduate|native|classmate|expat|compatriot)( ~)?`,
  ],
  de: [`(auch|ebenfalls|ebenso|wie (sie|du)|beide|gleiche[nmrs]?|derselben?|selben?|gemeinsam*|selbst|ahnlich*|wir)`],
  fr: [
    `(aussi|egalement|comme vous|comme toi|tous deux|toutes deux|meme|memes|moi-meme|moi aussi|en commun|ensemble|similaire*|semblable*)`,
  ],
  es: [
    `(tambien|como tu|como usted|ambos|ambas|los dos|las dos|mism[oa]s?|parecid[oa]s?|similar*|igual que|compartimos|en comun)`,
  ],
  pt: [
    `(tambem|como voce|como tu|ambos|ambas|os dois|mesm[oa]s?|parecid[oa]s?|semelhante*|partilhamos|compartilhamos|em comum|igual)`,
  ],
  it: [`(anche|anch'|pure|come te|come lei|entramb[ie]|stess[oaie]|simil[ei]|condividiamo|in comune|tutti e due)`],
  nl: [`(ook|zelf|net als (jij|u|je)|allebei|beiden|beide|dezelfde|hetzelfde|vergelijkbar*|soortgelijk*|samen)`],
})

/** Noticing something about them, which may be said of their organisation as well. */
export const noticing = phrasebook({
  en: [
    `(saw|see|seeing|seen|noticed?|noticing|read|reading|heard|hear|watched|came across|stumbled|found|discovered|learned|learnt|follow*|admire*|impress*|inspir*|enjoy*|love*|like|liked|interest*|curious|intrigued|fascinat*|congrat*|tracking|quoted|cited|used|using|learning from|taken with|struck|remember*|recall*|glad to see|exciting to see|great to see|research*|studying|understand|visited|attended|listened)`,
  ],
  de: [
    `(gesehen|sah|sehe|gelesen|las|lese|gehort|verfolg*|folge|interess*|beeindruck*|bewunder*|gefallen|gefallt|gefiel|begeister*|nutz*|gestoß*|entdeckt|aufmerksam|gratul*|gluckwunsch)`,
  ],
  fr: [
    `(vu|vois|lu|lis|entendu|suis|admire*|apprecie*|interess*|impression*|decouvert|aime|touche*|marque*|passionn*|felicit*|remarque*|ecout*|utilis*)`,
  ],
  es: [
    `(vi|veo|visto|lei|leo|leido|escuche|sigo|admiro|interes*|gusto|encanto|impresion*|descubri|felicidades|enhorabuena|disfrute|uso|use|inspir*)`,
  ],
  pt: [
    `(vi|vejo|visto|li|leio|lido|ouvi|acompanho|sigo|admiro|interess*|gostei|adorei|impression*|descobri|parabens|uso|usei|inspir*)`,
  ],
  it: [
    `(visto|vedo|letto|leggo|sentito|seguo|ammiro|interess*|colpit*|piaciut*|apprezz*|scopert*|complimenti|congratulazioni|uso|usato|ascoltat*)`,
  ],
  nl: [
    `(zag|zie|gezien|las|lees|gelezen|hoorde|gehoord|volg*|bewonder*|interess*|genoten|vond|ontdekt*|gefeliciteerd|gebruik*|geluisterd|geholpen)`,
  ],
})

/** The other person, addressed. */
export const addressing = phrasebook({
  en: [`(you|your|yours|you're|you've|you'd|yourself|ur|we|us|our)`],
  de: [`(sie|ihnen|ihr|ihre[nmrs]?|du|dir|dich|dein|deine[nmrs]?|wir|uns|euch|euer|eure)`],
  fr: [`(vous|votre|vos|tu|te|toi|ton|ta|tes|nous|notre)`, `t'~`],
  es: [`(tu|tus|te|ti|usted|su|sus|contigo|os|vuestr*|nos|nuestr*|ustedes)`, `~(aste|iste|emos|imos|amos)`],
  pt: [
    `(voce|voces|tu|te|teu|tua|teus|tuas|seu|sua|seus|suas|lhe|nos|noss*)`,
    `~(aste|este|emos|imos|amos|-lo|-la|-te|-lhe)`,
  ],
  it: [`(tu|te|ti|tuo|tua|tuoi|tue|lei|suo|sua|suoi|sue|la|le|ci|vi|vostr*|nostr*|noi)`],
  nl: [`(je|jij|jou|jouw|jullie|u|uw|we|wij|ons|onze|elkaar)`],
})

/** The other person alone: you, not we. */
export const secondPerson = phrasebook({
  en: ["(you|your|yours|you're|you've|you'd|you'll|ur)"],
  de: ['(sie|ihnen|ihr|ihre[nmrs]?|du|dir|dich|dein|deine[nmrs]?)'],
  fr: ['(vous|votre|vos|tu|te|toi|ton|ta|tes)', "t'~"],
  es: ['(tu|tus|te|ti|usted|su|sus|contigo|os|vuestr*|ustedes)', '~(aste|iste)'],
  pt: ['(voce|voces|tu|te|teu|tua|teus|tuas|seu|sua|seus|suas|lhe)', '~(aste|este|-lo|-la|-te|-lhe)'],
  it: ['(tu|te|ti|tuo|tua|tuoi|tue|lei|suo|sua|suoi|sue|la|le|vi|vostr*)'],
  nl: ['(je|jij|jou|jouw|jullie|u|uw)'],
})

/** Living or working in the same place, which a whole city does. */
export const samePlace = phrasebook({
  en: ['both (live |living |based |located |work |working |are |reside )?(in|from|near)( ~)?'],
})

/** A group, a forum or a list both belong to. */
export const groups = phrasebook({
  en: [
    `(group|groups|community|communities|forum|forums|slack|discord|mailing list|network group|linkedin group)`,
    `(members?|member|belong|subscribed|part) (of|to|in) (the|a|an|this|that|some|many|several) (~ ){0,4}(group|groups|community|forum|network|association|society|club|circle|list)`,
    `(members? of|belong to|members? in)`,
  ],
  de: [`(gruppe|gruppen|forum|foren|community|verband|mitglied|mitglieder|netzwerkgruppe)`, `~gruppen?`],
  fr: [`(groupe|groupes|forum|forums|communaute|membres?|reseau d'anciens)`],
  es: [`(grupo|grupos|foro|foros|comunidad|miembros?)`],
  pt: [`(grupo|grupos|forum|foruns|comunidade|membros?)`],
  it: [`(gruppo|gruppi|forum|comunita|membri|membro)`],
  nl: [`(groep|groepen|forum|community|leden|lid)`],
})

/** Something said or done in such a group, which makes it a meeting place. */
export const exchanging = phrasebook({
  en: [
    `(ask|asked|asking|answer|answered|answers|replied|reply|replies|posted|post|posts|wrote|written|said|argued|discussed|discussion|debate|debated|commented|comment|comments|shared your|mentioned|explained|recommended|suggested|thread|threads|question|questions|advice|tip|tips|helped|solved|met|talked|chatted|spoke|sat|sing|play|organi[sz]e|organi[sz]ed|run|runs|ran|moderate|moderates|moderator|founded|started|committee|board|translated|tested|merged|built|fixed|voted|presented|hosted|traded|swapped|dinner|breakfast|lunch|agm|meet-?up|outing|rehearsal|match|see you)`,
    `(i'll|i will|we'll|you'll) be( ~)? (at|in|on)`,
  ],
  de: [
    `(gefragt|frage|fragen|antwort*|geantwortet|geschrieben|schrieb*|diskut*|diskussion|beitrag|beitrage|kommentar*|erklart|empfohlen|tipp|tipps|hinweis*|thread|geteilt|leiten|leitest|moderier*|gegrundet|vorstand|getroffen|geholfen|gelost)`,
  ],
  fr: [
    `(demande|demandiez|question*|repondu|reponse*|ecrit|discut*|discussion|message sur|commentaire*|explique|conseil*|animez|moderez|fonde|astuce|fil|aide|partage)`,
  ],
  es: [
    `(pregunt*|respond*|respuest*|escrib*|discut*|coment*|explic*|recomend*|consejo*|hilo|moderas|modera|fund*|debat*|public*|ayud*)`,
  ],
  pt: [
    `(pergunt*|respond*|respost*|escrev*|discut*|coment*|explic*|recomend*|conselho*|dica*|modera|fund*|debat*|public*|ajud*)`,
  ],
  it: [
    `(chiest*|domand*|rispost*|scritt*|discuss*|comment*|spiegat*|consigli*|moder*|fondat*|dibatt*|pubblic*|aiutat*)`,
  ],
  nl: [
    `(vroeg*|gevraagd|vraag|vragen|antwoord*|schreef*|geschreven|discuss*|reactie*|gereageerd|uitgelegd|tip|tips|modereer*|opgericht|gedeeld|geholpen|bestuur)`,
  ],
})

/** Their own title read back to them, which anybody can copy from a profile. */
export const profileLine = phrasebook({
  en: [
    "you('re| are| work| have been|'ve been)( ~){0,3} (vp|svp|head|director|manager|ceo|cto|cfo|coo|cmo|founder|co-founder|president|lead|owner|chief|partner|recruiter|specialist|engineer|developer|executive|officer|consultant)( ~){0,4} (at|of|for|with)",
    "(see|saw|noticed|seen)( that)? (you're|your|you are) (a|an)( ~){1,3} (in|from|at|based)( ~)?",
    'as (the |a |an )?(~ )?(vp|svp|head|director|manager|ceo|cto|cfo|coo|cmo|founder|co-founder|president|owner|chief)( ~){0,4} (at|of|for)',
  ],
})
