import type { Page } from './page.ts'
import { phrasebook, spots } from './phrases.ts'

const looks = `(beautiful|warm|bright|dazzling|gorgeous|stunning|handsome|pretty|cute|attractive|sexy|hot|lovely|charming|adorable|breathtaking|good-looking|fit|radiant|elegant|sweet)`

const remarks = phrasebook({
  en: [
    `(hello|hi|hey|hello my|good morning|good evening) (there )?(beautiful|gorgeous|handsome|sexy|pretty|cutie|darling|sweetheart|honey|babe|angel|lovely lady|pretty lady|cute)`,
    `(you|u)( ~)? (look|looked|are|'re|re|seem)( ~){0,2} (so |very |really |absolutely |simply |incredibl[ey] )*${looks}( (in|on|and|lady|woman|girl|man|person|today|for)|$)`,
    `you('re| are) (so |very |really |absolutely |simply )*(${looks}|too young|so young)( lady| woman| girl| man)?`,
    `you (look|seem|are|'re) (so |very |too |rather |quite |really )*(young|old|tired|skinny|slim|thin|fat|pregnant|single|tall|nordic|asian|exotic)`,
    `you don't look (your age|that old|old|a day)`,
    `your (profile |linkedin )?(photo|picture|pic|pics|photograph|headshot|image|selfie|avatar) (is|are|looks?|made|caught|took|really|took|drew|has|just|blew|struck|tells)`,
    `(${looks}|nice|great|amazing|love your|love the|like your|seeing your|saw your|in your|from your) (profile )?(photo|picture|pic|headshot|selfie)( of you| of yourself|$)`,
    `(${looks}|nice|great|amazing) (smile|eyes|face|hair|lips|body|figure|legs|dress|outfit|lady|woman|girl)`,
    `your( ~)? (smile|eyes|face|hair|lips|body|figure|legs|beauty|looks|dress|outfit|skin|voice is)`,
    `(are you|you're|you are|if you're|whether you're|still) (single|married|taken|divorced|dating|seeing (someone|anyone)|in a relationship|pregnant|religious|gay|a (christian|muslim|jew|mother))`,
    `(your|a|have a) (boyfriend|girlfriend|husband|wife|marital status|love life|relationship status)( ~){0,2}`,
    `(how old are you|your age|what's your age|where do you live|do you live alone|have (any )?(kids|children))`,
    `(know|knowing|get to know|getting to know) you (better|more|personally|intimately|privately)`,
    `(take you (out|to dinner)|dinner with you|date with|go(ing)? (out|on a date)|on a date|a drink with you|hang out)`,
    `(my|dear|hello|hi) (dear|darling|sweetheart|honey|love)( friend)?( ,|$)`,
    `hi dear`,
    '(as|being|for) (a|an) (~ )?(woman|girl|lady|man|guy|mother|mom|mum|father|muslim|christian|jew|foreigner|immigrant|person your age)( ~){0,3} (you|your|you must|you should)',
    `(such|what)? ?(a|your|with your|that)( ~)? (warm|kind|bright|radiant|sweet|lovely|beautiful|gentle|dazzling|charming|honest|friendly|cheeky|captivating|magnetic)( ~)? (smile|eyes|face|look|hair|presence)( (in|on) your( ~){1,2})?`,
    `your (~ )?(smile|eyes|lips|hair|figure) (is|are|brightened|lights?|made|caught|in|on|has|have|drew|shine|shines|says|speaks|melts?)( ~)?`,
    `from your photo`,
    `(fell in love|falling for you|crush on you|attracted to you|love at first)`,
    `(looking for|want|seeking) (a )?(friendship|relationship|love|marriage|soulmate|wife|husband|girlfriend|boyfriend|companion*)`,
  ],
  de: [
    `(sie|du) (sehen|siehst|bist|sind) .. (hubsch|schon|attraktiv|sexy|jung|suß|gutaussehend|bezaubernd|hinreißend) ?(aus)?`,
    `(ihr|dein|ihre|deine) (~ )?(lacheln|augen|foto|bild|aussehen|haare|figur) (ist|sind|hat|sieht|gefallt)`,
    `(hubsche|schone|suße) (frau|augen|dame)`,
    `(sind sie|bist du) (single|verheiratet|vergeben|noch zu haben)`,
    `wie alt (sind|bist)`,
  ],
  fr: [
    `(vous etes|tu es) .. (belle|beau|jolie|charmante?|ravissante?|sexy|magnifique|celibataire|mariee?|jeune)`,
    `(votre|ton|ta|vos|tes) (~ )?(sourire|yeux|photo|visage|beaute|regard) (est|sont|m'a|me)?`,
    `quel age`,
    `(jolie|belle) (femme|photo|demoiselle)`,
  ],
  es: [
    `(eres|es usted|estas) .. (guapa|guapo|hermosa|hermoso|bonita|linda|bella|soltera|soltero|casada|casado|joven)`,
    `(tu|tus|su|sus) (~ )?(sonrisa|ojos|foto|cara|belleza|mirada)`,
    `(hola|buenas) (guapa|guapo|hermosa|preciosa|bonita|linda)`,
    `(que|cuantos) (edad|anos) tienes`,
  ],
  pt: [
    `(voce e|tu es|es|e) (~ )?(linda|lindo|bonita|bonito|gata|gato|maravilhosa|solteira|solteiro|casada|jovem)`,
    `(seu|seus|teu|teus|sua|tua) (~ )?(sorriso|olhos|foto|rosto|beleza|olhar)`,
    `(oi|ola) (linda|gata|princesa|querida)`,
    `(que|qual a sua) idade`,
  ],
  it: [
    `(sei|e|siete) (~ )?(bella|bello|bellissima|carina|affascinante|stupenda|single|fidanzata|sposata|giovane)`,
    `(tuo|tuoi|suo|suoi|tua|sua) (~ )?(sorriso|occhi|foto|viso|bellezza|sguardo)`,
    `ciao (bella|bellissima|tesoro)`,
    `quanti anni hai`,
  ],
  nl: [
    `(je|jij|u) (bent|ziet|lijkt) .. (mooi|knap|aantrekkelijk|prachtig|lekker|jong|leuk)( uit|e vrouw)?`,
    `(je|jouw|uw) (~ )?(glimlach|lach|ogen|foto|gezicht|haar) (is|zijn|ziet)`,
    `(ben je|bent u) (single|getrouwd|vrijgezel)`,
    `hoe oud ben`,
  ],
})

/** A relative of theirs by name is somebody both know. */
const RELATIVE_BY_NAME =
  /^your (?:wife|husband|sister|brother|mother|father|son|daughter|girlfriend|boyfriend|partner),? \p{Lu}/u

/** Remarks about looks, age or private life. */
export function readPersonal(page: Page): readonly string[] {
  return spots(page, remarks)
    .filter((spot) => !RELATIVE_BY_NAME.test(page.shown.slice(spot.start)))
    .map((spot) => spot.words)
}
