import type { ManagerRecord, NamedPerson } from '#formats/managers/records.ts'
import { ME, nameKeyOf } from '#model/contact.ts'
import type { Relation } from '#model/relation.ts'
import { addContact, ensureMe } from '#store/contacts.ts'
import type { Write } from '#store/journal.ts'
import { addRelation, dateRelation } from '#store/relations.ts'
import { type Speaker, saidBy } from './follow.ts'
import { type Known, namesakes, ofEmail, ofProfile, remember } from './known.ts'
import type { Fate } from './tally.ts'

interface Who {
  readonly id: string
  readonly isNew: boolean
}

/** Takes reporting lines into the book, one after the other, with the people at their ends. */
export class ReportingLines {
  readonly #write: Write
  readonly #known: Known
  readonly #ownName: string | null
  readonly #speaker: Speaker
  readonly #ties: Map<string, Relation[]>
  #meIsThere = false

  constructor(write: Write, known: Known, ties: readonly Relation[], ownName: string | null, speaker: Speaker) {
    this.#write = write
    this.#known = known
    this.#ownName = ownName
    this.#speaker = speaker
    this.#ties = Map.groupBy(ties, (tie) => `${tie.from} ${tie.to}`)
  }

  /** Who a name, an e-mail or an address means; added when nobody is. A name several people share means none of them. */
  async whoIs(person: NamedPerson): Promise<Who | { readonly reason: string }> {
    const key = nameKeyOf(person.name)
    if (key === '') return { reason: 'A name is missing.' }
    if (key === 'me' || (this.#ownName !== null && key === nameKeyOf(this.#ownName))) {
      if (!this.#meIsThere) await ensureMe(this.#write, this.#ownName)
      this.#meIsThere = true
      return { id: ME, isNew: false }
    }
    const byProfile = ofProfile(this.#known, person.profileKey)
    if (byProfile) return { id: byProfile.id, isNew: false }
    const byEmail = ofEmail(this.#known, person.email)
    const [only, ...others] = byEmail.length > 0 ? byEmail : namesakes(this.#known, person.name)
    if (others.length > 0)
      return { reason: `${others.length + 1} people in the book go by "${person.email ?? person.name}".` }
    if (only) return { id: only.id, isNew: false }
    const { name, email, profileKey } = person
    const profileUrl = profileKey === null ? null : `https://www.linkedin.com/in/${encodeURIComponent(profileKey)}`
    const shown = profileKey !== null && /\/in\//i.test(name) ? profileKey.replaceAll('-', ' ') : name
    const values = { name: shown, email, profileKey, profileUrl }
    const sources = saidBy(this.#speaker, values)
    const added = { ...addContact(this.#write, values, sources), sources }
    remember(this.#known, added)
    return { id: added.id, isNew: true }
  }

  /** Writes one line down. What the owner dated stays as it is unless the file gives a day of its own. */
  tie(from: string, to: string, record: Pick<ManagerRecord, 'from' | 'until'>): Fate {
    const key = `${from} ${to}`
    const known = this.#ties.get(key) ?? []
    // Another spell, with a beginning of its own, is a line of its own.
    const same = known.find((tie) => record.from === null || tie.startsOn === null || tie.startsOn === record.from)
    if (!same) {
      const dates = { startsOn: record.from, endsOn: record.until }
      const added = addRelation(this.#write, { from, to, kind: 'reports-to', ...dates, remark: null })
      this.#ties.set(key, [...known, added])
      return 'new'
    }
    const dates = { startsOn: record.from ?? same.startsOn, endsOn: record.until ?? same.endsOn }
    if (dates.startsOn !== null && dates.endsOn !== null && dates.endsOn < dates.startsOn) return 'same'
    const changed = dateRelation(this.#write, same.id, dates)
    this.#ties.set(
      key,
      known.map((tie) => (tie === same ? { ...same, ...dates } : tie)),
    )
    return changed ? 'changed' : 'same'
  }
}
