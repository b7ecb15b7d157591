const WRAPPED =
  /\{\{?[^{}\n]{1,40}\}\}?|%[A-Za-z_]{3,30}%|\$\{?[A-Za-z_]{3,30}\}|<[A-Za-z][A-Za-z _/'-]{1,30}>|_{3,}|\b[Xx]{3,}\b|\[[^[\]\n]{1,40}\]/g

/** What may stand in square or angle brackets only as a slot to be filled; a word of these is enough. */
const SLOT =
  /\b(?:name|first ?name|last ?name|your|my|their|company|firm|organi[sz]ation|employer|school|university|title|role|position|job|industry|field|topic|event|subject|skill|city|location|date|day|mutual|connection|person|insert|specific|project|product|link|post|article|problem|area|x|vorname|nachname|firma|branche|thema|prenom|prénom|nom|entreprise|poste|secteur|nombre|empresa|cargo|sector|nome|cognome|azienda|settore|voornaam|naam|bedrijf|functie|onderwerp)\b/i

/** Words in capitals that only a template writes so; anything else in capitals may be an abbreviation. */
const CAPITAL_SLOT =
  /\b(?:(?:FIRST|LAST|FULL|YOUR|THEIR|COMPANY|MUTUAL)[ _](?:NAME|COMPANY|CONNECTION|INDUSTRY|FIELD|ROLE|TITLE|TOPIC)|FIRSTNAME|LASTNAME|FNAME|LNAME|COMPANYNAME|NAME|COMPANY|INDUSTRY|EVENT|EMPLOYER|JOBTITLE|JOB_TITLE|TOPIC|PROFESSION|VORNAME|NACHNAME|FIRMENNAME|BRANCHE|PRENOM|PRÉNOM|ENTREPRISE|NOMBRE|EMPRESA|AZIENDA|VOORNAAM|BEDRIJF)\b/g

const BLANK_GREETING = /^(?:hi|hello|dear|hey)\s+(?:,|there\s+,|\(\s*\))/i

/** Two capitals that stand for a word: alone after a greeting, before an event, or more than once. */
const STANDS_FOR = /\b(?:XX|XY|YY|ZZ|ABC|XYZ)\b(?! ?(?:chromosom|century|gene))/g
const STANDS_ALONE =
  /(?:^(?:hi|hello|dear|hey|hallo|bonjour|hola|ol[aá]|ciao|beste) (?:XX|XY|YY|ZZ)\b)|\b(?:the|at|bei|der|die|das|le|la|el|o|il|de) (?:XX|XY|YY|ZZ) (?:conference|summit|event|meeting|group|article|post|company|talk|project|industry|position|role|team)/i
/** A slot in round brackets, or with nothing but dots in it. */
const BRACKETED =
  /\((?:your |their |first |last |full |company |event |insert )?(?:name|first name|company|topic|event|industry|role|title|position|mutual connection|city|date|school|project|article|insert name)\)|\[(?:…|\.{2,})\]/gi
const DOTTED_GREETING =
  /^(?:hi|hello|dear|hey|hallo|bonjour|hola|ol[aá]|ciao|beste|liebe[rs]?|sehr geehrte[rs]?) ?(?:…|\.{2,}|_+|-{2,})(?=[ ,!])/i

/** Slots of a template nobody filled in, as they stand in the text, each once. */
export function readPlaceholders(text: string): readonly string[] {
  const found = new Set<string>()
  for (const { 0: match } of text.matchAll(WRAPPED)) {
    const bracket = /^[[<]/.test(match)
    if (!bracket || SLOT.test(match)) found.add(match)
  }
  // A note typed in capitals throughout has no slots that stand out.
  if (/\p{Ll}/u.test(text)) for (const { 0: match } of text.matchAll(CAPITAL_SLOT)) found.add(match)
  if (BLANK_GREETING.test(text) && /^\S+\s+,/.test(text)) found.add(text.slice(0, text.indexOf(',') + 1))
  const standing: readonly string[] = text.match(STANDS_FOR) ?? []
  const alone = STANDS_ALONE.exec(text)?.[0]
  if (alone !== undefined || standing.some((word, at) => standing.indexOf(word) !== at))
    found.add(alone ?? standing[0] ?? '')
  const bracketed = text.match(BRACKETED) ?? []
  // Three dots in brackets shorten a quotation; a slot has no quotation marks around it.
  for (const match of bracketed) if (match.startsWith('(') || !/["“”„«»]/.test(text)) found.add(match)
  const dotted = DOTTED_GREETING.exec(text)?.[0]
  if (dotted !== undefined) found.add(dotted)
  return [...found]
}
