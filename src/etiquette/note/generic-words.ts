import type { Language } from './language.ts'

/** Exact folded words; a trailing `*` stands for any ending. */
const table: Readonly<Record<Language, string>> = {
  en: `stalwart* moment* apparently evidently impression* along pity renowned eminent distinguished illustrious goodself personality personalities figure* calibre caliber stature repute* admiration pride proud immense humble humbly honoured associat* dignitar* luminar* icon* legend* blessings bless* god* kindness heartfelt soul* being* generation nation* eminence gracious* noble shine shining star stars testament warmth warm smile* eyes photo* picture* scroll* app button pressed clicked click press algorithm complement* complementar* avenue* win-win ambition* values alignment doors door headache* kids mate mates buddy folks stranger catch catching ages forever beloved awesome phenomenal marvellous marvelous splendid superb exceptional exemplary outstanding role-model magnificent charisma* elegan* radiant bright brighten* morning evening picture pictures commercial seeking myself profil* page network* connect* connexion contact* linkedin link linked linking invit* request* message* note* add
    adding join joining accept* approv* reach reaching expand* broaden* grow* build building circle* professional* person*
    people individual* expert* specialist* leader* leadership thought visionar* influenc* guru inspir* motivat* experienc*
    background* career* journey* path* accomplish* achiev* success* succe* credential* skill* talent* qualif* expertise
    knowledge impress* interest* amaz* awesome great* good best better nice wonderful fantastic incredibl* outstanding
    excellent brilliant valu* insight* inspiring content post posts posting article* update* feed activity work working
    works worked team* role* job* position* title compan* organi* firm* business* industr* field* sector* space area*
    domain* niche market* world opportunit* future potential* possib* collab* partner* synerg* mutual* benefi* common
    shared share sharing similar* like like-minded likeminded minded idea* thing* stuff topic* subject* learn* explor*
    discuss* talk* chat* convers* exchang* swap* meet* met call* help* support* offer* provid* contribut* bring* goal*
    vision mission passion* dedicat* innovat* creativ* resonat* align* relevan* dynamic results-driven driven proven
    year* month* week* day* today tomorrow yesterday time* moment* minute* hour* recent* lately late* new news old current*
    hope* hoping wish* want* wanted wanting wonder* think thinking thought believ* feel feeling felt know known knowing
    look* find finding found came come coming across see seeing saw seen notic* read reading heard hear watch* follow*
    glad happy pleas* pleasure delighted honor* honour* privilege* excit* thrill* love* lovely enjoy* appreciat* admir*
    respect* keen eager open welcom* free* quick* short* brief* little big huge high top real* truly true sincer* genuin*
    simpl* clearly obvious* definite* certain* absolut* mutual* worth worthwhile important sure able ready keep keeping stay
    staying touch forward start started right left part place level reason* purpose way* kind kindly regards cheers
    sincerely dear friend* colleague* fellow peer* member* group* communit* club platform* site website social media
    sir madam mr mrs ms dr prof everyone world global international local many lots loads plenty number* first second third
    last two three four five six seven eight nine ten hundred* thousand* step* change* make* take* show* tell told write*
    wrote written send sent sending ask* answer* reply respond* question* word* line* name* email* mail phone whatsapp
    suggest* recommend* mention* introduc* refer* feature* hire* hiring recruit* candidate* vacanc* cv resume
    employ* salary pay money price* cost* cheap* sell* sales* buy* product* service* solution* system* tool* software
    client* customer* lead* revenue* profit* income deal* demo* trial* strateg* manage* executive* director* ceo cfo cto
    founder* owner* head senior junior student* graduate* intern* mentor* coach* consult* agency advice guidance
    professionalism resume well long far near always sometimes usually maybe probably hard easy fun cool clever smart
    strong deep deeply wide broad solid rich unique special* interested especially particular* truly mind minds brain
    life home family man woman men women guy* girl* someone others myself yourself themselves whole full half next
    another impact difference quality standard* example* case* project* program* event* conference* visit* view* viewed
    list lists thousand reach bit lot end point* side fit match seriously hesit* esteemed respected wherever whenever
    paths crossed similarly trust trusted person busy schedule* slot calendar pick brain favor favour privilege need* let
    anyone nobody plus via per etc asap live lives based boost effective* efficien* scal* transform* disrupt* lifelong
    exciting inspiration remarkable extraordinary stellar super keen noteworthy notable commend* reputation trajectory
    accord* accomplish headline* liked likes blessing* sync* delight* addition* asset* abil* action* active* actual* adapt* address advanc* advantag* affect* agree* aim* aiming allow* alongside alternat* ambiti* amount answer* anticipat* appear* appl* approach* appropriat* aspir* assist* assum* assur* attempt* attend* attention attract* authentic* avail* avoid* award* awar* bad balanc* base basis became become* becom* began begin* behalf behind belong* big-picture blessed bold boost bound bright broke busi* buddy capab* capac* care caring carry case catch category cause caught center central challeng* champion* chance chang* charact* choice choos* chose* clear close closely collect* combin* commit* communicat* compell* compet* complet* complex concern* conclud* condition* confid* consider* consist* constant* continu* control* convers* core count* courage* cover* creat* creativity curios* curious* currently custom cut* cutting-edge daily date deal* decid* decision* deliver* demand* depend* describ* deserv* desir* detail* determin* develop* differ* difficult* direct* discov* distinguish* dream* drive* driving drove due early earn* easier effect* effort* else emerg* empower* enabl* encourag* endeavo* energ* engag* enhanc* enjoyable enlighten* ensur* entire* entrepreneur* environment* essential* establish* evolv* exact* excell* except* exclusiv* execut* exist* expect* express* extend* extra* extrem* face fact* factor* fail* fair* faith fall familiar* famous fast* fascinat* fear* few figure* fill* final* fine first-hand fix* flexib* focus* foremost foster* foundation* frankly frequent* fresh frontier* fuel* fulfil* function* fundamental* further game game-chang* general* generat* gentl* gift* giant* glimpse goes gold-standard good-faith grace* gratitude greatly ground* guarantee* guess* guid* handle* handling happen* harness* heart* held high* highlight* hit hold* holistic human* humbl* hungry hustle ideal* identif* imagin* immense* impactful implement* improv* incl* increas* incredible independent* initiativ* input instead integrat* intent* interact* interconnected intrigu* invest* involv* issue* item* joy keenly kept key kind* king know-how laid language large* last* later latest leaps leav* led left less lesson* level* leverag* lift* likely limit* list* listen* live* long-term longer low luck* magic* main* maint* major* manner* massive* master* match* matter* maximi* maybe mean* measur* meaningful mention merely method* mind-blowing mindset minute* miss* model* modern momentum more most motiv* move* moving mover* myself name natur* near* necessar* negativ* nev* niche nobod* none normal* note* nothing numer* obvious* occur* offering onboard opinion* optimi* order* ordinary organi* orient* otherwise outcome* outlook overall overwhelm* own pace part particular* pass* past pattern* perfect* perform* perhaps period* perspectiv* phenomenal pioneer* pivot* plan* player* plus popular* posit* power* powerful powerhouse practic* precis* prefer* prepar* present* pretty previous* principle* priorit* privat* privileg* problem* process* produc* progress* promis* promot* proper* propos* prosper* proud* prove* provok* public* pull* pure* push* put* rais* ran random* rare* reach* react* realiz* realis* realm* receiv* recogni* reduc* regard* region* regular* relat* releas* rely remain* remember* remind* remov* repeat* represent* requir* rest result* reveal* revolution* reward* rich* risk* rise rising run running safe* scene* scope* seamless* search* secret* secur* seek* select* self* sense* separate* serve* serving set* several shaker* shap* shift* shin* show* sign* significan* simple* sincere* single* situation* smooth* solid* solve* sometime* sort* sound* sourc* spark* speak* spend* spent spirit* spoke spot* stage* stand* start* state* status stellar step* stood story stories straight* strength* stress* striking* strive* striv* structur* struggl* style* subject* substan* sudden* suit* suppl* suppos* surpris* surround* sustain* talent* target* task* taste teach* tend* term* test* theme* think* thoughtful* thrive* thriv* tip* tireless* took tool* top total* touch* track* tradition* trail* transition* travel* treat* tremendous* trend* tried trouble true* try* trying turn* type* typical* ultimate* understand* uniq* unlock* upcoming update* upgrad* usual* utili* vari* vast verse* version* vibran* vibe* view* virtual* visib* vital* voice* wait* wake walk* warm* waste* wave* wealth* weekend wellbeing went whatever wherev* wide* will willing* win* winning wisdom wise* wonder* word* world-class worr* worthy wow wrong young yours zone kudos congrats congratulations accelerat* ecosystem* landscape* paradigm* stakeholder* deliverabl* bottom-line thought-provoking forward-thinking cutting edge go-getter hustler* dreamer* doer* changemaker* trailblaz* game-changer* powerhous* figured reckon* suppose* anyway mutuals`,
  de: `offenbar wert* verdienst* stolz* hochgeschatzt* verehrt* doktor professor beeindruckend* ruhm ehre ehren herausragend* personlichkeit* schnittstell* anknupfung* wachsen wachst gemeinsam* bewunder* hochachtung* inspirier* verbunden sein leistung* vision* werte* zukunft* mehrwert* win-win glanz* lacheln augen foto bild vorbild* einzigartig* bemerkenswert* lange ewig quatschen mensch* app vorgeschlag* geklickt profil* netz* vernetz* kontakt* linkedin einlad* anfrage* nachricht* hinzu* aufnehm* aufgenommen erweiter* ausbau*
    wachs* beruf* erfahr* karriere* werdegang* lebenslauf erfolg* leistung* fahigkeit* kompetenz* expert* fachmann
    beeindruck* spannend* interess* interess* toll* super großartig* grosartig* gut* schon* nett* inhalt* beitrag* beitrage*
    post* artikel arbeit* team* stelle* position* job* rolle* firma firmen unternehm* geschaft* branche* bereich* gebiet*
    markt* moglich* zukunft* zukunftig* potenz* zusammenarbeit* kooperation* partner* synergi* gegenseit* nutzen vorteil*
    gemeinsam* austausch* austausch* idee* themen thema kennen* lern* reden sprechen gesprach* treff* telefon* anruf*
    helf* hilf* unterstutz* biet* angebot* ziel* vision* leidenschaft* innovativ* innovation* jahr* monat* woche* tag* heute
    morgen gestern zeit* moment* minute* stunde* neu* aktuell* hoff* wunsch* denk* glaub* find* fand gefunden stoß* gestoß*
    stos* gestos* sehe sehen sah gesehen lese lesen las gelesen hore gehort folg* freu* freud* mensch* leute person*
    gleichgesinnt* kolleg* freund* mitglied* gruppe* gern* gluck* ehre* wurde* bereit* verfug* kunde* losung* produkt*
    dienst* preis* kost* umsatz* gewinn* berat* groß* gros* klein* kurz* lang* viel* schnell* wichtig* dringend* suche
    suchen such* mehr weniger erste* zweite* dritte* paar welt* international* halten bleib* meld* schreib* geschrieb*
    annehm* angenomm* antwort* zustimm* fuhr* geh* komm* mach* tun bring* nehm* geb* zeig* sag* frag* bitte lass* passt
    tatig* betatig* dabei freue* freuen wirklich sicher* bestimmt* vielleicht eventuell* insgesamt einfach* direkt* eigen* verschieden* interessier* gehor* seh* arbeitet* erreich* erfolgreich* fachlich* fachgebiet* umfeld* ahnlich* gleich* selben aktiv* dring* schatz* wertvoll* wert* einblick* inspir* motivi* begeister* leidenschaft* engag* entwick* verander* herausforder* losung* beste* bestens person* privat* digital* zusammen uns passen* passt perfekt* ideal* richtig* regelmaßig* regelmasig* bald schnell* sofort gelegen* erhalt* bekomm* sende* schick* unterlagen wichtig* anschau* stieß stoße* verbinden verbindung* bleiben weiterhin alle menge* gesamt*`,
  fr: `visiblement rayonnement forc* respect* fier* merit* doctoresse admirab* chaleureu* honneur* privilege* personnalit* remarquab* immense admir* complementa* structur* perspectiv* naitre choses convaincu* mise vision* valeurs* bail eternit* sourire* yeux photo modele* exemplaire* inspirant* merveill* application suggere* cliqu* profil* reseau* contact* linkedin invit* demande* message* ajout* rejoin* accept* elarg* agrand* develop* professionnel*
    profession* personne* gens expert* experience* parcours carriere* succes reuss* competence* talent* impression* interess*
    interet* passion* inspir* remarqu* formidable* excellent* super genial* belle* beau* contenu* publication* post* article*
    travail* travaux travaill* equipe* poste* role* emploi* entreprise* societe* affaire* secteur* domaine* metier* marche*
    opportunit* futur* potentiel* possib* collabor* partenari* synergi* mutuel* benef* commun* partag* idee* sujet* theme*
    appren* decouv* discut* parl* echang* rencontr* appel* aid* soutien* propos* offr* objectif* vision* innov* annee* an ans
    mois semaine* jour* aujourd hui hier demain temps moment* minute* heure* recent* nouveau* nouvel* actuel* esper* souhait*
    aime* aimer* pense* crois* trouv* tomb* vois voir vu lis lire lu entend* suiv* heureu* ravi* plaisir* honneur* enchant*
    ami* collegue* membre* groupe* client* solution* produit* service* prix* cout* vente* chiffre* conseil* gratui* grand*
    petit* court* rapide* important* recherche* cherch* mieux premier* premiere* deux trois retenu attention cordialement
    bientot mettre prendre venir rester rest* lien* lier connect* connexion* monde* meilleur* repon* ecri* envoy* transm*
    permett* pren* vou* disponib* dispo
    correspond* parfait* passionn* connaiss* connait* ensemble tres vraiment sur* permet* possible* divers* different* propre* actuel* activit* meilleur* valeur* vision qualit* dynamis* creat* motiv* engag* enrich* benefiq* profit* pertinen* attire* attention* retenu* excellen* inspirant* enrichi* fruct* avenir prochain* ensemble autour mieux plein* beaucoup compar* environnement* univers* expertise* savoir* besoin* part* point* chose* fais* mett* bonne* journee semble* semblable* similaire* envoyez* moi profil correspondre regard* remarqu* parc*`,
  es: `visto vistos merec* conocid* fama interes* honor* privilegi* persona* personalidad* brillant* admirab* complementari* cosas juntos junt* orgull* ejempl* maravill* sonrisa* ojos foto vision* valor* sugiri* aplicacion clic contar trayectoria perfil* red redes contact* linkedin invit* solicitud* mensaje* anadir* agreg* unir* acept* ampli* crec* profesion*
    persona* gente expert* experien* trayectoria* carrera* exito* logro* habilidad* talento* impresion* interes* inspir*
    increible* excelente* genial* gran* buen* contenido* publicacion* post* articulo* trabaj* equipo* puesto* rol* empleo*
    empresa* compania* negocio* sector* area* campo* industria* mercado* oportunidad* futur* potencial* posib* colabor*
    sinergi* mutu* benefic* comun* compart* idea* tema* aprend* conoc* habl* charl* intercambi* reun* llamad* ayud* apoy*
    ofrec* propuest* objetiv* vision* innov* ano* mes* semana* dia* hoy ayer manana tiempo* momento* minuto* hora* recien*
    nuev* actual* espero desear* deseo gustaria gust* encant* pienso creo encontr* encuentr* veo ver vi visto leo leer lei
    segu* sig* feliz* placer* honor* amig* coleg* companer* miembro* grupo* client* solucion* producto* servicio* precio*
    cost* venta* gratis gratuit* pequen* breve* rapid* important* busc* mejor* primer* segund* vez veces mundo* conect*
    conexion* respond* escrib* envi* tener* saludo* parec* alguna disponib* agend* interesant* igual* propi*
    muy gran verdad* realmente seguro* quiza* posible* distint* diferen* propio* actividad* valor* calidad* crea* motiv* enriquec* mutuamente relevante* destac* excelen* admir* inspirador* junto* ambit* entorno* conocimiento* necesid* parte* punto* cosa* hacer hago conmigo siempre nunca parecid* similar* llam* atencion profesionalidad estupend* maravill* bonit* lindo*`,
  pt: `pelos vistos merec* alegri* imens* amizade* circulo* doutor* fama honra* privilegi* pessoa* personalidad* distint* brilhant* admir* complementar* coisas orgulh* exempl* maravilh* sorriso* olhos foto visao valor* sugeriu aplicativo clique* saudade* conectad* perfil* rede* contact* contato* linkedin convit* convid* pedido* solicit* mensag* adicion* junt* aceit* ampli* expand*
    cresc* profission* pessoa* gente expert* experien* trajetoria* percurso* carreira* sucesso* conquist* habilidad* talent*
    impression* interess* inspir* incrivel* excelent* otim* grande* bom conteudo* publica* post* artigo* trabalh* equipa*
    equipe* time vaga* cargo* emprego* empres* negocio* setor* sector* area* campo* industria* mercado* oportunidad* futur*
    potencial* possib* colabor* parceri* sinergi* mutu* benefic* comum* partilh* compartilh* ideia* tema* aprend* conhec*
    fal* convers* troc* reun* chamad* ligac* ajud* apoi* ofere* propost* objetiv* vis* inov* ano* mes* semana* dia* hoje
    ontem amanha tempo* moment* minut* hora* recent* nov* atual* espero desej* gost* ador* penso acho achei encontr* vejo ver
    vi visto leio ler li segu* sig* feliz prazer* honra* amig* coleg* membro* grupo* client* soluc* produt* servic* prec*
    cust* vend* gratis gratuit* pequen* breve* rapid* important* procur* busc* melhor* primeir* segund* vez vezes mundo*
    conect* conexao* network* respond* escrev* envi* abrac* cumpriment* lig* mant* fic* far* proxim*
    muito verdade* realmente certeza* talvez possive* distint* diferen* proprio* atividade* valor* qualidade* cria* motiv* enriquec* relevante* destac* excelen* admir* inspirador* junto* ambito* conheciment* necessid* parte* ponto* coisa* fazer faz sempre nunca parecid* similar* chamou atencao profissionalismo maravilh* bonit* precis* falar junt* networking aceite`,
  it: `pare merit* fama precede avvocato dottor* collegament* onorat* onor* privilegi* person* stimat* brillant* ammir* complementar* cose orgogl* esempi* meravigl* sorriso* occhi foto vision* valor* suggerit* app clic profil* rete reti contatt* linkedin invit* richiest* messagg* aggiung* unir* accett* ampli* cresc* profession* persona*
    persone gente espert* esperienz* percors* carriera* success* risultat* competenz* talent* impression* interess* ispir*
    incredibil* eccellent* ottim* grand* bell* contenut* pubblic* post* articol* lavor* team squadra* ruol* posizion* posto
    aziend* societ* impres* affar* settor* area* camp* mercat* opportunit* futur* potenzial* possib* collabor* partner*
    sinergi* reciproc* benefic* comun* condivi* idea* idee* tem* impar* conosc* parl* chiacchier* scambi* incontr* chiamat*
    telefon* aiut* support* offr* propost* obiettiv* vision* innov* ann* mes* settiman* giorn* oggi ieri domani tempo moment*
    minut* ora* recent* nuov* attual* sper* desider* piac* vorre* penso credo trov* ved* vist* legg* lett* segu* felic*
    lieto lieta onor* amic* collegh* membr* grupp* client* soluzion* prodott* serviz* prezz* cost* vendit* gratis gratuit*
    piccol* brev* rapid* important* cerc* miglior* prim* second* volta volte mondo* connett* connession* conness* rispond*
    scriv* invi* salut* cordial* fare fa piacere resta* entrare tenere stare
    molto davvero verament* sicur* forse possibil* divers* propri* attivit* valor* qualit* crea* motiv* arricch* rilevant* eccellen* ammir* ispirant* insieme ambit* conoscenz* necessit* parte* punto* cosa* fare faccio sempre mai simil* credo potremmo attenzione professionalit* meravigl* contatto rimaner* reciprocament*`,
  nl: `kennelijk waard* bewondering verdienste* trots eer* voorrecht* persoonlijkheid* bijzonder* bewonder* raakvlak* aanvull* complementair* trots* voorbeeld* prachtig* glimlach* ogen foto visie waarden suggestie* app klik* verbonden profiel* netwerk* contact* linkedin uitnod* verzoek* bericht* toevoeg* toe voeg* accept* uitbreid* breid* groei*
    professional* professionel* mensen persoon* persoonlijk* expert* ervar* loopbaan* carriere* succes* prestat* vaardig*
    talent* indruk* interess* inspir* geweldig* mooi* fijn* leuk* inhoud* post* artikel* werk* team* functie* baan* rol*
    bedrij* organisat* zaken* zakelijk* branche* sector* gebied* vakgebied* markt* kans* mogelijk* toekomst* potent*
    samenwerk* partner* synergi* wederzijds* voordeel* gemeen* deel* delen idee* onderwerp* leren leer* ontdek* praat*
    spreek* gesprek* ontmoet* bel* help* hulp* steun* bied* aanbod* doel* visie* innovat* jaar* maand* week* dag* vandaag
    gisteren morgen tijd* moment* minuut* minuten uur* recent* nieuw* huidig* hoop* wens* denk* vind* vond gevonden zie zien
    zag gezien lees lezen las gelezen hoor* volg* blij* plezier* eer vriend* collega* lid leden groep* klant* oplossing*
    product* dienst* prijs* kost* verko* omzet* advies* gratis groot* klein* kort* snel* belangrijk* zoek* beter* eerste
    tweede keer wereld* connect* verbind* link* antwoord* schrijf* stuur* stur* komen kom gaan blij* houd* krijg* tegen
    beteken* volgens elkaar echt zeker misschien mogelijk* verschillend* eigen activiteit* waarde* kwaliteit* cre* motiv* verrijk* relevant* uitstekend* bewonder* samen kennis* behoefte* punt ding* doen altijd nooit vergelijkbar* veel voor wederzijd* aandacht professionaliteit prachtig* goed* denk* iets ooit weten gelijk*`,
}

