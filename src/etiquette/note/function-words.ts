import type { Language } from './language.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** Words that hold sentences together, folded: they tell the language and never say anything of their own. */
export const functionWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: set(`a about above across add after again all almost along already also although always am among an and another any
    anybody anyone anything are aren't around as at away back be because been before being below best between both but by
    can can't cannot could couldn't did didn't do does doesn't doing don't done down each either else enough even ever every
    everybody everyone everything few for from further get gets getting give given gives go goes going gone got great had
    has hasn't have haven't having he hello her here hers hey hi him his how however i i'd i'll i'm i've if in indeed
    instead into is isn't it it'd it's its itself just know last least let let's lot made make many may maybe me might mine
    more most much must my myself need never new next no nobody none nor not nothing now of off often ok okay on once one
    only onto or other others our ours ourselves out over own perhaps please plz pls quite rather really same say says see
    seem seems seen shall she should since so some somebody someone something somehow somewhere anywhere soon still such take than thank thanks that
    that's the their theirs them then there there's these they they're thing things this those though through thus till
    thx to together too towards under until up upon us use used very want was wasn't way we we'd we'll we're we've well
    went were what what's when where whether which while who who's whom whose why will with within without won't would
    wouldn't yes yet you you'd you'll you're you've your yours yourself`),
  de: set(`aber alle allem allen aller alles als also am an auch auf aus bei beim bereits besonders beste bin bis bisher bist
    bitte da dabei damit danach dank danke dann daran darauf daruber das dass dazu dein deine deinem deinen deiner dem den
    denn der des deshalb dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer
    eines einige einmal er es etwas euch eure ja für fur ganz gar gern gerne guten gruß gruse gruße grus haben habe hallo
    hast hat hatte hatten herr frau herzliche hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in ins ist
    jede jeder jetzt kann kannst kein keine keinen konnen konnte konnten leider lieber liebe mal man mehr mein meine meinem
    meinen meiner mich mir mit mochte muss musst nach nicht nichts noch nun nur ob oder ohne schon sehr sehr geehrte
    geehrter sein seine seinem seit sich sie sind so soll sollte sollten sondern sowie tag uber um und uns unser unsere
    unserem unseren unserer unter viel viele vielen vom von vor war waren warum was weil weiter welche wenn wer werde werden
    wie wieder will wir wird wo woher wurde wurden wurde zu zum zur zurzeit zwar zwischen`),
  fr: set(`a ai ainsi alors apres as au aucun aussi autre autres aux avais avait avant avec avez avons bien bon bonjour
    bonsoir car ce cela celle celui ces cet cette chez cher chere comme comment d dans de deja depuis des deux donc du elle
    elles en encore entre es est et etaient etait ete etes etre eu fait faire faut ici il ils j je jusqu l la le les leur
    leurs lors lui m ma madame mais me meme merci mes moi moins mon monsieur n ne ni nos notre nous on ont ou par parce pas
    peu peut plus plusieurs pour pourquoi pouvez pourriez puis puisque qu quand que quel quelle quelles quelque quels qui
    quoi s sa salut sans se sera serai serait serais ses si son sont sous suis sur t ta te tes toi ton toujours tous tout
    toute toutes tres tu un une vers vos votre vous voudrais y c puis-je svp plait`),
  es: set(`a al algo alguien algun alguna ahora antes aqui asi aun aunque bien buenas buenos cada como con cual cuando cuanto
    de del desde donde dos e el ella ellos en entre era eran eres es esa ese eso esta estaba estan estas este esto estos
    estoy estuvo fue fueron gracias ha haber habia hace hacia han hasta hay he hola la las le les lo los mas me mi mis mismo
    mucha muchas mucho muchos muy nada ni no nos nosotros nuestra nuestras nuestro nuestros o os otra otro para pero poco
    por porque pues que quien se sea ser si sido sin sobre sois somos son soy su sus tambien tan tanto te tengo ti tiene
    tienes todo todos tu tus un una unas uno unos usted ustedes vosotros voy y ya yo dias tardes senor senora estimado
    estimada querido querida podria puedes puede quiero quisiera`),
  pt: set(`a ao aos aquela aquele aqui as assim ate bem boa bom com como da das de dela dele demais depois desde dia do dos e
    ela elas ele eles em entre era eram essa esse esta estamos estao estar estava este estou eu fim foi foram gostaria ha
    isso isto ja la lhe mais mas me mesma mesmo meu meus minha minhas muita muito muitos na nas nao nem no nos nossa nossas
    nosso nossos num numa o obrigada obrigado oi ola onde os ou para pela pelas pelo pelos pode podemos por porque pois
    posso qual quando que quem sao se seja sem ser seu seus si so sobre sou sua suas tambem tao te tem tenho ter teu tive
    toda todas todo todos tu tua tudo um uma umas uns voce voces tarde caro cara prezado prezada ainda`),
  it: set(`a abbiamo ad ai al alcuni alla alle allo anche ancora avete aveva bene buon buona buonasera buongiorno c che chi ci
    ciao ciò cio col come con cosa cosi cui d da dagli dai dal dalla dalle de degli dei del della delle dello di dopo dove
    due e ed era erano essere gia gli grazie ha hai hanno ho i il in io l la le lei li lo loro lui ma me mi mia mie miei mio
    molta molto ne negli nei nel nella nelle no noi non nostra nostre nostri nostro o ogni per perche piu poco poi prima
    puo qualche quando quella quelle quello quel questa queste questo qui sarebbe sarei se sei senza si sia siamo sono
    sta stata stato su sua sue sugli sui sul sulla suo suoi tra te ti tra tu tua tue tuo tuoi tutti tutto un una uno vi voi
    vorrei vostra vostro gentile salve egregio`),
  nl: set(`aan af al alle alleen alles als altijd andere bedankt beste ben bent bij bijna binnen daar dag dan dank dat de deze
    die dit doen door dus echt een eens elkaar en er even gaan geen geweest goede graag groet groeten had hadden hallo heb
    hebben hebt heeft heel heer het hier hij hoe hoi hun ik in is ja je jij jou jouw jullie kan kon kunnen laten leuk lieve
    maar maken me meer met mevrouw mij mijn misschien moet mogen mag na naar niet niets nog nu of om omdat ons onze ook
    op over per samen sinds te tegen toch toen tot tussen u uit uw van veel via voor vorige waar waarom wanneer waren wat we
    wel wie wij wil willen word worden wordt wordt zal ze zeer zelf zich zij zijn zo zou zouden`),
}

/** Frequent words of languages that are not read and would pass for one that is. */
export const otherLanguageWords: ReadonlySet<string> =
  set(`tack nej men inte hur jag och att ar det som inte ditt din vill med hej jeg og ikke
  vil gerne pa til af er deg dig dit hei minun olen sinun ja hyvaa haluaisin liittaa sie sa ze nie jest bym chcialbym
  dzien dobry czy moje moim dodac mnie panie pana pani sunt pentru este doresc buna ziua va rog amb els meva m'agradaria
  vull seva xarxa merhaba sizi benim profesyonel eklemek istiyorum bir ve icin dobry vas chtel bych svou pridat szeretnem
  onnel hogy egy nem vagyok saya ingin anda dengan untuk kamu dan yang`)
