import type { Contact } from './contact.ts'
import { type Day, earlierOf, laterOf } from './day.ts'
import { type Said, SOURCES, type SourcedContact, type Sources } from './source.ts'

/** The fields of which the owner may take either record's value; a profile is its address with its key. */
export const CHOICE_FIELDS = [
  'name',
  'position',
  'company',
  'profile',
  'email',
  'region',
  'industry',
  'mark',
  'welcomes',
  'isMember',
  'profileRead',
] as const

export type ChoiceField = (typeof CHOICE_FIELDS)[number]

export type Side = 'kept' | 'gone'

/** Whose value to take where both are known and differ; the kept one's where nothing is said. */
export type Choices = Partial<Record<ChoiceField, Side>>

/** One field of the two records, and what it becomes. */
export interface MergedField {
  readonly field: ChoiceField | 'connectedOn' | 'removedOn' | 'remarks'
  readonly kept: string | boolean | null
  readonly gone: string | boolean | null
  readonly value: string | boolean | null
  /** Whose value it is; `both` when they say the same, or when the two were joined. */
  readonly from: Side | 'both'
  /** Whether both are known and differ, so that the owner may choose. */
  readonly open: boolean
}

/** The one record that two become. */
export interface MergedContact {
  readonly contact: Omit<Contact, 'id'>
  readonly sources: Sources
  /** What is known of either, field by field. */
  readonly fields: readonly MergedField[]
}

type Connection = Pick<Contact, 'connectedOn' | 'removedOn'>

/**
 * The connection of two records of one person: the earlier day, with its removal. Where the earlier one had been removed
 * by the day of the later, they are two spells, and the later is the one that counts.
 */
function connectionOf(kept: Connection, gone: Connection): Connection & { from: Side | 'both' } {
  if (gone.connectedOn === null || kept.connectedOn === null)
    return kept.connectedOn === null && gone.connectedOn !== null
      ? { connectedOn: gone.connectedOn, removedOn: gone.removedOn, from: 'gone' }
      : { connectedOn: kept.connectedOn, removedOn: kept.removedOn, from: 'kept' }
  if (kept.connectedOn === gone.connectedOn)
    return { connectedOn: kept.connectedOn, removedOn: kept.removedOn ?? gone.removedOn, from: 'both' }
  const keptFirst = earlierOf(kept.connectedOn, gone.connectedOn) === kept.connectedOn
  const [first, second] = keptFirst ? [kept, gone] : [gone, kept]
  const secondSpell = first.removedOn !== null && second.connectedOn !== null && first.removedOn <= second.connectedOn
  const chosen = secondSpell ? second : first
  return { connectedOn: chosen.connectedOn, removedOn: chosen.removedOn, from: chosen === kept ? 'kept' : 'gone' }
}

function remarksOf(kept: string | null, gone: string | null): string | null {
  if (kept === null || gone === null || kept.trim() === gone.trim()) return kept ?? gone
  return `${kept.trimEnd()}\n\n${gone.trimStart()}`
}

function laterDay(one: Day | null, other: Day | null): Day | null {
  return one !== null && other !== null ? laterOf(one, other) : (one ?? other)
}

function saidTogether(kept: Said, gone: Said): Said {
  const known = Object.entries(kept.values).filter(([, value]) => value !== null && value !== undefined)
  return { on: laterDay(kept.on, gone.on), values: { ...gone.values, ...Object.fromEntries(known) } }
}

function sourcesTogether(kept: Sources, gone: Sources): Sources {
  const joined: Sources = {}
  for (const source of SOURCES) {
    const [one, other] = [kept[source], gone[source]]
    const said = one && other ? saidTogether(one, other) : (one ?? other)
    if (said) joined[source] = said
  }
  return joined
}

/** The value of a field to compare and to show: of a profile, the address. */
function comparedOf(contact: Contact, field: ChoiceField): string | boolean | null {
  return field === 'profile' ? (contact.profileUrl ?? contact.profileKey) : contact[field]
}

function alike(field: ChoiceField, kept: Contact, gone: Contact): boolean {
  if (field === 'profile') return kept.profileKey === gone.profileKey
  if (field === 'email') return kept.email?.toLowerCase() === gone.email?.toLowerCase()
  return kept[field] === gone[field]
}

function fieldOf(field: ChoiceField, kept: Contact, gone: Contact, choice: Side | undefined): MergedField {
  const [one, other] = [comparedOf(kept, field), comparedOf(gone, field)]
  const open = one !== null && other !== null && !alike(field, kept, gone)
  const from = open ? (choice ?? 'kept') : one !== null && other !== null ? 'both' : other === null ? 'kept' : 'gone'
  return { field, kept: one, gone: other, value: from === 'gone' ? other : one, from, open }
}

/** What two records of one person become: known values first, then what was chosen, else what the kept one says. */
export function mergedContact(kept: SourcedContact, gone: SourcedContact, choices: Choices = {}): MergedContact {
  const chosen = CHOICE_FIELDS.map((field) => fieldOf(field, kept, gone, choices[field]))
  const takes = (field: ChoiceField) =>
    chosen.some((each) => each.field === field && each.from === 'gone') ? gone : kept
  const { from, ...connection } = connectionOf(kept, gone)
  const remarks = remarksOf(kept.remarks, gone.remarks)
  const { id: _, sources: __, ...rest } = kept
  const contact: Omit<Contact, 'id'> = {
    ...rest,
    name: takes('name').name,
    profileKey: takes('profile').profileKey,
    profileUrl: takes('profile').profileUrl,
    email: takes('email').email,
    company: takes('company').company,
    position: takes('position').position,
    region: takes('region').region,
    industry: takes('industry').industry,
    mark: takes('mark').mark,
    welcomes: takes('welcomes').welcomes,
    isMember: takes('isMember').isMember,
    profileRead: takes('profileRead').profileRead,
    ...connection,
    remarks,
  }
  const settled = (field: 'connectedOn' | 'removedOn' | 'remarks', whose: MergedField['from']): MergedField => ({
    field,
    kept: kept[field],
    gone: gone[field],
    value: contact[field],
    from: whose,
    open: false,
  })
  const remarksFrom = remarks === kept.remarks ? (kept.remarks === gone.remarks ? 'both' : 'kept') : 'both'
  const fields = [
    ...chosen,
    settled('connectedOn', from),
    settled('removedOn', from),
    settled('remarks', kept.remarks === null && gone.remarks !== null ? 'gone' : remarksFrom),
  ]
  return {
    contact,
    sources: sourcesTogether(kept.sources, gone.sources),
    fields: fields.filter((each) => each.kept !== null || each.gone !== null),
  }
}