/** Words to be told at once: some whole, some by how they begin. */
interface WordList {
  test(folded: string): boolean
}

function wordList(words: string): WordList {
  const all = words.split(/\s+/).filter(Boolean)
  const whole = new Set(all.filter((word) => !word.endsWith('*')))
  const stems = new Set(all.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)))
  const longest = Math.max(...Array.from(stems, (stem) => stem.length))
  return {
    test(folded) {
      if (whole.has(folded)) return true
      for (let length = 1; length <= longest && length <= folded.length; length++)
        if (stems.has(folded.slice(0, length)) && /^\p{L}*$/u.test(folded.slice(length))) return true
      return false
    },
  }
}

/** What anybody may write to anybody: a word of this kind says nothing about the person written to. */
export const genericWords: Readonly<Record<Language, WordList>> = Object.fromEntries(
  Object.entries(table).map(([language, words]) => [language, wordList(words)]),
) as Record<Language, WordList>

/** Broad fields of work in any of the languages: each says a little, and one alone is not yet common ground. */
export const broadFields =
  /^(?:marketing|sales|finan[cz]\p{L}*|tech|technolog\p{L}*|hr|it|engineer\p{L}*|recruitment|recruiting|recruiter\p{L}*|digital|data|ai|startup\p{L}*|entrepreneur\p{L}*|b2b|saas|design|develop\p{L}*|vertrieb|personal|vente\p{L}*|ventas|vendas|vendite|verkoop|university|school|college|education|health\p{L}*|estate|bank\p{L}*|media|pharma|law|legal|facebook|instagram|twitter|google|world|europe|america|usa|uk|india|africa|asia)$/u
