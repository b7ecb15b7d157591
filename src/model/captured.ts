import { profileKeyOf } from './contact.ts'

/** What the address and the title of a page tell of a person; empty where it is not certain. */
export interface Captured {
  /** Their profile address. */
  readonly profile: string
  readonly name: string
  readonly position: string
  readonly company: string
}

/**
 * Who a page is about: a profile's address, and of its title what is certain. `(3) Ana Sousa - Engineer - Tidewater |
 * LinkedIn` has all three; with two parts the second may be a company or a headline, and is left. Undefined for a page
 * that is nobody's profile.
 */
export function readCapture(address: string, title: string): Captured | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, hostname } = new URL(address)
  const key = profileKeyOf(address)
  if (!/^https?:$/.test(protocol) || !/(^|\.)linkedin\.com$/i.test(hostname) || key === undefined) return undefined
  const profile = `https://www.linkedin.com/in/${encodeURIComponent(key)}`
  const line = title.replaceAll('\0', '').trim().replace(/\s+/g, ' ').slice(0, 500)
  const said = /^(?:\(\d+\+?\) )?(.+?) \| LinkedIn$/.exec(line)?.[1] ?? ''
  const [name = '', position = '', company = '', more] = said.split(/ [-–] /)
  const certain = more === undefined && company !== ''
  return { profile, name: name.slice(0, 300), position: certain ? position : '', company: certain ? company : '' }
}
