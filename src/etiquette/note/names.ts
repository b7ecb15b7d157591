import { bare } from './fold.ts'

/** Short forms that do not begin as the whole name does; each row is one name. */
const SHORT_FORMS: readonly (readonly string[])[] = [
  ['robert', 'bob', 'bobby', 'rob', 'bert'],
  ['william', 'bill', 'billy', 'will', 'liam', 'wim', 'guillaume', 'guillermo', 'wilhelm', 'willem'],
  ['richard', 'dick', 'rick', 'ricky', 'ricardo'],
  [
    'elizabeth',
    'elisabeth',
    'liz',
    'lizzie',
    'beth',
    'betty',
    'lisa',
    'eliza',
    'libby',
    'elsa',
    'else',
    'lies',
    'sissi',
  ],
  ['margaret', 'peggy', 'maggie', 'meg', 'greta', 'gretchen', 'rita', 'margarita', 'daisy'],
  ['james', 'jim', 'jimmy', 'jamie'],
  ['john', 'jack', 'johnny', 'jon', 'sean', 'ian'],
  ['henry', 'harry', 'hank', 'heinrich', 'heinz', 'hendrik', 'henk', 'enrique'],
  ['charles', 'chuck', 'charlie', 'carlos', 'karl'],
  ['edward', 'ned', 'ted', 'teddy', 'eddie', 'eduardo', 'lalo'],
  ['theodore', 'ted', 'theo'],
  ['anthony', 'tony', 'anton', 'antonio', 'toni', 'toon'],
  [
    'alexander',
    'alexandra',
    'alejandro',
    'alejandra',
    'alessandro',
    'sasha',
    'sascha',
    'sandy',
    'sandra',
    'xander',
    'lex',
    'alex',
    'aleksandr',
  ],
  ['francis', 'francisco', 'francesco', 'frank', 'paco', 'pancho', 'kiko', 'chico', 'franz', 'frans'],
  ['jose', 'pepe', 'joseph', 'giuseppe', 'beppe', 'joe', 'josef', 'sepp', 'jef', 'ze'],
  ['johannes', 'hans', 'jan', 'hannes', 'jo', 'johann', 'joop'],
  ['katherine', 'catherine', 'kate', 'katie', 'kathy', 'kitty', 'kay', 'katharina', 'kathrin', 'karin', 'trijn'],
  ['mary', 'molly', 'polly', 'maria', 'mia', 'marie', 'mimi'],
  ['sarah', 'sally', 'sara', 'sadie'],
  ['patricia', 'patrick', 'pat', 'trish', 'tricia', 'patty', 'paddy'],
  ['dorothy', 'dot', 'dolly', 'dorothea', 'thea'],
  ['helen', 'nell', 'nelly', 'eleanor', 'lena', 'ellen', 'helena', 'leni'],
  ['ann', 'nancy', 'anne', 'anna', 'anneke', 'annie', 'nan'],
  ['gerard', 'gerhard', 'gerald', 'jerry', 'gerry', 'gert'],
  ['michael', 'mike', 'mick', 'mickey', 'miguel', 'michel', 'michiel', 'mischa'],
  ['christopher', 'kit', 'chris', 'topher', 'christoph', 'kris', 'christian', 'christina', 'christine', 'tina'],
  ['nicholas', 'nick', 'klaus', 'nico', 'colin', 'nikolaus', 'nicolas'],
  ['rebecca', 'becky', 'bec'],
  ['susan', 'sue', 'susanne', 'susanna', 'sanne'],
  ['deborah', 'debbie', 'debs'],
  ['peter', 'pete', 'pieter', 'piet', 'pedro', 'pierre', 'pietro'],
  ['isabel', 'bella', 'isabella', 'isa', 'izzy', 'belle'],
  ['augusto', 'gus', 'gustav', 'august', 'angus'],
  ['lawrence', 'laurence', 'larry', 'lorenzo', 'lars', 'laurens'],
  ['walter', 'wally', 'walt'],
  ['ronald', 'ron', 'ronnie', 'veronica', 'nica'],
  ['mohammed', 'muhammad', 'mohamed', 'mo', 'mehmet', 'mohammad'],
  ['matthew', 'matt', 'matthias', 'mateo', 'matteo', 'thijs', 'matthijs'],
  ['stephen', 'steven', 'steve', 'stefan', 'esteban', 'stephan', 'etienne', 'stefano'],
  ['philip', 'phil', 'pip', 'felipe', 'philippe'],
  ['george', 'jorge', 'georg', 'jurgen', 'joris', 'giorgio'],
  ['cornelis', 'kees', 'cor', 'neel'],
  ['dolores', 'lola'],
  ['ignacio', 'nacho'],
  ['luis', 'louis', 'lou', 'ludwig', 'lucho', 'luigi', 'lewis'],
  ['yevgeny', 'eugene', 'gene', 'zhenya'],
  ['vladimir', 'vova', 'volodya'],
  ['dmitri', 'dima', 'dmitry'],
  ['thomas', 'tom', 'tommy', 'tomas', 'maas'],
  ['andrew', 'drew', 'andy', 'andreas', 'andres', 'andrea', 'anders'],
  ['david', 'dave', 'davey'],
  ['abigail', 'gail', 'abby'],
  ['victoria', 'vicky', 'vikki', 'tori'],
  ['vincent', 'vinnie', 'cente'],
  ['jonathan', 'jon', 'nathan', 'johnny'],
  ['sebastian', 'basti', 'bas', 'seb'],
  ['barbara', 'babs', 'barb'],
  ['teresa', 'theresa', 'tess', 'terry'],
  ['frederick', 'fred', 'freddie', 'fritz', 'frits', 'friedrich'],
  ['alfred', 'alf', 'fred'],
  ['albert', 'al', 'bert'],
  ['cynthia', 'cindy'],
  ['judith', 'judy', 'jutta'],
  ['jacqueline', 'jackie'],
  ['jacob', 'jake', 'jakob', 'jaap', 'jacques'],
  ['geoffrey', 'geoff', 'jeffrey', 'jeff'],
  ['rosemary', 'rosie', 'rose'],
  ['caroline', 'carrie', 'carolina'],
  ['virginia', 'ginny'],
  ['penelope', 'penny'],
  ['nathaniel', 'nate', 'nat', 'nathan'],
  ['louisa', 'lou', 'luisa', 'louise'],
  ['manuel', 'manolo', 'manu'],
  ['rosario', 'charo'],
  ['concepcion', 'concha'],
  ['guadalupe', 'lupe'],
  ['enrique', 'quique'],
  ['malgorzata', 'gosia'],
  ['katarzyna', 'kasia'],
  ['ekaterina', 'katya'],
  ['tatiana', 'tanya'],
  ['natalia', 'natasha', 'natalie'],
  ['konstantin', 'kostya'],
  ['pawel', 'pavel', 'paul', 'pablo', 'paolo', 'paulo'],
  ['aleksander', 'olek'],
  ['samantha', 'sam', 'sammy'],
  ['benjamin', 'ben', 'benny'],
  ['bernard', 'bernd', 'bernie'],
  ['charlotte', 'lotte', 'lottie', 'charlie'],
  ['wilhelmina', 'mina', 'willy', 'minke'],
  ['hubertus', 'hub', 'bert'],
  ['gertrude', 'trudy', 'gerda'],
  ['ursula', 'uschi', 'ulla'],
  ['brigitte', 'gitte', 'birgit'],
  ['ernest', 'ernie', 'ernst'],
  ['stanislaw', 'staszek', 'stan'],
  ['dominic', 'nick', 'dom'],
  ['leopold', 'leo', 'poldi'],
  ['eleonora', 'nora', 'leonora'],
  ['honora', 'nora'],
  ['antoinette', 'toni', 'nettie'],
  ['christiana', 'tina'],
  ['martina', 'tina'],
  ['bettina', 'tina'],
  ['valentina', 'tina', 'vale'],
  ['henrietta', 'hetty', 'etta'],
  ['joanna', 'jo', 'asia', 'johanna', 'hanna'],
  ['agnieszka', 'aga'],
  ['sophia', 'sophie', 'zofia', 'zosia', 'sofia'],
  ['wojciech', 'wojtek'],
  ['kathleen', 'kath', 'kay'],
  ['mildred', 'millie'],
  ['amelia', 'millie', 'emily'],
  ['emily', 'emma', 'millie'],
  ['florence', 'flo'],
]

