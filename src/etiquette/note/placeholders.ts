const WRAPPED =
  /\{\{?[^{}\n]{1,40}\}\}?|%[A-Za-z_]{3,30}%|\$\{?[A-Za-z_]{3,30}\}|<[A-Za-z][A-Za-z _/'-]{1,30}>|_{3,}|\b[Xx]{3,}\b|\[[^[\]\n]{1,40}\]/g

/** What may stand in square or angle brackets only as a slot to be filled; a word of these is enough. */
const SLOT =
  /\b(?:name|first ?name|last ?name|your|my|their|company|firm|organi[sz]ation|employer|school|university|title|role|position|job|industry|field|topic|event|subject|skill|city|location|date|day|mutual|connection|person|insert|specific|project|product|link|post|article|problem|area|x|vorname|nachname|firma|branche|thema|prenom|prénom|nom|entreprise|poste|secteur|nombre|empresa|cargo|sector|nome|cognome|azienda|settore|voornaam|naam|bedrijf|functie|onderwerp)\b/i

/** Words in capitals that only a template writes so; anything else in capitals may be an abbreviation. */
const CAPITAL_SLOT =
  /\b(?:(?:FIRST|LAST|FULL|YOUR|THEIR|COMPANY|MUTUAL)[ _](?:NAME|COMPANY|CONNECTION|INDUSTRY|FIELD|ROLE|TITLE|TOPIC)|FIRSTNAME|LASTNAME|FNAME|LNAME|COMPANYNAME|NAME|COMPANY|INDUSTRY|EMPLOYER|JOBTITLE|JOB_TITLE|TOPIC|PROFESSION|VORNAME|NACHNAME|FIRMENNAME|BRANCHE|PRENOM|PRÉNOM|ENTREPRISE|NOMBRE|EMPRESA|AZIENDA|VOORNAAM|BEDRIJF)\b/g

const BLANK_GREETING = /^(?:hi|hello|dear|hey)\s+(?:,|there\s+,|\(\s*\))/i

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
  return [...found]
}
