import { nameKeyOf } from '#model/contact.ts'

// January to December as languages write them, dots left out: shortened, in full, and by country where names differ.
// Alternatives have a stroke between them.
const years: readonly string[] = [
  // English
  'jan, feb, mar, apr, may, jun, jul, aug, sep|sept, oct, nov, dec',
  'january, february, march, april, may, june, july, august, september, october, november, december',
  // German
  'jan|jän, feb, mär|mrz, apr, mai, jun, jul, aug, sep|sept, okt, nov, dez',
  'januar|jänner, februar, märz, april, mai, juni, juli, august, september, oktober, november, dezember',
  // French
  'janv, fév|févr, mars, avr, mai, juin, juil, août, sept, oct, nov, déc',
  'janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre',
  // Spanish
  'ene, feb, mar, abr, may, jun, jul, ago, sep|sept|set, oct, nov, dic',
  'enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre|setiembre, octubre, noviembre, diciembre',
  // Portuguese
  'jan, fev, mar, abr, mai, jun, jul, ago, set, out, nov, dez',
  'janeiro, fevereiro, março, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro',
  // Arabic: Egypt and the Gulf, the Levant, Algeria and Tunisia, Morocco
  'يناير, فبراير, مارس, أبريل, مايو, يونيو, يوليو, أغسطس, سبتمبر, أكتوبر, نوفمبر, ديسمبر',
  'كانون الثاني, شباط, آذار, نيسان, أيار, حزيران, تموز, آب, أيلول, تشرين الأول, تشرين الثاني, كانون الأول',
  'جانفي, فيفري, مارس, أفريل, ماي, جوان, جويلية, أوت, سبتمبر, أكتوبر, نوفمبر, ديسمبر',
  'يناير, فبراير, مارس, أبريل, ماي, يونيو, يوليوز, غشت, شتنبر, أكتوبر, نونبر, دجنبر',
]

/** Every word for a month (without accents, in lower case) with each month it means. */
export const monthWords: readonly (readonly [string, number])[] = years.flatMap((year) =>
  year.split(', ').flatMap((words, index) => words.split('|').map((word) => [nameKeyOf(word), index + 1] as const)),
)

const months = new Map(monthWords)

/** The month (1 to 12) a word means, given without accents and in lower case; 0 when it is no month's. */
export function monthOf(word: string): number {
  return months.get(word) ?? 0
}