/** Whether two words differ by one letter at most: one changed, added or left out, or two neighbours swapped. */
function nearlySame(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  // Tim is not Tom, and Gary is not Mary: a slip needs room, and seldom takes the first letter.
  if (short.length < 4 || short[0] !== long[0] || long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  const rest = at + 1
  return (
    short.slice(rest) === long.slice(rest) ||
    (short[at] === long[rest] && short[rest] === long[at] && short.slice(rest + 1) === long.slice(rest + 1))
  )
}

function sameName(greeted: string, own: string): boolean {
  if (nearlySame(greeted, own)) return true
  const [short, long] = greeted.length <= own.length ? [greeted, own] : [own, greeted]
  // An initial, or the beginning of the name: "T", "Tom", "Alex"; endings in -y and -ie come and go.
  if (long.startsWith(short) || (short.length > 3 && long.startsWith(short.replace(/(?:ie|y|i)$/, '')))) return true
  if (short.length > 2 && long.endsWith(short)) return true
  return SHORT_FORMS.some((forms) => forms.includes(greeted) && forms.includes(own))
}

/**
 * Whether a greeting may well mean this person: any word of it is a form of any word of their name. Names in other
 * scripts cannot be compared and are taken as right.
 */
export function greetsBy(greeted: string, name: string): boolean {
  const own = bare(name).split(' ').filter(Boolean)
  const said = bare(greeted).split(' ').filter(Boolean)
  if (own.length === 0 || said.length === 0 || /[^a-z0-9 ]/.test(`${own.join(' ')} ${said.join(' ')}`)) return true
  return (
    said.some((word) => own.some((each) => sameName(word, each))) ||
    said.join('') === own.map((word) => word[0]).join('')
  )
}
