import type { RejectedRow } from '#formats/table.ts'
import { Rejection } from '#formats/table.ts'
import { nobodyIn } from './address-books.ts'
import { linesOf, managersOn, type Property, partsOf, readCards, textsOf, typesOf } from './cards.ts'
import { personFrom } from './person.ts'
import type { PeopleReading, PersonRecord } from './records.ts'

function named(properties: readonly Property[]): string[] {
  const parts = properties.find(([name]) => name === 'n')
  const [last = '', first = '', middle = ''] = parts ? partsOf(parts) : []
  return [
    ...textsOf(properties, 'fn'),
    [first, middle, last].filter(Boolean).join(' '),
    ...textsOf(properties, 'nickname'),
  ]
}

/** The e-mail addresses of a card, one marked as preferred first. */
function emailsOn(properties: readonly Property[]): string[] {
  const all = properties.filter(([name]) => name === 'email')
  const isFirst = (property: Property) => typesOf(property).includes('pref') || property[1].pref !== undefined
  return [...all.filter(isFirst), ...all.filter((each) => !isFirst(each))].flatMap((each) => textsOf([each], 'email'))
}

function regionOn(properties: readonly Property[]): string {
  const address = properties.find(([name]) => name === 'adr')
  const [, , , city = '', , , country = ''] = address ? partsOf(address) : []
  return [city, country].filter(Boolean).join(', ')
}

/** Reads the people of vCards (versions 2.1, 3.0 and 4.0); a broken card costs no other. */
export function readVcards(text: string, name: string): PeopleReading {
  const records: PersonRecord[] = []
  const rejected: RejectedRow[] = []
  for (const { line, properties, fault } of readCards(text)) {
    if (fault !== undefined) {
      rejected.push({ line, reason: fault })
      continue
    }
    const organisation = properties.find(([key]) => key === 'org')
    const person = personFrom({
      line,
      names: named(properties),
      emails: emailsOn(properties),
      addresses: ['url', 'x-socialprofile', 'socialprofile', 'impp'].flatMap((key) => textsOf(properties, key)),
      company: organisation ? (partsOf(organisation)[0] ?? '') : '',
      position: textsOf(properties, 'title')[0] ?? textsOf(properties, 'role')[0] ?? '',
      region: regionOn(properties),
      remarks: properties
        .filter(([key]) => key === 'note')
        .map(linesOf)
        .join('\n'),
      managers: managersOn(properties),
    })
    if (person instanceof Rejection) rejected.push({ line, reason: person.reason })
    else records.push(person)
  }
  if (records.length === 0) throw nobodyIn(name, rejected)
  return { name, source: 'vcard', kind: 'vCards', read: records.length + rejected.length, records, rejected }
}
