import { z } from 'zod'
import type { ContactFields } from '#actions/contact-fields.ts'
import { type Contact, WELCOMES } from '#model/contact.ts'
import { exactText, line, optionalDay, optionalText, type Written } from './forms.ts'

function oneOf<const T extends readonly [string, ...string[]]>(answers: T) {
  return z
    .enum(['', ...answers])
    .optional()
    .transform((answer) => (answer ? (answer as T[number]) : null))
}

const yesOrNo = oneOf(['yes', 'no']).transform((answer) => (answer === null ? null : answer === 'yes'))

/** The form about a person: what is known of them. */
export const contactForm = z.object({
  name: line('Please write what you call them.', 1000),
  profile: optionalText(500),
  email: optionalText(320),
  company: optionalText(500),
  position: optionalText(500),
  region: optionalText(300),
  industry: optionalText(300),
  mark: oneOf(['high', 'low']),
  connectedOn: optionalDay(),
  removedOn: optionalDay(),
  welcomes: oneOf(WELCOMES),
  isMember: yesOrNo,
  profileRead: yesOrNo,
  remarks: exactText().transform((text) => (text.trim() === '' ? null : text)),
})

const answerOf = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no')

/** What the form holds when it shows a person as they are in the book. */
export function writtenOf(contact: Contact): Written {
  return {
    name: contact.name,
    profile: contact.profileUrl ?? '',
    email: contact.email ?? '',
    company: contact.company ?? '',
    position: contact.position ?? '',
    region: contact.region ?? '',
    industry: contact.industry ?? '',
    mark: contact.mark ?? '',
    connectedOn: contact.connectedOn ?? '',
    removedOn: contact.removedOn ?? '',
    welcomes: contact.welcomes ?? '',
    isMember: answerOf(contact.isMember),
    profileRead: answerOf(contact.profileRead),
    remarks: contact.remarks ?? '',
  }
}

/** Where each field a Problem may name stands in the form. */
export const contactFieldNames: Readonly<Record<keyof ContactFields, string>> = {
  name: 'name',
  profile: 'profile',
  email: 'email',
  company: 'company',
  position: 'position',
  region: 'region',
  industry: 'industry',
  mark: 'mark',
  connectedOn: 'connectedOn',
  removedOn: 'removedOn',
  welcomes: 'welcomes',
  isMember: 'isMember',
  profileRead: 'profileRead',
  remarks: 'remarks',
}
